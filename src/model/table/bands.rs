//! How the bands of a measurement meet: in order, without a gap, without overlap.

use super::{CellContent, Row, Table};
use crate::model::quantity::{Bound, Range};
use crate::span::Span;

/// Two bands that are neighbours by value.
pub struct Meeting {
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

struct Band<'t, R> {
    row: &'t Row<R>,
    place: usize,
    range: &'t Range,
    span: Span,
}

/// How each band of a table meets those below it, from the lowest to the highest. Tables of other kinds have no bands.
pub fn meetings<R>(table: &Table<R>) -> Vec<Meeting> {
    let mut bands = bands(table);
    bands.sort_by(|a, b| lowest(a.range).total_cmp(&lowest(b.range)));
    let mut meetings = Vec::new();
    // A band may reach beyond its neighbour: what counts is the one that reaches furthest so far.
    let mut reach = 0;
    for next in 1..bands.len() {
        meetings.push(meeting(&bands[reach], &bands[next]));
        if highest(bands[next].range) > highest(bands[reach].range) {
            reach = next;
        }
    }
    meetings
}

/// The first band that stands neither in rising nor in falling order.
pub fn out_of_order<R>(table: &Table<R>) -> Option<Span> {
    let bands = bands(table);
    let rises = |pair: &[Band<'_, R>]| lowest(pair[0].range) <= lowest(pair[1].range);
    let rising = bands.windows(2).next().is_none_or(rises);
    let wrong = bands.windows(2).find(|pair| rises(pair) != rising)?;
    wrong.last().map(|band| band.span)
}

fn bands<R>(table: &Table<R>) -> Vec<Band<'_, R>> {
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

fn highest(range: &Range) -> f64 {
    range.upper.as_ref().map_or(f64::INFINITY, |bound| bound.number.value)
}

fn meeting<R>(low: &Band<'_, R>, high: &Band<'_, R>) -> Meeting {
    let (later, earlier) = if low.place > high.place { (low, high) } else { (high, low) };
    let (overlap, gap) = match (&low.range.upper, &high.range.lower) {
        (Some(end), Some(start)) => boundary(end, start, high.range.upper.as_ref()),
        // An end that is open in the middle claims all that the other has.
        (None, Some(start)) => (Some(stretch(Some(start), high.range.upper.as_ref())), None),
        (end, None) => (Some(stretch(None, end.as_ref())), None),
    };
    Meeting { span: later.span, other: earlier.row.name(), other_span: earlier.span, overlap, gap }
}

/// What the end of the lower band and the start of the higher claim twice, or leave. Both claim no more than the higher
/// has.
fn boundary(end: &Bound, start: &Bound, top: Option<&Bound>) -> (Option<String>, Option<String>) {
    let shared = match top {
        Some(top) if top.number.value < end.number.value => top,
        _ => end,
    };
    match end.number.value.total_cmp(&start.number.value) {
        std::cmp::Ordering::Equal => match (end.inclusive, start.inclusive) {
            (true, true) => (Some(shown(end)), None),
            (false, false) => (None, Some(shown(end))),
            _ => (None, None),
        },
        std::cmp::Ordering::Greater => (Some(stretch(Some(start), Some(shared))), None),
        std::cmp::Ordering::Less => (None, Some(stretch(Some(end), Some(start)))),
    }
}

fn stretch(from: Option<&Bound>, to: Option<&Bound>) -> String {
    let side = |bound: Option<&Bound>| bound.map(shown).unwrap_or_default();
    format!("{}…{}", side(from), side(to))
}

/// A boundary as people read it: with a real minus sign.
fn shown(bound: &Bound) -> String {
    bound.number.digits.replace('-', "\u{2212}")
}
