//! Reports a name that two terms of the glossary have in common.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeMap;

use crate::model::term::Term;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Guide(look) };

static RULE: Rule = Rule {
    name: "ambiguous-term",
    severity: Severity::Warning,
    message: Words("two terms have the name `{name}`: `{other}` and `{own}`"),
    help: Words(
        "in one of the two, delete `{name}` from `abbreviation` or `aliases`, or write a longer name there or in `term`; otherwise readers find two meanings",
    ),
    specification: include_str!("ambiguous_term.md"),
};

static FIRST: Words = Words("the other term");

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let mut known: BTreeMap<String, &Term> = BTreeMap::new();
    for term in &context.guide.guide.terms {
        let names = [&term.term].into_iter().chain(&term.abbreviation).chain(&term.aliases);
        for name in names {
            let other = *known.entry(name.trim().to_lowercase()).or_insert(term);
            if other.id.value != term.id.value {
                let finding = RULE.at(term.id.span).with("name", name.as_str());
                let finding = finding.with("other", other.id.value.as_str());
                let finding = finding.with("own", term.id.value.as_str());
                found.push(finding.related(other.id.span, &FIRST));
            }
        }
    }
}
