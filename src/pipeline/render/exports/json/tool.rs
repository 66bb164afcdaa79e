//! What belongs to a table's tool, as JSON: questions, measures, refusals and conditions. Names are those of the
//! content format.

use serde::Serialize;

use super::super::text::TextWriter;
use super::cell::{AgeData, RangeData};
use crate::model::named::Named;
use crate::model::questionnaire::condition::{AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, AppliesTo, Choice, Question};
use crate::model::table::measure::Measure;
use crate::model::table::tool::{Refusal, ToolQuestion};

/// A question of a tool in JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct QuestionData<'g> {
    id: &'g str,
    question: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    answer: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionData<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepts: Option<RangeData<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<CountsData<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    applies_to: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<ConditionData<'g>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    care: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    urgency: Option<&'static str>,
}

#[derive(Serialize)]
struct OptionData<'g> {
    id: &'g str,
    text: &'g str,
}

/// Which answers to a question count, such as "yes" to a risk factor, as data for JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum CountsData<'g> {
    Word(&'static str),
    Options(Vec<&'g str>),
    Numbers(RangeData<'g>),
}

/// A reason to give a reader no band, in JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RefusalData<'g> {
    id: &'g str,
    when: ConditionData<'g>,
    reason: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    keeps_care: bool,
}

/// A value that readers enter into a band reader, in JSON. If the table has only one such value, its name and unit are
/// left out here, because they are in the JSON of the table.
#[derive(Serialize)]
pub struct MeasureData<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "unit")]
    own_unit: Option<&'g str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    question: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    whole: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepts: Option<RangeData<'g>>,
}

/// A condition in JSON, which refers to questions by their ids.
#[derive(Serialize)]
#[serde(untagged)]
pub enum ConditionData<'g> {
    /// A condition that holds if at least one of several conditions holds.
    Any {
        /// The conditions. At least one of them must hold.
        any: Vec<ConditionData<'g>>,
    },
    /// A condition that holds if all of several conditions hold.
    All {
        /// The conditions that must all hold.
        all: Vec<ConditionData<'g>>,
    },
    /// A condition that holds if another condition does not hold.
    Not {
        /// The condition that must not hold.
        not: Box<ConditionData<'g>>,
    },
    /// A condition that holds if the answer to a question counts, as the field `counts` of the question says.
    Counts {
        /// The id of the question whose answer the condition is about.
        item: &'g str,
    },
    /// A condition that holds if the answer to a question is one of several.
    Is {
        /// The id of the question whose answer the condition is about.
        item: &'g str,
        /// The answers for which the condition holds, each as a word such as `yes` or as the id of an option.
        is: Vec<&'g str>,
    },
    /// A condition that holds if the answer to a question is a number in a range.
    Number {
        /// The id of the question whose answer the condition is about.
        item: &'g str,
        /// The range in which the number must lie.
        #[serde(flatten)]
        range: RangeData<'g>,
    },
    /// A condition that holds if at least one question of the questionnaire is in a certain state, such as answered
    /// "not sure".
    #[serde(rename_all = "kebab-case")]
    Some {
        /// The state that the question must be in, by its name in the guide's files, such as `unanswered`.
        any_item: &'static str,
    },
    /// A condition that holds if the reader's age is in a range.
    Age {
        /// The range in which the age must lie.
        age: AgeData,
    },
    /// A condition that holds for readers of one sex.
    Sex {
        /// The sex of the readers for whom the condition holds: `female` or `male`.
        sex: &'static str,
    },
}

impl<'g> QuestionData<'g> {
    /// Converts a question of a tool to JSON. The question's condition refers to other questions by their index in
    /// `questions`; in the JSON, their ids replace the indices.
    pub fn new(own: &'g ToolQuestion, questions: &[&'g Question], writer: &TextWriter<'_>) -> Self {
        let asked = &own.question;
        let (unit, accepts) = match &asked.answer {
            Answer::Number { unit, accepts, .. } => (unit.as_deref(), accepts.as_ref()),
            _ => (None, None),
        };
        let choices: &[Choice] = match &asked.answer {
            Answer::Choice(choices) => choices,
            _ => &[],
        };
        let concerns = Some(asked.applies_to).filter(|sex| *sex != AppliesTo::Any);
        let when = asked.when.as_ref();
        Self {
            id: &asked.id.value,
            question: writer.line(&own.text),
            hint: writer.line(&own.hint),
            answer: asked.answer.kind(),
            options: choices
                .iter()
                .map(|Choice { id, text, .. }| OptionData { id, text })
                .collect(),
            unit,
            accepts: accepts.map(RangeData::new),
            counts: asked.answer.can_count().then(|| CountsData::new(&asked.answer)),
            applies_to: concerns.map(Named::name),
            when: when.map(|when| ConditionData::new(&when.value, questions)),
            care: writer.text(&own.care),
            urgency: (!own.care.is_empty()).then(|| own.urgency.name()),
        }
    }
}

