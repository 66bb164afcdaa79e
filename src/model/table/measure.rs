//! Measures: the numbers that a table of bands interprets, such as systolic and diastolic pressure. If the numbers of a
//! reader are in different rows, [`Decides`] says whether the first or the last of these rows is the result.

use super::{CellContent, Row, Table};
use crate::model::content::{Inline, is_blank_document};
use crate::model::id::Id;
use crate::model::named::Named;
use crate::model::quantity::Range;
use crate::span::Spanned;

/// A measured number that a table of bands interprets, such as a blood pressure.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The id by which rows and answers refer to the measure; `None` for the only measure of a table without
    /// `[[measures]]`.
    pub id: Option<Spanned<Id>>,
    /// Name of the measure, as readers see it.
    pub name: String,
    /// Unit of the measured number; `None` if the number has no unit.
    pub unit: Option<String>,
    /// The question above the input field; if empty, the name of the measure is shown.
    pub question: Vec<Inline>,
    /// A hint that tells readers where to find the measured number; may be empty.
    pub hint: Vec<Inline>,
    /// True if all measured numbers are whole.
    pub is_whole: bool,
    /// The plausible numbers: the tool takes any other for a typing error. `None` if all numbers are plausible.
    pub accepts: Option<Spanned<Range>>,
}

/// Which row is the result if the numbers of several measures are in different rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decides {
    /// If the numbers of several measures are in different rows, the result is the row that comes first in the table.
    First,
    /// If the numbers of several measures are in different rows, the result is the row that comes last in the table.
    #[default]
    Last,
}

impl Named for Decides {
    const ALL: &'static [(&'static str, Self)] = &[("first", Self::First), ("last", Self::Last)];
}

impl Measure {
    /// The id of the column with the ranges of this measure: the measure's id, or `range` if the measure has no id.
    pub fn column(&self) -> &str {
        self.id.as_ref().map_or("range", |id| &id.value)
    }
}

impl Table {
    /// The range of a row for a measure; `None` if the row has no range for this measure.
    pub fn range<'t>(&self, row: &'t Row, measure: &Measure) -> Option<&'t Range> {
        match &self.cell(row, measure.column())?.content {
            CellContent::Range(range) => Some(range),
            _ => None,
        }
    }

    /// Returns true if the table lists its measures in `[[measures]]`, which gives each of them an id.
    pub fn lists_measures(&self) -> bool {
        self.measures.iter().any(|measure| measure.id.is_some())
    }

    /// Returns true if a row has a care card. A reader whose number is in the row sees this card before the rest of the
    /// result.
    pub fn has_care(&self, row: &Row) -> bool {
        match self.cell(row, "care").map(|cell| &cell.content) {
            Some(CellContent::Prose(document)) => !is_blank_document(document),
            _ => false,
        }
    }
}
