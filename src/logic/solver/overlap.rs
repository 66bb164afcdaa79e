//! Finds rows of a schedule that apply to the same reader. Compares two rows only if their ages overlap. Most of these
//! rows exclude each other by the sex, the age or a single answer. Only the other pairs of rows need a search.

use std::collections::BTreeMap;

use super::goal::Goal;
use super::{SearchResult, Solver, Who};
use crate::logic::condition_part::{ConditionPart, Test};
use crate::logic::planner::row_condition;
use crate::logic::possible_values::{Ranges, possible_answers};
use crate::logic::reader::Given;
use crate::logic::truth::{Truth, TruthSet};
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::{AppliesTo, Question};
use crate::model::table::Table;

/// Maximum number of rows that are listed as overlapping with one row of a schedule.
const MOST_LISTED: usize = 5;

/// The earlier rows of a schedule that overlap with a later row. Two rows overlap if there is a reader to whom both
/// apply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlaps {
    /// Indices of the earlier rows of the schedule that overlap with this row, in ascending order; at most five.
    pub rows: Vec<usize>,
    /// True if more earlier rows overlap with this row than `rows` lists.
    pub has_more: bool,
    /// True if the search gave up on some earlier row before it knew whether that row overlaps with this one.
    pub undecided: bool,
}

/// For each row of a schedule, finds the earlier rows that overlap with this row. Two rows overlap if some reader meets
/// the conditions of both.
pub fn overlaps(table: &Table) -> Vec<Overlaps> {
    let questions = table.tool.questions();
    let conditions: Vec<Condition> = (table.rows.iter())
        .map(|row| row_condition(table, row).unwrap_or(Condition::All(Vec::new())))
        .collect();
    let ranges = Ranges::of(&conditions.iter().collect::<Vec<_>>());
    let possible: Vec<Vec<Given>> = (questions.iter().enumerate())
        .map(|(number, own)| possible_answers(own, ranges.of_question(number)))
        .collect();
    let claims: Vec<Claim> =
        conditions.iter().map(|condition| Claim::new(condition, &questions, &possible)).collect();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|row| claims[*row].ages.0);
    let mut found = vec![Overlaps::default(); claims.len()];
    let mut searcher = Solver::new(&questions);
    let mut active: Vec<usize> = Vec::new();
    for row in order {
        active.retain(|other| claims[*other].ages.1 >= claims[row].ages.0);
        for other in &active {
            let (earlier, later) = (row.min(*other), row.max(*other));
            let own = &mut found[later];
            if own.has_more || claims[row].excludes(&claims[*other]) {
                continue;
            }
            let ended = if claims[row].is_exact && claims[*other].is_exact {
                RowOverlap::Certain
            } else {
                RowOverlap::of(&mut searcher, &conditions[row], &conditions[*other])
            };
            match ended {
                RowOverlap::Certain if own.rows.len() == MOST_LISTED => own.has_more = true,
                RowOverlap::Certain => own.rows.push(earlier),
                RowOverlap::None => {}
                RowOverlap::Undecided => own.undecided = true,
            }
        }
        active.push(row);
    }
    found.iter_mut().for_each(|own| own.rows.sort_unstable());
    found
}

enum RowOverlap {
    Certain,
    None,
    Undecided,
}

impl RowOverlap {
    /// Searches for a reader to whom both rows apply, that is, for whom both conditions are true. Returns `Certain` if
    /// it finds one, `None` if both rows cannot apply to one reader, and `Undecided` if the search gave up.
    fn of(searcher: &mut Solver<'_>, one: &Condition, other: &Condition) -> Self {
        let both = [Goal::is(one, Truth::True), Goal::is(other, Truth::True)];
        match searcher.search(Who::WomenAndMen, &both) {
            SearchResult::Found(_) => Self::Certain,
            SearchResult::Nobody => Self::None,
            SearchResult::GaveUp => Self::Undecided,
        }
    }
}

/// What a row requires of single facts about a reader: of the sex, of the age, and of each answer. Every reader to whom
/// the row applies meets all of these requirements.
struct Claim {
    sex: Option<Sex>,
    ages: (u32, u32),
    /// For each question, by index, the answers that the row allows, as a set of bits: bit `n` is 1 if the row allows
    /// the answer with index `n` among the question's representative answers.
    answers: BTreeMap<usize, Vec<u64>>,
    /// True if, conversely, the row applies to every reader who meets all of these requirements.
    is_exact: bool,
}

impl Claim {
    fn new(condition: &Condition, questions: &[&Question], possible: &[Vec<Given>]) -> Self {
        let mut claim =
            Self { sex: None, ages: (0, u32::MAX), answers: BTreeMap::new(), is_exact: true };
        for Goal { part, allowed } in Goal::is(condition, Truth::True).split() {
            let is_true = allowed == TruthSet::only(Truth::True);
            match part.simplest() {
                ConditionPart::Whole(Condition::Sex(sex)) if is_true => {
                    claim.is_exact &= claim.sex.is_none_or(|known| known == *sex);
                    claim.sex = Some(*sex);
                }
                ConditionPart::Whole(Condition::Age(AgeRange { from, to })) if is_true => {
                    let (low, high) = claim.ages;
                    claim.ages = (low.max(from.unwrap_or(0)), high.min(to.unwrap_or(u32::MAX)));
                }
                ConditionPart::Whole(Condition::Counts(one)) if is_true && one.len() == 1 => {
                    claim.require(one[0], Test::Counts, questions, possible);
                }
                ConditionPart::Answer(question, test) if is_true => {
                    claim.require(question, test, questions, possible);
                }
                _ => claim.is_exact = false,
            }
        }
        claim.is_exact &= claim.ages.0 <= claim.ages.1
            && claim.answers.values().all(|answers| answers.iter().any(|bits| *bits != 0));
        claim
    }

    fn require(
        &mut self,
        question: usize,
        test: Test<'_>,
        questions: &[&Question],
        possible: &[Vec<Given>],
    ) {
        let Some(own) = questions.get(question).copied() else { return };
        let mut fits = vec![0_u64; possible[question].len().div_ceil(64)];
        for (place, given) in possible[question].iter().enumerate() {
            let holds = test.truth(own, Some(*given)) == Truth::True;
            fits[place / 64] |= u64::from(holds) << (place % 64);
        }
        let known = self.answers.entry(question).or_insert_with(|| fits.clone());
        known.iter_mut().zip(&fits).for_each(|(known, fits)| *known &= fits);
        // Whether the question is asked may depend on further facts, which the claim does not record.
        self.is_exact &= own.when.is_none() && own.applies_to == AppliesTo::Any;
    }

    /// Returns true if no reader can meet the requirements of both rows, because of the sex, the age or the answer to
    /// one question.
    fn excludes(&self, other: &Self) -> bool {
        let by_sex = self.sex.zip(other.sex).is_some_and(|(one, two)| one != two);
        let by_age = self.ages.0.max(other.ages.0) > self.ages.1.min(other.ages.1);
        by_sex || by_age || self.excludes_by_answers(other)
    }

    fn excludes_by_answers(&self, other: &Self) -> bool {
        let (few, many) = if self.answers.len() <= other.answers.len() {
            (&self.answers, &other.answers)
        } else {
            (&other.answers, &self.answers)
        };
        few.iter().any(|(question, own)| {
            let others = many.get(question);
            others.is_some_and(|others| !own.iter().zip(others).any(|(one, two)| one & two != 0))
        })
    }
}
