//! Rules about the Markdown of guides.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules about the Markdown of guides, except those about content that Markdown drops or misreads.
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
    message: Words("only one line of plain text is allowed here"),
    help: Words(
        "write one sentence or phrase: delete `-`, `#`, `>` or a number at its beginning, and blank lines",
    ),
    specification: include_str!("rules/block-in-inline.md"),
};

/// A callout `[!DO]` or `[!DONT]` whose content is not a list.
pub static CALLOUT_WITHOUT_LIST: Rule = Rule {
    name: "callout-without-list",
    severity: Severity::Error,
    message: Words("`{name}` must contain one bullet list and nothing else"),
    help: Words("begin each point with `> - `, and move other text out of the callout"),
    specification: include_str!("rules/callout-without-list.md"),
};

/// A fence of colons, which other tools use for containers.
pub static CONTAINER_FENCE: Rule = Rule {
    name: "container-fence",
    severity: Severity::Error,
    message: Words("`:::` means nothing here, so readers would see it"),
    help: Words("write a callout as `> [!NOTE]`, and every following line with `>`"),
    specification: include_str!("rules/container-fence.md"),
};

/// Two footnotes with one label.
pub static DUPLICATE_FOOTNOTE: Rule = Rule {
    name: "duplicate-footnote",
    severity: Severity::Error,
    message: Words("there are two footnotes `[^{label}]`"),
    help: Words(
        "write another name in one of the two, such as `[^{label}-2]`, and also in the text that refers to it",
    ),
    specification: include_str!("rules/duplicate-footnote.md"),
};

/// Two headings with one id.
pub static DUPLICATE_HEADING_ID: Rule = Rule {
    name: "duplicate-heading-id",
    severity: Severity::Error,
    message: Words("another heading already has the name `{#{id}}`"),
    help: Words("write another name for this heading, such as `{#{id}-2}`, or delete `{#{id}}`"),
    specification: include_str!("rules/duplicate-heading-id.md"),
};

/// An embed among other text.
pub static EMBED_IN_TEXT: Rule = Rule {
    name: "embed-in-text",
    severity: Severity::Error,
    message: Words("`{address}` needs a paragraph of its own"),
    help: Words(
        "put a blank line before and after `![…]({address})`; for a link within a sentence, delete the `!`",
    ),
    specification: include_str!("rules/embed-in-text.md"),
};

/// A first-level heading in the text.
pub static FIRST_LEVEL_HEADING: Rule = Rule {
    name: "first-level-heading",
    severity: Severity::Error,
    message: Words("`#` begins the title of the page, and this page already has a title"),
    help: Words("begin the heading with `##`"),
    specification: include_str!("rules/first-level-heading.md"),
};

/// Asterisks or tildes that Markdown does not recognise as emphasis. Readers see the signs themselves.
pub static LITERAL_EMPHASIS: Rule = Rule {
    name: "literal-emphasis",
    severity: Severity::Warning,
    message: Words("readers will see `{runs}` as written"),
    help: Words(
        "for bold text, put `**` directly before its first and after its last word, as in `**two words**`; otherwise delete the marks, or write `\\*` to show them",
    ),
    specification: include_str!("rules/literal-emphasis.md"),
};

/// Text that is certainly meant as markup but was not recognised. Readers see it as written.
pub static LITERAL_MARKUP: Rule = Rule {
    name: "literal-markup",
    severity: Severity::Error,
    message: Words("`{text}` does not work as markup, so readers will see it as written"),
    help: Words(
        "write the marks in half-width characters, such as `**bold**` or `[text](section:fever)`",
    ),
    specification: include_str!("rules/literal-markup.md"),
};

/// Text that is probably meant as markup but was not recognised.
pub static POSSIBLE_MARKUP: Rule = Rule {
    name: "possible-markup",
    severity: Severity::Warning,
    message: Words("`{text}` looks like markup, but readers will see it as written"),
    help: Words(
        "write the marks in half-width characters, such as `**bold**` or `[text](section:fever)`",
    ),
    specification: include_str!("rules/possible-markup.md"),
};

/// Text in brackets that looks like a citation, but is malformed.
pub static MALFORMED_CITATION: Rule = Rule {
    name: "malformed-citation",
    severity: Severity::Error,
    message: Words("`{text}` is not a complete citation, so readers would not find the source"),
    help: Words("write `{example}`, with half-width punctuation"),
    specification: include_str!("rules/malformed-citation.md"),
};

