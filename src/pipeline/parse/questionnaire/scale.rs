//! Parses `[scale]` of a questionnaire: a published score, such as an index of age and weight. The results of the
//! studies that have validated the score are part of it, because readers need them to interpret it.

use crate::diagnostic::{Diagnostics, Words};
use crate::model::quantity::Number;
use crate::model::questionnaire::scale::{CutOff, Rounding, Scale, ScaleInput};
use crate::pipeline::parse::ranges::range;
use crate::pipeline::parse::rules;
use crate::pipeline::parse::toml::Fields;
use crate::pipeline::parse::toml::schemas::FORMULA;
use crate::span::Spanned;
use crate::suggestions::nearest;

static NOT_IN_FORMULA: Words = Words(
    "write in `formula` the number by which the formula multiplies `{field}`: `formula = { …, {field} = 0.5 }`",
);
static NAME_A_SOURCE: Words = Words(
    "write between [ ] the name of the source in quotes, such as `sources = [\"who-2023\"]` for the source `[who-2023]` in content/references.toml",
);
static WRITE_EACH: Words = Words(
    "delete this line; at the end of the file, write for each one a line `[[scale.{field}]]` and its fields below it",
);
static NOT_AN_INPUT: Words =
    Words("write before `=` the id of one of the `[[scale.inputs]]`, each once, or `constant`");

/// Parses the scale. Returns `None` if anything in it is missing or wrong, because an incomplete scale would mislead.
pub fn scale(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Scale> {
    let before = found.len();
    let id = fields.id(found);
    let name = fields.text("name", found);
    let enabled = fields.value("enabled").and_then(|value| fields.toml().boolean(value, found));
    let inputs = tables("inputs", &mut fields, found);
    let inputs: Vec<_> = inputs.into_iter().filter_map(|fields| input(fields, found)).collect();
    let (weights, constant) = formula(&inputs, &mut fields, found);
    let rounding = fields.word::<Rounding>("rounding", found);
    let population = fields.document("population", found);
    let sensitivity = fields.inline("sensitivity", found);
    let specificity = fields.inline("specificity", found);
    let limits = fields.document("limits", found);
    if fields.peek_len("sources") == Some(0) {
        found.push(
            rules::EMPTY_FIELD
                .at(fields.place("sources"))
                .with("field", "sources")
                .advise(&NAME_A_SOURCE),
        );
    }
    let sources = fields.citations("sources", found);
    let cut_offs = tables("cut-offs", &mut fields, found);
    let cut_offs = cut_offs.into_iter().filter_map(|fields| cut_off(fields, found)).collect();
    fields.finish(found);
    // An incomplete scale would mislead, so drop it.
    if found.len() > before {
        return None;
    }
    Some(Scale {
        id: id?,
        name: name?.value,
        enabled: enabled.unwrap_or(false),
        inputs,
        weights,
        constant,
        rounding: rounding?,
        population,
        sensitivity,
        specificity,
        limits,
        sources,
        cut_offs,
    })
}

fn tables<'f, 't>(
    key: &'static str,
    fields: &mut Fields<'f, 't>,
    found: &mut Diagnostics,
) -> Vec<Fields<'f, 't>> {
    if fields.peek_len(key) == Some(0) {
        found.push(rules::EMPTY_FIELD.at(fields.place(key)).with("field", key).advise(&WRITE_EACH));
    }
    fields.array_of_fields(key, found)
}

fn input(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<ScaleInput> {
    let toml = fields.toml();
    let id = fields.id(found);
    let text = fields.inline("question", found);
    let unit = fields.plain("unit", found);
    let accepts = fields.value("accepts").and_then(|value| range(toml, value, found));
    fields.finish(found);
    Some(ScaleInput { id: id?, text, unit, accepts })
}

/// Parses `formula`. Returns the factor by which each of the `inputs` is multiplied, in the same order, and the
/// constant. Reports inputs that the formula does not contain.
fn formula(
    inputs: &[ScaleInput],
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> (Vec<Number>, Option<Number>) {
    let toml = fields.toml();
    let mut constant = None;
    let mut weights: Vec<Option<Number>> = vec![None; inputs.len()];
    let Some(value) = fields.checked_value("formula", found) else { return Default::default() };
    let Some(mut terms) = toml.table(value, &FORMULA, found) else { return Default::default() };
    let before = found.len();
    for (id, value) in terms.entries() {
        let number = toml.number(value, found);
        if id.value == "constant" {
            constant = number;
        } else if let Some(place) = inputs.iter().position(|input| input.id.value == *id.value) {
            weights[place] = number;
        } else {
            let near = nearest(&id.value, inputs.iter().map(|input| input.id.value.as_str()));
            let finding = rules::UNKNOWN_ITEM.at(id.span).with("id", id.value).suggest(near);
            found.push(finding.advise(&NOT_AN_INPUT));
        }
    }
    // A misspelt input was reported; do not also report the right one as missing.
    let is_misread = found.len() > before;
    for (input, weight) in inputs.iter().zip(&weights) {
        if weight.is_none() && !is_misread {
            let finding = rules::MISSING_FIELD.at(toml.span(value.span()));
            found.push(finding.with("field", input.id.value.as_str()).advise(&NOT_IN_FORMULA));
        }
    }
    (weights.into_iter().flatten().collect(), constant)
}

fn cut_off(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<CutOff> {
    let toml = fields.toml();
    let id = fields.id(found);
    let name = fields.inline("name", found);
    let value = fields.checked_value("range", found);
    let span = value.map(|value| toml.span(value.span()));
    let range = value.and_then(|value| range(toml, value, found));
    let meaning = fields.inline("meaning", found);
    fields.finish(found);
    Some(CutOff { id: id?, name, range: Spanned::new(range?, span?), meaning })
}
