//! What `guide.toml` says of the theme. Its words are compared with those of the theme where these are known.

use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::settings::color::Color;
use crate::model::settings::look::{Look, Paint};
use crate::pipeline::parse::toml::Fields;
use crate::span::Spanned;

/// A colour that is no colour to us.
pub static INVALID_COLOR: Rule = Rule {
    name: "invalid-color",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a colour code", zh: "`{value}` 不是色碼" },
    help: Words {
        en: "write `#` and six digits (0–9, a–f), as a colour picker shows them: `\"#12504a\"`",
        zh: "請寫 `#` 加6位（0–9、a–f），就是選色工具顯示的色碼，例如 `\"#12504a\"`",
    },
    specification: include_str!("../rules/invalid-color.md"),
};

/// The colours and the sign.
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
    look.mark = fields.text("mark", found);
    // That it is a table is all that can be said of the words here.
    fields.fields("words", found);
    fields.finish(found);
    look
}
