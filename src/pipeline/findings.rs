//! What is reported of all that was found: causes first, what follows from them held back, acknowledged notes set apart.

mod acknowledge;
mod consequences;
pub mod rules;

use super::load::Sources;
use crate::diagnostic::{Diagnostics, Rule};

/// Decides what is reported, once everything was found.
pub fn settle(sources: &Sources, rules: &[&'static Rule], found: &mut Diagnostics) {
    acknowledge::acknowledge(sources, rules, found);
    found.sort();
    consequences::hold_back(sources, found);
}
