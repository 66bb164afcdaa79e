//! Charts: a drawn table, or a drawn questionnaire.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// A thing of the guide that can be placed in the text as a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// A table, in the chart of its kind.
    Table(Id, TableChart),
    /// The items of a questionnaire, in groups.
    Questionnaire(Id),
}

/// The chart of a table kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableChart {
    /// Ranges on a number line (`bands`).
    Scale,
    /// Ages on a time line (`screening`).
    Timeline,
    /// Places on a human figure (`body-sites`).
    Body,
    /// Comparison of the rows by the same features.
    Comparison,
    /// Rows in groups.
    Groups,
    /// Two sides of a balance.
    Balance,
}

impl Chart {
    /// The node that is drawn.
    pub fn node(self) -> Node {
        match self {
            Self::Table(table, _) => Node::Table(table),
            Self::Questionnaire(questionnaire) => Node::Questionnaire(questionnaire),
        }
    }
}
