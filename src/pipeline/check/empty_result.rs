//! Answers that lead to a result that says nothing.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Given, Reader, Search, Truth, Truths, anybody, counts, search, truths};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Questionnaire, When};
use crate::pipeline::link::Target;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "empty-result",
    severity: Severity::Error,
    message: Words {
        en: "some answers lead to an empty result{example}",
        zh: "有些回答會得到空白的結果{example}",
    },
    help: Words {
        en: "add an outcome that is always shown, or one with `when = \"otherwise\"`: say why nothing to report is no all-clear",
        zh: "請加一個永遠顯示的結果，或一個 `when = \"otherwise\"` 的結果：說明沒有狀況並不代表沒有風險",
    },
    specification: include_str!("empty_result.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for questionnaire in &facts.guide.guide.questionnaires {
        // Without items there are no answers, and so no result.
        if questionnaire.items.is_empty() {
            continue;
        }
        match nobody_told(questionnaire) {
            Search::Nobody => {}
            Search::Found(reader) => {
                let example = example(questionnaire, &reader);
                found.push(RULE.at(questionnaire.id.span).with("example", example));
            }
            // What cannot be decided is taken for possible.
            Search::GaveUp => found.push(RULE.at(questionnaire.id.span).with("example", "")),
        }
    }
}

/// A reader of whose answers none is listed, and to whom no outcome speaks.
fn nobody_told(questionnaire: &Questionnaire<Target>) -> Search {
    let is_certain = |when: &When| matches!(when, When::Always | When::Otherwise);
    if questionnaire.outcomes.iter().any(|outcome| is_certain(&outcome.when)) {
        return Search::Nobody;
    }
    let questions = questionnaire.questions();
    let conditions: Vec<&Condition> =
        questionnaire.outcomes.iter().filter_map(|outcome| outcome.condition()).collect();
    let mut readers = anybody(&questions, &conditions);
    for (number, given) in readers.given.iter_mut().enumerate() {
        given.retain(|given| *given != Given::Unsure && !is_listed(number, *given, &questions));
    }
    let goal = |reader: &Reader| {
        conditions.iter().fold(Truths::only(Truth::True), |silent, condition| {
            let hidden = truths(condition, &questions, reader)
                .map(|truth| Truth::from(truth != Truth::True));
            silent.with(hidden, Ord::min)
        })
    };
    search(readers, &questions, &conditions, &goal)
}

/// Whether this answer alone puts the item on a list, if it is asked.
fn is_listed(number: usize, given: Given, questions: &[&Question]) -> bool {
    let mut reader = Reader::unknown(questions.len());
    reader.given[number] = vec![given];
    let alone: Vec<Question> =
        questions.iter().map(|question| Question { when: None, ..(*question).clone() }).collect();
    counts(number, &alone.iter().collect::<Vec<_>>(), &reader).is_only(Truth::True)
}

/// The answers that decide it, a few of them.
fn example(questionnaire: &Questionnaire<Target>, reader: &Reader) -> String {
    let decided = questionnaire.items.iter().zip(&reader.given).filter_map(|(item, given)| {
        let word = match given.as_slice() {
            [Given::Unanswered] => "unanswered",
            [Given::Yes] => "yes",
            [Given::No] => "no",
            _ => return None,
        };
        Some(format!("`{}` = {word}", item.question.id.value))
    });
    let decided: Vec<_> = decided.take(3).collect();
    if decided.is_empty() { String::new() } else { format!(" ({}, …)", decided.join(", ")) }
}
