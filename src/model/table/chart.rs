//! What of a guide can be drawn: a table whose kind has a chart, a questionnaire.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// Something that can be placed in the text as a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// A table, as its kind is drawn.
    Table(Id, TableChart),
    /// The items of a questionnaire, in their groups.
    Questionnaire(Id),
}

/// How a kind of table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableChart {
    /// Ranges on a number line.
    Scale,
    /// Ages on a time line.
    Timeline,
    /// Places on a human figure.
    Body,
    /// What each row has of the same things.
    Comparison,
    /// Rows in groups.
    Groups,
    /// Two sides of a balance.
    Balance,
}

impl Chart {
    /// What is drawn.
    pub fn node(self) -> Node {
        match self {
            Self::Table(table, _) => Node::Table(table),
            Self::Questionnaire(questionnaire) => Node::Questionnaire(questionnaire),
        }
    }
}
