//! An item: a question, how it is answered, and below it how to tell.

use serde::Serialize;

use super::super::Exporter;
use super::super::digits::Digits;
use super::super::text::clean;
use super::coding::Coding;
use super::enable_when::{Behavior, EnableWhen, Enabled};
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire;
use crate::model::questionnaire::question::{Answer, AppliesTo, Question};
use crate::model::words::Named;
use crate::pipeline::link::Target;

/// What a text that is no question does.
const CATEGORY: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory";
const CATEGORIES: &str = "http://hl7.org/fhir/questionnaire-display-category";
/// What a number counts.
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
/// Numbers that make sense, both ends included: FHIR has no others.
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// An item of a questionnaire, or a text in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item<'g> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extension: Vec<Extension<'g>>,
    link_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(rename = "type")]
    sort: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enable_when: Vec<EnableWhen<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_behavior: Option<Behavior>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer_option: Vec<AnswerOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item: Vec<Item<'g>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerOption {
    value_coding: Coding,
}

#[derive(Serialize)]
struct Extension<'g> {
    url: &'static str,
    #[serde(flatten)]
    value: ExtensionValue<'g>,
}

#[derive(Serialize)]
enum ExtensionValue<'g> {
    #[serde(rename = "valueDecimal")]
    Decimal(Digits<'g>),
    #[serde(rename = "valueCoding")]
    Unit { display: String },
    #[serde(rename = "valueCodeableConcept")]
    Concept { coding: [Coding; 1] },
}

impl<'g> Item<'g> {
    /// The item of this place among questions. Ids of what is added to it have a slash, which no author's id has.
    pub fn new(
        place: usize,
        item: &'g questionnaire::Item<Target>,
        questions: &[&'g Question],
        exporter: &Exporter<'g>,
    ) -> Self {
        let (own, writer) = (&item.question, &exporter.writer);
        let enabled = Enabled::of(own, questions);
        let concerns = match own.applies_to {
            AppliesTo::Any => String::new(),
            sex => clean(exporter.locale.word(&["questionnaire", "applies_to", sex.name()])),
        };
        let below = |name, text| Item::display(&format!("{}/{name}", own.id.value), text);
        Self {
            extension: number_extensions(&own.answer),
            link_id: own.id.value.clone(),
            prefix: Some((place + 1).to_string()),
            text: writer.line(&item.text),
            sort: match own.answer {
                Answer::YesNo { .. } | Answer::Choice(_) => "choice",
                Answer::Number { .. } => "decimal",
            },
            enable_when: enabled.when,
            enable_behavior: enabled.behavior,
            required: Some(false),
            answer_option: answer_options(&own.answer, exporter),
            item: below("applies-to", concerns)
                .into_iter()
                .chain(below("hint", writer.line(&item.hint)))
                .collect(),
        }
    }

    /// A text that is no question, if it says something.
    pub fn display(link_id: &str, text: String) -> Option<Self> {
        let coding = [Coding::of_form(CATEGORIES, "instructions")];
        let category = Extension { url: CATEGORY, value: ExtensionValue::Concept { coding } };
        (!text.is_empty()).then(|| Self {
            extension: vec![category],
            link_id: link_id.to_owned(),
            prefix: None,
            text,
            sort: "display",
            enable_when: Vec::new(),
            enable_behavior: None,
            required: None,
            answer_option: Vec::new(),
            item: Vec::new(),
        })
    }
}

/// Every question that has words for answers can be answered "not sure". A number cannot: it is left out.
fn answer_options(answer: &Answer, exporter: &Exporter<'_>) -> Vec<AnswerOption> {
    let word = |coding: Coding, answer| coding.in_words(answer, exporter.locale);
    let own = match answer {
        Answer::YesNo { .. } => vec![word(Coding::yes(), "yes"), word(Coding::no(), "no")],
        Answer::Choice(choices) => {
            choices.iter().map(|choice| Coding::choice(choice).saying(&choice.text)).collect()
        }
        Answer::Number { .. } => return Vec::new(),
    };
    let unsure = word(Coding::unsure(), "unsure");
    own.into_iter().chain([unsure]).map(|value_coding| AnswerOption { value_coding }).collect()
}

fn number_extensions(answer: &Answer) -> Vec<Extension<'_>> {
    let Answer::Number { unit, accepts, .. } = answer else { return Vec::new() };
    let unit = unit.as_deref().map(clean).filter(|unit| !unit.is_empty());
    let unit = unit.map(|display| Extension { url: UNIT, value: ExtensionValue::Unit { display } });
    let end = |url, bound: fn(&Range) -> &Option<Bound>| {
        let bound = accepts.as_ref().and_then(|range| bound(range).as_ref());
        let bound = bound.filter(|bound| bound.inclusive)?;
        Some(Extension { url, value: ExtensionValue::Decimal(Digits(&bound.number)) })
    };
    let (least, most) = (end(LEAST, |range| &range.lower), end(MOST, |range| &range.upper));
    [unit, least, most].into_iter().flatten().collect()
}
