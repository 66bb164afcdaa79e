//! Decides which findings are reported: holds back consequences of others, sets acknowledged ones apart.

mod acknowledge;
mod consequences;
pub mod rules;

use super::load::Sources;
use crate::diagnostic::{Diagnostics, Rule};

/// Decides which findings are reported. Called when all findings are known.
pub fn settle(sources: &Sources, rules: &[&'static Rule], found: &mut Diagnostics) {
    acknowledge::acknowledge(sources, rules, found);
    found.sort();
    consequences::hold_back(sources, found);
}
