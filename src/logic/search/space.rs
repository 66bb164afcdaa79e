//! All readers that a search may still choose from, and what follows for them from what is wanted.

use std::collections::BTreeSet;

use super::wanted::{Fact, Wanted};
use crate::logic::evaluate::{Evaluation, age_in, is_for, is_of};
use crate::logic::part::{Join, Part, Test};
use crate::logic::reader::{Ages, Given, Reader, accepted};
use crate::logic::truth::{Truth, Truths};
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::questionnaire::question::Question;

/// The readers that are left, and what was struck out, so that it can be put back.
pub struct Space<'q> {
    /// What conditions are of those readers.
    pub now: Evaluation<'q>,
    struck: Vec<Struck>,
    /// For each question, the last round in which it was wanted that it is asked.
    seen: Vec<usize>,
    round: usize,
}

/// The values of a fact before some were struck out.
enum Struck {
    Sex(Vec<Option<Sex>>),
    Age(Vec<Option<Ages>>),
    Question(usize, Vec<Given>),
}

/// That nobody is left.
pub struct NobodyLeft;

impl<'q> Space<'q> {
    /// Without readers yet.
    pub fn new(questions: &'q [&'q Question]) -> Self {
        let nobody =
            Reader { sex: Vec::new(), age: Vec::new(), given: vec![Vec::new(); questions.len()] };
        let seen = vec![0; questions.len()];
        Self { now: Evaluation::blank(questions, nobody), struck: Vec::new(), seen, round: 0 }
    }

    /// Where to go back to.
    pub fn mark(&self) -> usize {
        self.struck.len()
    }

    /// Puts back what was struck out since then. What is asked must be found out again.
    pub fn go_back(&mut self, mark: usize) {
        for struck in self.struck.drain(mark..).rev() {
            match struck {
                Struck::Sex(sex) => self.now.reader.sex = sex,
                Struck::Age(age) => self.now.reader.age = age,
                Struck::Question(question, given) => self.now.reader.given[question] = given,
            }
        }
    }

    /// Forgets what was struck out.
    pub fn forget(&mut self) {
        self.struck.clear();
    }

    /// How many values of a fact are left.
    pub fn count(&self, fact: Fact) -> usize {
        match fact {
            Fact::Sex => self.now.reader.sex.len(),
            Fact::Age => self.now.reader.age.len(),
            Fact::Question(question) => self.now.reader.given(question).len(),
        }
    }

    /// Keeps some of the values of a fact, by number.
    pub fn keep(&mut self, fact: Fact, keep: impl Fn(usize) -> bool) {
        fn some<T: Clone>(values: &[T], keep: impl Fn(usize) -> bool) -> Vec<T> {
            let kept = values.iter().enumerate().filter(|(place, _)| keep(*place));
            kept.map(|(_, value)| value.clone()).collect()
        }
        let reader = &mut self.now.reader;
        let struck = match fact {
            Fact::Sex => {
                let left = some(&reader.sex, keep);
                Struck::Sex(std::mem::replace(&mut reader.sex, left))
            }
            Fact::Age => {
                let left = some(&reader.age, keep);
                Struck::Age(std::mem::replace(&mut reader.age, left))
            }
            Fact::Question(question) => {
                let left = some(&reader.given[question], keep);
                Struck::Question(question, std::mem::replace(&mut reader.given[question], left))
            }
        };
        self.struck.push(struck);
    }

    /// Strikes out what cannot be as wanted, as far as that can be seen of one fact at a time. Gives what is wanted and
    /// not yet so of everybody who is left. `cone` are the questions that matter, in file order.
    pub fn narrow<'c>(
        &mut self,
        wanted: &[Wanted<'c>],
        cone: &[usize],
    ) -> Result<Vec<Wanted<'c>>, NobodyLeft>
    where
        'q: 'c,
    {
        loop {
            self.now.look_again(cone);
            self.round += 1;
            let before = self.struck.len();
            let mut open: Vec<Wanted<'c>> = wanted.to_vec();
            while let Some(own) = open.pop() {
                let truths = self.now.part(own.part);
                if !truths.meet(own.among) {
                    return Err(NobodyLeft);
                }
                if !truths.are_among(own.among) {
                    self.follow(own, &mut open)?;
                }
            }
            if self.struck.len() == before {
                let is_open = |own: &&Wanted<'c>| !self.now.part(own.part).are_among(own.among);
                return Ok(wanted.iter().filter(is_open).copied().collect());
            }
        }
    }

    /// What follows for the parts of what is wanted.
    fn follow<'c>(
        &mut self,
        wanted: Wanted<'c>,
        open: &mut Vec<Wanted<'c>>,
    ) -> Result<(), NobodyLeft>
    where
        'q: 'c,
    {
        let Wanted { part, among } = wanted;
        let part = part.simplest();
        if let Some((join, parts)) = part.joined(self.now.questions.len()) {
            self.follow_joined(join, &parts, among, open);
            return Ok(());
        }
        match part {
            Part::Answer(question, test) => self.follow_answer(question, test, among, open),
            Part::Asked(question) => {
                self.follow_asked(question, among, open);
                Ok(())
            }
            Part::Whole(Condition::Not(part)) => {
                let among = among.map(Truth::opposite);
                open.push(Wanted { part: Part::Whole(part), among });
                Ok(())
            }
            Part::Whole(Condition::Age(range)) => {
                let fits: Vec<bool> =
                    self.now.reader.age.iter().map(|age| among.has(age_in(*age, *range))).collect();
                self.keep(Fact::Age, |place| fits[place]);
                Ok(())
            }
            Part::Whole(Condition::Sex(sex)) => {
                let fits: Vec<bool> = self
                    .now
                    .reader
                    .sex
                    .iter()
                    .map(|known| among.has(is_of(*known, *sex)))
                    .collect();
                self.keep(Fact::Sex, |place| fits[place]);
                Ok(())
            }
            Part::Whole(_) => Ok(()),
        }
    }

    /// Of each part, what it may come to, whatever the others are.
    fn follow_joined<'c>(
        &self,
        join: Join,
        parts: &[Part<'c>],
        among: Truths,
        open: &mut Vec<Wanted<'c>>,
    ) {
        let of = |one: Truth, another: Truth| join.of(one, another);
        let truths: Vec<Truths> = parts.iter().map(|part| self.now.part(*part)).collect();
        let mut after = vec![join.of_nothing()];
        for own in truths.iter().rev() {
            let rest = after.last().copied().unwrap_or(Truths::NONE);
            after.push(own.with(rest, of));
        }
        after.pop();
        let mut before = join.of_nothing();
        for (part, own) in parts.iter().zip(&truths) {
            let others = before.with(after.pop().unwrap_or(Truths::NONE), of);
            let may = Truths::ALL
                .iter()
                .filter(|truth| Truths::only(*truth).with(others, of).meet(among));
            let may = may.fold(Truths::NONE, Truths::or);
            if !own.are_among(may) {
                open.push(Wanted { part: *part, among: may });
            }
            before = before.with(*own, of);
        }
    }

    fn follow_answer<'c>(
        &mut self,
        question: usize,
        test: Test<'c>,
        among: Truths,
        open: &mut Vec<Wanted<'c>>,
    ) -> Result<(), NobodyLeft> {
        let Some(own) = self.now.questions.get(question) else { return Ok(()) };
        let fits: Vec<bool> = (self.now.reader.given(question).iter())
            .map(|given| among.has(test.truth(own, Some(accepted(own, *given)))))
            .collect();
        let may = Truths::ALL.iter().filter(|asked| match asked {
            Truth::False => among.has(Truth::False),
            Truth::Unknown => among.has(test.truth(own, None)),
            Truth::True => fits.contains(&true),
        });
        let may = may.fold(Truths::NONE, Truths::or);
        let asked = self.now.asked(question);
        if !asked.meet(may) {
            return Err(NobodyLeft);
        }
        if asked.both(may).is_only(Truth::True) && fits.contains(&false) {
            self.keep(Fact::Question(question), |place| fits[place]);
        }
        // Many conditions want the same question asked: that is followed up once a round.
        if !asked.are_among(may) && self.seen[question] != self.round {
            open.push(Wanted { part: Part::Asked(question), among: may });
        }
        Ok(())
    }

    fn follow_asked<'c>(&mut self, question: usize, among: Truths, open: &mut Vec<Wanted<'c>>)
    where
        'q: 'c,
    {
        let Some(own) = self.now.questions.get(question).copied() else { return };
        if among.is_only(Truth::True) {
            self.seen[question] = self.round;
        }
        let concerns = self.now.concerns(own);
        let when = own.when.as_ref().map(|when| &when.value);
        let met = when.map_or(Truths::only(Truth::True), |when| self.now.truths(when));
        let may_be = |one: Truths, other: Truths| {
            let may =
                one.iter().filter(|truth| Truths::only(*truth).with(other, Ord::min).meet(among));
            may.fold(Truths::NONE, Truths::or)
        };
        let concern = may_be(concerns, met);
        if !concerns.are_among(concern) {
            let sexes = &self.now.reader.sex;
            let fits: Vec<bool> = (sexes.iter())
                .map(|sex| concern.has(Truth::from(is_for(own.applies_to, *sex))))
                .collect();
            self.keep(Fact::Sex, |place| fits[place]);
        }
        let may = may_be(Truths::ALL, concern);
        if let Some(when) = when.filter(|_| !met.are_among(may)) {
            open.push(Wanted { part: Part::Whole(when), among: may });
        }
    }

    /// The facts that keep something open: those of which more than one value is left. Besides, the questions of which it
    /// is not known whether they are asked.
    pub fn open_facts(&self, wanted: Part<'_>) -> (BTreeSet<Fact>, BTreeSet<usize>) {
        let (mut facts, mut unclear) = (BTreeSet::new(), BTreeSet::new());
        let mut parts = vec![wanted.simplest()];
        while let Some(part) = parts.pop() {
            if self.now.part(part).is_one() {
                continue;
            }
            if let Some((_, joined)) = part.joined(self.now.questions.len()) {
                parts.extend(joined.into_iter().map(Part::simplest));
                continue;
            }
            match part {
                Part::Whole(Condition::Not(part)) => parts.push(Part::Whole(part).simplest()),
                Part::Whole(Condition::Age(_)) => drop(facts.insert(Fact::Age)),
                Part::Whole(Condition::Sex(_)) => drop(facts.insert(Fact::Sex)),
                Part::Whole(_) => {}
                Part::Answer(question, _) => {
                    let asked = self.now.asked(question);
                    if asked.has(Truth::True) && self.now.reader.given(question).len() > 1 {
                        facts.insert(Fact::Question(question));
                    }
                    parts.extend((!asked.is_one()).then_some(Part::Asked(question)));
                }
                Part::Asked(question) => {
                    let own = self.now.questions[question];
                    if !unclear.insert(question) {
                        continue;
                    }
                    if !self.now.concerns(own).is_one() {
                        facts.insert(Fact::Sex);
                    }
                    parts.extend(own.when.as_ref().map(|when| Part::Whole(&when.value).simplest()));
                }
            }
        }
        (facts, unclear)
    }
}
