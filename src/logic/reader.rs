//! What is known of a reader, or what may still be: for each fact the values that are possible. One value each is a
//! reader who has answered; more are all readers of a kind, for looking at what can happen.

use crate::model::quantity::Range;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// None.
    Unanswered,
    /// Not sure.
    Unsure,
    /// Yes.
    Yes,
    /// No.
    No,
    /// One of the answers to choose from, by number.
    Choice(usize),
    /// A number.
    Number(f64),
}

/// Ages in years, both ends included; an end that is missing is open.
pub type Ages = (u32, Option<u32>);

/// A reader, or readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// The sex; none where it was not told.
    pub sex: Vec<Option<Sex>>,
    /// The age; none where it was not told.
    pub age: Vec<Option<Ages>>,
    /// The answers, one list a question.
    pub given: Vec<Vec<Given>>,
}

impl Reader {
    /// A reader who has told nothing yet.
    pub fn unknown(questions: usize) -> Self {
        Self { sex: vec![None], age: vec![None], given: vec![vec![Given::Unanswered]; questions] }
    }

    /// The possible answers to a question; a question that nobody knows has none.
    pub fn given(&self, question: usize) -> &[Given] {
        self.given.get(question).map_or(&[Given::Unanswered], Vec::as_slice)
    }
}

/// The answer that a question gets from what was given: a number that makes no sense is none, nor is an answer of
/// another sort.
pub fn accepted(question: &Question, given: Given) -> Given {
    let fits = match (&question.answer, given) {
        (_, Given::Unanswered | Given::Unsure) => true,
        (Answer::YesNo { .. }, Given::Yes | Given::No) => true,
        (Answer::Choice(choices), Given::Choice(place)) => place < choices.len(),
        (Answer::Number { accepts, .. }, Given::Number(number)) => {
            number.is_finite() && accepts.as_ref().is_none_or(|range| contains(range, number))
        }
        _ => false,
    };
    if fits { given } else { Given::Unanswered }
}

/// Whether a number is in a range.
pub fn contains(range: &Range, number: f64) -> bool {
    let above = range.lower.as_ref().is_none_or(|bound| {
        number > bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    let below = range.upper.as_ref().is_none_or(|bound| {
        number < bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    above && below
}
