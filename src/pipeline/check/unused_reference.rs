//! A source that is never cited.

use super::{Check, Facts, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Mentions(look) };

static RULE: Rule = Rule {
    name: "unused-reference",
    severity: Severity::Warning,
    message: Words { en: "no text cites `{key}`", zh: "沒有任何地方引用 `{key}`" },
    help: Words {
        en: "cite it where it supports a claim, or remove it from references.toml",
        zh: "請在它所支持的句子引用它，或從 references.toml 刪除",
    },
    specification: include_str!("unused_reference.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let in_drafts = facts.guide.guide.names_in_drafts();
    for reference in &facts.guide.guide.references {
        if facts.guide.mentioned_in(reference.node()).is_empty()
            && !in_drafts.contains(reference.key.value.as_str())
        {
            found.push(RULE.at(reference.key.span).with("key", reference.key.value.as_str()));
        }
    }
}
