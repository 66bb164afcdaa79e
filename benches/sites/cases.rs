//! What has happened since the last build.

use crate::corpus::Edit;

/// A case that is measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// There is no site yet, and nothing else that a build has left.
    Cold,
    /// Nothing was changed since the last build.
    Unchanged,
    /// One page has another sentence in its text.
    Body,
    /// One page, which many mention by its title, has another title.
    Title,
}

impl Case {
    /// All of them, in the order in which they are measured.
    pub const ALL: [Self; 4] = [Self::Cold, Self::Unchanged, Self::Body, Self::Title];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Unchanged => "unchanged",
            Self::Body => "body",
            Self::Title => "title",
        }
    }

    /// What the table says.
    pub fn says(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Unchanged => "unchanged",
            Self::Body => "one body edited",
            Self::Title => "one title edited",
        }
    }

    /// The edit that comes before the build.
    pub fn edit(self, round: usize) -> Edit {
        match self {
            Self::Cold | Self::Unchanged => Edit::None,
            Self::Body => Edit::Body(round),
            Self::Title => Edit::Title(round),
        }
    }

    /// Whether it is worth measuring for a tool that makes the whole site anew each time: the rest would be the same.
    pub fn tells_of_full_builds(self) -> bool {
        matches!(self, Self::Cold | Self::Body)
    }
}
