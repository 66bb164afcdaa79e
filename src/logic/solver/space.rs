//! The set of readers that a search can still choose from. Constraint propagation removes values that cannot meet the
//! goals. Removed values are recorded, so that the search can go back and try others.

use std::collections::BTreeSet;

use super::goal::{Fact, Goal};
use crate::logic::condition_part::{ConditionPart, Join, Test};
use crate::logic::evaluate::{Evaluation, age_in, is_for, is_of};
use crate::logic::reader::{Ages, Given, Reader, accepted};
use crate::logic::truth::{Truth, TruthSet};
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::Question;

/// The readers that a search can still choose from, as the values that each fact can still have. Also records the
/// removed values, so that they can be restored.
pub struct Space<'q> {
    /// Evaluates conditions for the readers that are left.
    pub now: Evaluation<'q>,
    trail: Vec<Removed>,
    /// For each question, the last round of `narrow` that processed the goal "this question is asked". No round
    /// processes this goal twice. Rounds are counted from 1; 0 if no round has processed the goal.
    last_round: Vec<usize>,
    round: usize,
}

/// What one removal changed: a fact, and the values that it had before.
enum Removed {
    Sex(Vec<Option<Sex>>),
    Age(Vec<Option<Ages>>),
    Question(usize, Vec<Given>),
}

/// The error that no reader can meet the goals.
pub struct NobodyLeft;

