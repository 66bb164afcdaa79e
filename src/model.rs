//! The data model of a guide: plain data, without parsing, HTML, URLs or paths.
//!
//! A text refers to other things by numbers (slots) in its file's list of mentions (links and the like as the author
//! wrote them), so finding out what they lead to does not change the text.

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
