//! Reports a row of a schedule if this row and an earlier one both apply to some reader.

use super::{Check, Look, undecided};
use crate::diagnostic::{Diagnostics, Localized, Rule, Severity, Words};
use crate::logic::overlaps;
use crate::model::table::Table;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Planner(look) };

static RULE: Rule = Rule {
    name: "overlapping-rows",
    severity: Severity::Note,
    message: Words("some readers see both this row and {rows}"),
    help: Words(
        "if these readers should see all of these rows, leave it so. If only one row is right for them, narrow `sex`, `age` or `applies-if` in the others: `age = { from = 65 }` is for readers of 65 and older, `age = { to = 64 }` for those of up to 64",
    ),
    specification: include_str!("overlapping_rows.md"),
};

static BETWEEN: Words = Words(", ");
static MORE: Words = Words("{rows} and others");

fn look(table: &Table, found: &mut Diagnostics) {
    for (row, own) in table.rows.iter().zip(overlaps(table)) {
        if own.undecided {
            found.push(undecided(&RULE, row.id.span));
        }
        let name =
            |number: &usize| Localized::verbatim(format!("`{}`", table.rows[*number].id.value));
        let names: Vec<_> = own.rows.iter().map(name).collect();
        if names.is_empty() {
            continue;
        }
        let names = Localized::joined(&names, &BETWEEN);
        let rows = if own.has_more { Localized::of(&MORE, &[("rows", names)]) } else { names };
        found.push(RULE.at(row.id.span).with("rows", rows));
    }
}
