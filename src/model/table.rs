//! Tables of a guide: rows of cells, whose types depend on the columns of the table's kind.

pub mod bands;
pub mod chart;
pub mod kind;
pub mod listing;
pub mod measure;
pub mod tool;

use self::kind::{ColumnType, TableKind};
use self::measure::{Decides, Measure};
use self::tool::ToolData;
use super::content::{Citation, Document, Inline, drawn_text, link_text, plain_text, says_nothing};
use super::date::PartialDate;
use super::quantity::{AgeRange, Interval, Number, Quantity, Range};
use super::questionnaire::condition::Condition;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Span, Spanned};

/// A table of the guide, which has a page of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The id by which mentions refer to the table.
    pub id: Spanned<Id>,
    /// The file that contains the table.
    pub source: SourceId,
    /// The kind of the table, which defines its columns.
    pub kind: &'static TableKind,
    /// The columns of the table. They are those of its kind; if the kind defines no columns, those that the file
    /// declares. In tables with `[[measures]]`, one column per measure replaces the column `range`.
    pub columns: Vec<TableColumn>,
    /// The title of the table.
    pub title: String,
    /// Text that the page shows above the table.
    pub description: Document,
    /// Text that the page shows below the table.
    pub note: Document,
    /// Citations for the table as a whole.
    pub sources: Vec<Citation>,
    /// What the bands measure, such as "bone density"; `None` in tables without bands.
    pub measure: Option<String>,
    /// The unit of the measured numbers, for measures that state no unit of their own; `None` if the author gives none.
    pub unit: Option<String>,
    /// The measures, that is, the numbers that readers can look up; only in tables of bands.
    pub measures: Vec<Measure>,
    /// Which row is the result if the numbers of several measures fall into different rows.
    pub decides: Decides,
    /// For whom, and with which device, the bands are valid; only in tables of bands.
    pub applies_to: Vec<Inline>,
    /// The id of the row with the best numbers, such as normal ones: on the chart, the colour of a band shows how far
    /// the band is from this row. `None` if the author names none.
    pub best: Option<Spanned<Id>>,
    /// Other tables. The numbers in their first column of numbers are marked on the chart of this table's bands.
    pub marked_tables: Vec<MentionId>,
    /// Texts and questions of the table's planner or band reader; empty if the kind has no such tool.
    pub tool: ToolData,
    /// Names of the two sides of a balance; `None` in tables of other kinds.
    pub sides: Option<Sides>,
    /// Earlier addresses of the table's page, as paths relative to the site's root. They redirect to its present
    /// address.
    pub aliases: Vec<Spanned<String>>,
    /// The CSV file that contains the rows; `None` if the rows are in the table's own file.
    pub csv: Option<SourceId>,
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
}

/// What the two sides of a balance are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The name that readers see for the side `gain` of a balance.
    pub gain: String,
    /// The name that readers see for the side `loss` of a balance.
    pub loss: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// The id of the column, which is its key in the rows of the file.
    pub id: String,
    /// The heading of the column; `None` if the theme has a heading for it.
    pub title: Option<String>,
    /// The type of the cells in the column.
    pub column_type: ColumnType,
    /// True if every row must have a value in this column.
    pub required: bool,
    /// True if only a chart or a tool uses the column, so that tables do not show it.
    pub hidden: bool,
    /// The unit of the numbers in the column; `None` if the numbers have no unit.
    pub unit: Option<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The id by which mentions refer to the row.
    pub id: Spanned<Id>,
    /// Earlier ids of the row. Links to their anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// The cells of the row, in the order of the table's columns.
    pub cells: Vec<Cell>,
}

/// A cell of a table, with its source position.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Content of the cell.
    pub content: CellContent,
    /// Source position of the cell; if the cell is empty, the start of its row.
    pub span: Span,
}

/// The content of a cell: `Empty`, or the variant for the type of the cell's column.
#[derive(Clone, Debug, PartialEq)]
pub enum CellContent {
    /// The author gives no value.
    Empty,
    /// Plain text, which pages show literally.
    Text(String),
    /// One line of Markdown.
    Inline(Vec<Inline>),
    /// Markdown with paragraphs, lists and so on.
    Prose(Document),
    /// A list: for each item, its inlines (one line of Markdown).
    List(Vec<Vec<Inline>>),
    /// A number.
    Number(Number),
    /// A value or a range of values, with a unit.
    Quantity(Quantity),
    /// A range of ages.
    Age(AgeRange),
    /// How often something is done, such as every two years.
    Interval(Interval),
    /// A range of measured numbers.
    Range(Range),
    /// One of the words that the column allows.
    Choice(&'static str),
    /// Several of the words that the column allows, without duplicates, in the column's order.
    Choices(Vec<&'static str>),
    /// A date, which may lack the day and the month.
    Date(PartialDate),
    /// Mentions of things in the guide, such as `cause:aging`.
    Mentions(Vec<MentionId>),
    /// Citations of sources.
    Citations(Vec<Citation>),
    /// A condition on a reader's answers.
    Condition(Condition),
}

impl HasId for Table {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Table {
    /// Finds the row with an id; `None` if no row has this id.
    pub fn row(&self, id: Id) -> Option<&Row> {
        self.rows.iter().find(|row| row.id.value == id)
    }

    /// The node of this table in the link graph.
    pub fn node(&self) -> Node {
        Node::Table(self.id.value)
    }

    /// Index of the first column of numbers. Its numbers are marked on the chart of each table that names this table in
    /// `marked_tables`. `None` if the table has no column of numbers.
    pub fn first_number_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.column_type == ColumnType::Number)
    }

    /// The cell of a row in the column with this id. `None` if the table has no such column.
    pub fn cell<'t>(&self, row: &'t Row, id: &str) -> Option<&'t Cell> {
        let column = self.columns.iter().position(|column| column.id == id)?;
        row.cells.get(column)
    }
}

impl Row {
    /// The name of the row as plain text: the text of its first cell, or the row's id if that cell is blank.
    pub fn name(&self) -> String {
        plain_text(&self.label())
    }

    /// The name of the row as charts show it: its plain text, in which superscripts and subscripts are characters of
    /// Unicode, as in `10⁹`.
    pub fn drawn_name(&self) -> String {
        drawn_text(&self.label())
    }

    /// The name of the row with its markup: the first cell, or the row's id if that cell is blank.
    pub fn label(&self) -> Vec<Inline> {
        let text = |text: String| vec![Inline::Text(text.into(), self.id.span)];
        let own = match self.cells.first().map(|cell| &cell.content) {
            Some(CellContent::Inline(inlines)) => link_text(inlines, None),
            Some(CellContent::Text(own)) => text(own.clone()),
            Some(CellContent::Number(number)) => text(number.digits.clone()),
            Some(CellContent::Date(date)) => text(date.to_string()),
            _ => Vec::new(),
        };
        if says_nothing(&plain_text(&own)) { text(self.id.value.to_string()) } else { own }
    }
}

impl Sides {
    /// The name that readers see for a side, which is `gain` or `loss`.
    pub fn name(&self, side: &str) -> &str {
        if side == "gain" { &self.gain } else { &self.loss }
    }
}