impl<'g> MeasureData<'g> {
    /// Converts a value that readers enter into a band reader to JSON.
    pub fn new(measure: &'g Measure, writer: &TextWriter<'_>) -> Self {
        let id = measure.id.as_ref().map(|id| id.value.as_str());
        Self {
            id,
            name: id.map(|_| measure.name.as_str()),
            own_unit: measure.unit.as_deref().filter(|_| id.is_some()),
            question: writer.line(&measure.question),
            hint: writer.line(&measure.hint),
            whole: measure.is_whole,
            accepts: measure.accepts.as_ref().map(|range| RangeData::new(&range.value)),
        }
    }
}

impl<'g> CountsData<'g> {
    fn new(answer: &'g Answer) -> Self {
        match answer {
            Answer::YesNo { counts } => Self::Word(counts.name()),
            Answer::Choice(choices) => {
                let counted = choices.iter().filter(|choice| choice.counts);
                Self::Options(counted.map(|choice| choice.id.as_str()).collect())
            }
            Answer::Number { counts, .. } => {
                Self::Numbers(counts.as_ref().map(RangeData::new).unwrap_or_default())
            }
        }
    }
}

impl<'g> RefusalData<'g> {
    /// Converts a refusal to JSON. Its condition refers to questions by their index in `questions`; in the JSON, their
    /// ids replace the indices.
    pub fn new(refusal: &'g Refusal, questions: &[&'g Question], writer: &TextWriter<'_>) -> Self {
        Self {
            id: &refusal.id.value,
            when: ConditionData::new(&refusal.when.value, questions),
            reason: writer.text(&refusal.reason),
            keeps_care: refusal.keeps_care,
        }
    }
}

impl<'g> ConditionData<'g> {
    /// Converts a condition to JSON. The condition refers to questions by their index in `questions`; in the JSON,
    /// their ids replace the indices.
    pub fn new(condition: &'g Condition, questions: &[&'g Question]) -> Self {
        let all =
            |parts: &'g [Condition]| parts.iter().map(|part| Self::new(part, questions)).collect();
        let id = |number: usize| questions[number].id.value.as_str();
        match condition {
            Condition::Any(parts) => Self::Any { any: all(parts) },
            Condition::All(parts) => Self::All { all: all(parts) },
            Condition::Not(part) => Self::Not { not: Box::new(Self::new(part, questions)) },
            Condition::Is(number, words) => {
                let words = words.iter().map(|word| answer(word, questions[*number]));
                Self::Is { item: id(*number), is: words.collect() }
            }
            Condition::Number(number, range) => {
                Self::Number { item: id(*number), range: RangeData::new(range) }
            }
            Condition::Counts(numbers) => match numbers.as_slice() {
                [number] => Self::Counts { item: id(*number) },
                numbers => {
                    let each = numbers.iter().map(|number| Self::Counts { item: id(*number) });
                    Self::Any { any: each.collect() }
                }
            },
            Condition::Some(state, _) => Self::Some { any_item: state.name() },
            Condition::Age(age) => Self::Age { age: AgeData::new(*age) },
            Condition::Sex(sex) => Self::Sex { sex: sex.name() },
        }
    }
}

fn answer<'g>(word: &AnswerWord, question: &'g Question) -> &'g str {
    match (word, &question.answer) {
        (AnswerWord::Yes, _) => "yes",
        (AnswerWord::No, _) => "no",
        (AnswerWord::Unsure, _) => "unsure",
        (AnswerWord::Choice(place), Answer::Choice(choices)) => {
            choices.get(*place).map_or("", |choice| &choice.id)
        }
        (AnswerWord::Unanswered | AnswerWord::Choice(_), _) => "unanswered",
    }
}
