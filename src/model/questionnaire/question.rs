//! A question that a reader can answer, in a questionnaire or before a tool: how, when it is asked, and which answer
//! counts. Its words stand beside it, where it is used.

use super::condition::Condition;
use crate::model::id::Id;
use crate::model::quantity::Range;
use crate::model::words::Named;
use crate::span::{Span, Spanned};

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// How conditions and mentions name it.
    pub id: Spanned<Id>,
    /// How it is answered.
    pub answer: Answer,
    /// Whom it concerns.
    pub applies_to: AppliesTo,
    /// It is asked only if this is true.
    pub when: Option<Spanned<Condition>>,
}

/// How a question is answered. Every question can also be answered "not sure", or be left.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Yes or no.
    YesNo {
        /// The answer that counts.
        counts: Polarity,
    },
    /// One of these.
    Choice(Vec<Choice>),
    /// A number.
    Number {
        /// What it counts, as shown.
        unit: Option<String>,
        /// Numbers that make sense; any other is no answer.
        accepts: Option<Range>,
        /// Numbers that count.
        counts: Option<Range>,
        /// Where `counts` is written.
        counts_at: Option<Span>,
    },
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How conditions name it.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it counts.
    pub counts: bool,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Named for Polarity {
    const ALL: &'static [(&'static str, Self)] = &[("yes", Self::Yes), ("no", Self::No)];
}

/// Whom something concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppliesTo {
    /// Everybody.
    Any,
    /// Women.
    Female,
    /// Men.
    Male,
}

impl Named for AppliesTo {
    const ALL: &'static [(&'static str, Self)] =
        &[("any", Self::Any), ("female", Self::Female), ("male", Self::Male)];
}

impl Answer {
    /// The word for the way it is answered.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::YesNo { .. } => "yes-no",
            Self::Choice(_) => "choice",
            Self::Number { .. } => "number",
        }
    }

    /// Whether some answer counts.
    pub fn can_count(&self) -> bool {
        match self {
            Self::YesNo { .. } => true,
            Self::Choice(choices) => choices.iter().any(|choice| choice.counts),
            Self::Number { counts, .. } => counts.is_some(),
        }
    }
}
