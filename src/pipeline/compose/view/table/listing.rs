//! Tables in short form. Each row shows its name and the first sentence of its text, and links to the full text.

use serde::Serialize;

use super::cell::CellView;
use super::{ColumnView, cells, shown_columns};
use crate::model::content::{first_sentence, is_blank};
use crate::model::mention::node::Node;
use crate::model::table::kind::ColumnType;
use crate::model::table::listing::Listing;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::embeds::text_of;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::Label;
use crate::pipeline::compose::view::tool::care::{BandCareView, cards};
use crate::pipeline::compose::view::tool::red_flag::{RedFlagsView, red_flags};
use crate::pipeline::link::anchors;

/// A table in short form, as the data for its template: for each row, its name and the first sentence of its text.
#[derive(Serialize)]
pub struct ListingView<'g> {
    form: &'static str,
    kind: &'static str,
    title: &'g str,
    /// The care cards of the table's bands. A reader whose number lies in a band must see the band's card first.
    care: Vec<BandCareView<'g>>,
    /// Red flags of a schedule, grouped by urgency.
    flags: Vec<RedFlagsView<'g>>,
    rows: Vec<ListingRow<'g>>,
}

#[derive(Serialize)]
struct ListingRow<'g> {
    name: Label,
    href: String,
    /// The first sentence of the row's first cell with text, except the cell with the row's name; `None` if there is no
    /// such cell.
    sentence: Option<Label>,
    /// The row's ages, ranges, numbers and quantities, each with its column.
    facts: Vec<FactView<'g>>,
}

#[derive(Serialize)]
struct FactView<'g> {
    column: ColumnView<'g>,
    cell: CellView<'g>,
}

impl<'g> ListingView<'g> {
    /// Makes the data of a table in short form. Each row links to the heading with the row's id in the section or part
    /// that embeds the table; if there is no such heading, to the row on the table's own page.
    pub fn new(listing: Listing, at: &PageContext<'g>) -> Self {
        let table: &'g Table = &at.guide.guide.tables[listing.table];
        let headings = text_of(listing.place, at.guide).map(anchors).unwrap_or_default();
        let row = |row: &'g Row| {
            let id = row.id.value;
            let href = if headings.contains(&id.as_str()) {
                at.heading_href(listing.place, &id)
            } else {
                at.href(Node::Row(table.id.value, id))
            };
            let name = Label(row.label());
            ListingRow { name, href, sentence: sentence(row), facts: facts(table, row, at) }
        };
        Self {
            form: listing.form.mention(),
            kind: table.kind.name,
            title: &table.title,
            care: cards(table, at),
            flags: red_flags(table, at),
            rows: table.rows.iter().map(row).collect(),
        }
    }
}

/// The first sentence of the row's first cell with text, except the cell with the row's name; `None` if there is no
/// such cell.
fn sentence(row: &Row) -> Option<Label> {
    row.cells.iter().skip(1).find_map(|cell| match &cell.content {
        CellContent::Inline(inlines) if !is_blank(inlines) => Some(Label(first_sentence(inlines))),
        CellContent::List(items) => items.first().map(|item| Label(first_sentence(item))),
        CellContent::Text(text) if !text.is_empty() => Some(Label::text(text)),
        _ => None,
    })
}

/// The cells of a row that hold an age, a range, a number or a quantity. These tell rows apart better than a sentence.
/// Empty cells are left out.
fn facts<'g>(table: &'g Table, row: &'g Row, at: &PageContext<'g>) -> Vec<FactView<'g>> {
    let mut columns = shown_columns(table);
    columns.retain(|(place, column)| {
        let is_fact = matches!(
            column.column_type,
            ColumnType::Age | ColumnType::Range | ColumnType::Number | ColumnType::Quantity
        );
        *place > 0 && is_fact
    });
    let cells = cells(table, &columns, row, at).into_iter();
    let facts = columns
        .iter()
        .zip(cells)
        .map(|((place, _), cell)| FactView { column: ColumnView::new(table, *place), cell });
    facts.filter(|fact| !matches!(fact.cell, CellView::Empty)).collect()
}
