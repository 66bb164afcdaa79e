//! Conditions on a reader's answers, as data. The `logic` module evaluates them.

use std::ops;

use crate::model::quantity::{AgeRange, Range};
use crate::model::words::Named;

/// A condition. A question is given by its index in the questionnaire or table that contains the condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// All of these hold.
    All(Vec<Condition>),
    /// The condition does not hold: the negation of another one.
    Not(Box<Condition>),
    /// The answer to the question is one of these.
    Is(usize, Vec<AnswerWord>),
    /// The answer to the question is a number in this range.
    Number(usize, Range),
    /// The answer to at least one of these questions counts.
    Counts(Vec<usize>),
    /// At least one of these consecutive questions is asked and in this state. In a guide they are all questions of the
    /// questionnaire.
    Some(AnswerState, ops::Range<usize>),
    /// The reader's age is in this range.
    Age(AgeRange),
    /// The reader has this sex.
    Sex(Sex),
}

/// An answer that a condition can test for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerWord {
    /// The answer "yes".
    Yes,
    /// The answer "no".
    No,
    /// The answer "not sure".
    Unsure,
    /// The question was left unanswered.
    Unanswered,
    /// One of the choices, by index.
    Choice(usize),
}

/// The state of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// The answer to the question counts.
    Counts,
    /// The answer is "not sure".
    Unsure,
    /// The question was left unanswered.
    Unanswered,
    /// The question was answered, which includes "not sure".
    Answered,
}

impl Named for AnswerState {
    const ALL: &'static [(&'static str, Self)] = &[
        ("counts", Self::Counts),
        ("unsure", Self::Unsure),
        ("unanswered", Self::Unanswered),
        ("answered", Self::Answered),
    ];
}

/// The reader's sex, as far as guidelines distinguish it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// The reader is a woman.
    Female,
    /// The reader is a man.
    Male,
}

impl Named for Sex {
    const ALL: &'static [(&'static str, Self)] = &[("female", Self::Female), ("male", Self::Male)];
}

impl Condition {
    /// Calls `visit` for the condition and all its parts, outermost first.
    pub fn visit(&self, visit: &mut impl FnMut(&Condition)) {
        visit(self);
        match self {
            Self::Any(parts) | Self::All(parts) => {
                parts.iter().for_each(|part| part.visit(visit));
            }
            Self::Not(part) => part.visit(visit),
            _ => {}
        }
    }

    /// The indices of the questions that the condition refers to, sorted, without duplicates.
    pub fn questions(&self) -> Vec<usize> {
        let mut questions = Vec::new();
        self.visit(&mut |part| match part {
            Self::Is(question, _) | Self::Number(question, _) => questions.push(*question),
            Self::Counts(counted) => questions.extend(counted),
            _ => {}
        });
        let mut seen = std::collections::BTreeSet::new();
        questions.retain(|question| seen.insert(*question));
        questions
    }

    /// Returns true if the condition or one of its parts satisfies `wanted`.
    pub fn has(&self, wanted: impl Fn(&Condition) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |part| found |= wanted(part));
        found
    }
}
