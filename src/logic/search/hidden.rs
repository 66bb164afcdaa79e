//! Finds results that a reader loses by skipping a question. Example: `not (smokes = yes)` is true for a reader who
//! answers "no" and unknown for the same reader without that answer.

use std::collections::BTreeSet;

use super::goal::Goal;
use super::{Example, Search, Searcher, Who};
use crate::logic::evaluate::Evaluation;
use crate::logic::reader::{Given, Reader};
use crate::logic::truth::Truth;
use crate::model::id::Id;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};
use crate::span::Spanned;

/// Most questions examined for one condition.
const MOST: usize = 5;

/// A question that can make a condition unknown when it is skipped.
#[derive(Clone, Debug, PartialEq)]
pub enum Hidden {
    /// Index of the question, and a reader for whom the condition holds only if they answer it.
    From(usize, Box<Example>),
    /// Index of a question that could not be decided within the work limit.
    GaveUp(usize),
}

/// Finds the negated questions of a condition that make it unknown for some reader if only they are skipped. With
/// `beside`, another question must matter to that reader too: a reader who skips the only question expects no result.
pub fn hidden(condition: &Condition, questions: &[&Question], beside: bool) -> Vec<Hidden> {
    let mut negated = BTreeSet::new();
    collect_negated(condition, false, &mut negated);
    if negated.is_empty() {
        return Vec::new();
    }
    // A question that is never answered, so every test of it is unknown.
    let blank = Question {
        id: Spanned::new(Id::default(), questions[0].id.span),
        answer: Answer::YesNo { counts: Polarity::Yes },
        applies_to: AppliesTo::Any,
        when: None,
    };
    let more: Vec<&Question> = questions.iter().copied().chain([&blank]).collect();
    let mut searcher = Searcher::new(&more);
    let look = |question: &usize| {
        let without = without(condition, *question, questions.len());
        let goals = [
            Goal::is(condition, Truth::True),
            Goal::is_not(&without, Truth::True),
            Goal::asked(*question),
        ];
        let found = searcher.search_among(Who::Anybody, &goals, |own, given| {
            given == Given::Unanswered || !std::ptr::eq(own, &blank)
        });
        match found {
            Search::Found(reader) => is_hidden(condition, questions, *question, &reader, beside)
                .then_some(Hidden::From(*question, reader)),
            Search::Nobody => None,
            Search::GaveUp => Some(Hidden::GaveUp(*question)),
        }
    };
    negated.iter().take(MOST).filter_map(look).collect()
}

/// Verifies a found reader by evaluating the full condition with and without the answer.
fn is_hidden(
    condition: &Condition,
    questions: &[&Question],
    question: usize,
    example: &Example,
    beside: bool,
) -> bool {
    let reader = |tells: &dyn Fn(usize) -> bool| {
        let mut reader = Reader::unknown(questions.len());
        (reader.sex, reader.age) = (vec![example.sex], vec![example.age]);
        let told = example.answers.iter().filter(|(own, _)| tells(*own) && *own < questions.len());
        told.for_each(|(own, given)| reader.given[*own] = vec![*given]);
        reader
    };
    let holds = |tells: &dyn Fn(usize) -> bool| {
        Evaluation::new(questions, &reader(tells)).truth(condition) == Truth::True
    };
    holds(&|_| true) && !holds(&|own| own != question) && !(beside && holds(&|own| own == question))
}

/// Collects the questions whose answers the condition tests under a negation.
fn collect_negated(condition: &Condition, is_negated: bool, found: &mut BTreeSet<usize>) {
    match condition {
        Condition::Any(parts) | Condition::All(parts) => {
            parts.iter().for_each(|part| collect_negated(part, is_negated, found));
        }
        Condition::Not(part) => collect_negated(part, !is_negated, found),
        Condition::Is(question, words) if is_negated && words.iter().any(is_real) => {
            found.insert(*question);
        }
        Condition::Number(question, _) if is_negated => drop(found.insert(*question)),
        Condition::Counts(counted) if is_negated => found.extend(counted),
        _ => {}
    }
}

fn is_real(word: &AnswerWord) -> bool {
    !matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered)
}

/// Rewrites a condition as it holds for a reader who skips `question`. `blank` is the index of the question that nobody
/// answers.
fn without(condition: &Condition, question: usize, blank: usize) -> Condition {
    let unknown = || Condition::Counts(vec![blank]);
    let all =
        |parts: &[Condition]| parts.iter().map(|part| without(part, question, blank)).collect();
    match condition {
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(without(part, question, blank))),
        Condition::Is(own, words) if *own == question => {
            if words.contains(&AnswerWord::Unanswered) {
                Condition::All(Vec::new())
            } else if words.iter().any(is_real) {
                unknown()
            } else {
                Condition::Any(Vec::new())
            }
        }
        Condition::Number(own, _) if *own == question => unknown(),
        Condition::Some(AnswerState::Unanswered) => Condition::All(Vec::new()),
        Condition::Counts(counted) if counted.contains(&question) => {
            let others = counted.iter().copied().filter(|own| *own != question).collect();
            Condition::Any(vec![Condition::Counts(others), unknown()])
        }
        _ => condition.clone(),
    }
}
