//! Questions as the data for templates, without their texts.

use serde::Serialize;

use crate::model::named::Named;
use crate::model::quantity::Range;
use crate::model::questionnaire::question::{Answer, Question};
use crate::pipeline::compose::view::table::cell::end;

/// A question of a questionnaire or tool, as the data for its template.
#[derive(Clone, Serialize)]
pub struct QuestionView<'g> {
    number: usize,
    id: &'g str,
    anchor: Option<String>,
    answer: &'static str,
    options: Vec<ChoiceView<'g>>,
    unit: Option<&'g str>,
    accepts: Option<RangeView>,
    /// For a yes-or-no question, the answer that counts: `yes` or `no`. `None` for other questions.
    counts: Option<&'static str>,
    /// For a question whose answer is a number, the range of numbers that count. `None` if no number counts, and for
    /// other questions.
    counted: Option<RangeView>,
    /// True if some answer to the question counts.
    can_count: bool,
    applies_to: &'static str,
    /// True if the question is asked only under a condition.
    conditional: bool,
}

#[derive(Clone, Serialize)]
struct ChoiceView<'g> {
    id: &'g str,
    text: &'g str,
    counts: bool,
}

/// A range of numbers, as templates show it. The lower end is in `at_least` if the range includes it, otherwise in
/// `above`. The upper end is in `at_most` if the range includes it, otherwise in `below`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RangeView {
    at_least: Option<String>,
    above: Option<String>,
    at_most: Option<String>,
    below: Option<String>,
    /// True if the numbers in the range are whole.
    whole: bool,
}

impl<'g> QuestionView<'g> {
    /// Makes the data of a question. `number` is its position in the questionnaire or tool, counted from 1. `anchor` is
    /// its HTML anchor; `None` gives it no anchor.
    pub fn new(number: usize, question: &'g Question, anchor: Option<String>) -> Self {
        let (unit, accepts) = match &question.answer {
            Answer::Number { unit, accepts, .. } => {
                (unit.as_deref(), accepts.as_ref().map(RangeView::new))
            }
            _ => (None, None),
        };
        let counts = match &question.answer {
            Answer::YesNo { counts } => Some(counts.name()),
            _ => None,
        };
        let choices: &[_] = match &question.answer {
            Answer::Choice(choices) => choices,
            _ => &[],
        };
        Self {
            number,
            id: &question.id.value,
            anchor,
            answer: question.answer.kind(),
            options: choices
                .iter()
                .map(|choice| ChoiceView {
                    id: &choice.id,
                    text: &choice.text,
                    counts: choice.counts,
                })
                .collect(),
            unit,
            accepts,
            counts,
            counted: match &question.answer {
                Answer::Number { counts, .. } => counts.as_ref().map(RangeView::new),
                _ => None,
            },
            can_count: question.answer.can_count(),
            applies_to: question.applies_to.name(),
            conditional: question.when.is_some(),
        }
    }
}

impl RangeView {
    /// Makes the data of a range, for numbers that need not be whole.
    pub fn new(range: &Range) -> Self {
        Self::measured(range, false)
    }

    /// Makes the data of a range of a measure. `whole` is true if the values of this measure are whole numbers.
    pub fn measured(range: &Range, whole: bool) -> Self {
        Self {
            at_least: end(range.lower.as_ref(), true),
            above: end(range.lower.as_ref(), false),
            at_most: end(range.upper.as_ref(), true),
            below: end(range.upper.as_ref(), false),
            whole,
        }
    }
}
