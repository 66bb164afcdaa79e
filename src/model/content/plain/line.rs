//! Converts inlines to plain text. Each HTML tag is an inline of its own, so the writer records which tags are open.

use crate::model::content::Inline;
use crate::span::Span;

/// What the plain text is for, which decides how some inlines are converted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For one line of text: a hard break becomes a space.
    Plain,
    /// For one line of a drawing: superscripts and subscripts become Unicode characters (`10⁹`) if Unicode has all of
    /// the characters.
    Drawn,
    /// For a block of several lines: a hard break becomes a line end, and a footnote call becomes the footnote's
    /// number, `[1]`.
    Lines,
}

/// A range of the output that contains a text of the author: the offset and the length of the range in bytes, and the
/// position of the text in the source file.
pub type Piece = (usize, usize, Span);

/// Converts inlines to plain text, one after another, and collects the result.
pub struct LineWriter {
    purpose: Purpose,
    out: String,
    /// The superscripts and subscripts that are open, each with the offset in the output at which its text begins.
    open: Vec<(Script, usize)>,
    /// The superscript or subscript that has just been closed. The next character decides whether the superscript or
    /// subscript needs brackets.
    last: Option<Closed>,
    ruby: Ruby,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Super,
    Sub,
}

/// A closed superscript or subscript that is in the output without brackets, such as `^9`.
struct Closed {
    script: Script,
    start: usize,
    content: String,
    end: usize,
}

/// The state of the ruby text that is being written. Ruby text is small characters that tell how to pronounce the
/// characters before them.
#[derive(Default)]
struct Ruby {
    /// True inside `<rp>`, where the author has written a bracket for browsers that cannot show ruby text.
    in_parenthesis: bool,
    /// True after `<rp>`: the author has written the bracket before the ruby text that follows, so none is added.
    has_parenthesis: bool,
    /// The ruby text that is being written: its offset in the output, and the bracket to write after it; `None` outside
    /// ruby text to which brackets are added.
    reading: Option<(usize, &'static str)>,
}

impl LineWriter {
    /// Creates a writer with an empty output.
    pub fn new(purpose: Purpose) -> Self {
        Self::over(purpose, String::new(), Vec::new())
    }

    /// Creates a writer that reuses the memory of an earlier output and of its list of pieces. Both must be empty.
    pub fn over(purpose: Purpose, out: String, pieces: Vec<Piece>) -> Self {
        Self { purpose, out, open: Vec::new(), last: None, ruby: Ruby::default(), pieces }
    }

    /// Returns the output without white space at its ends.
    pub fn finish(self) -> String {
        let text = self.finish_placed().0;
        if text.trim().len() == text.len() { text } else { text.trim().to_owned() }
    }

    /// Ends superscripts, subscripts and ruby text that are still open. Returns the output, and the ranges of the
    /// output that contain text of the author.
    pub fn finish_placed(mut self) -> (String, Vec<Piece>) {
        self.end_reading();
        while let Some((script, start)) = self.open.pop() {
            self.close(script, start);
        }
        (self.out, self.pieces)
    }

    /// Appends the plain text of these inlines to the output.
    pub fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => {
                    self.text(text);
                    let start = self.out.len() - text.len();
                    self.pieces.push((start, text.len(), *span));
                }
                Inline::Code(text) => self.text(text),
                Inline::Emphasis(content) | Inline::Strong(content) => self.inlines(content),
                Inline::Link(link) => self.inlines(&link.content),
                Inline::Strikethrough(content) => self.struck(content),
                Inline::SoftBreak => self.text(" "),
                Inline::HardBreak => self.line_break(),
                Inline::Image(image) => self.text(&image.alternative),
                Inline::FootnoteCall { number, .. } if self.purpose == Purpose::Lines => {
                    self.text(&format!("[{number}]"));
                }
                Inline::Citation(_) => self.out.truncate(self.out.trim_end_matches(' ').len()),
                Inline::FootnoteCall { .. } => {}
                Inline::Html(html) => self.tag(html),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.last.is_some() {
            self.bracket_last(text);
        }
        if !self.ruby.in_parenthesis {
            self.ruby.has_parenthesis = false;
        }
        self.out.push_str(text);
    }

    /// Prepares the output for `text`, which is appended next. If `text` would seem to continue the superscript or
    /// subscript at the end of the output, puts this superscript or subscript in brackets: `10^(9)4` instead of
    /// `10^94`.
    fn bracket_last(&mut self, text: &str) {
        if let Some(closed) = self.last.take()
            && closed.end == self.out.len()
            && let Some(first) = text.chars().next()
            && continues(closed.content.chars().next_back(), first)
        {
            self.out.truncate(closed.start);
            self.out.push_str(&format!("{}({})", closed.script.sign(), closed.content));
        }
    }

    fn struck(&mut self, content: &[Inline]) {
        let before = self.out.len();
        self.text("~~");
        let start = self.out.len();
        self.inlines(content);
        if self.out.len() <= start {
            self.out.truncate(before);
        } else {
            self.text("~~");
        }
    }

    fn line_break(&mut self) {
        self.text(if self.purpose == Purpose::Lines { "\n" } else { " " });
    }

