//! Source positions: file, byte range, line and column.

/// A file of the project, by its index in the sorted list of files that `load` returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that contains the range.
    pub source: SourceId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// Creates a span. `load` refuses files over 4 GiB, so the casts are lossless.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        Self { source, start: range.start as u32, end: range.end as u32 }
    }

    /// The range of byte offsets.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with its source position.
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

/// Converts a byte offset to line and column, both counted from 1. Columns count characters, as editors do.
///
/// An offset inside a character counts as that character; an offset past the end counts as the end.
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
