//! Exports a questionnaire for health records, as a FHIR R4 `Questionnaire`
//! (<https://hl7.org/fhir/R4/questionnaire.html>). The file contains the questions and the conditions under which they
//! are asked, but no outcomes and no scores.

mod asked;
mod clauses;
mod coding;
mod enable_when;
mod extension;
mod facts;
mod fhir_item;

use serde::Serialize;

use self::asked::asked;
use self::facts::Facts;
use self::fhir_item::FhirItem;
use super::{Exporter, to_json};
use crate::model::questionnaire;
use crate::model::settings::{Publisher, Settings};
use crate::pipeline::link::ExportFormat;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Questionnaire<'g> {
    resource_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'g str>,
    language: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    title: &'g str,
    status: &'static str,
    experimental: bool,
    subject_type: [&'static str; 1],
    publisher: &'g str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contact: Vec<Contact>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item: Vec<FhirItem<'g>>,
}

#[derive(Serialize)]
struct Contact {
    telecom: Vec<ContactPoint>,
}

#[derive(Serialize)]
struct ContactPoint {
    system: &'static str,
    value: String,
}

/// The text of the FHIR file for a questionnaire.
pub(super) fn file<'g>(exporter: &Exporter<'g>, own: &'g questionnaire::Questionnaire) -> String {
    to_json(&Questionnaire::new(exporter, own))
}

impl<'g> Questionnaire<'g> {
    fn new(exporter: &Exporter<'g>, questionnaire: &'g questionnaire::Questionnaire) -> Self {
        let settings = &exporter.guide().settings;
        let id = questionnaire.id.value.as_str();
        let path = exporter.at.guide.routes.export(questionnaire.node(), ExportFormat::Fhir);
        let facts = Facts::of(questionnaire, exporter);
        let asked = asked(&questionnaire.questions(), &facts.ages);
        let items = questionnaire.items.iter().zip(asked).enumerate();
        let items = items
            .flat_map(|(place, (item, asked))| FhirItem::question(place, item, asked, exporter));
        let closing = exporter.writer.text(&questionnaire.closing);
        Self {
            resource_type: "Questionnaire",
            id: is_resource_id(id).then_some(id),
            language: &settings.language.value,
            url: exporter.at.absolute(&path),
            version: settings.version.as_deref(),
            name: name(id),
            title: &questionnaire.title,
            // The file is always a draft: only those who use it with patients can approve it.
            status: "draft",
            experimental: false,
            subject_type: ["Patient"],
            publisher: &settings.publisher.name,
            contact: contact(&settings.publisher),
            description: exporter.writer.text(&questionnaire.introduction),
            copyright: copyright(settings),
            item: (facts.items(exporter.locale).into_iter())
                .chain(items)
                .chain(FhirItem::display("/closing", closing))
                .collect(),
        }
    }
}

fn is_resource_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    (1..=64).contains(&id.len()) && id.bytes().all(is_plain)
}

/// A name for use in programs: `RiskCheck` for the id `risk-check`. `None` if the id gives no valid name.
fn name(id: &str) -> Option<String> {
    let words = id.split(|character: char| !character.is_ascii_alphanumeric());
    let name: String = words
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_ascii_uppercase(), rest.to_owned()]
        })
        .collect();
    let fits = name.len() <= 255 && name.starts_with(|first: char| first.is_ascii_uppercase());
    (fits && id.is_ascii()).then_some(name)
}

fn contact(publisher: &Publisher) -> Vec<Contact> {
    let point = |address: &String| match address.strip_prefix("mailto:") {
        Some(mail) => {
            let mail = mail.split('?').next().unwrap_or_default();
            ContactPoint { system: "email", value: mail.to_owned() }
        }
        None => ContactPoint { system: "url", value: address.clone() },
    };
    let addresses = [&publisher.contact, &publisher.url].into_iter().flatten();
    let telecom: Vec<_> = addresses.map(point).filter(|point| !point.value.is_empty()).collect();
    if telecom.is_empty() { Vec::new() } else { vec![Contact { telecom }] }
}

fn copyright(settings: &Settings) -> Option<String> {
    let parts: Vec<&str> = [&settings.license, &settings.license_url]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
