//! Extensions of FHIR items: they mark instructions, and state units and limits of numbers.

use serde::Serialize;

use super::super::digits::Digits;
use super::super::text::clean;
use super::coding::Coding;
use crate::model::quantity::{Bound, Range};
use crate::theme::Locale;

/// URL of the FHIR extension that marks a text as instructions.
const CATEGORY: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory";
const CATEGORIES: &str = "http://hl7.org/fhir/questionnaire-display-category";
/// URL of the FHIR extension for the unit of a number.
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
/// URL of the FHIR extension for the lowest number that a question accepts; `MAX_VALUE` is for the highest number.
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// URL of the FHIR extension for a condition that an answer must meet.
const CONSTRAINT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint";

/// An extension of a FHIR item. It contains a value, or further extensions.
#[derive(Serialize)]
pub struct Extension<'g> {
    url: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extension: Vec<Extension<'g>>,
    #[serde(flatten)]
    value: Option<Value<'g>>,
}

#[derive(Serialize)]
enum Value<'g> {
    #[serde(rename = "valueDecimal")]
    Decimal(Digits<'g>),
    #[serde(rename = "valueCoding")]
    Unit { display: String },
    #[serde(rename = "valueCodeableConcept")]
    Concept { coding: [Coding; 1] },
    #[serde(rename = "valueId")]
    Id(String),
    #[serde(rename = "valueCode")]
    Code(&'static str),
    #[serde(rename = "valueString")]
    String(String),
}

impl<'g> Extension<'g> {
    fn new(url: &'static str, value: Value<'g>) -> Self {
        Self { url, extension: Vec::new(), value: Some(value) }
    }

    /// The extension that marks a text as instructions, which need no answer.
    pub fn instructions() -> Self {
        let coding = [Coding::of_form(CATEGORIES, "instructions")];
        Self::new(CATEGORY, Value::Concept { coding })
    }

    /// The extension for the unit of a number; `None` if the unit is blank.
    pub fn unit(unit: &str) -> Option<Self> {
        let display = clean(unit);
        (!display.is_empty()).then(|| Self::new(UNIT, Value::Unit { display }))
    }

    /// The extensions for the range of numbers that a question accepts. `place` is the index of the question in the
    /// questionnaire.
    pub fn accepts(range: &'g Range, place: usize, locale: &Locale) -> Vec<Self> {
        let inclusive = |bound: &'g Option<Bound>| bound.as_ref().filter(|bound| bound.inclusive);
        let end = |url, bound: &'g Bound| Self::new(url, Value::Decimal(Digits(&bound.number)));
        let least = inclusive(&range.lower).map(|bound| end(LEAST, bound));
        let most = inclusive(&range.upper).map(|bound| end(MAX_VALUE, bound));
        [least, most, Self::exclusive(range, place, locale)].into_iter().flatten().collect()
    }

    /// The extension for ends of a range that do not belong to the range, as in "more than 5". The extensions
    /// `minValue` and `maxValue` cannot express them. `None` if both ends belong to the range.
    fn exclusive(range: &Range, place: usize, locale: &Locale) -> Option<Self> {
        let end = |bound: &Option<Bound>, sign| {
            let bound = bound.as_ref().filter(|bound| !bound.inclusive)?;
            Some(format!("value {sign} {}", bound.number.value))
        };
        let ends: Vec<_> =
            [end(&range.lower, '>'), end(&range.upper, '<')].into_iter().flatten().collect();
        let parts = [
            ("key", Value::Id(format!("accepts-{}", place + 1))),
            ("severity", Value::Code("error")),
            ("expression", Value::String(format!("answer.all({})", ends.join(" and ")))),
            ("human", Value::String(in_words(range, locale))),
        ];
        let extension = parts.map(|(url, value)| Self::new(url, value)).into();
        (!ends.is_empty()).then_some(Self { url: CONSTRAINT, extension, value: None })
    }
}

/// The message to readers who give a number outside the range, in the words of the page.
fn in_words(range: &Range, locale: &Locale) -> String {
    let format = |word: &str, values: &[(&str, &str)]| locale.filled(&["formats", word], values);
    let end = |bound: &Option<Bound>, words: [&'static str; 2]| {
        let bound = bound.as_ref()?;
        let word = words[usize::from(!bound.inclusive)];
        Some(format(word, &[("value", &bound.number.digits)]))
    };
    let low = end(&range.lower, ["at_least", "above"]);
    let high = end(&range.upper, ["at_most", "below"]);
    let range = match (low, high) {
        (Some(low), Some(high)) => format("both", &[("low", &low), ("high", &high)]),
        (low, high) => low.or(high).unwrap_or_default(),
    };
    let unsure = locale.word(&["answers", "unsure"]);
    clean(&locale.filled(&["tool", "number_in"], &[("range", &range), ("unsure", unsure)]))
}
