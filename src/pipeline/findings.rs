//! Decides which findings are reported: holds back consequences of others, sets acknowledged ones apart.

mod acknowledge;
mod consequences;
pub mod rules;
mod switched_off;

use super::load::Sources;
use crate::diagnostic::{Diagnostics, Rule};
use crate::span::Spanned;

/// Decides which findings are reported. Called when all findings are known.
pub fn settle(
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
