//! The truth of conditions of a reader.

use std::cell::Cell;

use super::reader::{Ages, Given, Reader, accepted, contains};
use super::truth::{Truth, Truths};
use super::wanted::Fact;
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};

/// Whether this answer to a question counts, where that is asked.
pub fn is_counted(question: &Question, given: Given) -> bool {
    counts_given(question, accepted(question, given)) == Truth::True
}

/// What conditions are of one reader, or of many. Whether a question is asked is found out once, however many conditions
/// look at it: where each `when` names two questions, to find it out anew would double the work with each link.
pub struct Evaluation<'e> {
    questions: &'e [&'e Question],
    reader: &'e Reader,
    asked: Vec<Cell<Option<Truths>>>,
    work: Cell<usize>,
}

impl<'e> Evaluation<'e> {
    /// Nothing is found out yet.
    pub fn new(questions: &'e [&'e Question], reader: &'e Reader) -> Self {
        let asked = vec![Cell::new(None); questions.len()];
        Self { questions, reader, asked, work: Cell::new(0) }
    }

    /// How many parts of conditions have been looked at.
    pub fn work(&self) -> usize {
        self.work.get()
    }

    /// The truths that a condition can have of readers. Facts are taken one by one, so that what is possible of each but
    /// not of both together may be among them.
    pub fn truths(&self, condition: &Condition) -> Truths {
        self.work.set(self.work.get() + 1);
        match condition {
            Condition::Any(parts) => any(parts.iter().map(|part| self.truths(part))),
            Condition::All(parts) => all(parts.iter().map(|part| self.truths(part))),
            Condition::Not(part) => self.truths(part).map(Truth::opposite),
            Condition::Is(question, _) | Condition::Number(question, _) => {
                self.answers(*question, &|own, given| tested(condition, own, given))
            }
            Condition::Counts(counted) => {
                any(counted.iter().map(|question| self.counts(*question)))
            }
            Condition::Some(state) => self.some(*state),
            Condition::Age(range) => over(&self.reader.age, |age| age_in(*age, *range)),
            Condition::Sex(sex) => over(&self.reader.sex, |known| match known {
                Some(known) => Truth::from(known == sex),
                None => Truth::Unknown,
            }),
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

    /// A fact that has more than one value and keeps the condition open; none where it can only be one thing.
    pub fn open(&self, condition: &Condition) -> Option<Fact> {
        if self.truths(condition).is_one() {
            return None;
        }
        match condition {
            Condition::Any(parts) | Condition::All(parts) => {
                parts.iter().find_map(|part| self.open(part))
            }
            Condition::Not(part) => self.open(part),
            Condition::Is(question, _) | Condition::Number(question, _) => {
                self.open_question(*question)
            }
            Condition::Counts(counted) => {
                let mut open = counted.iter().filter(|own| !self.counts(**own).is_one());
                open.find_map(|question| self.open_question(*question))
            }
            Condition::Some(_) => {
                (0..self.questions.len()).find_map(|question| self.open_question(question))
            }
            Condition::Age(_) => Some(Fact::Age),
            Condition::Sex(_) => Some(Fact::Sex),
        }
    }

    /// Whether it is asked comes first: where it is not, no answer to it has to be tried.
    fn open_question(&self, question: usize) -> Option<Fact> {
        let asked = self.asked(question);
        if !asked.is_one() {
            let when = self.questions.get(question).and_then(|own| own.when.as_ref());
            return when.and_then(|when| self.open(&when.value)).or(Some(Fact::Sex));
        }
        let is_open = asked.has(Truth::True) && self.reader.given(question).len() > 1;
        is_open.then_some(Fact::Question(question))
    }

    fn some(&self, state: AnswerState) -> Truths {
        any((0..self.questions.len()).map(|question| {
            let holds = |own: &Question, given: Given| match state {
                AnswerState::Counts => counts_given(own, given) == Truth::True,
                AnswerState::Unsure => given == Given::Unsure,
                AnswerState::Unanswered => given == Given::Unanswered,
                AnswerState::Answered => given != Given::Unanswered,
            };
            // A question that is not asked is in no state.
            self.answers(question, &|own, given| {
                Truth::from(given.is_some_and(|given| holds(own, given)))
            })
        }))
    }

    /// Whether a question is asked.
    pub fn asked(&self, question: usize) -> Truths {
        let Some(known) = self.asked.get(question) else { return Truths::only(Truth::False) };
        if let Some(asked) = known.get() {
            return asked;
        }
        let own = self.questions[question];
        let concerns = over(&self.reader.sex, |sex| match (own.applies_to, sex) {
            (AppliesTo::Female, Some(Sex::Male)) | (AppliesTo::Male, Some(Sex::Female)) => {
                Truth::False
            }
            _ => Truth::True,
        });
        let asked = match &own.when {
            Some(when) => concerns.with(self.truths(&when.value), Ord::min),
            None => concerns,
        };
        known.set(Some(asked));
        asked
    }

    /// Whether the answer to a question counts.
    pub fn counts(&self, question: usize) -> Truths {
        self.answers(question, &|own, given| match given {
            Some(given) => counts_given(own, given),
            None if own.answer.can_count() => Truth::Unknown,
            None => Truth::False,
        })
    }

    /// What a test of a question's answer comes to. It is false where the question is not asked, and gets no answer
    /// where nobody knows whether it is.
    fn answers(&self, question: usize, test: &dyn Fn(&Question, Option<Given>) -> Truth) -> Truths {
        self.work.set(self.work.get() + 1);
        let Some(known) = self.questions.get(question) else { return Truths::only(Truth::False) };
        self.asked(question).iter().fold(Truths::NONE, |found, asked| match asked {
            Truth::False => found.or(Truth::False),
            Truth::Unknown => found.or(test(known, None)),
            Truth::True => (self.reader.given(question).iter())
                .fold(found, |found, given| found.or(test(known, Some(accepted(known, *given))))),
        })
    }
}

/// What a condition on one question alone comes to, where that is asked; without an answer, where nobody knows whether
/// it is.
pub fn tested(condition: &Condition, question: &Question, given: Option<Given>) -> Truth {
    match (condition, given) {
        (Condition::Is(_, words), given) => is(given, words),
        (Condition::Number(_, range), Some(Given::Number(number))) => {
            Truth::from(contains(range, number))
        }
        (Condition::Counts(_), Some(given)) => counts_given(question, given),
        (Condition::Number(..), Some(Given::Yes | Given::No | Given::Choice(_))) => Truth::False,
        _ => Truth::Unknown,
    }
}

fn counts_given(question: &Question, given: Given) -> Truth {
    if !question.answer.can_count() {
        return Truth::False;
    }
    match (&question.answer, given) {
        (_, Given::Unsure | Given::Unanswered) => Truth::Unknown,
        (Answer::YesNo { counts }, given) => {
            Truth::from((*counts == Polarity::Yes) == (given == Given::Yes))
        }
        (Answer::Choice(choices), Given::Choice(place)) => {
            Truth::from(choices.get(place).is_some_and(|choice| choice.counts))
        }
        (Answer::Number { counts: Some(range), .. }, Given::Number(number)) => {
            Truth::from(contains(range, number))
        }
        _ => Truth::False,
    }
}

fn is(given: Option<Given>, words: &[AnswerWord]) -> Truth {
    let real =
        words.iter().any(|word| !matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered));
    // Whether it is asked is unknown: so is what would be answered, but nobody has said "not sure", or left it.
    let Some(given) = given else {
        return if real { Truth::Unknown } else { Truth::False };
    };
    let said = words.iter().any(|word| match word {
        AnswerWord::Yes => given == Given::Yes,
        AnswerWord::No => given == Given::No,
        AnswerWord::Unsure => given == Given::Unsure,
        AnswerWord::Unanswered => given == Given::Unanswered,
        AnswerWord::Choice(place) => given == Given::Choice(*place),
    });
    match given {
        _ if said => Truth::True,
        Given::Unsure | Given::Unanswered if real => Truth::Unknown,
        _ => Truth::False,
    }
}

fn age_in(age: Option<Ages>, range: AgeRange) -> Truth {
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

fn any(parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(Truths::only(Truth::False), |found, part| found.with(part, Ord::max))
}

fn all(parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(Truths::only(Truth::True), |found, part| found.with(part, Ord::min))
}
