//! A reason to see a doctor, without a card that says so.

use super::{Check, Facts, is_somebody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, Truth, Wanted, anybody, search};
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
            let (red, id) = (item.flag == Flag::SeeDoctor, &item.question.id);
            let left_alone = || left_alone(number, questionnaire, &questions);
            if red && is_somebody(&left_alone(), &RULE, id.span, found) {
                found.push(RULE.at(id.span).with("id", id.value.as_str()));
            }
        }
    }
}

/// A reader whose answer to the item counts, and who is shown no care card.
fn left_alone(
    number: usize,
    questionnaire: &Questionnaire<Target>,
    questions: &[&Question],
) -> Search {
    let cards = questionnaire.outcomes.iter().filter(|outcome| outcome.care.is_some());
    if cards.clone().any(|card| card.when == When::Always) {
        return Search::Nobody;
    }
    let cards: Vec<&Condition> = cards.filter_map(|card| card.condition()).collect();
    let own = Condition::Counts(vec![number]);
    let conditions: Vec<&Condition> = cards.iter().copied().chain([&own]).collect();
    let hidden = cards.iter().map(|card| Wanted::is_not(card, Truth::True));
    let wanted: Vec<_> = [Wanted::is(&own, Truth::True)].into_iter().chain(hidden).collect();
    search(anybody(questions, &conditions), questions, &wanted)
}
