//! Splits a condition into its parts, and evaluates tests of a single answer.

use super::reader::{Given, contains};
use super::truth::{Truth, TruthSet};
use crate::model::quantity::Range;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, Polarity, Question};

/// What a goal of a search is about: a whole condition, the test of one answer, or the statement that a question is
/// asked. Authors do not write this statement. It follows from conditions: `smoking = yes` is true only for readers who
/// are asked the question `smoking`.
#[derive(Clone, Copy, Debug)]
pub enum ConditionPart<'c> {
    /// A condition as it is written.
    Whole(&'c Condition),
    /// A test of the answer to the question with this index.
    Answer(usize, Test<'c>),
    /// The statement that the question with this index is asked.
    Asked(usize),
}

/// A test that the answer to one question passes or fails.
#[derive(Clone, Copy, Debug)]
pub enum Test<'c> {
    /// Passed if the answer is one of these words, such as "yes" or "not sure".
    Is(&'c [AnswerWord]),
    /// Passed if the answer is a number in this range.
    Number(&'c Range),
    /// Passed if the answer counts: if it is the one that the question asks about.
    Counts,
    /// Passed if the answer is in this state, such as "not sure".
    State(AnswerState),
}

/// How a condition joins its parts: by "or" or by "and".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "Or": the result is the greatest truth value of the parts, in the order false, unknown, true.
    Any,
    /// "And": the result is the least truth value of the parts, in the order false, unknown, true.
    All,
}

impl Join {
    /// Joins the truth values of two parts. In the order false, unknown, true, "or" gives the greater of the two
    /// values, "and" the lesser.
    pub fn of(self, one: Truth, another: Truth) -> Truth {
        match self {
            Self::Any => one.max(another),
            Self::All => one.min(another),
        }
    }

    /// The truth value of a condition without parts: false for "or", true for "and".
    pub fn of_no_parts(self) -> TruthSet {
        match self {
            Self::Any => TruthSet::only(Truth::False),
            Self::All => TruthSet::only(Truth::True),
        }
    }
}

impl<'c> ConditionPart<'c> {
    /// If this is a condition that only tests one answer, such as `smoking = yes`, returns it as the variant `Answer`.
    /// Anything else is returned unchanged.
    pub fn simplest(self) -> Self {
        match self {
            Self::Whole(Condition::Is(question, words)) => Self::Answer(*question, Test::Is(words)),
            Self::Whole(Condition::Number(question, range)) => {
                Self::Answer(*question, Test::Number(range))
            }
            _ => self,
        }
    }

    /// Returns how a condition joins its parts, by "or" or by "and", and the parts. `None` for a condition that joins
    /// no parts, such as a test of one answer or a `not`.
    pub fn joined(self) -> Option<(Join, Vec<ConditionPart<'c>>)> {
        let Self::Whole(condition) = self else { return None };
        match condition {
            Condition::Any(parts) => {
                Some((Join::Any, parts.iter().map(ConditionPart::Whole).collect()))
            }
            Condition::All(parts) => {
                Some((Join::All, parts.iter().map(ConditionPart::Whole).collect()))
            }
            Condition::Counts(counted) => {
                let parts =
                    counted.iter().map(|question| ConditionPart::Answer(*question, Test::Counts));
                Some((Join::Any, parts.collect()))
            }
            Condition::Some(state, range) => {
                let parts =
                    range.clone().map(|one| ConditionPart::Answer(one, Test::State(*state)));
                Some((Join::Any, parts.collect()))
            }
            _ => None,
        }
    }
}

impl Test<'_> {
    /// Evaluates the test for an answer to `question`. `given` is `None` if it is unknown whether the question is
    /// asked.
    pub fn truth(self, question: &Question, given: Option<Given>) -> Truth {
        match (self, given) {
            (Test::Is(words), given) => is(given, words),
            (Test::Number(range), Some(Given::Number(number))) => {
                Truth::from(contains(range, number))
            }
            (Test::Number(_), Some(Given::Yes | Given::No | Given::Choice(_))) => Truth::False,
            (Test::Number(_), _) => Truth::Unknown,
            (Test::Counts, Some(given)) => counts(question, given),
            (Test::Counts, None) if question.answer.can_count() => Truth::Unknown,
            (Test::Counts, None) => Truth::False,
            // If it is unknown whether the question is asked, its answer has no state, so the test is false.
            (Test::State(state), given) => {
                Truth::from(given.is_some_and(|given| is_in(state, question, given)))
            }
        }
    }
}

fn is_in(state: AnswerState, question: &Question, given: Given) -> bool {
    match state {
        AnswerState::Counts => counts(question, given) == Truth::True,
        AnswerState::Unsure => given == Given::Unsure,
        AnswerState::Unanswered => given == Given::Unanswered,
        AnswerState::Answered => given != Given::Unanswered,
    }
}

/// The truth value of the statement that an answer counts. An answer counts if it is the one that the question asks
/// about. Unknown for "not sure" and for no answer. False if no answer to the question can count.
pub fn counts(question: &Question, given: Given) -> Truth {
    if !question.answer.can_count() {
        return Truth::False;
    }
    match (&question.answer, given) {
        (_, Given::Unsure | Given::Unanswered) => Truth::Unknown,
        (Answer::YesNo { counts }, given) => {
            Truth::from((*counts == Polarity::Yes) == (given == Given::Yes))
        }
        (Answer::Choice(choices), Given::Choice(place)) => {
            Truth::from(choices.get(place).is_some_and(|choice| choice.counts))
        }
        (Answer::Number { counts: Some(range), .. }, Given::Number(number)) => {
            Truth::from(contains(range, number))
        }
        _ => Truth::False,
    }
}

fn is(given: Option<Given>, words: &[AnswerWord]) -> Truth {
    let real =
        words.iter().any(|word| !matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered));
    // It is unknown whether the question is asked, so its real answer is unknown too. But the reader certainly did not
    // tick "not sure" or skip the question, so tests for those are false.
    let Some(given) = given else {
        return if real { Truth::Unknown } else { Truth::False };
    };
    let said = words.iter().any(|word| match word {
        AnswerWord::Yes => given == Given::Yes,
        AnswerWord::No => given == Given::No,
        AnswerWord::Unsure => given == Given::Unsure,
        AnswerWord::Unanswered => given == Given::Unanswered,
        AnswerWord::Choice(place) => given == Given::Choice(*place),
    });
    match given {
        _ if said => Truth::True,
        Given::Unsure | Given::Unanswered if real => Truth::Unknown,
        _ => Truth::False,
    }
}
