//! A reader, or a set of possible readers. Each fact has a list of possible values: one value for a reader who has
//! answered, several when a check searches over all readers.

use crate::model::quantity::Range;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// The question was not answered.
    Unanswered,
    /// The reader answered "not sure".
    Unsure,
    /// The reader answered "yes".
    Yes,
    /// The reader answered "no".
    No,
    /// The reader chose one of the choices, given by index.
    Choice(usize),
    /// The reader entered a number.
    Number(f64),
}

/// An age band in years, both ends included. `None` as the upper end means that the band is open.
pub type Ages = (u32, Option<u32>);

/// A reader, or a set of readers; see the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// Possible values of the sex; `None` means that the reader does not state it.
    pub sex: Vec<Option<Sex>>,
    /// Possible values of the age; `None` means that the reader does not state it.
    pub age: Vec<Option<Ages>>,
    /// Possible answers, one list per question.
    pub given: Vec<Vec<Given>>,
}

impl Reader {
    /// A reader who has stated nothing yet, for a tool with this many questions.
    pub fn unknown(questions: usize) -> Self {
        Self { sex: vec![None], age: vec![None], given: vec![vec![Given::Unanswered]; questions] }
    }

    /// The possible answers to a question; "unanswered" for an index without question.
    pub fn given(&self, question: usize) -> &[Given] {
        self.given.get(question).map_or(&[Given::Unanswered], Vec::as_slice)
    }
}

/// Replaces an implausible number, or an answer of another type than the question's, by "unanswered".
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

/// Returns true if a number lies in a range, with respect to whether its ends are included.
pub fn contains(range: &Range, number: f64) -> bool {
    let above = range.lower.as_ref().is_none_or(|bound| {
        number > bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    let below = range.upper.as_ref().is_none_or(|bound| {
        number < bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    above && below
}
