//! Decides which findings are reported: holds back those that only follow from others, and sets apart those that the
//! author has acknowledged.

mod acknowledge;
mod consequences;
pub mod rules;
mod switched_off;

use super::load::Sources;
use crate::diagnostic::{Diagnostics, Rule};
use crate::span::Spanned;

/// Decides which findings are reported, once `found` contains all of them, and removes or sets apart the others.
/// `rules` are all rules of osteon; `off` names those that the guide switches off.
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
