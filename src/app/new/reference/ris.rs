//! Reads sources in the format RIS: one field per line, with a two-character tag before the value.

use super::{Source, name, pages, untagged, year};

/// Parses all entries of a text in the format RIS.
pub fn sources(text: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for line in text.lines() {
        let Some((tag, value)) = line.split_once('-') else { continue };
        match (tag.trim(), value.trim()) {
            ("ER", _) => sources.push(source(&std::mem::take(&mut fields))),
            ("TY", value) if !fields.is_empty() => {
                sources.push(source(&std::mem::take(&mut fields)));
                fields.push(("TY", value));
            }
            (tag, value) => fields.push((tag, value)),
        }
    }
    if !fields.is_empty() {
        sources.push(source(&fields));
    }
    sources
}

fn source(fields: &[(&str, &str)]) -> Source {
    let first = |tags: &[&str]| {
        let value = |tag: &&str| fields.iter().find(|(known, _)| known == tag);
        tags.iter().find_map(value).map_or("", |(_, value)| *value)
    };
    let mut source = Source {
        type_name: match first(&["TY"]) {
            "BOOK" | "EBOOK" => "book",
            "CHAP" | "ECHAP" | "CONF" | "CPAPER" => "chapter",
            "RPRT" | "THES" | "GOVDOC" => "report",
            "ELEC" | "BLOG" | "WEB" => "webpage",
            "DATA" => "dataset",
            _ => "article",
        },
        title: untagged(first(&["TI", "T1", "CT"])),
        year: year(first(&["PY", "Y1", "DA"])),
        ..Source::default()
    };
    let authors = fields.iter().filter(|(tag, _)| ["AU", "A1"].contains(tag));
    let person = |value: &str| match value.split_once(',') {
        Some((family, given)) => name(family.trim(), given.trim()),
        None => value.to_owned(),
    };
    source.authors = authors.map(|(_, value)| person(value)).collect();
    source.text("container", untagged(first(&["JO", "JF", "T2", "JA", "BT"])));
    source.text("volume", first(&["VL"]));
    source.text("issue", first(&["IS"]));
    source.text(
        "pages",
        match (first(&["SP"]), first(&["EP"])) {
            (start, "") => pages(start),
            (start, end) => format!("{start}–{end}"),
        },
    );
    source.text("publisher", first(&["PB"]));
    source.text("doi", super::doi(first(&["DO"])).unwrap_or_default());
    if source.doi().is_none() {
        source.text("url", first(&["UR", "L1"]));
    }
    source
}
