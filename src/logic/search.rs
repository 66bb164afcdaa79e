//! Searches for a reader whose answers give conditions the wanted values. It removes impossible answers, splits the
//! conditions into independent groups, and tries what remains. The limit counts answers tried, not time, so every
//! machine finds the same reader.

pub mod covers;
pub mod hidden;
pub mod overlap;
pub mod reachable;
mod space;
pub mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use self::space::{NobodyLeft, Space};
use self::wanted::{Fact, Wanted};
use super::part::Part;
use super::possible::{Ranges, age_bands, possible_answers};
use super::reader::{Ages, Given};
use super::truth::Truth;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::Question;

/// How a search ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Search {
    /// Of this reader it is as wanted.
    Found(Box<Example>),
    /// Of nobody.
    Nobody,
    /// There were too many possibilities to look at them all.
    GaveUp,
}

/// A reader of whom it is as wanted. What does not matter is not told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// The sex, where that matters.
    pub sex: Option<Sex>,
    /// The age, where that matters.
    pub age: Option<Ages>,
    /// The answers that matter, in file order. Any other question may be left.
    pub answers: Vec<(usize, Given)>,
    /// The questions that such a reader is asked, of those that were looked at.
    pub asked: Vec<usize>,
}

/// Among whom to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody, also those who have not told their sex.
    Anybody,
    /// All women and men. Whoever has not told which is asked what concerns either, but is one of them, so what only
    /// those two together could answer concerns nobody.
    WomenAndMen,
}

/// How many answers are looked at in one search.
const PATIENCE: usize = 1_000_000;

/// How many are looked at in all searches over the same questions, beside what their number makes unavoidable.
const PATIENCE_IN_ALL: usize = 20 * PATIENCE;

/// How many are looked at in one search once those are used up.
const LAST_PATIENCE: usize = 5_000;

/// Searches over the same questions.
pub struct Searcher<'q> {
    space: Space<'q>,
    never: BTreeSet<usize>,
    in_all: usize,
    until: usize,
}

