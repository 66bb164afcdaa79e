//! Any table, whatever its kind: rows of cells whose types are those of the kind's columns.

pub mod bands;
pub mod chart;
pub mod kind;
pub mod listing;
pub mod measure;
pub mod tool;

use self::kind::{ColumnType, TableKind};
use self::measure::{Decides, Measure};
use self::tool::ToolData;
use super::content::{Citation, Document, Inline, drawn_text, label, plain_text, says_nothing};
use super::date::PartialDate;
use super::quantity::{AgeRange, Interval, Number, Quantity, Range};
use super::questionnaire::condition::Condition;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::Ref;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Span, Spanned};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How mentions name it.
    pub id: Spanned<Id>,
    /// The file.
    pub source: SourceId,
    /// Its schema.
    pub kind: &'static TableKind,
    /// Its columns: the kind's, or those that the file declares.
    pub columns: Vec<TableColumn>,
    /// Its title.
    pub title: String,
    /// Above it.
    pub description: Document,
    /// Below it.
    pub note: Document,
    /// Sources of the whole.
    pub sources: Vec<Citation>,
    /// What is measured, of kinds that measure.
    pub measure: Option<String>,
    /// The unit of the measurement.
    pub unit: Option<String>,
    /// What is measured, one by one; empty of kinds that do not measure.
    pub measures: Vec<Measure>,
    /// Which row counts where the numbers of several measures stand in different rows.
    pub decides: Decides,
    /// For whom the measurement holds.
    pub applies_to: Vec<Inline>,
    /// The row of the band that is best, of kinds that measure.
    pub best: Option<Spanned<Id>>,
    /// Tables whose numbers are marked on the scale.
    pub marks: Vec<Ref>,
    /// What its tool asks and says, of kinds that make one.
    pub tool: ToolData,
    /// What its two sides are called, of kinds that have two.
    pub sides: Option<Sides>,
    /// Addresses, by path below the site, that its page had before.
    pub aliases: Vec<Spanned<String>>,
    /// Its rows, in file order.
    pub rows: Vec<Row>,
}

/// What the two sides of a balance are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The side of `gain`.
    pub gain: String,
    /// The side of `loss`.
    pub loss: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// Its key in a row.
    pub id: String,
    /// Its heading, where the file gives one; the theme has those of the kinds.
    pub title: Option<String>,
    /// What its cells hold.
    pub column_type: ColumnType,
    /// Whether each row must have it.
    pub required: bool,
    /// Whether only a chart or a tool uses it; tables do not show it.
    pub hidden: bool,
    /// The unit of its numbers.
    pub unit: Option<String>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How mentions name it.
    pub id: Spanned<Id>,
    /// Ids that it had before: its page still has their anchors.
    pub former_ids: Vec<Spanned<Id>>,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// A cell and where it was written; of an empty one, where its row begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: CellContent,
    /// Where.
    pub span: Span,
}

/// What a cell holds, by its column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum CellContent {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// Inline Markdown.
    Inline(Vec<Inline>),
    /// Markdown.
    Prose(Document),
    /// Inline Markdown, several times.
    List(Vec<Vec<Inline>>),
    /// A number.
    Number(Number),
    /// A number or two, with a unit.
    Quantity(Quantity),
    /// Ages.
    Age(AgeRange),
    /// How often.
    Interval(Interval),
    /// A range of a measurement.
    Range(Range),
    /// One of a list of words.
    Choice(&'static str),
    /// Some of a list of words, each once, in the list's order.
    Choices(Vec<&'static str>),
    /// A date.
    Date(PartialDate),
    /// Mentions.
    Mentions(Vec<Ref>),
    /// Citations.
    Citations(Vec<Citation>),
    /// What must hold of a reader.
    Condition(Condition),
}

impl HasId for Table {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Table {
    /// The row of this id.
    pub fn row(&self, id: Id) -> Option<&Row> {
        self.rows.iter().find(|row| row.id.value == id)
    }

    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Table(self.id.value)
    }

    /// Its first column of numbers.
    pub fn first_number_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.column_type == ColumnType::Number)
    }

    /// The cell of a row in the column `id`, if the table has such a column.
    pub fn cell<'t>(&self, row: &'t Row, id: &str) -> Option<&'t Cell> {
        let column = self.columns.iter().position(|column| column.id == id)?;
        row.cells.get(column)
    }
}

impl Row {
    /// The row's name as plain text.
    pub fn name(&self) -> String {
        plain_text(&self.label())
    }

    /// The row's name as charts draw it.
    pub fn drawn_name(&self) -> String {
        drawn_text(&self.label())
    }

    /// The row's name: its first cell, or its id where that says nothing.
    pub fn label(&self) -> Vec<Inline> {
        let text = |text: String| vec![Inline::Text(text.into(), self.id.span)];
        let own = match self.cells.first().map(|cell| &cell.content) {
            Some(CellContent::Inline(inlines)) => label(inlines, None),
            Some(CellContent::Text(own)) => text(own.clone()),
            Some(CellContent::Number(number)) => text(number.digits.clone()),
            Some(CellContent::Date(date)) => text(date.to_string()),
            _ => Vec::new(),
        };
        if says_nothing(&plain_text(&own)) { text(self.id.value.to_string()) } else { own }
    }
}

impl Sides {
    /// The name of the side that rows call by this word.
    pub fn name(&self, side: &str) -> &str {
        if side == "gain" { &self.gain } else { &self.loss }
    }
}
