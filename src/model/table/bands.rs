//! Compares neighbouring bands of a measurement: they should be ordered, without gaps and overlaps.

use super::Table;
use crate::model::content::plain_text;
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::scale::Scale;
use crate::span::{Span, Spanned};

/// A gap or an overlap between two neighbouring bands.
pub struct Meeting {
    /// Range of the band that comes later in the file.
    pub span: Span,
    /// Name of the other band.
    pub other: String,
    /// Range of the other band.
    pub other_span: Span,
    /// Values that both bands contain.
    pub overlap: Option<String>,
    /// Values that neither band contains.
    pub gap: Option<String>,
}

/// A band: a range with a name.
pub struct Band<'t> {
    /// Name of the band.
    pub name: String,
    /// The values that the band contains.
    pub range: &'t Range,
    /// Source position of the range.
    pub span: Span,
}

/// The bands of one measure, in file order.
pub struct Bands<'t> {
    /// The bands of the measure.
    pub all: Vec<Band<'t>>,
    /// True if values are whole numbers, so that a band that ends at 134 is followed without gap by one that starts at
    /// 135.
    pub is_whole: bool,
    /// The values of the measure that are plausible.
    pub accepts: Option<&'t Spanned<Range>>,
}

/// Compares each band with those below it, from the lowest to the highest.
pub fn meetings(bands: Bands<'_>) -> Vec<Meeting> {
    let is_whole = bands.is_whole;
    let mut bands: Vec<_> = bands.all.into_iter().enumerate().collect();
    bands.sort_by(|a, b| lowest(a.1.range).total_cmp(&lowest(b.1.range)));
    let mut meetings = Vec::new();
    // A band may extend past its neighbour, so compare with the one that reaches furthest so far.
    let mut reach = 0;
    for next in 1..bands.len() {
        meetings.push(meeting(&bands[reach], &bands[next], is_whole));
        if highest(bands[next].1.range) > highest(bands[reach].1.range) {
            reach = next;
        }
    }
    meetings
}

/// The first band that breaks the rising or falling order.
pub fn first_out_of_order(bands: &Bands<'_>) -> Option<Span> {
    let bands = &bands.all;
    let rises = |pair: &[Band<'_>]| lowest(pair[0].range) <= lowest(pair[1].range);
    let rising = bands.windows(2).next().is_none_or(rises);
    let wrong = bands.windows(2).find(|pair| rises(pair) != rising)?;
    wrong.last().map(|band| band.span)
}

/// The bands of a table, one list per measure; empty for kinds that do not measure.
pub fn of_table(table: &Table) -> Vec<Bands<'_>> {
    let bands = table.measures.iter().map(|measure| {
        let rows = table.rows.iter().filter_map(|row| {
            let range = table.range(row, measure)?;
            let span = table.cell(row, measure.column())?.span;
            Some(Band { name: row.name(), range, span })
        });
        let (is_whole, accepts) = (measure.is_whole, measure.accepts.as_ref());
        Bands { all: rows.collect(), is_whole, accepts }
    });
    bands.collect()
}

/// The cut-offs of a scale, as bands.
pub fn of_scale(scale: &Scale) -> Bands<'_> {
    let bands = scale.cut_offs.iter().map(|cut_off| Band {
        name: plain_text(&cut_off.name),
        range: &cut_off.range.value,
        span: cut_off.range.span,
    });
    Bands { all: bands.collect(), is_whole: false, accepts: None }
}

/// Plausible values below the lowest band, and those above the highest band.
pub fn uncovered_values(bands: &Bands<'_>) -> Vec<String> {
    let Some(accepts) = bands.accepts.map(|accepts| &accepts.value) else { return Vec::new() };
    let lowest = bands.all.iter().min_by(|a, b| lowest(a.range).total_cmp(&lowest(b.range)));
    let highest = bands.all.iter().max_by(|a, b| highest(a.range).total_cmp(&highest(b.range)));
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return Vec::new() };
    let below = lowest.range.lower.as_ref().and_then(|end| match &accepts.lower {
        Some(start) if start.number.value > end.number.value => None,
        Some(start) if start.number.value == end.number.value => {
            (start.inclusive && !end.inclusive).then(|| shown(end))
        }
        start => Some(outside(start.as_ref(), end, -1.0, bands.is_whole)),
    });
    let above = highest.range.upper.as_ref().and_then(|end| match &accepts.upper {
        Some(stop) if stop.number.value < end.number.value => None,
        Some(stop) if stop.number.value == end.number.value => {
            (stop.inclusive && !end.inclusive).then(|| shown(end))
        }
        stop => Some(outside(stop.as_ref(), end, 1.0, bands.is_whole)),
    });
    [below, above].into_iter().flatten().collect()
}

/// Describes the values between an outermost band and the limit of plausible values, which may be open.
fn outside(accepted: Option<&Bound>, end: &Bound, by: f64, is_whole: bool) -> String {
    let near = if is_whole { whole(end.number.value + by) } else { shown(end) };
    let far = accepted.map(shown).unwrap_or_default();
    match (near == far, by < 0.0) {
        (true, _) => near,
        (false, true) => format!("{far}…{near}"),
        (false, false) => format!("{near}…{far}"),
    }
}

fn lowest(range: &Range) -> f64 {
    range.lower.as_ref().map_or(f64::NEG_INFINITY, |bound| bound.number.value)
}

fn highest(range: &Range) -> f64 {
    range.upper.as_ref().map_or(f64::INFINITY, |bound| bound.number.value)
}

fn meeting(low: &(usize, Band<'_>), high: &(usize, Band<'_>), is_whole: bool) -> Meeting {
    let (later, earlier) = if low.0 > high.0 { (&low.1, &high.1) } else { (&high.1, &low.1) };
    let (low, high) = (&low.1, &high.1);
    let (overlap, gap) = match (&low.range.upper, &high.range.lower) {
        (Some(end), Some(start)) if is_whole && end.number.value < start.number.value => {
            (None, between(end.number.value + 1.0, start.number.value - 1.0))
        }
        (Some(end), Some(start)) => boundary(end, start, high.range.upper.as_ref()),
        // The lower band has no upper end, so it contains all values of the higher one.
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

/// Compares the end of the lower band with the start of the higher one: returns the overlap and the gap. The overlap
/// ends at `top`, the end of the higher band.
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

/// The whole numbers from one to another; `None` if there are none.
fn between(from: f64, to: f64) -> Option<String> {
    match from.total_cmp(&to) {
        std::cmp::Ordering::Less => Some(format!("{}…{}", whole(from), whole(to))),
        std::cmp::Ordering::Equal => Some(whole(from)),
        std::cmp::Ordering::Greater => None,
    }
}

/// Formats a whole number with a real minus sign.
fn whole(value: f64) -> String {
    value.to_string().replace('-', "\u{2212}")
}

fn stretch(from: Option<&Bound>, to: Option<&Bound>) -> String {
    let side = |bound: Option<&Bound>| bound.map(shown).unwrap_or_default();
    format!("{}…{}", side(from), side(to))
}

/// Formats a boundary with a real minus sign.
fn shown(bound: &Bound) -> String {
    bound.number.digits.replace('-', "\u{2212}")
}
