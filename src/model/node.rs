//! What can be linked to, and what can link: the nodes of the guide's graph.

/// A node, by its place in the guide's lists. Only a guide that is assembled gives these numbers a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The home page: key messages and introduction.
    Home,
    /// The about page: editorial texts and people.
    About,
    /// A section.
    Section(usize),
    /// A table.
    Table(usize),
    /// A row of a table.
    Row(usize, usize),
    /// A questionnaire.
    Questionnaire(usize),
    /// An item of a questionnaire.
    Item(usize, usize),
    /// A term of the glossary.
    Term(usize),
    /// A source.
    Reference(usize),
    /// An author or reviewer, who stands on the about page.
    Person(usize),
}

impl Node {
    /// The node whose page this one stands on: a row's table, an item's questionnaire, else the node itself.
    pub fn owner(self) -> Self {
        match self {
            Self::Row(table, _) => Self::Table(table),
            Self::Item(questionnaire, _) => Self::Questionnaire(questionnaire),
            other => other,
        }
    }
}
