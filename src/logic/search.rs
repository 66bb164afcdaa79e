//! Looks for a reader of whom conditions are as wanted, among all readers.

use super::evaluate::{Evaluation, tested};
use super::possible::anybody;
use super::reader::Reader;
use super::wanted::{Fact, Parts, Wanted, only_question, unfold};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;

/// How a search ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Search {
    /// Of every such reader it is as wanted.
    Found(Box<Reader>),
    /// Of nobody.
    Nobody,
    /// There were too many possibilities to look at them all.
    GaveUp,
}

/// How many parts of conditions are looked at in a search. Conditions that people write are decided within thousands;
/// where each of a hundred searches gives up, a check still takes less than a second.
const PATIENCE: usize = 100_000;

/// A reader of whom all this is as wanted, among these.
pub fn search(mut readers: Reader, questions: &[&Question], wanted: &[Wanted<'_>]) -> Search {
    let Parts { wanted, asked } = unfold(wanted, questions);
    // Of what is asked, only answers that are as wanted need be looked at.
    for own in &wanted {
        let place = only_question(own.condition).filter(|place| asked.contains(place));
        if let Some(place) = place.filter(|place| *place < questions.len()) {
            readers.given[place].retain(|given| {
                own.among.has(tested(own.condition, questions[place], Some(*given)))
            });
        }
    }
    if readers.given.iter().any(Vec::is_empty) {
        return Search::Nobody;
    }
    Descent { questions, patience: PATIENCE }.descend(readers, &wanted)
}

/// A reader of whom all this is as wanted, among all women and men. Whoever has not told which is asked what concerns
/// either, but is one of them, so what only those two together could answer concerns nobody.
pub fn can_hold(questions: &[&Question], wanted: &[Wanted<'_>]) -> Search {
    let conditions: Vec<&Condition> = wanted.iter().map(|own| own.condition).collect();
    let mut readers = anybody(questions, &conditions);
    readers.sex.retain(Option::is_some);
    search(readers, questions, wanted)
}

/// The way from all readers to one.
struct Descent<'q> {
    questions: &'q [&'q Question],
    patience: usize,
}

impl Descent<'_> {
    fn descend(&mut self, readers: Reader, wanted: &[Wanted<'_>]) -> Search {
        let evaluation = Evaluation::new(self.questions, &readers);
        let mut open = Vec::new();
        for own in wanted {
            let truths = evaluation.truths(own.condition);
            if !truths.meet(own.among) {
                self.patience = self.patience.saturating_sub(evaluation.work());
                return Search::Nobody;
            }
            // What is as wanted of all of them is so of each.
            if !truths.are_among(own.among) {
                open.push(*own);
            }
        }
        self.patience = self.patience.saturating_sub(evaluation.work());
        if open.is_empty() {
            return Search::Found(Box::new(readers));
        }
        if self.patience == 0 {
            return Search::GaveUp;
        }
        let fact = open.iter().find_map(|own| evaluation.open(own.condition));
        // What can only be one thing, and is not as wanted, was seen above: something is always left to be split.
        let Some(fact) = fact else { return Search::GaveUp };
        for part in split(&readers, fact) {
            match self.descend(part, &open) {
                Search::Nobody => {}
                ended => return ended,
            }
        }
        Search::Nobody
    }
}

/// The same readers, one value of a fact each.
fn split(readers: &Reader, fact: Fact) -> Vec<Reader> {
    fn each<T: Clone>(
        readers: &Reader,
        values: &[T],
        set: impl Fn(&mut Reader, Vec<T>),
    ) -> Vec<Reader> {
        let one = |value: &T| {
            let mut reader = readers.clone();
            set(&mut reader, vec![value.clone()]);
            reader
        };
        values.iter().map(one).collect()
    }
    match fact {
        Fact::Question(question) => {
            each(readers, readers.given(question), |reader, value| reader.given[question] = value)
        }
        Fact::Sex => each(readers, &readers.sex, |reader, value| reader.sex = value),
        Fact::Age => each(readers, &readers.age, |reader, value| reader.age = value),
    }
}
