//! `enableWhen`: tests of answers that enable an item if all, or any, of them hold.
//!
//! In R4, `!=` also holds if there is no answer.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::super::digits::Digits;
use super::coding::Coding;
use crate::model::quantity::{Bound, Number};

/// The condition that enables an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enabled<'g> {
    /// The tests; empty if the item is always enabled.
    pub when: Vec<EnableWhen<'g>>,
    /// How several tests are combined.
    pub behavior: Option<Behavior>,
}

/// How several tests are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Behavior {
    /// All tests must hold.
    All,
    /// At least one test must hold.
    Any,
}

/// A test of the answer to one item. An item that is not enabled has no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct EnableWhen<'g> {
    /// The item that is tested.
    pub question: Cow<'g, str>,
    /// The expected answer.
    pub answer: Tested<'g>,
}

/// The expected answer of a test.
#[derive(Clone, Debug, PartialEq)]
pub enum Tested<'g> {
    /// There is an answer (true) or none (false).
    Exists(bool),
    /// The answer is this boolean.
    Boolean(bool),
    /// The answer is the other boolean, or there is no answer.
    NotBoolean(bool),
    /// The answer is this code.
    Coding(Coding),
    /// The answer is another code, or there is no answer.
    NotCoding(Coding),
    /// The answer is a number from this bound upwards.
    From(End<'g>),
    /// The answer is a number up to this bound.
    UpTo(End<'g>),
}

/// A bound of a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End<'g> {
    number: &'g Number,
    inclusive: bool,
}

impl<'g> Enabled<'g> {
    /// Combines several tests.
    pub fn new(when: Vec<EnableWhen<'g>>, behavior: Behavior) -> Self {
        let behavior = (when.len() > 1).then_some(behavior);
        Self { when, behavior }
    }
}

impl<'g> Tested<'g> {
    /// Tests for a number not below a range with this lower bound.
    pub fn from(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// Tests for a number not above a range with this upper bound.
    pub fn up_to(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// Tests for a number below a range with this lower bound.
    pub fn below(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: !bound.inclusive })
    }

    /// Tests for a number above a range with this upper bound.
    pub fn above(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: !bound.inclusive })
    }
}

impl End<'_> {
    /// Returns true if the half-line from this bound is contained in that of `other`; `further` compares the two
    /// numbers.
    fn is_within(self, other: Self, further: bool) -> bool {
        further || (self.number.value == other.number.value && (other.inclusive || !self.inclusive))
    }

    /// Returns true if no number is both above this bound and below `other`.
    fn is_beyond(self, other: Self) -> bool {
        let (from, to) = (self.number.value, other.number.value);
        from > to || (from == to && !(self.inclusive && other.inclusive))
    }
}

impl EnableWhen<'_> {
    /// Returns true if `other` holds whenever this test holds.
    pub fn implies(&self, other: &Self) -> bool {
        let implies = match (&self.answer, &other.answer) {
            (one, another) if one == another => true,
            (Tested::Exists(false), Tested::NotBoolean(_) | Tested::NotCoding(_)) => true,
            (Tested::Boolean(one), Tested::NotBoolean(another)) => one != another,
            (Tested::Coding(one), Tested::NotCoding(another)) => one != another,
            (Tested::Exists(false) | Tested::NotBoolean(_) | Tested::NotCoding(_), _) => false,
            (_, Tested::Exists(true)) => true,
            (Tested::From(one), Tested::From(another)) => {
                one.is_within(*another, one.number.value > another.number.value)
            }
            (Tested::UpTo(one), Tested::UpTo(another)) => {
                one.is_within(*another, one.number.value < another.number.value)
            }
            _ => false,
        };
        self.question == other.question && implies
    }

    /// Returns true if the two tests never hold together. Our items take only one answer.
    pub fn excludes(&self, other: &Self) -> bool {
        let excludes = match (&self.answer, &other.answer) {
            (Tested::Exists(false), another) | (another, Tested::Exists(false)) => !matches!(
                another,
                Tested::Exists(false) | Tested::NotBoolean(_) | Tested::NotCoding(_)
            ),
            (Tested::Boolean(one), Tested::NotBoolean(another))
            | (Tested::NotBoolean(another), Tested::Boolean(one)) => one == another,
            (Tested::Coding(one), Tested::NotCoding(another))
            | (Tested::NotCoding(another), Tested::Coding(one)) => one == another,
            (Tested::Boolean(one), Tested::Boolean(another)) => one != another,
            (Tested::Coding(one), Tested::Coding(another)) => one != another,
            (Tested::From(from), Tested::UpTo(to)) | (Tested::UpTo(to), Tested::From(from)) => {
                from.is_beyond(*to)
            }
            _ => false,
        };
        self.question == other.question && excludes
    }

    /// Returns true if at least one of the two tests always holds.
    pub fn completes(&self, other: &Self) -> bool {
        let is_pair = match (&self.answer, &other.answer) {
            (Tested::Exists(one), Tested::Exists(another)) => one != another,
            (Tested::Boolean(one), Tested::NotBoolean(another))
            | (Tested::NotBoolean(another), Tested::Boolean(one)) => one == another,
            (Tested::Coding(one), Tested::NotCoding(another))
            | (Tested::NotCoding(another), Tested::Coding(one)) => one == another,
            _ => false,
        };
        self.question == other.question && is_pair
    }
}

impl Serialize for EnableWhen<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut test = serializer.serialize_struct("EnableWhen", 3)?;
        test.serialize_field("question", &self.question)?;
        let operator = match &self.answer {
            Tested::Exists(_) => "exists",
            Tested::Boolean(_) | Tested::Coding(_) => "=",
            Tested::NotBoolean(_) | Tested::NotCoding(_) => "!=",
            Tested::From(end) => [">", ">="][usize::from(end.inclusive)],
            Tested::UpTo(end) => ["<", "<="][usize::from(end.inclusive)],
        };
        test.serialize_field("operator", operator)?;
        match &self.answer {
            Tested::Exists(is) | Tested::Boolean(is) | Tested::NotBoolean(is) => {
                test.serialize_field("answerBoolean", is)?
            }
            Tested::Coding(coding) | Tested::NotCoding(coding) => {
                test.serialize_field("answerCoding", coding)?
            }
            Tested::From(end) | Tested::UpTo(end) => {
                test.serialize_field("answerDecimal", &Digits(end.number))?;
            }
        }
        test.end()
    }
}
