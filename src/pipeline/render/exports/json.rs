//! Tables as JSON files, with all data and their types. Names are those of the content format. Markdown becomes plain
//! text.

mod cell;
mod tool;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use self::cell::CellData;
use self::tool::{MeasureData, QuestionData, RefusalData};
use super::{Exporter, to_json};
use crate::model::named::Named;
use crate::model::reference::Reference;
use crate::model::settings::Settings;
use crate::model::table::kind::ColumnType;
use crate::model::table::{Row, Sides, Table, TableColumn};
use crate::pipeline::compose::view;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct TableData<'g> {
    id: &'g str,
    kind: &'static str,
    title: &'g str,
    language: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    guide: GuideData<'g>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'g str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    applies_to: String,
    #[serde(flatten)]
    measured: Option<MeasureData<'g>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<MeasureData<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decides: Option<&'static str>,
    #[serde(flatten)]
    sides: Option<SidesData<'g>>,
    columns: Vec<ColumnData<'g>>,
    rows: Vec<RowData<'g>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    default: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reminder: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    questions: Vec<QuestionData<'g>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refusals: Vec<RefusalData<'g>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    sources: Vec<SourceData<'g>>,
}

/// The guide that a table is from, with its publisher and licence.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GuideData<'g> {
    title: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'g str>,
    publisher: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license_url: Option<&'g str>,
}

#[derive(Serialize)]
struct SidesData<'g> {
    gain: &'g str,
    loss: &'g str,
}

#[derive(Serialize)]
struct ColumnData<'g> {
    id: &'g str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'g str,
    #[serde(rename = "type")]
    column_type: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    words: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'g str>,
}

/// A row of a table: its id under the key `id`, and its non-empty cells under the ids of their columns. No column has
/// the id `id`.
struct RowData<'g> {
    id: &'g str,
    cells: Vec<(&'g str, CellData<'g>)>,
}

#[derive(Serialize)]
struct SourceData<'g> {
    key: &'g str,
    #[serde(rename = "type")]
    type_name: &'g str,
    title: &'g str,
    authors: &'g [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doi: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pmid: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<String>,
}

/// The text of the JSON file for a table.
pub(super) fn file<'g>(exporter: &Exporter<'g>, table: &'g Table) -> String {
    to_json(&TableData::new(exporter, table))
}

impl<'g> TableData<'g> {
    fn new(exporter: &Exporter<'g>, table: &'g Table) -> Self {
        let (settings, tool, writer) = (&exporter.guide().settings, &table.tool, &exporter.writer);
        let cited = view::cited(view::table_nodes(table), &exporter.at);
        let references = &exporter.guide().references;
        let questions = tool.questions();
        let refusal = |refusal| RefusalData::new(refusal, &questions, writer);
        Self {
            id: &table.id.value,
            kind: table.kind.name,
            title: &table.title,
            language: &settings.language.value,
            address: exporter.at.absolute_href(table.node()),
            guide: GuideData::new(settings),
            description: writer.text(&table.description),
            measure: table.measure.as_deref(),
            unit: table.unit.as_deref(),
            applies_to: writer.line(&table.applies_to),
            measured: (table.measures.iter().find(|measure| measure.id.is_none()))
                .map(|measure| MeasureData::new(measure, writer)),
            measures: (table.measures.iter().filter(|measure| measure.id.is_some()))
                .map(|measure| MeasureData::new(measure, writer))
                .collect(),
            decides: (table.measures.len() > 1).then(|| table.decides.name()),
            sides: table.sides.as_ref().map(SidesData::new),
            columns: (table.columns.iter())
                .map(|column| ColumnData::new(exporter, table, column))
                .collect(),
            rows: table.rows.iter().map(|row| RowData::new(exporter, table, row)).collect(),
            default: writer.text(&tool.default),
            reminder: tool.reminder.map(|day| format!("{:02}-{:02}", day.month, day.day)),
            questions: (tool.questions.iter())
                .map(|own| QuestionData::new(own, &questions, writer))
                .collect(),
            refusals: tool.refusals.iter().map(refusal).collect(),
            note: writer.text(&table.note),
            sources: cited.iter().map(|key| SourceData::new(&references[*key])).collect(),
        }
    }
}

impl<'g> GuideData<'g> {
    fn new(settings: &'g Settings) -> Self {
        Self {
            title: &settings.title,
            version: settings.version.as_deref(),
            publisher: &settings.publisher.name,
            license: settings.license.as_deref(),
            license_url: settings.license_url.as_deref(),
        }
    }
}

impl<'g> SidesData<'g> {
    fn new(sides: &'g Sides) -> Self {
        Self { gain: &sides.gain, loss: &sides.loss }
    }
}

impl<'g> ColumnData<'g> {
    fn new(exporter: &Exporter<'g>, table: &Table, column: &'g TableColumn) -> Self {
        let named = || exporter.locale.word(&["kinds", table.kind.name, "columns", &column.id]);
        Self {
            id: &column.id,
            title: column.title.as_deref().unwrap_or_else(named),
            column_type: column.column_type.name(),
            words: match column.column_type {
                ColumnType::Choice(words) | ColumnType::Choices(words) => words,
                _ => &[],
            },
            unit: column.unit.as_deref(),
        }
    }
}

impl<'g> RowData<'g> {
    fn new(exporter: &Exporter<'g>, table: &'g Table, row: &'g Row) -> Self {
        let cells = table.columns.iter().zip(&row.cells).filter_map(|(column, cell)| {
            let content = CellData::new(&cell.content, table, exporter)?;
            Some((column.id.as_str(), content))
        });
        Self { id: &row.id.value, cells: cells.collect() }
    }
}

impl Serialize for RowData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(Some(self.cells.len() + 1))?;
        row.serialize_entry("id", self.id)?;
        for (column, content) in &self.cells {
            row.serialize_entry(column, content)?;
        }
        row.end()
    }
}

impl<'g> SourceData<'g> {
    fn new(reference: &'g Reference) -> Self {
        Self {
            key: &reference.key.value,
            type_name: &reference.type_name,
            title: &reference.title,
            authors: &reference.authors,
            year: reference.year.as_ref().map(|year| year.value),
            container: reference.container.as_deref(),
            doi: reference.doi.as_deref(),
            pmid: reference.pmid.as_deref(),
            url: reference.url.as_deref(),
            accessed: reference.accessed.as_ref().map(|date| date.value.to_string()),
        }
    }
}
