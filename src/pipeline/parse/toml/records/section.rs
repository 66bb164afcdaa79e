//! The schemas of front matter in Markdown files.

use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;

/// The schema of the front matter of a section.
pub static SECTION: Record = Record::new(
    "section",
    Words("The front matter of a section, between two lines `+++`."),
    &[
        required("title", Shape::Text, Words("The title of the section.")),
        optional(
            "description",
            Shape::Text,
            Words(
                "One or two sentences for search results and cards; the first paragraph by default.",
            ),
        ),
        optional("authors", Shape::Texts, Words("Who wrote it: ids of `people.toml`.")),
        optional("updated", Shape::Date, Words("The day on which the text last changed.")),
        optional(
            "changes",
            Shape::Tables(&CHANGE, 0),
            Words("Changes that readers are told about: on the about page, and in the feed."),
        ),
        optional(
            "handout",
            Shape::Boolean,
            Words("Whether this is a hand-out: one sheet of paper that a reader takes along."),
        ),
        optional("draft", Shape::Boolean, Words("Whether it is not ready to be published.")),
        optional(
            "aliases",
            Shape::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional(
            "review",
            Shape::Table(&REVIEW),
            Words("The clinical review, once a clinician has read the whole page."),
        ),
        optional(
            "key-messages",
            Shape::Inlines,
            Words("The most important messages, shown before the text."),
        ),
    ],
);

static CHANGE: Record = Record::new(
    "change",
    Words("A change."),
    &[
        required("date", Shape::Date, Words("The day.")),
        required("text", Shape::Inline, Words("What has changed, in one sentence.")),
    ],
);

static REVIEW: Record = Record::new(
    "review",
    Words("A clinical review."),
    &[
        required(
            "by",
            Shape::Text,
            Words("Who reviewed it: the id of a person with the role `clinical-reviewer`."),
        ),
        required("date", Shape::Date, Words("The day of the review.")),
        required("next", Shape::Date, Words("The day of the next review.")),
    ],
);

/// The schema of the front matter of `_part.md`.
pub static PART: Record = Record::new(
    "part",
    Words("The front matter of `_part.md`, which describes a folder of sections."),
    &[
        required("title", Shape::Text, Words("The title of the part.")),
        optional(
            "description",
            Shape::Text,
            Words(
                "One or two sentences for search results and cards; the first paragraph by default.",
            ),
        ),
        optional(
            "aliases",
            Shape::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional(
            "order",
            Shape::Texts,
            Words("The reading order of this folder: ids of its sections, names of its folders."),
        ),
    ],
);
