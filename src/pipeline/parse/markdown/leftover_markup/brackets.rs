//! Finds links, embeds, citations, footnote calls and markers of callouts that Markdown does not recognise, because
//! their brackets are wrong.

use super::super::citations;
use super::leftovers::GAP;
use super::prefilter::{self, BRACKET, NO_TEXT};
use super::{Literal, addresses, advice, dialects, half, half_width, head};
use crate::model::content::CalloutKind;
use std::ops::Range;

/// Maximum length in bytes of an address after a bracket. The search for the end of an address stops there.
const LONGEST: usize = 300;

const OPENING: [char; 4] = ['[', '［', '【', '〔'];
const CLOSING: [char; 4] = [']', '］', '】', '〕'];

/// A pair of brackets, such as `[ ]` or `【 】`, that the parser left as text.
struct Pair<'t> {
    text: &'t str,
    /// Byte range of the pair, both brackets included.
    place: Range<usize>,
    /// Text between the two brackets.
    content: &'t str,
    /// True if both brackets are `[` and `]`, as Markdown requires, and not full-width or of another form.
    is_half: bool,
}

/// Finds malformed markup in brackets, and adds it to `all`. Every closing bracket is paired with the nearest opening
/// bracket before it.
pub fn find(text: &str, all: &mut Vec<Literal>) {
    let mut open = None;
    let mut has_gap = true;
    for (at, c) in prefilter::places(text, BRACKET | NO_TEXT) {
        match c {
            _ if OPENING.contains(&c) => {
                unclosed_callout(text, at, c, all);
                (open, has_gap) = (Some((at, c)), false);
            }
            _ if CLOSING.contains(&c) => {
                let end = at + c.len_utf8();
                match open.take() {
                    Some((start, bracket)) => {
                        let content = &text[start + bracket.len_utf8()..at];
                        let is_half = (bracket, c) == ('[', ']');
                        all.extend(Pair { text, place: start..end, content, is_half }.judge());
                    }
                    // After a gap, the opening bracket may have been escaped on purpose.
                    None if !has_gap => all.extend(address_alone(text, at..end)),
                    None => {}
                }
                has_gap = false;
            }
            GAP => has_gap = true,
            _ => {}
        }
    }
}

/// Finds a callout's marker that lacks its closing bracket, such as `> [!DO`, and adds it to `all`. `bracket` is the
/// opening bracket at the offset `at`.
fn unclosed_callout(text: &str, at: usize, bracket: char, all: &mut Vec<Literal>) {
    let inner = &text[at + bracket.len_utf8()..];
    let Some(mark) = inner.chars().next().filter(|c| matches!(c, '!' | '！')) else { return };
    let behind = &inner[mark.len_utf8()..];
    let is_name = |c: char| c.is_ascii_alphabetic() || c == '-';
    let name = &behind[..behind.find(|c| !is_name(c)).unwrap_or(behind.len())];
    let end = text.len() - behind.len() + name.len();
    let is_closed = text
        .get(end..)
        .is_some_and(|rest| rest.trim_start_matches([' ', '\u{3000}']).starts_with(CLOSING));
    let name = name.to_ascii_uppercase();
    if is_known_callout(&name) && !is_closed {
        all.push(Literal::new(at..end, &advice::CALLOUT).meant(format!("> [!{name}]")));
    }
}

fn is_known_callout(name: &str) -> bool {
    CalloutKind::from_name(name).is_some()
}

/// Finds the rest of a link that has lost its opening bracket: `](address)`. `closing` is the byte range of the closing
/// bracket.
fn address_alone(text: &str, closing: Range<usize>) -> Option<Literal> {
    let parens = Parens::behind(text, closing.end)?;
    let is_link = parens.is_close && addresses::is_address(&parens.address, true);
    is_link.then(|| Literal::new(closing.start..parens.end, &advice::LINK))
}

