//! A minimal CSS parser: finds syntax errors, and the custom properties that a stylesheet defines or uses.

use std::ops::Range;

use crate::diagnostic::Words;

/// What a stylesheet contains.
#[derive(Default)]
pub struct Sheet<'c> {
    /// Names of the custom properties that the stylesheet defines, with their leading hyphens.
    pub defined: Vec<&'c str>,
    /// Every use of a custom property in the stylesheet.
    pub used: Vec<Use<'c>>,
    /// Syntax errors: for each, its byte range in the stylesheet and an explanation.
    pub syntax_errors: Vec<(Range<usize>, &'static Words)>,
}

/// A use of a custom property: `var(--name)`.
pub struct Use<'c> {
    /// Name of the property, with its leading hyphens.
    pub name: &'c str,
    /// Byte range of the property's name in the stylesheet.
    pub range: Range<usize>,
    /// True if the use has a fallback value.
    pub has_fallback: bool,
}

static COMMENT: Words = Words(
    "this comment is not closed, so browsers ignore everything below it. Write `*/` where it ends",
);
static STRING: Words =
    Words("this quotation mark has no partner on its line. Write the second one");
static OPEN: Words = Words("this bracket is not closed. Write the closing one");
static CLOSE: Words =
    Words("no bracket opens before this one. Delete it, or write the opening one");
static NO_COLON: Words =
    Words("the colon is missing here. Write `name: value;`, such as `color: #123;`");
static NO_SEMICOLON: Words =
    Words("a semicolon is missing before this line. Write `;` at the end of the line above");
static NO_VALUE: Words =
    Words("the value is missing here. Write `name: value;`, such as `color: #123;`");
static NO_COLOUR: Words = Words(
    "this is not a colour. Write `#` and 3, 4, 6 or 8 digits of 0–9 and a–f, such as `#12504a`",
);
static NO_BRACES: Words =
    Words("braces are missing after this text. Write them, as in `p { color: #123; }`");

/// Parses a stylesheet.
pub fn read(css: &str) -> Sheet<'_> {
    let mut reader = Reader { css, sheet: Sheet::default(), open: Vec::new(), start: 0 };
    reader.read();
    reader.sheet
}

struct Reader<'c> {
    css: &'c str,
    sheet: Sheet<'c>,
    /// Byte offsets of the brackets that are open at the current place, outermost first.
    open: Vec<usize>,
    /// Byte offset where the current statement starts.
    start: usize,
}

