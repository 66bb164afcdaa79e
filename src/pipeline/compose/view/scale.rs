//! Scales as the data for templates, and for the script that computes them. A scale is a published score that a study
//! has validated. It is computed as a weighted sum of numbers that readers enter.

use serde::Serialize;
use serde_json::{Value, json};

use super::tool::program::range_value;
use super::tool::question::RangeView;
use super::{InlineText, Json, RichText};
use crate::model::content::Document;
use crate::model::named::Named;
use crate::model::questionnaire::scale::Scale;
use crate::pipeline::compose::page_context::PageContext;

/// A scale, as the data for its template. A scale is a published score: a weighted sum of numbers that readers enter.
#[derive(Serialize)]
pub struct ScaleToolView<'g> {
    id: &'g str,
    name: &'g str,
    /// The data for the script that computes the scale. `None` in print editions.
    program: Option<Json>,
    inputs: Vec<InputView<'g>>,
    rounding: &'static str,
    /// The terms of the formula as people write it, without the constant: `0.2 × weight − 0.2 × age` has two terms.
    terms: Vec<TermView<'g>>,
    constant: Option<String>,
    population: RichText<'g>,
    sensitivity: InlineText,
    specificity: InlineText,
    limits: RichText<'g>,
    sources: InlineText,
    cut_offs: Vec<CutOffView<'g>>,
}

#[derive(Serialize)]
struct InputView<'g> {
    id: &'g str,
    text: InlineText,
    unit: Option<&'g str>,
    accepts: Option<RangeView>,
}

/// A term of a scale's formula: the text of an input, the factor without its sign, and true if the factor is negative.
#[derive(Serialize)]
struct TermView<'g> {
    negative: bool,
    weight: &'g str,
    text: InlineText,
}

#[derive(Serialize)]
struct CutOffView<'g> {
    id: &'g str,
    name: InlineText,
    range: RangeView,
    meaning: InlineText,
}

impl<'g> ScaleToolView<'g> {
    /// Makes the data of a scale. `questionnaire` is the id of the questionnaire to which the scale belongs.
    pub fn new(scale: &'g Scale, questionnaire: &str, at: &PageContext<'g>) -> Self {
        let text = |part: &str, document: &'g Document| {
            RichText::new(at, document, format!("scale:{questionnaire}:{part}:"))
        };
        let terms = scale.inputs.iter().zip(&scale.weights).map(|(input, weight)| TermView {
            negative: weight.digits.starts_with('-'),
            weight: weight.digits.trim_start_matches('-'),
            text: InlineText::new(at, &input.text),
        });
        let inputs = scale.inputs.iter().map(|input| InputView {
            id: &input.id.value,
            text: InlineText::new(at, &input.text),
            unit: input.unit.as_deref(),
            accepts: input.accepts.as_ref().map(RangeView::new),
        });
        let cut_offs = scale.cut_offs.iter().map(|cut_off| CutOffView {
            id: &cut_off.id.value,
            name: InlineText::new(at, &cut_off.name),
            range: RangeView::new(&cut_off.range.value),
            meaning: InlineText::new(at, &cut_off.meaning),
        });
        Self {
            id: &scale.id.value,
            name: &scale.name,
            program: (!at.is_print()).then(|| Json::new(&program(scale))),
            inputs: inputs.collect(),
            rounding: scale.rounding.name(),
            terms: terms.collect(),
            constant: scale.constant.as_ref().map(super::shown),
            population: text("population", &scale.population),
            sensitivity: InlineText::new(at, &scale.sensitivity),
            specificity: InlineText::new(at, &scale.specificity),
            limits: text("limits", &scale.limits),
            sources: InlineText::citations(at, &scale.sources),
            cut_offs: cut_offs.collect(),
        }
    }
}

/// The data for the script that computes a scale. Numbers are strings of digits, because the script computes with
/// decimal numbers, like the module `logic`.
fn program(scale: &Scale) -> Value {
    let inputs = scale.inputs.iter().zip(&scale.weights).map(|(input, weight)| {
        let mut value = json!({ "id": input.id.value.as_str(), "weight": weight.digits });
        if let Some(accepts) = &input.accepts {
            value["accepts"] = range_value(accepts);
        }
        value
    });
    let cut_offs = scale.cut_offs.iter().map(
        |cut_off| json!({ "id": cut_off.id.value.as_str(), "range": range_value(&cut_off.range.value) }),
    );
    json!({
        "id": scale.id.value.as_str(),
        "inputs": inputs.collect::<Vec<_>>(),
        "constant": scale.constant.as_ref().map_or("0", |constant| constant.digits.as_str()),
        "rounding": scale.rounding.name(),
        "cut-offs": cut_offs.collect::<Vec<_>>(),
    })
}
