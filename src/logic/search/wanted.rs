//! What a search wants of a reader.

use crate::logic::part::Part;
use crate::logic::truth::{Truth, Truths};
use crate::model::questionnaire::condition::Condition;

/// That a condition comes to one of these truths.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'c> {
    /// The condition, or a part of one.
    pub part: Part<'c>,
    /// What it may come to.
    pub among: Truths,
}

/// Something about a reader that conditions look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The sex.
    Sex,
    /// The age.
    Age,
    /// The answer to a question.
    Question(usize),
}

impl<'c> Wanted<'c> {
    /// That it is this.
    pub fn is(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: Part::Whole(condition), among: Truths::only(truth) }
    }

    /// That it is anything but this.
    pub fn is_not(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: Part::Whole(condition), among: Truths::but(truth) }
    }

    /// That this question is asked.
    pub fn asked(question: usize) -> Self {
        Self { part: Part::Asked(question), among: Truths::only(Truth::True) }
    }

    /// The same, taken apart where it is the same as to want something of each part: that all of several are true, or
    /// that none is.
    pub fn unfolded(self) -> Vec<Self> {
        let (mut open, mut parts) = (vec![self], Vec::new());
        while let Some(Wanted { part, among }) = open.pop() {
            let (may_fail, may_hold) = (among.has(Truth::False), among.has(Truth::True));
            match part {
                Part::Whole(Condition::Not(part)) => {
                    open.push(Wanted {
                        part: Part::Whole(part),
                        among: among.map(Truth::opposite),
                    });
                }
                Part::Whole(Condition::All(all)) if may_hold && !may_fail => {
                    open.extend(all.iter().rev().map(|own| Self { part: Part::Whole(own), among }));
                }
                Part::Whole(Condition::Any(any)) if may_fail && !may_hold => {
                    open.extend(any.iter().rev().map(|own| Self { part: Part::Whole(own), among }));
                }
                _ => parts.push(Wanted { part, among }),
            }
        }
        parts
    }
}
