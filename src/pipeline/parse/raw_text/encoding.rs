//! Detects texts in another encoding than UTF-8.

use crate::diagnostic::{Diagnostic, Words};
use crate::pipeline::load::SourceFile;
use crate::pipeline::parse::rules;
use crate::span::{SourceId, Span};

/// Advice for a text in UTF-16.
static SAVED_AS_UTF16: Words = Words(
    "save it again with `Save as`, and choose the encoding UTF-8: it is UTF-16 now, which Windows calls Unicode",
);

/// Returns true if the text was probably saved as UTF-16: if at least 4 of its first 64 bytes are zero, as they are for
/// Latin letters in UTF-16.
fn is_utf16(text: &str) -> bool {
    let beginning = text.bytes().take(64);
    beginning.filter(|byte| *byte == 0).count() >= 4 && text.len() >= 8
}

/// The finding about a file in another encoding than UTF-8. `text` is the text of the file. `None` if the file is UTF-8.
pub fn other_encoding(source: SourceId, file: &SourceFile, text: &str) -> Option<Diagnostic> {
    let is_wide = is_utf16(text);
    let offset = file.valid_up_to.or(is_wide.then_some(0))?;
    let finding = rules::NOT_UTF8.at(Span::new(source, offset..offset));
    Some(if is_wide { finding.advise(&SAVED_AS_UTF16) } else { finding })
}
