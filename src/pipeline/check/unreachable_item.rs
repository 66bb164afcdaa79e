//! A question that is never asked.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, asked, can_hold};
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
    if is_asked(number, questions) == Search::Nobody {
        let finding = RULE.at(when.span).with("id", question.id.value.as_str());
        found.push(finding);
    }
}

fn is_asked(number: usize, questions: &[&Question]) -> Search {
    let conditions: Vec<_> = questions[number].when.iter().map(|when| &when.value).collect();
    can_hold(questions, &conditions, &|reader| asked(number, questions, reader))
}
