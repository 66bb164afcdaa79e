//! Finds the signs of emphasis in a text: `*`, `_` and `~`.

use memchr::memchr3;
use std::ops::Range;

/// The places of `*`, `_` and `~` in a text.
pub struct Signs<'t> {
    text: &'t str,
    /// The last range of the text that was found to contain none of these signs. One follows directly after the range,
    /// unless the text ends there.
    known: Range<usize>,
}

impl<'t> Signs<'t> {
    /// Starts at the beginning of a text.
    pub fn of(text: &'t str) -> Self {
        Self { text, known: 0..0 }
    }

    /// Returns true if a byte range contains `*`, `_` or `~`.
    pub fn are_within(&mut self, place: &Range<usize>) -> bool {
        if !self.known.contains(&place.start) {
            let rest = &self.text.as_bytes()[place.start..];
            let length = memchr3(b'*', b'_', b'~', rest).unwrap_or(rest.len());
            self.known = place.start..place.start + length;
        }
        place.end > self.known.end
    }
}

/// Finds the next run of `*` or `_`, or of exactly two `~`, in the byte range `within`. Returns the byte range of the
/// run. Other numbers of `~` are text: one denotes a range, as in `1~2`, and three or more mean nothing in GFM.
pub fn next_run(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = within.start;
    loop {
        let start = from + memchr3(b'*', b'_', b'~', &bytes[from..within.end])?;
        let sign = bytes[start];
        let length = bytes[start..within.end].iter().take_while(|byte| **byte == sign).count();
        if sign != b'~' || length == 2 {
            return Some(start..start + length);
        }
        from = start + length;
    }
}
