//! FHIR's `enableWhen`: a FHIR item is shown only if the answers to other FHIR items pass certain tests.
//!
//! In FHIR R4, the test `!=` also holds if there is no answer.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::super::digits::Digits;
use super::coding::Coding;
use crate::model::quantity::{Bound, Number};

/// The condition under which a FHIR item is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enabled<'g> {
    /// The tests of answers; empty if the FHIR item is always shown.
    pub when: Vec<EnableWhen<'g>>,
    /// Whether all of the tests must hold or one is enough; `None` if there are fewer than two tests.
    pub behavior: Option<Behavior>,
}

/// How several tests decide whether a FHIR item is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Behavior {
    /// All of the tests must hold.
    All,
    /// At least one of the tests must hold.
    Any,
}

/// A test of the answer to one FHIR item. A FHIR item that is not shown has no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct EnableWhen<'g> {
    /// The id of the FHIR item whose answer is tested.
    pub question: Cow<'g, str>,
    /// What the answer to the FHIR item `question` must be for the test to hold.
    pub answer: Tested<'g>,
}

/// What the answer to a FHIR item must be for a test to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Tested<'g> {
    /// For `true`, there must be an answer. For `false`, there must be no answer.
    Exists(bool),
    /// The answer is this truth value.
    Boolean(bool),
    /// The answer is not this truth value, or there is no answer.
    NotBoolean(bool),
    /// The answer is this code.
    Coding(Coding),
    /// The answer is not this code, or there is no answer.
    NotCoding(Coding),
    /// The answer is a number above this lower bound, or equal to the bound if the bound is included.
    From(End<'g>),
    /// The answer is a number below this upper bound, or equal to the bound if the bound is included.
    UpTo(End<'g>),
}

/// One end of a range of numbers, and whether the number at this end belongs to the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End<'g> {
    number: &'g Number,
    inclusive: bool,
}

impl<'g> Enabled<'g> {
    /// The condition under which a FHIR item is shown. `behavior` says whether all of the tests `when` must hold or at
    /// least one.
    pub fn new(when: Vec<EnableWhen<'g>>, behavior: Behavior) -> Self {
        let behavior = (when.len() > 1).then_some(behavior);
        Self { when, behavior }
    }
}

impl<'g> Tested<'g> {
    /// The test that a number is not below the lower end `bound` of a range.
    pub fn from(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// The test that a number is not above the upper end `bound` of a range.
    pub fn up_to(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: bound.inclusive })
    }

    /// The test that a number is below the lower end `bound` of a range.
    pub fn below(bound: &'g Bound) -> Self {
        Self::UpTo(End { number: &bound.number, inclusive: !bound.inclusive })
    }

    /// The test that a number is above the upper end `bound` of a range.
    pub fn above(bound: &'g Bound) -> Self {
        Self::From(End { number: &bound.number, inclusive: !bound.inclusive })
    }
}

impl End<'_> {
    /// Returns true if `other` admits every number that this end admits. Both ends must be lower ends or both upper
    /// ends. `further` is true if the number of this end is stricter: greater for lower ends, smaller for upper ends.
    fn is_within(self, other: Self, further: bool) -> bool {
        further || (self.number.value == other.number.value && (other.inclusive || !self.inclusive))
    }

    /// Returns true if no number lies between this lower end and the upper end `other`.
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

    /// Returns true if the two tests never hold together. Example: tests for two different answers to one FHIR item,
    /// because the FHIR items that osteon makes take only one answer.
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

    /// Returns true if at least one of the two tests always holds: for every answer, and also if there is no answer.
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
