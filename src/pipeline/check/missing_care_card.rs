//! A reason to see a doctor, without a card that says so.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, Truth, anybody, asked, search, truths};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Flag, Questionnaire, When};
use crate::pipeline::link::Target;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "missing-care-card",
    severity: Severity::Error,
    message: Words {
        en: "somebody whose answer to `{id}` calls for a doctor may get a result without a care card",
        zh: "`{id}` 的回答需要看醫師，但結果可能沒有就醫提示",
    },
    help: Words {
        en: "let an outcome with `care` cover it: `when = { flag = \"see-doctor\" }` holds for every such item",
        zh: "請寫一個有 `care` 的結果來涵蓋它：`when = { flag = \"see-doctor\" }` 會涵蓋所有這類題目",
    },
    specification: include_str!("missing_care_card.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for questionnaire in &facts.guide.guide.questionnaires {
        let questions = questionnaire.questions();
        for (number, item) in questionnaire.items.iter().enumerate() {
            let red = item.flag == Flag::SeeDoctor;
            if red && is_left_alone(number, questionnaire, &questions) {
                let id = &item.question.id;
                found.push(RULE.at(id.span).with("id", id.value.as_str()));
            }
        }
    }
}

/// Whether the item's answer can count while no care card is shown. What cannot be decided is taken for possible.
fn is_left_alone(
    number: usize,
    questionnaire: &Questionnaire<Target>,
    questions: &[&Question],
) -> bool {
    let cards = questionnaire.outcomes.iter().filter(|outcome| outcome.care.is_some());
    if cards.clone().any(|card| card.when == When::Always) {
        return false;
    }
    let cards: Vec<&Condition> = cards.filter_map(|card| card.condition()).collect();
    let own = Condition::Counts(vec![number]);
    let conditions: Vec<&Condition> = cards.iter().copied().chain([&own]).collect();
    let goal = |reader: &_| {
        let counted =
            asked(number, questions, reader).with(truths(&own, questions, reader), Ord::min);
        cards.iter().fold(counted, |left, card| {
            let hidden =
                truths(card, questions, reader).map(|card| Truth::from(card != Truth::True));
            left.with(hidden, Ord::min)
        })
    };
    search(anybody(questions, &conditions), questions, &conditions, &goal) != Search::Nobody
}
