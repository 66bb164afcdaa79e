//! Questions for templates, without their texts.

use serde::Serialize;

use crate::model::quantity::Range;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::words::Named;
use crate::pipeline::compose::view::table::end;

/// A question of an item or a tool.
#[derive(Clone, Serialize)]
pub struct QuestionView<'g> {
    number: usize,
    id: &'g str,
    anchor: Option<String>,
    answer: &'static str,
    options: Vec<ChoiceView<'g>>,
    unit: Option<&'g str>,
    accepts: Option<RangeView>,
    /// For yes/no: the answer that counts.
    counts: Option<&'static str>,
    /// For a number: the range that counts.
    counted: Option<RangeView>,
    /// True if at least one answer counts.
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

/// A range, formatted for people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RangeView {
    at_least: Option<String>,
    above: Option<String>,
    at_most: Option<String>,
    below: Option<String>,
    /// True if its numbers are whole.
    whole: bool,
}

impl<'g> QuestionView<'g> {
    /// Converts a question. `number` counts from 1; `anchor` is its anchor, if it gets one.
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
    /// Converts a range for templates.
    pub fn new(range: &Range) -> Self {
        Self::measured(range, false)
    }

    /// Converts a range of a measure; `whole` tells whether its numbers are whole.
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
