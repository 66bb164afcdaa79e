//! The data model of a guide: plain data, without parsing, HTML, URLs or paths.
//!
//! A mention is a link, a citation or the like as the author wrote it. Each file has a list of its mentions, and a text
//! contains only their numbers (slots) in this list. So the text does not change when `link` finds out what a mention
//! leads to.

pub mod content;
pub mod date;
pub mod guide;
pub mod id;
pub mod mention;
pub mod named;
pub mod person;
pub mod quantity;
pub mod questionnaire;
pub mod reference;
pub mod section;
pub mod settings;
pub mod table;
pub mod table_kinds;
pub mod term;
