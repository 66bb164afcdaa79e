//! What a guide is: plain data, without parsing, HTML, addresses or paths.
//!
//! Content is generic over how it refers to things: `Guide` is as written, `Guide` has links that are
//! known to lead somewhere.

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
