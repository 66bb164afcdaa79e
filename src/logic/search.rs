//! Looks for a reader of whom something holds, among all readers.

use std::collections::BTreeSet;

use super::possible::anybody;
use super::reader::Reader;
use super::truth::{Truth, Truths};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;

/// How a search ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Search {
    /// Of every such reader it holds.
    Found(Box<Reader>),
    /// Of nobody.
    Nobody,
    /// There were too many possibilities to look at them all.
    GaveUp,
}

/// How many possibilities are looked at. Conditions that people write are decided within hundreds.
const PATIENCE: usize = 20_000;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    Question(usize),
    Sex,
    Age,
}

/// A reader of whom the goal is true, among these. The goal looks at these conditions alone.
pub fn search(
    readers: Reader,
    questions: &[&Question],
    conditions: &[&Condition],
    goal: &dyn Fn(&Reader) -> Truths,
) -> Search {
    // Whether a question is asked depends on the sex even where no condition names it.
    let mut facts = BTreeSet::from([Fact::Sex]);
    for condition in conditions {
        add_facts(condition, questions, &mut facts);
    }
    let facts: Vec<Fact> = facts.into_iter().collect();
    let mut patience = PATIENCE;
    descend(readers, &facts, goal, &mut patience)
}

/// A reader of whom the goal is true, among all women and men. Whoever has not told which is asked what concerns either,
/// but is one of them, so what only those two together could answer concerns nobody.
pub fn can_hold(
    questions: &[&Question],
    conditions: &[&Condition],
    goal: &dyn Fn(&Reader) -> Truths,
) -> Search {
    let mut readers = anybody(questions, conditions);
    readers.sex.retain(Option::is_some);
    search(readers, questions, conditions, goal)
}

/// What a condition looks at, and what decides whether that is asked.
fn add_facts(condition: &Condition, questions: &[&Question], facts: &mut BTreeSet<Fact>) {
    condition.visit(&mut |part| {
        let named = match part {
            Condition::Is(question, _) | Condition::Number(question, _) => vec![*question],
            Condition::Counts(counted) => counted.clone(),
            Condition::Some(_) => (0..questions.len()).collect(),
            Condition::Age(_) => {
                facts.insert(Fact::Age);
                Vec::new()
            }
            Condition::Sex(_) => {
                facts.insert(Fact::Sex);
                Vec::new()
            }
            _ => Vec::new(),
        };
        for question in named {
            let Some(known) = questions.get(question) else { continue };
            if facts.insert(Fact::Question(question))
                && let Some(when) = &known.when
            {
                add_facts(&when.value, questions, facts);
            }
        }
    });
}

fn descend(
    readers: Reader,
    facts: &[Fact],
    goal: &dyn Fn(&Reader) -> Truths,
    patience: &mut usize,
) -> Search {
    if *patience == 0 {
        return Search::GaveUp;
    }
    *patience -= 1;
    let truths = goal(&readers);
    if !truths.has(Truth::True) {
        return Search::Nobody;
    }
    if truths.is_only(Truth::True) {
        return Search::Found(Box::new(readers));
    }
    let Some((fact, rest)) = facts.split_first() else {
        // Everything that it looks at has one value, so there is nothing left that it could be.
        return Search::Nobody;
    };
    for part in split(&readers, *fact) {
        match descend(part, rest, goal, patience) {
            Search::Nobody => {}
            ended => return ended,
        }
    }
    Search::Nobody
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
