//! Which band measured numbers fall into, and to whom the bands say nothing.

use super::evaluate::Evaluation;
use super::reader::{Reader, contains};
use super::truth::Truth;
use crate::model::table::Table;
use crate::model::table::measure::{Decides, Measure};

/// What bands say to a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The rows whose care card comes first, in the order of the table: rows that a number falls into.
    pub care: Vec<usize>,
    /// What is said of the numbers.
    pub verdict: Verdict,
}

/// What bands say of numbers: refusals, rows and measures by number.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The bands are not for this reader.
    Refused(Vec<usize>),
    /// Whether they are for this reader must be found out first.
    Undecided(Vec<usize>),
    /// There is no number.
    Missing,
    /// The numbers of these measures cannot be right.
    Implausible(Vec<usize>),
    /// The numbers come to a band.
    Band {
        /// The row.
        row: usize,
        /// The measures whose number falls into it.
        by: Vec<usize>,
        /// The measures without a number.
        missing: Vec<usize>,
    },
}

/// Where one number stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Missing,
    Implausible,
    Row(usize),
}

/// Reads numbers, one a measure, if the bands are for this reader.
pub fn read(table: &Table, reader: &Reader, numbers: &[Option<f64>]) -> Reading {
    let questions = table.tool.questions();
    let evaluation = Evaluation::new(&questions, reader);
    let refusals = |wanted: Truth| -> Vec<usize> {
        let all = table.tool.refusals.iter().enumerate();
        all.filter(|(_, refusal)| evaluation.truth(&refusal.when.value) == wanted)
            .map(|(place, _)| place)
            .collect()
    };
    let number = |measure: usize| numbers.get(measure).copied().flatten();
    let places: Vec<Place> = (table.measures.iter().enumerate())
        .map(|(at, measure)| number(at).map_or(Place::Missing, |own| place(table, measure, own)))
        .collect();
    let refused = refusals(Truth::True);
    // A number that means something else calls for nothing. What is not known keeps no card back.
    let care = match refused.iter().all(|place| table.tool.refusals[*place].keeps_care) {
        true => care(table, &places),
        false => Vec::new(),
    };
    let undecided = refusals(Truth::Unknown);
    let verdict = match (refused.is_empty(), undecided.is_empty()) {
        (false, _) => Verdict::Refused(refused),
        (true, false) => Verdict::Undecided(undecided),
        (true, true) => verdict(table, &places),
    };
    Reading { care, verdict }
}

fn place(table: &Table, measure: &Measure, number: f64) -> Place {
    let can_be_right = number.is_finite()
        && (!measure.is_whole || number.fract() == 0.0)
        && measure.accepts.as_ref().is_none_or(|range| contains(&range.value, number));
    let row = table
        .rows
        .iter()
        .position(|row| table.range(row, measure).is_some_and(|range| contains(range, number)));
    row.filter(|_| can_be_right).map_or(Place::Implausible, Place::Row)
}

fn care(table: &Table, places: &[Place]) -> Vec<usize> {
    let rows = table.rows.iter().enumerate().filter(|(_, row)| table.has_care(row));
    rows.map(|(row, _)| row).filter(|row| places.contains(&Place::Row(*row))).collect()
}

fn verdict(table: &Table, places: &[Place]) -> Verdict {
    let those = |wanted: &dyn Fn(Place) -> bool| -> Vec<usize> {
        (places.iter().enumerate()).filter(|(_, own)| wanted(**own)).map(|(at, _)| at).collect()
    };
    let implausible = those(&|place| place == Place::Implausible);
    if !implausible.is_empty() {
        return Verdict::Implausible(implausible);
    }
    let rows = places.iter().filter_map(|place| match place {
        Place::Row(row) => Some(*row),
        _ => None,
    });
    let row = match table.decides {
        Decides::First => rows.min(),
        Decides::Last => rows.max(),
    };
    row.map_or(Verdict::Missing, |row| Verdict::Band {
        row,
        by: those(&|place| place == Place::Row(row)),
        missing: those(&|place| place == Place::Missing),
    })
}
