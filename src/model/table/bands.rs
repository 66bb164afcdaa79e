//! How the bands of a measurement meet: in order, without a gap, without overlap.

use super::{CellContent, Table};
use crate::model::content::plain_text;
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::scale::Scale;
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

/// A range with a name.
pub struct Band<'t> {
    /// What it is called.
    pub name: String,
    /// Which values it has.
    pub range: &'t Range,
    /// Where the range stands.
    pub span: Span,
}

/// How each band meets those below it, from the lowest to the highest, given the bands in the order of the file.
pub fn meetings(bands: Vec<Band<'_>>) -> Vec<Meeting> {
    let mut bands: Vec<_> = bands.into_iter().enumerate().collect();
    bands.sort_by(|a, b| lowest(a.1.range).total_cmp(&lowest(b.1.range)));
    let mut meetings = Vec::new();
    // A band may reach beyond its neighbour: what counts is the one that reaches furthest so far.
    let mut reach = 0;
    for next in 1..bands.len() {
        meetings.push(meeting(&bands[reach], &bands[next]));
        if highest(bands[next].1.range) > highest(bands[reach].1.range) {
            reach = next;
        }
    }
    meetings
}

/// The first band that stands neither in rising nor in falling order.
pub fn out_of_order(bands: &[Band<'_>]) -> Option<Span> {
    let rises = |pair: &[Band<'_>]| lowest(pair[0].range) <= lowest(pair[1].range);
    let rising = bands.windows(2).next().is_none_or(rises);
    let wrong = bands.windows(2).find(|pair| rises(pair) != rising)?;
    wrong.last().map(|band| band.span)
}

/// The bands of a table; tables of other kinds have none.
pub fn of_table<R>(table: &Table<R>) -> Vec<Band<'_>> {
    if !table.kind.measures {
        return Vec::new();
    }
    let rows = table.rows.iter().filter_map(|row| {
        row.cells.iter().find_map(|cell| match &cell.content {
            CellContent::Range(range) => Some(Band { name: row.name(), range, span: cell.span }),
            _ => None,
        })
    });
    rows.collect()
}

/// The cut-offs of a scale.
pub fn of_scale<R>(scale: &Scale<R>) -> Vec<Band<'_>> {
    let bands = scale.cut_offs.iter().map(|cut_off| Band {
        name: plain_text(&cut_off.name),
        range: &cut_off.range.value,
        span: cut_off.range.span,
    });
    bands.collect()
}

fn lowest(range: &Range) -> f64 {
    range.lower.as_ref().map_or(f64::NEG_INFINITY, |bound| bound.number.value)
}

fn highest(range: &Range) -> f64 {
    range.upper.as_ref().map_or(f64::INFINITY, |bound| bound.number.value)
}

fn meeting(low: &(usize, Band<'_>), high: &(usize, Band<'_>)) -> Meeting {
    let (later, earlier) = if low.0 > high.0 { (&low.1, &high.1) } else { (&high.1, &low.1) };
    let (low, high) = (&low.1, &high.1);
    let (overlap, gap) = match (&low.range.upper, &high.range.lower) {
        (Some(end), Some(start)) => boundary(end, start, high.range.upper.as_ref()),
        // An end that is open in the middle claims all that the other has.
        (None, Some(start)) => (Some(stretch(Some(start), high.range.upper.as_ref())), None),
        (end, None) => (Some(stretch(None, end.as_ref())), None),
    };
    Meeting {
        span: later.span,
        other: earlier.name.clone(),
        other_span: earlier.span,
        overlap,
        gap,
    }
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
