//! Searches for a reader whose answers give conditions the wanted truth values. The search removes impossible answers,
//! splits the conditions into groups that do not affect each other, and tries what remains. The search has a limit on
//! the number of answers that it tests, not on the time, so every machine finds the same reader.

pub mod covers;
pub mod goal;
pub mod hidden;
pub mod overlap;
pub mod reachable;
mod space;

use std::collections::{BTreeMap, BTreeSet};

use self::goal::{Fact, Goal};
use self::space::{NobodyLeft, Space};
use super::condition_part::ConditionPart;
use super::possible_values::{Ranges, age_bands, possible_answers};
use super::reader::{Ages, Given};
use super::truth::Truth;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::Question;

/// The result of a search.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchResult {
    /// The search found this reader, for whom all goals hold.
    Found(Box<Example>),
    /// There is no reader for whom all goals hold.
    Nobody,
    /// The search tested as many answers as it may. It is not known whether there is a reader for whom all goals hold.
    GaveUp,
}

/// A reader for whom all goals hold. Facts that make no difference are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// The sex of the reader; `None` if it makes no difference.
    pub sex: Option<Sex>,
    /// The age of the reader; `None` if it makes no difference.
    pub age: Option<Ages>,
    /// Answers that make the goals hold: pairs of a question's index and an answer, in file order. The other questions
    /// may stay unanswered.
    pub answers: Vec<(usize, Given)>,
    /// Indices of the questions that this reader is asked. Only questions on which the goals depend are listed.
    pub asked: Vec<usize>,
}

/// Among which readers a search looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// All readers, including those who do not state their sex.
    Anybody,
    /// Only readers who state their sex. A reader who does not state it is asked the questions for women and also those
    /// for men. For this reader, a condition on a question for women and a question for men can be true, although it is
    /// true for no woman and no man.
    WomenAndMen,
}

/// Maximum number of answers that one search may test.
const WORK_LIMIT: usize = 1_000_000;

/// Maximum number of answers that all searches of one [`Solver`] may test together. Every search has to test about 20
/// answers for each question, and these are not counted here.
const TOTAL_WORK_LIMIT: usize = 20 * WORK_LIMIT;

/// Number of answers that every search may test, in addition to 20 for each of its questions, even if earlier searches
/// of the [`Solver`] have used up [`TOTAL_WORK_LIMIT`].
const MIN_WORK_LIMIT: usize = 5_000;

/// Runs any number of searches for readers, each with its own goals. All readers answer the same questions. All
/// searches share one limit on the number of answers that they may test.
pub struct Solver<'q> {
    space: Space<'q>,
    /// Indices of the questions that nobody is ever asked.
    never: BTreeSet<usize>,
    /// How many more answers the searches may test together.
    work_left: usize,
    /// The value of `Evaluation::work` at which the current search gives up.
    limit: usize,
}

