//! What must have been answered, as FHIR can say it: of each of several lists of tests, one must hold.
//!
//! Any condition has this form, but it may be long. Where it is too long, lists are left out: more readers are asked
//! than the page asks, never fewer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::enable_when::{Behavior, EnableWhen, Enabled};

/// How many lists of several tests there may be. Each but one becomes a group around the next, and programs refuse JSON
/// that is deeper than 64.
const MOST: usize = 24;
/// How many there may be on the way there: some that a part of a condition needs, the rest makes idle.
const MOST_AT_WORK: usize = 64;

/// One of these tests must hold. Of none, none can.
type Clause<'g> = Vec<EnableWhen<'g>>;

/// One test of each of these must hold. Of none, nothing must.
#[derive(Clone, Debug, PartialEq)]
pub struct Clauses<'g>(Vec<Clause<'g>>);

impl<'g> Clauses<'g> {
    /// Whatever was answered.
    pub const ALWAYS: Self = Self(Vec::new());

    /// Whatever was answered, or nothing that can be.
    pub fn constant(holds: bool) -> Self {
        Self(if holds { Vec::new() } else { vec![Vec::new()] })
    }

    /// One of these tests.
    pub fn one_of(tests: impl IntoIterator<Item = EnableWhen<'g>>) -> Self {
        Self::shortest(vec![tests.into_iter().collect()])
    }

    /// All of these.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::shortest(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// One of these.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::constant(false);
        for other in parts {
            if let ([clause], [own]) = (&mut joined.0[..], &other.0[..]) {
                // Of long lists, what is idle is taken out at the end, once.
                clause.extend(own.iter().cloned());
                continue;
            }
            let pairs =
                joined.0.iter().flat_map(|clause| other.0.iter().map(move |own| (clause, own)));
            let pairs = pairs.map(|(clause, own)| [&clause[..], own].concat());
            joined = Self::shortest(pairs.collect());
        }
        Self::shortest(joined.0)
    }

    /// The same in as few words as we know.
    fn shortest(clauses: Vec<Clause<'g>>) -> Self {
        let mut kept = without_idle(clauses);
        loop {
            let certain: Vec<_> = kept.iter().filter(|clause| clause.len() == 1).cloned().collect();
            let before: usize = kept.iter().map(Vec::len).sum();
            for clause in &mut kept {
                clause.retain(|test| !certain.iter().flatten().any(|known| known.excludes(test)));
            }
            if before == kept.iter().map(Vec::len).sum::<usize>() {
                break;
            }
            kept = without_idle(kept);
        }
        Self(kept)
    }

    /// The same from the outside in: groups around an item, and the item itself.
    pub fn levels(self) -> (Vec<Enabled<'g>>, Enabled<'g>) {
        // What nobody can be asked is a mistake that is reported elsewhere. FHIR has no word for it.
        if self.0.iter().any(Vec::is_empty) {
            return (Vec::new(), Enabled::default());
        }
        let (single, several): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|clause| clause.len() == 1);
        let several = several.into_iter().take(MOST);
        let several = several.map(|clause| Enabled::new(clause, Behavior::Any));
        let mut groups: Vec<_> = several.collect();
        if single.is_empty() {
            let own = groups.pop().unwrap_or_default();
            return (groups, own);
        }
        (groups, Enabled::new(single.concat(), Behavior::All))
    }
}

/// Clauses without tests that add nothing, and without clauses that hold anyway or wherever another does.
fn without_idle(clauses: Vec<Clause<'_>>) -> Vec<Clause<'_>> {
    let mut kept: Vec<Clause<'_>> = Vec::new();
    for clause in clauses {
        let clause = weakest(clause);
        if holds_anyway(&clause) || kept.iter().any(|known| subsumes(known, &clause)) {
            continue;
        }
        kept.retain(|known| !subsumes(&clause, known));
        if clause.len() <= 1 || kept.len() < MOST_AT_WORK {
            kept.push(clause);
        }
    }
    kept
}

/// The tests of a clause that hold wherever any of it does. Only tests of the same question have to do with each other.
fn weakest(clause: Clause<'_>) -> Clause<'_> {
    let mut kept: Vec<Option<EnableWhen<'_>>> = Vec::new();
    let mut places: BTreeMap<Cow<'_, str>, Vec<usize>> = BTreeMap::new();
    for test in clause {
        let own = places.entry(test.question.clone()).or_default();
        if own.iter().any(|place| kept[*place].as_ref().is_some_and(|known| test.implies(known))) {
            continue;
        }
        for place in own.iter() {
            kept[*place] = kept[*place].take().filter(|known| !known.implies(&test));
        }
        own.push(kept.len());
        kept.push(Some(test));
    }
    kept.into_iter().flatten().collect()
}

/// Whether two tests of a clause leave out nobody.
fn holds_anyway(clause: &[EnableWhen<'_>]) -> bool {
    let mut tests: BTreeMap<&str, Vec<&EnableWhen<'_>>> = BTreeMap::new();
    for test in clause {
        tests.entry(&test.question).or_default().push(test);
    }
    tests.values().any(|own| own.iter().any(|one| own.iter().any(|other| one.completes(other))))
}

/// Whether the other clause holds wherever this does.
fn subsumes(clause: &[EnableWhen<'_>], other: &[EnableWhen<'_>]) -> bool {
    clause.iter().all(|test| other.iter().any(|weaker| test.implies(weaker)))
}
