//! Rules about the project's own templates and theme files.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules about templates and theme files.
pub static RULES: &[&Rule] = &[
    &BROKEN_TEMPLATE,
    &UNKNOWN_TEMPLATE_NAME,
    &UNDEFINED_VARIABLE,
    &COMPONENT_ARGUMENTS,
    &FAILING_TEMPLATE,
    &UNUSABLE_THEME_FILE,
    &NEEDLESS_SAFE,
];

/// A template with a syntax error.
pub static BROKEN_TEMPLATE: Rule = Rule {
    name: "broken-template",
    severity: Severity::Error,
    message: Words("this file of the theme cannot be read: {reason}"),
    help: Words(
        "write the command whole, such as `{{ page.title }}`, or `{% if page.title %}` with `{% endif %}` where it ends. If you need no version of your own, delete this file",
    ),
    specification: include_str!("rules/broken-template.md"),
};

/// A template that refers to an unknown template, component, filter or function.
pub static UNKNOWN_TEMPLATE_NAME: Rule = Rule {
    name: "unknown-template-name",
    severity: Severity::Error,
    message: Words("there is no {what} `{name}`"),
    help: Words(
        "correct the name; `osteon theme templates/README.md --print` lists all names. If you need no version of your own, delete this file",
    ),
    specification: include_str!("rules/unknown-template-name.md"),
};

/// A template that uses an undefined variable.
pub static UNDEFINED_VARIABLE: Rule = Rule {
    name: "undefined-variable",
    severity: Severity::Error,
    message: Words("there is no `{name}` here (seen on the page `{page}`)"),
    help: Words(
        "correct the name; `osteon theme templates/README.md --print` lists all names. If you need no version of your own, delete this file",
    ),
    specification: include_str!("rules/undefined-variable.md"),
};

/// A call of a component that passes an unknown field, or lacks a required one.
pub static COMPONENT_ARGUMENTS: Rule = Rule {
    name: "component-arguments",
    severity: Severity::Error,
    message: Words("the component `{component}` {problem} `{name}`"),
    help: Words(
        "correct the marked words; `osteon theme templates/components/{folder}/README.md --print` lists what `{component}` needs. If you need no version of your own, delete this file",
    ),
    specification: include_str!("rules/component-arguments.md"),
};

/// A template of the project that fails on some page.
pub static FAILING_TEMPLATE: Rule = Rule {
    name: "failing-template",
    severity: Severity::Error,
    message: Words("this file of the theme fails on the page `{page}`: {reason}"),
    help: Words(
        "correct the marked words; `osteon theme templates/README.md --print` lists what each name contains. If you need no version of your own, delete this file",
    ),
    specification: include_str!("rules/failing-template.md"),
};

/// A picture or font of the project's theme in a format that cannot be used.
pub static UNUSABLE_THEME_FILE: Rule = Rule {
    name: "unusable-theme-file",
    severity: Severity::Error,
    message: Words("this file cannot be used: {reason}"),
    help: Words(
        "put a correct file in its place (`osteon theme templates/social/README.md --print` says which), or delete it, so that the theme's own is used",
    ),
    specification: include_str!("rules/unusable-theme-file.md"),
};

/// A template that uses the filter `safe`, which does nothing.
pub static NEEDLESS_SAFE: Rule = Rule {
    name: "needless-safe",
    severity: Severity::Note,
    message: Words("`safe` has no effect: HTML is printed unchanged, and text is always escaped"),
    help: Words(
        "delete `| safe`; to write markup in a template, put it between tags: `{% set note %}<b>…</b>{% endset %}`",
    ),
    specification: include_str!("rules/needless-safe.md"),
};
