//! The data for the scripts of questionnaires and tools, such as questions and conditions. The module `logic` defines
//! what these data mean. Texts are not included, because the script finds them in the page.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::logic::{age_bands, row_condition};
use crate::model::named::Named;
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};
use crate::model::questionnaire::{Flag, Outcome, Questionnaire, When};
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::view::Json;

/// The data for the script of a questionnaire. If the questionnaire uses a schedule, `schedule`, they include what
/// selects its rows.
pub fn questionnaire_program(questionnaire: &Questionnaire, schedule: Option<&Table>) -> Json {
    let questions = questionnaire.questions();
    let items = questionnaire.items.iter().map(|item| {
        let mut value = question(&item.question, &questions);
        value.insert("group".into(), json!(item.group.name()));
        if item.flag != Flag::None {
            value.insert("flag".into(), json!(item.flag.name()));
        }
        Value::Object(value)
    });
    let outcomes = questionnaire.outcomes.iter().map(|own| outcome(own, &questions));
    let mut program = json!({
        "id": questionnaire.id.value.as_str(),
        "show": questionnaire.show.name(),
        "questions": items.collect::<Vec<_>>(),
        "outcomes": outcomes.collect::<Vec<_>>(),
    });
    if let (Some(table), Some(screening)) = (schedule, &questionnaire.screening) {
        let answers = table.tool.questions.iter().map(|own| {
            let named = screening.answers.iter();
            let found = named.into_iter().find(|(id, _)| id.value == own.question.id.value);
            found.map_or(Value::Null, |(_, condition)| condition_value(condition, &questions))
        });
        let others = table.tool.questions();
        let rows = table.rows.iter().map(|row| planner_row(table, row, &others, false));
        // The script only needs what selects rows of the schedule. The schedule's own page asks its questions and
        // computes dates.
        program["screening"] = json!({
            "questions": tool_questions(table),
            "rows": rows.collect::<Vec<_>>(),
            "answers": answers.collect::<Vec<_>>(),
        });
    }
    // The browser keeps answers, and they are valid only for the same version of the questionnaire.
    let version = Sha256::digest(program.to_string().as_bytes());
    program["version"] =
        version.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>().into();
    Json::new(&program)
}

/// The data for the script of a planner.
pub fn planner_program(table: &Table) -> Json {
    Json::new(&planner(table))
}

/// The data for the script of a band reader. `points` says where values are on its chart, so that the script can mark
/// the reader's number: for each measure, pairs of a value and its position.
pub fn reader_program(table: &Table, points: &[&[(f64, f64)]]) -> Json {
    let questions = table.tool.questions();
    let conditions = || table.tool.refusals.iter().map(|refusal| &refusal.when.value);
    let bands = table.rows.iter().map(|row| {
        let ranges =
            table.measures.iter().map(|measure| table.range(row, measure).map(range_value));
        let mut band = json!({ "id": row.id.value.as_str(), "ranges": ranges.collect::<Vec<_>>() });
        if table.has_care(row) {
            band["care"] = json!(true);
        }
        band
    });
    let measures = table.measures.iter().enumerate().map(|(number, measure)| {
        let mut value = json!({ "points": points.get(number).unwrap_or(&[].as_slice()) });
        if let Some(id) = &measure.id {
            value["id"] = json!(id.value.as_str());
        }
        if measure.is_whole {
            value["whole"] = json!(true);
        }
        if let Some(accepts) = &measure.accepts {
            value["accepts"] = range_value(&accepts.value);
        }
        value
    });
    let refusals = table.tool.refusals.iter().map(|refusal| {
        let when = condition_value(&refusal.when.value, &questions);
        let mut value = json!({ "id": refusal.id.value.as_str(), "when": when });
        if refusal.keeps_care {
            value["keeps-care"] = json!(true);
        }
        value
    });
    let asks = Demographics::needed_by(conditions(), &questions);
    Json::new(&json!({
        "id": table.id.value.as_str(),
        "asks": { "sex": asks.sex, "age": asks.age },
        "questions": tool_questions(table),
        "refusals": refusals.collect::<Vec<_>>(),
        "measures": measures.collect::<Vec<_>>(),
        "decides": table.decides.name(),
        "bands": bands.collect::<Vec<_>>(),
    }))
}

/// Which of the reader's sex and age a tool must know, besides the answers to its questions.
#[derive(Clone, Copy)]
pub struct Demographics {
    /// True if the tool must know the reader's sex.
    pub sex: bool,
    /// True if the tool must know the reader's age.
    pub age: bool,
}

