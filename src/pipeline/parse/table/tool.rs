//! Parses the data of a table's tool: its questions, the refusals (reasons to give a reader no band), and the text for
//! readers to whom no row applies.

use crate::diagnostic::{Diagnostics, Words};
use crate::model::date::Date;
use crate::model::questionnaire::Care;
use crate::model::table::tool::{MonthDay, Refusal, ToolData, ToolKind, ToolQuestion};
use crate::pipeline::parse::questionnaire::condition::condition_field;
use crate::pipeline::parse::questionnaire::question::{KnownQuestions, question, remove_cycles};
use crate::pipeline::parse::rules;
use crate::pipeline::parse::toml::Fields;
use crate::span::Spanned;

static WHOM_IT_STOPS: Words = Words(
    "below this line, add the readers whom this refusal stops, such as `when = { age = { to = 17 } }` (17 and younger) or `when = { item = \"…\" }` with one of the `[[questions]]`",
);
static MONTH_AND_DAY: Words = Words(
    "write the month and the day with two digits each, in quotes, without a year: `\"10-20\"` is 20 October; that day must exist",
);

/// Parses the fields of a table's tool, which is of the given kind; `None` if the table has no tool. Also returns the
/// tool's questions, to which conditions in the rows can refer.
pub fn tool(
    kind: Option<ToolKind>,
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> (ToolData, KnownQuestions) {
    let mut tool = ToolData::default();
    let Some(kind) = kind else { return (tool, KnownQuestions::default()) };
    let questions = fields.array_of_fields("questions", found);
    let known_questions = KnownQuestions::new(&questions, false);
    let questions = questions.into_iter();
    tool.questions = questions
        .filter_map(|fields| tool_question(kind, fields, &known_questions, found))
        .collect();
    let mut asked: Vec<_> = tool.questions.iter_mut().map(|own| &mut own.question).collect();
    remove_cycles(&mut asked, found);
    match kind {
        ToolKind::Planner => {
            tool.default = fields.document("default", found);
            tool.reminder = reminder(fields, found);
        }
        ToolKind::Reader => {
            let refusals = fields.array_of_fields("refusals", found).into_iter();
            tool.refusals =
                refusals.filter_map(|fields| refusal(fields, &known_questions, found)).collect();
        }
    }
    (tool, known_questions)
}

fn tool_question(
    kind: ToolKind,
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<ToolQuestion> {
    let question = question(&mut fields, known_questions, found);
    let text = fields.inline("question", found);
    let hint = fields.inline("hint", found);
    let (care, urgency) = match kind {
        ToolKind::Planner => (fields.document("care", found), fields.word("urgency", found)),
        ToolKind::Reader => Default::default(),
    };
    fields.finish(found);
    let urgency = urgency.unwrap_or(Care::NonUrgent);
    Some(ToolQuestion { question: question?, text, hint, care, urgency })
}

fn refusal(
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Refusal> {
    let id = fields.id(found);
    let before = found.len();
    let when = condition_field("when", &mut fields, known_questions, found);
    if when.is_none() && found.len() == before {
        let finding = rules::MISSING_FIELD.at(fields.span()).with("field", "when");
        found.push(finding.advise(&WHOM_IT_STOPS));
    }
    let reason = fields.document("reason", found);
    let toml = fields.toml();
    let keeps_care = fields.value("keeps-care").and_then(|value| toml.boolean(value, found));
    fields.finish(found);
    Some(Refusal { id: id?, when: when?, reason, keeps_care: keeps_care.unwrap_or(false) })
}

/// Parses the day of a yearly reminder, such as `"10-20"`.
fn reminder(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<MonthDay> {
    let Spanned { value, span } = fields.text("reminder", found)?;
    let two_digits = |part: &str| {
        let is_right = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_right.then(|| part.parse().ok()).flatten()
    };
    let day = value.split_once('-').and_then(|(month, day)| {
        // 2028 is a leap year, so every valid day exists in it.
        Date::new(2028, two_digits(month)?, two_digits(day)?).ok()
    });
    if day.is_none() {
        let finding = rules::INVALID_DATE.at(span).with("value", value);
        found.push(finding.advise(&MONTH_AND_DAY));
    }
    day.map(|day| MonthDay { month: day.month() as u8, day: day.day() as u8 })
}
