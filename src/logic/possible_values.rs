//! Lists representative values of each fact about a reader. A search that tries these values covers every possible
//! reader. Example: if conditions only ask `age ≥ 50`, the age groups 0–49 and 50+ represent all ages.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Ages, Given, accepted, contains};
use crate::model::quantity::Range;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::{Answer, Question};

/// Divides all ages, from birth on, into age groups, so that each condition has the same value for all ages of a group.
/// The last group has no upper end. Example: `age ≥ 50` gives 0–49 and 50+.
pub fn age_bands(conditions: &[&Condition]) -> Vec<Ages> {
    let mut starts = BTreeSet::from([0]);
    for condition in conditions {
        condition.visit(&mut |part| {
            if let Condition::Age(range) = part {
                starts.extend(range.from);
                starts.extend(range.to.map(|to| to.saturating_add(1)));
            }
        });
    }
    let starts: Vec<_> = starts.into_iter().collect();
    let ends = starts.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    starts.iter().copied().zip(ends).collect()
}

/// Returns true if the range contains a number that is also in `accepts`, the range of plausible answers (`None` if all
/// numbers are plausible). Otherwise no reader can ever enter a number in the range.
pub fn has_number(accepts: Option<&Range>, range: &Range) -> bool {
    let ends: Vec<_> = accepts.into_iter().chain([range]).collect();
    numbers(&ends)
        .into_iter()
        .any(|number| contains(range, number) && accepts.is_none_or(|own| contains(own, number)))
}

/// The ranges that conditions compare answers with: for each question, given by index, a list of ranges.
pub struct Ranges<'c>(BTreeMap<usize, Vec<&'c Range>>);

impl<'c> Ranges<'c> {
    /// Collects the ranges of numbers that these conditions compare answers with.
    pub fn of(conditions: &[&'c Condition]) -> Self {
        let mut ranges = BTreeMap::new();
        conditions.iter().for_each(|condition| collect_ranges(condition, &mut ranges));
        Self(ranges)
    }

    /// The ranges that the answer to this question is compared with.
    pub fn of_question(&self, question: usize) -> &[&'c Range] {
        self.0.get(&question).map_or(&[], Vec::as_slice)
    }
}

/// Representative answers to a question: at least one for each case that the question or one of `ranges` tells apart.
/// Example: for a number, the range `at-least = 2` gives the answers 1, 2 and 3. Always includes "not sure" and no
/// answer.
pub fn possible_answers(question: &Question, ranges: &[&Range]) -> Vec<Given> {
    let own: Vec<Given> = match &question.answer {
        Answer::YesNo { .. } => vec![Given::Yes, Given::No],
        Answer::Choice(choices) => (0..choices.len()).map(Given::Choice).collect(),
        Answer::Number { accepts, counts, .. } => {
            let all: Vec<&Range> =
                accepts.iter().chain(counts).chain(ranges.iter().copied()).collect();
            numbers(&all).into_iter().map(Given::Number).collect()
        }
    };
    let sensible = own.into_iter().filter(|given| accepted(question, *given) == *given);
    // An answer such as "yes" or a number decides more conditions than "not sure" or no answer, so the search tries
    // such answers first.
    sensible.chain([Given::Unanswered, Given::Unsure]).collect()
}

fn collect_ranges<'c>(condition: &'c Condition, ranges: &mut BTreeMap<usize, Vec<&'c Range>>) {
    match condition {
        Condition::Any(parts) | Condition::All(parts) => {
            parts.iter().for_each(|part| collect_ranges(part, ranges));
        }
        Condition::Not(part) => collect_ranges(part, ranges),
        Condition::Number(question, range) => ranges.entry(*question).or_default().push(range),
        _ => {}
    }
}

/// Representative numbers for these ranges: every end of a range, one number between every two neighbouring ends, one
/// number below all ends, and one above all ends.
fn numbers(ranges: &[&Range]) -> Vec<f64> {
    let ends = ranges.iter().flat_map(|range| [&range.lower, &range.upper]).flatten();
    let mut ends: Vec<f64> = ends.map(|bound| bound.number.value).collect();
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return vec![0.0] };
    let between = ends.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2.0);
    [first - 1.0, last + 1.0].into_iter().chain(between).chain(ends.iter().copied()).collect()
}
