//! Parses `guide.toml`.

pub mod language;
pub mod look;
mod navigation;

use super::toml::Fields;
use crate::diagnostic::Diagnostics;
use crate::model::mention::node::Node;
use crate::model::settings::{Editorial, Motif, Preferred, Publisher, Settings, UrlStyle};
use crate::span::Spanned;

/// Parses the fields of `guide.toml`.
pub fn settings(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Settings {
    let title = fields.text("title", found);
    let description = fields.text("description", found);
    let language = fields.text("language", found);
    if let Some(language) = &language {
        language::check_language(language, found);
    }
    let publisher = fields.fields("publisher", found);
    let publisher = publisher.and_then(|publisher| self::publisher(publisher, found));
    let settings = Settings {
        title: title.map(|title| title.value).unwrap_or_default(),
        short_title: fields.plain("short-title", found),
        description: description.map(|description| description.value).unwrap_or_default(),
        language: language.unwrap_or_else(|| Spanned::new("en".to_owned(), fields.span())),
        base_url: fields.base_address("base-url", found).map(with_slash),
        urls: match fields.choice("urls", found) {
            Some("folders") => UrlStyle::Folders,
            _ => UrlStyle::Files,
        },
        version: fields.plain("version", found),
        license: fields.plain("license", found),
        license_url: fields.site_address("license-url", found),
        order: fields.texts("order", found).into_iter().map(super::normalized_id).collect(),
        key_messages: fields.inlines("key-messages", found),
        introduction: fields.document("introduction", found),
        navigation: navigation::links("navigation", false, &mut fields, found),
        groups: navigation::groups(&mut fields, found),
        redirects: navigation::redirects(&mut fields, found),
        home: fields
            .fields("home", found)
            .map(|home| navigation::home(home, found))
            .unwrap_or_default(),
        motif: match fields.choice("motif", found) {
            Some("rings") => Motif::Rings,
            _ => Motif::Initial,
        },
        look: fields.fields("theme", found).map(|own| look::look(own, found)).unwrap_or_default(),
        words: fields.fields("words", found).map(|own| words(own, found)).unwrap_or_default(),
        switched_off: fields
            .fields("checks", found)
            .map(|checks| switched_off(checks, found))
            .unwrap_or_default(),
        has_search: (fields.value("search"))
            .and_then(|value| fields.toml().boolean(value, found))
            .unwrap_or(true),
        publisher: publisher.unwrap_or_default(),
        editorial: fields
            .fields("editorial", found)
            .map(|editorial| self::editorial(editorial, found))
            .unwrap_or_default(),
    };
    fields.finish(found);
    settings
}

/// Parses the words that texts should avoid. Each comes with the word to write instead.
fn words(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Preferred> {
    let toml = fields.toml();
    let entries = fields.entries().into_iter();
    let words = entries.filter_map(|(avoided, value)| {
        let (right, _) = toml.prose_value(value, &avoided.value, found)?;
        Some(Preferred { avoided: avoided.value, preferred: right.text.to_owned() })
    });
    words.filter(|word| !word.avoided.trim().is_empty()).collect()
}

fn switched_off(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Spanned<String>> {
    let names = fields.texts("off", found);
    fields.finish(found);
    names
}

fn publisher(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Publisher> {
    let name = fields.text("name", found);
    let url = fields.site_address("url", found);
    let contact = fields.address("contact", found);
    let address = fields.plain("address", found);
    fields.finish(found);
    Some(Publisher { name: name?.value, url, contact, address })
}

fn editorial(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Editorial {
    fields.toml().mentions.attribute_to(Node::About);
    let editorial = Editorial {
        about: fields.document("about", found),
        policy: fields.document("policy", found),
        funding: fields.document("funding", found),
        conflicts: fields.document("conflicts", found),
        disclaimer: fields.document("disclaimer", found),
    };
    fields.finish(found);
    editorial
}

/// Adds a slash at the end of an address, unless it has one. The addresses of pages are appended to it.
fn with_slash(mut address: String) -> String {
    if !address.ends_with('/') {
        address.push('/');
    }
    address
}
