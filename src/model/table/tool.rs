//! Interactive tools of tables: planners and band readers. A planner selects the rows of a schedule that apply to a
//! reader; a band reader tells in which band a measured number is.

use crate::model::content::{Document, Inline};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::questionnaire::Care;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::span::Spanned;

/// An interactive tool that a page shows for a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// A planner for the schedule with this id: selects the rows that apply to a reader.
    Planner(Id),
    /// A band reader for the table of bands with this id: finds the band of a measured number.
    Reader(Id),
}

/// The kind of tool that a table kind has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolKind {
    /// A planner, which selects the rows of a schedule: [`Tool::Planner`].
    Planner,
    /// A band reader, which finds the band of a number: [`Tool::Reader`].
    Reader,
}

/// Texts and questions of a table's tool. The rows of the table are not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToolData {
    /// The questions that the tool asks, besides sex, age and the measured numbers.
    pub questions: Vec<ToolQuestion>,
    /// The text that a planner shows to a reader to whom no row of the schedule applies.
    pub default: Document,
    /// Month and day of a yearly reminder that readers can add to their calendar, even without scripts; `None` if the
    /// tool offers no reminder.
    pub reminder: Option<MonthDay>,
    /// Reasons for which a table of bands gives a reader no band.
    pub refusals: Vec<Refusal>,
}

/// A question of a tool, with its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolQuestion {
    /// The type of the answer, and the condition under which the question is asked.
    pub question: Question,
    /// The text of the question.
    pub text: Vec<Inline>,
    /// A hint for answering the question; empty if the author gives no hint.
    pub hint: Vec<Inline>,
    /// For a red flag, the text that comes before any schedule if the reader's answer counts; empty for other
    /// questions.
    pub care: Document,
    /// How soon a reader must act on the text `care`.
    pub urgency: Care,
}

/// A reason for which a table of bands gives a reader no band.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The id by which results in JSON refer to the refusal.
    pub id: Spanned<Id>,
    /// The condition under which the refusal holds for a reader.
    pub when: Spanned<Condition>,
    /// The text for a reader for whom the refusal holds: why there is no band, and what to do instead.
    pub reason: Document,
    /// True if a reader for whom this refusal holds still sees care cards, because the measured number means the same
    /// for this reader as for others. If several refusals hold, all of them must keep the care cards.
    pub keeps_care: bool,
}

/// A day of the year, without a year.
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
    /// The tool of this kind for the table with this id.
    pub fn of(self, table: Id) -> Tool {
        match self {
            Self::Planner => Tool::Planner(table),
            Self::Reader => Tool::Reader(table),
        }
    }

    /// The word before the colon when a text shows the tool: `planner` in `![](planner:dxa)`.
    pub fn mention(self) -> &'static str {
        match self {
            Self::Planner => "planner",
            Self::Reader => "reader",
        }
    }
}

impl ToolData {
    /// The questions of the tool, without their texts, in the order of the file.
    pub fn questions(&self) -> Vec<&Question> {
        self.questions.iter().map(|question| &question.question).collect()
    }
}