impl<'c> Reader<'c> {
    fn read(&mut self) {
        let bytes = self.css.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'/' if bytes.get(at + 1) == Some(&b'*') => {
                    let Some(end) = self.css[at + 2..].find("*/") else {
                        return self.add_syntax_error(at..at + 2, &COMMENT);
                    };
                    let end = at + 2 + end + 2;
                    if self.css[self.start..at].trim().is_empty() {
                        self.start = end;
                    }
                    at = end;
                    continue;
                }
                b'"' | b'\'' => at = self.string(at, byte),
                b'(' | b'[' => self.open.push(at),
                b'{' => {
                    self.open.push(at);
                    self.start = at + 1;
                }
                b')' | b']' | b'}' => self.close(at, byte),
                b';' if self.semicolon_ends_statement() => {
                    self.statement(at);
                    self.start = at + 1;
                }
                b'-' if self.css[at..].starts_with("--") => at = self.custom_property(at),
                _ => {}
            }
            at += 1;
        }
        match self.open.first() {
            Some(&open) => self.add_syntax_error(open..open + 1, &OPEN),
            None => self.rest(),
        }
    }

    /// Reports leftover text after the last CSS rule of the stylesheet.
    fn rest(&mut self) {
        let rest = self.css[self.start..].trim();
        if !rest.is_empty() && !rest.starts_with('@') && !rest.starts_with("/*") {
            let start = self.start
                + (self.css[self.start..].len() - self.css[self.start..].trim_start().len());
            self.add_syntax_error(
                start..start + rest.lines().next().unwrap_or_default().len(),
                &NO_BRACES,
            );
        }
    }

    fn add_syntax_error(&mut self, range: Range<usize>, words: &'static Words) {
        self.sheet.syntax_errors.push((range, words));
    }

    /// Returns true if a semicolon at the current place ends a statement: if no round or square bracket is open.
    fn semicolon_ends_statement(&self) -> bool {
        self.open.last().is_none_or(|&open| self.css.as_bytes()[open] == b'{')
    }

    /// Skips the string that begins at `start`. Returns the offset of its closing quotation mark. If its line has no
    /// closing quotation mark, reports the string and returns `start`, so that the rest of the line is still checked.
    fn string(&mut self, start: usize, quote: u8) -> usize {
        let bytes = self.css.as_bytes();
        let mut at = start + 1;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'\n' => break,
                _ if byte == quote => return at,
                _ => {}
            }
            at += 1;
        }
        self.add_syntax_error(start..start + 1, &STRING);
        start
    }

    fn close(&mut self, at: usize, bracket: u8) {
        let opening = match bracket {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let bytes = self.css.as_bytes();
        match self.open.last() {
            Some(&open) if bytes[open] == opening => {
                if bracket == b'}' {
                    self.statement(at);
                    self.start = at + 1;
                }
                self.open.pop();
            }
            // A `}` that matches an outer bracket means that the inner bracket was not closed.
            Some(&open) if bracket == b'}' && self.open.iter().any(|&open| bytes[open] == b'{') => {
                self.add_syntax_error(open..open + 1, &OPEN);
                while self.open.pop().is_some_and(|open| bytes[open] != b'{') {}
                self.start = at + 1;
            }
            _ => self.add_syntax_error(at..at + 1, &CLOSE),
        }
    }

    /// Checks the statement that ends at the offset `end`. Inside a CSS rule, the statement must be a declaration, such
    /// as `color: red`. If the statement defines a custom property, records the property.
    fn statement(&mut self, end: usize) {
        let is_within_rule = !self.open.is_empty();
        let written = &self.css[self.start..end];
        let text = written.trim();
        if !is_within_rule || text.is_empty() || text.starts_with('@') {
            return;
        }
        let start = self.start + (written.len() - written.trim_start().len());
        let is_of_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let name = text.split(|c| !is_of_name(c)).next().unwrap_or_default();
        let after = text[name.len()..].trim_start();
        let Some(value) = after.strip_prefix(':').filter(|_| !name.is_empty()) else {
            let line = text.lines().next().unwrap_or_default();
            return self.add_syntax_error(start..start + line.len(), &NO_COLON);
        };
        let value_start = start + text.len() - value.len();
        if name.starts_with("--") {
            self.sheet.defined.push(name);
        } else if value.trim().is_empty() {
            self.add_syntax_error(start..start + name.len(), &NO_VALUE);
        }
        self.value(value, value_start);
    }

    /// Checks the value of a declaration. `start` is the offset of the value in the stylesheet.
    fn value(&mut self, value: &str, start: usize) {
        let plain = without_literals(value);
        for (at, _) in plain.match_indices('\n') {
            let line = &plain[at + 1..];
            let line = line.split('\n').next().unwrap_or_default();
            let indent = line.len() - line.trim_start().len();
            let name = line.trim_start().split(':').next().unwrap_or_default();
            let is_name =
                name.len() > 1 && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if line.contains(':') && is_name {
                let at = start + at + 1 + indent;
                self.add_syntax_error(at..at + name.len(), &NO_SEMICOLON);
            }
        }
        for (at, _) in plain.match_indices('#') {
            let digits: usize =
                plain[at + 1..].chars().take_while(char::is_ascii_alphanumeric).count();
            let colour = &plain[at + 1..at + 1 + digits];
            let is_colour =
                [3, 4, 6, 8].contains(&digits) && colour.chars().all(|c| c.is_ascii_hexdigit());
            if !is_colour {
                self.add_syntax_error(start + at..start + at + 1 + digits, &NO_COLOUR);
            }
        }
    }

    /// Reads the custom property whose name begins at the offset `at`. If `var(` stands before the name, records a use
    /// of the property. Returns the offset of the name's last byte.
    fn custom_property(&mut self, at: usize) -> usize {
        let is_of_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let rest = &self.css[at..];
        let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let before = self.css[..at].trim_end();
        if before.ends_with("var(") {
            let has_fallback = rest[length..].trim_start().starts_with(',');
            let range = at..at + length;
            self.sheet.used.push(Use { name: &self.css[range.clone()], range, has_fallback });
        }
        at + length.max(1) - 1
    }
}

/// A copy of a value in which strings, URLs and comments are replaced by spaces of the same byte length.
fn without_literals(value: &str) -> String {
    let mut plain = value.as_bytes().to_vec();
    let bytes = value.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let end = match byte {
            b'"' | b'\'' => {
                value[at + 1..].find(byte as char).map_or(value.len(), |end| at + 1 + end + 1)
            }
            b'u' if value[at..].starts_with("url(") => {
                value[at..].find(')').map_or(value.len(), |end| at + end + 1)
            }
            b'/' if value[at..].starts_with("/*") => {
                value[at..].find("*/").map_or(value.len(), |end| at + end + 2)
            }
            _ => at,
        };
        for byte in &mut plain[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    // Only whole characters were replaced, so this is valid UTF-8.
    String::from_utf8(plain).unwrap_or_default()
}
