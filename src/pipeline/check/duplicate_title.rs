//! Reports two sections, or two parts of the guide, with the same title.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Guide(look) };

static RULE: Rule = Rule {
    name: "duplicate-title",
    severity: Severity::Warning,
    message: Words("another section or part has the same title, `{title}`"),
    help: Words(
        "change `title` in one of the two files: in lists and search results readers see nothing else",
    ),
    specification: include_str!("duplicate_title.md"),
};

static FIRST: Words = Words("the other one");

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let guide = &context.guide.guide;
    let sections = guide.sections.iter().map(|section| (&section.title, section.id.span));
    // Without `_part.md`, the title of a part is only the name of its folder, so ignore such parts.
    let parts = guide.parts.iter().filter(|part| part.source.is_some());
    let parts = parts.map(|part| (&part.title, part.id.span));
    let mut known = BTreeMap::new();
    for (title, place) in sections.chain(parts) {
        let first = *known.entry(title.trim().to_lowercase()).or_insert(place);
        if first != place {
            let finding = RULE.at(place).with("title", title.as_str());
            found.push(finding.related(first, &FIRST));
        }
    }
}
