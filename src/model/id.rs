//! Ids: names of things in a guide. They are stored once, and stay the same when other things are added or removed.

pub mod keyed;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, PoisonError, RwLock};

/// The name of a thing in a guide, stored once for the whole program (interned), so it is cheap to copy and to compare.
/// Ids are equal if their names are equal, and sort as their names do.
///
/// The names are kept until the process ends. They need little memory, because each name of the guide's files is stored
/// only once.
///
/// An id contains only the memory address of its name. So an id takes half the memory of a string slice, and equal ids
/// are recognised without reading their names.
#[derive(Clone, Copy)]
pub struct Id(&'static &'static str);

static NAMES: LazyLock<RwLock<BTreeMap<&'static str, Id>>> = LazyLock::new(RwLock::default);

impl Id {
    /// Returns the id of a name. Stores the name if it is new.
    pub fn new(name: &str) -> Self {
        // If a thread panicked while it held the lock, the map is still consistent, because a name is added in one
        // step.
        let known = NAMES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = known.get(name) {
            return *id;
        }
        drop(known);
        let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = names.get(name) {
            return *id;
        }
        let name: &'static str = Box::leak(name.into());
        let id = Self(Box::leak(Box::new(name)));
        names.insert(name, id);
        id
    }

    /// The name as text.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Id {}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other { Ordering::Equal } else { self.as_str().cmp(other.as_str()) }
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Id {
    /// The id whose name is empty.
    fn default() -> Self {
        Self::new("")
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
        *self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<String> for Id {
    fn eq(&self, other: &String) -> bool {
        *self.0 == other
    }
}

impl PartialEq<Id> for String {
    fn eq(&self, other: &Id) -> bool {
        self == *other.0
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.as_str().to_owned()
    }
}
