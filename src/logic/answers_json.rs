//! Reads the answers of readers from JSON, and writes results as JSON. `osteon answer` prints these results. Tests
//! compare the results with those of the scripts of the pages.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::band_reader::{Reading, Verdict, read};
use super::planner::{Plan, plan};
use super::questionnaire_result::{Card, evaluate_questionnaire};
use super::reader::{Given, Reader};
use super::scale::{Scaled, scaled};
use super::strict_json::read_json;
use crate::diagnostic::{Localized, Words};
use crate::model::named::Named;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::questionnaire::scale::{Scale, ScaleInput};
use crate::model::questionnaire::{Care, Questionnaire};
use crate::model::table::Table;
use crate::model::table::tool::ToolKind;

/// Why answers could not be read from JSON: the message for the user.
#[derive(Debug)]
pub struct UnreadableAnswers(pub Localized);

static TWICE: Words = Words("the key `{key}` occurs twice in one object: keep one of the two");
static NO_ARRAY: Words =
    Words("the answers are not a JSON array: write `[{ … }, { … }]`, one object per reader");
static NO_JSON: Words = Words("the answers are not a JSON array: {problem}");
static UNKNOWN_KEY: Words = Words("unknown key `{value}`");
static UNKNOWN_QUESTION: Words = Words("unknown question `{value}`");
static NO_SEX: Words = Words("{value} is not a sex: write \"female\" or \"male\"");
static NO_AGE: Words = Words(
    "{value} is not an age: write a whole number of years, or a band such as [50, 64] or [70, null], without quotes",
);
static NO_OBJECT: Words = Words("{value} is not an object: write `{ … }`");
static NO_NUMBER: Words = Words("{value} is not a number: write a number, without quotes");
static ONE_MEASURE: Words = Words("there is one measure, so give its `number`: {value}");
static MEASURES: Words = Words("there are several measures, so give their `numbers`: {value}");
static UNKNOWN_MEASURE: Words = Words("unknown measure `{value}`");
static NO_ANSWER: Words =
    Words("{value} is not an answer to `{id}`: write {answers}; or \"unsure\", or leave it out");
static A_NUMBER: Words = Words("a number, without quotes");
static YES_OR_NO: Words = Words("\"yes\" or \"no\"");
static ONE_OF: Words = Words("one of {ids}");
static BETWEEN: Words = Words(", ");

fn unreadable(words: &Words, value: impl ToString) -> UnreadableAnswers {
    UnreadableAnswers(Localized::of(words, &[("value", Localized::verbatim(value.to_string()))]))
}

/// Parses a JSON array that has one object of answers per reader, and returns these objects.
///
/// # Errors
/// If the text is not a JSON array, or a key occurs twice in one object.
pub fn answer_sets(text: &str) -> Result<Vec<Value>, UnreadableAnswers> {
    let said = |words, name, value| UnreadableAnswers(Localized::of(words, &[(name, value)]));
    match read_json(text) {
        Ok((_, Some(key))) => Err(said(&TWICE, "key", Localized::verbatim(key))),
        Ok((Value::Array(sets), None)) => Ok(sets),
        Ok(_) => Err(UnreadableAnswers(Localized::of(&NO_ARRAY, &[]))),
        Err(error) => Err(said(&NO_JSON, "problem", Localized::verbatim(error.to_string()))),
    }
}

/// Evaluates a questionnaire for the answers of one reader, such as `{"age": 64, "answers": {"smoking": "no"}}`.
/// Returns the result as JSON, such as `{"tell-doctor": ["smoking"], …}`. `schedule` is the schedule that the
/// questionnaire shows with its result, if it shows one.
///
/// # Errors
/// If the answers contain an unknown key, or a value of the wrong form.
pub fn questionnaire_result(
    questionnaire: &Questionnaire,
    schedule: Option<&Table>,
    answers: &Value,
) -> Result<Value, UnreadableAnswers> {
    let questions = questionnaire.questions();
    let reader = reader(answers, &questions)?;
    let result = evaluate_questionnaire(questionnaire, schedule, &reader);
    let ids = |numbers: &[usize]| question_ids(&questions, numbers);
    let mut value = json!({
        "see-doctor": ids(&result.see_doctor),
        "tell-doctor": ids(&result.tell_doctor),
        "can-change": ids(&result.can_change),
        "good-to-know": ids(&result.good_to_know),
        "not-sure": ids(&result.not_sure),
        "outcomes": (result.outcomes.iter())
            .map(|number| questionnaire.outcomes[*number].id.value.as_str())
            .collect::<Vec<_>>(),
    });
    let cards =
        result.cards.iter().map(|(care, card)| card_value(*care, *card, questionnaire, schedule));
    value["care"] = cards.collect();
    if let (Some(table), Some(plan)) = (schedule, &result.screening) {
        value["screening"] = plan_value(table, plan);
    }
    if let Some(scale) = questionnaire.scale.as_ref().filter(|scale| scale.enabled)
        && let Some(inputs) = answers.get("scale")
    {
        value["scale"] = scale_value(scale, object(inputs)?);
    }
    Ok(value)
}