impl Pair<'_> {
    fn judge(&self) -> Option<Literal> {
        let content = half_width(self.content);
        let content = content.trim();
        let at = self.place.clone();
        self.callout(content)
            .or_else(|| self.citation(content))
            .or_else(|| self.footnote(content))
            .or_else(|| self.link())
            .or_else(|| {
                let link =
                    || Literal::new(at.clone(), &advice::MENTION).meant(format!("[]({content})"));
                addresses::is_mention(content).then(link)
            })
            .or_else(|| dialects::forum_tag(content, at.clone()))
            .or_else(|| self.picture())
            .or_else(|| self.unmarked(content))
    }

    /// Finds a picture that has no address: `![a picture]`.
    fn picture(&self) -> Option<Literal> {
        let before = self.text[..self.place.start].strip_suffix('!')?;
        let is_apart = before.chars().next_back().is_none_or(char::is_whitespace);
        let is_text = self.content.chars().any(char::is_alphabetic);
        let place = self.place.start - 1..self.place.end;
        (self.is_half && is_apart && is_text).then(|| Literal::new(place, &advice::NO_FILE))
    }

    /// Finds malformed markers of callouts: with other brackets, `【!DO】`; with a full-width exclamation mark, `[！DO]`;
    /// or without one, `[WARNING]` at the start of a line.
    fn callout(&self, content: &str) -> Option<Literal> {
        let is_first = self.text[..self.place.start].chars().all(|c| half(c) == ' ' || c == '＞');
        let Some(name) = content.strip_prefix('!').map(str::trim) else {
            let is_upper =
                is_known_callout(content) && !content.contains(|c: char| c.is_ascii_lowercase());
            let is_link = self.text[self.place.end..].starts_with(['(', '（', '[', ':', '：']);
            let name = || Literal::new(self.place.clone(), &advice::PERHAPS_CALLOUT);
            let written = || name().meant(format!("> [!{content}]"));
            return (is_first && is_upper && !is_link).then(written);
        };
        let is_word = name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
        let is_foreign =
            is_first && self.is_half && !name.is_empty() && self.content.starts_with('!');
        if !is_word && !is_foreign {
            return None;
        }
        let known = CalloutKind::ALL.map(|(name, _)| name);
        let upper = name.to_ascii_uppercase();
        let near = crate::suggestions::nearest(&upper, known).unwrap_or("NOTE");
        Some(Literal::new(self.place.clone(), &advice::CALLOUT).meant(format!("> [!{near}]")))
    }

    /// Finds malformed citations: with full-width brackets, `［@who］`; with a full-width `@`, `[＠who]`; in two pairs of
    /// brackets, `[@a][b]`.
    fn citation(&self, content: &str) -> Option<Literal> {
        let key = content.strip_prefix('@')?;
        if key.starts_with(' ') {
            // It is a citation only if the key belongs to a source.
            let key = key.trim();
            let mut literal = Literal::new(self.place.clone(), &advice::CITATION);
            literal.keys = vec![key.split([',', ';', ' ']).next()?.to_owned()];
            return Some(literal.meant(format!("[@{key}]")));
        }
        if !key.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        let mut end = self.place.end;
        let mut cited = citations::well_formed(content)?;
        // A second pair of brackets directly after the first belongs to the citation.
        let behind = head(&self.text[end..], LONGEST);
        if let Some(rest) = behind.strip_prefix('[')
            && let Some((more, _)) = rest.split_once(']')
            && !more.is_empty()
        {
            end += more.len() + 2;
            cited = format!("{cited}; @{}", more.trim_start_matches('@'));
        }
        Some(Literal::new(self.place.start..end, &advice::CITATION).meant(format!("[{cited}]")))
    }

    /// Finds citations whose `@` is missing or outside the brackets: `[who]` and `@[who]`. They are reported only if
    /// `who` is the key of a source.
    fn unmarked(&self, key: &str) -> Option<Literal> {
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let is_link = self.text[self.place.end..].starts_with(['(', '（', '[', ':', '：']);
        if !self.is_half || is_link || key.len() < 3 || !key.chars().all(is_key) {
            return None;
        }
        let sign = usize::from(self.text[..self.place.start].ends_with('@'));
        let place = self.place.start - sign..self.place.end;
        let mut literal = Literal::new(place, &advice::UNMARKED_CITATION);
        literal.keys = vec![key.to_owned()];
        Some(literal.meant(format!("[@{key}]")))
    }

    /// Finds malformed footnote calls: with full-width brackets, `［^1］`; with a full-width caret, `[＾1]`; with a space,
    /// `[^ 1]`. Leaves out well-formed calls: another function reports those whose footnote is missing.
    fn footnote(&self, content: &str) -> Option<Literal> {
        let label = content.strip_prefix('^')?;
        let is_own = self.is_half && self.content.starts_with('^') && !label.contains(' ');
        if is_own || label.trim().is_empty() || label.chars().count() > 20 {
            return None;
        }
        let meant = format!("[^{}]", label.trim());
        Some(Literal::new(self.place.clone(), &advice::FOOTNOTE).meant(meant))
    }

    /// Finds malformed links and embeds: with full-width parentheses, `[text]（address）`; with only one of them
    /// full-width, `![](table:causes）`; or with a space before them, `[text] (address)`.
    fn link(&self) -> Option<Literal> {
        let mark = self.text[..self.place.start].chars().next_back();
        let mark = mark.filter(|mark| matches!(mark, '!' | '！'));
        let start = self.place.start - mark.map_or(0, char::len_utf8);
        let Some(parens) = Parens::behind(self.text, self.place.end) else {
            return self.mention_behind();
        };
        let is_address = addresses::is_address(&parens.address, parens.is_close);
        let is_plain = self.is_half && parens.is_half && parens.is_close;
        let is_image = is_plain && mark == Some('!');
        let kind = match () {
            () if parens.address.contains(' ')
                && !parens.address.contains(':')
                && (is_address || is_image) =>
            {
                &advice::SPACES
            }
            () if is_image && is_address && self.content.contains(GAP) => &advice::CAPTION,
            () if is_address && mark.is_some() => &advice::EMBED,
            () if is_address => &advice::LINK,
            () if is_image && !parens.address.is_empty() => &advice::EMBED,
            () if is_plain && parens.is_closed && !parens.address.is_empty() => {
                &advice::PERHAPS_LINK
            }
            () => return None,
        };
        let is_whole = !self.content.contains(GAP)
            && parens.is_closed
            && !parens.address.contains(['"', '“', '”']);
        let bang = if mark.is_some() && (is_address || is_image) { "!" } else { "" };
        let address = match parens.address.contains(' ') {
            true => format!("<{}>", parens.address),
            false => parens.address.clone(),
        };
        let start = if bang.is_empty() { self.place.start } else { start };
        let literal = Literal::new(start..parens.end, kind);
        let meant = || format!("{bang}[{}]({address})", self.content);
        Some(if is_whole { literal.meant(meant()) } else { literal })
    }

    /// Finds a link without parentheses: a mention directly after the square brackets, `[text]cause:aging`.
    fn mention_behind(&self) -> Option<Literal> {
        let behind = half_width(head(&self.text[self.place.end..], 60));
        let id = |c: char| !(c.is_alphanumeric() || "-_.:#".contains(c));
        let address = &behind[..behind.find(id).unwrap_or(behind.len())];
        let is_mention = addresses::is_mention(address) && address.is_ascii();
        let end = self.place.end + address.len();
        let meant = || format!("[{}]({address})", self.content);
        is_mention.then(|| Literal::new(self.place.start..end, &advice::LINK).meant(meant()))
    }
}

