//! A question to the reader: the type of its answer, when it is asked, and which answers count. The texts of the
//! question are in the questionnaire item or in the tool that asks it.

use super::condition::Condition;
use crate::model::id::Id;
use crate::model::named::Named;
use crate::model::quantity::Range;
use crate::span::{Span, Spanned};

/// A question to the reader, without its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The id by which conditions and mentions refer to the question.
    pub id: Spanned<Id>,
    /// The type of the answer, and which answers count.
    pub answer: Answer,
    /// Which readers are asked the question: everybody, women or men.
    pub applies_to: AppliesTo,
    /// The question is asked only if this condition is true; `None` if it is always asked.
    pub when: Option<Spanned<Condition>>,
}

/// The type of a question's answer. Every question can also be answered "not sure", or be left unanswered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The answer is "yes" or "no".
    YesNo {
        /// The answer that counts: the one that the question asks about.
        counts: Polarity,
    },
    /// The answer is one of these choices.
    Choice(Vec<Choice>),
    /// The answer is a number.
    Number {
        /// The unit of the number, as readers see it; `None` if the number has no unit.
        unit: Option<String>,
        /// The plausible numbers. Any other number is treated as no answer. `None` if all numbers are plausible.
        accepts: Option<Range>,
        /// The numbers that count: those that the question asks about. `None` if no number counts.
        counts: Option<Range>,
        /// Source position of the range of numbers that count; `None` if no number counts.
        counts_at: Option<Span>,
    },
}

/// One of the choices among which a reader selects the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id by which conditions refer to the choice.
    pub id: String,
    /// The text of the choice, as readers see it.
    pub text: String,
    /// True if the question asks about this choice. An answer with this choice then counts.
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

/// The readers, by sex, to whom a question applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppliesTo {
    /// The question applies to everybody.
    Any,
    /// The question applies to women.
    Female,
    /// The question applies to men.
    Male,
}

impl Named for AppliesTo {
    const ALL: &'static [(&'static str, Self)] =
        &[("any", Self::Any), ("female", Self::Female), ("male", Self::Male)];
}

impl Answer {
    /// The name of the answer type in TOML files: `yes-no`, `choice` or `number`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::YesNo { .. } => "yes-no",
            Self::Choice(_) => "choice",
            Self::Number { .. } => "number",
        }
    }

    /// Returns true if at least one possible answer counts. A number, for example, counts only if the question has a
    /// range of numbers that count.
    pub fn can_count(&self) -> bool {
        match self {
            Self::YesNo { .. } => true,
            Self::Choice(choices) => choices.iter().any(|choice| choice.counts),
            Self::Number { counts, .. } => counts.is_some(),
        }
    }
}
