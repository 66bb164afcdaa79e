//! The parts of a condition: tests of one answer each, and what joins them.

use super::reader::{Given, contains};
use super::truth::{Truth, Truths};
use crate::model::quantity::Range;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, Polarity, Question};

/// A condition, or a part of one that is not written as a condition of its own.
#[derive(Clone, Copy, Debug)]
pub enum Part<'c> {
    /// A condition.
    Whole(&'c Condition),
    /// A test of the answer to a question.
    Answer(usize, Test<'c>),
    /// That a question is asked.
    Asked(usize),
}

/// A test of one answer.
#[derive(Clone, Copy, Debug)]
pub enum Test<'c> {
    /// It is one of these words.
    Is(&'c [AnswerWord]),
    /// It is a number in this range.
    Number(&'c Range),
    /// It counts.
    Counts,
    /// It is in this state.
    State(AnswerState),
}

/// How the truths of parts make the truth of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// The greatest.
    Any,
    /// The least.
    All,
}

impl Join {
    /// The truth of two parts together.
    pub fn of(self, one: Truth, another: Truth) -> Truth {
        match self {
            Self::Any => one.max(another),
            Self::All => one.min(another),
        }
    }

    /// The truth of no parts.
    pub fn of_nothing(self) -> Truths {
        match self {
            Self::Any => Truths::only(Truth::False),
            Self::All => Truths::only(Truth::True),
        }
    }
}

impl<'c> Part<'c> {
    /// The test, of a condition that looks at one answer and nothing else.
    pub fn simplest(self) -> Self {
        match self {
            Self::Whole(Condition::Is(question, words)) => Self::Answer(*question, Test::Is(words)),
            Self::Whole(Condition::Number(question, range)) => {
                Self::Answer(*question, Test::Number(range))
            }
            _ => self,
        }
    }

    /// The parts of a whole that are joined, and how; none of what has no such parts. `questions` is how many there are.
    pub fn joined(self, questions: usize) -> Option<(Join, Vec<Part<'c>>)> {
        let Self::Whole(condition) = self else { return None };
        match condition {
            Condition::Any(parts) => Some((Join::Any, parts.iter().map(Part::Whole).collect())),
            Condition::All(parts) => Some((Join::All, parts.iter().map(Part::Whole).collect())),
            Condition::Counts(counted) => {
                let parts = counted.iter().map(|question| Part::Answer(*question, Test::Counts));
                Some((Join::Any, parts.collect()))
            }
            Condition::Some(state) => {
                let parts = (0..questions).map(|one| Part::Answer(one, Test::State(*state)));
                Some((Join::Any, parts.collect()))
            }
            _ => None,
        }
    }
}

impl Test<'_> {
    /// What it comes to of an answer to a question that is asked; without an answer, where nobody knows whether it is.
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
            // A question that may not be asked is in no state.
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

/// Whether this answer to a question counts.
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
    // Whether it is asked is unknown: so is what would be answered, but nobody has said "not sure", or left it.
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
