//! Compares the bands of a measured number: they must be in order, without gaps and without overlaps.

use super::Table;
use crate::model::content::plain_text;
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::scale::Scale;
use crate::span::{Span, Spanned};

/// What was found between two neighbouring bands of a measured number: a gap, an overlap, or neither.
pub struct BandPair {
    /// Source position of the range of the band that comes later in the file.
    pub later_span: Span,
    /// Name of the band that comes earlier in the file.
    pub earlier_name: String,
    /// Source position of the range of the band that comes earlier in the file.
    pub earlier_span: Span,
    /// The numbers that are in both of the two bands, such as `120…134`; `None` if the bands do not overlap.
    pub overlap: Option<String>,
    /// The numbers between the two bands, which are in neither of them; `None` if there is no gap.
    pub gap: Option<String>,
    /// Two ways to make the bands meet; `None` if neither does.
    pub meeting: Option<Meeting>,
}

/// Two ways to make two bands meet, without a gap and without an overlap.
pub struct Meeting {
    /// Name of the lower band.
    pub lower_name: String,
    /// The end with which the lower band would reach the higher one, as in TOML: `below = 140`.
    pub lower_end: String,
    /// Name of the higher band.
    pub higher_name: String,
    /// The end with which the higher band would begin where the lower one ends, as in TOML: `at-least = 140`.
    pub higher_end: String,
}

/// A band: a named range of a measured number.
pub struct Band<'t> {
    /// Name of the band.
    pub name: String,
    /// The numbers that belong to the band.
    pub range: &'t Range,
    /// Source position of the band's range.
    pub span: Span,
}

/// All bands for one measured number, and which numbers are plausible.
pub struct Bands<'t> {
    /// The bands, in the order of the file.
    pub all: Vec<Band<'t>>,
    /// True if all measured numbers are whole. Then a band that ends at 134 and a band that starts at 135 leave no gap.
    pub is_whole: bool,
    /// The plausible numbers; `None` if all numbers are plausible.
    pub accepts: Option<&'t Spanned<Range>>,
}

/// For each band except the lowest, looks at the bands that begin lower, chooses the one that reaches highest, and
/// compares it with the band. The results are in the order of the bands, from the lowest up.
pub fn band_pairs(bands: Bands<'_>) -> Vec<BandPair> {
    let is_whole = bands.is_whole;
    let mut bands: Vec<_> = bands.all.into_iter().enumerate().collect();
    bands.sort_by(|a, b| lowest(a.1.range).total_cmp(&lowest(b.1.range)));
    let mut band_pairs = Vec::new();
    // A band may reach beyond the next one, so compare with the band that reaches highest so far.
    let mut reach = 0;
    for next in 1..bands.len() {
        band_pairs.push(band_pair(&bands[reach], &bands[next], is_whole));
        if highest(bands[next].1.range) > highest(bands[reach].1.range) {
            reach = next;
        }
    }
    band_pairs
}

/// The first band that is out of order, and the band before it in the file. The first two bands of the file decide
/// whether the order rises or falls. `None` if all bands are in order.
pub fn first_out_of_order<'b, 't>(bands: &'b Bands<'t>) -> Option<(&'b Band<'t>, &'b Band<'t>)> {
    let bands = &bands.all;
    let rises = |pair: &[Band<'_>]| lowest(pair[0].range) <= lowest(pair[1].range);
    let rising = bands.windows(2).next().is_none_or(rises);
    let wrong = bands.windows(2).find(|pair| rises(pair) != rising)?;
    Some((&wrong[1], &wrong[0]))
}

/// The bands of a table: one [`Bands`] for each of its measures. Empty if the table has no measures.
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

/// The ranges of a scale's values (its cut-offs) as bands, so that they can be compared like the bands of a table.
pub fn of_scale(scale: &Scale) -> Bands<'_> {
    let bands = scale.cut_offs.iter().map(|cut_off| Band {
        name: plain_text(&cut_off.name),
        range: &cut_off.range.value,
        span: cut_off.range.span,
    });
    Bands { all: bands.collect(), is_whole: false, accepts: None }
}

