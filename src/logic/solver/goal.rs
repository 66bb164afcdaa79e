//! The goals of a search for a reader: which truth values conditions must have for this reader.

use crate::logic::condition_part::ConditionPart;
use crate::logic::truth::{Truth, TruthSet};
use crate::model::questionnaire::condition::Condition;

/// What a search requires of a reader: for this reader, a condition has one of the allowed truth values.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'c> {
    /// The condition, or part of a condition, that must have an allowed truth value.
    pub part: ConditionPart<'c>,
    /// The truth values that meet the goal.
    pub allowed: TruthSet,
}

/// A fact about a reader, on which conditions may depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The reader's sex.
    Sex,
    /// The reader's age.
    Age,
    /// The answer to the question with this index.
    Question(usize),
}

impl<'c> Goal<'c> {
    /// The goal that a condition has this truth value.
    pub fn is(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: ConditionPart::Whole(condition), allowed: TruthSet::only(truth) }
    }

    /// The goal that a condition has any truth value other than this one.
    pub fn is_not(condition: &'c Condition, truth: Truth) -> Self {
        Self { part: ConditionPart::Whole(condition), allowed: TruthSet::all_except(truth) }
    }

    /// The goal that the question with this index is asked.
    pub fn asked(question: usize) -> Self {
        Self { part: ConditionPart::Asked(question), allowed: TruthSet::only(Truth::True) }
    }

    /// Replaces a goal by goals for its parts that together mean the same. Example: "`a and b` is true" becomes "`a` is
    /// true" and "`b` is true"; "`a or b` is false" becomes "`a` is false" and "`b` is false".
    pub fn split(self) -> Vec<Self> {
        let (mut open, mut parts) = (vec![self], Vec::new());
        while let Some(Goal { part, allowed }) = open.pop() {
            let (may_fail, may_hold) = (allowed.has(Truth::False), allowed.has(Truth::True));
            match part {
                ConditionPart::Whole(Condition::Not(part)) => {
                    open.push(Goal {
                        part: ConditionPart::Whole(part),
                        allowed: allowed.map(Truth::opposite),
                    });
                }
                ConditionPart::Whole(Condition::All(all)) if may_hold && !may_fail => {
                    open.extend(
                        all.iter()
                            .rev()
                            .map(|own| Self { part: ConditionPart::Whole(own), allowed }),
                    );
                }
                ConditionPart::Whole(Condition::Any(any)) if may_fail && !may_hold => {
                    open.extend(
                        any.iter()
                            .rev()
                            .map(|own| Self { part: ConditionPart::Whole(own), allowed }),
                    );
                }
                _ => parts.push(Goal { part, allowed }),
            }
        }
        parts
    }
}
