//! The data model of a guide: plain data, without parsing, HTML, URLs or paths.
//!
//! Content refers to other things by slots in its file's list of mentions, so linking does not change it.

pub mod content;
pub mod date;
pub mod guide;
pub mod id;
pub mod mention;
pub mod person;
pub mod quantity;
pub mod questionnaire;
pub mod reference;
pub mod section;
pub mod settings;
pub mod table;
pub mod table_kinds;
pub mod term;
pub mod words;