/// The plausible numbers that are in no band, because they lie below the lowest band or above the highest: at most two
/// ranges, such as `0…39`.
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

/// Writes the plausible numbers that no band covers on one side, such as `0…39`. `end` is the outer end of the last
/// band on that side, `accepted` the last plausible number on that side. If `accepted` is `None`, the result is open:
/// `…39`. `by` is -1 below the lowest band, 1 above the highest band.
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

fn band_pair(low: &(usize, Band<'_>), high: &(usize, Band<'_>), is_whole: bool) -> BandPair {
    let (later, earlier) = if low.0 > high.0 { (&low.1, &high.1) } else { (&high.1, &low.1) };
    let (low, high) = (&low.1, &high.1);
    let (overlap, gap) = match (&low.range.upper, &high.range.lower) {
        (Some(end), Some(start)) if is_whole && end.number.value < start.number.value => {
            (None, between(end.number.value + 1.0, start.number.value - 1.0))
        }
        (Some(end), Some(start)) => boundary(end, start, high.range.upper.as_ref()),
        // The lower band has no upper end, so all numbers of the higher band are also in the lower one.
        (None, Some(start)) => (Some(stretch(Some(start), high.range.upper.as_ref())), None),
        (end, None) => (Some(stretch(None, end.as_ref())), None),
    };
    BandPair {
        later_span: later.span,
        earlier_name: earlier.name.clone(),
        earlier_span: earlier.span,
        overlap,
        gap,
        meeting: meeting(low, high),
    }
}

/// Two ways to make the bands meet: to move the upper end of the lower band, or the lower end of the higher one.
fn meeting(low: &Band<'_>, high: &Band<'_>) -> Option<Meeting> {
    let (end, start) = (low.range.upper.as_ref()?, high.range.lower.as_ref()?);
    let keeps_numbers =
        lowest(low.range) < start.number.value && end.number.value < highest(high.range);
    let word = |is_open: bool, open, closed| if is_open { open } else { closed };
    let lower_word = word(start.inclusive, "below", "at-most");
    let higher_word = word(end.inclusive, "above", "at-least");
    keeps_numbers.then(|| Meeting {
        lower_name: low.name.clone(),
        lower_end: format!("{lower_word} = {}", start.number.digits),
        higher_name: high.name.clone(),
        higher_end: format!("{higher_word} = {}", end.number.digits),
    })
}

/// Compares `end`, the upper end of one band, with a higher band, which begins at `start` and ends at `top`. `top` is
/// `None` if the higher band has no upper end. Returns the numbers that both bands contain, then the numbers between
/// the bands: each a range such as `120…134`, or `None` if it contains no number.
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

/// Writes the whole numbers from one number to another, both included, such as `121…134`. `None` if `from` is greater
/// than `to`.
fn between(from: f64, to: f64) -> Option<String> {
    match from.total_cmp(&to) {
        std::cmp::Ordering::Less => Some(format!("{}…{}", whole(from), whole(to))),
        std::cmp::Ordering::Equal => Some(whole(from)),
        std::cmp::Ordering::Greater => None,
    }
}

/// Writes a whole number, with a minus sign `−` instead of a hyphen.
fn whole(value: f64) -> String {
    value.to_string().replace('-', "\u{2212}")
}

fn stretch(from: Option<&Bound>, to: Option<&Bound>) -> String {
    let side = |bound: Option<&Bound>| bound.map(shown).unwrap_or_default();
    format!("{}…{}", side(from), side(to))
}

/// Writes the number at an end of a range with the author's digits, and a minus sign `−` instead of a hyphen.
fn shown(bound: &Bound) -> String {
    bound.number.digits.replace('-', "\u{2212}")
}
