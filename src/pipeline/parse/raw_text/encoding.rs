//! Detects texts in another encoding than UTF-8.

use crate::diagnostic::Words;

/// Advice for a text in UTF-16.
pub static SAVED_AS_UTF16: Words = Words(
    "save it again with `Save as`, and choose the encoding UTF-8: it is UTF-16 now, which Windows calls Unicode",
);

/// Returns true if at least 4 of the first 64 bytes are zero, as in Latin text saved as UTF-16.
pub fn is_utf16(text: &str) -> bool {
    let beginning = text.bytes().take(64);
    beginning.filter(|byte| *byte == 0).count() >= 4 && text.len() >= 8
}
