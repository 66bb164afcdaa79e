//! A validated scale, such as an index of age and weight: one number from a few, with everything that must be known
//! before anybody may show it. It is no part of a questionnaire's items, and never mixed with them.

use crate::model::content::{Citation, Document, Inline};
use crate::model::id::Id;
use crate::model::quantity::{Number, Range};
use crate::model::words::Named;
use crate::span::Spanned;

/// A scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is called.
    pub name: String,
    /// Whether readers see it.
    pub enabled: bool,
    /// What it asks for.
    pub inputs: Vec<ScaleInput>,
    /// What each input is multiplied by, in the order of the inputs.
    pub weights: Vec<Number>,
    /// What is added.
    pub constant: Option<Number>,
    /// How the sum becomes the value.
    pub rounding: Rounding,
    /// For whom it was validated.
    pub population: Document,
    /// How many of those who have it are found.
    pub sensitivity: Vec<Inline>,
    /// How many of those who do not have it are cleared.
    pub specificity: Vec<Inline>,
    /// What it cannot say.
    pub limits: Document,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// What values mean.
    pub cut_offs: Vec<CutOff>,
}

/// A number that a scale asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleInput {
    /// How the formula names it.
    pub id: Spanned<Id>,
    /// What is asked.
    pub text: Vec<Inline>,
    /// What it counts.
    pub unit: Option<String>,
    /// Numbers that make sense.
    pub accepts: Option<Range>,
}

/// A range of values, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct CutOff {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is called.
    pub name: Vec<Inline>,
    /// Which values.
    pub range: Spanned<Range>,
    /// What they mean.
    pub meaning: Vec<Inline>,
}

/// How a sum becomes a value. Published scales differ, and readers near a boundary fall on another side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// It is the value.
    None,
    /// To the nearest whole number, halves away from zero.
    Nearest,
    /// Decimals are cut off.
    Truncate,
    /// Decimals are cut off each product before they are added.
    TruncateEachTerm,
}

impl Named for Rounding {
    const ALL: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("nearest", Self::Nearest),
        ("truncate", Self::Truncate),
        ("truncate-each-term", Self::TruncateEachTerm),
    ];
}