impl<'q> Solver<'q> {
    /// Creates a solver that searches among the readers who answer these questions.
    pub fn new(questions: &'q [&'q Question]) -> Self {
        let (space, never) = (Space::new(questions), BTreeSet::new());
        Self { space, never, work_left: TOTAL_WORK_LIMIT, limit: 0 }
    }

    /// Records that nobody is ever asked this question.
    pub fn mark_never_asked(&mut self, question: usize) {
        self.never.insert(question);
        self.space.now.mark_never_asked(question);
    }

    /// Lets `question` take its answer from the question with index `owner`, in all searches that follow. If no
    /// question has the index `owner`, `question` is unanswered.
    pub fn set_answer_owner(&mut self, question: usize, owner: usize) {
        self.space.now.set_answer_owner(question, owner);
    }

    /// Finds a reader for whom all goals hold.
    pub fn search(&mut self, who: Who, goals: &[Goal<'_>]) -> SearchResult {
        self.search_among(who, goals, |_, _| true)
    }

    /// Finds a reader for whom all goals hold and who gives only answers for which `may_answer` returns true.
    pub fn search_among(
        &mut self,
        who: Who,
        goals: &[Goal<'_>],
        may_answer: impl Fn(&Question, Given) -> bool,
    ) -> SearchResult {
        let goals: Vec<_> = goals.iter().flat_map(|own| own.split()).collect();
        let relevant_questions = self.relevant_questions(&goals);
        self.fill(who, &goals, &relevant_questions, may_answer);
        let begun = self.space.now.work();
        self.limit = begun
            + WORK_LIMIT.min(self.work_left).max(MIN_WORK_LIMIT + 20 * relevant_questions.len());
        let verdict = self.solve(&goals, &relevant_questions);
        let used = self.space.now.work() - begun;
        self.work_left =
            self.work_left.saturating_sub(used.saturating_sub(20 * relevant_questions.len()));
        let ended = match verdict {
            Verdict::Found => SearchResult::Found(Box::new(self.example(&relevant_questions))),
            Verdict::Nobody => SearchResult::Nobody,
            Verdict::GaveUp => SearchResult::GaveUp,
        };
        self.space.backtrack(0);
        self.space.clear_trail();
        ended
    }

    /// Indices, in file order, of the questions on which the goals depend: the questions that the goals test, the
    /// questions that the `when` of these questions tests, and so on.
    fn relevant_questions(&self, goals: &[Goal<'_>]) -> Vec<usize> {
        let questions = self.space.now.questions;
        let mut relevant = BTreeSet::new();
        let mut open = Vec::new();
        let named = |condition: &Condition, open: &mut Vec<usize>| {
            condition.visit(&mut |part| match part {
                Condition::Is(question, _) | Condition::Number(question, _) => {
                    open.push(*question);
                }
                Condition::Counts(counted) => open.extend(counted),
                Condition::Some(_, range) => open.extend(range.clone()),
                _ => {}
            });
        };
        for own in goals {
            match own.part {
                ConditionPart::Whole(condition) => named(condition, &mut open),
                ConditionPart::Answer(question, _) | ConditionPart::Asked(question) => {
                    open.push(question)
                }
            }
        }
        while let Some(question) = open.pop() {
            let Some(own) = questions.get(question) else { continue };
            if !relevant.insert(question) {
                continue;
            }
            open.push(self.space.now.answer_owner(question));
            if !self.never.contains(&question)
                && let Some(when) = &own.when
            {
                named(&when.value, &mut open);
            }
        }
        relevant.into_iter().collect()
    }

    /// Prepares a search among the readers of `who`: gives each fact all values that the search must try, one for each
    /// case that the conditions distinguish. `relevant_questions` are the indices of the questions on which the goals
    /// depend.
    fn fill(
        &mut self,
        who: Who,
        goals: &[Goal<'_>],
        relevant_questions: &[usize],
        may_answer: impl Fn(&Question, Given) -> bool,
    ) {
        let questions = self.space.now.questions;
        let whole = goals.iter().filter_map(|own| match own.part {
            ConditionPart::Whole(condition) => Some(condition),
            _ => None,
        });
        let whens =
            relevant_questions.iter().filter_map(|question| questions[*question].when.as_ref());
        let conditions: Vec<&Condition> = whole.chain(whens.map(|when| &when.value)).collect();
        let ranges = Ranges::of(&conditions);
        let own = relevant_questions
            .iter()
            .copied()
            .filter(|own| self.space.now.answer_owner(*own) == *own);
        let own: Vec<usize> = own.collect();
        let reader = &mut self.space.now.reader;
        reader.sex = match who {
            Who::Anybody => vec![None, Some(Sex::Female), Some(Sex::Male)],
            Who::WomenAndMen => vec![Some(Sex::Female), Some(Sex::Male)],
        };
        let ages = age_bands(&conditions).into_iter().map(Some);
        reader.age = [None].into_iter().chain(ages).collect();
        for place in own {
            let question = questions[place];
            let possible = possible_answers(question, ranges.of_question(place)).into_iter();
            reader.given[place] = possible.filter(|given| may_answer(question, *given)).collect();
        }
    }

    fn solve(&mut self, goals: &[Goal<'_>], relevant_questions: &[usize]) -> Verdict {
        let mark = self.space.mark();
        let open = match self.space.narrow(goals, relevant_questions) {
            Ok(open) if open.is_empty() => return Verdict::Found,
            Ok(open) => open,
            Err(NobodyLeft) => {
                self.space.backtrack(mark);
                return Verdict::Nobody;
            }
        };
        if self.space.now.work() >= self.limit {
            self.space.backtrack(mark);
            return Verdict::GaveUp;
        }
        let mut ended = Verdict::Found;
        for group in groups(&self.space, &open) {
            match self.branch(&group) {
                Verdict::Found => continue,
                // If the goals of one group cannot be met, nobody meets all goals. This is certain even if the search
                // of another group gave up.
                Verdict::Nobody => ended = Verdict::Nobody,
                Verdict::GaveUp => ended = Verdict::GaveUp,
            }
            if ended == Verdict::Nobody {
                break;
            }
        }
        if ended != Verdict::Found {
            self.space.backtrack(mark);
        }
        ended
    }

    /// Searches for a reader who meets the goals of `group`: first with one value of `group.fact`, then with all its
    /// other values. For the age, searches with one half of the possible ages, then with the other half.
    fn branch(&mut self, group: &GoalGroup<'_>) -> Verdict {
        let Some(fact) = group.fact else { return Verdict::GaveUp };
        let first = if fact == Fact::Age { self.space.count(fact) / 2 } else { 1 };
        for takes_first in [true, false] {
            let mark = self.space.mark();
            self.space.keep(fact, |place| (place < first) == takes_first);
            match self.solve(&group.goals, &group.undecided_questions) {
                Verdict::Nobody => self.space.backtrack(mark),
                ended => return ended,
            }
        }
        Verdict::Nobody
    }

    /// One of the readers that meet the goals, with only the facts that make a difference.
    fn example(&self, relevant_questions: &[usize]) -> Example {
        let reader = &self.space.now.reader;
        let now = &self.space.now;
        let own: Vec<usize> = relevant_questions
            .iter()
            .copied()
            .filter(|question| now.answer_owner(*question) == *question)
            .collect();
        let answers = own.iter().filter_map(|question| {
            let given = reader.given(*question);
            let is_left = given.is_empty() || given.contains(&Given::Unanswered);
            Some((*question, *given.first().filter(|_| !is_left)?))
        });
        let is_asked = |one: &usize| now.asked(*one).is_only(Truth::True);
        Example {
            sex: stated_value(&reader.sex),
            age: stated_value(&reader.age),
            answers: answers.collect(),
            asked: own.iter().copied().filter(is_asked).collect(),
        }
    }
}

/// The value of a fact in an example: the first of its possible values. `None` if the fact makes no difference, so that
/// the reader need not state it.
fn stated_value<T: Copy + PartialEq>(values: &[Option<T>]) -> Option<T> {
    if values.contains(&None) { None } else { values.first().copied().flatten() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Found,
    Nobody,
    GaveUp,
}

/// Goals that must be solved together, because they depend on the same undecided facts. A fact is undecided as long as
/// it has several possible values.
struct GoalGroup<'c> {
    goals: Vec<Goal<'c>>,
    /// Indices of the questions on which the goals of this group depend and for which the search has not yet decided
    /// whether they are asked.
    undecided_questions: Vec<usize>,
    /// The fact whose values the search tries next to meet the goals of this group. `None` if no fact on which these
    /// goals depend has several possible values left.
    fact: Option<Fact>,
}

/// Divides goals into groups that depend on different undecided facts (facts with several possible values), so that
/// each group can be solved by itself. The smallest group comes first.
fn groups<'c>(space: &Space<'c>, open: &[Goal<'c>]) -> Vec<GoalGroup<'c>> {
    let facts: Vec<_> = open.iter().map(|own| space.open_facts(own.part)).collect();
    // Union-find: each goal points to the first goal that depends on the same undecided fact.
    let mut leaders: Vec<usize> = (0..open.len()).collect();
    let mut first: BTreeMap<Fact, usize> = BTreeMap::new();
    for (place, (own, _)) in facts.iter().enumerate() {
        for fact in own {
            let other = *first.entry(*fact).or_insert(place);
            let (one, two) = (leader(&mut leaders, place), leader(&mut leaders, other));
            leaders[one.max(two)] = one.min(two);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..open.len() {
        members.entry(leader(&mut leaders, place)).or_default().push(place);
    }
    let mut groups: Vec<GoalGroup<'c>> = members
        .into_values()
        .map(|members| {
            let mut votes: BTreeMap<Fact, usize> = BTreeMap::new();
            let mut undecided_questions = BTreeSet::new();
            for member in &members {
                let (own, unclear) = &facts[*member];
                own.iter().for_each(|fact| *votes.entry(*fact).or_default() += 1);
                undecided_questions.extend(unclear);
            }
            let most = votes.values().max().copied();
            // Sex and age decide many questions at once, so their values are tried first.
            let of_all = votes.iter().find(|(fact, _)| matches!(fact, Fact::Sex | Fact::Age));
            // Otherwise, takes the facts on which most goals depend, and of these the last: later questions depend on
            // earlier ones, so deciding a late question also limits the answers to earlier ones.
            let fact = of_all.or_else(|| votes.iter().rfind(|(_, own)| Some(**own) == most));
            GoalGroup {
                goals: members.iter().map(|member| open[*member]).collect(),
                fact: fact.map(|(fact, _)| *fact),
                undecided_questions: undecided_questions.into_iter().collect(),
            }
        })
        .collect();
    groups.sort_by_key(|group| group.goals.len());
    groups
}

fn leader(leaders: &mut [usize], place: usize) -> usize {
    let mut top = place;
    while leaders[top] != top {
        leaders[top] = leaders[leaders[top]];
        top = leaders[top];
    }
    top
}
