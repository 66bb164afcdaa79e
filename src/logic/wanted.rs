//! What a search wants of a reader, taken apart: the smaller the parts, the sooner one of them says that there is nobody.

use std::collections::BTreeSet;

use super::truth::{Truth, Truths};
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::{AppliesTo, Question};

/// That a condition comes to one of these truths.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'c> {
    /// The condition.
    pub condition: &'c Condition,
    /// What it may come to.
    pub among: Truths,
}

/// Something about a reader that conditions look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The answer to a question.
    Question(usize),
    /// The sex.
    Sex,
    /// The age.
    Age,
}

impl<'c> Wanted<'c> {
    /// That it is this.
    pub fn is(condition: &'c Condition, truth: Truth) -> Self {
        Self { condition, among: Truths::only(truth) }
    }

    /// That it is anything but this.
    pub fn is_not(condition: &'c Condition, truth: Truth) -> Self {
        Self { condition, among: Truths::but(truth) }
    }
}

/// What is wanted, taken apart.
pub struct Parts<'c> {
    /// All of these are wanted, short ones first: a short one is decided before a long one can be.
    pub wanted: Vec<Wanted<'c>>,
    /// All of these questions are asked.
    pub asked: BTreeSet<usize>,
}

/// The same in parts: of `all` that must be true each part, of `any` that must be false each part; and of a question
/// whose answer must be something, that it is asked.
pub fn unfold<'c>(wanted: &[Wanted<'c>], questions: &[&'c Question]) -> Parts<'c> {
    let mut parts = Vec::new();
    let mut open: Vec<Wanted<'c>> = wanted.iter().rev().copied().collect();
    let mut asked = BTreeSet::new();
    while let Some(Wanted { condition, among }) = open.pop() {
        let (may_fail, may_hold) = (among.has(Truth::False), among.has(Truth::True));
        match condition {
            Condition::Not(part) => {
                open.push(Wanted { condition: part, among: among.map(Truth::opposite) });
            }
            Condition::All(all) if may_hold && !may_fail => {
                open.extend(all.iter().rev().map(|condition| Wanted { condition, among }));
            }
            Condition::Any(any) if may_fail && !may_hold => {
                open.extend(any.iter().rev().map(|condition| Wanted { condition, among }));
            }
            _ => parts.push(Wanted { condition, among }),
        }
        let only = only_question(condition).filter(|_| among.is_only(Truth::True));
        let Some(question) = only.filter(|question| asked.insert(*question)) else { continue };
        let Some(question) = questions.get(question) else { continue };
        open.extend(question.when.iter().map(|when| Wanted::is(&when.value, Truth::True)));
        match question.applies_to {
            AppliesTo::Female => parts.push(Wanted::is_not(&FOR_MEN, Truth::True)),
            AppliesTo::Male => parts.push(Wanted::is_not(&FOR_WOMEN, Truth::True)),
            AppliesTo::Any => {}
        }
    }
    parts.sort_by_key(|part| size(part.condition, questions.len()));
    Parts { wanted: parts, asked }
}

/// The question that a condition is about, if it is about one and nothing else.
pub fn only_question(condition: &Condition) -> Option<usize> {
    match condition {
        Condition::Is(question, _) | Condition::Number(question, _) => Some(*question),
        Condition::Counts(counted) if counted.len() == 1 => Some(counted[0]),
        _ => None,
    }
}

fn size(condition: &Condition, questions: usize) -> usize {
    let mut size = 0;
    condition.visit(&mut |part| {
        size += match part {
            Condition::Counts(counted) => counted.len(),
            Condition::Some(_) => questions,
            _ => 1,
        };
    });
    size
}

static FOR_MEN: Condition = Condition::Sex(Sex::Male);
static FOR_WOMEN: Condition = Condition::Sex(Sex::Female);
