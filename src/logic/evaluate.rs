//! Evaluates conditions for one reader, or for a whole set of possible readers at once.

use std::cell::Cell;

use super::condition_part::{ConditionPart, Join, Test, counts};
use super::reader::{Ages, Given, Reader, accepted};
use super::truth::{Truth, TruthSet};
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::{AppliesTo, Question};

/// Returns true if this answer to the question counts, that is, if it is the one that the question asks about. Does not
/// check whether the question is asked.
pub fn is_counted(question: &Question, given: Given) -> bool {
    counts(question, accepted(question, given)) == Truth::True
}

/// Evaluates conditions for one reader or for a set of possible readers. First computes which questions are asked, in
/// file order: whether a question is asked depends on its `when`, which may only refer to earlier questions.
pub struct Evaluation<'e> {
    /// The questions, in file order.
    pub questions: &'e [&'e Question],
    /// The reader, or set of readers: for each fact, such as the age, the values that it can have.
    pub reader: Reader,
    asked: Vec<TruthSet>,
    /// For each question, true if a search has shown that nobody is ever asked this question.
    never: Vec<bool>,
    /// For each question, the index of the question from which its answer is taken: usually its own index. Empty if
    /// every question has its own answer.
    answer_owners: Vec<usize>,
    work: Cell<usize>,
}