    fn tag(&mut self, html: &str) {
        let name = html.trim_matches(['<', '>', '/']).trim_end_matches(['/', ' ']);
        match (html.starts_with("</"), name.to_ascii_lowercase().as_str()) {
            (false, "sup") => self.open_script(Script::Super),
            (false, "sub") => self.open_script(Script::Sub),
            (true, "sup") => self.close_last(Script::Super),
            (true, "sub") => self.close_last(Script::Sub),
            (false, "br") => self.line_break(),
            (false, "rp") => {
                self.end_reading();
                self.ruby.in_parenthesis = true;
                self.ruby.has_parenthesis = true;
            }
            (true, "rp") => self.ruby.in_parenthesis = false,
            (false, "rt") => self.begin_reading(),
            (true, "rt" | "ruby") => self.end_reading(),
            _ => {}
        }
    }

    fn open_script(&mut self, script: Script) {
        // If another superscript or subscript ends here, it needs no brackets: the sign of the new one, `^` or `_`,
        // separates the two.
        self.last = None;
        self.open.push((script, self.out.len()));
    }

    fn begin_reading(&mut self) {
        self.end_reading();
        self.ruby.in_parenthesis = false;
        if std::mem::take(&mut self.ruby.has_parenthesis) {
            return;
        }
        let after_latin = self.out.ends_with(|c: char| c.is_ascii());
        let (opening, closing) = if after_latin { (" (", ")") } else { ("（", "）") };
        self.ruby.reading = Some((self.out.len(), closing));
        self.text(opening);
    }

    fn end_reading(&mut self) {
        self.ruby.in_parenthesis = false;
        let Some((start, closing)) = self.ruby.reading.take() else { return };
        match self.out.get(start..).map(|reading| reading.trim_matches([' ', '(', '（'])) {
            Some(reading) if !reading.is_empty() => self.text(closing),
            _ => self.out.truncate(start),
        }
    }

    /// Closes the innermost superscript or subscript if it is of this kind. A closing tag without an opening tag is
    /// ignored here; a finding reports it.
    fn close_last(&mut self, script: Script) {
        if let Some((_, start)) = self.open.pop_if(|(open, _)| *open == script) {
            self.close(script, start);
        }
    }

    fn close(&mut self, script: Script, start: usize) {
        let Some(content) = self.out.get(start..).map(str::to_owned) else { return };
        self.out.truncate(start);
        self.last = None;
        if content.trim().is_empty() {
            return;
        }
        if self.purpose == Purpose::Drawn && content.chars().all(|c| script.raised(c).is_some()) {
            self.out.extend(content.chars().filter_map(|c| script.raised(c)));
            return;
        }
        let base = self.out.chars().next_back();
        let sign = if script.reads_without(base, &content) { "" } else { script.sign() };
        if sign.is_empty() || needs_no_brackets(&content) {
            self.out.push_str(sign);
            self.out.push_str(&content);
            self.last = Some(Closed { script, start, content, end: self.out.len() });
        } else {
            self.out.push_str(&format!("{}({content})", script.sign()));
        }
    }
}

impl Script {
    fn sign(self) -> &'static str {
        match self {
            Self::Super => "^",
            Self::Sub => "_",
        }
    }

    /// Returns true if a superscript or subscript keeps its meaning without a sign such as `^`: `H2O`, `B12`, `HbA1c`,
    /// `1st`, `®`.
    fn reads_without(self, base: Option<char>, content: &str) -> bool {
        match self {
            Self::Super => {
                let is_ordinal = matches!(content, "st" | "nd" | "rd" | "th")
                    && base.is_some_and(|c| c.is_ascii_digit());
                is_ordinal || matches!(content, "®" | "™" | "©" | "℠")
            }
            Self::Sub => {
                base.is_some_and(|c| c.is_ascii_alphabetic() || c == ')' || c == ']')
                    && content.starts_with(|c: char| c.is_ascii_digit())
                    && content.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
            }
        }
    }

    /// The superscript or subscript form of a character in Unicode; `None` if Unicode has no such form.
    fn raised(self, character: char) -> Option<char> {
        const PLAIN: &str = "0123456789+-−=()n";
        const SUPER: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
        const SUB: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ";
        let place = PLAIN.chars().position(|plain| plain == character)?;
        match self {
            Self::Super => SUPER,
            Self::Sub => SUB,
        }
        .chars()
        .nth(place)
    }
}

/// Returns true if the text of a superscript or subscript needs no brackets, because it is a single number or word,
/// perhaps with a sign before or after it.
fn needs_no_brackets(content: &str) -> bool {
    let content = content.trim_matches(['+', '-', '−', '–', '±']);
    content.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '*' | '†' | '‡'))
}

/// Returns true if a reader would take the character `next` for a part of the superscript or subscript that ends with
/// `last`, because both are digits or both are letters.
fn continues(last: Option<char>, next: char) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && u32::from(c) < 0x2E80;
    last.is_some_and(|last| {
        (last.is_numeric() && next.is_numeric()) || (is_letter(last) && is_letter(next))
    })
}
