//! Flanking rules: whether a delimiter run can open or close emphasis. CommonMark 0.31.2 §6.2, with the CJK-friendly
//! amendments (<https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md>).

use crate::pipeline::parse::characters::{
    is_cjk, is_ideographic_selector, is_plain_selector, is_punctuation, is_space,
};

/// Whether a run of `*`, `_` or `~` can open or close emphasis.
pub struct Flanking {
    /// True if the run of `*`, `_` or `~` can open emphasis.
    pub can_open: bool,
    /// True if the run of `*`, `_` or `~` can close emphasis.
    pub can_close: bool,
}

/// What the flanking rules must know about the character directly before or after a run of `*`, `_` or `~`.
#[derive(Clone, Copy, PartialEq)]
struct Neighbour {
    is_space: bool,
    is_punctuation: bool,
    is_cjk: bool,
}

impl Flanking {
    /// Applies the flanking rules to a run of the character `sign`. `before` is the text before the run, `after` the
    /// text after it.
    pub fn new(before: &str, sign: u8, after: &str) -> Self {
        let before = Neighbour::before(before);
        let after = Neighbour::after(after);
        let is_cjk = before.is_cjk || after.is_cjk;
        let is_bound = before.is_punctuation || before.is_space;
        let is_left = !after.is_space && (!after.is_punctuation || is_bound || is_cjk);
        let is_bound = after.is_punctuation || after.is_space;
        let is_right = !before.is_space && (!before.is_punctuation || is_bound || is_cjk);
        if sign == b'_' {
            // `_` does not work inside words.
            return Self {
                can_open: is_left && (!is_right || before.is_punctuation),
                can_close: is_right && (!is_left || after.is_punctuation),
            };
        }
        Self { can_open: is_left, can_close: is_right }
    }
}

impl Neighbour {
    fn after(text: &str) -> Self {
        text.chars().next().map_or(Self::EDGE, Self::of)
    }

    /// Describes the last character of the text before a run of `*`, `_` or `~`. If this is a variation selector,
    /// describes the character before it, which the selector modifies.
    fn before(text: &str) -> Self {
        let mut backwards = text.chars().rev();
        let Some(last) = backwards.next() else { return Self::EDGE };
        if !is_plain_selector(last) {
            let neighbour = Self::of(last);
            return Self { is_cjk: neighbour.is_cjk || is_ideographic_selector(last), ..neighbour };
        }
        let Some(base) = backwards.next().filter(|base| !is_space(*base)) else {
            return Self::of(last);
        };
        let neighbour = Self::of(base);
        // The selector U+FE01 makes quotation marks full-width.
        let is_full_width = last == '\u{FE01}' && matches!(base, '‘' | '’' | '“' | '”');
        Self { is_cjk: neighbour.is_cjk || is_full_width, ..neighbour }
    }

    /// The description of the start or end of a line, which counts as white space.
    const EDGE: Self = Self { is_space: true, is_punctuation: false, is_cjk: false };

    fn of(c: char) -> Self {
        Self { is_space: is_space(c), is_punctuation: is_punctuation(c), is_cjk: is_cjk(c) }
    }
}
