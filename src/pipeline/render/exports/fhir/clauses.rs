//! Tests in conjunctive normal form, as FHIR can express them: of each clause, at least one test must hold.
//!
//! Every condition can be written like this, but the result can be long. If it is too long, clauses are dropped. The
//! export then asks more readers than the page does, never fewer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::enable_when::{Behavior, EnableWhen, Enabled};

/// Most clauses with several tests. Each except the last needs a nested group, and some programs refuse JSON with more
/// than 64 levels.
const MOST: usize = 24;
/// Most clauses during construction. Some of them become redundant later.
const MOST_AT_WORK: usize = 64;

/// A disjunction of tests. An empty clause can never hold.
type Clause<'g> = Vec<EnableWhen<'g>>;

/// A conjunction of clauses. Without clauses, it always holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Clauses<'g>(Vec<Clause<'g>>);

impl<'g> Clauses<'g> {
    /// The conjunction without clauses, which always holds.
    pub const ALWAYS: Self = Self(Vec::new());

    /// A condition that always holds, or never.
    pub fn constant(holds: bool) -> Self {
        Self(if holds { Vec::new() } else { vec![Vec::new()] })
    }

    /// A condition that holds if one of these tests holds.
    pub fn one_of(tests: impl IntoIterator<Item = EnableWhen<'g>>) -> Self {
        Self::shortest(vec![tests.into_iter().collect()])
    }

    /// The conjunction of several conditions.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::shortest(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// The disjunction of several conditions.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::constant(false);
        for other in parts {
            if let ([clause], [own]) = (&mut joined.0[..], &other.0[..]) {
                // In long lists, redundant tests are removed once at the end.
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

    /// Simplifies the clauses.
    fn shortest(clauses: Vec<Clause<'g>>) -> Self {
        let mut kept = without_redundant(clauses);
        loop {
            let certain: Vec<_> = kept.iter().filter(|clause| clause.len() == 1).cloned().collect();
            let before: usize = kept.iter().map(Vec::len).sum();
            for clause in &mut kept {
                clause.retain(|test| !certain.iter().flatten().any(|known| known.excludes(test)));
            }
            if before == kept.iter().map(Vec::len).sum::<usize>() {
                break;
            }
            kept = without_redundant(kept);
        }
        Self(kept)
    }

    /// Converts to nested groups: the conditions of the groups around the item, outermost first, and that of the item.
    pub fn levels(self) -> (Vec<Enabled<'g>>, Enabled<'g>) {
        // A question that nobody can be asked is reported by a check. FHIR cannot express it.
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

/// Removes redundant tests in clauses, clauses that always hold, and clauses that follow from another.
fn without_redundant(clauses: Vec<Clause<'_>>) -> Vec<Clause<'_>> {
    let mut kept: Vec<Clause<'_>> = Vec::new();
    for clause in clauses {
        let clause = weakest(clause);
        if is_tautology(&clause) || kept.iter().any(|known| subsumes(known, &clause)) {
            continue;
        }
        kept.retain(|known| !subsumes(&clause, known));
        if clause.len() <= 1 || kept.len() < MOST_AT_WORK {
            kept.push(clause);
        }
    }
    kept
}

/// Keeps the tests of a clause that do not imply another one in it. Only tests of the same question can be related.
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

/// Returns true if two tests of the clause together cover every case.
fn is_tautology(clause: &[EnableWhen<'_>]) -> bool {
    let mut tests: BTreeMap<&str, Vec<&EnableWhen<'_>>> = BTreeMap::new();
    for test in clause {
        tests.entry(&test.question).or_default().push(test);
    }
    tests.values().any(|own| own.iter().any(|one| own.iter().any(|other| one.completes(other))))
}

/// Returns true if `clause` implies `other`.
fn subsumes(clause: &[EnableWhen<'_>], other: &[EnableWhen<'_>]) -> bool {
    clause.iter().all(|test| other.iter().any(|weaker| test.implies(weaker)))
}
