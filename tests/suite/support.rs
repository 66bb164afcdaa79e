//! Helpers shared by several parts of the suite.

pub mod golden;
pub mod laws;
pub mod page;
pub mod project;
pub mod rng;
pub mod site_laws;
pub mod specification;
