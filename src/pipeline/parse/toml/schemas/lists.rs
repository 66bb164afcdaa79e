//! The schemas of files that contain tables such as `[who-2023]`, whose names are ids: people, sources, terms.

use super::{Constraint, TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;
use crate::model::person::Role;
use crate::model::reference::REFERENCE_TYPES;

/// The schema of `people.toml`.
pub static PEOPLE: TomlSchema =
    TomlSchema::new("people", Words("Authors and reviewers, by id: `content/people.toml`."), &[])
        .open(ValueType::Table(&PERSON));

static PERSON: TomlSchema = TomlSchema::new(
    "person",
    Words("An author, editor, translator or reviewer."),
    &[
        required("name", ValueType::Text, Words("The name, as shown to readers.")),
        required(
            "roles",
            ValueType::Array(&ValueType::Choice(|| Role::ALL.map(|(name, _)| name).to_vec()), 1),
            Words("What they do for the guide."),
        ),
        optional(
            "group",
            ValueType::Boolean,
            Words("Whether this is a team or an office, not one person."),
        ),
        optional("qualifications", ValueType::Text, Words("Their qualifications.")),
        optional("affiliation", ValueType::Text, Words("Where they work.")),
        optional("url", ValueType::Address, Words("Their own page.")),
        optional("about", ValueType::Markdown, Words("A short biography.")),
    ],
);

/// The schema of `references.toml`.
pub static REFERENCES: TomlSchema = TomlSchema::new(
    "references",
    Words("Sources, by the key that citations use: `content/references.toml`."),
    &[],
)
.open(ValueType::Table(&REFERENCE));

static REFERENCE: TomlSchema = TomlSchema::new(
    "reference",
    Words("A source."),
    &[
        required("type", ValueType::Word(&REFERENCE_TYPES), Words("The type of source.")),
        required("title", ValueType::Text, Words("The title.")),
        optional(
            "authors",
            ValueType::Texts,
            Words("The authors, as shown to readers; an organisation is one author."),
        ),
        optional("year", ValueType::Between(1500, 2999), Words("The year of publication.")),
        optional(
            "container",
            ValueType::Text,
            Words("The journal, book or site that contains it."),
        ),
        optional("volume", ValueType::Text, Words("The volume.")),
        optional("issue", ValueType::Text, Words("The issue.")),
        optional("pages", ValueType::Text, Words("The pages.")),
        optional("publisher", ValueType::Text, Words("The publisher.")),
        optional("doi", ValueType::Text, Words("The DOI, which begins with `10.`.")),
        optional("pmid", ValueType::Text, Words("The PubMed number, in quotes.")),
        optional("url", ValueType::Address, Words("Where it can be read.")),
        optional("accessed", ValueType::Date, Words("The day on which you read it.")),
        optional(
            "language",
            ValueType::Language,
            Words("The language of the source, if it is not the guide's."),
        ),
        optional("note", ValueType::Markdown, Words("What it shows, and its limits.")),
    ],
)
.with(&[Constraint::AtLeastOne(&["year", "accessed"])]);

/// The schema of `glossary.toml`.
pub static GLOSSARY: TomlSchema =
    TomlSchema::new("glossary", Words("Terms, by id: `content/glossary.toml`."), &[])
        .open(ValueType::Table(&TERM));

static TERM: TomlSchema = TomlSchema::new(
    "term",
    Words("A term and what it means."),
    &[
        optional(
            "former-ids",
            ValueType::Array(&ValueType::Id, 0),
            Words("Former ids; links to them still work."),
        ),
        required("term", ValueType::Text, Words("The term.")),
        optional("abbreviation", ValueType::Text, Words("Its abbreviation.")),
        optional("english", ValueType::Text, Words("The English term.")),
        optional("aliases", ValueType::Texts, Words("Other words for it.")),
        optional(
            "group",
            ValueType::Text,
            Words("The heading under which the terms of this group are listed."),
        ),
        required("definition", ValueType::Markdown, Words("Its meaning.")),
    ],
);
