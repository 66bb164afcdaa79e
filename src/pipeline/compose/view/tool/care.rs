//! Care cards of bands. A card says what a reader whose number is in the band must do. It comes before all questions
//! and results.

use serde::Serialize;

use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::tool::question::RangeView;
use crate::pipeline::compose::view::{InlineText, RichText};

/// The care card of a band, as the data for its template.
#[derive(Serialize)]
pub struct BandCareView<'g> {
    /// Id of the row with the band to which this care card belongs.
    id: &'g str,
    name: Option<InlineText>,
    urgency: &'static str,
    /// For each measure for which the row has a range: the numbers to which this care card applies.
    ranges: Vec<MeasuredRange<'g>>,
    text: RichText<'g>,
}

/// The numbers of one measure to which a care card applies.
#[derive(Serialize)]
struct MeasuredRange<'g> {
    /// Name of the measure. `None` if the table does not list its measures in `[[measures]]`.
    measure: Option<&'g str>,
    range: RangeView,
}

/// The care cards of a table of bands, the most urgent first. Cards of the same urgency are in the order of the rows.
pub fn cards<'g>(table: &'g Table, at: &PageContext<'g>) -> Vec<BandCareView<'g>> {
    let mut cards: Vec<_> = table.rows.iter().filter_map(|row| card(table, row, at)).collect();
    let soon = |card: &BandCareView<'_>| match card.urgency {
        "emergency" => 0,
        "urgent" => 1,
        _ => 2,
    };
    cards.sort_by_key(soon);
    cards
}

fn card<'g>(table: &'g Table, row: &'g Row, at: &PageContext<'g>) -> Option<BandCareView<'g>> {
    let CellContent::Prose(text) = &table.cell(row, "care")?.content else { return None };
    let ranges = table.measures.iter().filter_map(|measure| {
        let name = measure.id.is_some().then_some(measure.name.as_str());
        let range = RangeView::measured(table.range(row, measure)?, measure.is_whole);
        Some(MeasuredRange { measure: name, range })
    });
    let scope = format!("{}:{}:care:", table.id.value, row.id.value);
    if !table.has_care(row) {
        return None;
    }
    Some(BandCareView {
        id: &row.id.value,
        name: match &table.cell(row, "name")?.content {
            CellContent::Inline(inlines) => InlineText::some(at, inlines),
            _ => None,
        },
        urgency: match table.cell(row, "urgency").map(|cell| &cell.content) {
            Some(CellContent::Choice(word)) => word,
            _ => "non-urgent",
        },
        ranges: ranges.collect(),
        text: RichText::new(at, text, scope),
    })
}
