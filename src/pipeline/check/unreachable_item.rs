//! A question that is never asked.

use super::{Check, Facts, is_nobody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, Truth, Wanted, can_hold};
use crate::model::questionnaire::condition::{AnswerWord, Condition};
use crate::model::questionnaire::question::Question;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "unreachable-item",
    severity: Severity::Error,
    message: Words { en: "`{id}` can never be asked", zh: "`{id}` 這一題永遠不會問到" },
    help: Words {
        en: "nobody can meet its `when`: look for parts that exclude each other, or an answer that cannot be given",
        zh: "沒有人符合它的 `when`：請看看條件是否互相矛盾，或提到不可能的回答",
    },
    specification: include_str!("unreachable_item.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let guide = &facts.guide.guide;
    let questionnaires = guide.questionnaires.iter().map(|own| own.questions());
    let tools = guide.tables.iter().map(|table| table.tool.questions());
    for questions in questionnaires.chain(tools) {
        for (number, question) in questions.iter().enumerate() {
            look_at(number, question, &questions, found);
        }
    }
}

fn look_at(number: usize, question: &Question, questions: &[&Question], found: &mut Diagnostics) {
    let Some(when) = &question.when else { return };
    // Whom it concerns and when it is asked must go together.
    if is_nobody(&is_asked(number, questions), &RULE, when.span, found) {
        let finding = RULE.at(when.span).with("id", question.id.value.as_str());
        found.push(finding);
    }
}

fn is_asked(number: usize, questions: &[&Question]) -> Search {
    // Whoever is asked can leave it, and nobody else leaves it.
    let is_left = Condition::Is(number, vec![AnswerWord::Unanswered]);
    can_hold(questions, &[Wanted::is(&is_left, Truth::True)])
}
