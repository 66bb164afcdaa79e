//! A question for the reader, in a questionnaire or before a tool: its answer type, when it is asked, and which answers
//! count. The texts are stored with the item or tool that uses it.

use super::condition::Condition;
use crate::model::id::Id;
use crate::model::quantity::Range;
use crate::model::words::Named;
use crate::span::{Span, Spanned};

/// A question to the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The id, as conditions and mentions refer to it.
    pub id: Spanned<Id>,
    /// The type of its answer.
    pub answer: Answer,
    /// The readers it applies to.
    pub applies_to: AppliesTo,
    /// If given, the question is asked only if this condition is true.
    pub when: Option<Spanned<Condition>>,
}

/// The answer type of a question. Every question can also be answered "not sure", or be left unanswered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The answer is yes or no.
    YesNo {
        /// The answer that counts.
        counts: Polarity,
    },
    /// The answer is one of these choices.
    Choice(Vec<Choice>),
    /// The answer is a number.
    Number {
        /// Unit of the number, as shown.
        unit: Option<String>,
        /// Plausible numbers; any other is treated as unanswered.
        accepts: Option<Range>,
        /// Numbers that count.
        counts: Option<Range>,
        /// Source position of `counts`.
        counts_at: Option<Span>,
    },
}

/// One of the choices of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id, as conditions refer to it.
    pub id: String,
    /// The text of the choice.
    pub text: String,
    /// True if this choice counts.
    pub counts: bool,
}

/// One of the two answers to a yes-or-no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// The answer "yes".
    Yes,
    /// The answer "no".
    No,
}

impl Named for Polarity {
    const ALL: &'static [(&'static str, Self)] = &[("yes", Self::Yes), ("no", Self::No)];
}

/// The readers that something applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppliesTo {
    /// It applies to everybody.
    Any,
    /// It applies to women.
    Female,
    /// It applies to men.
    Male,
}

impl Named for AppliesTo {
    const ALL: &'static [(&'static str, Self)] =
        &[("any", Self::Any), ("female", Self::Female), ("male", Self::Male)];
}

impl Answer {
    /// The name of the answer type.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::YesNo { .. } => "yes-no",
            Self::Choice(_) => "choice",
            Self::Number { .. } => "number",
        }
    }

    /// Returns true if at least one answer counts.
    pub fn can_count(&self) -> bool {
        match self {
            Self::YesNo { .. } => true,
            Self::Choice(choices) => choices.iter().any(|choice| choice.counts),
            Self::Number { counts, .. } => counts.is_some(),
        }
    }
}
