//! The literal text of a block with source positions. Also the simplest checks of this text: for leftover asterisks,
//! calls of missing footnotes, and container fences such as `:::`. [`leftover_markup`](super) does all other checks.

use std::ops::Range;

/// Placeholder in a literal text for what is not literal text, such as code, and for characters that a backslash
/// escapes.
pub const GAP: char = '\u{1}';

/// Returns true for a line such as `::: note` or `:::`, which opens a container in other tools, and sets `has_fence` to
/// true. If `has_fence` is true already, a line of colons alone closes the container; then returns false.
pub fn is_container_fence(line: &str, has_fence: &mut bool) -> bool {
    let name = line.trim_start_matches(':');
    let is_fence = line.len() - name.len() >= 3 && !(name.trim().is_empty() && *has_fence);
    *has_fence |= is_fence;
    is_fence
}

/// The literal text of one block, with source positions. Literal text is what remains after the parser has recognised
/// the markup.
#[derive(Default)]
pub struct Leftovers {
    text: String,
    /// Pairs of an offset in `text` and the corresponding offset in the Markdown: one pair for each piece of literal
    /// text, at the piece's start.
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

    /// Adds a text whose first character a backslash escapes. This character becomes the placeholder [`GAP`]. `start`
    /// is the offset of the character in the Markdown.
    pub fn escaped(&mut self, text: &str, start: usize) {
        self.gap();
        let mut rest = text.chars();
        let first = rest.next().map_or(0, char::len_utf8);
        self.text(rest.as_str(), start + first);
    }

    /// Adds the placeholder [`GAP`] in place of something that is not literal text, such as code.
    pub fn gap(&mut self) {
        self.text.push(GAP);
    }

    /// Adds a line break to the literal text.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// Moves the collected text out of this value, which is empty afterwards.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// Clears the text but keeps its memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.places.clear();
        self.linked.clear();
    }

    /// The literal text that was added so far. The placeholder [`GAP`] stands for everything else, such as code.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// Replaces the literal text from the offset `start` to the end by a placeholder. For text that has been reported
    /// already.
    pub fn forget_from(&mut self, start: usize) {
        self.text.truncate(start);
        while self.places.last().is_some_and(|(at, _)| *at >= start) {
            self.places.pop();
        }
        self.gap();
    }

    /// Records that the literal text from the offset `start` to the end is the text of a link.
    pub fn link_from(&mut self, start: usize) {
        self.linked.push(start..self.text.len());
    }

    /// Returns true if this offset of the literal text is inside a link.
    pub fn is_linked(&self, at: usize) -> bool {
        let after = self.linked.partition_point(|link| link.start <= at);
        after > 0 && self.linked[after - 1].contains(&at)
    }

    /// Byte ranges, in the Markdown, of lines such as `::: note`, which open containers in other tools. After such a
    /// line, `has_fence` is true; lines of colons alone then close the container and are left out.
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

    /// Byte ranges, in the Markdown, of formulas such as `\(x^2\)` and `\[…\]`. In Markdown, these backslashes escape
    /// the brackets, and the parser removes them. Leaves out escaped brackets around text without mathematical signs,
    /// because the author may have meant them.
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

    /// Finds marks that were probably meant as emphasis. Returns the byte range, in the Markdown, of the first run of
    /// two or more asterisks. If there is none, looks for single `*` and runs of `~~` that touch a letter, and returns
    /// the first of these if there are at least two.
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

    /// Calls such as `[^1]` that are left as text, because no footnote has their label. Returns for each call its
    /// label, and its byte range in the Markdown.
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

/// Returns true for text that contains one of the mathematical signs `^ _ = {` without a backslash before it, or a TeX
/// command such as `\frac`.
fn is_formula(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let is_sign = matches!(c, '^' | '_' | '=' | '{') && before != '\\';
        let is_name = before == '\\' && c.is_ascii_alphabetic();
        before = c;
        is_sign || is_name
    })
}
