//! The theme does not speak the language of the guide.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "untranslated-theme",
    severity: Severity::Warning,
    message: Words {
        en: "the theme has no words in `{language}`, so it speaks English",
        zh: "版型沒有 `{language}` 的文字，暫以英文顯示",
    },
    help: Words {
        en: "add templates/locales/{language}.toml to the project, with the keys of the English one",
        zh: "請在專案加入 templates/locales/{language}.toml，鍵名與英文版相同",
    },
    specification: include_str!("untranslated_theme.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let language = &facts.guide.guide.settings.language;
    if !facts.theme_speaks {
        found.push(RULE.at(language.span).with("language", language.value.as_str()));
    }
}
