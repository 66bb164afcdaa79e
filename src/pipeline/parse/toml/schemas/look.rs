//! The schema of the theme settings in `guide.toml`.

use super::{TomlSchema, ValueType, optional};
use crate::diagnostic::Words;

/// The schema of `[theme]`: colours, logo and texts.
pub static THEME: TomlSchema = TomlSchema::new(
    "theme",
    Words("Colours, sign and words of the theme."),
    &[
        optional(
            "accent",
            ValueType::Color,
            Words(
                "The colour of links, buttons and signs on light pages. The other colours follow it.",
            ),
        ),
        optional(
            "accent-dark",
            ValueType::Color,
            Words("The same on dark pages; a lighter shade of `accent` by default."),
        ),
        optional("paper", ValueType::Color, Words("The background of light pages.")),
        optional("paper-dark", ValueType::Color, Words("The background of dark pages.")),
        optional(
            "band",
            ValueType::Color,
            Words(
                "The background of the band at the top of the home page, which has light letters; a darker shade of `accent` by default.",
            ),
        ),
        optional(
            "mark",
            ValueType::Text,
            Words(
                "A square picture in `static/`, such as `mark.svg`: the sign in the header and in the tab of the browser.",
            ),
        ),
        optional(
            "words",
            ValueType::Table(&WORDS),
            Words(
                "Other words for those of the theme, in groups as `osteon theme templates/locales/en.toml --print` shows them.",
            ),
        ),
    ],
);

static WORDS: TomlSchema =
    TomlSchema::new("words", Words("Words of the theme, in groups."), &[]).open(ValueType::Any);
