//! Parses the measures of a table of bands, such as blood pressure, and checks the ranges in its rows.

use crate::diagnostic::{Diagnostics, Words};
use crate::model::id::Id;
use crate::model::quantity::{Bound, Number, Range};
use crate::model::table::kind::ColumnType;
use crate::model::table::measure::{Decides, Measure};
use crate::model::table::{CellContent, Row, Table, TableColumn};
use crate::pipeline::parse::ranges::{REVERSED, is_sensible, range};
use crate::pipeline::parse::toml::Fields;
use crate::pipeline::parse::{checked_id, rules};
use crate::span::{Span, Spanned};

static OF_EACH: Words =
    Words("move this field below each `[[measures]]`, because the table has several measures");

static WHICH_COUNTS: Words = Words(
    "write which row counts if the numbers fall into different rows: `decides = \"last\"` for the one nearest the end of the table, `decides = \"first\"` for the one nearest its beginning",
);

static CARD: Words = Words(
    "add a line `care = \"…\"` that says what the reader must do; `urgency` says only how soon",
);

static NO_RANGE: Words = Words(
    "write ranges for this measure in the rows, such as `upper = { at-least = 140 }` for the id `upper`; otherwise nothing uses its number",
);

static A_RANGE: Words = Words(
    "write the range of at least one measure in this row, such as `upper = { at-least = 140 }`",
);

/// Parses the measures of a table of bands, and adds them to `table`. If the table lists its measures in
/// `[[measures]]`, also adds a column for the ranges of each measure.
pub fn measures(table: &mut Table, fields: &mut Fields<'_, '_>, found: &mut Diagnostics) {
    table.measure = fields.text("measure", found).map(|measure| measure.value);
    table.unit = fields.plain("unit", found);
    table.applies_to = fields.inline("applies-to", found);
    table.marked_tables = fields.mentions("marks", found);
    table.best = fields.text("best", found).map(|best| checked_id(best, found));
    let is_whole = boolean("whole", fields, found).unwrap_or(false);
    if fields.peek_value("measures").is_none() {
        let name = table.measure.clone().unwrap_or_default();
        table.measures = vec![measure(None, name, table.unit.clone(), is_whole, fields, found)];
        return;
    }
    for key in ["accepts", "question", "hint"] {
        if fields.value(key).is_some() {
            let finding = rules::UNKNOWN_FIELD.at(fields.place(key)).with("field", key);
            found.push(finding.advise(&OF_EACH));
        }
    }
    let own = fields.array_of_fields("measures", found);
    if own.len() > 1 && fields.peek_value("decides").is_none() {
        let finding = rules::MISSING_FIELD.at(fields.span()).with("field", "decides");
        found.push(finding.advise(&WHICH_COUNTS));
    }
    table.decides = fields.word("decides", found).unwrap_or(Decides::Last);
    for mut fields in own {
        let id = fields.id(found);
        let name = fields.text("name", found).map(|name| name.value).unwrap_or_default();
        let unit = fields.plain("unit", found).or_else(|| table.unit.clone());
        let is_whole = boolean("whole", &mut fields, found).unwrap_or(is_whole);
        let measure = measure(id, name, unit, is_whole, &mut fields, found);
        fields.finish(found);
        table.measures.extend(Some(measure).filter(|measure| measure.id.is_some()));
    }
    columns(table, found);
}

