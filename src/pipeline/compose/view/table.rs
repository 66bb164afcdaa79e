//! Tables as the data for templates.

pub mod cell;
pub mod listing;

use serde::Serialize;

use self::cell::{CellView, cell_view, range_view};
use super::text_layout::{SIZE, width};
use super::tool::care::{BandCareView, cards};
use super::tool::red_flag::{RedFlagsView, red_flags};
use super::{
    AllMentions, InlineText, Link, RichText, SourceView, all_mentions, mentioned_in, sources,
};
use crate::model::content::plain_text;
use crate::model::mention::node::Node;
use crate::model::table::{CellContent, Row, Table, TableColumn};
use crate::pipeline::compose::page_context::PageContext;

/// Maximum width, in ems, of the texts in a column that the theme may show narrow. Six Han characters are this wide.
const SHORT: f64 = 6.0;

/// A table, as the data for its template.
#[derive(Serialize)]
pub struct TableView<'g> {
    id: &'g str,
    anchor: Option<String>,
    kind: &'static str,
    title: &'g str,
    description: RichText<'g>,
    note: RichText<'g>,
    measure: Option<&'g str>,
    unit: Option<&'g str>,
    applies_to: Option<InlineText>,
    /// Care cards of the table's bands. If a reader's number is in a band with a card, the reader must see this card
    /// first.
    care: Vec<BandCareView<'g>>,
    columns: Vec<ColumnView<'g>>,
    rows: Vec<RowView<'g>>,
    /// Red flags of a schedule, grouped by urgency.
    flags: Vec<RedFlagsView<'g>>,
    /// The text for readers to whom no row of a schedule applies.
    default: RichText<'g>,
    sources: Vec<SourceView<'g>>,
}

/// Some columns of a table, such as those from which a chart is made.
#[derive(Serialize)]
pub struct SomeColumns<'g> {
    /// Name of the kind of the table, such as `screening`.
    pub kind: &'static str,
    /// The selected columns of the table.
    pub columns: Vec<ColumnView<'g>>,
    /// For each row of the table, its cells in the selected columns.
    pub rows: Vec<Vec<CellView<'g>>>,
}

/// A column of a table, without its cells, as the data for templates.
#[derive(Serialize)]
pub struct ColumnView<'g> {
    id: &'g str,
    title: Option<&'g str>,
    #[serde(rename = "type")]
    column_type: &'static str,
    unit: Option<&'g str>,
    /// True if the theme may show the column narrow: its heading and texts are at most [`SHORT`] ems wide, and it has
    /// no lists, ranges or other content that needs more room.
    short: bool,
}

#[derive(Serialize)]
struct RowView<'g> {
    id: &'g str,
    anchor: Option<String>,
    /// Former ids of the row. They stay as anchors, so that old links still work.
    former_ids: Vec<&'g str>,
    cells: Vec<CellView<'g>>,
    mentioned_in: Vec<Link>,
    mentioned_in_all: Option<AllMentions>,
}

impl<'g> TableView<'g> {
    /// Makes the data of a table. If `anchored` is true, each row gets an anchor. This is so on the table's own page,
    /// and for one copy of the table in a print edition.
    pub fn new(table: &'g Table, at: &PageContext<'g>, anchored: bool) -> Self {
        let node = table.node();
        let scope = |part: &str| format!("table:{}:{part}:", table.id.value);
        let columns = shown_columns(table);
        Self {
            id: &table.id.value,
            anchor: (anchored && at.is_print()).then(|| at.anchor(node)),
            kind: table.kind.name,
            title: &table.title,
            description: RichText::new(at, &table.description, scope("description")),
            note: RichText::new(at, &table.note, scope("note")),
            measure: table.measure.as_deref(),
            unit: table.unit.as_deref(),
            applies_to: InlineText::some(at, &table.applies_to),
            care: cards(table, at),
            columns: columns.iter().map(|(place, _)| ColumnView::new(table, *place)).collect(),
            rows: (table.rows.iter())
                .map(|content| {
                    let node = Node::Row(table.id.value, content.id.value);
                    // Embedded tables and print do not list where rows are mentioned, to save space.
                    let tells = anchored && !at.is_print();
                    RowView {
                        id: &content.id.value,
                        anchor: anchored.then(|| at.anchor(node)),
                        former_ids: at.former_anchors(&content.former_ids, anchored),
                        cells: cells(table, &columns, content, at),
                        mentioned_in: if tells { mentioned_in(node, at) } else { Vec::new() },
                        mentioned_in_all: tells.then(|| all_mentions(node, at)).flatten(),
                    }
                })
                .collect(),
            flags: red_flags(table, at),
            default: RichText::new(at, &table.tool.default, scope("default")),
            sources: sources(nodes(table), at),
        }
    }
}

impl TableView<'_> {
    /// Changes the anchor of the table to `anchor`; `None` removes it.
    #[must_use]
    pub fn anchored_at(self, anchor: Option<String>) -> Self {
        Self { anchor, ..self }
    }
}

