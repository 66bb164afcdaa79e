//! Reports table rows with too many or too few cells. The parser drops surplus cells, and adds empty cells where some
//! are missing.

use super::super::reader::Reader;
use super::rules;
use memchr::memchr2_iter;
use std::ops::Range;

impl Reader<'_> {
    /// Reports a row at `place` that has fewer cells than the table has columns, or whose surplus cells contain text.
    pub(in super::super) fn report_row(&mut self, columns: usize, place: &Range<usize>) {
        let source = &self.prose.text[place.clone()];
        let cells = cells(source);
        let is_text = |cell: &Range<usize>| !source[cell.clone()].trim().is_empty();
        let of_file = |range: Range<usize>| place.start + range.start..place.start + range.end;
        let counted = |finding: crate::diagnostic::Diagnostic| {
            finding.with("cells", cells.len().to_string()).with("columns", columns.to_string())
        };
        if let Some(surplus) =
            cells.get(columns..).and_then(|more| more.iter().find(|cell| is_text(cell)))
        {
            let text = source[surplus.clone()].trim().to_owned();
            let start = surplus.start + source[surplus.clone()].find(text.as_str()).unwrap_or(0);
            let end = start + text.len();
            let finding = counted(rules::UNEVEN_TABLE.at(self.prose.span(of_file(start..end))));
            self.found.push(finding.with("text", text));
            return;
        }
        let has_pipe = cells.len() > 1
            || source.trim_start().starts_with('|')
            || source.trim_end().ends_with('|');
        if has_pipe && cells.len() >= columns {
            return;
        }
        let end = source.trim_end().len();
        let finding = counted(rules::SHORT_TABLE_ROW.at(self.prose.span(of_file(0..end))));
        self.found.push(if has_pipe { finding } else { finding.advise(&rules::TEXT_BELOW_TABLE) });
    }
}

/// The byte ranges of a row's cells, divided as in GFM: at every pipe without a backslash before it, also inside code.
fn cells(row: &str) -> Vec<Range<usize>> {
    let trimmed = row.trim();
    let mut start = row.len() - row.trim_start().len();
    let end = start + trimmed.len();
    if trimmed.starts_with('|') {
        start += 1;
    }
    let mut cells = Vec::new();
    let (first, mut escaped) = (start, None);
    for at in memchr2_iter(b'|', b'\\', &row.as_bytes()[start..end]).map(|at| first + at) {
        if escaped == Some(at) {
            continue;
        }
        if row.as_bytes()[at] == b'|' {
            cells.push(start..at);
            start = at + 1;
        } else {
            escaped = Some(at + 1);
        }
    }
    // Text after the last pipe is a cell only if it is not empty.
    if start < end || cells.is_empty() {
        cells.push(start..end);
    }
    cells
}
