//! Rules for the project's own templates.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
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
    message: Words {
        en: "this template cannot be read: {reason}",
        zh: "這個範本無法解讀（樣板引擎的說明：{reason}）",
    },
    help: Words {
        en: "tags come in pairs, `{% if … %}` and `{% endif %}`, and so do brackets; the language is Tera 2",
        zh: "標籤要成對，例如 `{% if … %}` 與 `{% endif %}`，括號也是；範本的語言是 Tera 2",
    },
    specification: include_str!("rules/broken-template.md"),
};

/// A template that refers to an unknown template, component, filter or function.
pub static UNKNOWN_TEMPLATE_NAME: Rule = Rule {
    name: "unknown-template-name",
    severity: Severity::Error,
    message: Words { en: "there is no {what} `{name}`", zh: "沒有{what} `{name}`" },
    help: Words {
        en: "`templates/README.md` of osteon lists what templates can use",
        zh: "範本裡能用什麼，請見 osteon 的 `templates/README.md`",
    },
    specification: include_str!("rules/unknown-template-name.md"),
};

/// A template that uses an undefined variable.
pub static UNDEFINED_VARIABLE: Rule = Rule {
    name: "undefined-variable",
    severity: Severity::Error,
    message: Words {
        en: "there is no `{name}` here (seen on the page `{page}`)",
        zh: "這裡沒有 `{name}`（頁面 `{page}`）",
    },
    help: Words {
        en: "`templates/README.md` of osteon lists the variables of templates",
        zh: "範本拿得到哪些值，請見 osteon 的 `templates/README.md`",
    },
    specification: include_str!("rules/undefined-variable.md"),
};

/// A component call with wrong arguments.
pub static COMPONENT_ARGUMENTS: Rule = Rule {
    name: "component-arguments",
    severity: Severity::Error,
    message: Words {
        en: "the component `{component}` {problem} `{name}`",
        zh: "元件 `{component}` {problem}`{name}`",
    },
    help: Words {
        en: "the component's own `README.md` lists its fields",
        zh: "元件需要哪些欄位，請見它自己的 `README.md`",
    },
    specification: include_str!("rules/component-arguments.md"),
};

/// A template that fails on a page.
pub static FAILING_TEMPLATE: Rule = Rule {
    name: "failing-template",
    severity: Severity::Error,
    message: Words {
        en: "this template fails on the page `{page}`: {reason}",
        zh: "這個範本在頁面 `{page}` 上出錯（樣板引擎的說明：{reason}）",
    },
    help: Words {
        en: "`templates/README.md` of osteon lists the type of each value",
        zh: "每個值的種類，請見 osteon 的 `templates/README.md`",
    },
    specification: include_str!("rules/failing-template.md"),
};

/// A picture or font of the theme in an unsupported format.
pub static UNUSABLE_THEME_FILE: Rule = Rule {
    name: "unusable-theme-file",
    severity: Severity::Error,
    message: Words {
        en: "this file cannot be used: {reason}", zh: "這個檔案無法使用：{reason}"
    },
    help: Words {
        en: "`templates/social/README.md` of osteon says what the file must be",
        zh: "檔案的要求請見 osteon 的 `templates/social/README.md`",
    },
    specification: include_str!("rules/unusable-theme-file.md"),
};

/// A template that uses the filter `safe`.
pub static NEEDLESS_SAFE: Rule = Rule {
    name: "needless-safe",
    severity: Severity::Note,
    message: Words {
        en: "`safe` has no effect: HTML is printed unchanged, and text is always escaped",
        zh: "`safe` 沒有作用：HTML 會照原樣輸出，文字一律會跳脫",
    },
    help: Words {
        en: "remove it; to write markup in a template, write it between tags: `{% set note %}<b>…</b>{% endset %}`",
        zh: "請刪掉；範本裡要寫標記時，寫在標籤之間：`{% set note %}<b>…</b>{% endset %}`",
    },
    specification: include_str!("rules/needless-safe.md"),
};
