//! Parses a cell according to the type of its column.

use crate::diagnostic::{Diagnostics, Words};
use crate::model::date::PartialDate;
use crate::model::quantity::{Interval, Number, Quantity, TimeUnit};
use crate::model::questionnaire::condition::Condition;
use crate::model::table::kind::ColumnType;
use crate::model::table::{Cell, CellContent, TableColumn};
use crate::pipeline::parse::prose::Prose;
use crate::pipeline::parse::questionnaire::condition::condition;
use crate::pipeline::parse::questionnaire::question::KnownQuestions;
use crate::pipeline::parse::ranges::{REVERSED, TURN, age, invalid_range, range, whole};
use crate::pipeline::parse::toml::schemas::{INTERVAL, QUANTITY};
use crate::pipeline::parse::toml::{
    Expected, Fields, Need, TomlText, Value, document_of, inline_of, meant_date, mention,
};
use crate::pipeline::parse::{markdown, rules};
use crate::span::Span;

type Content = CellContent;

/// Parses the cell of a row in one column. If the value is missing or of the wrong type, the cell is empty.
pub fn cell(
    fields: &mut Fields<'_, '_>,
    column: &TableColumn,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Cell {
    let value = if column.required {
        fields.required_cell(&column.id, column.column_type, found)
    } else {
        fields.value(column.id.clone())
    };
    let Some(value) = value else {
        return Cell { content: CellContent::Empty, span: fields.span() };
    };
    let toml = fields.toml();
    let span = toml.span(value.span());
    let content = if column.column_type == ColumnType::Condition {
        // Keep a placeholder for an unreadable condition; its error is already reported, so do not report it as missing
        // too.
        let read =
            condition(value, fields, known_questions, found).unwrap_or(Condition::All(Vec::new()));
        Some(CellContent::Condition(read))
    } else {
        content(toml, value, column, span, found)
    };
    let content = content.filter(|content| !is_empty_list(content)).unwrap_or(CellContent::Empty);
    Cell { content, span }
}

/// Returns true for an empty list, which counts as an empty cell.
fn is_empty_list(content: &Content) -> bool {
    match content {
        CellContent::List(items) => items.is_empty(),
        CellContent::Choices(choices) => choices.is_empty(),
        CellContent::Mentions(mentions) => mentions.is_empty(),
        CellContent::Citations(citations) => citations.is_empty(),
        _ => false,
    }
}

fn content(
    toml: TomlText<'_>,
    value: &Value<'_>,
    column: &TableColumn,
    span: Span,
    found: &mut Diagnostics,
) -> Option<Content> {
    let need = Need::of(column.required);
    Some(match column.column_type {
        ColumnType::Text => CellContent::Text(text(toml, value, column, found)?.text.to_owned()),
        ColumnType::Inline => {
            let prose = text(toml, value, column, found)?;
            CellContent::Inline(inline_of(&prose, span, &column.id, need, found))
        }
        ColumnType::Prose => {
            let prose = text(toml, value, column, found)?;
            CellContent::Prose(document_of(&prose, span, &column.id, need, found))
        }
        ColumnType::List => CellContent::List(
            strings(toml, value, column, found)?
                .iter()
                .map(|(prose, span)| inline_of(prose, *span, &column.id, need, found))
                .collect(),
        ),
        ColumnType::Number => CellContent::Number(toml.number(value, found)?),
        ColumnType::Quantity => CellContent::Quantity(quantity(toml, value, found)?),
        ColumnType::Age => CellContent::Age(age(toml, value, found)?),
        ColumnType::Interval => interval(toml, value, column, found)?,
        ColumnType::Range => CellContent::Range(range(toml, value, found)?),
        ColumnType::Choice(options) => CellContent::Choice(toml.choice(value, options, found)?),
        ColumnType::Choices(options) => CellContent::Choices(choices(toml, value, options, found)?),
        ColumnType::Date => CellContent::Date(date(toml, value, span, found)?),
        ColumnType::Mentions => CellContent::Mentions(
            strings(toml, value, column, found)?
                .iter()
                .filter_map(|(prose, span)| mention(prose, *span, found))
                .collect(),
        ),
        ColumnType::Citations => CellContent::Citations(
            strings(toml, value, column, found)?
                .iter()
                .flat_map(|(prose, _)| markdown::citations(prose, found))
                .collect(),
        ),
        // Conditions refer to the table's questions; `cell` parses them.
        ColumnType::Condition => return None,
    })
}

/// Returns the string in a cell, as Markdown. Reports a blank string or a value of another type, and returns `None`.
fn text<'f>(
    toml: TomlText<'f>,
    value: &'f Value<'f>,
    column: &TableColumn,
    found: &mut Diagnostics,
) -> Option<Prose<'f>> {
    toml.prose_value(value, &column.id, found).map(|(prose, _)| prose)
}

/// Returns the strings of a list in a cell, as Markdown, each with its position. Reports blank strings and leaves them
/// out. Also reports an empty list if the column is required.
fn strings<'f>(
    toml: TomlText<'f>,
    value: &'f Value<'f>,
    column: &TableColumn,
    found: &mut Diagnostics,
) -> Option<Vec<(Prose<'f>, Span)>> {
    let items = toml.array(value, found)?;
    if items.is_empty() && column.required {
        let finding = rules::EMPTY_FIELD.at(toml.span(value.span()));
        found.push(finding.with("field", column.id.as_str()));
    }
    toml.report_repeated(items.iter(), found);
    Some(items.iter().filter_map(|item| toml.prose_value(item, &column.id, found)).collect())
}

