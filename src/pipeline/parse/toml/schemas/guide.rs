//! The schema of `guide.toml`.

use super::look::THEME;
use super::{TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;
use crate::model::settings::Motif;

/// The schema of `guide.toml`, the settings of a guide.
pub static GUIDE: TomlSchema = TomlSchema::new(
    "guide",
    Words("The settings of a guide: `content/guide.toml`."),
    &[
        required("title", ValueType::Text, Words("The title of the guide.")),
        optional(
            "short-title",
            ValueType::Text,
            Words("A shorter title for the header; the title by default."),
        ),
        required(
            "description",
            ValueType::Text,
            Words("One or two sentences about the guide, for search results and the feed."),
        ),
        required(
            "language",
            ValueType::Language,
            Words("The language of the guide as a BCP 47 tag, such as `en` or `zh-Hant-TW`."),
        ),
        optional(
            "base-url",
            ValueType::Address,
            Words(
                "The address of the published site, without `?` and `#`. Needed for the sitemap, the feed and canonical links.",
            ),
        ),
        optional(
            "urls",
            ValueType::Word(&["files", "folders"]),
            Words(
                "`files` (`causes.html`, works from a disk, the default) or `folders` (`causes/`, for servers).",
            ),
        ),
        optional(
            "version",
            ValueType::Text,
            Words("The version of the guide, printed with its pages."),
        ),
        optional("license", ValueType::Text, Words("The licence, such as `CC BY 4.0`.")),
        optional("license-url", ValueType::Address, Words("Where the licence can be read.")),
        optional(
            "order",
            ValueType::Texts,
            Words(
                "The reading order: ids of sections and names of folders. The rest follows, sorted by path.",
            ),
        ),
        optional(
            "key-messages",
            ValueType::Inlines,
            Words("The most important messages, one line each, first on the home page."),
        ),
        optional(
            "introduction",
            ValueType::Markdown,
            Words("An introduction, after the key messages."),
        ),
        optional(
            "navigation",
            ValueType::Tables(&WAY, 0),
            Words("The links of the header, in order."),
        ),
        optional(
            "redirects",
            ValueType::Tables(&REDIRECT, 0),
            Words("Old addresses, and where they lead now."),
        ),
        optional(
            "groups",
            ValueType::Tables(&GROUP, 0),
            Words("Sections that belong together, in the menu and on the home page."),
        ),
        optional("home", ValueType::Table(&HOME), Words("The texts of the home page.")),
        optional(
            "motif",
            ValueType::Choice(|| Motif::ALL.map(|(name, _)| name).to_vec()),
            Words("The guide's sign: the first letter of its name, or the rings of a bone."),
        ),
        optional("theme", ValueType::Table(&THEME), Words("Colours, sign and words of the theme.")),
        optional(
            "words",
            ValueType::Table(&WORDS),
            Words("Words that the guide avoids, each with its replacement."),
        ),
        optional("checks", ValueType::Table(&CHECKS), Words("Checks that are switched off.")),
        optional(
            "search",
            ValueType::Boolean,
            Words("Whether readers can search the guide; they can by default."),
        ),
        required("publisher", ValueType::Table(&PUBLISHER), Words("Who publishes the guide.")),
        optional(
            "editorial",
            ValueType::Table(&EDITORIAL),
            Words("How the guide is made; shown on the about page."),
        ),
    ],
);

static WAY: TomlSchema = TomlSchema::new(
    "way",
    Words("A link to a place in the guide."),
    &[
        required("to", ValueType::Mention, Words("The target: a mention such as `section:diet`.")),
        optional(
            "title",
            ValueType::Inline,
            Words("The text of the link; the title of the target by default."),
        ),
    ],
);

static REDIRECT: TomlSchema = TomlSchema::new(
    "redirect",
    Words("An old address."),
    &[
        required("from", ValueType::Text, Words("The old address, as a path within the site.")),
        required(
            "to",
            ValueType::Mention,
            Words("The current target: a mention such as `section:diet`."),
        ),
    ],
);

static TOLD_WAY: TomlSchema = TomlSchema::new(
    "way-with-text",
    Words("A link to a place in the guide, with a clause about it."),
    &[optional("text", ValueType::Inline, Words("A clause about it."))],
)
.like(&WAY);

static GROUP: TomlSchema = TomlSchema::new(
    "group",
    Words("Sections that belong together."),
    &[
        required("title", ValueType::Inline, Words("The title of the group.")),
        optional("members", ValueType::Mentions, Words("Its sections and parts, as mentions.")),
    ],
);

static HOME: TomlSchema = TomlSchema::new(
    "home",
    Words("The texts of the home page."),
    &[
        optional(
            "lead",
            ValueType::Inline,
            Words("The sentence at the top; the title by default."),
        ),
        optional(
            "text",
            ValueType::Inline,
            Words("The text below it; the description by default."),
        ),
        optional("emergency", ValueType::Inline, Words("Whom to call in an emergency, and when.")),
        optional(
            "actions",
            ValueType::Tables(&WAY, 0),
            Words("The buttons; the questionnaires by default."),
        ),
        optional(
            "situations",
            ValueType::Tables(&TOLD_WAY, 0),
            Words("Situations that readers may be in."),
        ),
        optional("today", ValueType::Tables(&TOLD_WAY, 0), Words("What readers can do today.")),
    ],
);

static WORDS: TomlSchema = TomlSchema::new(
    "avoided-words",
    Words("Words to avoid, each with its replacement; a word that replaces itself is allowed."),
    &[],
)
.open(ValueType::Text);

static CHECKS: TomlSchema = TomlSchema::new(
    "checks",
    Words("Checks that are switched off."),
    &[optional(
        "off",
        ValueType::Texts,
        Words("Names of rules whose warnings and notes are switched off for this guide."),
    )],
);

static PUBLISHER: TomlSchema = TomlSchema::new(
    "publisher",
    Words("Who publishes the guide."),
    &[
        required("name", ValueType::Text, Words("The name of the publisher.")),
        optional("url", ValueType::Address, Words("The publisher's own site.")),
        optional(
            "contact",
            ValueType::Address,
            Words("Where readers report mistakes: a `mailto:` or `https:` address."),
        ),
        optional("address", ValueType::Text, Words("The postal address.")),
    ],
);

static EDITORIAL: TomlSchema = TomlSchema::new(
    "editorial",
    Words("How the guide is made."),
    &[
        optional("about", ValueType::Markdown, Words("What this guide is, and for whom.")),
        optional("policy", ValueType::Markdown, Words("How it is written, checked and corrected.")),
        optional("funding", ValueType::Markdown, Words("Who pays for it.")),
        optional("conflicts", ValueType::Markdown, Words("Conflicts of interest.")),
        optional(
            "disclaimer",
            ValueType::Markdown,
            Words("A disclaimer, shown at the foot of each page."),
        ),
    ],
);
