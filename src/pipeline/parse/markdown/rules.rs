//! Rules for Markdown.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: [&Rule; 21] = [
    &BLOCK_IN_INLINE,
    &CALLOUT_WITHOUT_LIST,
    &CONTAINER_FENCE,
    &DUPLICATE_FOOTNOTE,
    &DUPLICATE_HEADING_ID,
    &EMBED_IN_TEXT,
    &FIRST_LEVEL_HEADING,
    &LITERAL_EMPHASIS,
    &LITERAL_MARKUP,
    &MALFORMED_CITATION,
    &MISSING_ALTERNATIVE_TEXT,
    &POSSIBLE_MARKUP,
    &RAW_HTML,
    &REPEATED_CITATION,
    &SKIPPED_HEADING_LEVEL,
    &SOURCE_AS_PAGE,
    &TOO_DEEP,
    &UNBALANCED_HTML,
    &UNKNOWN_CALLOUT,
    &UNKNOWN_FOOTNOTE,
    &UNUSED_FOOTNOTE,
];

/// Block syntax where only one line is allowed.
pub static BLOCK_IN_INLINE: Rule = Rule {
    name: "block-in-inline",
    severity: Severity::Error,
    message: Words {
        en: "only one line of text is allowed here", zh: "這裡只能寫一行文字"
    },
    help: Words {
        en: "write one sentence or phrase, without headings, lists, quotes or blank lines",
        zh: "請寫成一句話，不要用標題、清單、引用或空行",
    },
    specification: include_str!("rules/block-in-inline.md"),
};

/// A do or don't list whose content is not a list.
pub static CALLOUT_WITHOUT_LIST: Rule = Rule {
    name: "callout-without-list",
    severity: Severity::Error,
    message: Words {
        en: "`{name}` must contain one bullet list and nothing else",
        zh: "`{name}` 裡面只能放一個項目清單",
    },
    help: Words {
        en: "put `-` before each point, and move other text out of the callout",
        zh: "請在每一點前面加 `-`，其他文字移到提示框外面",
    },
    specification: include_str!("rules/callout-without-list.md"),
};

/// A fence of colons, which other tools use for containers.
pub static CONTAINER_FENCE: Rule = Rule {
    name: "container-fence",
    severity: Severity::Error,
    message: Words {
        en: "lines of `:::` are not markup here", zh: "這裡不支援 `:::` 的寫法"
    },
    help: Words {
        en: "write a callout as `> [!NOTE]`, and every following line with `>`",
        zh: "提示框的第一行請寫 `> [!NOTE]`，後面每行開頭加 `>`",
    },
    specification: include_str!("rules/container-fence.md"),
};

/// Two footnotes with one label.
pub static DUPLICATE_FOOTNOTE: Rule = Rule {
    name: "duplicate-footnote",
    severity: Severity::Error,
    message: Words {
        en: "there are two footnotes `[^{label}]`", zh: "註腳 `[^{label}]` 寫了兩次"
    },
    help: Words { en: "give one of them another name", zh: "請替其中一則換個名稱" },
    specification: include_str!("rules/duplicate-footnote.md"),
};

/// Two headings with one id.
pub static DUPLICATE_HEADING_ID: Rule = Rule {
    name: "duplicate-heading-id",
    severity: Severity::Error,
    message: Words {
        en: "another heading already has the id `{id}`",
        zh: "代號 `{id}` 已經有別的標題在用",
    },
    help: Words {
        en: "choose another id, or remove `{#…}`", zh: "請換一個代號，或刪除 `{#…}`"
    },
    specification: include_str!("rules/duplicate-heading-id.md"),
};

/// An embed among other text.
pub static EMBED_IN_TEXT: Rule = Rule {
    name: "embed-in-text",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` can only be embedded in a paragraph of its own",
        zh: "`{address}` 要自成一段才能放進頁面",
    },
    help: Words {
        en: "put a blank line before and after it; to mention it in a sentence, remove the `!`",
        zh: "請在前後各空一行；如果只是要在句子裡提到它，請拿掉 `!`",
    },
    specification: include_str!("rules/embed-in-text.md"),
};

/// A first-level heading in the text.
pub static FIRST_LEVEL_HEADING: Rule = Rule {
    name: "first-level-heading",
    severity: Severity::Error,
    message: Words {
        en: "`#` is the title of the page, which already exists",
        zh: "`#` 是整頁的標題，這一頁已經有了",
    },
    help: Words { en: "begin the heading with `##`", zh: "請改用 `##` 開頭" },
    specification: include_str!("rules/first-level-heading.md"),
};

