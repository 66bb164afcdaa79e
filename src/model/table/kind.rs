//! The schema of a table kind: one definition for parsing, diagnostics, rendering, documentation and scaffold.

use super::chart::TableChart;
use super::tool::ToolKind;
use crate::diagnostic::Words;

/// A table kind.
#[derive(Debug, PartialEq, Eq)]
pub struct TableKind {
    /// What `kind = "…"` says.
    pub name: &'static str,
    /// The word before the colon in mentions of its rows; none for kinds whose rows go by their table.
    pub mention: Option<&'static str>,
    /// Its columns in the order in which they are shown; none where the file declares them.
    pub columns: &'static [Column],
    /// Whether the file says what is measured, and for whom it holds.
    pub measures: bool,
    /// Whether the file names two sides.
    pub has_sides: bool,
    /// How it is drawn; none for kinds that are read, not looked at.
    pub chart: Option<TableChart>,
    /// The tool that it makes in the page.
    pub tool: Option<ToolKind>,
    /// The kind's own Markdown file: its documentation, run by the tests.
    pub specification: &'static str,
}

impl TableKind {
    /// Whether the file declares the columns.
    pub fn declares_columns(&self) -> bool {
        self.columns.is_empty()
    }
}

/// A column of a kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in a row.
    pub id: &'static str,
    /// What its cells hold.
    pub column_type: ColumnType,
    /// Whether each row must have it.
    pub required: bool,
    /// Whether only a chart or a tool uses it; tables do not show it.
    pub hidden: bool,
    /// What it says, in one sentence.
    pub about: Words,
}

impl Column {
    /// A column that each row must have.
    pub const fn required(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: true, hidden: false, about }
    }

    /// A column that a row may leave out.
    pub const fn optional(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: false, about }
    }

    /// A column that a row may leave out, and that tables do not show.
    pub const fn hidden(id: &'static str, column_type: ColumnType, about: Words) -> Self {
        Self { id, column_type, required: false, hidden: true, about }
    }

    /// How sure we are.
    pub const fn evidence() -> Self {
        let about = Words { en: "How sure we are.", zh: "有多確定。" };
        Self::optional("evidence", ColumnType::Choice(EVIDENCE), about)
    }

    /// What a row rests on.
    pub const fn sources() -> Self {
        let about = Words { en: "What this row rests on.", zh: "這一列依據的文獻。" };
        Self::optional("sources", ColumnType::Citations, about)
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Text, shown as it is.
    Text,
    /// Inline Markdown.
    Inline,
    /// Markdown.
    Prose,
    /// Inline Markdown, several times.
    List,
    /// A number.
    Number,
    /// A number or two, with a unit.
    Quantity,
    /// Ages in years.
    Age,
    /// How often.
    Interval,
    /// A range of a measurement.
    Range,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Choices(&'static [&'static str]),
    /// A date.
    Date,
    /// Mentions.
    Mentions,
    /// Citations.
    Citations,
    /// What must hold of a reader, for the tool of the table.
    Condition,
}

impl ColumnType {
    /// The types that a file may declare, by name.
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

    /// Its name in the documentation and for the theme.
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

/// How soon somebody needs care.
pub const URGENCY: &[&str] = &["non-urgent", "urgent", "emergency"];

/// The evidence labels of rows and items.
pub const EVIDENCE: &[&str] = &["established", "linked", "animal", "conflicting"];
