//! Data of interactive tools: planners, which select rows of a schedule, and band readers, which look up a number.

use crate::model::content::{Document, Inline};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::questionnaire::Care;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::span::Spanned;

/// A table as an interactive tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Selects the rows of a schedule that apply to a reader.
    Planner(Id),
    /// Finds the band of a measured number.
    Reader(Id),
}

/// The tool of a table kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolKind {
    /// A planner: see [`Tool::Planner`].
    Planner,
    /// A band reader: see [`Tool::Reader`].
    Reader,
}

/// Data of a table's tool, in addition to the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolData {
    /// Questions in addition to sex, age and number.
    pub questions: Vec<ToolQuestion>,
    /// The text of a schedule for readers to whom no row applies.
    pub default: Document,
    /// The date of the yearly reminder that is offered without scripts.
    pub reminder: Option<MonthDay>,
    /// Reasons for which a table of bands gives a reader no band.
    pub refusals: Vec<Refusal>,
}

/// A question of a tool.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolQuestion {
    /// The answer type, and the condition for asking it.
    pub question: Question,
    /// The question as shown.
    pub text: Vec<Inline>,
    /// A hint for answering it.
    pub hint: Vec<Inline>,
    /// The text shown before any schedule if the answer counts (a red flag); empty for other questions.
    pub care: Document,
    /// How urgent that text is.
    pub urgency: Care,
}

/// A reason not to give a reader a band.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The id of the refusal.
    pub id: Spanned<Id>,
    /// The readers to whom it applies.
    pub when: Spanned<Condition>,
    /// The reason, and what to do instead.
    pub reason: Document,
    /// True if care cards are shown nevertheless, because the number itself is valid.
    pub keeps_care: bool,
}

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1 to 31.
    pub day: u8,
}

impl Tool {
    /// The node of the tool's table in the link graph.
    pub fn node(self) -> Node {
        match self {
            Self::Planner(table) | Self::Reader(table) => Node::Table(table),
        }
    }
}

impl ToolKind {
    /// The tool of a table.
    pub fn of(self, table: Id) -> Tool {
        match self {
            Self::Planner => Tool::Planner(table),
            Self::Reader => Tool::Reader(table),
        }
    }

    /// The word before the colon in embeds.
    pub fn mention(self) -> &'static str {
        match self {
            Self::Planner => "planner",
            Self::Reader => "reader",
        }
    }
}

impl ToolData {
    /// The questions, in order.
    pub fn questions(&self) -> Vec<&Question> {
        self.questions.iter().map(|question| &question.question).collect()
    }
}
