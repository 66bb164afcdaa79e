//! What a table of bands measures: one thing, or several of which one decides.

use super::{CellContent, Row, Table};
use crate::model::content::{Inline, is_blank_document};
use crate::model::id::Id;
use crate::model::quantity::Range;
use crate::model::words::Named;
use crate::span::Spanned;

/// What is measured, and which numbers can be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// How rows and answers name it; none where the table measures one thing.
    pub id: Option<Spanned<Id>>,
    /// What it is called.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The question at the field for its number; its name where this is empty.
    pub question: Vec<Inline>,
    /// Where a reader finds the number.
    pub hint: Vec<Inline>,
    /// Whether its numbers are whole.
    pub is_whole: bool,
    /// Numbers that can be right; any other is a typing error.
    pub accepts: Option<Spanned<Range>>,
}

/// Which row counts where several numbers stand in different rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decides {
    /// The one nearest the beginning of the table.
    First,
    /// The one nearest the end of the table.
    #[default]
    Last,
}

impl Named for Decides {
    const ALL: &'static [(&'static str, Self)] = &[("first", Self::First), ("last", Self::Last)];
}

impl Measure {
    /// The column that holds its ranges.
    pub fn column(&self) -> &str {
        self.id.as_ref().map_or("range", |id| &id.value)
    }
}

impl Table {
    /// The range of a row for a measure; none where the row has none.
    pub fn range<'t>(&self, row: &'t Row, measure: &Measure) -> Option<&'t Range> {
        match &self.cell(row, measure.column())?.content {
            CellContent::Range(range) => Some(range),
            _ => None,
        }
    }

    /// Whether it measures more than one thing.
    pub fn has_measures(&self) -> bool {
        self.measures.iter().any(|measure| measure.id.is_some())
    }

    /// Whether a row has a care card: what a reader with such a number is told first.
    pub fn has_care(&self, row: &Row) -> bool {
        match self.cell(row, "care").map(|cell| &cell.content) {
            Some(CellContent::Prose(document)) => !is_blank_document(document),
            _ => false,
        }
    }
}
