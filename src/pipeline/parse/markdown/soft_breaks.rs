//! Soft line breaks: a line end between two East Asian characters must not become a space on the page.
//!
//! The inlines are examined, not the Markdown, because a line may end in a link, a citation or emphasis.

use super::super::characters::{is_cjk, is_hangul, is_space, is_visible};
use crate::model::content::Inline;

/// Removes those soft breaks that must not become a space, such as between Han characters. Also merges neighbouring
/// texts.
pub fn join(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if is_tidy(&inlines) {
        return inlines;
    }
    let mut verdicts = Verdicts::default();
    verdicts.gather(&inlines);
    tidy(&mut inlines, &mut verdicts.keeps.into_iter());
    inlines
}

/// Returns true if the inlines, also those inside others, contain no soft break and no two texts directly after each
/// other.
fn is_tidy(inlines: &[Inline]) -> bool {
    let mut was_text = false;
    inlines.iter().all(|inline| {
        let is_text = matches!(inline, Inline::Text(..));
        let are_neighbours = std::mem::replace(&mut was_text, is_text) && is_text;
        !are_neighbours
            && match inline {
                Inline::SoftBreak => false,
                other => is_tidy(other.children()),
            }
    })
}

/// Merges neighbouring texts, and keeps all soft breaks.
pub fn merge(mut inlines: Vec<Inline>) -> Vec<Inline> {
    tidy(&mut inlines, &mut std::iter::empty());
    inlines
}

/// Decides for each soft break of a text whether it stays. `keeps` has a value for each soft break so far, true if it
/// stays.
#[derive(Default)]
struct Verdicts {
    keeps: Vec<bool>,
    /// The last visible character so far.
    before: Option<char>,
    /// Number of soft breaks after `before` that are not decided yet.
    pending: usize,
}

impl Verdicts {
    fn gather(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => self.see(text),
                Inline::Code(text) => self.see(text),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content) => self.gather(content),
                Inline::Link(link) => self.gather(&link.content),
                Inline::SoftBreak => {
                    self.keeps.push(true);
                    self.pending += 1;
                }
                Inline::HardBreak | Inline::Image(_) => self.see("\u{FFFC}"),
                // These inlines are skipped: the characters before and after them decide.
                Inline::Citation(_) | Inline::FootnoteCall { .. } | Inline::Html(_) => {}
            }
        }
    }

    fn see(&mut self, text: &str) {
        let Some(first) = text.chars().find(|c| is_visible(*c)) else { return };
        if self.before.is_some_and(|before| leaves_no_space(before, first)) {
            let settled = self.keeps.len() - self.pending;
            self.keeps[settled..].fill(false);
        }
        self.pending = 0;
        self.before = text.chars().rev().find(|c| is_visible(*c));
    }
}

/// Returns true if a soft break between these characters must not become a space. It becomes a space next to Hangul,
/// because Korean is written with spaces.
fn leaves_no_space(before: char, after: char) -> bool {
    let is_wide = |c: char| is_cjk(c) && !is_hangul(c) && !is_space(c);
    let goes_along = |c: char| is_wide(c) || is_shared_punctuation(c);
    (is_wide(before) && goes_along(after)) || (goes_along(before) && is_wide(after))
}

/// Returns true for quotation marks, dashes and dots that are used in Chinese as well as in Latin text. If such a
/// character is on one side of a line end, the character on the other side decides whether a space is shown.
fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2025}'..='\u{2027}')
}

/// Removes the soft breaks for which `keeps` gives false, and merges neighbouring texts. Soft breaks for which `keeps`
/// has no value left stay. Works in place, because a paragraph may be long.
fn tidy(inlines: &mut Vec<Inline>, keeps: &mut impl Iterator<Item = bool>) {
    inlines.retain_mut(|inline| match inline {
        Inline::SoftBreak => keeps.next() != Some(false),
        other => {
            if let Some(content) = other.children_mut() {
                tidy(content, keeps);
            }
            true
        }
    });
    inlines.dedup_by(|next, before| match (before, next) {
        (Inline::Text(before, place), Inline::Text(text, span)) => {
            before.push(text);
            place.end = span.end;
            true
        }
        _ => false,
    });
    // The texts have their final length now, so release unused memory.
    for inline in inlines.iter_mut() {
        if let Inline::Text(text, _) = inline {
            text.shrink_to_fit();
        }
    }
    inlines.shrink_to_fit();
}
