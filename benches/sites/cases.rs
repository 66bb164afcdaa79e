//! The cases that are measured: what has changed since the last build.

use crate::corpus::Edit;

/// A case that is measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// There is no site yet, nor anything else from an earlier build.
    Cold,
    /// Nothing has changed since the last build.
    Unchanged,
    /// One page has a new sentence in its text.
    Body,
    /// One page has a new title, and many pages mention it by its title.
    Title,
}

impl Case {
    /// All cases, in the order in which they are measured.
    pub const ALL: [Self; 4] = [Self::Cold, Self::Unchanged, Self::Body, Self::Title];

    /// The name of the case on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Unchanged => "unchanged",
            Self::Body => "body",
            Self::Title => "title",
        }
    }

    /// The description of the case in the table.
    pub fn says(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Unchanged => "unchanged",
            Self::Body => "one body edited",
            Self::Title => "one title edited",
        }
    }

    /// The edit that precedes the build.
    pub fn edit(self, round: usize) -> Edit {
        match self {
            Self::Cold | Self::Unchanged => Edit::None,
            Self::Body => Edit::Body(round),
            Self::Title => Edit::Title(round),
        }
    }

    /// Returns true if the case is worth measuring for a tool that builds the whole site each time. For such a tool,
    /// the other cases give the same result.
    pub fn tells_of_full_builds(self) -> bool {
        matches!(self, Self::Cold | Self::Body)
    }
}
