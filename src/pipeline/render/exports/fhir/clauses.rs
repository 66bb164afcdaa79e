//! Conditions in the form that FHIR needs: a condition is a list of clauses that must all hold, and a clause is a list
//! of tests of which at least one must hold.
//!
//! Every condition can be written in this form (conjunctive normal form), but the result can be long. If it is too
//! long, clauses are dropped. Then the question is asked of more readers than on the page, never of fewer.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::enable_when::{Behavior, EnableWhen, Enabled};

/// Maximum number of clauses with several tests in one condition. Each of these clauses, except one, needs a FHIR group
/// around the question, and some programs refuse JSON with more than 64 nested levels.
const MOST_CLAUSES: usize = 24;
/// Maximum number of clauses while a condition is put together from others. It is larger than [`MOST_CLAUSES`], because
/// redundant clauses are removed later.
const MOST_AT_WORK: usize = 64;

/// Tests of which at least one must hold. A clause without tests never holds.
type Clause<'g> = Vec<EnableWhen<'g>>;

/// A condition: a list of clauses that must all hold. With an empty list, the condition always holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Clauses<'g>(Vec<Clause<'g>>);

impl<'g> Clauses<'g> {
    /// The condition that always holds.
    pub const ALWAYS: Self = Self(Vec::new());

    /// A condition that always holds if `holds` is true, and that never holds if `holds` is false.
    pub fn constant(holds: bool) -> Self {
        Self(if holds { Vec::new() } else { vec![Vec::new()] })
    }

    /// A condition that holds if at least one of these tests holds.
    pub fn one_of(tests: impl IntoIterator<Item = EnableWhen<'g>>) -> Self {
        Self::shortest(vec![tests.into_iter().collect()])
    }

    /// The condition that holds if all of the conditions in `parts` hold.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::shortest(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// The condition that holds if at least one of the conditions in `parts` holds.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::constant(false);
        for other in parts {
            if let ([clause], [own]) = (&mut joined.0[..], &other.0[..]) {
                // Redundant tests are removed after the loop: removing them at each step would be slow for a long list.
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

    /// The condition that holds if all of these clauses hold. Leaves out tests and clauses that are clearly redundant.
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

    /// Distributes the clauses to a FHIR item and the FHIR groups around it. Returns the tests of each group, outermost
    /// first, and the tests of the item itself.
    pub fn levels(self) -> (Vec<Enabled<'g>>, Enabled<'g>) {
        // A clause without tests means that nobody is asked the question. FHIR cannot express this, and a check reports
        // it.
        if self.0.iter().any(Vec::is_empty) {
            return (Vec::new(), Enabled::default());
        }
        let (single, several): (Vec<_>, Vec<_>) =
            self.0.into_iter().partition(|clause| clause.len() == 1);
        let several = several.into_iter().take(MOST_CLAUSES);
        let several = several.map(|clause| Enabled::new(clause, Behavior::Any));
        let mut groups: Vec<_> = several.collect();
        if single.is_empty() {
            let own = groups.pop().unwrap_or_default();
            return (groups, own);
        }
        (groups, Enabled::new(single.concat(), Behavior::All))
    }
}

/// Removes redundant tests within each clause, clauses that always hold, and clauses that follow from another clause.
/// Keeps at most [`MOST_AT_WORK`] clauses with several tests, to limit the work, and drops the rest. The condition then
/// holds for more readers than before, so the question is asked of more readers, never of fewer.
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

/// Removes each test that implies another test of the clause: without it, the clause holds in the same cases. Only
/// tests of the same question can imply each other.
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

/// Returns true if a clause always holds, because two of its tests cover every case of an answer.
fn is_tautology(clause: &[EnableWhen<'_>]) -> bool {
    let mut tests: BTreeMap<&str, Vec<&EnableWhen<'_>>> = BTreeMap::new();
    for test in clause {
        tests.entry(&test.question).or_default().push(test);
    }
    tests.values().any(|own| own.iter().any(|one| own.iter().any(|other| one.completes(other))))
}

/// Returns true if it is certain that the clause `other` holds whenever `clause` holds.
fn subsumes(clause: &[EnableWhen<'_>], other: &[EnableWhen<'_>]) -> bool {
    clause.iter().all(|test| other.iter().any(|weaker| test.implies(weaker)))
}