/// A picture without alternative text.
pub static MISSING_ALTERNATIVE_TEXT: Rule = Rule {
    name: "missing-alternative-text",
    severity: Severity::Error,
    message: Words("this picture does not say what it shows"),
    help: Words(
        "write between `![` and `]` what it shows, for readers who cannot see it, such as `![a kitchen scale](…)`",
    ),
    specification: include_str!("rules/missing-alternative-text.md"),
};

/// HTML that is not allowed.
pub static RAW_HTML: Rule = Rule {
    name: "raw-html",
    severity: Severity::Error,
    message: Words("the HTML `{html}` is not allowed"),
    help: Words(
        "delete the tag, or write Markdown, such as `**bold**`; within a line, only `<sub>`, `<sup>`, `<br>`, `<span lang=\"en\">` and the like work; to show `<`, write `\\<`",
    ),
    specification: include_str!("rules/raw-html.md"),
};

/// A source that is cited twice in one pair of brackets, such as `[@who-2023; @who-2023]`.
pub static REPEATED_CITATION: Rule = Rule {
    name: "repeated-citation",
    severity: Severity::Warning,
    message: Words("`{key}` is cited twice in one place"),
    help: Words(
        "delete one of the two, or cite another source; for two places in one source, write the pages: `[@{key}, p. 3; @{key}, p. 8]`",
    ),
    specification: include_str!("rules/repeated-citation.md"),
};

/// A heading that skips a level.
pub static SKIPPED_HEADING_LEVEL: Rule = Rule {
    name: "skipped-heading-level",
    severity: Severity::Warning,
    message: Words("`{found}` skips a level; write at most `{expected}` here"),
    help: Words("go down one level at a time: `##`, then `###`"),
    specification: include_str!("rules/skipped-heading-level.md"),
};

/// A citation whose locator is the key of another source: in `[@a, b]`, `b` should be a place in the source `a`.
pub static SOURCE_AS_PAGE: Rule = Rule {
    name: "source-as-page",
    severity: Severity::Error,
    message: Words("`{key}` is a source, but would be shown as a page of `{source}`"),
    help: Words(
        "put a semicolon between sources: `[@{source}; @{key}]`, and `{source}; {key}` in `sources`",
    ),
    specification: include_str!("rules/source-as-page.md"),
};

/// Lists and quotes that are nested too deeply.
pub static TOO_DEEP: Rule = Rule {
    name: "too-deep",
    severity: Severity::Error,
    message: Words("too many lists, quotes or callouts stand inside each other here"),
    help: Words("delete some of the `>` or spaces at the start of the line"),
    specification: include_str!("rules/too-deep.md"),
};

/// An allowed HTML tag without its start tag or end tag.
pub static UNBALANCED_HTML: Rule = Rule {
    name: "unbalanced-html",
    severity: Severity::Error,
    message: Words("`{html}` has no matching tag in the same paragraph"),
    help: Words(
        "write `</{name}>` where it should end, in the same paragraph, as in `<{name}>…</{name}>`; a tag that begins inside another must also end inside it",
    ),
    specification: include_str!("rules/unbalanced-html.md"),
};

/// A callout of unknown kind.
pub static UNKNOWN_CALLOUT: Rule = Rule {
    name: "unknown-callout",
    severity: Severity::Error,
    message: Words("there is no callout `{name}`"),
    help: Words(
        "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, NON-URGENT, URGENT, EMERGENCY, DO, DONT, KEY, UNKNOWN and CASE",
    ),
    specification: include_str!("rules/unknown-callout.md"),
};

/// A call of a missing footnote.
pub static UNKNOWN_FOOTNOTE: Rule = Rule {
    name: "unknown-footnote",
    severity: Severity::Error,
    message: Words("there is no footnote `[^{label}]`"),
    help: Words(
        "write its text on a line of its own, `[^{label}]: …`, in the same file, or delete `[^{label}]`",
    ),
    specification: include_str!("rules/unknown-footnote.md"),
};

/// A footnote that is never called.
pub static UNUSED_FOOTNOTE: Rule = Rule {
    name: "unused-footnote",
    severity: Severity::Warning,
    message: Words(
        "nothing in the text refers to the footnote `[^{label}]`, so nobody will read it",
    ),
    help: Words(
        "write `[^{label}]` after the words that the footnote explains, or delete the footnote",
    ),
    specification: include_str!("rules/unused-footnote.md"),
};
