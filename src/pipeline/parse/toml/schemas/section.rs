//! The schemas of front matter in Markdown files.

use super::{Field, TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;

/// The field for the summary of a section or part.
const DESCRIPTION: Field = optional(
    "description",
    ValueType::Text,
    Words("One or two sentences for search results and cards; the first paragraph by default."),
);

/// The schema of the front matter of a section.
pub static SECTION: TomlSchema = TomlSchema::new(
    "section",
    Words("The front matter of a section, between two lines `+++`."),
    &[
        required("title", ValueType::Text, Words("The title of the section.")),
        DESCRIPTION,
        optional(
            "found-by",
            ValueType::Texts,
            Words(
                "Words and questions of readers by which search also finds the section, although its text has others.",
            ),
        ),
        optional("authors", ValueType::Texts, Words("Who wrote it: ids of `people.toml`.")),
        optional("updated", ValueType::Date, Words("The day on which the text last changed.")),
        optional(
            "changes",
            ValueType::Tables(&CHANGE, 0),
            Words("Changes that readers are told about: on the about page, and in the feed."),
        ),
        optional(
            "handout",
            ValueType::Boolean,
            Words("Whether this is a hand-out: one sheet of paper that a reader takes along."),
        ),
        optional("draft", ValueType::Boolean, Words("Whether it is not ready to be published.")),
        optional(
            "aliases",
            ValueType::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional(
            "review",
            ValueType::Table(&REVIEW),
            Words("The clinical review, once a clinician has read the whole page."),
        ),
        optional(
            "key-messages",
            ValueType::Inlines,
            Words("The most important messages, shown before the text."),
        ),
    ],
);

static CHANGE: TomlSchema = TomlSchema::new(
    "change",
    Words("A change."),
    &[
        required("date", ValueType::Date, Words("The day.")),
        required("text", ValueType::Inline, Words("What has changed, in one sentence.")),
    ],
);

static REVIEW: TomlSchema = TomlSchema::new(
    "review",
    Words("A clinical review."),
    &[
        required(
            "by",
            ValueType::Text,
            Words("Who reviewed it: the id of a person with the role `clinical-reviewer`."),
        ),
        required("date", ValueType::Date, Words("The day of the review.")),
        required("next", ValueType::Date, Words("The day of the next review.")),
    ],
);

/// The schema of the front matter of `_part.md`.
pub static PART: TomlSchema = TomlSchema::new(
    "part",
    Words("The front matter of `_part.md`, which describes a folder of sections."),
    &[
        required("title", ValueType::Text, Words("The title of the part.")),
        DESCRIPTION,
        optional(
            "aliases",
            ValueType::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional(
            "order",
            ValueType::Texts,
            Words("The reading order of this folder: ids of its sections, names of its folders."),
        ),
    ],
);
