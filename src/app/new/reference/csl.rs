//! Reads sources in the format CSL-JSON, as exported by Zotero and doi.org.

use serde_json::Value;

use super::{Source, name, pages, untagged};

/// Parses one entry or a list of entries. The list is empty if the text is not valid JSON.
pub fn sources(text: &str) -> Vec<Source> {
    match serde_json::from_str(text) {
        Ok(Value::Array(entries)) => entries.iter().map(source).collect(),
        Ok(entry @ Value::Object(_)) => vec![source(&entry)],
        _ => Vec::new(),
    }
}

fn source(entry: &Value) -> Source {
    // Crossref returns some texts as one-element lists.
    let text = |key: &str| match &entry[key] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(texts) => texts.first().and_then(Value::as_str).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    let date = |key: &str| -> Vec<i64> {
        let parts = entry[key]["date-parts"][0].as_array();
        let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.parse().ok());
        parts.into_iter().flatten().filter_map(number).collect()
    };
    let mut source = Source {
        type_name: match text("type").as_str() {
            "book" | "monograph" => "book",
            "chapter" | "paper-conference" | "book-chapter" | "entry-encyclopedia" => "chapter",
            "report" | "thesis" => "report",
            "webpage" | "post" | "post-weblog" => "webpage",
            "dataset" => "dataset",
            _ => "article",
        },
        title: untagged(&text("title")),
        year: date("issued").first().copied(),
        ..Source::default()
    };
    let person = |author: &Value| {
        let part = |key: &str| author[key].as_str().unwrap_or_default();
        match part("literal") {
            "" if part("family").is_empty() => part("name").to_owned(),
            "" => {
                let family = format!("{} {}", part("non-dropping-particle"), part("family"));
                name(family.trim(), part("given"))
            }
            literal => literal.to_owned(),
        }
    };
    let authors = entry["author"].as_array().into_iter().flatten();
    source.authors = authors.map(person).filter(|name| !name.is_empty()).collect();
    source.text("container", untagged(&text("container-title")));
    source.text("volume", text("volume"));
    source.text("issue", text("issue"));
    source.text("pages", pages(&text("page")));
    source.text("publisher", text("publisher"));
    source.text("doi", text("DOI"));
    source.text("pmid", text("PMID"));
    if source.doi().is_none() {
        source.text("url", text("URL"));
    }
    source.accessed = match date("accessed").as_slice() {
        [year, month, day] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    };
    source
}
