//! Rows of a schedule that concern the same reader.

use super::{Check, Facts, is_somebody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, Truth, Wanted, can_hold, row_condition};
use crate::model::questionnaire::condition::Condition;
use crate::model::table::Table;
use crate::pipeline::link::Target;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "overlapping-rows",
    severity: Severity::Note,
    message: Words {
        en: "some readers find this row as well as {rows}",
        zh: "有些讀者會同時看到這一列與{rows}",
    },
    help: Words {
        en: "all of them are shown, each with its source; if only one is meant, narrow `sex`, `age` or `applies-if`",
        zh: "工具會全部列出，並附上各自的來源；如果只該出現一列，請縮小 `sex`、`age` 或 `applies-if`",
    },
    specification: include_str!("overlapping_rows.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for table in facts.planners() {
        for (number, row) in table.rows.iter().enumerate() {
            let others = table.rows[..number].iter();
            let shared = others.filter(|other| {
                let both = [row_condition(table, row), row_condition(table, other)];
                is_somebody(&overlap(table, &both), &RULE, row.id.span, found)
            });
            let names: Vec<_> = shared.map(|other| format!("`{}`", other.id.value)).collect();
            if !names.is_empty() {
                found.push(RULE.at(row.id.span).with("rows", names.join(", ")));
            }
        }
    }
}

/// A reader of whom all of these are true.
fn overlap(table: &Table<Target>, rows: &[Option<Condition>; 2]) -> Search {
    let questions = table.tool.questions();
    let both: Vec<_> = rows.iter().flatten().map(|row| Wanted::is(row, Truth::True)).collect();
    can_hold(&questions, &both)
}
