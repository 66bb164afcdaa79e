//! When an item is enabled: tests of answers, of which all or one must hold.
//!
//! `!=` holds where there is another answer or none: that is its definition in R4.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::super::digits::Digits;
use super::coding::Coding;
use crate::model::quantity::{Bound, Number};

/// When an item is enabled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enabled<'g> {
    /// The tests; none where it always is.
    pub when: Vec<EnableWhen<'g>>,
    /// Which of several must hold.
    pub behavior: Option<Behavior>,
}

/// Which of several tests must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Behavior {
    /// Every one.
    All,
    /// One.
    Any,
}

/// A test of one answer. What is not enabled has none.
#[derive(Clone, Debug, PartialEq)]
pub struct EnableWhen<'g> {
    /// The item whose answer it is.
    pub question: Cow<'g, str>,
    /// What the answer must be.
    pub answer: Tested<'g>,
}

/// What an answer must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Tested<'g> {
    /// Any at all, or none.
    Exists(bool),
    /// Yes or no.
    Boolean(bool),
    /// Anything but this, or nothing.
    NotBoolean(bool),
    /// This one.
    Coding(Coding),
    /// Another, or none.
    NotCoding(Coding),
    /// A number from here on.
    From(End<'g>),
    /// A number up to here.
    UpTo(End<'g>),
}

/// Where numbers begin or end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End<'g> {
    number: &'g Number,
    inclusive: bool,
}

impl<'g> Enabled<'g> {
    /// If all of these hold, or one of them.
    pub fn new(when: Vec<EnableWhen<'g>>, behavior: Behavior) -> Self {
        let behavior = (when.len() > 1).then_some(behavior);
        Self { when, behavior }
    }
}

impl<'g> Tested<'g> {
    /// A number that is not below a range that begins here.
    pub fn from(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// A number that is not above a range that ends here.
    pub fn up_to(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// A number that is below a range that begins here.
    pub fn below(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: !bound.inclusive })
    }

    /// A number that is above a range that ends here.
    pub fn above(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: !bound.inclusive })
    }
}

impl End<'_> {
    /// Whether what begins here lies within what begins there, by how the places compare.
    fn is_within(self, other: Self, further: bool) -> bool {
        further || (self.number.value == other.number.value && (other.inclusive || !self.inclusive))
    }

    /// Whether nothing is both from here on and up to there.
    fn is_beyond(self, other: Self) -> bool {
        let (from, to) = (self.number.value, other.number.value);
        from > to || (from == to && !(self.inclusive && other.inclusive))
    }
}

impl EnableWhen<'_> {
    /// Whether the other holds wherever this does.
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

    /// Whether the two never hold together. No item of ours takes two answers.
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

    /// Whether one of the two always holds.
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
