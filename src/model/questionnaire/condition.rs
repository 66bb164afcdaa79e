//! Conditions on the answers of a reader, as data. The module `logic` evaluates them.

use std::ops;

use crate::model::named::Named;
use crate::model::quantity::{AgeRange, Range};

/// A condition on the answers of a reader. It names a question by its index in the questionnaire or table that contains
/// the condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// True if at least one of these conditions is true.
    Any(Vec<Condition>),
    /// True if all of these conditions are true.
    All(Vec<Condition>),
    /// True if this condition is false.
    Not(Box<Condition>),
    /// True if the answer to the question with this index is one of these answers.
    Is(usize, Vec<AnswerWord>),
    /// True if the answer to the question with this index is a number in this range.
    Number(usize, Range),
    /// True if the answer to at least one of the questions with these indices counts. An answer counts if it is the one
    /// that the question asks about.
    Counts(Vec<usize>),
    /// True if at least one question with an index in this range is asked and has an answer in this state. The range
    /// contains all questions of the questionnaire. The search for questions that hide a result works on a list of
    /// several copies of the questions; there, the range contains one copy.
    Some(AnswerState, ops::Range<usize>),
    /// True if the reader's age is in this range.
    Age(AgeRange),
    /// True if the reader is of this sex.
    Sex(Sex),
}

/// An answer that a condition can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerWord {
    /// The answer "yes".
    Yes,
    /// The answer "no".
    No,
    /// The answer "not sure".
    Unsure,
    /// No answer was given.
    Unanswered,
    /// The choice with this index, in the list of the question's choices.
    Choice(usize),
}

/// A state of a question's answer that conditions can test, such as "not sure".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// The answer counts: it is the one that the question asks about.
    Counts,
    /// The answer is "not sure".
    Unsure,
    /// No answer was given.
    Unanswered,
    /// An answer was given. It may be "not sure".
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
    /// Calls `visit` for the condition and for every condition inside it, at any depth. An outer condition comes before
    /// the conditions inside it.
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

    /// The indices of the questions that the condition names, without duplicates, in the order in which it names them.
    /// The questions in the range of a [`Condition::Some`] are left out.
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

    /// Returns true if `wanted` returns true for the condition itself, or for a condition inside it, at any depth.
    pub fn has(&self, wanted: impl Fn(&Condition) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |part| found |= wanted(part));
        found
    }
}