/// Parses a list of words, each of which must be one of `options`. Returns the words without duplicates, in the order
/// of `options`.
fn choices(
    toml: TomlText<'_>,
    value: &Value<'_>,
    options: &'static [&'static str],
    found: &mut Diagnostics,
) -> Option<Vec<&'static str>> {
    let items = toml.array(value, found)?;
    let chosen: Vec<_> =
        items.iter().filter_map(|item| toml.choice(item, options, found)).collect();
    Some(options.iter().copied().filter(|option| chosen.contains(option)).collect())
}

static NO_AMOUNT: Words = Words("an amount is one value, or has a smallest and a largest value");
static WRITE_AMOUNT: Words =
    Words("write `{ value = 60, unit = \"%\" }` or `{ from = 1, to = 2, unit = \"…\" }`");

fn quantity(toml: TomlText<'_>, value: &Value<'_>, found: &mut Diagnostics) -> Option<Quantity> {
    let (before, span) = (found.len(), toml.span(value.span()));
    let mut fields = toml.table_of(value, &QUANTITY, Expected::Quantity, found)?;
    let number = |fields: &mut Fields<'_, '_>, key: &'static str, found: &mut Diagnostics| {
        fields.value(key).and_then(|value| toml.number(value, found))
    };
    let (single, from, to) = (
        number(&mut fields, "value", found),
        number(&mut fields, "from", found),
        number(&mut fields, "to", found),
    );
    let unit = fields.text("unit", found);
    fields.finish(found);
    let (from, to): (Number, Number) = match (single, from, to) {
        (Some(value), None, None) => (value.clone(), value),
        (None, Some(from), Some(to)) if from.value <= to.value => (from, to),
        (None, Some(_), Some(_)) => return invalid_range(span, (&REVERSED, &TURN), before, found),
        _ => return invalid_range(span, (&NO_AMOUNT, &WRITE_AMOUNT), before, found),
    };
    Some(Quantity { from, to, unit: unit?.value })
}

static NO_INTERVAL: Words =
    Words("an interval is one number, or has a smallest and a largest number");
static WRITE_INTERVAL: Words =
    Words("write `{ every = 1, unit = \"year\" }` or `{ from = 1, to = 2, unit = \"year\" }`");
static NEVER: Words = Words("it says every 0 years, months, weeks or days");
static WRITE_PHRASE: Words = Words(
    "write 1 or more; if there is no fixed interval, write words in quotes: `interval = \"…\"`",
);
static TOO_LONG: Words = Words("it is longer than 100 years");
static SHORTER: Words = Words("write at most 100 years, 1200 months, 5200 weeks or 36500 days");

fn interval(
    toml: TomlText<'_>,
    value: &Value<'_>,
    column: &TableColumn,
    found: &mut Diagnostics,
) -> Option<Content> {
    if value.get_ref().is_str() {
        let prose = text(toml, value, column, found)?;
        let need = Need::of(column.required);
        let span = toml.span(value.span());
        return Some(CellContent::Inline(inline_of(&prose, span, &column.id, need, found)));
    }
    if !value.get_ref().is_table() {
        return toml.no_interval(value, found);
    }
    let (before, span) = (found.len(), toml.span(value.span()));
    let mut fields = toml.table(value, &INTERVAL, found)?;
    let every = whole(toml, &mut fields, "every", found);
    let from = whole(toml, &mut fields, "from", found);
    let to = whole(toml, &mut fields, "to", found);
    let unit = fields.choice("unit", found);
    fields.finish(found);
    let refused = |problem, found: &mut Diagnostics| invalid_range(span, problem, before, found);
    let (from, to) = match (every, from, to) {
        (Some(every), None, None) => (every, every),
        (None, Some(from), Some(to)) => (from, to),
        _ => return refused((&NO_INTERVAL, &WRITE_INTERVAL), found),
    };
    if from == 0 {
        return refused((&NEVER, &WRITE_PHRASE), found);
    }
    if from > to {
        return refused((&REVERSED, &TURN), found);
    }
    let unit = TimeUnit::ALL.iter().find(|(name, _)| Some(*name) == unit).map(|(_, unit)| *unit)?;
    if to > unit.longest() {
        return refused((&TOO_LONG, &SHORTER), found);
    }
    Some(CellContent::Interval(Interval { from, to, unit }))
}

fn date(
    toml: TomlText<'_>,
    value: &Value<'_>,
    span: Span,
    found: &mut Diagnostics,
) -> Option<PartialDate> {
    if !value.get_ref().is_str() {
        return toml.date(value, found).map(|date| date.value.into());
    }
    let (prose, _) = toml.string(value, found)?;
    let date = PartialDate::parse(prose.text);
    if date.is_none() {
        let finding = rules::INVALID_DATE.at(span).with("value", prose.text);
        found.push(finding.suggest(meant_date(prose.text)));
    }
    date
}
