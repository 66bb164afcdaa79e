//! Charts: pictures that the theme draws of a table or a questionnaire.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// A table or a questionnaire that a text shows as a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The table with this id, drawn as the chart of the table's kind.
    Table(Id, TableChart),
    /// The questionnaire with this id. The chart shows its items in groups, such as the items about what a reader can
    /// change.
    Questionnaire(Id),
}

/// The chart in which tables of one kind are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableChart {
    /// Ranges on a number line; for the kind `bands`.
    Scale,
    /// Ages on a time line; for the kind `screening`.
    Timeline,
    /// Places on a human figure; for the kind `body-sites`.
    Body,
    /// A grid that shows what each row has, such as what an exercise trains; for the kind `exercises`.
    Comparison,
    /// The rows of the table in two groups, avoidable and unavoidable; for the kind `factors`.
    Groups,
    /// A balance with two sides; for the kind `balance`.
    Balance,
}

impl Chart {
    /// The table or questionnaire that is drawn, as a node of the link graph.
    pub fn node(self) -> Node {
        match self {
            Self::Table(table, _) => Node::Table(table),
            Self::Questionnaire(questionnaire) => Node::Questionnaire(questionnaire),
        }
    }
}
