//! Answers and results as JSON, the form in which the scripts of the page and this program are compared.

use serde_json::{Map, Value, json};

use super::bands::{Reading, Verdict, read};
use super::planner::{Plan, plan};
use super::reader::{Given, Reader};
use super::scale::{Scaled, scaled};
use super::sorting::sort;
use crate::model::questionnaire::Questionnaire;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::questionnaire::scale::{Scale, ScaleInput};
use crate::model::table::Table;
use crate::model::table::tool::ToolKind;
use crate::model::words::Named;

/// Answers that are no such JSON: what is wrong with them.
#[derive(Debug)]
pub struct UnreadableAnswers(pub String);

/// The result of one set of answers to a questionnaire.
///
/// # Errors
/// If the answers are not of this form.
pub fn questionnaire_result<R>(
    questionnaire: &Questionnaire<R>,
    schedule: Option<&Table<R>>,
    answers: &Value,
) -> Result<Value, UnreadableAnswers> {
    let questions = questionnaire.questions();
    let reader = reader(answers, &questions)?;
    let sorting = sort(questionnaire, schedule, &reader);
    let ids = |numbers: &[usize]| question_ids(&questions, numbers);
    let mut result = json!({
        "see-doctor": ids(&sorting.see_doctor),
        "tell-doctor": ids(&sorting.tell_doctor),
        "can-change": ids(&sorting.can_change),
        "good-to-know": ids(&sorting.good_to_know),
        "not-sure": ids(&sorting.not_sure),
        "outcomes": (sorting.outcomes.iter())
            .map(|number| questionnaire.outcomes[*number].id.value.as_str())
            .collect::<Vec<_>>(),
    });
    if let (Some(table), Some(plan)) = (schedule, &sorting.screening) {
        result["screening"] = plan_value(table, plan);
    }
    if let Some(scale) = questionnaire.scale.as_ref().filter(|scale| scale.enabled)
        && let Some(inputs) = answers.get("scale")
    {
        result["scale"] = scale_value(scale, inputs);
    }
    Ok(result)
}

/// The value of a scale for `{"weight": 56, "age": 60}`.
fn scale_value<R>(scale: &Scale<R>, inputs: &Value) -> Value {
    let given = |input: &ScaleInput<R>| match inputs.get(&input.id.value)? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(digits) => Some(digits.clone()),
        _ => None,
    };
    let given: Vec<_> = scale.inputs.iter().map(given).collect();
    match scaled(scale, &given) {
        Scaled::Input(number) => json!({ "input": scale.inputs[number].id.value }),
        Scaled::Value(value, place) => {
            let id = place.map(|place| scale.cut_offs[place].id.value.as_str());
            json!({ "value": value, "cut-off": id })
        }
    }
}

/// The result of one set of answers to the tool of a table; none for tables that make no tool.
///
/// # Errors
/// If the answers are not of this form.
pub fn table_result<R>(
    table: &Table<R>,
    answers: &Value,
) -> Result<Option<Value>, UnreadableAnswers> {
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

fn plan_value<R>(table: &Table<R>, plan: &Plan) -> Value {
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

/// The numbers that answers hold, one a measure: `"number"`, or `"numbers"` by the ids of several measures.
fn numbers<R>(table: &Table<R>, answers: &Value) -> Result<Vec<Option<f64>>, UnreadableAnswers> {
    let number = |value: &Value| match value {
        Value::Null => Ok(None),
        Value::String(word) if ["unsure", "unanswered"].contains(&word.as_str()) => Ok(None),
        value => value.as_f64().map(Some).ok_or_else(|| unreadable("not a number", value)),
    };
    let known = |id: &str| table.measures.iter().any(|measure| measure.column() == id);
    if !table.has_measures() {
        if let Some(numbers) = answers.get("numbers") {
            return Err(unreadable("there is one measure, so give its `number`", numbers));
        }
        return Ok(vec![answers.get("number").map_or(Ok(None), number)?]);
    }
    if let Some(one) = answers.get("number") {
        return Err(unreadable("there are several measures, so give their `numbers`", one));
    }
    let none = Map::new();
    let given = match answers.get("numbers") {
        Some(given) => given.as_object().ok_or_else(|| unreadable("not an object", given))?,
        None => &none,
    };
    if let Some(id) = given.keys().find(|id| !known(id)) {
        return Err(UnreadableAnswers(format!("unknown measure `{id}`")));
    }
    let all = table.measures.iter();
    all.map(|measure| given.get(measure.column()).map_or(Ok(None), number)).collect()
}

fn reading_value<R>(table: &Table<R>, reading: &Reading) -> Value {
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
        Verdict::Implausible(numbers) if table.has_measures() => {
            json!({ "number": "implausible", "of": measures(numbers) })
        }
        Verdict::Implausible(_) => json!({ "number": "implausible" }),
        Verdict::Band { row, by, missing } if table.has_measures() => json!({
            "band": table.rows[*row].id.value, "by": measures(by), "missing": measures(missing),
        }),
        Verdict::Band { row, .. } => json!({ "band": table.rows[*row].id.value }),
    };
    if !reading.care.is_empty() {
        value["care"] = row_ids(table, &reading.care).into();
    }
    value
}

fn question_ids(questions: &[&Question], numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|number| questions[*number].id.value.clone()).collect()
}

fn row_ids<R>(table: &Table<R>, numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|number| table.rows[*number].id.value.clone()).collect()
}

/// The reader that answers describe: `{"sex": …, "age": …, "answers": {…}}`, each of which may be missing.
fn reader(answers: &Value, questions: &[&Question]) -> Result<Reader, UnreadableAnswers> {
    let wrong = unreadable;
    let object = answers.as_object().ok_or_else(|| wrong("not an object", answers))?;
    if let Some(key) = object.keys().find(|key| {
        !["sex", "age", "answers", "number", "numbers", "scale"].contains(&key.as_str())
    }) {
        return Err(UnreadableAnswers(format!("unknown key `{key}`")));
    }
    let mut reader = Reader::unknown(questions.len());
    if let Some(sex) = object.get("sex").filter(|sex| !sex.is_null()) {
        let known = sex.as_str().and_then(Sex::from_name);
        reader.sex = vec![Some(known.ok_or_else(|| wrong("no sex", sex))?)];
    }
    if let Some(age) = object.get("age").filter(|age| !age.is_null()) {
        reader.age = vec![Some(ages(age).ok_or_else(|| wrong("no age", age))?)];
    }
    let none = Map::new();
    let given = match object.get("answers") {
        Some(given) => given.as_object().ok_or_else(|| wrong("not an object", given))?,
        None => &none,
    };
    for (id, value) in given {
        let place = questions.iter().position(|question| question.id.value == *id);
        let place = place.ok_or_else(|| UnreadableAnswers(format!("unknown question `{id}`")))?;
        let answer = answer(questions[place], value);
        let no_answer = || UnreadableAnswers(format!("{value} is no answer to `{id}`"));
        reader.given[place] = vec![answer.ok_or_else(no_answer)?];
    }
    Ok(reader)
}

fn unreadable(what: &str, value: &Value) -> UnreadableAnswers {
    UnreadableAnswers(format!("{what}: {value}"))
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
