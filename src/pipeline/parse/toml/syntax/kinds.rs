//! The kinds of TOML syntax errors, each with the problem and the advice that its message states.

use crate::diagnostic::Words;

/// A kind of syntax error: what messages say about the problem, and what they advise.
#[derive(Debug)]
pub struct SyntaxErrorKind {
    /// The problem, in words that can follow "this cannot be read:".
    pub problem: Words,
    /// The advice. The placeholder `{right}` stands for the text to write instead; `{quoted}` stands for the text that
    /// the author wrote, in quotation marks.
    pub advice: Words,
}

pub static FULL_WIDTH: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this character is full-width, but must be half-width"),
    advice: Words("write `{right}`"),
};

pub static NUMBER: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this number is not written in half-width digits"),
    advice: Words(
        "write `{right}`: half-width digits, `-` from the keyboard for minus, `.` for decimals, no comma between thousands, no 0 in front",
    ),
};

pub static NO_NUMBER: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this is not a number"),
    advice: Words(
        "write a number as `12`, `-1.5` or `0.5`; if this is text, put it in quotes: `{quoted}`",
    ),
};

pub static NUMBER_WITH_UNIT: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is text after the number"),
    advice: Words("write `{right}` if this is a number, or `{quoted}` if it is text"),
};

pub static DATE: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this is not how a date is written"),
    advice: Words("write `{right}`: year, month and day with `-` between them, without quotes"),
};

pub static DATE_UNCLEAR: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this is not a date"),
    advice: Words(
        "write the year, the month and the day as `2026-01-31`, without quotes, with two digits for day and month; the day must exist",
    ),
};

pub static QUOTES: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("these are not the plain quotation marks"),
    advice: Words(
        "write `{right}`, with `\"` from the keyboard on both sides; “ ” and 「 」 are allowed within the text",
    ),
};

pub static LONG_QUOTES: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a text of several lines does not begin with three plain quotation marks"),
    advice: Words("write `{right}` before and after the text, with `\"` from the keyboard"),
};

pub static JOINED: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("conditions are not joined with a word between them"),
    advice: Words("write `{right}`: `all` if both must be true, `any` if one is enough"),
};

pub static NEEDS_QUOTES: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("text needs quotation marks"),
    advice: Words("write `{right}`"),
};

pub static OPENING_MISSING: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the opening quotation mark is missing"),
    advice: Words("write `{right}`"),
};

pub static YES_OR_NO: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("yes and no are written `true` and `false`"),
    advice: Words(
        "write `{right}` without quotation marks; only if readers see this word as a text, write `{quoted}`",
    ),
};

pub static NOTHING_WORD: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a field cannot have an empty value"),
    advice: Words("remove the whole line if there is nothing to say here"),
};

pub static RANGE: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a range needs braces"),
    advice: Words("write `{right}` for a range, or `{quoted}` for text"),
};

pub static COMMENT: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a comment begins with `#`"),
    advice: Words("write `# …`; the rest of the line after `#` is ignored"),
};

pub static NOTHING_AFTER: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is nothing after `=`"),
    advice: Words(
        "write the value after `=`, text in quotes; if there is nothing to say, delete the line",
    ),
};

pub static COLON: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("`=` must stand between a name and its value"),
    advice: Words("write `{right}`"),
};

pub static EQUALS_MISSING: SyntaxErrorKind =
    SyntaxErrorKind { problem: Words("`=` is missing"), advice: Words("write `{right}`") };

pub static NO_FIELD: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("`=` and a value are missing"),
    advice: Words(
        "write `name = value` on each line; write a text of several lines between `\"\"\"` and `\"\"\"`; begin a note to yourself with `#`",
    ),
};

pub static EXTRA_EQUALS: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is one `=` too many"),
    advice: Words("delete one `=`; text stands in quotes: `name = \"text\"`"),
};

pub static COMMA_MISSING: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a comma is missing"),
    advice: Words("put a half-width comma between the two: `{right}`"),
};

pub static OWN_LINE: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a second field begins on the same line"),
    advice: Words("begin a new line before `{right}`"),
};

pub static QUOTE_WITHIN: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a quotation mark within the text ends it too early"),
    advice: Words("write `{right}`; or use “ ” or 「 」 within the text"),
};

pub static TWO_VALUES: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("only one value is allowed here"),
    advice: Words(
        "join both into one text, or, if this should be a list, put them in brackets: `[\"…\", \"…\"]`",
    ),
};

pub static COMMA_AT_END: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is a comma at the end of this field"),
    advice: Words("remove the comma; commas are only used within [ ] and { }"),
};

pub static EXTRA_COMMA: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is one comma too many"),
    advice: Words("remove one comma, or write what is missing between the two"),
};

pub static CLOSES_NOTHING: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("no bracket opens before this one"),
    advice: Words("delete it, or write the opening bracket before it"),
};

pub static CLOSING_MISSING: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the quotation mark at the end of the text is missing"),
    advice: Words(
        "write the missing quotation mark where the text ends, the same one as at its beginning; write a text of several lines between `\"\"\"` and `\"\"\"`",
    ),
};

pub static CLOSING_WRONG: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the quotation mark at the end is not a plain one"),
    advice: Words("write `{right}`"),
};

pub static NOT_CLOSED: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this bracket or quotation mark is never closed"),
    advice: Words("add the closing `{right}`"),
};

pub static HEAD: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the brackets of this header do not match"),
    advice: Words("write `{right}`"),
};

pub static HEAD_NAME: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a name with letters other than a to z needs quotes"),
    advice: Words("write `{right}`"),
};

pub static BLANK_IN_NAME: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a name cannot contain spaces"),
    advice: Words("write `{right}`"),
};

pub static OTHER_SCRIPT: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the names of fields are English words"),
    advice: Words(
        "write the English name of the field, such as `title`; put your own names with other letters in quotes: `{right}`",
    ),
};

pub static NAME_MISSING: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the name before `=` is missing"),
    advice: Words("write `name = value`"),
};

pub static BACKSLASH: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("`\\` has a special meaning within quotes"),
    advice: Words("write `\\\\` for the character itself; separate the folders of a path with `/`"),
};

pub static CODE_POINT: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("the code after `\\x`, `\\u` or `\\U` is not valid"),
    advice: Words(
        "write `\\\\` for the character `\\` itself; a code has 2 digits after `\\x`, 4 after `\\u`, 8 after `\\U`",
    ),
};

pub static CONTROL: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("there is an invisible character here"),
    advice: Words("delete the character {right}, or type the line again"),
};

pub static LINE_END: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this line has an outdated line end"),
    advice: Words("save the file again; in the editor, choose LF or CRLF as the line ends"),
};

pub static TOO_DEEP: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("brackets are nested too deeply"),
    advice: Words(
        "use fewer levels: one `{ any = [ … ] }` or `{ all = [ … ] }` may have many parts side by side",
    ),
};

pub static TWICE: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this name is used twice"),
    advice: Words("delete one `{right}`, or write another name in its place"),
};

pub static LIST_MARK: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("a list is not written with `-`"),
    advice: Words("write `name = [\"…\", \"…\"]`, with commas between the items"),
};

pub static NOT_HERE: SyntaxErrorKind = SyntaxErrorKind {
    problem: Words("this does not belong here"),
    advice: Words(
        "delete what is marked, or put it on a line of its own as `name = \"text\"`, `name = 12` or `name = [\"a\", \"b\"]`",
    ),
};
