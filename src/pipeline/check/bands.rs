//! How the bands of a measurement meet, for the three checks that look at it.

use crate::model::quantity::{Bound, Range};
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::link::Target;
use crate::span::Span;

/// Two bands that are neighbours by value.
pub(super) struct Meeting {
    /// The range of the one that stands later in the file.
    pub span: Span,
    /// The name of the other.
    pub other: String,
    /// The other's range.
    pub other_span: Span,
    /// What both claim.
    pub overlap: Option<String>,
    /// What neither claims.
    pub gap: Option<String>,
}

struct Band<'t> {
    row: &'t Row<Target>,
    place: usize,
    range: &'t Range,
    span: Span,
}

/// The neighbours of a table, from the lowest to the highest.
pub(super) fn meetings(table: &Table<Target>) -> Vec<Meeting> {
    let mut bands = bands(table);
    bands.sort_by(|a, b| lowest(a.range).total_cmp(&lowest(b.range)));
    bands.windows(2).map(|pair| meeting(&pair[0], &pair[1])).collect()
}

/// The first band that stands neither in rising nor in falling order.
pub(super) fn out_of_order(table: &Table<Target>) -> Option<Span> {
    let bands = bands(table);
    let rises = |pair: &[Band<'_>]| lowest(pair[0].range) <= lowest(pair[1].range);
    let rising = bands.windows(2).next().is_none_or(rises);
    let wrong = bands.windows(2).find(|pair| rises(pair) != rising)?;
    wrong.last().map(|band| band.span)
}

fn bands(table: &Table<Target>) -> Vec<Band<'_>> {
    if !table.kind.measures {
        return Vec::new();
    }
    let rows = table.rows.iter().enumerate();
    rows.filter_map(|(place, row)| {
        row.cells.iter().find_map(|cell| match &cell.content {
            CellContent::Range(range) => Some(Band { row, place, range, span: cell.span }),
            _ => None,
        })
    })
    .collect()
}

fn lowest(range: &Range) -> f64 {
    range.lower.as_ref().map_or(f64::NEG_INFINITY, |bound| bound.number.value)
}

fn meeting(low: &Band<'_>, high: &Band<'_>) -> Meeting {
    let (later, earlier) = if low.place > high.place { (low, high) } else { (high, low) };
    let (overlap, gap) = match (&low.range.upper, &high.range.lower) {
        (Some(end), Some(start)) => boundary(end, start),
        // An end that is open in the middle claims all that the neighbour has.
        (None, Some(start)) => (Some(start.number.digits.clone()), None),
        (_, None) => (Some(shown(high.range)), None),
    };
    Meeting { span: later.span, other: earlier.row.name(), other_span: earlier.span, overlap, gap }
}

/// What the end of the lower band and the start of the higher claim twice, or leave.
fn boundary(end: &Bound, start: &Bound) -> (Option<String>, Option<String>) {
    let (from, to) = (&start.number, &end.number);
    let both = || format!("{}…{}", from.digits, to.digits);
    match end.number.value.total_cmp(&start.number.value) {
        std::cmp::Ordering::Equal => match (end.inclusive, start.inclusive) {
            (true, true) => (Some(to.digits.clone()), None),
            (false, false) => (None, Some(to.digits.clone())),
            _ => (None, None),
        },
        std::cmp::Ordering::Greater => (Some(both()), None),
        std::cmp::Ordering::Less => (None, Some(format!("{}…{}", to.digits, from.digits))),
    }
}

fn shown(range: &Range) -> String {
    range.upper.as_ref().map_or_else(|| "…".to_owned(), |bound| format!("…{}", bound.number.digits))
}
