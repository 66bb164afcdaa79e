//! Source positions: file, byte range, line and column.

use serde::{Deserialize, Serialize};

/// A file of the project, as its index in the sorted list of files that `load` returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct SourceId(pub u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Span {
    /// The file that contains the range.
    pub source: SourceId,
    /// Offset in bytes of the first byte of the range, from the beginning of the file.
    pub start: u32,
    /// Offset in bytes just after the last byte of the range.
    pub end: u32,
}

impl Span {
    /// Creates a span from a range of byte offsets. `load` refuses files over 4 GiB, so the offsets always fit 32 bits.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        Self { source, start: range.start as u32, end: range.end as u32 }
    }

    /// The range of byte offsets, for slicing the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value that was read from a file, with its position there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value itself.
    pub value: T,
    /// The source position of the value.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Combines a value with its position.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Converts a byte offset to line and column, both counted from 1. Columns count Unicode characters, as editors do.
///
/// For an offset inside a character, returns the position of this character. For an offset past the end of the text,
/// returns the position of the end.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    // Editors do not show a byte order mark, so do not count it.
    let before = &text[..offset];
    let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}
