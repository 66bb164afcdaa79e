//! Finds questions whose answer alone makes a condition true.

use std::collections::BTreeSet;

use crate::logic::condition_part::{ConditionPart, Join, Test, counts};
use crate::logic::possible_values::possible_answers;
use crate::logic::truth::Truth;
use crate::model::quantity::Range;
use crate::model::questionnaire::condition::{AnswerState, Condition};
use crate::model::questionnaire::question::Question;

/// Returns the indices of questions that make a condition true by themselves: if the answer to one of these questions
/// counts, the condition is true, whatever the other answers are. Finds these questions without a search, so it may
/// miss some of them.
pub fn covers(condition: &Condition, questions: &[&Question]) -> BTreeSet<usize> {
    covered(ConditionPart::Whole(condition).simplest(), questions)
}

fn covered(part: ConditionPart<'_>, questions: &[&Question]) -> BTreeSet<usize> {
    if let Some((join, parts)) = part.joined() {
        let mut sets = parts.into_iter().map(|part| covered(part.simplest(), questions));
        return match join {
            Join::Any => sets.flatten().collect(),
            Join::All => {
                let first = sets.next().unwrap_or_default();
                sets.fold(first, |left, own| left.intersection(&own).copied().collect())
            }
        };
    }
    let ConditionPart::Answer(question, test) = part else { return BTreeSet::new() };
    let Some(own) = questions.get(question).copied() else { return BTreeSet::new() };
    let is_covered = match test {
        Test::Counts => true,
        Test::State(state) => matches!(state, AnswerState::Counts | AnswerState::Answered),
        Test::Is(_) => is_true_of_all(test, own, &[]),
        Test::Number(range) => is_true_of_all(test, own, &[range]),
    };
    if is_covered && own.answer.can_count() { BTreeSet::from([question]) } else { BTreeSet::new() }
}

/// Returns true if every answer that counts passes the test. An answer counts if it is the one that the question asks
/// about.
fn is_true_of_all(test: Test<'_>, question: &Question, ranges: &[&Range]) -> bool {
    let mut counted = possible_answers(question, ranges)
        .into_iter()
        .filter(|given| counts(question, *given) == Truth::True);
    counted.all(|given| test.truth(question, Some(given)) == Truth::True)
}