impl Demographics {
    /// Finds out whether a tool must know the reader's sex and age. It must if `conditions`, or the conditions under
    /// which `questions` are asked, depend on them. It must also know the sex if a question is for one sex only.
    pub fn needed_by<'c>(
        conditions: impl Iterator<Item = &'c Condition>,
        questions: &[&'c Question],
    ) -> Self {
        let whens = questions.iter().filter_map(|question| question.when.as_ref());
        let all: Vec<_> = conditions.chain(whens.map(|when| &when.value)).collect();
        let has =
            |wanted: fn(&Condition) -> bool| all.iter().any(|condition| condition.has(wanted));
        let concerns = questions.iter().any(|question| question.applies_to != AppliesTo::Any);
        Self {
            sex: concerns || has(|part| matches!(part, Condition::Sex(_))),
            age: has(|part| matches!(part, Condition::Age(_))),
        }
    }

    /// Finds out whether a planner with this schedule must know the reader's sex and age.
    pub fn of_planner(table: &Table) -> Self {
        let conditions: Vec<_> = row_conditions(table).collect();
        Self::needed_by(conditions.iter(), &table.tool.questions())
    }

    /// Finds out whether a band reader for this table must know the reader's sex and age.
    pub fn of_reader(table: &Table) -> Self {
        let conditions = table.tool.refusals.iter().map(|refusal| &refusal.when.value);
        Self::needed_by(conditions, &table.tool.questions())
    }
}

/// Finds out whether a questionnaire must know the reader's sex and age, for its own conditions and for those of its
/// schedule. Also returns the age groups that these conditions distinguish: for each, its lowest and its highest age,
/// which is `None` if the group has no highest age.
pub fn questionnaire_asks(
    questionnaire: &Questionnaire,
    schedule: Option<&Table>,
) -> (Demographics, Vec<(u32, Option<u32>)>) {
    let questions = questionnaire.questions();
    let rows: Vec<_> = schedule.into_iter().flat_map(row_conditions).collect();
    let others = schedule.map(|table| table.tool.questions()).unwrap_or_default();
    let outcomes = questionnaire.outcomes.iter().filter_map(|outcome| outcome.condition());
    let answers = questionnaire.screening.iter().flat_map(|own| &own.answers);
    let all: Vec<&Condition> =
        outcomes.chain(answers.map(|(_, condition)| condition)).chain(&rows).collect();
    let asked: Vec<&Question> = questions.into_iter().chain(others).collect();
    let whens = asked.iter().filter_map(|question| question.when.as_ref());
    let ages: Vec<&Condition> = all.iter().copied().chain(whens.map(|when| &when.value)).collect();
    (Demographics::needed_by(all.iter().copied(), &asked), age_bands(&ages))
}

/// The age groups that the conditions of a schedule distinguish. For each: its lowest and its highest age, which is
/// `None` if the group has no highest age.
pub fn planner_ages(table: &Table) -> Vec<(u32, Option<u32>)> {
    let rows: Vec<_> = row_conditions(table).collect();
    let questions = table.tool.questions();
    let whens = questions.iter().filter_map(|question| question.when.as_ref());
    age_bands(&rows.iter().chain(whens.map(|when| &when.value)).collect::<Vec<_>>())
}

fn row_conditions(table: &Table) -> impl Iterator<Item = Condition> {
    table.rows.iter().filter_map(|row| row_condition(table, row))
}

