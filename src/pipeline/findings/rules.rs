//! Rules about missing files, and about settings and comments that are to hide findings but have no effect.

use crate::diagnostic::{Rule, Severity, Words};

/// The rules about missing files, and about settings and comments that are to hide findings but have no effect.
pub static RULES: &[&Rule] = &[&MISSING_FILE, &UNUSABLE_SWITCH, &UNUSED_ALLOW];

/// A file that is missing although many mentions lead to it.
pub static MISSING_FILE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    message: Words("`{path}` does not exist, but {count} places refer to it"),
    help: Words(
        "add the file, with an entry for each name that is used; if the file has another name, rename it",
    ),
    specification: include_str!("rules/missing-file.md"),
};

/// A name in `off` of `guide.toml` that is not a rule, or a rule that cannot be switched off.
pub static UNUSABLE_SWITCH: Rule = Rule {
    name: "unusable-switch",
    severity: Severity::Warning,
    message: Words("`{name}` cannot be switched off: {problem}"),
    help: Words(
        "write the name that stands in [ ] after `warning` or `note`, such as `mixed-forms`; `osteon explain` lists all rules",
    ),
    specification: include_str!("rules/unusable-switch.md"),
};

/// A comment that acknowledges a finding that does not occur.
pub static UNUSED_ALLOW: Rule = Rule {
    name: "unused-allow",
    severity: Severity::Warning,
    message: Words("`allow: {name}` has no effect: {problem}"),
    help: Words("remove it, or put it beside or directly above the place that the finding names"),
    specification: include_str!("rules/unused-allow.md"),
};