/// The parentheses that follow a pair of square brackets, as in a link, with the address in them.
struct Parens {
    /// The text between the parentheses, converted to half-width characters.
    address: String,
    /// Byte offset where the parentheses end.
    end: usize,
    /// True if the parentheses follow the square brackets directly, without a space.
    is_close: bool,
    /// True if both parentheses are half-width.
    is_half: bool,
    /// True if the closing parenthesis is present.
    is_closed: bool,
}

impl Parens {
    fn behind(text: &str, after: usize) -> Option<Self> {
        let rest = head(&text[after..], LONGEST);
        let inner = rest.trim_start_matches([' ', '\u{3000}']);
        let blank = rest.len() - inner.len();
        let opening = inner.chars().next().filter(|c| matches!(c, '(' | '（'))?;
        let inner = &inner[opening.len_utf8()..];
        let length = inner.find([')', '）', '\n', GAP]).unwrap_or(inner.len());
        let closing = inner[length..].chars().next().filter(|c| matches!(c, ')' | '）'));
        // If the parenthesis is not closed, the address ends at the next space.
        let length = match closing {
            Some(_) => length,
            None => inner[..length].find([' ', '，', '。', '、', '\u{3000}']).unwrap_or(length),
        };
        let end = after + blank + opening.len_utf8() + length + closing.map_or(0, char::len_utf8);
        Some(Self {
            address: half_width(&inner[..length]).trim().to_owned(),
            end,
            is_close: blank == 0,
            is_half: opening == '(' && closing == Some(')'),
            is_closed: closing.is_some(),
        })
    }
}
