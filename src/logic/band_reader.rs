//! Reads a table of bands for one reader: finds the band that contains the reader's numbers, or the reason why the
//! table gives this reader no band. A band is a row with a range of numbers, such as 120 to 129.

use super::evaluate::Evaluation;
use super::reader::{Reader, contains};
use super::truth::Truth;
use crate::model::table::Table;
use crate::model::table::measure::{Decides, Measure};

/// What a table of bands says to one reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Indices, in table order, of the rows that have a care card and contain one of the reader's numbers. The cards
    /// are shown before the band. Empty if a refusal hides the cards.
    pub care: Vec<usize>,
    /// The band that the numbers fall into, or the reason why there is no band.
    pub verdict: Verdict,
}

/// The band that a reader's numbers fall into, or the reason why there is no band. Refusals, rows and measures are
/// given by index.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// There is no band, because the refusals with these indices hold for the reader.
    Refused(Vec<usize>),
    /// There is no band, because it is unknown whether the refusals with these indices hold. The reader must first find
    /// out whether these refusals hold.
    Undecided(Vec<usize>),
    /// There is no band, because the reader gave no number for any measure.
    Missing,
    /// There is no band, because the numbers of the measures with these indices are not plausible: out of the accepted
    /// range, in no row, or not whole although the measure is.
    Implausible(Vec<usize>),
    /// The numbers fall into a band, that is, into a row of the table.
    Band {
        /// Index of the row that is the result. If the numbers of several measures fall into different rows, it is the
        /// first or the last of these rows in table order, as the table's field `decides` says.
        row: usize,
        /// Indices of the measures whose number falls into the row that is the result.
        by: Vec<usize>,
        /// Indices of the measures for which the reader gave no number.
        missing: Vec<usize>,
    },
}

/// Where the number of one measure lies: not given, not plausible, or in the row with this index.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Missing,
    Implausible,
    Row(usize),
}

/// Reads a table of bands for a reader. `numbers` has one entry for each measure of the table; `None` if the reader
/// gave no number for this measure. Refusals come first: if a refusal holds, or may hold, there is no band.
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
    // If a refusal holds, the number has another meaning for this reader, so care cards are hidden. They are shown only
    // if every refusal that holds keeps them. A refusal that may or may not hold hides no card.
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
