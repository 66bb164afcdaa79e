//! What must hold of a reader's answers, as data. What it means of given answers is `logic`'s.

use crate::model::quantity::{AgeRange, Range};
use crate::model::words::Named;

/// A condition. Questions go by their number in the questionnaire or the table that the condition stands in.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// One of these holds.
    Any(Vec<Condition>),
    /// All of these hold.
    All(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The answer to the question is one of these.
    Is(usize, Vec<AnswerWord>),
    /// The answer to the question is a number in this range.
    Number(usize, Range),
    /// The answer to one of these questions counts.
    Counts(Vec<usize>),
    /// Some question that is asked is in this state.
    Some(AnswerState),
    /// The reader is of this age.
    Age(AgeRange),
    /// The reader is a woman, or is a man.
    Sex(Sex),
}

/// A word for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerWord {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    Unsure,
    /// None.
    Unanswered,
    /// One of the answers to choose from, by number.
    Choice(usize),
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// Its answer counts.
    Counts,
    /// The reader is not sure.
    Unsure,
    /// It was left.
    Unanswered,
    /// It was answered, if only by "not sure".
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

/// The sex by which guidelines tell readers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Women.
    Female,
    /// Men.
    Male,
}

impl Named for Sex {
    const ALL: &'static [(&'static str, Self)] = &[("female", Self::Female), ("male", Self::Male)];
}

impl Condition {
    /// Visits every part of the condition, itself first.
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

    /// The questions that it names, in order, each once.
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

    /// Whether some part of it is like this.
    pub fn has(&self, wanted: impl Fn(&Condition) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |part| found |= wanted(part));
        found
    }
}
