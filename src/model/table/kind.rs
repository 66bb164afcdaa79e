//! The schema of a table kind. Parsing, diagnostics, rendering, documentation and scaffold all follow this one
//! definition.

use super::chart::TableChart;
use super::tool::ToolKind;
use crate::diagnostic::Words;

/// A table kind: which columns its tables have, and which chart and tool are made from them.
#[derive(Debug, PartialEq, Eq)]
pub struct TableKind {
    /// The name that tables give as `kind = "…"`.
    pub name: &'static str,
    /// The word before the colon in mentions of a row, `cause` in `cause:aging`. `None` if rows are mentioned through
    /// their table, as in `table:foods#milk`.
    pub mention: Option<&'static str>,
    /// The columns in the order in which pages show them; empty if each file declares its own.
    pub columns: &'static [Column],
    /// True if files of this kind say what their bands measure, and for whom the bands are valid.
    pub has_measures: bool,
    /// True if files of this kind give names to the two sides of a balance.
    pub has_sides: bool,
    /// The chart in which tables of this kind are drawn; `None` if there is no chart for them.
    pub chart: Option<TableChart>,
    /// The tool that pages offer for tables of this kind; `None` if there is no tool for them.
    pub tool: Option<ToolKind>,
    /// Content of the kind's Markdown file, which is documentation and is run as a test.
    pub specification: &'static str,
}

impl TableKind {
    /// Returns true if each file of this kind declares its own columns.
    pub fn declares_columns(&self) -> bool {
        self.columns.is_empty()
    }
}

/// A column that a table kind defines.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// The id of the column, which is its key in the rows of a file.
    pub id: &'static str,
    /// The type of the cells in the column.
    pub column_type: ColumnType,
    /// True if every row must have a value in this column.
    pub required: bool,
    /// True if only a chart or a tool uses the column, so that tables do not show it.
    pub hidden: bool,
    /// A description of the column in one sentence, for authors.
    pub about: Words,
}

impl Column {
    /// Makes a column in which every row must have a value.
    pub const fn required(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: true, hidden: false, about }
    }

    /// Makes a column in which rows need no value.
    pub const fn optional(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: false, about }
    }

    /// Makes a column in which rows need no value and which tables do not show.
    pub const fn hidden(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: true, about }
    }

    /// The column `evidence`: how certain the evidence for a row is. Several kinds have it.
    pub const fn evidence() -> Self {
        let about = Words("How certain this is.");
        Self::optional("evidence", ColumnType::Choice(EVIDENCE), about)
    }

    /// The column `sources`: the sources of a row. Most kinds have it.
    pub const fn sources() -> Self {
        let about = Words("The sources of this row.");
        Self::optional("sources", ColumnType::Citations, about)
    }
}

/// The type of the cells in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Plain text, which pages show literally.
    Text,
    /// One line of Markdown.
    Inline,
    /// Markdown with paragraphs, lists and so on.
    Prose,
    /// A list. Each item is one line of Markdown with inlines.
    List,
    /// A number.
    Number,
    /// A value or a range of values, with a unit.
    Quantity,
    /// A range of ages in years.
    Age,
    /// How often something is done, such as every two years.
    Interval,
    /// A range of measured numbers.
    Range,
    /// Exactly one of these words.
    Choice(&'static [&'static str]),
    /// Any number of these words.
    Choices(&'static [&'static str]),
    /// A date, which may lack the day and the month.
    Date,
    /// Mentions of things in the guide, such as `cause:aging`.
    Mentions,
    /// Citations of sources.
    Citations,
    /// A condition on a reader's answers, for the tool of the table.
    Condition,
}

impl ColumnType {
    /// The types that a file may declare for its own columns, each with its name in TOML files.
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

    /// The name of the type in documentation, TOML files and themes.
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

/// The words that a column may use for how soon a reader needs care, the least urgent first.
pub const URGENCY: &[&str] = &["non-urgent", "urgent", "emergency"];

/// The words that rows and items may use for how certain a statement is. `established`: published tools or guidelines
/// use the statement. `linked`: studies find a link. `animal`: the statement is based on animal studies. `conflicting`:
/// studies disagree.
pub const EVIDENCE: &[&str] = &["established", "linked", "animal", "conflicting"];
