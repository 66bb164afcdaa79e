//! Finds the questions that nobody can ever be asked.

use super::goal::Goal;
use super::{SearchResult, Solver, Who};
use crate::logic::condition_part::{ConditionPart, Join, Test};
use crate::logic::evaluate::Evaluation;
use crate::logic::possible_values::{Ranges, age_bands, possible_answers};
use crate::logic::reader::{Given, Reader};
use crate::logic::truth::Truth;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::Question;

/// For each question, whether at least one reader (a woman or a man) is asked it.
pub struct Reachable {
    /// For each question, true if the search found a reader who is asked this question.
    asked: Vec<bool>,
    /// Indices of the questions that nobody can be asked.
    pub never: Vec<usize>,
    /// Indices of the questions for which the search gave up before it knew whether anybody can be asked them.
    pub undecided: Vec<usize>,
}

/// Decides for every question whether anybody can be asked it. First goes backwards from the last question, because a
/// reader who is asked a late question is usually also asked the earlier questions on which it depends. Stops at the
/// first question that nobody can be asked. Then goes forwards through the questions that are still open. In this
/// order, each search already knows which of the earlier questions nobody can be asked.
pub fn reachable(questions: &[&Question]) -> Reachable {
    let mut found =
        Reachable { asked: vec![false; questions.len()], never: vec![], undecided: vec![] };
    found.try_sample(questions);
    let mut searcher = Solver::new(questions);
    for question in (0..questions.len()).rev() {
        if !found.asked[question] && !found.search_for(question, &mut searcher) {
            break;
        }
    }
    let decided = std::mem::take(&mut found.undecided);
    for question in 0..questions.len() {
        if decided.contains(&question) {
            found.undecided.push(question);
        } else if !found.asked[question] && !found.search_for(question, &mut searcher) {
            found.never.push(question);
            searcher.mark_never_asked(question);
        }
    }
    found
}

/// If there are at least this many questions, sample readers are tried before any search, because that is faster.
const SAMPLED_FROM: usize = 32;

impl Reachable {
    /// Makes up sample readers, and marks the questions that they are asked. A marked question needs no search. The
    /// readers differ in sex, in age and in their answers: one reader gives the first possible answer to every
    /// question, another the second, and so on to the sixth. For a question with fewer answers, the count starts again
    /// at its first answer.
    fn try_sample(&mut self, questions: &[&Question]) {
        if questions.len() < SAMPLED_FROM {
            return;
        }
        let whens: Vec<&Condition> =
            questions.iter().filter_map(|own| own.when.as_ref()).map(|when| &when.value).collect();
        let ranges = Ranges::of(&whens);
        let possible: Vec<Vec<Given>> = (questions.iter().enumerate())
            .map(|(number, own)| possible_answers(own, ranges.of_question(number)))
            .collect();
        let bands = age_bands(&whens);
        let ages = bands.iter().step_by(bands.len().div_ceil(4)).copied().map(Some);
        let ages: Vec<_> = [None].into_iter().chain(ages).collect();
        for (sort, sex) in (0..6).flat_map(|sort| [(sort, Sex::Female), (sort, Sex::Male)]) {
            for age in &ages {
                let mut reader = Reader::unknown(questions.len());
                (reader.sex, reader.age) = (vec![Some(sex)], vec![*age]);
                for (own, possible) in reader.given.iter_mut().zip(&possible) {
                    *own = vec![possible[sort % possible.len()]];
                }
                let evaluation = Evaluation::new(questions, &reader);
                for (number, asked) in self.asked.iter_mut().enumerate() {
                    *asked |= evaluation.asked(number).is_only(Truth::True);
                }
            }
        }
    }

    /// Searches for a reader who is asked the question, and marks every question that this reader is asked. Returns
    /// false if it is certain that nobody is asked the question.
    fn search_for(&mut self, question: usize, searcher: &mut Solver<'_>) -> bool {
        match searcher.search(Who::WomenAndMen, &[Goal::asked(question)]) {
            SearchResult::Found(example) => {
                self.asked[question] = true;
                example.asked.iter().for_each(|asked| self.asked[*asked] = true);
            }
            SearchResult::Nobody => return false,
            SearchResult::GaveUp => self.undecided.push(question),
        }
        true
    }

    /// Returns true if the reader's sex, or the answer to one question that can be asked, can by itself give the
    /// condition the value `truth`. False does not mean that the value is impossible: two answers together may give it,
    /// as in `all`.
    pub fn allows(&self, condition: &Condition, truth: bool, questions: &[&Question]) -> bool {
        self.allows_part(ConditionPart::Whole(condition).simplest(), truth, questions)
    }

    fn allows_part(&self, part: ConditionPart<'_>, truth: bool, questions: &[&Question]) -> bool {
        if let Some((join, parts)) = part.joined() {
            let one_is_enough = (join == Join::Any) == truth || parts.len() == 1;
            let mut parts = parts.into_iter().map(ConditionPart::simplest);
            return one_is_enough && parts.any(|part| self.allows_part(part, truth, questions));
        }
        match part {
            ConditionPart::Whole(Condition::Not(part)) => self.allows(part, !truth, questions),
            ConditionPart::Whole(Condition::Sex(_)) => true,
            ConditionPart::Answer(question, test) => {
                let Some(own) = questions.get(question).copied() else { return false };
                let ranges = match part {
                    ConditionPart::Answer(_, Test::Number(range)) => vec![range],
                    _ => Vec::new(),
                };
                let mut possible = possible_answers(own, &ranges).into_iter();
                self.asked[question]
                    && possible.any(|given| test.truth(own, Some(given)) == Truth::from(truth))
            }
            _ => false,
        }
    }
}
