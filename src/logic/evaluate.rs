//! The truth of conditions of a reader, or of many readers at once.

use std::cell::Cell;

use super::part::{Join, Part, Test, counts};
use super::reader::{Ages, Given, Reader, accepted};
use super::truth::{Truth, Truths};
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::{AppliesTo, Question};

/// Whether this answer to a question counts, where that is asked.
pub fn is_counted(question: &Question, given: Given) -> bool {
    counts(question, accepted(question, given)) == Truth::True
}

/// What conditions are of one reader, or of many. Whether a question is asked is found out once, in file order: each
/// `when` looks at earlier questions only.
pub struct Evaluation<'e> {
    /// The questions.
    pub questions: &'e [&'e Question],
    /// The reader, or the readers.
    pub reader: Reader,
    asked: Vec<Truths>,
    /// What nobody is asked, whatever its condition seems to say.
    never: Vec<bool>,
    work: Cell<usize>,
}

impl<'e> Evaluation<'e> {
    /// Of this reader, or these readers.
    pub fn new(questions: &'e [&'e Question], reader: &Reader) -> Self {
        let mut evaluation = Self::blank(questions, reader.clone());
        evaluation.look_again(&(0..questions.len()).collect::<Vec<_>>());
        evaluation
    }

    /// The same before it is known what is asked.
    pub fn blank(questions: &'e [&'e Question], reader: Reader) -> Self {
        let asked = vec![Truths::ALL; questions.len()];
        let never = vec![false; questions.len()];
        Self { questions, reader, asked, never, work: Cell::new(0) }
    }

    /// Takes it as known that nobody is asked this.
    pub fn nobody_is_asked(&mut self, question: usize) {
        self.never[question] = true;
    }

    /// Finds out again whether these questions are asked, which stand in file order: something about the reader changed.
    pub fn look_again(&mut self, questions: &[usize]) {
        for question in questions {
            self.asked[*question] = self.find_asked(*question);
        }
    }

    /// How many answers have been looked at.
    pub fn work(&self) -> usize {
        self.work.get()
    }

    /// The truths that a condition can have of the readers. Facts are taken one by one, so that what is possible of each
    /// but not of both together may be among them.
    pub fn truths(&self, condition: &Condition) -> Truths {
        match condition {
            Condition::Any(parts) => join(Join::Any, parts.iter().map(|part| self.truths(part))),
            Condition::All(parts) => join(Join::All, parts.iter().map(|part| self.truths(part))),
            Condition::Not(part) => self.truths(part).map(Truth::opposite),
            Condition::Is(question, words) => self.answer(*question, Test::Is(words)),
            Condition::Number(question, range) => self.answer(*question, Test::Number(range)),
            Condition::Counts(counted) => {
                join(Join::Any, counted.iter().map(|question| self.counts(*question)))
            }
            Condition::Some(state) => join(
                Join::Any,
                (0..self.questions.len()).map(|one| self.answer(one, Test::State(*state))),
            ),
            Condition::Age(range) => over(&self.reader.age, |age| age_in(*age, *range)),
            Condition::Sex(sex) => over(&self.reader.sex, |known| is_of(*known, *sex)),
        }
    }

    /// The truths that a part of a condition can have.
    pub fn part(&self, part: Part<'_>) -> Truths {
        match part {
            Part::Whole(condition) => self.truths(condition),
            Part::Answer(question, test) => self.answer(question, test),
            Part::Asked(question) => self.asked(question),
        }
    }

    /// The truth of a condition of a reader of whom each fact has one value. Of several readers, the least.
    pub fn truth(&self, condition: &Condition) -> Truth {
        self.truths(condition).iter().next().unwrap_or(Truth::Unknown)
    }

    /// Whether the reader has answered the question "not sure".
    pub fn is_unsure(&self, question: usize) -> bool {
        let is_asked = self.asked(question).is_only(Truth::True);
        is_asked && self.reader.given(question) == [Given::Unsure]
    }

    /// Whether a question is asked.
    pub fn asked(&self, question: usize) -> Truths {
        self.asked.get(question).copied().unwrap_or(Truths::only(Truth::False))
    }

    /// Whether the answer to a question counts.
    pub fn counts(&self, question: usize) -> Truths {
        self.answer(question, Test::Counts)
    }

    /// Whether a question concerns readers of their sex. It concerns those who have not told theirs.
    pub fn concerns(&self, question: &Question) -> Truths {
        over(&self.reader.sex, |sex| Truth::from(is_for(question.applies_to, *sex)))
    }

    fn find_asked(&self, question: usize) -> Truths {
        let own = self.questions[question];
        if self.never[question] {
            return Truths::only(Truth::False);
        }
        let concerns = self.concerns(own);
        match &own.when {
            Some(when) => concerns.with(self.truths(&when.value), Ord::min),
            None => concerns,
        }
    }

    /// What a test of a question's answer comes to. It is false where the question is not asked, and gets no answer
    /// where nobody knows whether it is.
    fn answer(&self, question: usize, test: Test<'_>) -> Truths {
        let Some(known) = self.questions.get(question) else { return Truths::only(Truth::False) };
        self.work.set(self.work.get() + 1);
        self.asked(question).iter().fold(Truths::NONE, |found, asked| match asked {
            Truth::False => found.or(Truth::False),
            Truth::Unknown => found.or(test.truth(known, None)),
            Truth::True => self.reader.given(question).iter().fold(found, |found, given| {
                self.work.set(self.work.get() + 1);
                found.or(test.truth(known, Some(accepted(known, *given))))
            }),
        })
    }
}

/// Whether a question for these concerns a reader of this sex.
pub fn is_for(applies_to: AppliesTo, sex: Option<Sex>) -> bool {
    !matches!(
        (applies_to, sex),
        (AppliesTo::Female, Some(Sex::Male)) | (AppliesTo::Male, Some(Sex::Female))
    )
}

/// Whether a reader is of a sex.
pub fn is_of(known: Option<Sex>, sex: Sex) -> Truth {
    known.map_or(Truth::Unknown, |known| Truth::from(known == sex))
}

/// Whether an age is in a range.
pub fn age_in(age: Option<Ages>, range: AgeRange) -> Truth {
    let Some((low, high)) = age else { return Truth::Unknown };
    let (from, to) = (range.from.unwrap_or(0), range.to);
    let after = to.is_some_and(|to| low > to);
    let before = high.is_some_and(|high| high < from);
    let inside = low >= from && to.is_none_or(|to| high.is_some_and(|high| high <= to));
    match (after || before, inside) {
        (true, _) => Truth::False,
        (_, true) => Truth::True,
        _ => Truth::Unknown,
    }
}

fn over<T>(values: &[T], of: impl Fn(&T) -> Truth) -> Truths {
    values.iter().fold(Truths::NONE, |found, value| found.or(of(value)))
}

fn join(join: Join, parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(join.of_nothing(), |found, part| found.with(part, |one, two| join.of(one, two)))
}
