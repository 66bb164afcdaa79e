//! osteon, a compiler for health guides: a folder of Markdown sections and typed TOML tables becomes a linked static
//! website. [`pipeline`] is the program on one screen.

pub mod app;
pub mod characters;
pub mod diagnostic;
pub mod digest;
pub mod error;
pub mod logic;
pub mod model;
pub mod pipeline;
pub mod placeholders;
pub mod search;
pub mod span;
pub mod suggestions;
pub mod theme;
