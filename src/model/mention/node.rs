//! The nodes of the guide's graph of links: everything that contains links, or that links can lead to.

use crate::model::id::Id;

/// Something that contains links or that links can lead to. It is given by its kind and id, which stay the same when
/// other things are added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The home page, with its key messages and introduction.
    Home,
    /// The about page, with the editorial texts and people.
    About,
    /// The section with this id.
    Section(Id),
    /// The part (folder of sections) with this id.
    Part(Id),
    /// The table with this id.
    Table(Id),
    /// A row of a table: the id of the table, then the id of the row.
    Row(Id, Id),
    /// The questionnaire with this id.
    Questionnaire(Id),
    /// An item of a questionnaire: the id of the questionnaire, then the id of the item.
    Item(Id, Id),
    /// The glossary term with this id.
    Term(Id),
    /// The source of the reference list with this key.
    Reference(Id),
    /// The author or reviewer with this id, who is shown on the about page.
    Person(Id),
}

impl Node {
    /// For a row, the node of its table; for an item, the node of its questionnaire; otherwise the node itself.
    pub fn owner(self) -> Self {
        match self {
            Self::Row(table, _) => Self::Table(table),
            Self::Item(questionnaire, _) => Self::Questionnaire(questionnaire),
            other => other,
        }
    }

    /// The address by which authors refer to this node, such as `table:foods#milk`. For the home page, the about page
    /// and people, which have no address, returns `guide.toml`.
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
