//! Decides which findings are reported: holds back findings that only follow from others, and lists separately the
//! findings that the author has acknowledged.

mod acknowledge;
mod consequences;
pub mod rules;
mod switched_off;

use super::load::Sources;
use crate::diagnostic::{Diagnostics, Rule};
use crate::span::Spanned;

/// Decides which findings are reported, once `found` contains all of them. Moves acknowledged findings to a list of
/// their own, and removes those that the guide switches off or that only follow from others. `rules` are all rules of
/// osteon; `off` names the rules that the guide switches off.
pub fn select_reported(
    sources: &Sources,
    rules: &[&'static Rule],
    off: &[Spanned<String>],
    found: &mut Diagnostics,
) {
    acknowledge::acknowledge(sources, rules, found);
    switched_off::drop(off, rules, found);
    found.sort();
    consequences::hold_back(sources, found);
}
