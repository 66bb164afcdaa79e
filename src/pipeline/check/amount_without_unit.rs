//! Reports a number without a unit in the column `amount` of a table.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::PlacedText;
use crate::model::table::CellContent;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "amount-without-unit",
    severity: Severity::Warning,
    message: Words("`{number}` has no unit"),
    help: Words("write the unit after the number, such as `5 mg`, `2 cups` or `3 times a week`"),
    specification: include_str!("amount_without_unit.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(table) = record.table() else { return };
    let Some(column) = table.columns.iter().position(|column| column.id == "amount") else {
        return;
    };
    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
        let CellContent::Inline(inlines) = &cell.content else { continue };
        let placed = PlacedText::of(inlines);
        for (start, end) in bare_numbers(&placed.text) {
            let span = placed.span(start..end).unwrap_or(cell.span);
            found.push(RULE.at(span).with("number", &placed.text[start..end]));
        }
    }
}

/// The byte ranges of the numbers at the end of a clause. Such a number has no unit, because nothing follows it.
fn bare_numbers(text: &str) -> Vec<(usize, usize)> {
    let mut numbers = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), '。')]) {
        let next = text[at..].chars().nth(1);
        let within = matches!(character, '.' | ',') && next.is_some_and(|c| c.is_ascii_digit());
        if character.is_ascii_digit() || (start.is_some() && within) {
            start.get_or_insert(at);
            continue;
        }
        let Some(begin) = start.take() else { continue };
        // `B12` and `2026-01` are names, not amounts.
        let before = text[..begin].chars().next_back();
        let is_name = before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '-'));
        let ends = matches!(character, '。' | '，' | '；' | ';')
            || (matches!(character, '.' | ',') && next.is_none_or(char::is_whitespace));
        if ends && !is_name {
            numbers.push((begin, at));
        }
    }
    numbers
}
