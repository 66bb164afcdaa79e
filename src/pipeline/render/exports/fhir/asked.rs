//! Translates the condition for asking a question into FHIR tests.
//!
//! Our conditions are true, false or unknown, but a FHIR test only holds or does not hold. So the tests state one of
//! four things about a condition: that it is true, false, not true, or not false. Example: "not true" means "false or
//! unknown".

use std::collections::BTreeSet;

use super::clauses::Clauses;
use super::coding::Coding;
use super::enable_when::{EnableWhen, Tested};
use super::facts::{AGE, Ages, SEX, are_within};
use crate::model::named::Named;
use crate::model::quantity::Range;
use crate::model::questionnaire::condition::{AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};

/// One of the four statements that FHIR tests can make about a condition, which itself is true, false or unknown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Statement {
    True,
    False,
    /// States that the condition is false or unknown.
    NotTrue,
    /// States that the condition is true or unknown.
    NotFalse,
}

/// The FHIR tests for one question. Each pair has a statement about whether this question is asked, such as "not true"
/// (it is not asked, or this is unknown), and the tests that hold if the statement is correct.
struct Asked<'g>(Vec<(Statement, Clauses<'g>)>);

/// The possible answers to one question, as FHIR codes, and whether a condition accepts each of them.
struct CodedAnswers<'g> {
    question: &'g str,
    /// All possible answers. For each: its code; true if it is "not sure" or "prefer not to say"; true if the condition
    /// accepts it.
    answers: Vec<(Coding, bool, bool)>,
    /// True if the condition also accepts that the question was asked and left unanswered.
    accepts_unanswered: bool,
    /// Index of the question; `None` for the questions about sex and age, which every reader is asked.
    number: Option<usize>,
}

/// Translates into FHIR tests the conditions under which the questions of a questionnaire are asked.
struct Translator<'q, 'g> {
    questions: &'q [&'g Question],
    ages: &'q [Ages],
    /// For each question translated so far, the tests for whether it is asked. These are enough, because a condition
    /// refers only to earlier questions.
    asked: Vec<Asked<'g>>,
}

/// The id of the checkbox "not sure" in FHIR, which belongs to a question for a number.
pub fn unsure_id(question: &str) -> String {
    format!("{question}/unsure")
}

/// For each question of a questionnaire, the tests that decide whether it is asked. `ages` are the age groups that the
/// questionnaire distinguishes.
pub fn asked<'g>(questions: &[&'g Question], ages: &[Ages]) -> Vec<Clauses<'g>> {
    let needed = needed(questions);
    let mut translator = Translator { questions, ages, asked: Vec::new() };
    for (question, statements) in questions.iter().zip(needed) {
        let asked = statements
            .into_iter()
            .map(|statement| (statement, translator.asks(question, statement)));
        translator.asked.push(Asked(asked.collect()));
    }
    (0..questions.len()).map(|number| translator.is_asked(number, Statement::True)).collect()
}

/// For each question, the statements about "this question is asked" for which tests are needed: always "it is true",
/// and the statements that the conditions of later questions need.
fn needed(questions: &[&Question]) -> Vec<BTreeSet<Statement>> {
    let mut needed = vec![BTreeSet::from([Statement::True]); questions.len()];
    for (number, question) in questions.iter().enumerate().rev() {
        let Some(when) = &question.when else { continue };
        for statement in needed[number].clone() {
            need(&when.value, statement, &mut needed);
        }
    }
    needed
}

fn need(condition: &Condition, statement: Statement, needed: &mut [BTreeSet<Statement>]) {
    // A condition that does not accept "unanswered" is true only if the question was answered, and then it was asked.
    let mut leaf = |number: usize, accepts_unanswered: bool| {
        let Some(statements) = needed.get_mut(number) else { return };
        if accepts_unanswered {
            statements.extend([statement, Statement::True, Statement::NotTrue]);
        } else if matches!(statement, Statement::False | Statement::NotFalse) {
            statements.insert(statement);
        }
    };
    match condition {
        Condition::Any(parts) | Condition::All(parts) => {
            parts.iter().for_each(|part| need(part, statement, needed));
        }
        Condition::Not(part) => need(part, statement.contrary(), needed),
        Condition::Is(number, words) => leaf(*number, words.contains(&AnswerWord::Unanswered)),
        Condition::Number(number, _) => leaf(*number, false),
        Condition::Counts(counted) => counted.iter().for_each(|number| leaf(*number, false)),
        Condition::Some(..) | Condition::Sex(_) | Condition::Age(_) => {}
    }
}

