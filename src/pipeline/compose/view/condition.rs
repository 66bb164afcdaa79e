//! Conditions for templates, which express them in words: for readers without scripts and for print.

use serde::Serialize;

use super::tool::question::RangeView;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, Polarity, Question};
use crate::model::words::Named;

/// A condition. Questions are given by number, from 1. If several questions are given, the statement need hold for only
/// one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ConditionView<'g> {
    /// At least one of these holds.
    Any {
        /// The alternative conditions.
        parts: Vec<ConditionView<'g>>,
    },
    /// All of these hold.
    All {
        /// The conditions that must all hold.
        parts: Vec<ConditionView<'g>>,
    },
    /// A condition does not hold.
    Not {
        /// The condition that is negated.
        part: Box<ConditionView<'g>>,
    },
    /// The answer is one of these.
    Answer {
        /// Numbers of the questions.
        questions: Vec<usize>,
        /// The accepted answers.
        answers: Vec<AnswerView<'g>>,
    },
    /// There is no answer.
    Unanswered {
        /// Numbers of the questions.
        questions: Vec<usize>,
    },
    /// The answer is a number in a range.
    Number {
        /// Number of the question.
        question: usize,
        /// The range of accepted numbers.
        range: RangeView,
    },
    /// At least one question is in this state.
    Some {
        /// The name of the state.
        state: &'static str,
    },
    /// The reader's age is in this range.
    Age {
        /// Lowest age of the range.
        from: Option<u32>,
        /// Highest age of the range.
        to: Option<u32>,
    },
    /// The reader has a certain sex.
    Sex {
        /// The name of the sex.
        sex: &'static str,
    },
}

/// An answer, in a word of the theme or the text of the author.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerView<'g> {
    word: Option<&'static str>,
    text: Option<&'g str>,
}

impl<'g> ConditionView<'g> {
    /// Converts a condition on these questions.
    pub fn new(condition: &Condition, questions: &[&'g Question]) -> Self {
        let views = |parts: &[Condition]| {
            parts.iter().map(|part| Self::new(part, questions)).collect::<Vec<_>>()
        };
        match condition {
            Condition::Any(parts) => Self::any(views(parts)),
            Condition::All(parts) => Self::All { parts: views(parts) },
            Condition::Not(part) => Self::Not { part: Box::new(Self::new(part, questions)) },
            Condition::Is(number, words) => Self::is(*number, words, questions),
            Condition::Number(number, range) => {
                Self::Number { question: number + 1, range: RangeView::new(range) }
            }
            Condition::Counts(counted) => {
                Self::any(counted.iter().filter_map(|one| Self::counts(*one, questions)).collect())
            }
            Condition::Some(state, _) => Self::Some { state: AnswerState::name(*state) },
            Condition::Age(age) => Self::Age { from: age.from, to: age.to },
            Condition::Sex(sex) => Self::Sex { sex: Sex::name(*sex) },
        }
    }

    /// Builds a disjunction; merges parts that state the same of different questions.
    fn any(parts: Vec<Self>) -> Self {
        let mut merged: Vec<Self> = Vec::new();
        for part in parts {
            let together = merged.iter_mut().any(|known| known.takes(&part));
            if !together {
                merged.push(part);
            }
        }
        match <[Self; 1]>::try_from(merged) {
            Ok([only]) => only,
            Err(parts) => Self::Any { parts },
        }
    }

    /// Merges `other` into this part if both state the same of different questions. Returns true if it did.
    fn takes(&mut self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Answer { questions, answers },
                Self::Answer { questions: more, answers: same },
            ) if answers == same => {
                questions.extend(more);
                true
            }
            (Self::Unanswered { questions }, Self::Unanswered { questions: more }) => {
                questions.extend(more);
                true
            }
            _ => false,
        }
    }

    fn is(number: usize, words: &[AnswerWord], questions: &[&'g Question]) -> Self {
        let word = |word| AnswerView { word: Some(word), text: None };
        let answers: Vec<_> = words
            .iter()
            .filter_map(|own| match own {
                AnswerWord::Yes => Some(word("yes")),
                AnswerWord::No => Some(word("no")),
                AnswerWord::Unsure => Some(word("unsure")),
                AnswerWord::Choice(place) => option(questions[number], *place),
                AnswerWord::Unanswered => None,
            })
            .collect();
        let mut parts = Vec::new();
        if !answers.is_empty() {
            parts.push(Self::Answer { questions: vec![number + 1], answers });
        }
        if words.contains(&AnswerWord::Unanswered) {
            parts.push(Self::Unanswered { questions: vec![number + 1] });
        }
        Self::any(parts)
    }

    /// Expands `counts` into the answers that count; `None` if the question has no such answer.
    fn counts(number: usize, questions: &[&'g Question]) -> Option<Self> {
        match &questions[number].answer {
            Answer::YesNo { counts } => {
                let word = if *counts == Polarity::Yes { AnswerWord::Yes } else { AnswerWord::No };
                Some(Self::is(number, &[word], questions))
            }
            Answer::Choice(choices) => {
                let counted = choices.iter().enumerate().filter(|(_, choice)| choice.counts);
                let words: Vec<_> = counted.map(|(place, _)| AnswerWord::Choice(place)).collect();
                (!words.is_empty()).then(|| Self::is(number, &words, questions))
            }
            Answer::Number { counts, .. } => counts
                .as_ref()
                .map(|range| Self::Number { question: number + 1, range: RangeView::new(range) }),
        }
    }
}

fn option<'g>(question: &'g Question, place: usize) -> Option<AnswerView<'g>> {
    match &question.answer {
        Answer::Choice(choices) => {
            choices.get(place).map(|choice| AnswerView { word: None, text: Some(&choice.text) })
        }
        _ => None,
    }
}
