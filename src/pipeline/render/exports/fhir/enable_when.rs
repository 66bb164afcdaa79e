//! When a question is asked, in FHIR's words: tests of answers, of which all or one must hold.
//!
//! A condition is turned into what must have been answered for it to be true; of what is unknown nothing follows there
//! either. FHIR knows neither sex nor age here, and no test within a test. Of what cannot be said, the question is asked
//! of everybody, or of more people than the page asks: it may be left, but it is never kept from anybody.

use serde::Serialize;

use super::super::digits::Digits;
use super::coding::Coding;
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::condition::{AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};

/// When an item is enabled.
#[derive(Default)]
pub struct Enabled<'g> {
    /// The tests; none where it always is.
    pub when: Vec<EnableWhen<'g>>,
    /// Which of several must hold.
    pub behavior: Option<Behavior>,
}

/// Which of several tests must hold.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Behavior {
    /// Every one.
    All,
    /// One.
    Any,
}

/// A test of one answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnableWhen<'g> {
    question: &'g str,
    operator: &'static str,
    #[serde(flatten)]
    answer: TestedAnswer<'g>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
enum TestedAnswer<'g> {
    #[serde(rename = "answerBoolean")]
    Boolean(bool),
    #[serde(rename = "answerDecimal")]
    Decimal(Digits<'g>),
    #[serde(rename = "answerCoding")]
    Coding(Coding),
}

/// What must have been answered.
#[derive(Clone, Debug, PartialEq)]
enum Form<'g> {
    /// Nothing, or what FHIR cannot say.
    Always,
    /// What nobody can answer.
    Never,
    Test(EnableWhen<'g>),
    All(Vec<Form<'g>>),
    Any(Vec<Form<'g>>),
}

impl<'g> Enabled<'g> {
    /// When a question is asked, among the questions of its questionnaire.
    pub fn of(question: &'g Question, questions: &[&'g Question]) -> Self {
        let when = question.when.as_ref();
        let form = when.map_or(Form::Always, |when| Forms { questions }.holds(&when.value));
        form.flat().unwrap_or_default()
    }
}

impl<'g> Form<'g> {
    /// All of these. What holds always adds nothing.
    fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Vec::new();
        for part in parts {
            match part {
                Self::Always => {}
                Self::Never => return Self::Never,
                Self::All(parts) => all.extend(parts),
                part => all.push(part),
            }
        }
        Self::of(all, Self::Always, Self::All)
    }

    /// One of these.
    fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut any = Vec::new();
        for part in parts {
            match part {
                Self::Never => {}
                Self::Always => return Self::Always,
                Self::Any(parts) => any.extend(parts),
                part => any.push(part),
            }
        }
        Self::of(any, Self::Never, Self::Any)
    }

    fn of(mut parts: Vec<Self>, none: Self, several: fn(Vec<Self>) -> Self) -> Self {
        match parts.len() {
            0 => none,
            1 => parts.remove(0),
            _ => several(parts),
        }
    }

    /// The form without tests within tests: of all that must hold, what can be said. None where nothing can.
    fn flat(self) -> Option<Enabled<'g>> {
        let tests = |parts: Vec<Self>| {
            let tests = parts.into_iter().map(|part| match part {
                Self::Test(test) => Some(test),
                _ => None,
            });
            tests.collect::<Vec<_>>()
        };
        match self {
            Self::Always | Self::Never => None,
            Self::Test(test) => Some(Enabled { when: vec![test], behavior: None }),
            Self::Any(parts) => {
                let when = tests(parts).into_iter().collect::<Option<_>>()?;
                Some(Enabled { when, behavior: Some(Behavior::Any) })
            }
            Self::All(parts) => {
                let when: Vec<_> = tests(parts.clone()).into_iter().flatten().collect();
                match when.len() {
                    0 => parts.into_iter().find_map(Self::flat),
                    1 => Some(Enabled { when, behavior: None }),
                    _ => Some(Enabled { when, behavior: Some(Behavior::All) }),
                }
            }
        }
    }
}

/// From conditions to forms.
struct Forms<'q, 'g> {
    questions: &'q [&'g Question],
}

