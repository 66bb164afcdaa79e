//! Finds the comments of a file, and the part of the file to which each applies. In such comments, authors acknowledge
//! findings.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::pipeline::parse::front_matter;
use crate::pipeline::parse::table::csv::acknowledgements;

/// A comment in a file of the guide.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment<'t> {
    /// Text of the comment, without the signs around it, such as `#` or `<!-- -->`. In a CSV file, the text of a cell
    /// in the column `allow`.
    pub text: &'t str,
    /// Byte offset in the file at which the text of the comment begins.
    pub start: usize,
    /// Byte range to which the comment applies. If other content is on the comment's line, this is the line; otherwise
    /// the field, table or block after the comment.
    pub scope: Range<usize>,
}

/// Finds the comments in a file of the guide. The ending of `path` tells its format: TOML, CSV or Markdown.
pub fn comments<'t>(path: &str, text: &'t str) -> Vec<Comment<'t>> {
    if path.ends_with(".toml") {
        return toml(text, 0);
    }
    if path.ends_with(".csv") {
        return acknowledgements(text);
    }
    let Some(parts) = front_matter::split(text) else { return markdown(text, 0) };
    let (head, body) = (parts.head, parts.body);
    let mut comments = toml(head.0, head.1);
    // Findings about a section as a whole are at offset 0, before the front matter.
    if let Some(first) = comments.first_mut().filter(|first| first.scope.start == head.1) {
        first.scope.start = 0;
    }
    comments.extend(markdown(body.0, body.1));
    comments
}

/// A field, or the header of a table such as `[[rows]]`, in a TOML text.
struct Statement {
    place: Range<usize>,
    is_head: bool,
}

/// The comments in a TOML text that starts at `offset` in its file.
fn toml(text: &str, offset: usize) -> Vec<Comment<'_>> {
    let (mut comments, mut statements) = (Vec::new(), Vec::<Statement>::new());
    let (mut depth, mut open, mut line) = (0usize, false, 0);
    let mut line_is_empty = true;
    for token in Source::new(text).lex() {
        let place = token.span().start()..token.span().end();
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Eof => {}
            TokenKind::Newline => {
                open = open && depth > 0;
                (line, line_is_empty) = (place.end, true);
            }
            TokenKind::Comment => {
                comments.push((
                    place,
                    (!line_is_empty).then_some(line),
                    depth > 0,
                    statements.len(),
                ));
            }
            kind => {
                line_is_empty = false;
                match statements.last_mut().filter(|_| open) {
                    Some(statement) => statement.place.end = place.end,
                    None => {
                        let is_head = kind == TokenKind::LeftSquareBracket;
                        statements.push(Statement { place: place.clone(), is_head });
                        open = true;
                    }
                }
                match kind {
                    TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                    TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                        depth = depth.saturating_sub(1);
                    }
                    _ => {}
                }
            }
        }
    }
    let ends = ends_of_tables(text, &statements);
    let finish = |(place, line, is_within, next): (Range<usize>, Option<usize>, bool, usize)| {
        let scope = match line {
            Some(line) => line..place.start,
            None if is_within => place.start..end_of_next_line(text, place.end, ""),
            None => {
                let start = if next == 0 { 0 } else { place.start };
                let end = match statements.get(next) {
                    Some(head) if head.is_head => ends.get(next).copied().unwrap_or(text.len()),
                    Some(field) => field.place.end,
                    None => place.end,
                };
                start..end
            }
        };
        let says = text.get(place.start + 1..place.end).unwrap_or_default();
        let scope = offset + scope.start..offset + scope.end;
        Comment { text: says, start: offset + place.start + 1, scope }
    };
    comments.into_iter().map(finish).collect()
}

/// For each statement: the offset of the next table header after it. The end of the text if there is no other header.
fn ends_of_tables(text: &str, statements: &[Statement]) -> Vec<usize> {
    let mut end = text.len();
    let mut ends: Vec<usize> = statements
        .iter()
        .rev()
        .map(|statement| {
            let own = end;
            if statement.is_head {
                end = statement.place.start;
            }
            own
        })
        .collect();
    ends.reverse();
    ends
}

/// The offset of the end of the first line, at or after the offset `from`, that contains a character other than white
/// space and the characters in `frame`.
fn end_of_next_line(text: &str, from: usize, frame: &str) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        at += line.len();
        if !is_blank(line, frame) {
            break;
        }
    }
    at
}

fn is_blank(line: &str, frame: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || frame.contains(c))
}

/// The comments in a Markdown text that starts at `offset` in its file. Leaves out comments in code.
fn markdown(text: &str, offset: usize) -> Vec<Comment<'_>> {
    let mut comments = Vec::new();
    let mut fence: Option<&str> = None;
    let (mut at, mut done) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let is_within = fence.is_some();
        fence = fence_after(fence, line);
        if is_within {
            continue;
        }
        let mut from = start.max(done);
        while let Some(opening) = text.get(from..at).and_then(|rest| rest.find("<!--")) {
            let opening = from + opening;
            let says = opening + "<!--".len();
            let Some(length) = text.get(says..).and_then(|rest| rest.find("-->")) else {
                return comments;
            };
            let end = says + length + "-->".len();
            let before = text.get(start..opening).unwrap_or_default();
            let rest = text.get(end..).unwrap_or_default().lines().next().unwrap_or_default();
            let scope = if is_blank(before, ">-") && is_blank(rest, "") {
                opening..end_of_block(text, end)
            } else {
                start..end + rest.len()
            };
            let text = text.get(says..says + length).unwrap_or_default();
            let scope = offset + scope.start..offset + scope.end;
            comments.push(Comment { text, start: offset + says, scope });
            (from, done) = (end.min(at), end);
        }
    }
    comments
}

/// The offset of the end of the first block after the offset `from`. A block ends at a blank line, unless this line is
/// in a code block.
fn end_of_block(text: &str, from: usize) -> usize {
    let mut at = from;
    let mut fence: Option<&str> = None;
    let mut begun = false;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let is_blank = is_blank(line, ">");
        if begun && is_blank && fence.is_none() {
            break;
        }
        begun = begun || !is_blank;
        fence = fence_after(fence, line);
        at += line.len();
    }
    at
}

/// Finds out whether a code block continues after `line`. Returns the fence that opened this code block, or `None` if
/// the next line is not in one. `open` is the value that was returned for the line before. A line closes the block if
/// it contains only the character of the fence and is at least as long as the fence.
fn fence_after<'t>(open: Option<&'t str>, line: &'t str) -> Option<&'t str> {
    let content = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let sign = content.chars().next().filter(|sign| ['`', '~'].contains(sign));
    let rest = sign.map_or(content, |sign| content.trim_start_matches(sign));
    let run = content.get(..content.len() - rest.len()).filter(|run| run.len() >= 3);
    match open {
        Some(open) => {
            let ends = run.is_some_and(|run| run.starts_with(open) && rest.is_empty());
            Some(open).filter(|_| !ends)
        }
        // A line such as `` ```code``` `` is code within a line and opens no fence.
        None => run.filter(|run| run.starts_with('~') || !rest.contains('`')),
    }
}
