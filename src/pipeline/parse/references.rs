//! `references.toml`.

use super::toml::Fields;
use super::{check_language, checked_id, rules};
use crate::diagnostic::Diagnostics;
use crate::model::mention::Mention;
use crate::model::reference::{REFERENCE_TYPES, Reference};

/// The sources, in file order.
pub fn references(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Reference<Mention>> {
    let mut references = Vec::new();
    for (key, mut fields) in fields.named_tables(found) {
        let toml = fields.toml();
        let reference = Reference {
            key: checked_id(key, found),
            sort: fields
                .required_choice("type", &REFERENCE_TYPES, found)
                .unwrap_or("article")
                .to_owned(),
            title: fields
                .required_text("title", found)
                .map(|title| title.value)
                .unwrap_or_default(),
            authors: fields
                .texts("authors", found)
                .into_iter()
                .map(|author| author.value)
                .collect(),
            year: fields
                .value("year")
                .and_then(|year| toml.whole_number(year, found))
                .map(i64::from),
            container: fields.plain("container", found),
            volume: fields.plain("volume", found),
            issue: fields.plain("issue", found),
            pages: fields.plain("pages", found),
            publisher: fields.plain("publisher", found),
            doi: fields.plain("doi", found),
            pmid: fields.plain("pmid", found),
            url: fields.address("url", found),
            accessed: fields.date("accessed", found).map(|date| date.value),
            language: language(&mut fields, found),
            note: fields.document("note", found),
        };
        if fields.value("year").is_none() && fields.value("accessed").is_none() {
            found.push(rules::MISSING_FIELD.at(fields.span()).with("field", "year"));
        }
        fields.finish(found);
        references.push(reference);
    }
    references
}

fn language(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<String> {
    let language = fields.text("language", found)?;
    check_language(&language, found);
    Some(language.value)
}
