//! Divides what a reader typed at spaces and punctuation.

use crate::search::fold::{Class, FoldedText, class};

/// Signs that may stand between the numbers of a citation, such as `[1, 2]`.
const BETWEEN_NUMBERS: &str = ", ，–-";

/// A part of what a reader typed, between spaces or punctuation.
pub struct TypedPart {
    /// The part in folded form.
    pub flat: Vec<char>,
    /// If this part or the next is a single Han character, for which the index has no key: a key of this part's last
    /// character and the next part's first one, if both are Han.
    pub across: Option<Vec<char>>,
    /// True if a page must contain the key `across` to match fully: if the query has only single Han characters, and
    /// punctuation stands after this one.
    pub needs_across: bool,
}

/// Divides what a reader typed into its parts. `typed` contains no citations.
pub fn typed_parts(typed: &str) -> Vec<TypedPart> {
    let is_sign = |own: Option<char>| own.is_some_and(|own| class(own) == Class::Sign);
    let mut parts: Vec<TypedPart> = Vec::new();
    let mut has_sign = false;
    for word in typed.split_whitespace() {
        has_sign |= is_sign(word.chars().next());
        let folded = FoldedText::of(word).characters;
        for flat in folded.split(|own| *own == ' ').filter(|flat| !flat.is_empty()) {
            if let Some(before) = parts.last_mut() {
                before.across = across(&before.flat, flat, has_sign);
                before.needs_across = has_sign && before.across.is_some();
            }
            parts.push(TypedPart { flat: flat.to_vec(), across: None, needs_across: false });
            // Within a word, only punctuation separates parts.
            has_sign = true;
        }
        has_sign = is_sign(word.chars().next_back());
    }
    let is_single = |part: &TypedPart| matches!(*part.flat, [only] if class(only) == Class::Han);
    if !parts.iter().all(is_single) {
        parts.iter_mut().for_each(|part| part.needs_across = false);
    }
    parts
}

/// The key of the two characters between which a query is divided. Folding drops white space between Han characters,
/// and writes a space for punctuation.
fn across(one: &[char], next: &[char], has_sign: bool) -> Option<Vec<char>> {
    let (last, first) = (*one.last()?, *next.first()?);
    let are_han = class(last) == Class::Han && class(first) == Class::Han;
    let is_single = one.len() == 1 || next.len() == 1;
    let key = if has_sign { vec![last, ' ', first] } else { vec![last, first] };
    (are_han && is_single).then_some(key)
}

/// Removes the numbers of citations, such as `[1, 2]`, which readers copy together with a text. The index does not
/// contain them. At the start or end of the text, a citation may be incomplete. A text that only consists of citations
/// stays as it is.
pub fn without_citations(typed: &str) -> String {
    let is_citation = |text: &str| {
        let fits = |own: char| own.is_ascii_digit() || BETWEEN_NUMBERS.contains(own);
        text.contains(|own: char| own.is_ascii_digit()) && text.chars().all(fits)
    };
    let mut kept = String::new();
    let mut rest = typed.trim();
    if let Some((_, after)) = rest.split_once(']').filter(|(before, _)| is_citation(before)) {
        rest = after;
    }
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        let (inside, next) = after.split_once(']').unwrap_or((after, ""));
        if is_citation(inside) {
            rest = next;
        } else {
            kept.push('[');
            rest = after;
        }
    }
    kept.push_str(rest);
    if kept.trim().is_empty() { typed.to_owned() } else { kept }
}
