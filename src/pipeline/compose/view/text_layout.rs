//! Estimates the width of texts and breaks them into lines, for pictures and table columns.

use unicode_width::UnicodeWidthChar;

/// Font size for which this module computes the widths of texts. For another font size, widths change in proportion.
pub const SIZE: f64 = 14.0;

/// Rounds a coordinate of a picture to one decimal. This makes the picture's code shorter, and the difference is
/// invisible.
pub fn tidy(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// An upper estimate of the width of a text at the font size [`SIZE`]. Readers have different fonts, so it cannot be
/// exact.
pub fn width(text: &str) -> f64 {
    text.chars().map(character_width).sum::<f64>() * SIZE
}

/// An upper estimate of the width of a character in ems. It is based on bold type in wide fonts.
fn character_width(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.4,
        'm' | 'w' | '%' => 1.0,
        'M' | 'W' | '@' => 1.1,
        'A'..='Z' => 0.78,
        _ if character.width_cjk() == Some(2) => 1.0,
        _ if character.width() == Some(0) => 0.0,
        _ => 0.68,
    }
}

/// Breaks a text into lines that are at most `room` wide. A line may end at a space or between Han characters, but not
/// before closing or after opening punctuation. A word that is wider than `room` is broken anywhere.
pub fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let fits = width(line.trim_start()) + width(piece.trim_end()) <= room;
        if !fits && !line.trim().is_empty() {
            let next = split_at_bracket(&mut line, piece);
            lines.push(std::mem::replace(&mut line, next).trim().to_owned());
        }
        if width(piece.trim()) > room {
            // A word that is wider than a line is broken at any character.
            for character in piece.chars() {
                if width(&line) + character_width(character) * SIZE > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(character);
            }
        } else {
            line.push_str(piece);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
    lines
}

/// If `line` contains an opening bracket without a closing one, cuts off its end from this bracket on and returns it.
/// The end can then begin the next line, so that the text in brackets is not divided. `piece` is the text that comes
/// next. Returns an empty text if there is no such bracket, or if the end and `piece` are together wider than `line`.
fn split_at_bracket(line: &mut String, piece: &str) -> String {
    let bracket =
        line.rfind(['（', '(']).filter(|at| *at > 0 && !line[*at..].contains(['）', ')']));
    let fits = |at: &usize| width(&line[*at..]) + width(piece) <= width(line);
    match bracket.filter(fits) {
        Some(at) => line.split_off(at),
        None => String::new(),
    }
}

/// Splits a text at all places where a line may end. [`wrapped`] joins as many of these pieces as fit on a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| breaks_between(before, character)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

fn breaks_between(before: char, after: char) -> bool {
    const OPENING: &str = "（「『《〈【([{“‘";
    const CLOSING: &str = "）」』》〉】)]}”’、，。．：；！？,.:;!?％%…～";
    let is_wide = |character: char| character.width() == Some(2);
    if OPENING.contains(before) || CLOSING.contains(after) || after == ' ' {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}
