//! Reports a source that is never cited.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Mentions(look) };

static RULE: Rule = Rule {
    name: "unused-reference",
    severity: Severity::Warning,
    message: Words("no text cites `{key}`"),
    help: Words(
        "cite the source after the sentence that it supports, `[@{key}]`, or delete it from content/references.toml",
    ),
    specification: include_str!("unused_reference.md"),
};

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let in_drafts = context.guide.guide.names_in_drafts();
    for reference in &context.guide.guide.references {
        if context.guide.mentioned_in(reference.node()).is_empty()
            && !in_drafts.contains(reference.key.value.as_str())
        {
            found.push(RULE.at(reference.key.span).with("key", reference.key.value.as_str()));
        }
    }
}
