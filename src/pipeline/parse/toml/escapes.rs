//! Maps the characters of a TOML string to their positions in the file. Escapes and some line ends have another length
//! in the file than in the decoded string, so positions after them differ.
//!
//! The parser's decoder delivers a string in pieces: a slice of the file for literal text, a character for each escape.
//! A slice points into the file's text in memory, so its offset in the file is known without counting.

use toml_parser::decoder::{Encoding, StringBuilder};
use toml_parser::{ParseError, Raw, Span};

use crate::pipeline::parse::prose::Origin;

/// Maps the characters of a TOML string to their positions in the file. `raw` is the string as written, with its
/// quotation marks; `decoded` is the string after decoding; `start` is the offset of `raw` in the file.
pub fn origin(raw: &str, decoded: &str, start: usize) -> Origin {
    let mut pieces = Pieces { raw, start, text: String::new(), stretches: Vec::new(), end: start };
    let string = Raw::new_unchecked(raw, Some(encoding(raw)), Span::new_unchecked(0, raw.len()));
    // Errors in the string were reported during parsing.
    let _ = string.decode_scalar(&mut pieces, &mut |_: ParseError| ());
    if pieces.text == decoded && pieces.stretches.first().is_some_and(|(text, _)| *text == 0) {
        Origin::Stretches(pieces.stretches)
    } else {
        Origin::Within(start..start + raw.len())
    }
}

fn encoding(raw: &str) -> Encoding {
    match () {
        () if raw.starts_with("\"\"\"") => Encoding::MlBasicString,
        () if raw.starts_with("'''") => Encoding::MlLiteralString,
        () if raw.starts_with('\'') => Encoding::LiteralString,
        () => Encoding::BasicString,
    }
}

/// Receives the pieces of a TOML string from the parser's decoder, and records where in the file each piece comes from.
struct Pieces<'r> {
    raw: &'r str,
    /// Offset in the file at which `raw`, the string as written, begins.
    start: usize,
    text: String,
    stretches: Vec<(usize, usize)>,
    /// Offset in the file after the last piece that was written without an escape. An escape gets this position,
    /// because the decoder does not report where the escape is.
    end: usize,
}

impl<'r> StringBuilder<'r> for Pieces<'r> {
    fn clear(&mut self) {
        self.text.clear();
        self.stretches.clear();
    }

    fn push_str(&mut self, piece: &'r str) -> bool {
        let at = (piece.as_ptr() as usize).wrapping_sub(self.raw.as_ptr() as usize);
        if at > self.raw.len() {
            return false;
        }
        // An escape is longer in the file than in the text, so each piece begins a new stretch.
        self.stretches.push((self.text.len(), self.start + at));
        self.text.push_str(piece);
        self.end = self.start + at + piece.len();
        true
    }

    fn push_char(&mut self, character: char) -> bool {
        self.stretches.push((self.text.len(), self.end));
        self.text.push(character);
        true
    }
}
