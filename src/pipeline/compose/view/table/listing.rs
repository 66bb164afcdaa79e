//! Tables in short form. For each row, its name and the first sentence of its text are shown, with a link to the full
//! text.

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

/// A table in short form, as the data for its template. It has for each row the name and the first sentence of its
/// text.
#[derive(Serialize)]
pub struct ListingView<'g> {
    form: &'static str,
    kind: &'static str,
    title: &'g str,
    /// The care cards of the table's bands. If a reader's number is in a band with a card, the reader must see this
    /// card first.
    care: Vec<BandCareView<'g>>,
    /// Red flags of a schedule, grouped by urgency.
    flags: Vec<RedFlagsView<'g>>,
    rows: Vec<ListingRow<'g>>,
}

#[derive(Serialize)]
struct ListingRow<'g> {
    name: Label,
    href: String,
    /// The first sentence of the row's text. This is the text of the first cell that has one, apart from the cell with
    /// the row's name. `None` if no cell has a text.
    sentence: Option<Label>,
    /// The cells of the row that contain an age, a range, a number or a quantity, each with its column.
    facts: Vec<FactView<'g>>,
}

#[derive(Serialize)]
struct FactView<'g> {
    column: ColumnView<'g>,
    cell: CellView<'g>,
}

impl<'g> ListingView<'g> {
    /// Makes the data of a table in short form. If the section or part that embeds the table has a heading with a row's
    /// id, this row links to the heading. Otherwise it links to the row on the table's own page.
    pub fn new(listing: Listing, at: &PageContext<'g>) -> Self {
        let table: &'g Table = &at.guide.guide.tables[listing.table];
        let text = text_of(listing.place, at.guide).unwrap_or_default();
        let headings = anchors(&text);
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

/// The first sentence of a row's text. This is the text of the first cell that has one, apart from the cell with the
/// row's name. `None` if no cell has a text.
fn sentence(row: &Row) -> Option<Label> {
    row.cells.iter().skip(1).find_map(|cell| match &cell.content {
        CellContent::Inline(inlines) if !is_blank(inlines) => Some(Label(first_sentence(inlines))),
        CellContent::List(items) => items.first().map(|item| Label(first_sentence(item))),
        CellContent::Text(text) if !text.is_empty() => Some(Label::text(text)),
        _ => None,
    })
}

/// The cells of a row that contain an age, a range, a number or a quantity, which distinguish rows better than a
/// sentence does. Leaves out empty cells.
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