impl<'q> Space<'q> {
    /// Creates a space in which no fact has a value yet. `Solver` then gives the facts their values.
    pub fn new(questions: &'q [&'q Question]) -> Self {
        let nobody =
            Reader { sex: Vec::new(), age: Vec::new(), given: vec![Vec::new(); questions.len()] };
        let last_round = vec![0; questions.len()];
        Self { now: Evaluation::blank(questions, nobody), trail: Vec::new(), last_round, round: 0 }
    }

    /// The number of removals recorded so far, to pass to `backtrack`.
    pub fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Restores the values that were removed since `mark` was taken. The caller must compute again which questions are
    /// asked.
    pub fn backtrack(&mut self, mark: usize) {
        for removed in self.trail.drain(mark..).rev() {
            match removed {
                Removed::Sex(sex) => self.now.reader.sex = sex,
                Removed::Age(age) => self.now.reader.age = age,
                Removed::Question(question, given) => self.now.reader.given[question] = given,
            }
        }
    }

    /// Forgets the removed values, so that they can no longer be restored. Called at the end of a search.
    pub fn clear_trail(&mut self) {
        self.trail.clear();
    }

    /// The number of values that a fact can still have.
    pub fn count(&self, fact: Fact) -> usize {
        match fact {
            Fact::Sex => self.now.reader.sex.len(),
            Fact::Age => self.now.reader.age.len(),
            Fact::Question(question) => self.now.reader.given(question).len(),
        }
    }

    /// Removes values of a fact. `keep` gets the index of each value, and returns false for the values to remove.
    pub fn keep(&mut self, fact: Fact, keep: impl Fn(usize) -> bool) {
        fn some<T: Clone>(values: &[T], keep: impl Fn(usize) -> bool) -> Vec<T> {
            let kept = values.iter().enumerate().filter(|(place, _)| keep(*place));
            kept.map(|(_, value)| value.clone()).collect()
        }
        let reader = &mut self.now.reader;
        let removed = match fact {
            Fact::Sex => {
                let left = some(&reader.sex, keep);
                Removed::Sex(std::mem::replace(&mut reader.sex, left))
            }
            Fact::Age => {
                let left = some(&reader.age, keep);
                Removed::Age(std::mem::replace(&mut reader.age, left))
            }
            Fact::Question(question) => {
                let left = some(&reader.given[question], keep);
                Removed::Question(question, std::mem::replace(&mut reader.given[question], left))
            }
        };
        self.trail.push(removed);
    }

    /// For one fact after another, removes the values with which a goal cannot be met, until nothing changes any more.
    /// Returns the goals that do not yet hold for all readers that are left. `relevant_questions` are the indices of
    /// the questions on which the goals depend, in file order.
    pub fn narrow<'c>(
        &mut self,
        goals: &[Goal<'c>],
        relevant_questions: &[usize],
    ) -> Result<Vec<Goal<'c>>, NobodyLeft>
    where
        'q: 'c,
    {
        loop {
            self.now.update_asked(relevant_questions);
            self.round += 1;
            let before = self.trail.len();
            let mut open: Vec<Goal<'c>> = goals.to_vec();
            while let Some(own) = open.pop() {
                let truths = self.now.part(own.part);
                if !truths.intersects(own.allowed) {
                    return Err(NobodyLeft);
                }
                if !truths.is_subset_of(own.allowed) {
                    self.follow(own, &mut open)?;
                }
            }
            if self.trail.len() == before {
                let is_open = |own: &&Goal<'c>| !self.now.part(own.part).is_subset_of(own.allowed);
                return Ok(goals.iter().filter(is_open).copied().collect());
            }
        }
    }

    /// If a goal tests a single fact, removes the values of that fact that cannot meet the goal. Otherwise adds goals
    /// for the parts of the condition to `open`. `Err` if the goal can never be met.
    fn follow<'c>(&mut self, goal: Goal<'c>, open: &mut Vec<Goal<'c>>) -> Result<(), NobodyLeft>
    where
        'q: 'c,
    {
        let Goal { part, allowed } = goal;
        let part = part.simplest();
        if let Some((join, parts)) = part.joined() {
            self.follow_joined(join, &parts, allowed, open);
            return Ok(());
        }
        match part {
            ConditionPart::Answer(question, test) => {
                self.follow_answer(question, test, allowed, open)
            }
            ConditionPart::Asked(question) => {
                self.follow_asked(question, allowed, open);
                Ok(())
            }
            ConditionPart::Whole(Condition::Not(part)) => {
                let allowed = allowed.map(Truth::opposite);
                open.push(Goal { part: ConditionPart::Whole(part), allowed });
                Ok(())
            }
            ConditionPart::Whole(Condition::Age(range)) => {
                let fits = fitting(&self.now.reader.age, allowed, |age| age_in(age, *range));
                self.keep(Fact::Age, |place| fits[place]);
                Ok(())
            }
            ConditionPart::Whole(Condition::Sex(sex)) => {
                let fits = fitting(&self.now.reader.sex, allowed, |known| is_of(known, *sex));
                self.keep(Fact::Sex, |place| fits[place]);
                Ok(())
            }
            ConditionPart::Whole(_) => Ok(()),
        }
    }

    /// Turns a goal for a condition with several parts, joined by "or" or "and", into goals for the parts, which are
    /// added to `open`. A part gets a goal if one of its possible truth values would make the goal of the whole
    /// condition impossible. Example: if `a or b` must be true and `b` can only be false, then `a` must be true.
    ///
    /// For each part, the joined truth values of the parts before it and of the parts after it are stored, so the work
    /// grows only linearly with the number of parts.
    fn follow_joined<'c>(
        &self,
        join: Join,
        parts: &[ConditionPart<'c>],
        allowed: TruthSet,
        open: &mut Vec<Goal<'c>>,
    ) {
        let of = |one: Truth, another: Truth| join.of(one, another);
        let truths: Vec<TruthSet> = parts.iter().map(|part| self.now.part(*part)).collect();
        let mut after = vec![join.of_no_parts()];
        for own in truths.iter().rev() {
            let rest = after.last().copied().unwrap_or(TruthSet::NONE);
            after.push(own.with(rest, of));
        }
        after.pop();
        let mut before = join.of_no_parts();
        for (part, own) in parts.iter().zip(&truths) {
            let others = before.with(after.pop().unwrap_or(TruthSet::NONE), of);
            let may = TruthSet::ALL
                .iter()
                .filter(|truth| TruthSet::only(*truth).with(others, of).intersects(allowed));
            let may = may.fold(TruthSet::NONE, TruthSet::including);
            if !own.is_subset_of(may) {
                open.push(Goal { part: *part, allowed: may });
            }
            before = before.with(*own, of);
        }
    }

    fn follow_answer<'c>(
        &mut self,
        question: usize,
        test: Test<'c>,
        allowed: TruthSet,
        open: &mut Vec<Goal<'c>>,
    ) -> Result<(), NobodyLeft> {
        let Some(own) = self.now.questions.get(question) else { return Ok(()) };
        let fits: Vec<bool> = (self.now.given(question).iter())
            .map(|given| allowed.has(test.truth(own, Some(accepted(own, *given)))))
            .collect();
        let may = TruthSet::ALL.iter().filter(|asked| match asked {
            Truth::False => allowed.has(Truth::False),
            Truth::Unknown => allowed.has(test.truth(own, None)),
            Truth::True => fits.contains(&true),
        });
        let may = may.fold(TruthSet::NONE, TruthSet::including);
        let asked = self.now.asked(question);
        if !asked.intersects(may) {
            return Err(NobodyLeft);
        }
        if asked.intersection(may).is_only(Truth::True) && fits.contains(&false) {
            self.keep(Fact::Question(self.now.answer_owner(question)), |place| fits[place]);
        }
        // Many conditions may require that the same question is asked; each round processes that goal only once.
        if !asked.is_subset_of(may) && self.last_round[question] != self.round {
            open.push(Goal { part: ConditionPart::Asked(question), allowed: may });
        }
        Ok(())
    }

    fn follow_asked<'c>(&mut self, question: usize, allowed: TruthSet, open: &mut Vec<Goal<'c>>)
    where
        'q: 'c,
    {
        let Some(own) = self.now.questions.get(question).copied() else { return };
        if allowed.is_only(Truth::True) {
            self.last_round[question] = self.round;
        }
        let concerns = self.now.concerns(own);
        let when = own.when.as_ref().map(|when| &when.value);
        let met = when.map_or(TruthSet::only(Truth::True), |when| self.now.truths(when));
        let may_be = |one: TruthSet, other: TruthSet| {
            let may = one
                .iter()
                .filter(|truth| TruthSet::only(*truth).with(other, Ord::min).intersects(allowed));
            may.fold(TruthSet::NONE, TruthSet::including)
        };
        let concern = may_be(concerns, met);
        if !concerns.is_subset_of(concern) {
            let sexes = &self.now.reader.sex;
            let fits: Vec<bool> = (sexes.iter())
                .map(|sex| concern.has(Truth::from(is_for(own.applies_to, *sex))))
                .collect();
            self.keep(Fact::Sex, |place| fits[place]);
        }
        let may = may_be(TruthSet::ALL, concern);
        if let Some(when) = when.filter(|_| !met.is_subset_of(may)) {
            open.push(Goal { part: ConditionPart::Whole(when), allowed: may });
        }
    }

    /// Finds out why the truth value of a part of a condition is still open. Returns the facts on which the part
    /// depends and that still have several possible values. Also returns the indices of the questions on which the part
    /// depends and that may or may not be asked.
    pub fn open_facts(&self, part: ConditionPart<'_>) -> (BTreeSet<Fact>, BTreeSet<usize>) {
        let (mut facts, mut unclear) = (BTreeSet::new(), BTreeSet::new());
        let mut parts = vec![part.simplest()];
        while let Some(part) = parts.pop() {
            if self.now.part(part).is_one() {
                continue;
            }
            if let Some((_, joined)) = part.joined() {
                parts.extend(joined.into_iter().map(ConditionPart::simplest));
                continue;
            }
            match part {
                ConditionPart::Whole(Condition::Not(part)) => {
                    parts.push(ConditionPart::Whole(part).simplest())
                }
                ConditionPart::Whole(Condition::Age(_)) => drop(facts.insert(Fact::Age)),
                ConditionPart::Whole(Condition::Sex(_)) => drop(facts.insert(Fact::Sex)),
                ConditionPart::Whole(_) => {}
                ConditionPart::Answer(question, _) => {
                    let asked = self.now.asked(question);
                    if asked.has(Truth::True) && self.now.given(question).len() > 1 {
                        facts.insert(Fact::Question(self.now.answer_owner(question)));
                    }
                    parts.extend((!asked.is_one()).then_some(ConditionPart::Asked(question)));
                }
                ConditionPart::Asked(question) => {
                    let own = self.now.questions[question];
                    if !unclear.insert(question) {
                        continue;
                    }
                    if !self.now.concerns(own).is_one() {
                        facts.insert(Fact::Sex);
                    }
                    parts.extend(
                        own.when.as_ref().map(|when| ConditionPart::Whole(&when.value).simplest()),
                    );
                }
            }
        }
        (facts, unclear)
    }
}

/// For each value of a fact, true if a condition has an allowed truth value for a reader with this value.
fn fitting<T: Copy>(values: &[T], allowed: TruthSet, truth: impl Fn(T) -> Truth) -> Vec<bool> {
    values.iter().map(|value| allowed.has(truth(*value))).collect()
}