impl Statement {
    /// Turns a statement about a condition into the statement about its negation that means the same: "x is true"
    /// becomes "NOT x is false".
    fn contrary(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::NotTrue => Self::NotFalse,
            Self::NotFalse => Self::NotTrue,
        }
    }

    fn of_constant<'g>(self, holds: bool) -> Clauses<'g> {
        Clauses::constant(holds == matches!(self, Self::True | Self::NotFalse))
    }

    /// Makes FHIR tests for this statement, such as `NotTrue`, about the condition "all of several conditions hold".
    /// `parts` are the tests for the same statement about each of these conditions.
    fn all<'g>(self, parts: impl IntoIterator<Item = Clauses<'g>>) -> Clauses<'g> {
        match self {
            Self::True | Self::NotFalse => Clauses::all(parts),
            Self::False | Self::NotTrue => Clauses::any(parts),
        }
    }

    /// Makes FHIR tests for this statement, such as `NotTrue`, about the condition "at least one of several conditions
    /// holds". `parts` are the tests for the same statement about each of these conditions.
    fn any<'g>(self, parts: impl IntoIterator<Item = Clauses<'g>>) -> Clauses<'g> {
        self.contrary().all(parts)
    }
}

impl<'g> Translator<'_, 'g> {
    /// Makes FHIR tests for a statement, such as `NotTrue`, about the condition "the reader is asked this question".
    fn asks(&self, question: &'g Question, statement: Statement) -> Clauses<'g> {
        let sex = match question.applies_to {
            AppliesTo::Any => None,
            AppliesTo::Female => Some(Sex::Male),
            AppliesTo::Male => Some(Sex::Female),
        };
        // Readers who do not tell their sex are asked the questions for women and those for men, so it is never unknown
        // whether a question is for the reader's sex.
        let of_other = match statement {
            Statement::True | Statement::NotFalse => Statement::NotTrue,
            Statement::False | Statement::NotTrue => Statement::True,
        };
        let concerns = sex.map(|other| self.coded(&coded_sex(other), of_other));
        let when = question.when.as_ref().map(|when| self.holds(&when.value, statement));
        statement.all(concerns.into_iter().chain(when))
    }

    fn is_asked(&self, number: usize, statement: Statement) -> Clauses<'g> {
        let known = self.asked.get(number).and_then(|Asked(statements)| {
            statements
                .iter()
                .find(|(known, _)| *known == statement)
                .map(|(_, clauses)| clauses.clone())
        });
        known.unwrap_or(Clauses::ALWAYS)
    }

    fn holds(&self, condition: &'g Condition, statement: Statement) -> Clauses<'g> {
        let of = |part: &'g Condition| self.holds(part, statement);
        match condition {
            Condition::Any(parts) => statement.any(parts.iter().map(of)),
            Condition::All(parts) => statement.all(parts.iter().map(of)),
            Condition::Not(part) => self.holds(part, statement.contrary()),
            Condition::Is(number, words) => self.is(*number, words, statement),
            Condition::Number(number, range) => self.number(*number, range, statement),
            Condition::Counts(numbers) => {
                statement.any(numbers.iter().map(|number| self.counts(*number, statement)))
            }
            Condition::Sex(sex) => self.coded(&coded_sex(*sex), statement),
            Condition::Age(range) => {
                let ages = self.ages.iter();
                let ages = ages.map(|ages| (Coding::ages(*ages), false, are_within(*ages, *range)));
                self.coded(&CodedAnswers::of_reader(AGE, ages.collect()), statement)
            }
            // Such a condition refers to all items of the questionnaire, so no `when` of a question contains it.
            Condition::Some(..) => Clauses::ALWAYS,
        }
    }

    fn counts(&self, number: usize, statement: Statement) -> Clauses<'g> {
        let answer = &self.questions[number].answer;
        match answer {
            _ if !answer.can_count() => statement.of_constant(false),
            Answer::YesNo { counts: Polarity::Yes } => {
                self.is(number, &[AnswerWord::Yes], statement)
            }
            Answer::YesNo { counts: Polarity::No } => self.is(number, &[AnswerWord::No], statement),
            Answer::Choice(choices) => {
                let places = (0..choices.len()).filter(|place| choices[*place].counts);
                let words: Vec<_> = places.map(AnswerWord::Choice).collect();
                self.is(number, &words, statement)
            }
            Answer::Number { counts: Some(range), .. } => self.number(number, range, statement),
            Answer::Number { counts: None, .. } => statement.of_constant(false),
        }
    }

    /// Makes FHIR tests for a statement, such as `NotTrue`, about the condition "the answer to the question with the
    /// index `number` is one of these words".
    fn is(&self, number: usize, words: &[AnswerWord], statement: Statement) -> Clauses<'g> {
        let question = self.questions[number];
        let own: Vec<_> = match &question.answer {
            Answer::YesNo { .. } => {
                vec![(Coding::yes(), AnswerWord::Yes), (Coding::no(), AnswerWord::No)]
            }
            Answer::Choice(choices) => (choices.iter().enumerate())
                .map(|(place, choice)| (Coding::choice(choice), AnswerWord::Choice(place)))
                .collect(),
            Answer::Number { .. } => return self.is_open(number, words, statement),
        };
        let own = own.into_iter().map(|(code, word)| (code, false, words.contains(&word)));
        let unsure = (Coding::unsure(), true, words.contains(&AnswerWord::Unsure));
        self.coded(
            &CodedAnswers {
                question: &question.id.value,
                answers: own.chain([unsure]).collect(),
                accepts_unanswered: words.contains(&AnswerWord::Unanswered),
                number: Some(number),
            },
            statement,
        )
    }

    fn coded(&self, coded: &CodedAnswers<'g>, statement: Statement) -> Clauses<'g> {
        let has_real = coded.answers.iter().any(|(_, is_unsure, is_named)| !is_unsure && *is_named);
        let asked = |statement: Statement| match coded.number {
            Some(number) => self.is_asked(number, statement),
            None => statement.of_constant(true),
        };
        let exists = |exists| test(coded.question, Tested::Exists(exists));
        match statement {
            Statement::False if !has_real => self.coded(coded, Statement::NotTrue),
            Statement::NotFalse if !has_real => self.coded(coded, Statement::True),
            Statement::True => {
                let left = coded.accepts_unanswered.then(|| {
                    Clauses::all([asked(Statement::True), Clauses::one_of([exists(false)])])
                });
                let named = coded.tests(|_, is_named| is_named);
                Clauses::any([Clauses::one_of(named)].into_iter().chain(left))
            }
            Statement::NotTrue => {
                let left = coded.accepts_unanswered.then(|| {
                    Clauses::any([asked(Statement::NotTrue), Clauses::one_of([exists(true)])])
                });
                let others = coded.tests_or_none(|_, is_named| !is_named);
                Clauses::all([Clauses::one_of(others)].into_iter().chain(left))
            }
            Statement::False => {
                let others = coded.tests(|is_unsure, is_named| !is_unsure && !is_named);
                Clauses::any([Clauses::one_of(others), asked(Statement::False)])
            }
            Statement::NotFalse => {
                let possible = coded.tests_or_none(|is_unsure, is_named| is_unsure || is_named);
                Clauses::all([Clauses::one_of(possible), asked(Statement::NotFalse)])
            }
        }
    }

    /// Like `is`, but for a question that asks for a number. The words can then only be "unanswered" and "not sure".
    fn is_open(&self, number: usize, words: &[AnswerWord], statement: Statement) -> Clauses<'g> {
        let id = self.questions[number].id.value.as_str();
        let accepts = self.accepts(number);
        let unsure = |answer| EnableWhen { question: unsure_id(id).into(), answer };
        let is_marked = Clauses::one_of([unsure(Tested::Boolean(true))]);
        let is_unmarked = Clauses::one_of([unsure(Tested::NotBoolean(true))]);
        let none = Clauses::one_of(none(id).into_iter().chain(beyond(id, accepts)));
        let some = given(id).into_iter().chain(within(id, accepts));
        let some = Clauses::all(some.map(|own| Clauses::one_of([own])));
        let holds = matches!(statement, Statement::True | Statement::NotFalse);
        let of_word = |word: &AnswerWord| match (word, holds) {
            (AnswerWord::Unsure, true) => Clauses::all([is_marked.clone(), none.clone()]),
            (AnswerWord::Unsure, false) => Clauses::any([is_unmarked.clone(), some.clone()]),
            (_, true) => {
                let asked = self.is_asked(number, Statement::True);
                Clauses::all([asked, none.clone(), is_unmarked.clone()])
            }
            (_, false) => {
                let asked = self.is_asked(number, Statement::NotTrue);
                Clauses::any([asked, some.clone(), is_marked.clone()])
            }
        };
        statement.any(words.iter().map(of_word))
    }

    /// Makes FHIR tests for a statement, such as `NotTrue`, about the condition "the answer to the question with the
    /// index `number` is a number in this range".
    fn number(&self, number: usize, range: &'g Range, statement: Statement) -> Clauses<'g> {
        let id = self.questions[number].id.value.as_str();
        let accepts = self.accepts(number);
        let each = |tests: Vec<EnableWhen<'g>>| {
            Clauses::all(tests.into_iter().map(|own| Clauses::one_of([own])))
        };
        let (inside, outside) = (within(id, Some(range)), beyond(id, Some(range)));
        match statement {
            Statement::True => each([given(id), inside, within(id, accepts)].concat()),
            Statement::NotTrue => {
                Clauses::one_of([none(id), outside, beyond(id, accepts)].concat())
            }
            Statement::False => {
                let outside = Clauses::all([Clauses::one_of(outside), each(within(id, accepts))]);
                Clauses::any([outside, self.is_asked(number, Statement::False)])
            }
            Statement::NotFalse => {
                let open = Clauses::one_of([none(id), beyond(id, accepts)].concat());
                let inside = each([given(id), inside].concat());
                let may_be = Clauses::any([open, inside]);
                Clauses::all([may_be, self.is_asked(number, Statement::NotFalse)])
            }
        }
    }

    fn accepts(&self, number: usize) -> Option<&'g Range> {
        match &self.questions[number].answer {
            Answer::Number { accepts, .. } => accepts.as_ref(),
            _ => None,
        }
    }
}

