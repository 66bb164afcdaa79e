//! A guide in a language that the theme does not have.

use super::{Check, Facts, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Guide(look) };

static RULE: Rule = Rule {
    name: "untranslated-theme",
    severity: Severity::Warning,
    message: Words {
        en: "the theme has no words in `{language}`, so its words appear in English",
        zh: "版型沒有 `{language}` 的文字，暫以英文顯示",
    },
    help: Words {
        en: "copy the theme's `en.toml` to templates/locales/{language}.toml in the project, and translate the words after each `=`",
        zh: "請把版型的 `en.toml` 複製成專案裡的 templates/locales/{language}.toml，再把等號右邊翻成您的語言",
    },
    specification: include_str!("untranslated_theme.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let language = &facts.guide.guide.settings.language;
    if !facts.theme_speaks {
        found.push(RULE.at(language.span).with("language", language.value.as_str()));
    }
}
