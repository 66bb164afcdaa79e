//! Tables: rows of typed cells, according to the columns of the table's kind.

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

/// A table of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The id, as mentions refer to it.
    pub id: Spanned<Id>,
    /// The file that contains the table.
    pub source: SourceId,
    /// The kind, which is the schema.
    pub kind: &'static TableKind,
    /// Columns of the kind, or those that the file declares.
    pub columns: Vec<TableColumn>,
    /// The title of the table.
    pub title: String,
    /// Text above the table.
    pub description: Document,
    /// Text below the table.
    pub note: Document,
    /// Sources of the whole table.
    pub sources: Vec<Citation>,
    /// What is measured, for kinds that measure.
    pub measure: Option<String>,
    /// Unit of the measurement.
    pub unit: Option<String>,
    /// The measures, for kinds that measure.
    pub measures: Vec<Measure>,
    /// Which row is the result if the numbers of several measures fall into different rows.
    pub decides: Decides,
    /// The people for whom the measurement is valid.
    pub applies_to: Vec<Inline>,
    /// The id of the best band, for kinds that measure.
    pub best: Option<Spanned<Id>>,
    /// Tables whose numbers are marked on the scale.
    pub marks: Vec<Ref>,
    /// Data of the tool, for kinds with a tool.
    pub tool: ToolData,
    /// Names of the two sides, for kinds that have sides.
    pub sides: Option<Sides>,
    /// Former addresses of the page, by path below the site.
    pub aliases: Vec<Spanned<String>>,
    /// The CSV file that contains the rows; `None` if the rows are in the table's own file.
    pub csv: Option<SourceId>,
    /// Rows, in file order.
    pub rows: Vec<Row>,
}

/// Names of the two sides of a balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Name of the side `gain`.
    pub gain: String,
    /// Name of the side `loss`.
    pub loss: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// Its key in a row.
    pub id: String,
    /// The heading, if the file gives one. Headings of the kinds' own columns are in the theme.
    pub title: Option<String>,
    /// Type of the cells.
    pub column_type: ColumnType,
    /// True if every row must have a value.
    pub required: bool,
    /// True if only a chart or a tool uses the column; it is not shown in tables.
    pub hidden: bool,
    /// Unit of the numbers.
    pub unit: Option<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The id, as mentions refer to it.
    pub id: Spanned<Id>,
    /// Former ids, whose anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// Cells, one per column.
    pub cells: Vec<Cell>,
}

/// A cell and its source position; for an empty cell, the position is the start of its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Content of the cell.
    pub content: CellContent,
    /// Source position of the cell.
    pub span: Span,
}

/// The content of a cell; the variant matches the column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum CellContent {
    /// The cell is empty.
    Empty,
    /// Plain text.
    Text(String),
    /// Inline Markdown.
    Inline(Vec<Inline>),
    /// Markdown.
    Prose(Document),
    /// A list of inline Markdown.
    List(Vec<Vec<Inline>>),
    /// A number.
    Number(Number),
    /// A value or a range, with a unit.
    Quantity(Quantity),
    /// An age range.
    Age(AgeRange),
    /// How often something is done.
    Interval(Interval),
    /// A range of a measurement.
    Range(Range),
    /// One word of a list.
    Choice(&'static str),
    /// Some words of a list, without duplicates, in the list's order.
    Choices(Vec<&'static str>),
    /// A date.
    Date(PartialDate),
    /// Mentions of things in the guide.
    Mentions(Vec<Ref>),
    /// Citations of sources.
    Citations(Vec<Citation>),
    /// A condition on the reader.
    Condition(Condition),
}

impl HasId for Table {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Table {
    /// Finds a row by id.
    pub fn row(&self, id: Id) -> Option<&Row> {
        self.rows.iter().find(|row| row.id.value == id)
    }

    /// The node of this table in the link graph.
    pub fn node(&self) -> Node {
        Node::Table(self.id.value)
    }

    /// Index of the first column of numbers.
    pub fn first_number_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.column_type == ColumnType::Number)
    }

    /// The cell of a row in the column `id`, or `None` if the table has no such column.
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

    /// The row's name as charts show it.
    pub fn drawn_name(&self) -> String {
        drawn_text(&self.label())
    }

    /// The row's name: its first cell, or its id if that cell is blank.
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
    /// The name of a side, given as `gain` or `loss`.
    pub fn name(&self, side: &str) -> &str {
        if side == "gain" { &self.gain } else { &self.loss }
    }
}
