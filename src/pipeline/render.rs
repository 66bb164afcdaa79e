//! Site and theme → [`Output`]: the only user of the template engine.

mod output;

pub use output::Output;
