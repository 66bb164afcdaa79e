//! Two sections with one title.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "duplicate-title",
    severity: Severity::Warning,
    message: Words {
        en: "another section is called `{title}` as well",
        zh: "另一篇也叫 `{title}`",
    },
    help: Words {
        en: "give each section a title of its own: in lists and search results readers see nothing else",
        zh: "請讓每一篇有自己的標題：在目錄和搜尋結果裡，讀者只看得到標題",
    },
    specification: include_str!("duplicate_title.md"),
};

static FIRST: Words = Words { en: "the other section", zh: "另一篇" };

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let mut known = BTreeMap::new();
    for section in &facts.guide.guide.sections {
        let first = *known.entry(section.title.trim().to_lowercase()).or_insert(section.id.span);
        if first != section.id.span {
            let finding = RULE.at(section.id.span).with("title", section.title.as_str());
            found.push(finding.related(first, &FIRST));
        }
    }
}