fn planner(table: &Table) -> Value {
    let questions = table.tool.questions();
    let rows = table.rows.iter().map(|row| planner_row(table, row, &questions, true));
    json!({
        "id": table.id.value.as_str(),
        "ages": planner_ages(table),
        "questions": tool_questions(table),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn planner_row(table: &Table, row: &Row, questions: &[&Question], is_timed: bool) -> Value {
    let mut value = json!({ "id": row.id.value.as_str() });
    if let Some(condition) = row_condition(table, row) {
        value["when"] = condition_value(&condition, questions);
    }
    let interval = table.cell(row, "interval").filter(|_| is_timed).map(|cell| &cell.content);
    if let Some(CellContent::Interval(interval)) = interval {
        let (from, to, unit) = (interval.from, interval.to, interval.unit.name());
        value["interval"] = json!({ "from": from, "to": to, "unit": unit });
    }
    value
}

fn tool_questions(table: &Table) -> Vec<Value> {
    let questions = table.tool.questions();
    let all = table.tool.questions.iter().map(|own| {
        let mut value = question(&own.question, &questions);
        if !own.care.is_empty() {
            value.insert("care".into(), json!(own.urgency.name()));
        }
        Value::Object(value)
    });
    all.collect()
}

fn outcome(outcome: &Outcome, questions: &[&Question]) -> Value {
    let when = match &outcome.when {
        When::Always => json!("always"),
        When::Otherwise => json!("otherwise"),
        When::If(condition) => condition_value(&condition.value, questions),
    };
    let mut value = json!({ "id": outcome.id.value.as_str(), "when": when });
    if let Some(care) = outcome.care {
        value["care"] = json!(care.name());
    }
    value
}

/// The data of a question for the script, without its flag. Leaves out what is so for most questions, because the
/// script assumes it: that the answers are yes and no, and that yes counts.
fn question(question: &Question, questions: &[&Question]) -> Map<String, Value> {
    let mut value = Map::new();
    let mut set = |key: &str, of: Value| drop(value.insert(key.to_owned(), of));
    set("id", json!(question.id.value.as_str()));
    if !matches!(question.answer, Answer::YesNo { counts: Polarity::Yes }) {
        set("answer", json!(question.answer.kind()));
    }
    match &question.answer {
        Answer::YesNo { counts: Polarity::Yes } => {}
        Answer::YesNo { counts: Polarity::No } => set("counts", json!(["no"])),
        Answer::Choice(choices) => {
            let ids = choices.iter().map(|choice| choice.id.as_str());
            set("options", ids.collect());
            let counted = choices.iter().filter(|choice| choice.counts);
            if question.answer.can_count() {
                set("counts", counted.map(|choice| choice.id.as_str()).collect());
            }
        }
        Answer::Number { accepts, counts, .. } => {
            if let Some(accepts) = accepts {
                set("accepts", range_value(accepts));
            }
            if let Some(counts) = counts {
                set("counts", range_value(counts));
            }
        }
    }
    if question.applies_to != AppliesTo::Any {
        set("sex", json!(question.applies_to.name()));
    }
    if let Some(when) = &question.when {
        set("when", condition_value(&when.value, questions));
    }
    value
}

fn condition_value(condition: &Condition, questions: &[&Question]) -> Value {
    let parts = |head: &str, parts: &[Condition]| {
        let values = parts.iter().map(|part| condition_value(part, questions));
        [json!(head)].into_iter().chain(values).collect()
    };
    match condition {
        Condition::Any(all) => parts("any", all),
        Condition::All(all) => parts("all", all),
        Condition::Not(part) => json!(["not", condition_value(part, questions)]),
        Condition::Is(number, words) => {
            let words = words.iter().map(|word| answer_word(word, questions[*number]));
            [json!("is"), json!(number)].into_iter().chain(words).collect()
        }
        Condition::Number(number, range) => json!(["number", number, range_value(range)]),
        Condition::Counts(counted) => {
            [json!("counts")].into_iter().chain(counted.iter().map(|one| json!(one))).collect()
        }
        Condition::Some(state, _) => json!(["some", AnswerState::name(*state)]),
        Condition::Age(age) => json!(["age", age.from, age.to]),
        Condition::Sex(sex) => json!(["sex", sex.name()]),
    }
}

fn answer_word(word: &AnswerWord, question: &Question) -> Value {
    match (word, &question.answer) {
        (AnswerWord::Yes, _) => json!("yes"),
        (AnswerWord::No, _) => json!("no"),
        (AnswerWord::Unsure, _) => json!("unsure"),
        (AnswerWord::Choice(place), Answer::Choice(choices)) if *place < choices.len() => {
            json!(choices[*place].id)
        }
        (AnswerWord::Unanswered | AnswerWord::Choice(_), _) => json!("unanswered"),
    }
}

/// Converts a range to JSON for the scripts: `{ "at-least": 1, "below": 2 }`.
pub fn range_value(range: &Range) -> Value {
    let mut value = Map::new();
    let mut end = |bound: &Option<Bound>, inclusive: &str, exclusive: &str| {
        if let Some(bound) = bound {
            let key = if bound.inclusive { inclusive } else { exclusive };
            value.insert(key.to_owned(), json!(bound.number.value));
        }
    };
    end(&range.lower, "at-least", "above");
    end(&range.upper, "at-most", "below");
    Value::Object(value)
}