/// Converts a care card to JSON. Examples: `{"care": "urgent", "outcome": "today"}` for an outcome; `{"care": "urgent",
/// "question": "pain"}` for a red flag of the schedule, with `"unsure": true` if the reader answered "not sure".
fn card_value(
    care: Care,
    card: Card,
    questionnaire: &Questionnaire,
    schedule: Option<&Table>,
) -> Value {
    let flag = |number: usize| {
        schedule.map(|table| table.tool.questions[number].question.id.value.as_str())
    };
    let care = care.name();
    match card {
        Card::Outcome(number) => {
            json!({ "care": care, "outcome": questionnaire.outcomes[number].id.value.as_str() })
        }
        Card::Flag(number) => json!({ "care": care, "question": flag(number) }),
        Card::FlagUnsure(number) => {
            json!({ "care": care, "question": flag(number), "unsure": true })
        }
    }
}

/// Computes a questionnaire's scale from inputs such as `{"weight": 56, "age": 60}`. Returns JSON: the value of the
/// scale with the id of its cut-off, or `{"input": "weight"}` if this input is missing or implausible.
fn scale_value(scale: &Scale, inputs: &Map<String, Value>) -> Value {
    let given = |input: &ScaleInput| match inputs.get(input.id.value.as_str())? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(digits) => Some(digits.clone()),
        _ => None,
    };
    let given: Vec<_> = scale.inputs.iter().map(given).collect();
    match scaled(scale, &given) {
        Scaled::Input(number) => json!({ "input": scale.inputs[number].id.value.as_str() }),
        Scaled::Value(value, place) => {
            let id = place.map(|place| scale.cut_offs[place].id.value.as_str());
            json!({ "value": value, "cut-off": id })
        }
    }
}

/// Evaluates the planner or band reader of a table for the answers of one reader. Returns the result as JSON, or `None`
/// if the table has neither tool.
///
/// # Errors
/// If the answers contain an unknown key, or a value of the wrong form.
pub fn table_result(table: &Table, answers: &Value) -> Result<Option<Value>, UnreadableAnswers> {
    let reader = reader(answers, &table.tool.questions())?;
    Ok(match table.kind.tool {
        Some(ToolKind::Planner) => Some(plan_value(table, &plan(table, &reader))),
        Some(ToolKind::Reader) => {
            let numbers = numbers(table, answers)?;
            Some(reading_value(table, &read(table, &reader, &numbers)))
        }
        None => None,
    })
}

fn plan_value(table: &Table, plan: &Plan) -> Value {
    let rows = |numbers: &[usize]| row_ids(table, numbers);
    json!({
        "care": question_ids(&table.tool.questions(), &plan.care),
        "care-unsure": question_ids(&table.tool.questions(), &plan.care_unsure),
        "applies": rows(&plan.applies),
        "may-apply": rows(&plan.may_apply),
        "default": plan.is_default(),
        "dates": plan.offers_dates(),
    })
}

/// The measured numbers for a table of bands, one entry for each measure of the table. A table with one measure has the
/// number in the key `"number"`; others have the numbers in `"numbers"`, such as `{"systolic": 120}`. An entry is
/// `None` if its number is not given.
fn numbers(table: &Table, answers: &Value) -> Result<Vec<Option<f64>>, UnreadableAnswers> {
    let number = |value: &Value| match value {
        Value::Null => Ok(None),
        Value::String(word) if ["unsure", "unanswered"].contains(&word.as_str()) => Ok(None),
        value => value.as_f64().map(Some).ok_or_else(|| unreadable(&NO_NUMBER, value)),
    };
    let known = |id: &str| table.measures.iter().any(|measure| measure.column() == id);
    if !table.lists_measures() {
        if let Some(numbers) = answers.get("numbers") {
            return Err(unreadable(&ONE_MEASURE, numbers));
        }
        return Ok(vec![answers.get("number").map_or(Ok(None), number)?]);
    }
    if let Some(one) = answers.get("number") {
        return Err(unreadable(&MEASURES, one));
    }
    let none = Map::new();
    let given = match answers.get("numbers") {
        Some(given) => object(given)?,
        None => &none,
    };
    if let Some(id) = given.keys().find(|id| !known(id)) {
        return Err(unreadable(&UNKNOWN_MEASURE, id));
    }
    let all = table.measures.iter();
    all.map(|measure| given.get(measure.column()).map_or(Ok(None), number)).collect()
}

