//! Functions and types that several parts of the test suite use.

pub mod golden;
pub mod laws;
pub mod page;
pub mod project;
pub mod rng;
pub mod site_laws;
pub mod specification;
