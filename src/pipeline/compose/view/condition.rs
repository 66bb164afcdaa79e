//! Conditions as the data for templates. The templates put them into words, for readers without scripts and for print.

use serde::Serialize;

use super::tool::question::RangeView;
use crate::model::named::Named;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, Polarity, Question};

/// A condition on a reader. Questions are named by their number, counted from 1. If a condition names several
/// questions, it holds if one of them is answered as required.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ConditionView<'g> {
    /// Holds if at least one of several conditions holds.
    Any {
        /// The conditions. At least one of them must hold.
        parts: Vec<ConditionView<'g>>,
    },
    /// Holds if all of several conditions hold.
    All {
        /// The conditions that must all hold.
        parts: Vec<ConditionView<'g>>,
    },
    /// Holds if another condition does not hold.
    Not {
        /// The condition that must not hold.
        part: Box<ConditionView<'g>>,
    },
    /// Holds if at least one of the questions has one of the answers.
    Answer {
        /// Numbers of the questions, counted from 1.
        questions: Vec<usize>,
        /// The answers. One of them must be the reader's answer to one of the questions.
        answers: Vec<AnswerView<'g>>,
    },
    /// Holds if the reader has not answered at least one of the questions.
    Unanswered {
        /// Numbers of the questions, counted from 1.
        questions: Vec<usize>,
    },
    /// Holds if the answer to a question is a number in a range.
    Number {
        /// Number of the question, counted from 1.
        question: usize,
        /// The range in which the number must lie.
        range: RangeView,
    },
    /// Holds if at least one question of the questionnaire is in a certain state, such as answered "not sure".
    Some {
        /// The state, by its name in the guide's files, such as `unanswered`.
        state: &'static str,
    },
    /// Holds if the reader's age is in a range.
    Age {
        /// Lowest age of the range in years; `None` if the range is open below.
        from: Option<u32>,
        /// Highest age of the range in years; `None` if the range is open above.
        to: Option<u32>,
    },
    /// Holds for readers of one sex.
    Sex {
        /// The sex for which the condition holds: `female` or `male`.
        sex: &'static str,
    },
}

/// An answer that a condition requires. Either `word` is a word that the theme translates, such as `yes`, or `text` is
/// the text of one of the author's options.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerView<'g> {
    word: Option<&'static str>,
    text: Option<&'g str>,
}

impl<'g> ConditionView<'g> {
    /// Converts a condition to the data for templates. The condition names a question by its index in `questions`.
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

    /// The condition that holds if at least one of `parts` holds. If several parts require the same answers of
    /// different questions, they are merged.
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

    /// Merges the condition `other` into this one if both require the same answers, and returns true. Otherwise changes
    /// nothing and returns false.
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

    /// The condition that the reader's answer to a question counts. It lists the answers that count. `None` if no
    /// answer counts.
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
