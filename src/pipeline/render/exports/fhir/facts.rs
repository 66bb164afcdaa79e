//! FHIR items that ask for the reader's sex and age, with the same words as the questionnaire's page. They exist only
//! if the page asks for sex and age too. They come before all questions.

use super::super::Exporter;
use super::super::text::clean;
use super::coding::Coding;
use super::fhir_item::FhirItem;
use crate::model::named::Named;
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::Questionnaire;
use crate::model::questionnaire::condition::Sex;
use crate::pipeline::compose::view::{Demographics, questionnaire_asks};
use crate::theme::Locale;

/// Id of the FHIR item that asks for sex; `AGE` is the id of the item that asks for age. Authors' ids cannot contain a
/// slash.
pub const SEX: &str = "/sex";
pub const AGE: &str = "/age";

/// An age group in years: the lowest and the highest age, both included; `None` if there is no highest age.
pub type Ages = (u32, Option<u32>);

/// What a questionnaire asks in addition to its own questions: sex and age.
pub struct Facts {
    asks: Demographics,
    /// The age groups among which readers choose, as on the page of the questionnaire.
    pub ages: Vec<Ages>,
}

impl Facts {
    /// Finds out whether a questionnaire, with its schedule, asks for sex and age.
    pub fn of(questionnaire: &Questionnaire, exporter: &Exporter<'_>) -> Self {
        let schedule = exporter.at.guide.schedule_of(questionnaire);
        let (asks, ages) = questionnaire_asks(questionnaire, schedule);
        Self { asks, ages }
    }

    /// The FHIR items that ask for sex and age, after a text that explains why.
    pub fn items<'g>(&self, locale: &Locale) -> Vec<FhirItem<'g>> {
        let text = |word| clean(locale.word(&["tool", word]));
        let item = |id: &str, word, options: Vec<Coding>| {
            let declined = Coding::declined().saying(locale.word(&["tool", "rather_not"]));
            FhirItem::choice(id, text(word), options.into_iter().chain([declined]).collect())
        };
        let sexes = Sex::ALL
            .iter()
            .map(|(name, sex)| Coding::sex(*sex).saying(locale.word(&["tool", name])));
        let ages =
            self.ages.iter().map(|ages| Coding::ages(*ages).saying(&in_words(*ages, locale)));
        let sex = self.asks.sex.then(|| item(SEX, "sex", sexes.collect()));
        let age = self.asks.age.then(|| item(AGE, "age", ages.collect()));
        let purpose = (sex.is_some() || age.is_some())
            .then(|| FhirItem::display("/facts", text("facts")))
            .flatten();
        [purpose, sex, age].into_iter().flatten().collect()
    }
}

/// Returns true if an age group lies in a range of ages. The age groups are chosen so that each of them lies in the
/// range completely or not at all.
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
