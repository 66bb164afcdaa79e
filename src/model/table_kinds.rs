//! The list of table kinds. Each kind has one Rust file, and one Markdown file that documents and tests it.

use super::table::kind::TableKind;

mod balance;
mod bands;
mod body_sites;
mod causes;
mod exercises;
mod factors;
mod habits;
mod nutrients;
mod plain;
mod programme;
mod screening;
mod warning_signs;

/// All table kinds, in the order of the documentation.
pub static TABLE_KINDS: &[&TableKind] = &[
    &causes::CAUSES,
    &habits::HABITS,
    &nutrients::NUTRIENTS,
    &warning_signs::WARNING_SIGNS,
    &body_sites::BODY_SITES,
    &exercises::EXERCISES,
    &programme::PROGRAMME,
    &screening::SCREENING,
    &bands::BANDS,
    &factors::FACTORS,
    &balance::BALANCE,
    &plain::PLAIN,
];

/// Finds the table kind with this name; `None` if no kind has this name.
pub fn table_kind(name: &str) -> Option<&'static TableKind> {
    TABLE_KINDS.iter().copied().find(|kind| kind.name == name)
}
