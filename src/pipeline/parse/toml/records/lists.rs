//! The schemas of files whose table names are ids: people, sources, terms.

use super::{Demand, Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::person::Role;
use crate::model::reference::REFERENCE_TYPES;

/// The schema of `people.toml`.
pub static PEOPLE: Record =
    Record::new("people", Words("Authors and reviewers, by id: `content/people.toml`."), &[])
        .open(Shape::Table(&PERSON));

static PERSON: Record = Record::new(
    "person",
    Words("An author, editor, translator or reviewer."),
    &[
        required("name", Shape::Text, Words("The name, as shown to readers.")),
        required(
            "roles",
            Shape::Array(&Shape::Choice(|| Role::ALL.map(|(name, _)| name).to_vec()), 1),
            Words("What they do for the guide."),
        ),
        optional(
            "group",
            Shape::Boolean,
            Words("Whether this is a team or an office, not one person."),
        ),
        optional("qualifications", Shape::Text, Words("Their qualifications.")),
        optional("affiliation", Shape::Text, Words("Where they work.")),
        optional("url", Shape::Address, Words("Their own page.")),
        optional("about", Shape::Markdown, Words("A short biography.")),
    ],
);

/// The schema of `references.toml`.
pub static REFERENCES: Record = Record::new(
    "references",
    Words("Sources, by the key that citations use: `content/references.toml`."),
    &[],
)
.open(Shape::Table(&REFERENCE));

static REFERENCE: Record = Record::new(
    "reference",
    Words("A source."),
    &[
        required("type", Shape::Word(&REFERENCE_TYPES), Words("The type of source.")),
        required("title", Shape::Text, Words("The title.")),
        optional(
            "authors",
            Shape::Texts,
            Words("The authors, as shown to readers; an organisation is one author."),
        ),
        optional("year", Shape::Between(1500, 2999), Words("The year of publication.")),
        optional("container", Shape::Text, Words("The journal, book or site that contains it.")),
        optional("volume", Shape::Text, Words("The volume.")),
        optional("issue", Shape::Text, Words("The issue.")),
        optional("pages", Shape::Text, Words("The pages.")),
        optional("publisher", Shape::Text, Words("The publisher.")),
        optional("doi", Shape::Text, Words("The DOI, which begins with `10.`.")),
        optional("pmid", Shape::Text, Words("The PubMed number, in quotes.")),
        optional("url", Shape::Address, Words("Where it can be read.")),
        optional("accessed", Shape::Date, Words("The day on which you read it.")),
        optional(
            "language",
            Shape::Language,
            Words("The language of the source, if it is not the guide's."),
        ),
        optional("note", Shape::Markdown, Words("What it shows, and its limits.")),
    ],
)
.with(&[Demand::AtLeastOne(&["year", "accessed"])]);

/// The schema of `glossary.toml`.
pub static GLOSSARY: Record =
    Record::new("glossary", Words("Terms, by id: `content/glossary.toml`."), &[])
        .open(Shape::Table(&TERM));

static TERM: Record = Record::new(
    "term",
    Words("A term and what it means."),
    &[
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words("Former ids; links to them still work."),
        ),
        required("term", Shape::Text, Words("The term.")),
        optional("abbreviation", Shape::Text, Words("Its abbreviation.")),
        optional("english", Shape::Text, Words("The English term.")),
        optional("aliases", Shape::Texts, Words("Other words for it.")),
        optional(
            "group",
            Shape::Text,
            Words("The heading under which the terms of this group are listed."),
        ),
        required("definition", Shape::Markdown, Words("Its meaning.")),
    ],
);
