//! The schema of a table kind: one definition for parsing, diagnostics, rendering, documentation and scaffold.

use super::chart::TableChart;
use super::tool::ToolKind;
use crate::diagnostic::Words;

/// A table kind.
#[derive(Debug, PartialEq, Eq)]
pub struct TableKind {
    /// The value of `kind = "…"` in the file.
    pub name: &'static str,
    /// The word before the colon in mentions of its rows; `None` if rows are mentioned by their table.
    pub mention: Option<&'static str>,
    /// Columns in display order; empty if the file declares them.
    pub columns: &'static [Column],
    /// True if the file states what is measured, and for whom it is valid.
    pub measures: bool,
    /// True if the file names two sides.
    pub has_sides: bool,
    /// The chart; `None` if the kind cannot be drawn.
    pub chart: Option<TableChart>,
    /// The tool, for kinds that have one.
    pub tool: Option<ToolKind>,
    /// The kind's Markdown file, which is documentation and test.
    pub specification: &'static str,
}

impl TableKind {
    /// Returns true if the file declares the columns.
    pub fn declares_columns(&self) -> bool {
        self.columns.is_empty()
    }
}

/// A column of a kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in a row.
    pub id: &'static str,
    /// Type of the cells.
    pub column_type: ColumnType,
    /// True if every row must have a value.
    pub required: bool,
    /// True if only a chart or a tool uses the column; it is not shown in tables.
    pub hidden: bool,
    /// A description in one sentence.
    pub about: Words,
}

impl Column {
    /// Creates a column that every row must have.
    pub const fn required(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: true, hidden: false, about }
    }

    /// Creates a column that rows may omit.
    pub const fn optional(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: false, about }
    }

    /// Creates a column that rows may omit and that tables do not show.
    pub const fn hidden(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: true, about }
    }

    /// The column for the strength of the evidence.
    pub const fn evidence() -> Self {
        let about = Words("How certain this is.");
        Self::optional("evidence", ColumnType::Choice(EVIDENCE), about)
    }

    /// The column for the sources of a row.
    pub const fn sources() -> Self {
        let about = Words("The sources of this row.");
        Self::optional("sources", ColumnType::Citations, about)
    }
}

/// The type of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Plain text, shown literally.
    Text,
    /// Inline Markdown: one line or paragraph.
    Inline,
    /// Markdown with blocks.
    Prose,
    /// A list of inline Markdown.
    List,
    /// A number.
    Number,
    /// A value or a range, with a unit.
    Quantity,
    /// Ages in years.
    Age,
    /// How often something is done.
    Interval,
    /// A range of a measurement.
    Range,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Choices(&'static [&'static str]),
    /// A date.
    Date,
    /// Mentions of things in the guide.
    Mentions,
    /// Citations of sources.
    Citations,
    /// A condition on the reader, for the tool of the table.
    Condition,
}

impl ColumnType {
    /// The types that a file may declare, with their names.
    pub const DECLARABLE: [(&'static str, ColumnType); 12] = [
        ("text", Self::Text),
        ("inline", Self::Inline),
        ("prose", Self::Prose),
        ("list", Self::List),
        ("number", Self::Number),
        ("quantity", Self::Quantity),
        ("age", Self::Age),
        ("interval", Self::Interval),
        ("range", Self::Range),
        ("date", Self::Date),
        ("mentions", Self::Mentions),
        ("citations", Self::Citations),
    ];

    /// The name in documentation and themes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Condition => "condition",
            other => Self::DECLARABLE
                .iter()
                .find(|(_, known)| *known == other)
                .map_or("text", |(name, _)| name),
        }
    }
}

/// The words for how soon a reader needs care.
pub const URGENCY: &[&str] = &["non-urgent", "urgent", "emergency"];

/// The evidence labels of rows and items.
pub const EVIDENCE: &[&str] = &["established", "linked", "animal", "conflicting"];
