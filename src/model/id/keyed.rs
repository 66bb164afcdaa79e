//! Lists whose members are known by id: the order is one thing, the identity another.

use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

use super::Id;
use crate::span::Spanned;

/// Something that has an id.
pub trait HasId {
    /// The id, and where it stands.
    fn id(&self) -> &Spanned<Id>;
}

/// Members in order, each with an id of its own. Members are shared, so a copy of the list copies none of them.
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
    /// Ids are unique: of two members with the same id, the later one is found by it.
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

    /// The members in order, for those who keep one.
    pub fn shared(&self) -> &[Arc<T>] {
        &self.members
    }

    /// The member of this id.
    pub fn get(&self, id: Id) -> Option<&T> {
        self.members.get(self.place(id)?).map(AsRef::as_ref)
    }

    /// Where a member stands in the order, from 0.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The member at a place of the order.
    pub fn at(&self, place: usize) -> Option<&T> {
        self.members.get(place).map(AsRef::as_ref)
    }

    /// The first member.
    pub fn first(&self) -> Option<&T> {
        self.at(0)
    }

    /// Changes the members that are as asked; the others stay shared. No change may touch an id.
    pub fn change(&mut self, is_meant: impl Fn(&T) -> bool, mut change: impl FnMut(&mut T))
    where
        T: Clone,
    {
        for member in self.members.iter_mut().filter(|member| is_meant(member)) {
            change(Arc::make_mut(member));
        }
    }

    /// Puts a member in the place of the one that has its id, if there is one.
    pub fn replace(&mut self, member: Arc<T>)
    where
        T: HasId,
    {
        if let Some(place) = self.place(member.id().value) {
            self.members[place] = member;
        }
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

/// A member that is known to be there, as the target of a link is.
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
