//! Advice for each kind of leftover markup.

use super::super::rules::{LITERAL_MARKUP, POSSIBLE_MARKUP};
use super::LeftoverKind;
use crate::diagnostic::Words;

/// Advice for a citation without brackets, such as `@who`.
pub static BARE_CITATION: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("cite a source in square brackets: `{meant}`"),
};

/// Advice for the key of a source in brackets, without `@`, such as `[who]`.
pub static UNMARKED_CITATION: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("to cite the source with this name, write `{meant}`"),
};

/// Advice for a mention without brackets, such as `section:diet`.
pub static BARE_MENTION: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "to make this a link, write `{meant}`; you may write your own words between the brackets",
    ),
};

/// Advice for bold text with the marks of other tools, such as `'''bold'''`.
pub static BOLD: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write bold text between two half-width asterisks on each side: `{meant}`"),
};

/// Advice for a callout that Markdown does not recognise, such as `【!DO】` with other brackets.
pub static CALLOUT: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "begin the callout with `{meant}`, in half-width characters, on the first line of a quote, and every following line with `>`",
    ),
};

/// Advice for an embed or picture with a footnote, a citation or code between its square brackets.
pub static CAPTION: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "between `![` and `](`, write only words: move the footnote, citation or code from there into a sentence of the text",
    ),
};

/// Advice for a citation that Markdown does not recognise, such as `［@who］` with full-width brackets.
pub static CITATION: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write `{meant}`, in half-width characters"),
};

/// Advice for a CSS class in Markdown, such as `{.wide}`.
pub static CLASS: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("delete `{text}`: you cannot choose styles here"),
};

/// Advice for a backtick without a second one that closes the code.
pub static CODE: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "write code between two half-width backticks: `` `code` ``; to show a backtick, write `` \\` ``",
    ),
};

/// Advice for a code fence that Markdown does not recognise, such as one of full-width backticks, `｀｀｀`.
pub static CODE_FENCE: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("a block of code begins and ends with a line of three half-width backticks"),
};

/// Advice for a comment in the syntax of other tools, such as `%%for editors%%`.
pub static COMMENT: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write a note for editors between `<!--` and `-->`; here, readers would see it"),
};

/// Advice for a container in the syntax of other tools, such as `!!! note`.
pub static CONTAINER: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write a callout as `> [!NOTE]`, and every following line with `>`"),
};

/// Advice for a directive of other tools, such as `[TOC]`.
pub static DIRECTIVE: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "delete it: it means nothing here, and every page already has a table of contents",
    ),
};

/// Advice for an embed or picture that Markdown does not recognise, such as one with full-width characters.
pub static EMBED: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write `![…](…)` with half-width characters and no space between them, such as `![](table:causes)`",
    ),
};

/// Advice for the name of an emoji, such as `:warning:`.
pub static EMOJI: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("write the emoji itself, or words; names of emoji are not replaced here"),
};

/// Advice for an unrecognised character reference, such as `&nbsp` without a semicolon.
pub static ENTITY: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("write `{meant}` with its half-width semicolon, or the character itself"),
};

/// Advice for a footnote call that Markdown does not recognise, such as `［^1］` with full-width brackets.
pub static FOOTNOTE: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write `{meant}`, in half-width characters"),
};

/// Advice for a line `+++` in the middle of a text. Only front matter, at the start of a file, has such lines around
/// it.
pub static HEAD: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "delete this line, or move the fields to the top of the file, between two lines `+++`",
    ),
};

/// Advice for a heading that Markdown does not recognise, such as `##title` without a space.
pub static HEADING: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "begin a heading with half-width `#` and a space at the start of the line: `{meant}`",
    ),
};

/// Advice for a heading's id outside a heading, such as `{#id}` in a paragraph.
pub static HEADING_ID: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "if it is the name of a heading, write it at the end of the heading's line, in half-width characters: `## Heading {#my-name}`; anywhere else, delete it",
    ),
};

/// Advice for highlighted text with the marks of other tools, such as `==text==`.
pub static HIGHLIGHT: LeftoverKind =
    LeftoverKind { rule: &LITERAL_MARKUP, advice: Words("write `{meant}`") };

/// Advice for an unrecognised list item, such as `• item`.
pub static ITEM: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "begin a list item with a half-width `-` and a space; to show this character at the start of a line, put a blank line before it",
    ),
};

/// Advice for a link that Markdown does not recognise, such as `[text]（address）` with full-width parentheses.
pub static LINK: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write a link as `[text](address)`: half-width brackets, all of them closed, and no space between `]` and `(`",
    ),
};

/// Advice for a subscript with the marks of other tools, such as `H~2~O`.
pub static LOWERED: LeftoverKind =
    LeftoverKind { rule: &LITERAL_MARKUP, advice: Words("write `{meant}`") };

