//! Parses the theme settings in `guide.toml`. They may replace texts of the theme in `[theme.words]`; a later stage
//! checks that the theme has these texts.

use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::settings::color::Color;
use crate::model::settings::look::{Look, Paint};
use crate::pipeline::parse::toml::Fields;
use crate::span::Spanned;

/// A colour that is not written as a hexadecimal code.
pub static INVALID_COLOR: Rule = Rule {
    name: "invalid-color",
    severity: Severity::Error,
    message: Words("`{value}` is not a colour code"),
    help: Words(
        "write `#` and six characters, 0–9 or a–f, as a colour picker shows them: `\"#12504a\"`",
    ),
    specification: include_str!("../rules/invalid-color.md"),
};

/// Parses the guide's colours and its logo.
pub fn look(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Look {
    let mut look = Look::default();
    for (name, paint) in Paint::ALL {
        let Some(text) = fields.text(name, found) else { continue };
        match Color::parse(&text.value) {
            Some(color) => look.colors.push((paint, Spanned::new(color, text.span))),
            None => {
                let meant = Color::meant(&text.value).map(|color| color.to_string());
                let finding = INVALID_COLOR.at(text.span).suggest(meant);
                found.push(finding.with("value", text.value));
            }
        }
    }
    look.logo = fields.text("mark", found);
    // Only check that `words` is a table. A later stage checks the texts in it.
    fields.fields("words", found);
    fields.finish(found);
    look
}
