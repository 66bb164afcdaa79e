//! What a table needs to be a tool in the page: a schedule that finds its rows, bands that read a number.

use crate::model::content::{Document, Inline};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::questionnaire::Care;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::span::Spanned;

/// A table as a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// A schedule that finds the rows for a reader.
    Planner(Id),
    /// Bands that read a measured number.
    Reader(Id),
}

/// Which tool a kind of table makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolKind {
    /// See [`Tool::Planner`].
    Planner,
    /// See [`Tool::Reader`].
    Reader,
}

/// What the tool of a table asks and says, beside its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolData {
    /// What is asked beside sex, age and the number.
    pub questions: Vec<ToolQuestion>,
    /// What a schedule says to readers whom no row concerns.
    pub default: Document,
    /// The day of the year of the reminder that needs no script: month and day.
    pub reminder: Option<MonthDay>,
    /// Whom bands do not apply to.
    pub refusals: Vec<Refusal>,
}

/// A question before a tool.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolQuestion {
    /// How it is answered, and when it is asked.
    pub question: Question,
    /// What is asked.
    pub text: Vec<Inline>,
    /// How to tell.
    pub hint: Vec<Inline>,
    /// What comes before any schedule for somebody whose answer counts.
    pub care: Document,
    /// How soon that is.
    pub urgency: Care,
}

/// A reason not to read a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Its id.
    pub id: Spanned<Id>,
    /// Whom it concerns.
    pub when: Spanned<Condition>,
    /// Why, and what to do instead.
    pub reason: Document,
    /// Whether care cards are shown all the same, because the number means what it says.
    pub keeps_care: bool,
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Tool {
    /// The table.
    pub fn node(self) -> Node {
        match self {
            Self::Planner(table) | Self::Reader(table) => Node::Table(table),
        }
    }
}

impl ToolKind {
    /// The tool of a table of the kind.
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
    /// Its questions, by number.
    pub fn questions(&self) -> Vec<&Question> {
        self.questions.iter().map(|question| &question.question).collect()
    }
}