impl<'g> CodedAnswers<'g> {
    /// The possible answers to the question about sex or age, which every reader is asked: `answers`, and "prefer not
    /// to say".
    fn of_reader(question: &'g str, mut answers: Vec<(Coding, bool, bool)>) -> Self {
        answers.push((Coding::declined(), true, false));
        Self { question, answers, accepts_unanswered: false, number: None }
    }

    fn tests(&self, wanted: impl Fn(bool, bool) -> bool) -> impl Iterator<Item = EnableWhen<'g>> {
        let found = self.answers.iter().filter(move |(_, unsure, named)| wanted(*unsure, *named));
        found.map(|(coding, ..)| test(self.question, Tested::Coding(coding.clone())))
    }

    /// Returns tests of which at least one holds if the question has no answer, or an answer for which `wanted` returns
    /// true. Otherwise none of the tests holds. `wanted` gets two values for an answer: true if it is "not sure" or
    /// "prefer not to say", and true if the condition accepts it.
    fn tests_or_none(&self, wanted: impl Fn(bool, bool) -> bool) -> Vec<EnableWhen<'g>> {
        let mut others = self.answers.iter().filter(|(_, unsure, named)| !wanted(*unsure, *named));
        match (others.next(), others.next()) {
            (Some((only, ..)), None) => {
                vec![test(self.question, Tested::NotCoding(only.clone()))]
            }
            _ => self.tests(wanted).chain(none(self.question)).collect(),
        }
    }
}

