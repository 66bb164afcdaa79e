//! Plans a schedule for a reader: which red flags come first, and which rows of the table apply.

use super::evaluate::Evaluation;
use super::reader::Reader;
use super::truth::Truth;
use crate::model::named::Named;
use crate::model::questionnaire::condition::{Condition, Sex};
use crate::model::table::{CellContent, Row, Table};

/// What a schedule says to one reader. Questions and rows are given by index, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Indices of the red-flag questions whose answers mean that the reader should see a doctor before following any
    /// schedule.
    pub care: Vec<usize>,
    /// Indices of the red-flag questions that the reader answered "not sure". The reader must find out the answers
    /// before following any schedule.
    pub care_unsure: Vec<usize>,
    /// Indices of the rows of the schedule that apply to the reader.
    pub applies: Vec<usize>,
    /// Indices of the rows of the schedule that may or may not apply to the reader, because the reader's answers leave
    /// it open.
    pub may_apply: Vec<usize>,
}

impl Plan {
    /// Returns true if no row applies or may apply. The schedule's default text is then shown.
    pub fn is_default(&self) -> bool {
        self.applies.is_empty() && self.may_apply.is_empty()
    }

    /// Returns true if the tool may compute the days of examinations: the reader raised no red flag, and answered no
    /// red-flag question "not sure".
    pub fn offers_dates(&self) -> bool {
        self.care.is_empty() && self.care_unsure.is_empty()
    }
}

/// Plans a schedule for a reader: finds the red flags that the reader raises, and the rows that apply or may apply.
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

/// The condition under which a row applies: its cells `sex`, `age` and `applies-if`, joined by "and". `None` if the row
/// applies to everybody.
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
