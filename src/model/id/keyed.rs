//! Lists in a fixed order. A member can also be found by its id.

use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

use super::Id;
use crate::span::Spanned;

/// Something that has an id.
pub trait HasId {
    /// The id, with its position in the author's file.
    fn id(&self) -> &Spanned<Id>;
}

/// A list in which each member has an id of its own. Members are shared: copying the list copies pointers to the
/// members, not the members themselves.
#[derive(Clone, Debug)]
pub struct Keyed<T> {
    members: Vec<Arc<T>>,
    places: BTreeMap<Id, usize>,
}

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Self { members: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T: HasId> FromIterator<Arc<T>> for Keyed<T> {
    /// Makes a list from its members. If two members have the same id, looking up the id finds the later member.
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(members: I) -> Self {
        let members: Vec<_> = members.into_iter().collect();
        let places = members.iter().enumerate().map(|(place, member)| (member.id().value, place));
        let places = places.collect();
        Self { members, places }
    }
}

impl<T> Keyed<T> {
    /// The members, in the order of the list.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.members.iter().map(AsRef::as_ref)
    }

    /// The members in the order of the list, as pointers that can be shared.
    pub fn shared(&self) -> &[Arc<T>] {
        &self.members
    }

    /// The member with this id; `None` if no member has the id.
    pub fn get(&self, id: Id) -> Option<&T> {
        self.members.get(self.place(id)?).map(AsRef::as_ref)
    }

    /// The index of the member with this id; `None` if no member has the id.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The member at an index; `None` if the list is shorter.
    pub fn at(&self, place: usize) -> Option<&T> {
        self.members.get(place).map(AsRef::as_ref)
    }

    /// The first member of the list; `None` if the list is empty.
    pub fn first(&self) -> Option<&T> {
        self.at(0)
    }

    /// Calls `change` for the members for which `is_meant` returns true. The other members stay shared with copies of
    /// the list. `change` must not change an id.
    pub fn change(&mut self, is_meant: impl Fn(&T) -> bool, mut change: impl FnMut(&mut T))
    where
        T: Clone,
    {
        for member in self.members.iter_mut().filter(|member| is_meant(member)) {
            change(Arc::make_mut(member));
        }
    }

    /// Replaces the member that has the id of `member`. Does nothing if no member has this id.
    pub fn replace(&mut self, member: Arc<T>)
    where
        T: HasId,
    {
        if let Some(place) = self.place(member.id().value) {
            self.members[place] = member;
        }
    }

    /// Number of members of the list.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Returns true if the list is empty.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

/// Finds the member with an id that must be in the list, such as the target of a link. Panics if no member has the id.
impl<T> Index<Id> for Keyed<T> {
    type Output = T;

    fn index(&self, id: Id) -> &T {
        &self.members[self.places[&id]]
    }
}

impl<'k, T> IntoIterator for &'k Keyed<T> {
    type Item = &'k T;
    type IntoIter = std::iter::Map<std::slice::Iter<'k, Arc<T>>, fn(&'k Arc<T>) -> &'k T>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter().map(AsRef::as_ref)
    }
}
