//! osteon compiles health guides: it turns a folder of Markdown sections and typed TOML tables into a linked static
//! website. Start with [`pipeline`], which shows the whole program.

pub mod app;
pub mod characters;
pub mod diagnostic;
pub mod digest;
pub mod error;
pub mod logic;
pub mod model;
pub mod pipeline;
pub mod search;
pub mod span;
pub mod spill;
pub mod suggestions;
pub mod theme;
