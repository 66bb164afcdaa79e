//! A questionnaire: items that sort themselves into groups. There are no scores.

use super::content::{Citation, Document, Inline};
use crate::span::{SourceId, Spanned};

/// The groups of items, in the order in which they are shown.
pub const GROUPS: [&str; 4] = ["sign", "medical-history", "can-change", "cannot-change"];

/// What an answer "yes" calls for, whatever else was answered.
pub const FLAGS: [&str; 3] = ["see-doctor", "tell-doctor", "none"];

/// Whom an item concerns.
pub const APPLIES_TO: [&str; 3] = ["any", "female", "male"];

/// A questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire<R> {
    /// How mentions name it.
    pub id: Spanned<String>,
    /// The file.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// What it is, and what it is not.
    pub introduction: Document<R>,
    /// What all answers have in common.
    pub closing: Document<R>,
    /// Its sources.
    pub sources: Vec<Citation<R>>,
    /// Its items, in order.
    pub items: Vec<Item<R>>,
}

/// How an item is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, no, not sure.
    YesNo,
    /// One of these.
    Choice(Vec<String>),
    /// A number, with a unit.
    Number {
        /// The unit, as shown.
        unit: Option<String>,
    },
}

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<R> {
    /// How mentions name it.
    pub id: Spanned<String>,
    /// What is asked.
    pub question: Vec<Inline<R>>,
    /// How to tell.
    pub hint: Vec<Inline<R>>,
    /// How it is answered.
    pub answer: Answer,
    /// One of [`GROUPS`].
    pub group: String,
    /// One of [`FLAGS`].
    pub flag: String,
    /// One of the evidence labels, if any.
    pub evidence: Option<String>,
    /// One of [`APPLIES_TO`].
    pub applies_to: String,
    /// Why it is asked.
    pub why: Document<R>,
    /// The first step for somebody who answers yes.
    pub next_step: Document<R>,
    /// Where to read on.
    pub links: Vec<R>,
}
