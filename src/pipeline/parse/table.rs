//! Parses a file of `tables/` according to the schema of its kind.

mod cell;
pub mod csv;
mod measures;
mod tool;

use self::cell::cell;
use self::csv::TableFolder;
use self::measures::{band, check_ranges, measures};
use self::tool::tool;
use super::questionnaire::question::KnownQuestions;
use super::toml::schemas::{TABLE, table_schema};
use super::toml::{Fields, TomlText};
use super::{checked_id, rules};
use crate::diagnostic::Diagnostics;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::table::kind::{ColumnType, TableKind};
use crate::model::table::measure::Decides;
use crate::model::table::tool::ToolData;
use crate::model::table::{Row, Sides, Table, TableColumn};
use crate::model::table_kinds::{TABLE_KINDS, table_kind};
use crate::span::Spanned;
use crate::suggestions::nearest;

/// Parses the table in a file. If its kind is misspelt, reads the table as the most similar kind. If no kind is
/// similar, or none is given, reads it as `plain`. Reports the misspelt or missing kind.
pub fn table(
    toml: TomlText<'_>,
    id: Spanned<Id>,
    folder: TableFolder<'_>,
    found: &mut Diagnostics,
) -> Option<Table> {
    let parsed = toml.parse(found);
    let mut fields = toml.fields(&parsed, &TABLE);
    let known = kind(&mut fields, found);
    // If the kind is unknown, read the table as one of the kind `plain`, so that the table and its rows exist.
    let kind = known.or_else(|| table_kind("plain"))?;
    fields.follow(known.map_or(&TABLE, table_schema));
    let title = fields.text("title", found);
    let columns = known.map(|kind| columns(kind, &mut fields, found)).unwrap_or_default();
    let mut table = Table {
        id,
        source: toml.source,
        kind,
        columns,
        title: title.map(|title| title.value).unwrap_or_default(),
        description: fields.document("description", found),
        note: fields.document("note", found),
        sources: fields.citations("sources", found),
        measure: None,
        unit: None,
        measures: Vec::new(),
        decides: Decides::Last,
        applies_to: Vec::new(),
        best: None,
        marked_tables: Vec::new(),
        tool: ToolData::default(),
        sides: None,
        aliases: fields.texts("aliases", found),
        csv: None,
        rows: Vec::new(),
    };
    if kind.has_measures {
        measures(&mut table, &mut fields, found);
    }
    if kind.has_sides {
        let (gain, loss) = (fields.text("gain", found), fields.text("loss", found));
        table.sides =
            gain.zip(loss).map(|(gain, loss)| Sides { gain: gain.value, loss: loss.value });
    }
    let (tool, known_questions) = tool(kind.tool, &mut fields, found);
    table.tool = tool;
    let (count, before) = read_rows(&mut table, &mut fields, folder, &known_questions, found);
    toml.mentions.attribute_to(table.node());
    if count > 0 && found.len() == before {
        check_best(&table, found);
        check_ranges(&table, found);
    }
    if known.is_some() {
        fields.finish(found);
    }
    Some(table)
}

/// Adds the rows of a table to `table`, from its TOML file or from its CSV file. Returns the number of rows, and the
/// number of findings before the ranges in the rows were checked: if `found` has more findings afterwards, some range
/// has a mistake.
fn read_rows(
    table: &mut Table,
    fields: &mut Fields<'_, '_>,
    folder: TableFolder<'_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> (usize, usize) {
    let rows = if fields.peek("rows").is_some() {
        let before = found.len();
        let name = fields.text("rows", found);
        let mentions = fields.toml().mentions;
        let read = name.and_then(|name| csv::rows(&name, folder, &table.columns, mentions, found));
        let Some((source, rows)) = read else { return (0, before) };
        table.csv = Some(source);
        rows
    } else {
        let rows = fields.array_of_fields("rows", found);
        let read = rows.into_iter().filter_map(|fields| {
            let (span, before) = (fields.span(), found.len());
            let row = row(fields, &table.columns, known_questions, found)?;
            Some((row, span, found.len() == before))
        });
        read.collect()
    };
    let (count, before) = (rows.len(), found.len());
    for (row, span, was_read) in rows {
        let measures = table.kind.has_measures;
        let row = if measures { band(row, table, span, was_read, found) } else { row };
        table.rows.push(row);
    }
    (count, before)
}

