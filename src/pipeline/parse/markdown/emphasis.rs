//! Emphasis beside full-width punctuation, after the CJK-friendly amendments to CommonMark.
//!
//! CommonMark asks whether a run of `*` touches punctuation, and takes `。` for a sign that no word ends there:
//! `**量血壓。**不要` stays literal. A pass over the parser's events cannot mend that, because runs have been paired
//! wrongly by then. So characters beside a run are hidden before parsing: each is replaced by one of the same length that
//! the parser judges as the amendments do, so that every offset stays true, and is put back afterwards.
//!
//! When the parser learns the amendments itself, this file goes.

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Text with characters hidden, and what they were.
pub struct Veil<'t> {
    text: Cow<'t, str>,
    /// Where, and what stood there; sorted by place.
    hidden: Vec<(usize, char)>,
    sentinels: Sentinels,
}

/// What stands in for a hidden character.
#[derive(Clone, Copy)]
enum Role {
    Letter,
    Punctuation,
}

/// A character for each role and each length in bytes: 3, then 4.
#[derive(Clone, Copy)]
struct Sentinels {
    letters: [char; 2],
    punctuation: [char; 2],
}

impl<'t> Veil<'t> {
    /// Hides what needs hiding in `text`, which is mostly nothing.
    pub fn over(text: &'t str) -> Self {
        let changes = changes(text);
        match Sentinels::absent_from(text) {
            Some(sentinels) if !changes.is_empty() => {
                let hidden = changes.iter().map(|(place, was, _)| (*place, *was)).collect();
                let text = Cow::Owned(sentinels.put(text, &changes));
                Self { text, hidden, sentinels }
            }
            // A text that holds every sentinel is read as CommonMark; `literal-emphasis` reports what stays literal.
            _ => {
                let sentinels = Sentinels { letters: ['\0'; 2], punctuation: ['\0'; 2] };
                Self { text: Cow::Borrowed(text), hidden: Vec::new(), sentinels }
            }
        }
    }

    /// What to parse.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts the author's characters back into `piece`, which the parser took from the text at or after `from`.
    pub fn lift<'p>(&self, piece: &'p str, from: usize) -> Cow<'p, str> {
        if self.hidden.is_empty() || !piece.contains(|c| self.sentinels.has(c)) {
            return Cow::Borrowed(piece);
        }
        let first = self.hidden.partition_point(|(place, _)| *place < from);
        let mut originals = self.hidden[first..].iter().map(|(_, was)| *was);
        let restore = |c| if self.sentinels.has(c) { originals.next().unwrap_or(c) } else { c };
        Cow::Owned(piece.chars().map(restore).collect())
    }
}

impl Sentinels {
    /// Characters that the text does not hold: private use ones, which are neither punctuation nor space, and rare
    /// punctuation.
    fn absent_from(text: &str) -> Option<Self> {
        let absent = |mut candidates: std::ops::RangeInclusive<char>| {
            candidates.find(|c| !text.contains(*c))
        };
        Some(Self {
            letters: [absent('\u{F880}'..='\u{F8FE}')?, absent('\u{F0000}'..='\u{F00FF}')?],
            punctuation: [absent('\u{2E2A}'..='\u{2E2E}')?, absent('\u{10100}'..='\u{10102}')?],
        })
    }

    fn put(&self, text: &str, changes: &[(usize, char, Role)]) -> String {
        let mut veiled = String::with_capacity(text.len());
        let mut done = 0;
        for (place, was, role) in changes {
            let pair = match role {
                Role::Letter => self.letters,
                Role::Punctuation => self.punctuation,
            };
            veiled.push_str(&text[done..*place]);
            veiled.push(if was.len_utf8() == 3 { pair[0] } else { pair[1] });
            done = place + was.len_utf8();
        }
        veiled.push_str(&text[done..]);
        veiled
    }

    fn has(&self, c: char) -> bool {
        self.letters.contains(&c) || self.punctuation.contains(&c)
    }
}

