//! Reads sources in the formats BibTeX and BibLaTeX.

use biblatex::{Bibliography, ChunksExt, Entry, EntryType};

use super::{Source, name, pages, untagged, year};

/// Parses all entries of a bibliography. The list is empty if the text is not valid BibTeX.
pub fn sources(text: &str) -> Vec<Source> {
    let entries = Bibliography::parse(text).map(Bibliography::into_vec);
    entries.unwrap_or_default().iter().map(source).collect()
}

fn source(entry: &Entry) -> Source {
    let text = |key: &str| entry.get(key).map(ChunksExt::format_verbatim).unwrap_or_default();
    let first = |keys: &[&str]| {
        keys.iter().map(|key| text(key)).find(|value| !value.is_empty()).unwrap_or_default()
    };
    let mut source = Source {
        type_name: match entry.entry_type {
            EntryType::Book | EntryType::Booklet | EntryType::Manual | EntryType::MvBook => "book",
            EntryType::InBook | EntryType::InCollection | EntryType::InProceedings => "chapter",
            EntryType::Report | EntryType::TechReport | EntryType::Thesis => "report",
            EntryType::Online => "webpage",
            EntryType::Dataset => "dataset",
            _ => "article",
        },
        title: untagged(&text("title")),
        year: year(&first(&["date", "year"])),
        ..Source::default()
    };
    source.authors = entry.author().unwrap_or_default().iter().map(person).collect();
    source.text("container", untagged(&first(&["journal", "journaltitle", "booktitle"])));
    source.text("volume", text("volume"));
    source.text("issue", first(&["number", "issue"]));
    source.text("pages", pages(&text("pages")));
    source.text("publisher", first(&["publisher", "institution", "organization"]));
    source.text("doi", text("doi"));
    source.text("pmid", first(&["pmid"]));
    source.text("url", if source.doi().is_none() { text("url") } else { String::new() });
    let day = text("urldate");
    source.accessed = (day.len() == "2026-01-31".len()).then_some(day);
    source
}

fn person(person: &biblatex::Person) -> String {
    let family = format!("{} {}", person.prefix, person.name);
    name(family.trim(), &person.given_name)
}