/// Parses those fields of a measure that are not among the arguments, such as `question`. `fields` are the fields of
/// the table or, if it has `[[measures]]`, of one of these.
fn measure(
    id: Option<Spanned<Id>>,
    name: String,
    unit: Option<String>,
    is_whole: bool,
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> Measure {
    let toml = fields.toml();
    let accepts = fields.value("accepts").and_then(|value| {
        let span = toml.span(value.span());
        let range = range(toml, value, found)?;
        let range = if is_whole { whole(range, span, found)? } else { range };
        Some(Spanned::new(range, span))
    });
    let question = fields.inline("question", found);
    let hint = fields.inline("hint", found);
    Measure { id, name, unit, question, hint, is_whole, accepts }
}

fn boolean(
    key: &'static str,
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> Option<bool> {
    let toml = fields.toml();
    fields.value(key).and_then(|value| toml.boolean(value, found))
}

/// Replaces the column `range` of a table by one column for each of its `[[measures]]`.
fn columns(table: &mut Table, found: &mut Diagnostics) {
    let place = table.columns.iter().position(|column| column.id == "range").unwrap_or(0);
    table.columns.retain(|column| column.id != "range");
    for (number, measure) in table.measures.iter().enumerate() {
        let Some(id) = &measure.id else { continue };
        if id.value == "id" || table.columns.iter().any(|column| column.id == id.value) {
            found.push(rules::DUPLICATE_COLUMN.at(id.span).with("id", id.value.as_str()));
            continue;
        }
        let column = TableColumn {
            id: id.value.to_string(),
            title: Some(measure.name.clone()),
            column_type: ColumnType::Range,
            required: false,
            hidden: false,
            unit: measure.unit.clone(),
        };
        table.columns.insert((place + number).min(table.columns.len()), column);
    }
}

/// Reports measures for which no row of the table has a range. Must be called only if all rows were parsed without
/// findings.
pub fn check_ranges(table: &Table, found: &mut Diagnostics) {
    for measure in &table.measures {
        let Some(id) = &measure.id else { continue };
        if !table.rows.iter().any(|row| table.range(row, measure).is_some()) {
            let finding = rules::MISSING_FIELD.at(id.span).with("field", id.value.as_str());
            found.push(finding.advise(&NO_RANGE));
        }
    }
}

/// Checks a row of a table of bands: it must have a range and, if it states an urgency, a text for its care card.
/// Returns the row. In it, ranges of whole numbers are changed so that they include their ends: `above = 119` becomes
/// `at-least = 120`.
pub fn band(
    mut row: Row,
    table: &Table,
    row_span: Span,
    is_whole_row: bool,
    found: &mut Diagnostics,
) -> Row {
    let has_range = table.measures.iter().any(|measure| table.range(&row, measure).is_some());
    // A range that could not be parsed has been reported.
    if table.lists_measures() && !has_range && is_whole_row {
        let name = table.measures.first().map_or("range", Measure::column).to_owned();
        found.push(rules::MISSING_FIELD.at(row_span).with("field", name).advise(&A_RANGE));
    }
    let care = table.cell(&row, "care").filter(|care| care.content != CellContent::Empty);
    if let Some(care) = care.filter(|_| !table.has_care(&row)) {
        found.push(rules::EMPTY_FIELD.at(care.span).with("field", "care"));
        return row;
    }
    let has_urgency = table.cell(&row, "urgency").map(|cell| &cell.content);
    if has_urgency.is_some_and(|urgency| *urgency != CellContent::Empty) && !table.has_care(&row) {
        let finding = rules::MISSING_FIELD.at(row_span).with("field", "care");
        found.push(finding.advise(&CARD));
    }
    for measure in table.measures.iter().filter(|measure| measure.is_whole) {
        let column = table.columns.iter().position(|column| column.id == measure.column());
        let Some(cell) = column.and_then(|column| row.cells.get_mut(column)) else { continue };
        if let CellContent::Range(range) = &cell.content {
            let range = whole(range.clone(), cell.span, found);
            cell.content = range.map_or(CellContent::Empty, CellContent::Range);
        }
    }
    row
}

/// Changes a range of whole numbers so that it includes its ends: `{ above = 119 }` becomes `{ at-least = 120 }`.
/// Reports a range that has a fractional end or contains no whole number, and returns `None`.
fn whole(range: Range, span: Span, found: &mut Diagnostics) -> Option<Range> {
    let ends = [&range.lower, &range.upper];
    let broken = ends.into_iter().flatten().find(|bound| bound.number.value.fract() != 0.0);
    if let Some(bound) = broken {
        found.push(rules::NOT_WHOLE.at(span).with("number", bound.number.digits.as_str()));
        return None;
    }
    let moved = |bound: Bound, by: f64| {
        if bound.inclusive {
            return bound;
        }
        let value = bound.number.value + by;
        Bound { number: Number { value, digits: format!("{value}") }, inclusive: true }
    };
    let range = Range {
        lower: range.lower.map(|bound| moved(bound, 1.0)),
        upper: range.upper.map(|bound| moved(bound, -1.0)),
    };
    let range = Some(range).filter(is_sensible);
    if range.is_none() {
        found.push(rules::INVALID_RANGE.at(span).with("problem", &REVERSED));
    }
    range
}