/// What to hide: place, character, and what it is to pass for.
fn changes(text: &str) -> Vec<(usize, char, Role)> {
    let mut changes: Vec<(usize, char, Role)> = Vec::new();
    let mut hide = |place: usize, was: char, role: Role| {
        // A character between two runs may be wanted in two roles; the first run has it.
        let is_taken = changes.last().is_some_and(|(taken, ..)| *taken >= place);
        if !is_taken && matches!(was.len_utf8(), 3 | 4) {
            changes.push((place, was, role));
        }
    };
    let mut from = 0;
    while let Some(run) = next_run(text, from) {
        from = run.end;
        let before = text[..run.start].chars().next_back();
        let after = text[run.end..].chars().next();
        let side_before = before.map_or(Side::Other, |c| {
            side(c, || text[..run.start].chars().rev().find(|c| !is_shared_punctuation(*c)))
        });
        let side_after = after.map_or(Side::Other, |c| {
            side(c, || text[run.end..].chars().find(|c| !is_shared_punctuation(*c)))
        });
        if let (Some(c), Some(role)) = (before, role(side_before, side_after)) {
            hide(run.start - c.len_utf8(), c, role);
        }
        if let (Some(c), Some(role)) = (after, role(side_after, side_before)) {
            hide(run.end, c, role);
        }
    }
    changes
}

/// The next run of `*`, or of two `~` and more, that is not escaped. (A single `~` is strikethrough beside punctuation
/// only, so hiding that would undo it.)
fn next_run(text: &str, mut from: usize) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    loop {
        let start = from + bytes[from..].iter().position(|b| matches!(b, b'*' | b'~' | b'\\'))?;
        let byte = bytes[start];
        if byte == b'\\' {
            let escapes = bytes.get(start + 1).is_some_and(u8::is_ascii_punctuation);
            from = start + 1 + usize::from(escapes);
            continue;
        }
        let length = bytes[start..].iter().take_while(|other| **other == byte).count();
        if byte == b'*' || length > 1 {
            return Some(start..start + length);
        }
        from = start + 1;
    }
}

/// What stands on a side of a run.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    EastAsianLetter,
    EastAsianPunctuation,
    /// Punctuation of other scripts, ASCII's among it.
    ForeignPunctuation,
    /// Letters of other scripts, spaces, the ends of the text.
    Other,
}

/// How a character must look to the parser, given what stands on the run's other side. The amendments: East Asian
/// punctuation does not count as punctuation, and beside foreign punctuation any East Asian character counts as some.
fn role(this: Side, other: Side) -> Option<Role> {
    match (this, other) {
        (Side::EastAsianLetter, Side::ForeignPunctuation) => Some(Role::Punctuation),
        (Side::EastAsianPunctuation, Side::ForeignPunctuation) => None,
        (Side::EastAsianPunctuation, _) => Some(Role::Letter),
        _ => None,
    }
}

/// `beyond` is the next character on the same side that is no punctuation which scripts share.
fn side(c: char, beyond: impl FnOnce() -> Option<char>) -> Side {
    if is_east_asian(c) {
        return if c.is_alphanumeric() {
            Side::EastAsianLetter
        } else {
            Side::EastAsianPunctuation
        };
    }
    if is_shared_punctuation(c) && beyond().is_some_and(is_east_asian) {
        return Side::EastAsianPunctuation;
    }
    let is_symbol =
        matches!(c, '\u{A1}'..='\u{BF}' | '\u{2010}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E5D}');
    if c.is_ascii_punctuation() || (is_symbol && !c.is_alphanumeric() && !c.is_whitespace()) {
        return Side::ForeignPunctuation;
    }
    Side::Other
}

/// Curly quotes, dashes and dots, which Chinese and Latin text both use: they go with what stands beyond them.
pub fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2025}'..='\u{2027}')
}

/// Han, kana, Hangul, and full-width punctuation; no emoji, no ideographic space.
pub fn is_east_asian(c: char) -> bool {
    let is_half_width = matches!(c, '\u{FF61}'..='\u{FFDC}');
    let is_emoji = matches!(c, '\u{2300}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    (c.width() == Some(2) || is_half_width) && !is_emoji && !c.is_whitespace()
}
