//! Reports a guide in a language in which the theme has no texts.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Guide(look) };

static RULE: Rule = Rule {
    name: "untranslated-theme",
    severity: Severity::Warning,
    message: Words("the theme has no words in `{language}`, so its words appear in English"),
    help: Words(
        "run `osteon theme templates/locales/en.toml --print`, copy what it shows into a new file templates/locales/{language}.toml, and translate the words in quotation marks, but not those in braces",
    ),
    specification: include_str!("untranslated_theme.md"),
};

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let language = &context.guide.guide.settings.language;
    if !context.theme_has_language {
        found.push(RULE.at(language.span).with("language", language.value.as_str()));
    }
}