/// Asterisks that readers would see.
pub static LITERAL_EMPHASIS: Rule = Rule {
    name: "literal-emphasis",
    severity: Severity::Warning,
    message: Words {
        en: "readers will see `{runs}` as written",
        zh: "`{runs}` 會原樣出現在頁面上",
    },
    help: Words {
        en: "write bold text with the same marks on both sides and no space inside them: `**text**`; to show an asterisk, write `\\*`",
        zh: "粗體前後的符號要成對，符號和文字之間不要有空格：`**文字**`；如果就是要顯示星號，請寫 `\\*`",
    },
    specification: include_str!("rules/literal-emphasis.md"),
};

/// Markup that was not recognised, with certain loss of meaning.
pub static LITERAL_MARKUP: Rule = Rule {
    name: "literal-markup",
    severity: Severity::Error,
    message: Words {
        en: "`{text}` is not valid markup, so readers will see it as written",
        zh: "`{text}` 沒有作用，會原樣出現在頁面上",
    },
    help: Words {
        en: "write markup in half-width characters, as in the documentation",
        zh: "標記請用半形符號，照說明文件的寫法",
    },
    specification: include_str!("rules/literal-markup.md"),
};

/// Text that is probably meant as markup.
pub static POSSIBLE_MARKUP: Rule = Rule {
    name: "possible-markup",
    severity: Severity::Warning,
    message: Words {
        en: "`{text}` looks like markup, but readers will see it as written",
        zh: "`{text}` 看起來像標記，但會原樣出現在頁面上",
    },
    help: Words {
        en: "write markup in half-width characters, as in the documentation",
        zh: "標記請用半形符號，照說明文件的寫法",
    },
    specification: include_str!("rules/possible-markup.md"),
};

/// Brackets that look like a citation but are not valid.
pub static MALFORMED_CITATION: Rule = Rule {
    name: "malformed-citation",
    severity: Severity::Error,
    message: Words {
        en: "`{text}` is not a valid citation", zh: "`{text}` 不是引用來源的寫法"
    },
    help: Words {
        en: "write `{example}`, with half-width punctuation",
        zh: "請寫成 `{example}`，符號用半形",
    },
    specification: include_str!("rules/malformed-citation.md"),
};

/// A picture without alternative text.
pub static MISSING_ALTERNATIVE_TEXT: Rule = Rule {
    name: "missing-alternative-text",
    severity: Severity::Error,
    message: Words {
        en: "this picture does not say what it shows", zh: "這張圖片沒有文字說明"
    },
    help: Words {
        en: "describe it between the square brackets, for readers who cannot see it: `![a kitchen scale](…)`",
        zh: "請在方括號裡寫出圖片內容，讓看不到圖的人也能了解：`![廚房用的磅秤](…)`",
    },
    specification: include_str!("rules/missing-alternative-text.md"),
};

/// HTML that is not allowed.
pub static RAW_HTML: Rule = Rule {
    name: "raw-html",
    severity: Severity::Error,
    message: Words { en: "the HTML `{html}` is not allowed", zh: "不能使用 HTML：`{html}`" },
    help: Words {
        en: "write it in Markdown; only a few tags such as `<sub>`, `<sup>`, `<br>` and `<span lang=\"en\">` are allowed within a line; to show `<`, write `\\<`",
        zh: "請改用 Markdown；一行之中只能用 `<sub>`、`<sup>`、`<br>`、`<span lang=\"en\">` 等少數標籤，標籤裡不能加別的字；要顯示 `<` 請寫 `\\<`",
    },
    specification: include_str!("rules/raw-html.md"),
};

/// A source that one group of citations names twice.
pub static REPEATED_CITATION: Rule = Rule {
    name: "repeated-citation",
    severity: Severity::Warning,
    message: Words {
        en: "`{key}` is cited twice in one place", zh: "同一處引用了兩次 `{key}`"
    },
    help: Words {
        en: "cite another source, or take one of the two away; two places in one source have a page each: `[@{key}, p. 3; @{key}, p. 8]`",
        zh: "請改成另一個來源，或刪除其中一個；同一來源的兩處請各寫頁碼：`[@{key}, p. 3; @{key}, p. 8]`",
    },
    specification: include_str!("rules/repeated-citation.md"),
};

