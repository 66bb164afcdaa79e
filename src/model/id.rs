//! Ids: names of things in a guide. They are stored once, and stay the same when other things are added or removed.

pub mod keyed;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{LazyLock, RwLock};

/// The name of a thing in a guide, stored once for the whole program (interned), so it is cheap to copy and to compare.
/// Ids are equal if their names are equal, and sort as their names do.
///
/// The names are kept until the process ends. They need little memory, because each name of the guide's files is stored
/// only once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(&'static str);

static NAMES: LazyLock<RwLock<BTreeSet<&'static str>>> = LazyLock::new(RwLock::default);

impl Id {
    /// Returns the id of a name. Stores the name if it is new.
    pub fn new(name: &str) -> Self {
        // If a thread panicked while it held the lock, the set is still consistent, because a name is added in one
        // step.
        let known = NAMES.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(name) = known.get(name) {
            return Self(name);
        }
        drop(known);
        let mut names = NAMES.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(name) = names.get(name) {
            return Self(name);
        }
        let name: &'static str = Box::leak(name.into());
        names.insert(name);
        Self(name)
    }

    /// The name as text.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Default for Id {
    /// The id whose name is empty.
    fn default() -> Self {
        Self("")
    }
}

impl std::ops::Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for Id {
    fn eq(&self, other: &String) -> bool {
        self.0 == other
    }
}

impl PartialEq<Id> for String {
    fn eq(&self, other: &Id) -> bool {
        self == other.0
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.to_owned()
    }
}