/// Advice for a formula in the syntax of TeX, such as `$x^2$`.
pub static MATHEMATICS: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write the formula as text, with `<sup>2</sup>` and `<sub>2</sub>`; formulas do not work here",
    ),
};

/// Advice for a mention in square brackets alone: `[cause:aging]`.
pub static MENTION: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write `{meant}`; words of your own go between the square brackets"),
};

/// Advice for a picture without an address: `![a picture]`.
pub static NO_FILE: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write the file of the picture behind it, such as `{text}(images/photo.jpg)` for photo.jpg in the folder `images` beside this file; if it is no picture, delete the `!`",
    ),
};

/// Advice for a footnote with a full-width colon, such as `[^1]：text`.
pub static NOTE: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "begin the text of a footnote with `{meant}`, with a half-width colon and a space, on a line of its own",
    ),
};

/// Advice for a footnote that has its text inside the sentence, as in Pandoc: `^[text]`.
pub static NOTE_IN_TEXT: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write a footnote as `[^1]`, and its text on a line of its own: `[^1]: …`"),
};

/// Advice for an unrecognised item of a numbered list, such as `1、item`.
pub static NUMBER: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "begin an item of a numbered list with a half-width number, a full stop and a space: `1. `; if it is not a list, put a blank line before it",
    ),
};

/// Advice for an HTML comment that is not closed.
pub static OPEN_COMMENT: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "begin a comment with `<!--` and end it with `-->`, without a blank line in it if it stands within a paragraph; readers would see this",
    ),
};

/// Advice for text in brackets that is possibly meant as the kind of a callout, such as `[WARNING]`.
pub static PERHAPS_CALLOUT: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("begin a callout with `{meant}`, and every following line with `>`"),
};

/// Advice for a line that is possibly a heading, such as `#title` without a space.
pub static PERHAPS_HEADING: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "begin a heading with at least two half-width `#` and a space: `## …`; to show `#` at the start of a line, write `\\#`",
    ),
};

/// Advice for text that is possibly meant as a link, such as `[text](two words)`: here the address contains a space.
pub static PERHAPS_LINK: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "if the address contains spaces, write `[text](<the address>)`; to show brackets, write `\\[`",
    ),
};

/// Advice for text that is possibly a table row, because it contains pipes.
pub static PERHAPS_TABLE: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "write a table with half-width `|`, and a second line `| --- | --- |` with as many parts as the first",
    ),
};

/// Advice for a quote that Markdown does not recognise, such as `＞ text` with a full-width sign.
pub static QUOTE: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("begin a quote with a half-width `>` at the start of the line"),
};

/// Advice for a superscript with the marks of other tools, such as `x^2^`.
pub static RAISED: LeftoverKind =
    LeftoverKind { rule: &LITERAL_MARKUP, advice: Words("write `{meant}`") };

/// Advice for a template tag of other tools, such as `{{ name }}`.
pub static SHORTCODE: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "delete it, and write the text itself, because such commands do not work here; to show a table, write `![](table:foods)` for foods.toml",
    ),
};

/// Advice for an address that contains spaces, as in `[text](my file.pdf)`.
pub static SPACES: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write an address with spaces between `<` and `>`: `[…](<my file.pdf>)`; better, rename the file without spaces",
    ),
};

/// Advice for struck-out text with wrong marks, such as the full-width `～～text～～`.
pub static STRUCK: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("write struck text between half-width `~~`"),
};

/// Advice for a table that Markdown does not recognise, such as one with full-width pipes.
pub static TABLE: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write a table with half-width `|`, a second line `| --- | --- |` with as many parts as the first, and a blank line before it; readers would see this as text",
    ),
};

/// Advice for an HTML tag that Markdown does not recognise, such as `＜br＞` in full-width brackets.
pub static TAG: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words("write the tag as `{meant}`, in half-width characters and without spaces"),
};

/// Advice for an unrecognised item of a task list, such as `[] task`.
pub static TASK: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "write a task as a list item: `- [ ] text`, in half-width characters, with a space between the brackets",
    ),
};

/// Advice for a character reference that stands for no character, such as `&nosuch;`.
pub static UNKNOWN_ENTITY: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words(
        "write the character itself, because none has this name; to show `&`, write `\\&`",
    ),
};

/// Advice for a web address that is written without the marks of a link.
pub static URL: LeftoverKind = LeftoverKind {
    rule: &POSSIBLE_MARKUP,
    advice: Words("to make it a link, write `{meant}`, or `[text]({text})`"),
};

/// Advice for a link in the syntax of wikis, such as `[[page]]`.
pub static WIKI: LeftoverKind = LeftoverKind {
    rule: &LITERAL_MARKUP,
    advice: Words(
        "write a link as `[text](section:fever)`: your own words in [ ], and in ( ) the file name of the section, `fever` for fever.md",
    ),
};
