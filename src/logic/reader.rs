//! A reader, or a set of possible readers. Each fact, such as the age, has a list of possible values: one value for a
//! reader who has answered, several when a search looks at all readers.

use crate::model::quantity::Range;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};

/// What a reader answered to a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// The reader gave no answer.
    Unanswered,
    /// The reader answered "not sure".
    Unsure,
    /// The reader answered "yes".
    Yes,
    /// The reader answered "no".
    No,
    /// The reader selected the choice with this index.
    Choice(usize),
    /// The reader entered a number.
    Number(f64),
}

/// An age group: its first and its last age in years, both included. If the last age is `None`, the group has no upper
/// end.
pub type Ages = (u32, Option<u32>);

/// A reader, or a set of possible readers: for each fact, the values that it can have.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    /// The values that the reader's sex can have. `None` stands for a reader who does not state the sex.
    pub sex: Vec<Option<Sex>>,
    /// The values that the reader's age can have. `None` stands for a reader who does not state the age.
    pub age: Vec<Option<Ages>>,
    /// For each question, the answers that the reader can have given.
    pub given: Vec<Vec<Given>>,
}

impl Reader {
    /// Makes a reader who has not yet stated anything, for a tool with this many questions.
    pub fn unknown(questions: usize) -> Self {
        Self { sex: vec![None], age: vec![None], given: vec![vec![Given::Unanswered]; questions] }
    }

    /// The answers that the reader can have given to the question with this index. If no question has this index,
    /// returns only `Unanswered`.
    pub fn given(&self, question: usize) -> &[Given] {
        self.given.get(question).map_or(&[Given::Unanswered], Vec::as_slice)
    }
}

/// Returns the answer, or `Unanswered` if the question does not accept it: a number that is not plausible, or an answer
/// of another type.
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

/// Returns true if a number lies in a range. A number that equals an end of the range lies in the range only if the
/// range includes this end.
pub fn contains(range: &Range, number: f64) -> bool {
    let above = range.lower.as_ref().is_none_or(|bound| {
        number > bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    let below = range.upper.as_ref().is_none_or(|bound| {
        number < bound.number.value || (bound.inclusive && number == bound.number.value)
    });
    above && below
}