/// A heading that skips a level.
pub static SKIPPED_HEADING_LEVEL: Rule = Rule {
    name: "skipped-heading-level",
    severity: Severity::Warning,
    message: Words {
        en: "`{found}` skips a level; use `{expected}` at most",
        zh: "`{found}` 跳過了一層，這裡最多用到 `{expected}`",
    },
    help: Words {
        en: "go down one level at a time: `##`, then `###`",
        zh: "標題請一層一層往下：先 `##`，再 `###`",
    },
    specification: include_str!("rules/skipped-heading-level.md"),
};

/// A source key in the locator of another source.
pub static SOURCE_AS_PAGE: Rule = Rule {
    name: "source-as-page",
    severity: Severity::Error,
    message: Words {
        en: "`{key}` is a source, but would be shown as a page of `{source}`",
        zh: "`{key}` 是另一個來源，這樣寫會變成 `{source}` 的頁碼",
    },
    help: Words {
        en: "put a semicolon between sources: `[@{source}; @{key}]`, and `{source}; {key}` in `sources`",
        zh: "兩個來源之間請用半形分號：`[@{source}; @{key}]`，在 `sources` 裡寫 `{source}; {key}`",
    },
    specification: include_str!("rules/source-as-page.md"),
};

/// Lists and quotes that are nested too deeply.
pub static TOO_DEEP: Rule = Rule {
    name: "too-deep",
    severity: Severity::Error,
    message: Words {
        en: "lists, quotes, callouts or emphasis are nested too deeply here",
        zh: "清單、引用、提示框或粗體包了太多層",
    },
    help: Words { en: "remove some of the levels", zh: "請減少層數" },
    specification: include_str!("rules/too-deep.md"),
};

/// An allowed tag without its start or end.
pub static UNBALANCED_HTML: Rule = Rule {
    name: "unbalanced-html",
    severity: Severity::Error,
    message: Words {
        en: "`{html}` has no matching tag in the same paragraph",
        zh: "`{html}` 在同一段裡沒有成對",
    },
    help: Words {
        en: "write both tags in one paragraph, such as `<sub>2</sub>`; a tag that begins inside another must also end inside it",
        zh: "請在同一段裡前後成對，例如 `<sub>2</sub>`；包在裡面的要先結束",
    },
    specification: include_str!("rules/unbalanced-html.md"),
};

/// A callout of unknown kind.
pub static UNKNOWN_CALLOUT: Rule = Rule {
    name: "unknown-callout",
    severity: Severity::Error,
    message: Words { en: "there is no callout `{name}`", zh: "沒有 `{name}` 這種提示框" },
    help: Words {
        en: "the kinds are NOTE, TIP, IMPORTANT, WARNING, CAUTION, NON-URGENT, URGENT, EMERGENCY, DO, DONT, KEY, UNKNOWN and CASE",
        zh: "可用的種類：NOTE、TIP、IMPORTANT、WARNING、CAUTION、NON-URGENT、URGENT、EMERGENCY、DO、DONT、KEY、UNKNOWN、CASE",
    },
    specification: include_str!("rules/unknown-callout.md"),
};

/// A call of a missing footnote.
pub static UNKNOWN_FOOTNOTE: Rule = Rule {
    name: "unknown-footnote",
    severity: Severity::Error,
    message: Words {
        en: "there is no footnote `[^{label}]`", zh: "沒有 `[^{label}]` 這則註腳"
    },
    help: Words {
        en: "write it on a line of its own in the same text: `[^{label}]: …`",
        zh: "請在同一篇文字裡另起一行寫 `[^{label}]: …`",
    },
    specification: include_str!("rules/unknown-footnote.md"),
};

/// A footnote that is never called.
pub static UNUSED_FOOTNOTE: Rule = Rule {
    name: "unused-footnote",
    severity: Severity::Warning,
    message: Words {
        en: "nothing in the text refers to the footnote `[^{label}]`, so nobody will read it",
        zh: "內文沒有用到註腳 `[^{label}]`，讀者看不到它",
    },
    help: Words {
        en: "write `[^{label}]` where it belongs, or remove the footnote",
        zh: "請在內文適當的位置加上 `[^{label}]`，或刪除這則註腳",
    },
    specification: include_str!("rules/unused-footnote.md"),
};
