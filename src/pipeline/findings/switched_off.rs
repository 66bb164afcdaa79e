//! Drops the findings of rules that a guide switches off with `off` in `[checks]` of `guide.toml`.

use super::rules::UNUSABLE_SWITCH;
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::span::Spanned;
use crate::suggestions::nearest;

static UNKNOWN: Words = Words("there is no such rule");
static IS_ERROR: Words = Words("it is an error, which you must correct");
static DELETE: Words = Words("delete `\"{name}\"` here, and correct the errors of this name");

/// Drops the findings of the rules named in `off`, and reports names that cannot be switched off.
pub fn drop(off: &[Spanned<String>], rules: &[&'static Rule], found: &mut Diagnostics) {
    let mut dropped = Vec::new();
    for name in off {
        let finding = UNUSABLE_SWITCH.at(name.span).with("name", name.value.as_str());
        match rules.iter().find(|rule| rule.name == name.value) {
            None => {
                let names = rules.iter().filter(|rule| rule.severity != Severity::Error);
                let near = nearest(&name.value, names.map(|rule| rule.name));
                found.push(finding.with("problem", &UNKNOWN).suggest(near));
            }
            Some(rule) if rule.severity == Severity::Error => {
                found.push(finding.with("problem", &IS_ERROR).advise(&DELETE));
            }
            Some(rule) => dropped.push(rule.name),
        }
    }
    if !dropped.is_empty() {
        found.retain(|finding| !dropped.contains(&finding.rule.name));
    }
}