fn coded_sex<'g>(wanted: Sex) -> CodedAnswers<'g> {
    let sexes = Sex::ALL.iter().map(|(_, sex)| (Coding::sex(*sex), false, *sex == wanted));
    CodedAnswers::of_reader(SEX, sexes.collect())
}

fn test<'g>(question: &'g str, answer: Tested<'g>) -> EnableWhen<'g> {
    EnableWhen { question: question.into(), answer }
}

fn given(id: &str) -> Vec<EnableWhen<'_>> {
    vec![test(id, Tested::Exists(true))]
}

fn none(id: &str) -> Vec<EnableWhen<'_>> {
    vec![test(id, Tested::Exists(false))]
}

/// Tests for "the answer to the question `id` is a number in this range". All of them must hold. No tests if there is
/// no range.
fn within<'g>(id: &'g str, range: Option<&'g Range>) -> Vec<EnableWhen<'g>> {
    let lower = range.and_then(|range| range.lower.as_ref()).map(Tested::from);
    let upper = range.and_then(|range| range.upper.as_ref()).map(Tested::up_to);
    lower.into_iter().chain(upper).map(|tested| test(id, tested)).collect()
}

/// Tests for "the answer to the question `id` is a number outside this range". At least one of them must hold. No tests
/// if there is no range.
fn beyond<'g>(id: &'g str, range: Option<&'g Range>) -> Vec<EnableWhen<'g>> {
    let lower = range.and_then(|range| range.lower.as_ref()).map(Tested::below);
    let upper = range.and_then(|range| range.upper.as_ref()).map(Tested::above);
    lower.into_iter().chain(upper).map(|tested| test(id, tested)).collect()
}
