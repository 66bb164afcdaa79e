//! What a guide is: plain data, without parsing, HTML, addresses or paths.
//!
//! Content refers to things by slots of its file's list of mentions, so it is the same before and after linking.

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
