//! Sex and age, where the page asks for them: before all questions, in its words.

use super::super::Exporter;
use super::super::text::clean;
use super::coding::Coding;
use super::item::Item;
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::Questionnaire;
use crate::model::questionnaire::condition::Sex;
use crate::model::words::Named;
use crate::pipeline::compose::view::{Asks, questionnaire_asks};
use crate::theme::Locale;

/// The items for them. No author's id has a slash.
pub const SEX: &str = "/sex";
pub const AGE: &str = "/age";

/// Ages in years, both ends included; an end that is missing is open.
pub type Ages = (u32, Option<u32>);

/// What a questionnaire asks beside its items.
pub struct Facts {
    asks: Asks,
    /// The ages that it tells apart.
    pub ages: Vec<Ages>,
}

impl Facts {
    /// What a questionnaire asks.
    pub fn of(questionnaire: &Questionnaire, exporter: &Exporter<'_>) -> Self {
        let schedule = exporter.at.guide.schedule_of(questionnaire);
        let (asks, ages) = questionnaire_asks(questionnaire, schedule);
        Self { asks, ages }
    }

    /// The items that ask it, and before them what it is for.
    pub fn items<'g>(&self, locale: &Locale) -> Vec<Item<'g>> {
        let text = |word| clean(locale.word(&["tool", word]));
        let item = |id: &str, word, options: Vec<Coding>| {
            let declined = Coding::declined().saying(locale.word(&["tool", "rather_not"]));
            Item::choice(id, text(word), options.into_iter().chain([declined]).collect())
        };
        let sexes = Sex::ALL
            .iter()
            .map(|(name, sex)| Coding::sex(*sex).saying(locale.word(&["tool", name])));
        let ages =
            self.ages.iter().map(|ages| Coding::ages(*ages).saying(&in_words(*ages, locale)));
        let sex = self.asks.sex.then(|| item(SEX, "sex", sexes.collect()));
        let age = self.asks.age.then(|| item(AGE, "age", ages.collect()));
        let purpose = (sex.is_some() || age.is_some())
            .then(|| Item::display("/facts", text("facts")))
            .flatten();
        [purpose, sex, age].into_iter().flatten().collect()
    }
}

/// Whether these ages are all in a range. No range cuts through ages that a questionnaire tells apart.
pub fn are_within((from, to): Ages, range: AgeRange) -> bool {
    let ends_before = |end| to.is_some_and(|to| to <= end);
    range.from.is_none_or(|start| start <= from) && range.to.is_none_or(ends_before)
}

fn in_words((from, to): Ages, locale: &Locale) -> String {
    let word = match (from, to) {
        (_, None) => "age_from",
        (0, Some(_)) => "age_up_to",
        (_, Some(_)) => "age_from_to",
    };
    let count = to.filter(|_| word == "age_up_to").unwrap_or(from);
    let to = to.map(|to| to.to_string()).unwrap_or_default();
    let values = [("from", from.to_string()), ("to", to)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    locale.counted(&["formats", word], count.into(), &values)
}
