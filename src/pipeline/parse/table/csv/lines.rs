//! Splits a CSV file (RFC 4180) into lines and cells with positions. The crate `csv` is not used, because it reports
//! only positions of lines, and findings need positions of cells.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Words;
use crate::pipeline::parse::prose::Origin;

/// A cell of a CSV file, before its content is parsed.
#[derive(Clone, Debug)]
pub struct RawCell<'t> {
    /// Content of the cell, without the quotation marks around it.
    pub text: Cow<'t, str>,
    /// Byte range of the cell in the file, with the quotation marks around it.
    pub place: Range<usize>,
    /// Where the characters of the content are in the file.
    pub origin: Origin,
}

/// A syntax error in a CSV file: its byte offset, and what is wrong there.
pub type SyntaxError = (usize, &'static Words);

static UNCLOSED: Words = Words("this quotation mark begins a cell, but none ends it");
static BEHIND_QUOTE: Words = Words(
    "there is text after the quotation mark that ends a cell; write a quotation mark within a cell twice, `\"\"`",
);

/// Splits a CSV file into lines, and each line into cells. Leaves out empty lines, and empty cells at the ends of
/// lines, which spreadsheets add. Also returns the syntax errors in the file.
pub fn lines(text: &str) -> (Vec<Vec<RawCell<'_>>>, Vec<SyntaxError>) {
    let mut at = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let separator = match text.get(at..).and_then(|text| text.strip_prefix("sep=")) {
        // Excel names its separator in a first line of this form.
        Some(rest) => {
            let line = rest.split(['\n', '\r']).next().unwrap_or_default();
            at += "sep=".len() + line.len();
            line.bytes().next().unwrap_or(b',')
        }
        None => separator(text.get(at..).unwrap_or_default()),
    };
    let mut scanner = Scanner { text, at, separator, syntax_errors: Vec::new() };
    let mut lines = Vec::new();
    while scanner.at < text.len() {
        let mut line = scanner.line();
        while line.last().is_some_and(|cell| cell.text.trim().is_empty()) {
            line.pop();
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    (lines, scanner.syntax_errors)
}

/// Returns the character that separates the cells: of tab, semicolon and comma, the most frequent one in the first
/// line.
fn separator(text: &str) -> u8 {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let count = |sign: &u8| line.bytes().filter(|byte| byte == sign).count();
    // If several are equally frequent, `max_by_key` takes the last.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    syntax_errors: Vec<SyntaxError>,
}

impl<'t> Scanner<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Reads the cells of one line, and skips its line end.
    fn line(&mut self) -> Vec<RawCell<'t>> {
        let mut cells = Vec::new();
        loop {
            cells.push(if self.byte() == Some(b'"') { self.quoted() } else { self.bare() });
            match self.byte() {
                Some(b'\r') => {
                    self.at += 1;
                    self.at += usize::from(self.byte() == Some(b'\n'));
                    return cells;
                }
                Some(b'\n') => {
                    self.at += 1;
                    return cells;
                }
                Some(_) => self.at += 1,
                None => return cells,
            }
        }
    }

    /// Skips everything up to the next separator or line end.
    fn skip(&mut self) {
        while self
            .byte()
            .is_some_and(|byte| byte != self.separator && byte != b'\r' && byte != b'\n')
        {
            self.at += 1;
        }
    }

    fn bare(&mut self) -> RawCell<'t> {
        let start = self.at;
        self.skip();
        let text = self.slice(start..self.at);
        RawCell { text: text.into(), place: start..self.at, origin: Origin::At(start) }
    }

    fn quoted(&mut self) -> RawCell<'t> {
        let start = self.at;
        let mut pieces: Vec<(usize, &'t str)> = Vec::new();
        self.at += 1;
        loop {
            let rest = self.slice(self.at..self.text.len());
            let Some(length) = rest.find('"') else {
                self.syntax_errors.push((start, &UNCLOSED));
                pieces.push((self.at, rest));
                self.at = self.text.len();
                break;
            };
            let end = self.at + length;
            let is_doubled = self.text.as_bytes().get(end + 1) == Some(&b'"');
            pieces.push((self.at, self.slice(self.at..end + usize::from(is_doubled))));
            self.at = end + 1 + usize::from(is_doubled);
            if !is_doubled {
                break;
            }
        }
        let end = self.at;
        self.skip();
        if !self.slice(end..self.at).trim().is_empty() {
            self.syntax_errors.push((end, &BEHIND_QUOTE));
        }
        let place = start..end;
        if let [(at, piece)] = pieces.as_slice() {
            return RawCell { text: Cow::Borrowed(piece), place, origin: Origin::At(*at) };
        }
        let (mut text, mut stretches) = (String::new(), Vec::new());
        for (at, piece) in pieces {
            stretches.push((text.len(), at));
            text.push_str(piece);
        }
        RawCell { text: text.into(), place, origin: Origin::Stretches(stretches) }
    }
}
