//! A validated scale, such as an index of age and weight: a weighted sum of a few numbers, with the results of its
//! validation. A scale and its result are separate from the items of the questionnaire.

use crate::model::content::{Citation, Document, Inline};
use crate::model::id::Id;
use crate::model::named::Named;
use crate::model::quantity::{Number, Range};
use crate::span::Spanned;

/// A scientifically validated scale: a weighted sum of a few numbers, such as age and weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The id of the scale in the questionnaire.
    pub id: Spanned<Id>,
    /// The name of the scale.
    pub name: String,
    /// True if the page shows the scale to readers.
    pub enabled: bool,
    /// The numbers that readers enter, in the order of the form.
    pub inputs: Vec<ScaleInput>,
    /// The factor of each input in the weighted sum, in the order of the inputs.
    pub weights: Vec<Number>,
    /// A number that is added to the weighted sum; `None` if nothing is added.
    pub constant: Option<Number>,
    /// How the weighted sum, or each of its terms, is rounded.
    pub rounding: Rounding,
    /// In which people the scale was validated.
    pub population: Document,
    /// The sensitivity: the share of people with the health condition whom the scale detects.
    pub sensitivity: Vec<Inline>,
    /// The specificity: the share of people without the health condition whom the scale clears.
    pub specificity: Vec<Inline>,
    /// What the scale cannot tell, and for whom it is not suitable.
    pub limits: Document,
    /// Publications about the scale and its validation.
    pub sources: Vec<Citation>,
    /// The ranges of values, and what each of them means.
    pub cut_offs: Vec<CutOff>,
}

/// A number that readers enter to compute a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleInput {
    /// The id by which answers in JSON refer to the number.
    pub id: Spanned<Id>,
    /// The question that asks for the number.
    pub text: Vec<Inline>,
    /// The unit of the number, as readers see it; `None` if the number has no unit.
    pub unit: Option<String>,
    /// The plausible numbers; any other number is refused. `None` if all numbers are plausible.
    pub accepts: Option<Range>,
}

/// A range of a scale's values, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct CutOff {
    /// The id by which results in JSON refer to this range of the scale's values.
    pub id: Spanned<Id>,
    /// The name of this range of the scale's values.
    pub name: Vec<Inline>,
    /// The values of the scale that belong to this range.
    pub range: Spanned<Range>,
    /// What a value of the scale in this range means for the reader.
    pub meaning: Vec<Inline>,
}

/// How a scale rounds its weighted sum. Published scales round differently, and the rounding can decide on which side
/// of a cut-off a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// The weighted sum of the scale is not rounded.
    None,
    /// The weighted sum of the scale is rounded to the nearest whole number, halves away from zero.
    Nearest,
    /// The weighted sum of the scale is rounded towards zero.
    Truncate,
    /// Each weighted input is rounded towards zero before it is added.
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
