//! The lines and cells of a CSV file (RFC 4180), each with its place: the crate `csv` tells where a line stands, not where
//! a cell does, and an author's mistake is in a cell.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Words;
use crate::pipeline::parse::prose::Origin;

/// A cell as it is written.
#[derive(Clone, Debug)]
pub struct RawCell<'t> {
    /// What it holds, without its quotes.
    pub text: Cow<'t, str>,
    /// Where it stands, with its quotes.
    pub place: Range<usize>,
    /// Where its characters stand.
    pub origin: Origin,
}

/// What makes a line unreadable, and where.
pub type Slip = (usize, &'static Words);

static UNCLOSED: Words = Words {
    en: "a quotation mark opens a cell here, and none closes it",
    zh: "這裡的引號開始一格，但後面沒有引號結束",
};
static BEHIND_QUOTE: Words = Words {
    en: "something stands behind the quotation mark that closes a cell; a quotation mark within a cell is written twice, `\"\"`",
    zh: "結束一格的引號後面還有字；格子裡的引號要寫兩次（`\"\"`）",
};

/// The lines that hold something, without the empty cells that spreadsheets write at their ends.
pub fn lines(text: &str) -> (Vec<Vec<RawCell<'_>>>, Vec<Slip>) {
    let mut at = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let separator = match text.get(at..).and_then(|text| text.strip_prefix("sep=")) {
        // So Excel names its separator in a line of its own.
        Some(rest) => {
            let line = rest.split(['\n', '\r']).next().unwrap_or_default();
            at += "sep=".len() + line.len();
            line.bytes().next().unwrap_or(b',')
        }
        None => separator(text.get(at..).unwrap_or_default()),
    };
    let mut scanner = Scanner { text, at, separator, slips: Vec::new() };
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
    (lines, scanner.slips)
}

/// What separates the cells: of the signs that spreadsheets use, the one that the first line has most of.
fn separator(text: &str) -> u8 {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let count = |sign: &u8| line.bytes().filter(|byte| byte == sign).count();
    // Of equals, the last is taken.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    slips: Vec<Slip>,
}

impl<'t> Scanner<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The cells up to the end of the line, which is left behind.
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

    /// Goes on to the end of the cell. Every sign that ends one is a byte of its own.
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
                self.slips.push((start, &UNCLOSED));
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
            self.slips.push((end, &BEHIND_QUOTE));
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