impl<'g> Forms<'_, 'g> {
    /// What must be answered for a condition to be true.
    fn holds(&self, condition: &'g Condition) -> Form<'g> {
        match condition {
            Condition::Any(parts) => Form::any(parts.iter().map(|part| self.holds(part))),
            Condition::All(parts) => Form::all(parts.iter().map(|part| self.holds(part))),
            Condition::Not(part) => self.fails(part),
            Condition::Is(number, words) => {
                Form::any(words.iter().map(|word| self.said(*number, word)))
            }
            Condition::Number(number, range) => self.within(*number, range),
            Condition::Counts(numbers) => {
                Form::any(numbers.iter().map(|number| self.counts(*number, true)))
            }
            Condition::Some(_) | Condition::Age(_) | Condition::Sex(_) => Form::Always,
        }
    }

    /// What must be answered for a condition to be false.
    fn fails(&self, condition: &'g Condition) -> Form<'g> {
        match condition {
            Condition::Any(parts) => Form::all(parts.iter().map(|part| self.fails(part))),
            Condition::All(parts) => Form::any(parts.iter().map(|part| self.fails(part))),
            Condition::Not(part) => self.holds(part),
            Condition::Is(number, words) => self.others(*number, words),
            Condition::Number(number, range) => {
                Form::any([self.beyond(*number, range), self.not_asked(*number)])
            }
            Condition::Counts(numbers) => Form::all(numbers.iter().map(|number| {
                let can_count = self.questions[*number].answer.can_count();
                if !can_count {
                    return Form::Always;
                }
                Form::any([self.counts(*number, false), self.not_asked(*number)])
            })),
            Condition::Some(_) | Condition::Age(_) | Condition::Sex(_) => Form::Always,
        }
    }

    /// An answer that counts, or another real one that does not.
    fn counts(&self, number: usize, counting: bool) -> Form<'g> {
        match &self.questions[number].answer {
            Answer::YesNo { counts } => {
                let yes = (*counts == Polarity::Yes) == counting;
                self.is(number, if yes { Coding::yes() } else { Coding::no() })
            }
            Answer::Choice(choices) => {
                let wanted = choices.iter().filter(|choice| choice.counts == counting);
                Form::any(wanted.map(|choice| self.is(number, Coding::choice(choice))))
            }
            Answer::Number { counts: Some(range), .. } if counting => self.within(number, range),
            Answer::Number { counts: Some(range), .. } => self.beyond(number, range),
            Answer::Number { counts: None, .. } => Form::Never,
        }
    }

    fn said(&self, number: usize, word: &AnswerWord) -> Form<'g> {
        match (word, &self.questions[number].answer) {
            (AnswerWord::Yes, _) => self.is(number, Coding::yes()),
            (AnswerWord::No, _) => self.is(number, Coding::no()),
            (AnswerWord::Choice(place), Answer::Choice(choices)) => {
                self.is(number, Coding::choice(&choices[*place]))
            }
            // A field for a number has no "not sure": whoever is not sure leaves it.
            (AnswerWord::Unsure, Answer::YesNo { .. } | Answer::Choice(_)) => {
                self.is(number, Coding::unsure())
            }
            (AnswerWord::Unsure | AnswerWord::Unanswered | AnswerWord::Choice(_), _) => {
                Form::all([self.asked(number), self.exists(number, false)])
            }
        }
    }

    /// Answers that are none of these words, as far as they make it false that one is.
    fn others(&self, number: usize, words: &[AnswerWord]) -> Form<'g> {
        let is_real =
            |word: &AnswerWord| !matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered);
        let question = self.questions[number];
        let mut real = match &question.answer {
            Answer::YesNo { .. } => vec![AnswerWord::Yes, AnswerWord::No],
            Answer::Choice(choices) => (0..choices.len()).map(AnswerWord::Choice).collect(),
            Answer::Number { .. } => Vec::new(),
        };
        if !words.iter().any(is_real) {
            // While nobody knows whether it is asked, nobody has left it either.
            if question.when.is_some() {
                return Form::Always;
            }
            real.extend([AnswerWord::Unsure, AnswerWord::Unanswered]);
        }
        real.retain(|word| !words.contains(word));
        let number_given = match question.answer {
            Answer::Number { .. } => self.exists(number, true),
            _ => Form::Never,
        };
        let said = real.iter().map(|word| self.said(number, word));
        Form::any(said.chain([number_given, self.not_asked(number)]))
    }

    fn asked(&self, number: usize) -> Form<'g> {
        let when = self.questions[number].when.as_ref();
        when.map_or(Form::Always, |when| self.holds(&when.value))
    }

    fn not_asked(&self, number: usize) -> Form<'g> {
        let question = self.questions[number];
        if question.applies_to != AppliesTo::Any {
            return Form::Always;
        }
        question.when.as_ref().map_or(Form::Never, |when| self.fails(&when.value))
    }

    fn is(&self, number: usize, coding: Coding) -> Form<'g> {
        self.test(number, "=", TestedAnswer::Coding(coding))
    }

    fn exists(&self, number: usize, exists: bool) -> Form<'g> {
        self.test(number, "exists", TestedAnswer::Boolean(exists))
    }

    fn within(&self, number: usize, range: &'g Range) -> Form<'g> {
        Form::all(self.ends(number, range, [">=", ">"], ["<=", "<"]))
    }

    fn beyond(&self, number: usize, range: &'g Range) -> Form<'g> {
        Form::any(self.ends(number, range, ["<", "<="], [">", ">="]))
    }

    /// A test for each end of a range, by whether the end belongs to it or not.
    fn ends(
        &self,
        number: usize,
        range: &'g Range,
        lower: [&'static str; 2],
        upper: [&'static str; 2],
    ) -> Vec<Form<'g>> {
        let end = |bound: &'g Bound, operators: [&'static str; 2]| {
            let operator = operators[usize::from(!bound.inclusive)];
            self.test(number, operator, TestedAnswer::Decimal(Digits(&bound.number)))
        };
        let (low, high) = (range.lower.as_ref(), range.upper.as_ref());
        let low = low.map(|bound| end(bound, lower));
        low.into_iter().chain(high.map(|bound| end(bound, upper))).collect()
    }

    fn test(&self, number: usize, operator: &'static str, answer: TestedAnswer<'g>) -> Form<'g> {
        let question = self.questions[number].id.value.as_str();
        Form::Test(EnableWhen { question, operator, answer })
    }
}
