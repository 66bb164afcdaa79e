//! The goals of a search.

use crate::logic::part::Part;
use crate::logic::truth::{Truth, TruthSet};
use crate::model::questionnaire::condition::Condition;

/// Requires a condition to have one of these truth values.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'c> {
    /// The condition, or a part of one.
    pub part: Part<'c>,
    /// The allowed truth values.
    pub allowed: TruthSet,
}

/// A fact about a reader that conditions test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The reader's sex.
    Sex,
    /// The reader's age.
    Age,
    /// The answer to a question.
    Question(usize),
}

impl<'c> Goal<'c> {
    /// Requires this truth value.
    pub fn is(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: Part::Whole(condition), allowed: TruthSet::only(truth) }
    }

    /// Requires any other truth value.
    pub fn is_not(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: Part::Whole(condition), allowed: TruthSet::all_except(truth) }
    }

    /// Requires the question to be asked.
    pub fn asked(question: usize) -> Self {
        Self { part: Part::Asked(question), allowed: TruthSet::only(Truth::True) }
    }

    /// Replaces a goal by equivalent goals for its parts. Example: "`a and b` is true" becomes "`a` is true" and "`b`
    /// is true"; "`a or b` is false" becomes two goals in the same way.
    pub fn split(self) -> Vec<Self> {
        let (mut open, mut parts) = (vec![self], Vec::new());
        while let Some(Goal { part, allowed }) = open.pop() {
            let (may_fail, may_hold) = (allowed.has(Truth::False), allowed.has(Truth::True));
            match part {
                Part::Whole(Condition::Not(part)) => {
                    open.push(Goal {
                        part: Part::Whole(part),
                        allowed: allowed.map(Truth::opposite),
                    });
                }
                Part::Whole(Condition::All(all)) if may_hold && !may_fail => {
                    open.extend(
                        all.iter().rev().map(|own| Self { part: Part::Whole(own), allowed }),
                    );
                }
                Part::Whole(Condition::Any(any)) if may_fail && !may_hold => {
                    open.extend(
                        any.iter().rev().map(|own| Self { part: Part::Whole(own), allowed }),
                    );
                }
                _ => parts.push(Goal { part, allowed }),
            }
        }
        parts
    }
}
