//! Measures: what a table of bands measures. A table has one measure or several, of which one decides the result.

use super::{CellContent, Row, Table};
use crate::model::content::{Inline, is_blank_document};
use crate::model::id::Id;
use crate::model::quantity::Range;
use crate::model::words::Named;
use crate::span::Spanned;

/// A measure and its plausible values.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The id, as rows and answers refer to it; `None` if the table has only one measure.
    pub id: Option<Spanned<Id>>,
    /// Name of the measure.
    pub name: String,
    /// Unit of the measure.
    pub unit: Option<String>,
    /// The question above the input field; if empty, the name is used.
    pub question: Vec<Inline>,
    /// A hint for finding the number.
    pub hint: Vec<Inline>,
    /// True if values are whole numbers.
    pub is_whole: bool,
    /// Plausible values; any other is taken for a typing error.
    pub accepts: Option<Spanned<Range>>,
}

/// Which row is the result if the numbers of several measures fall into different rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decides {
    /// The first of them in the table.
    First,
    /// The last of them in the table.
    #[default]
    Last,
}

impl Named for Decides {
    const ALL: &'static [(&'static str, Self)] = &[("first", Self::First), ("last", Self::Last)];
}

impl Measure {
    /// The id of the column that contains its ranges.
    pub fn column(&self) -> &str {
        self.id.as_ref().map_or("range", |id| &id.value)
    }
}

impl Table {
    /// The range of a row for a measure; `None` if the cell is empty.
    pub fn range<'t>(&self, row: &'t Row, measure: &Measure) -> Option<&'t Range> {
        match &self.cell(row, measure.column())?.content {
            CellContent::Range(range) => Some(range),
            _ => None,
        }
    }

    /// Returns true if the table has several measures.
    pub fn has_measures(&self) -> bool {
        self.measures.iter().any(|measure| measure.id.is_some())
    }

    /// Returns true if a row has a care card, which is shown first to a reader with such a number.
    pub fn has_care(&self, row: &Row) -> bool {
        match self.cell(row, "care").map(|cell| &cell.content) {
            Some(CellContent::Prose(document)) => !is_blank_document(document),
            _ => false,
        }
    }
}
