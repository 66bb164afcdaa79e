//! The schema of `guide.toml`.

use super::look::THEME;
use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::settings::Motif;

/// The schema of `guide.toml`, the settings of a guide.
pub static GUIDE: Record = Record::new(
    "guide",
    Words("The settings of a guide: `content/guide.toml`."),
    &[
        required("title", Shape::Text, Words("The title of the guide.")),
        optional(
            "short-title",
            Shape::Text,
            Words("A shorter title for the header; the title by default."),
        ),
        required(
            "description",
            Shape::Text,
            Words("One or two sentences about the guide, for search results and the feed."),
        ),
        required(
            "language",
            Shape::Language,
            Words("The language of the guide as a BCP 47 tag, such as `en` or `zh-Hant-TW`."),
        ),
        optional(
            "base-url",
            Shape::Address,
            Words(
                "The address of the published site, without `?` and `#`. Needed for the sitemap, the feed and canonical links.",
            ),
        ),
        optional(
            "urls",
            Shape::Word(&["files", "folders"]),
            Words(
                "`files` (`causes.html`, works from a disk, the default) or `folders` (`causes/`, for servers).",
            ),
        ),
        optional(
            "version",
            Shape::Text,
            Words("The version of the guide, printed with its pages."),
        ),
        optional("license", Shape::Text, Words("The licence, such as `CC BY 4.0`.")),
        optional("license-url", Shape::Address, Words("Where the licence can be read.")),
        optional(
            "order",
            Shape::Texts,
            Words(
                "The reading order: ids of sections and names of folders. The rest follows, sorted by path.",
            ),
        ),
        optional(
            "key-messages",
            Shape::Inlines,
            Words("The most important messages, one line each, first on the home page."),
        ),
        optional(
            "introduction",
            Shape::Markdown,
            Words("An introduction, after the key messages."),
        ),
        optional("navigation", Shape::Tables(&WAY, 0), Words("The links of the header, in order.")),
        optional(
            "redirects",
            Shape::Tables(&REDIRECT, 0),
            Words("Old addresses, and where they lead now."),
        ),
        optional(
            "groups",
            Shape::Tables(&GROUP, 0),
            Words("Sections that belong together, in the menu and on the home page."),
        ),
        optional("home", Shape::Table(&HOME), Words("The texts of the home page.")),
        optional(
            "motif",
            Shape::Choice(|| Motif::ALL.map(|(name, _)| name).to_vec()),
            Words("The guide's sign: the first letter of its name, or the rings of a bone."),
        ),
        optional("theme", Shape::Table(&THEME), Words("Colours, sign and words of the theme.")),
        optional(
            "words",
            Shape::Table(&WORDS),
            Words("Words that the guide avoids, each with its replacement."),
        ),
        optional("checks", Shape::Table(&CHECKS), Words("Checks that are switched off.")),
        optional(
            "search",
            Shape::Boolean,
            Words("Whether readers can search the guide; they can by default."),
        ),
        required("publisher", Shape::Table(&PUBLISHER), Words("Who publishes the guide.")),
        optional(
            "editorial",
            Shape::Table(&EDITORIAL),
            Words("How the guide is made; shown on the about page."),
        ),
    ],
);

static WAY: Record = Record::new(
    "way",
    Words("A link to a place in the guide."),
    &[
        required("to", Shape::Mention, Words("The target: a mention such as `section:diet`.")),
        optional(
            "title",
            Shape::Inline,
            Words("The text of the link; the title of the target by default."),
        ),
    ],
);

static REDIRECT: Record = Record::new(
    "redirect",
    Words("An old address."),
    &[
        required("from", Shape::Text, Words("The old address, as a path within the site.")),
        required(
            "to",
            Shape::Mention,
            Words("The current target: a mention such as `section:diet`."),
        ),
    ],
);

static TOLD_WAY: Record = Record::new(
    "way-with-text",
    Words("A link to a place in the guide, with a clause about it."),
    &[optional("text", Shape::Inline, Words("A clause about it."))],
)
.like(&WAY);

static GROUP: Record = Record::new(
    "group",
    Words("Sections that belong together."),
    &[
        required("title", Shape::Inline, Words("The title of the group.")),
        optional("members", Shape::Mentions, Words("Its sections and parts, as mentions.")),
    ],
);

static HOME: Record = Record::new(
    "home",
    Words("The texts of the home page."),
    &[
        optional("lead", Shape::Inline, Words("The sentence at the top; the title by default.")),
        optional("text", Shape::Inline, Words("The text below it; the description by default.")),
        optional("emergency", Shape::Inline, Words("Whom to call in an emergency, and when.")),
        optional(
            "actions",
            Shape::Tables(&WAY, 0),
            Words("The buttons; the questionnaires by default."),
        ),
        optional(
            "situations",
            Shape::Tables(&TOLD_WAY, 0),
            Words("Situations that readers may be in."),
        ),
        optional("today", Shape::Tables(&TOLD_WAY, 0), Words("What readers can do today.")),
    ],
);

static WORDS: Record = Record::new(
    "avoided-words",
    Words("Words to avoid, each with its replacement; a word that replaces itself is allowed."),
    &[],
)
.open(Shape::Text);

static CHECKS: Record = Record::new(
    "checks",
    Words("Checks that are switched off."),
    &[optional(
        "off",
        Shape::Texts,
        Words("Names of rules whose warnings and notes are switched off for this guide."),
    )],
);

static PUBLISHER: Record = Record::new(
    "publisher",
    Words("Who publishes the guide."),
    &[
        required("name", Shape::Text, Words("The name of the publisher.")),
        optional("url", Shape::Address, Words("The publisher's own site.")),
        optional(
            "contact",
            Shape::Address,
            Words("Where readers report mistakes: a `mailto:` or `https:` address."),
        ),
        optional("address", Shape::Text, Words("The postal address.")),
    ],
);

static EDITORIAL: Record = Record::new(
    "editorial",
    Words("How the guide is made."),
    &[
        optional("about", Shape::Markdown, Words("What this guide is, and for whom.")),
        optional("policy", Shape::Markdown, Words("How it is written, checked and corrected.")),
        optional("funding", Shape::Markdown, Words("Who pays for it.")),
        optional("conflicts", Shape::Markdown, Words("Conflicts of interest.")),
        optional(
            "disclaimer",
            Shape::Markdown,
            Words("A disclaimer, shown at the foot of each page."),
        ),
    ],
);
