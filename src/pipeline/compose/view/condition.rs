//! A condition for templates, which say it in words: for readers without a script, and on paper.

use serde::Serialize;

use super::tool::question::RangeView;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, Polarity, Question};
use crate::model::words::Named;

/// A condition. Questions go by their numbers, from 1; where there are several, it is enough that one is so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ConditionView<'g> {
    /// One of these holds.
    Any {
        /// Which.
        parts: Vec<ConditionView<'g>>,
    },
    /// All of these hold.
    All {
        /// Which.
        parts: Vec<ConditionView<'g>>,
    },
    /// This does not hold.
    Not {
        /// What.
        part: Box<ConditionView<'g>>,
    },
    /// The answer is one of these.
    Answer {
        /// To which questions.
        questions: Vec<usize>,
        /// Which answers.
        answers: Vec<AnswerView<'g>>,
    },
    /// There is no answer.
    Unanswered {
        /// To which questions.
        questions: Vec<usize>,
    },
    /// The answer is a number in a range.
    Number {
        /// To which question.
        question: usize,
        /// Which numbers.
        range: RangeView,
    },
    /// Some question, whichever, is in this state.
    Some {
        /// Which state.
        state: &'static str,
    },
    /// The reader is of this age.
    Age {
        /// The youngest.
        from: Option<u32>,
        /// The oldest.
        to: Option<u32>,
    },
    /// The reader is a woman, or is a man.
    Sex {
        /// Which.
        sex: &'static str,
    },
}

/// An answer: the theme's word for it, or the author's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerView<'g> {
    word: Option<&'static str>,
    text: Option<&'g str>,
}

impl<'g> ConditionView<'g> {
    /// A condition on these questions.
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
            Condition::Some(state) => Self::Some { state: AnswerState::name(*state) },
            Condition::Age(age) => Self::Age { from: age.from, to: age.to },
            Condition::Sex(sex) => Self::Sex { sex: Sex::name(*sex) },
        }
    }

    /// Questions of which the same is said are named together.
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

    /// Takes another's questions as well, if of them the same is said.
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

    /// That an answer counts, by what that answer is; none for a question of which none does.
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
