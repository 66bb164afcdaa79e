//! Nodes of the guide's link graph: everything that can be linked to or contain a link.

use crate::model::id::Id;

/// A node, identified by kind and id. It stays the same when other things are added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The home page: key messages and introduction.
    Home,
    /// The about page: editorial texts and people.
    About,
    /// A section, by id.
    Section(Id),
    /// A part of the guide: a folder of sections.
    Part(Id),
    /// A table, by id.
    Table(Id),
    /// A row of a table: the ids of the table and of the row.
    Row(Id, Id),
    /// A questionnaire, by id.
    Questionnaire(Id),
    /// An item of a questionnaire: the ids of the questionnaire and of the item.
    Item(Id, Id),
    /// A term of the glossary.
    Term(Id),
    /// A source, by key.
    Reference(Id),
    /// An author or reviewer, shown on the about page.
    Person(Id),
}

impl Node {
    /// The node whose page this node is on: for a row its table, for an item its questionnaire, otherwise the node
    /// itself.
    pub fn owner(self) -> Self {
        match self {
            Self::Row(table, _) => Self::Table(table),
            Self::Item(questionnaire, _) => Self::Questionnaire(questionnaire),
            other => other,
        }
    }

    /// The node as a mention writes it. For texts that cannot be mentioned, the file that contains them.
    pub fn address(self) -> String {
        match self {
            Self::Section(id) => format!("section:{id}"),
            Self::Part(id) => format!("part:{id}"),
            Self::Table(id) => format!("table:{id}"),
            Self::Row(table, id) => format!("table:{table}#{id}"),
            Self::Questionnaire(id) => format!("questionnaire:{id}"),
            Self::Item(questionnaire, id) => format!("questionnaire:{questionnaire}#{id}"),
            Self::Term(id) => format!("term:{id}"),
            Self::Reference(key) => format!("@{key}"),
            Self::Home | Self::About | Self::Person(_) => "guide.toml".to_owned(),
        }
    }
}
