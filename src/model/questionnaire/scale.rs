//! A validated scale, such as an index of age and weight: a weighted sum of a few numbers, with its validation data. It
//! is kept apart from the items of a questionnaire.

use crate::model::content::{Citation, Document, Inline};
use crate::model::id::Id;
use crate::model::quantity::{Number, Range};
use crate::model::words::Named;
use crate::span::Spanned;

/// A validated scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The id of the scale.
    pub id: Spanned<Id>,
    /// The name of the scale.
    pub name: String,
    /// True if readers see it.
    pub enabled: bool,
    /// The numbers that readers enter.
    pub inputs: Vec<ScaleInput>,
    /// The factor of each input, in the order of the inputs.
    pub weights: Vec<Number>,
    /// A constant that is added to the weighted sum.
    pub constant: Option<Number>,
    /// How the sum is rounded.
    pub rounding: Rounding,
    /// The population in which the scale was validated.
    pub population: Document,
    /// Sensitivity: the share of people with the condition whom the scale detects.
    pub sensitivity: Vec<Inline>,
    /// Specificity: the share of people without the condition whom the scale clears.
    pub specificity: Vec<Inline>,
    /// Limits of the scale.
    pub limits: Document,
    /// Publications about the scale and its validation.
    pub sources: Vec<Citation>,
    /// Cut-offs and their meaning.
    pub cut_offs: Vec<CutOff>,
}

/// A number that a scale needs.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleInput {
    /// The id, as the formula refers to it.
    pub id: Spanned<Id>,
    /// The question that asks for the number.
    pub text: Vec<Inline>,
    /// The unit of the number.
    pub unit: Option<String>,
    /// Plausible numbers; any other is not accepted.
    pub accepts: Option<Range>,
}

/// A range of values of a scale, and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct CutOff {
    /// The id of the cut-off.
    pub id: Spanned<Id>,
    /// The name of the range.
    pub name: Vec<Inline>,
    /// The values in the range.
    pub range: Spanned<Range>,
    /// The meaning of a value in the range.
    pub meaning: Vec<Inline>,
}

/// How the sum is rounded. Published scales differ in this, and it decides the cut-off of readers near a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// The sum is not rounded.
    None,
    /// The sum is rounded to the nearest whole number, halves away from zero.
    Nearest,
    /// The sum is rounded towards zero.
    Truncate,
    /// Each product is rounded towards zero before it is added.
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
