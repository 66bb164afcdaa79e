//! Finds results that a reader loses by skipping a question. Example: `not (smokes = yes)` is true for a reader who
//! answers "no" to `smokes`, and unknown if the same reader skips `smokes`.
//!
//! The search compares three situations of one reader: every question is answered as given; one question is skipped;
//! only that question is answered. It keeps a copy of all questions for each situation, because a question whose `when`
//! depends on the skipped one may be asked in one situation and not in another.

use std::collections::BTreeSet;

use super::goal::Goal;
use super::{Example, SearchResult, Solver, Who};
use crate::logic::truth::Truth;
use crate::model::questionnaire::condition::{AnswerWord, Condition};
use crate::model::questionnaire::question::Question;
use crate::span::Spanned;

/// Maximum number of questions that are examined for one condition, because each needs a search.
const MOST_EXAMINED: usize = 5;

/// A condition under which readers see a result, such as a care card. A reader may lose this result by skipping a
/// question.
#[derive(Clone, Copy, Debug)]
pub struct ExaminedCondition<'c> {
    /// The condition under which the reader sees the result.
    pub condition: &'c Condition,
    /// True to leave out questions whose answer alone makes the condition true. A reader who skips the only question
    /// that matters does not expect the result.
    pub needs_other_question: bool,
}

/// A question that hides a result: if a reader skips this question, the condition for the result is no longer true.
#[derive(Clone, Debug, PartialEq)]
pub enum HidingQuestion {
    /// Index of the question, and an example of a reader. The condition is true for this reader, but not if this reader
    /// skips the question.
    Found(usize, Box<Example>),
    /// Index of the question. The search gave up before it knew whether skipping this question hides the result.
    GaveUp(usize),
}

/// Returns, for each condition in `examined`, the questions that hide its result: some reader loses the result by
/// skipping only this question. Only questions whose answers the condition tests under a `not` can do so; at most five
/// of them are examined for each condition.
pub fn hiding_questions(
    examined: &[ExaminedCondition<'_>],
    questions: &[&Question],
) -> Vec<Vec<HidingQuestion>> {
    let negated: Vec<BTreeSet<usize>> = examined.iter().map(|own| negated(own.condition)).collect();
    if negated.iter().all(BTreeSet::is_empty) {
        return vec![Vec::new(); examined.len()];
    }
    let count = questions.len();
    let copies = [count, 2 * count].map(|by| {
        questions.iter().map(move |own| own.when.as_ref().map(|when| moved_question(own, when, by)))
    });
    let copies: Vec<Option<Question>> = copies.into_iter().flatten().collect();
    let originals = questions.iter().cycle();
    let copied = copies.iter().zip(originals).map(|(copy, own)| copy.as_ref().unwrap_or(own));
    let all: Vec<&Question> = questions.iter().copied().chain(copied).collect();
    let mut searcher = Solver::new(&all);
    // In the first copy of the questions, all questions except the examined one are answered. In the second copy, only
    // the examined one is answered. No question has the index `nothing`, so a question with this answer owner has no
    // answer.
    let nothing = all.len();
    for question in 0..count {
        searcher.set_answer_owner(question + count, question);
        searcher.set_answer_owner(question + 2 * count, nothing);
    }
    let look = |(own, negated): (&ExaminedCondition<'_>, &BTreeSet<usize>)| {
        let [skipped, alone] = [count, 2 * count].map(|by| moved(own.condition, by));
        let look_at = |question: &usize| {
            let mut goals = vec![
                Goal::is(own.condition, Truth::True),
                Goal::is_not(&skipped, Truth::True),
                Goal::asked(*question),
            ];
            goals.extend(own.needs_other_question.then(|| Goal::is_not(&alone, Truth::True)));
            searcher.set_answer_owner(question + count, nothing);
            searcher.set_answer_owner(question + 2 * count, *question);
            let found = searcher.search(Who::Anybody, &goals);
            searcher.set_answer_owner(question + count, *question);
            searcher.set_answer_owner(question + 2 * count, nothing);
            match found {
                SearchResult::Found(reader) => Some(HidingQuestion::Found(*question, reader)),
                SearchResult::Nobody => None,
                SearchResult::GaveUp => Some(HidingQuestion::GaveUp(*question)),
            }
        };
        negated.iter().take(MOST_EXAMINED).filter_map(look_at).collect()
    };
    examined.iter().zip(&negated).map(look).collect()
}

/// Indices of the questions whose answers the condition tests under a `not`. Only these are examined.
fn negated(condition: &Condition) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    collect_negated(condition, false, &mut found);
    found
}

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

fn moved_question(question: &Question, when: &Spanned<Condition>, by: usize) -> Question {
    Question { when: Some(Spanned::new(moved(&when.value, by), when.span)), ..question.clone() }
}

/// Copies a condition and adds `by` to the index of each question in it. The result tests the answers in another copy
/// of the questions.
fn moved(condition: &Condition, by: usize) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(|part| moved(part, by)).collect();
    match condition {
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(moved(part, by))),
        Condition::Is(question, words) => Condition::Is(question + by, words.clone()),
        Condition::Number(question, range) => Condition::Number(question + by, range.clone()),
        Condition::Counts(counted) => {
            Condition::Counts(counted.iter().map(|own| own + by).collect())
        }
        Condition::Some(state, range) => Condition::Some(*state, range.start + by..range.end + by),
        Condition::Age(_) | Condition::Sex(_) => condition.clone(),
    }
}
