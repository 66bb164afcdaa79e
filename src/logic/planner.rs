//! Which rows of a schedule concern a reader.

use super::evaluate::Evaluation;
use super::reader::Reader;
use super::truth::Truth;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::table::{CellContent, Row, Table};
use crate::model::words::Named;

/// What a schedule says to a reader: questions and rows by number, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The questions whose answers call for a doctor before any schedule.
    pub care: Vec<usize>,
    /// The questions of that sort that the reader is not sure of: to be settled before any schedule.
    pub care_unsure: Vec<usize>,
    /// Rows that apply.
    pub applies: Vec<usize>,
    /// Rows that may apply, as far as is known.
    pub may_apply: Vec<usize>,
}

impl Plan {
    /// Whether no row concerns the reader, so that the schedule's default text speaks.
    pub fn is_default(&self) -> bool {
        self.applies.is_empty() && self.may_apply.is_empty()
    }

    /// Whether a date may be offered.
    pub fn offers_dates(&self) -> bool {
        self.care.is_empty() && self.care_unsure.is_empty()
    }
}

/// The rows of a schedule for a reader, all of them.
pub fn plan(table: &Table, reader: &Reader) -> Plan {
    let questions = table.tool.questions();
    let evaluation = Evaluation::new(&questions, reader);
    let mut plan = Plan::default();
    for (number, question) in table.tool.questions.iter().enumerate() {
        if question.care.is_empty() {
            continue;
        }
        if evaluation.counts(number).is_only(Truth::True) {
            plan.care.push(number);
        } else if question.question.answer.can_count() && evaluation.is_unsure(number) {
            plan.care_unsure.push(number);
        }
    }
    for (number, row) in table.rows.iter().enumerate() {
        let condition = row_condition(table, row);
        match condition.map_or(Truth::True, |own| evaluation.truth(&own)) {
            Truth::True => plan.applies.push(number),
            Truth::Unknown => plan.may_apply.push(number),
            Truth::False => {}
        }
    }
    plan
}

/// Whom a row concerns: its sex, its ages and its own condition together; none where it concerns everybody.
pub fn row_condition(table: &Table, row: &Row) -> Option<Condition> {
    let cell = |id: &str| table.cell(row, id).map(|cell| &cell.content);
    let sex = match cell("sex") {
        Some(CellContent::Choice(sex)) => Sex::from_name(sex).map(Condition::Sex),
        _ => None,
    };
    let age = match cell("age") {
        Some(CellContent::Age(age)) => Some(Condition::Age(*age)),
        _ => None,
    };
    let own = match cell("applies-if") {
        Some(CellContent::Condition(condition)) => Some(condition.clone()),
        _ => None,
    };
    let parts: Vec<_> = [sex, age, own].into_iter().flatten().collect();
    match parts.len() {
        0 | 1 => parts.into_iter().next(),
        _ => Some(Condition::All(parts)),
    }
}
