//! Rules about missing files, and about settings and comments that are to hide findings but have no effect.

use crate::diagnostic::{Rule, Severity, Words};

/// The rules about missing files, and about settings and comments that are to hide findings but have no effect.
pub static RULES: &[&Rule] = &[&MISSING_FILE, &UNUSABLE_SWITCH, &UNUSED_ALLOW];

/// A file that is missing although many mentions lead to it.
pub static MISSING_FILE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    message: Words("the file `{path}` does not exist; references to it: {count}"),
    help: Words(
        "if the file has another name, rename it; otherwise write it, or delete what refers to it",
    ),
    specification: include_str!("rules/missing-file.md"),
};

/// A name in the list `off` in `guide.toml` that is not the name of a rule, or is a rule that cannot be switched off.
pub static UNUSABLE_SWITCH: Rule = Rule {
    name: "unusable-switch",
    severity: Severity::Warning,
    message: Words("`{name}` cannot be switched off: {problem}"),
    help: Words(
        "write the name that stands in [ ] after `warning` or `note`, such as `mixed-forms`, or delete `\"{name}\"`; `osteon explain` lists all rules",
    ),
    specification: include_str!("rules/unusable-switch.md"),
};

/// A comment that acknowledges a finding, such as `allow: orphan-row`, although no such finding occurs.
pub static UNUSED_ALLOW: Rule = Rule {
    name: "unused-allow",
    severity: Severity::Warning,
    message: Words("`allow: {name}` has no effect: {problem}"),
    help: Words(
        "delete this comment; if it belongs to another line, move it to the end of that line, or to the line above it",
    ),
    specification: include_str!("rules/unused-allow.md"),
};