impl<'q> Searcher<'q> {
    /// Searches over these questions.
    pub fn new(questions: &'q [&'q Question]) -> Self {
        let (space, never) = (Space::new(questions), BTreeSet::new());
        Self { space, never, in_all: PATIENCE_IN_ALL, until: 0 }
    }

    /// Takes it as known that nobody is asked this.
    pub fn nobody_is_asked(&mut self, question: usize) {
        self.never.insert(question);
        self.space.now.nobody_is_asked(question);
    }

    /// A reader of whom all this is as wanted.
    pub fn search(&mut self, who: Who, wanted: &[Wanted<'_>]) -> Search {
        self.search_among(who, wanted, |_, _| true)
    }

    /// A reader of whom all this is as wanted, among those whose answers are all like this.
    pub fn search_among(
        &mut self,
        who: Who,
        wanted: &[Wanted<'_>],
        may_answer: impl Fn(&Question, Given) -> bool,
    ) -> Search {
        let wanted: Vec<_> = wanted.iter().flat_map(|own| own.unfolded()).collect();
        let cone = self.cone(&wanted);
        self.fill(who, &wanted, &cone, may_answer);
        let begun = self.space.now.work();
        self.until = begun + PATIENCE.min(self.in_all).max(LAST_PATIENCE + 20 * cone.len());
        let verdict = self.solve(&wanted, &cone);
        let used = self.space.now.work() - begun;
        self.in_all = self.in_all.saturating_sub(used.saturating_sub(20 * cone.len()));
        let ended = match verdict {
            Verdict::Found => Search::Found(Box::new(self.example(&cone))),
            Verdict::Nobody => Search::Nobody,
            Verdict::GaveUp => Search::GaveUp,
        };
        self.space.go_back(0);
        self.space.forget();
        ended
    }

    /// The questions that what is wanted looks at, and those that decide whether these are asked, in file order.
    fn cone(&self, wanted: &[Wanted<'_>]) -> Vec<usize> {
        let questions = self.space.now.questions;
        let mut cone = BTreeSet::new();
        let mut open = Vec::new();
        let named = |condition: &Condition, open: &mut Vec<usize>| {
            condition.visit(&mut |part| match part {
                Condition::Is(question, _) | Condition::Number(question, _) => {
                    open.push(*question);
                }
                Condition::Counts(counted) => open.extend(counted),
                Condition::Some(_) => open.extend(0..questions.len()),
                _ => {}
            });
        };
        for own in wanted {
            match own.part {
                Part::Whole(condition) => named(condition, &mut open),
                Part::Answer(question, _) | Part::Asked(question) => open.push(question),
            }
        }
        while let Some(question) = open.pop() {
            let Some(own) = questions.get(question) else { continue };
            if cone.insert(question)
                && !self.never.contains(&question)
                && let Some(when) = &own.when
            {
                named(&when.value, &mut open);
            }
        }
        cone.into_iter().collect()
    }

    /// All readers, as far as these conditions and questions can tell readers apart.
    fn fill(
        &mut self,
        who: Who,
        wanted: &[Wanted<'_>],
        cone: &[usize],
        may_answer: impl Fn(&Question, Given) -> bool,
    ) {
        let questions = self.space.now.questions;
        let whole = wanted.iter().filter_map(|own| match own.part {
            Part::Whole(condition) => Some(condition),
            _ => None,
        });
        let whens = cone.iter().filter_map(|question| questions[*question].when.as_ref());
        let conditions: Vec<&Condition> = whole.chain(whens.map(|when| &when.value)).collect();
        let ranges = Ranges::of(&conditions);
        let reader = &mut self.space.now.reader;
        reader.sex = match who {
            Who::Anybody => vec![None, Some(Sex::Female), Some(Sex::Male)],
            Who::WomenAndMen => vec![Some(Sex::Female), Some(Sex::Male)],
        };
        let ages = age_bands(&conditions).into_iter().map(Some);
        reader.age = [None].into_iter().chain(ages).collect();
        for question in cone {
            let own = questions[*question];
            let possible = possible_answers(own, ranges.of_question(*question)).into_iter();
            reader.given[*question] = possible.filter(|given| may_answer(own, *given)).collect();
        }
    }

    fn solve(&mut self, wanted: &[Wanted<'_>], cone: &[usize]) -> Verdict {
        let mark = self.space.mark();
        let open = match self.space.narrow(wanted, cone) {
            Ok(open) if open.is_empty() => return Verdict::Found,
            Ok(open) => open,
            Err(NobodyLeft) => {
                self.space.go_back(mark);
                return Verdict::Nobody;
            }
        };
        if self.space.now.work() >= self.until {
            self.space.go_back(mark);
            return Verdict::GaveUp;
        }
        let mut ended = Verdict::Found;
        for group in groups(&self.space, &open) {
            match self.branch(&group) {
                Verdict::Found => continue,
                // One of which there is nobody decides it, whatever could not be told of another.
                Verdict::Nobody => ended = Verdict::Nobody,
                Verdict::GaveUp => ended = Verdict::GaveUp,
            }
            if ended == Verdict::Nobody {
                break;
            }
        }
        if ended != Verdict::Found {
            self.space.go_back(mark);
        }
        ended
    }

    /// Tries one value of the fact that matters most, then the others; of ages, one half, then the other.
    fn branch(&mut self, group: &Group<'_>) -> Verdict {
        let Some(fact) = group.fact else { return Verdict::GaveUp };
        let first = if fact == Fact::Age { self.space.count(fact) / 2 } else { 1 };
        for takes_first in [true, false] {
            let mark = self.space.mark();
            self.space.keep(fact, |place| (place < first) == takes_first);
            match self.solve(&group.wanted, &group.cone) {
                Verdict::Nobody => self.space.go_back(mark),
                ended => return ended,
            }
        }
        Verdict::Nobody
    }

    /// What of the readers that are left matters, for one of them.
    fn example(&self, cone: &[usize]) -> Example {
        let reader = &self.space.now.reader;
        let answers = cone.iter().filter_map(|question| {
            let given = reader.given(*question);
            let is_left = given.is_empty() || given.contains(&Given::Unanswered);
            Some((*question, *given.first().filter(|_| !is_left)?))
        });
        let is_asked = |one: usize| self.space.now.asked(one).is_only(Truth::True);
        Example {
            sex: untold(&reader.sex),
            age: untold(&reader.age),
            answers: answers.collect(),
            asked: cone.iter().copied().filter(|one| is_asked(*one)).collect(),
        }
    }
}

/// What somebody tells who had better tell it.
fn untold<T: Copy + PartialEq>(values: &[Option<T>]) -> Option<T> {
    if values.contains(&None) { None } else { values.first().copied().flatten() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Found,
    Nobody,
    GaveUp,
}

/// What is wanted together, because the same facts decide it.
struct Group<'c> {
    wanted: Vec<Wanted<'c>>,
    /// The questions that it is not known of whether they are asked.
    cone: Vec<usize>,
    /// The fact that decides most.
    fact: Option<Fact>,
}

/// What is wanted in groups that have no open fact in common, small ones first.
fn groups<'c>(space: &Space<'c>, open: &[Wanted<'c>]) -> Vec<Group<'c>> {
    let facts: Vec<_> = open.iter().map(|own| space.open_facts(own.part)).collect();
    // Each is led by the first that it shares a fact with; leaders of leaders are followed to the end.
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
    let mut groups: Vec<Group<'c>> = members
        .into_values()
        .map(|members| {
            let mut votes: BTreeMap<Fact, usize> = BTreeMap::new();
            let mut cone = BTreeSet::new();
            for member in &members {
                let (own, unclear) = &facts[*member];
                own.iter().for_each(|fact| *votes.entry(*fact).or_default() += 1);
                cone.extend(unclear);
            }
            let most = votes.values().max().copied();
            // The sex and the age decide for many questions at once.
            let of_all = votes.iter().find(|(fact, _)| matches!(fact, Fact::Sex | Fact::Age));
            // Of others, the last decides most: what is wanted depends on it, and it on what comes before.
            let fact = of_all.or_else(|| votes.iter().rfind(|(_, own)| Some(**own) == most));
            Group {
                wanted: members.iter().map(|member| open[*member]).collect(),
                fact: fact.map(|(fact, _)| *fact),
                cone: cone.into_iter().collect(),
            }
        })
        .collect();
    groups.sort_by_key(|group| group.wanted.len());
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