/// Reports the table's field `best` if it does not name one of the rows.
fn check_best(table: &Table, found: &mut Diagnostics) {
    let Some(best) = &table.best else { return };
    let ids: Vec<&str> = table.rows.iter().map(|row| row.id.value.as_str()).collect();
    if !ids.contains(&best.value.as_str()) {
        let near = nearest(&best.value, ids.iter().copied()).map(str::to_owned);
        let finding = rules::UNKNOWN_OPTION.at(best.span).with("value", best.value.as_str());
        let options = format!("`{}`", ids.join("`, `"));
        found.push(finding.with("options", options).suggest(near));
    }
}

fn kind(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<&'static TableKind> {
    let name = fields.text("kind", found)?;
    let kind = table_kind(&name.value);
    let near = nearest(&name.value, TABLE_KINDS.iter().map(|kind| kind.name));
    if kind.is_none() {
        let names: Vec<_> = TABLE_KINDS.iter().map(|kind| kind.name).collect();
        found.push(
            rules::UNKNOWN_TABLE_KIND
                .at(name.span)
                .with("kind", name.value.as_str())
                .with("kinds", format!("`{}`", names.join("`, `")))
                .suggest(near),
        );
    }
    kind.or_else(|| table_kind(near?))
}

fn columns(
    kind: &TableKind,
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> Vec<TableColumn> {
    if kind.declares_columns() {
        return declared_columns(fields, found);
    }
    let own = kind.columns.iter().map(|column| TableColumn {
        id: column.id.to_owned(),
        title: None,
        column_type: column.column_type,
        required: column.required,
        hidden: column.hidden,
        unit: None,
    });
    own.collect()
}

fn declared_columns(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<TableColumn> {
    let before = found.len();
    let declared = fields.array_of_fields("columns", found);
    if declared.is_empty() && found.len() == before {
        found.push(rules::MISSING_COLUMNS.at(fields.span()));
    }
    let mut columns: Vec<TableColumn> = Vec::new();
    for mut fields in declared {
        let Some(id) = fields.text("id", found) else { continue };
        let id = checked_id(id, found);
        if id.value == "id" || columns.iter().any(|column| id.value == *column.id) {
            found.push(rules::DUPLICATE_COLUMN.at(id.span).with("id", id.value.as_str()));
        }
        columns.push(column(id.value.to_string(), &mut fields, found));
        fields.finish(found);
    }
    columns
}

fn column(id: String, fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> TableColumn {
    let title = fields.text("title", found);
    let word = fields.choice("type", found).unwrap_or("inline");
    let required = fields.value("required").and_then(|value| fields.toml().boolean(value, found));
    TableColumn {
        id,
        title: title.map(|title| title.value),
        column_type: ColumnType::DECLARABLE
            .iter()
            .find(|(name, _)| *name == word)
            .map_or(ColumnType::Inline, |(_, column_type)| *column_type),
        required: required.unwrap_or(false),
        hidden: false,
        unit: fields.plain("unit", found),
    }
}

fn row(
    mut fields: Fields<'_, '_>,
    columns: &[TableColumn],
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Row> {
    let id = fields.id(found);
    let mentions = fields.toml().mentions;
    if let (Node::Table(table), Some(id)) = (mentions.from().owner(), &id) {
        mentions.attribute_to(Node::Row(table, id.value));
    }
    let former_ids = fields.former_ids(found);
    fields.with_columns(columns.iter().map(|column| (column.id.as_str(), column.required)));
    let cells =
        columns.iter().map(|column| cell(&mut fields, column, known_questions, found)).collect();
    // If no column is known, that was reported, so do not report unknown fields.
    if !columns.is_empty() {
        fields.finish(found);
    }
    Some(Row { id: id?, former_ids, cells })
}