impl<'e> Evaluation<'e> {
    /// Creates an evaluation for a reader or a set of readers.
    pub fn new(questions: &'e [&'e Question], reader: &Reader) -> Self {
        let mut evaluation = Self::blank(questions, reader.clone());
        evaluation.update_asked(&(0..questions.len()).collect::<Vec<_>>());
        evaluation
    }

    /// Creates an evaluation without computing which questions are asked. The caller must then call `update_asked`.
    pub fn blank(questions: &'e [&'e Question], reader: Reader) -> Self {
        let asked = vec![TruthSet::ALL; questions.len()];
        let never = vec![false; questions.len()];
        Self { questions, reader, asked, never, answer_owners: Vec::new(), work: Cell::new(0) }
    }

    /// Records that nobody is ever asked this question, so the statement that it is asked is false for every reader.
    pub fn mark_never_asked(&mut self, question: usize) {
        self.never[question] = true;
    }

    /// Lets `question` take its answer from the question with index `owner`. If no question has the index `owner`,
    /// `question` is unanswered.
    pub fn set_answer_owner(&mut self, question: usize, owner: usize) {
        if self.answer_owners.is_empty() {
            self.answer_owners.extend(0..self.questions.len());
        }
        self.answer_owners[question] = owner;
    }

    /// The index of the question from which this question takes its answer: its own index, unless `set_answer_owner`
    /// has set another one.
    pub fn answer_owner(&self, question: usize) -> usize {
        self.answer_owners.get(question).copied().unwrap_or(question)
    }

    /// The answers that a question can have in this set of readers.
    pub fn given(&self, question: usize) -> &[Given] {
        self.reader.given(self.answer_owner(question))
    }

    /// Computes again whether these questions are asked, after the set of readers has changed. The questions must be in
    /// file order.
    pub fn update_asked(&mut self, questions: &[usize]) {
        for question in questions {
            self.asked[*question] = self.find_asked(*question);
        }
    }

    /// Number of answers that were tested so far. A search gives up when this number reaches its limit.
    pub fn work(&self) -> usize {
        self.work.get()
    }

    /// The truth values that a condition can have in this set of readers. Each part of the condition is evaluated by
    /// itself, so the result may contain a value that the condition has for no reader. Example: if every reader answers
    /// `a` with "yes" or "no", `a = yes or a = no` is always true. The result contains false too, because each of the
    /// two parts can be false.
    pub fn truths(&self, condition: &Condition) -> TruthSet {
        match condition {
            Condition::Any(parts) => join(Join::Any, parts.iter().map(|part| self.truths(part))),
            Condition::All(parts) => join(Join::All, parts.iter().map(|part| self.truths(part))),
            Condition::Not(part) => self.truths(part).map(Truth::opposite),
            Condition::Is(question, words) => self.answer(*question, Test::Is(words)),
            Condition::Number(question, range) => self.answer(*question, Test::Number(range)),
            Condition::Counts(counted) => {
                join(Join::Any, counted.iter().map(|question| self.counts(*question)))
            }
            Condition::Some(state, range) => {
                join(Join::Any, range.clone().map(|one| self.answer(one, Test::State(*state))))
            }
            Condition::Age(range) => over(&self.reader.age, |age| age_in(*age, *range)),
            Condition::Sex(sex) => over(&self.reader.sex, |known| is_of(*known, *sex)),
        }
    }

    /// The truth values that a part of a condition can have in this set of readers.
    pub fn part(&self, part: ConditionPart<'_>) -> TruthSet {
        match part {
            ConditionPart::Whole(condition) => self.truths(condition),
            ConditionPart::Answer(question, test) => self.answer(question, test),
            ConditionPart::Asked(question) => self.asked(question),
        }
    }

    /// The truth value of a condition for a single reader. For a set of readers, the least of the truth values that the
    /// condition can have, in the order false, unknown, true.
    pub fn truth(&self, condition: &Condition) -> Truth {
        self.truths(condition).iter().next().unwrap_or(Truth::Unknown)
    }

    /// Returns true if it is certain that the question is asked and that its answer is "not sure".
    pub fn is_unsure(&self, question: usize) -> bool {
        let is_asked = self.asked(question).is_only(Truth::True);
        is_asked && self.given(question) == [Given::Unsure]
    }

    /// The possible truth values of the statement that this question is asked.
    pub fn asked(&self, question: usize) -> TruthSet {
        self.asked.get(question).copied().unwrap_or(TruthSet::only(Truth::False))
    }

    /// The possible truth values of the statement that the answer to this question counts. An answer counts if it is
    /// the one that the question asks about.
    pub fn counts(&self, question: usize) -> TruthSet {
        self.answer(question, Test::Counts)
    }

    /// The possible truth values of the statement that a question is meant for the reader's sex. For a reader of
    /// unknown sex it is true, because this reader is asked the questions for women and those for men.
    pub fn concerns(&self, question: &Question) -> TruthSet {
        over(&self.reader.sex, |sex| Truth::from(is_for(question.applies_to, *sex)))
    }

    fn find_asked(&self, question: usize) -> TruthSet {
        let own = self.questions[question];
        if self.never[question] {
            return TruthSet::only(Truth::False);
        }
        let concerns = self.concerns(own);
        match &own.when {
            Some(when) => concerns.with(self.truths(&when.value), Ord::min),
            None => concerns,
        }
    }

    /// The truth values that a test of a question's answer can have. If the question is not asked, the test is false.
    /// If it is unknown whether the question is asked, the answer is unknown too; `Test::truth` decides what the test
    /// then gives.
    fn answer(&self, question: usize, test: Test<'_>) -> TruthSet {
        let Some(known) = self.questions.get(question) else { return TruthSet::only(Truth::False) };
        self.work.set(self.work.get() + 1);
        self.asked(question).iter().fold(TruthSet::NONE, |found, asked| match asked {
            Truth::False => found.including(Truth::False),
            Truth::Unknown => found.including(test.truth(known, None)),
            Truth::True => self.given(question).iter().fold(found, |found, given| {
                self.work.set(self.work.get() + 1);
                found.including(test.truth(known, Some(accepted(known, *given))))
            }),
        })
    }
}

/// Returns true if a question that is meant for `applies_to` is asked of a reader of this sex. Readers of unknown sex
/// are asked the questions for women and those for men.
pub fn is_for(applies_to: AppliesTo, sex: Option<Sex>) -> bool {
    !matches!(
        (applies_to, sex),
        (AppliesTo::Female, Some(Sex::Male)) | (AppliesTo::Male, Some(Sex::Female))
    )
}

/// The truth value of "the reader's sex is `sex`". `known` is the reader's sex; `None` gives "unknown".
pub fn is_of(known: Option<Sex>, sex: Sex) -> Truth {
    known.map_or(Truth::Unknown, |known| Truth::from(known == sex))
}

/// The truth value of "the reader's age is in the range". It is unknown if the age is unknown, or if only an age group
/// is known and the range contains some of its years but not all.
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

fn over<T>(values: &[T], of: impl Fn(&T) -> Truth) -> TruthSet {
    values.iter().fold(TruthSet::NONE, |found, value| found.including(of(value)))
}

fn join(join: Join, parts: impl Iterator<Item = TruthSet>) -> TruthSet {
    parts.fold(join.of_no_parts(), |found, part| found.with(part, |one, two| join.of(one, two)))
}
