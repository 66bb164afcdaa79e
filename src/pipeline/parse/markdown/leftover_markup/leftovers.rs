//! The literal text of a block with source positions, and the simplest checks on it: leftover asterisks, calls of
//! missing footnotes, container fences. [`leftover_markup`](super) does all other checks.

use std::ops::Range;

/// Placeholder character for anything that is not literal text, and for escaped characters.
pub const GAP: char = '\u{1}';

/// Returns true for a line such as `::: note`, which opens a container in other tools, and then sets `has_fence`. While
/// `has_fence` is set, returns false for a line of colons alone, because it closes the container.
pub fn is_container_fence(line: &str, has_fence: &mut bool) -> bool {
    let name = line.trim_start_matches(':');
    let is_fence = line.len() - name.len() >= 3 && !(name.trim().is_empty() && *has_fence);
    *has_fence |= is_fence;
    is_fence
}

/// The literal text of one block, that is, what the parser left as text, with source positions.
#[derive(Default)]
pub struct Leftovers {
    text: String,
    /// Maps the literal text to the Markdown: pairs of an offset in `text` and the corresponding offset in the
    /// Markdown.
    places: Vec<(usize, usize)>,
    /// Ranges of `text` that are inside links.
    linked: Vec<Range<usize>>,
}

impl Leftovers {
    /// Adds literal text that is at the offset `start` of the Markdown.
    pub fn text(&mut self, text: &str, start: usize) {
        self.places.push((self.text.len(), start));
        self.text.push_str(text);
    }

    /// Adds text whose first character is escaped, with the placeholder [`GAP`] in place of this character.
    pub fn escaped(&mut self, text: &str, start: usize) {
        self.gap();
        let mut rest = text.chars();
        let first = rest.next().map_or(0, char::len_utf8);
        self.text(rest.as_str(), start + first);
    }

    /// Adds the placeholder [`GAP`] for something other than literal text, such as code.
    pub fn gap(&mut self) {
        self.text.push(GAP);
    }

    /// Adds a line break to the literal text.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// Returns the collected text, and starts again with an empty text.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// Clears the text but keeps its memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.places.clear();
        self.linked.clear();
    }

    /// The literal text that was added so far, with the placeholder [`GAP`] for everything that is not literal text.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// Removes the text from the offset `start` of the literal text on, because it has been reported, and adds a
    /// placeholder for it.
    pub fn forget_from(&mut self, start: usize) {
        self.text.truncate(start);
        while self.places.last().is_some_and(|(at, _)| *at >= start) {
            self.places.pop();
        }
        self.gap();
    }

    /// Marks everything from the offset `start` of the literal text on as the text of a link.
    pub fn link_from(&mut self, start: usize) {
        self.linked.push(start..self.text.len());
    }

    /// Returns true if this offset of the literal text is inside a link.
    pub fn is_linked(&self, at: usize) -> bool {
        let after = self.linked.partition_point(|link| link.start <= at);
        after > 0 && self.linked[after - 1].contains(&at)
    }

    /// Byte ranges, in the Markdown, of lines such as `::: note`, which open containers in other tools. After such a
    /// line, `has_fence` is true, and lines of colons alone are left out, because they close a container.
    pub fn container_fences(&self, has_fence: &mut bool) -> Vec<Range<usize>> {
        let mut fences = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            if is_container_fence(line, has_fence) {
                // A gap has no source position.
                let length = line.find(GAP).unwrap_or(line.len());
                fences.push(self.place(start..start + length));
            }
            start += line.len() + 1;
        }
        fences
    }

    /// Byte ranges, in the Markdown, of formulas such as `\(x^2\)` and `\[…\]`. The parser has removed their
    /// backslashes. Leaves out escaped brackets around other text, because the author may have meant them.
    pub fn formulas(&self, source: &str) -> Vec<Range<usize>> {
        let mut formulas = Vec::new();
        let mut open = None;
        for (at, place) in &self.places {
            let is_escape = self.text[..*at].ends_with(GAP);
            let before = source.as_bytes().get(place.saturating_sub(2)..*place);
            let Some([b'\\', sign]) = before.filter(|_| is_escape) else { continue };
            match (*sign, open) {
                (b'(' | b'[', _) => open = Some((*sign, place - 2)),
                (b')', Some((b'(', start))) | (b']', Some((b'[', start))) => {
                    let inner = &source[start + 2..place - 2];
                    let is_sum =
                        *sign == b')' && inner.is_ascii() && inner.contains(['+', '<', '>']);
                    if is_sum || is_formula(inner) {
                        formulas.push(start..*place);
                    }
                    open = None;
                }
                _ => {}
            }
        }
        formulas
    }

    /// Finds marks that were probably meant as emphasis, and returns the byte range of one of them in the Markdown: of
    /// the first run of two or more asterisks. Without such a run, counts single `*` and runs of `~~` that touch a
    /// letter, and returns the first of them if there are at least two.
    pub fn emphasis(&self) -> Option<Range<usize>> {
        let mut touching = Vec::new();
        let mut from = 0;
        while let Some(start) = self.text[from..].find(['*', '~']).map(|at| from + at) {
            let rest = &self.text[start..];
            let mark = rest.as_bytes()[0];
            let run = start..start + rest.bytes().take_while(|byte| *byte == mark).count();
            from = run.end;
            let before = self.text[..run.start].chars().next_back();
            let after = self.text[run.end..].chars().next();
            // `2**3` is a power.
            let is_sign = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if mark == b'*' && run.len() > 1 {
                if run.len() == 2 && is_sign(before) && is_sign(after) {
                    continue;
                }
                return Some(self.place(run));
            }
            let touches = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if (mark == b'*' || run.len() > 1) && (touches(before) || touches(after)) {
                touching.push(run);
            }
        }
        (touching.len() > 1).then(|| self.place(touching[0].clone()))
    }

    /// Footnote calls that are left as text because no footnote has their label: the label, and the byte range of the
    /// call in the Markdown.
    pub fn footnote_calls(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.text.match_indices("[^").filter_map(|(start, opening)| {
            let rest = &self.text[start + opening.len()..];
            // Labels contain no brackets, so stop at the next one. This keeps the total search linear.
            let is_end = |c: char| matches!(c, ']' | '[' | GAP) || c.is_whitespace();
            let label = &rest[..rest.find(is_end)?];
            let end = start + opening.len() + label.len();
            let is_call = !label.is_empty() && self.text[end..].starts_with(']');
            is_call.then(|| (label, self.place(start..end + 1)))
        })
    }

    /// Converts a byte range of the literal text to the corresponding byte range of the Markdown.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        self.source(range.start)..self.source(range.end - 1) + 1
    }

    fn source(&self, offset: usize) -> usize {
        let after = self.places.partition_point(|(text, _)| *text <= offset);
        let (text, source) = self.places.get(after.saturating_sub(1)).copied().unwrap_or_default();
        source + (offset - text)
    }
}

/// Returns true for text with a mathematical sign that no backslash escapes, or with a TeX command such as `\frac`.
fn is_formula(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let is_sign = matches!(c, '^' | '_' | '=' | '{') && before != '\\';
        let is_name = before == '\\' && c.is_ascii_alphabetic();
        before = c;
        is_sign || is_name
    })
}
