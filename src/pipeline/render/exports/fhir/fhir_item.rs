//! The FHIR items of a questionnaire: each question with its answers and its hint. If one list of tests cannot express
//! when a question is asked, FHIR groups around the question contain further tests. The ids that osteon adds contain a
//! slash, so they never equal an author's id.

use serde::Serialize;

use super::super::Exporter;
use super::super::text::clean;
use super::asked::unsure_id;
use super::clauses::Clauses;
use super::coding::Coding;
use super::enable_when::{Behavior, EnableWhen, Enabled};
use super::extension::Extension;
use crate::model::named::Named;
use crate::model::questionnaire;
use crate::model::questionnaire::question::{Answer, AppliesTo};

/// A FHIR item: a question, a group of FHIR items, or a text.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FhirItem<'g> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extension: Vec<Extension<'g>>,
    link_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(rename = "type")]
    type_name: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enable_when: Vec<EnableWhen<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_behavior: Option<Behavior>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer_option: Vec<AnswerOption>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item: Vec<FhirItem<'g>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerOption {
    value_coding: Coding,
}

impl<'g> FhirItem<'g> {
    /// The FHIR items for the question at index `place`, shown if the condition `asked` holds. After a question for a
    /// number comes the checkbox "not sure". If one `enableWhen` cannot contain all tests of `asked`, the other tests
    /// are in FHIR groups around these items.
    pub fn question(
        place: usize,
        item: &'g questionnaire::Item,
        asked: Clauses<'g>,
        exporter: &Exporter<'g>,
    ) -> Vec<Self> {
        let id = &item.question.id.value;
        let is_number = matches!(item.question.answer, Answer::Number { .. });
        let (groups, enabled) = asked.levels();
        let unsure = is_number.then(|| Self::unsure(id, exporter).enabled(enabled.clone()));
        let own = Self::own(place, item, exporter).enabled(enabled);
        let items = [own].into_iter().chain(unsure).collect();
        groups.into_iter().enumerate().rfold(items, |inner, (depth, enabled)| {
            let group = Self::new(format!("{id}/when-{}", depth + 1), "group", String::new());
            vec![Self { item: inner, ..group }.enabled(enabled)]
        })
    }

    /// A FHIR item for a question whose answer readers choose from a list. `options` are the codes in the list.
    pub fn choice(link_id: &str, text: String, options: Vec<Coding>) -> Self {
        let options = options.into_iter().map(|value_coding| AnswerOption { value_coding });
        Self {
            required: Some(false),
            answer_option: options.collect(),
            ..Self::new(link_id.to_owned(), "choice", text)
        }
    }

    /// A FHIR item that only shows a text and asks nothing; `None` if the text is empty.
    pub fn display(link_id: &str, text: String) -> Option<Self> {
        (!text.is_empty()).then(|| Self {
            extension: vec![Extension::instructions()],
            ..Self::new(link_id.to_owned(), "display", text)
        })
    }

    fn own(place: usize, item: &'g questionnaire::Item, exporter: &Exporter<'g>) -> Self {
        let (question, writer) = (&item.question, &exporter.writer);
        let concerns = match question.applies_to {
            AppliesTo::Any => String::new(),
            sex => clean(exporter.locale.word(&["questionnaire", "applies_to", sex.name()])),
        };
        let (id, text) = (&question.id.value, writer.line(&item.text));
        let own = match &question.answer {
            Answer::YesNo { .. } | Answer::Choice(_) => {
                Self::choice(id, text, answers(&question.answer, exporter))
            }
            Answer::Number { unit, accepts, .. } => {
                let unit = unit.as_deref().and_then(Extension::unit);
                let accepts = accepts.iter();
                let accepts =
                    accepts.flat_map(|range| Extension::accepts(range, place, exporter.locale));
                Self {
                    extension: unit.into_iter().chain(accepts).collect(),
                    required: Some(false),
                    ..Self::new(id.to_string(), "decimal", text)
                }
            }
        };
        let below = |name, text| Self::display(&format!("{id}/{name}"), text);
        let hint = below("hint", writer.line(&item.hint));
        Self {
            prefix: Some((place + 1).to_string()),
            item: below("applies-to", concerns).into_iter().chain(hint).collect(),
            ..own
        }
    }

    /// The FHIR item for the checkbox "not sure" of a question that asks for a number. If a reader also gives a number,
    /// the number counts.
    fn unsure(id: &'g str, exporter: &Exporter<'g>) -> Self {
        let text = clean(exporter.locale.word(&["answers", "unsure"]));
        Self { required: Some(false), ..Self::new(unsure_id(id), "boolean", text) }
    }

    fn new(link_id: String, type_name: &'static str, text: String) -> Self {
        Self {
            extension: Vec::new(),
            link_id,
            prefix: None,
            text,
            type_name,
            enable_when: Vec::new(),
            enable_behavior: None,
            required: None,
            answer_option: Vec::new(),
            item: Vec::new(),
        }
    }

    fn enabled(self, enabled: Enabled<'g>) -> Self {
        Self { enable_when: enabled.when, enable_behavior: enabled.behavior, ..self }
    }
}

/// The codes of the possible answers to a yes-or-no question or to a question with several options, including the code
/// for "not sure".
fn answers(answer: &Answer, exporter: &Exporter<'_>) -> Vec<Coding> {
    let word = |coding: Coding, answer| coding.in_words(answer, exporter.locale);
    let own = match answer {
        Answer::YesNo { .. } => vec![word(Coding::yes(), "yes"), word(Coding::no(), "no")],
        Answer::Choice(choices) => {
            choices.iter().map(|choice| Coding::choice(choice).saying(&choice.text)).collect()
        }
        Answer::Number { .. } => Vec::new(),
    };
    own.into_iter().chain([word(Coding::unsure(), "unsure")]).collect()
}