impl<'g> SomeColumns<'g> {
    /// Selects the columns of a table whose ids are in `ids`. Leaves out columns that the table's page does not show.
    pub fn new(table: &'g Table, ids: &[&str], at: &PageContext<'g>) -> Self {
        let keeps = |column: &TableColumn| ids.contains(&column.id.as_str());
        let columns = shown_columns(table);
        let row = |row| {
            let cells = columns.iter().zip(cells(table, &columns, row, at));
            cells.filter(|((_, column), _)| keeps(column)).map(|(_, cell)| cell).collect()
        };
        Self {
            kind: table.kind.name,
            rows: table.rows.iter().map(row).collect(),
            columns: (columns.iter().filter(|(_, column)| keeps(column)))
                .map(|(at, _)| ColumnView::new(table, *at))
                .collect(),
        }
    }
}

/// The nodes whose sources are listed with a table: the table itself and its rows.
pub fn nodes(table: &Table) -> Vec<Node> {
    let rows = table.rows.iter().map(|row| Node::Row(table.id.value, row.id.value));
    [table.node()].into_iter().chain(rows).collect()
}

impl<'g> ColumnView<'g> {
    /// Creates a column for the data of a chart that is made from a questionnaire. The theme supplies the column's
    /// title.
    pub fn of_theme(id: &'g str) -> Self {
        Self { id, title: None, column_type: "text", unit: None, short: false }
    }

    /// Makes the data of the table's column with the index `at`.
    fn new(table: &'g Table, at: usize) -> Self {
        let column = &table.columns[at];
        Self {
            short: is_short(table, at),
            id: &column.id,
            title: column.title.as_deref(),
            column_type: column.column_type.name(),
            unit: column.unit.as_deref(),
        }
    }
}

/// Returns true if the theme may show the column with the index `at` narrow. Its heading (if the file gives one) and
/// its texts must be at most [`SHORT`] ems wide, and no cell may have content that needs more room, such as a list.
fn is_short(table: &Table, at: usize) -> bool {
    let fits = |text: &str| width(text) <= SHORT * SIZE;
    let cell = |row: &Row| match row.cells.get(at).map(|cell| &cell.content) {
        Some(CellContent::Text(text)) => fits(text),
        Some(CellContent::Inline(inlines)) => fits(&plain_text(inlines)),
        Some(
            CellContent::Prose(_)
            | CellContent::List(_)
            | CellContent::Range(_)
            | CellContent::Choice(_)
            | CellContent::Choices(_)
            | CellContent::Quantity(_)
            | CellContent::Mentions(_),
        ) => false,
        // Empty cells, numbers, ages, intervals, dates and citations are always short.
        Some(_) | None => true,
    };
    table.columns[at].title.as_deref().is_none_or(fits) && table.rows.iter().all(cell)
}

/// The columns of a table that pages show, each with its index. Leaves out hidden columns. Also leaves out columns in
/// which all cells are empty, unless the column is required or is the first.
fn shown_columns(table: &Table) -> Vec<(usize, &TableColumn)> {
    let columns = table.columns.iter().enumerate().filter(|(number, column)| {
        let filled = |row: &Row| {
            row.cells.get(*number).is_some_and(|cell| cell.content != CellContent::Empty)
        };
        !column.hidden && (column.required || *number == 0 || table.rows.iter().any(filled))
    });
    columns.collect()
}

/// The cells of a row in the given columns, as the data for templates. Each column comes with its index in the table.
fn cells<'g>(
    table: &'g Table,
    columns: &[(usize, &'g TableColumn)],
    row: &'g Row,
    at: &PageContext<'g>,
) -> Vec<CellView<'g>> {
    columns
        .iter()
        .map(|&(number, column)| match row.cells.get(number).map(|cell| &cell.content) {
            Some(CellContent::Choice(side)) if column.id == "side" => side_view(table, side),
            Some(CellContent::Range(range)) if has_whole_numbers(table, column) => {
                range_view(range, true)
            }
            Some(content) => {
                let scope = format!("{}:{}:{}:", table.id.value, row.id.value, column.id);
                cell_view(content, column, at, scope)
            }
            None => CellView::Empty,
        })
        .collect()
}

/// The cell that names a side of a balance. It has the name from the table's file or, if the file gives none, the word
/// `gain` or `loss`, which the theme translates.
fn side_view<'g>(table: &'g Table, side: &'static str) -> CellView<'g> {
    match &table.sides {
        Some(sides) => CellView::Text { text: sides.name(side) },
        None => CellView::Choice { choice: side },
    }
}

/// Returns true if the column has the ranges of a measure whose values are whole numbers.
fn has_whole_numbers(table: &Table, column: &TableColumn) -> bool {
    table.measures.iter().any(|measure| measure.is_whole && measure.column() == column.id)
}
