//! Which band a measured number falls into, and to whom the bands say nothing.

use super::evaluate::Evaluation;
use super::reader::{Reader, contains};
use super::truth::Truth;
use crate::model::table::{CellContent, Table};

/// What bands say to a reader: refusals and rows by number.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// The bands are not for this reader.
    Refused(Vec<usize>),
    /// Whether they are for this reader must be found out first.
    Undecided(Vec<usize>),
    /// There is no number.
    Missing,
    /// The number cannot be right.
    Implausible,
    /// The number falls into this band.
    Band(usize),
}

/// Reads a number, if the bands are for this reader.
pub fn read<R>(table: &Table<R>, reader: &Reader, number: Option<f64>) -> Reading {
    let questions = table.tool.questions();
    let evaluation = Evaluation::new(&questions, reader);
    let refusals = |wanted: Truth| -> Vec<usize> {
        let all = table.tool.refusals.iter().enumerate();
        all.filter(|(_, refusal)| evaluation.truth(&refusal.when.value) == wanted)
            .map(|(place, _)| place)
            .collect()
    };
    let refused = refusals(Truth::True);
    if !refused.is_empty() {
        return Reading::Refused(refused);
    }
    let undecided = refusals(Truth::Unknown);
    if !undecided.is_empty() {
        return Reading::Undecided(undecided);
    }
    let Some(number) = number else { return Reading::Missing };
    if !number.is_finite() || table.tool.accepts.as_ref().is_some_and(|own| !contains(own, number))
    {
        return Reading::Implausible;
    }
    let band = table.rows.iter().position(|row| {
        row.cells.iter().any(
            |cell| matches!(&cell.content, CellContent::Range(range) if contains(range, number)),
        )
    });
    band.map_or(Reading::Implausible, Reading::Band)
}
