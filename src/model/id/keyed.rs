//! Ordered lists whose members can be looked up by id.

use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

use super::Id;
use crate::span::Spanned;

/// Something with an id.
pub trait HasId {
    /// The id and its position in the source.
    fn id(&self) -> &Spanned<Id>;
}

/// A list of members with unique ids. Members are shared: copying the list does not copy them.
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
    /// Collects members. If two have the same id, lookup finds the later one.
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(members: I) -> Self {
        let members: Vec<_> = members.into_iter().collect();
        let places = members.iter().enumerate().map(|(place, member)| (member.id().value, place));
        let places = places.collect();
        Self { members, places }
    }
}

impl<T> Keyed<T> {
    /// The members in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.members.iter().map(AsRef::as_ref)
    }

    /// The members in order, as shared pointers.
    pub fn shared(&self) -> &[Arc<T>] {
        &self.members
    }

    /// The member with this id.
    pub fn get(&self, id: Id) -> Option<&T> {
        self.members.get(self.place(id)?).map(AsRef::as_ref)
    }

    /// The index of a member.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The member at an index.
    pub fn at(&self, place: usize) -> Option<&T> {
        self.members.get(place).map(AsRef::as_ref)
    }

    /// The first member of the list.
    pub fn first(&self) -> Option<&T> {
        self.at(0)
    }

    /// Changes the members that match `is_meant`; the others stay shared. A change must not touch the id.
    pub fn change(&mut self, is_meant: impl Fn(&T) -> bool, mut change: impl FnMut(&mut T))
    where
        T: Clone,
    {
        for member in self.members.iter_mut().filter(|member| is_meant(member)) {
            change(Arc::make_mut(member));
        }
    }

    /// Replaces the member with the same id, if there is one.
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

/// Looks up a member that must exist, such as the target of a link. Panics if it does not.
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