fn reading_value(table: &Table, reading: &Reading) -> Value {
    let refusals = |numbers: &[usize]| -> Vec<&str> {
        numbers.iter().map(|number| table.tool.refusals[*number].id.value.as_str()).collect()
    };
    let measures = |numbers: &[usize]| -> Vec<&str> {
        numbers.iter().map(|number| table.measures[*number].column()).collect()
    };
    let mut value = match &reading.verdict {
        Verdict::Refused(numbers) => json!({ "refused": refusals(numbers) }),
        Verdict::Undecided(numbers) => json!({ "undecided": refusals(numbers) }),
        Verdict::Missing => json!({ "number": "missing" }),
        Verdict::Implausible(numbers) if table.lists_measures() => {
            json!({ "number": "implausible", "of": measures(numbers) })
        }
        Verdict::Implausible(_) => json!({ "number": "implausible" }),
        Verdict::Band { row, by, missing } if table.lists_measures() => json!({
            "band": table.rows[*row].id.value.as_str(), "by": measures(by), "missing": measures(missing),
        }),
        Verdict::Band { row, .. } => json!({ "band": table.rows[*row].id.value.as_str() }),
    };
    if !reading.care.is_empty() {
        value["care"] = row_ids(table, &reading.care).into();
    }
    value
}

fn question_ids(questions: &[&Question], numbers: &[usize]) -> Vec<&'static str> {
    numbers.iter().map(|number| questions[*number].id.value.as_str()).collect()
}

fn row_ids(table: &Table, numbers: &[usize]) -> Vec<&'static str> {
    numbers.iter().map(|number| table.rows[*number].id.value.as_str()).collect()
}

/// Converts the answers of one reader, such as `{"sex": "female", "age": 64, "answers": {"smoking": "no"}}`, to a
/// [`Reader`]. If a key is missing, the fact is unknown.
fn reader(answers: &Value, questions: &[&Question]) -> Result<Reader, UnreadableAnswers> {
    let object = object(answers)?;
    let known = ["sex", "age", "answers", "number", "numbers", "scale"];
    if let Some(key) = object.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(unreadable(&UNKNOWN_KEY, key));
    }
    let mut reader = Reader::unknown(questions.len());
    if let Some(sex) = object.get("sex").filter(|sex| !sex.is_null()) {
        let known = sex.as_str().and_then(Sex::from_name);
        reader.sex = vec![Some(known.ok_or_else(|| unreadable(&NO_SEX, sex))?)];
    }
    if let Some(age) = object.get("age").filter(|age| !age.is_null()) {
        reader.age = vec![Some(ages(age).ok_or_else(|| unreadable(&NO_AGE, age))?)];
    }
    let none = Map::new();
    let given = object.get("answers").map_or(Ok(&none), self::object)?;
    let places: BTreeMap<&str, usize> =
        questions.iter().enumerate().map(|(n, own)| (own.id.value.as_str(), n)).collect();
    for (id, value) in given {
        let place = places.get(id.as_str()).copied();
        let place = place.ok_or_else(|| unreadable(&UNKNOWN_QUESTION, id))?;
        let answer = answer(questions[place], value);
        reader.given[place] = vec![answer.ok_or_else(|| no_answer(questions[place], value))?];
    }
    Ok(reader)
}

fn object(value: &Value) -> Result<&Map<String, Value>, UnreadableAnswers> {
    value.as_object().ok_or_else(|| unreadable(&NO_OBJECT, value))
}

fn no_answer(question: &Question, value: &Value) -> UnreadableAnswers {
    let answers = match &question.answer {
        Answer::Number { .. } => Localized::of(&A_NUMBER, &[]),
        Answer::YesNo { .. } => Localized::of(&YES_OR_NO, &[]),
        Answer::Choice(choices) => {
            let ids = choices.iter().map(|own| Localized::verbatim(format!("\"{}\"", own.id)));
            Localized::of(
                &ONE_OF,
                &[("ids", Localized::joined(&ids.collect::<Vec<_>>(), &BETWEEN))],
            )
        }
    };
    UnreadableAnswers(Localized::of(
        &NO_ANSWER,
        &[
            ("value", Localized::verbatim(value.to_string())),
            ("id", Localized::verbatim(question.id.value.as_str())),
            ("answers", answers),
        ],
    ))
}

fn ages(age: &Value) -> Option<(u32, Option<u32>)> {
    let whole = |value: &Value| u32::try_from(value.as_u64()?).ok();
    match age.as_array().map(Vec::as_slice) {
        Some([low, Value::Null]) => Some((whole(low)?, None)),
        Some([low, high]) => {
            let (low, high) = (whole(low)?, whole(high)?);
            (low <= high).then_some((low, Some(high)))
        }
        Some(_) => None,
        None => whole(age).map(|age| (age, Some(age))),
    }
}

fn answer(question: &Question, value: &Value) -> Option<Given> {
    match (value, &question.answer) {
        (Value::Null, _) => Some(Given::Unanswered),
        (Value::Number(number), Answer::Number { .. }) => number.as_f64().map(Given::Number),
        (Value::String(word), answer) => match (word.as_str(), answer) {
            ("unsure", _) => Some(Given::Unsure),
            ("unanswered", _) => Some(Given::Unanswered),
            ("yes", Answer::YesNo { .. }) => Some(Given::Yes),
            ("no", Answer::YesNo { .. }) => Some(Given::No),
            (id, Answer::Choice(choices)) => {
                choices.iter().position(|choice| choice.id == id).map(Given::Choice)
            }
            _ => None,
        },
        _ => None,
    }
}
