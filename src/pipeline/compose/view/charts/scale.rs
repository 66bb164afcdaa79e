//! The bands of a measure as steps from the highest to the lowest, with marks inside them.
//!
//! All steps have the same height, because the text beside them grows with the reader's font size. Within a step,
//! values are placed proportionally. If the steps stand for ranges of different width, the picture says so. A table
//! with several measures has one picture per measure.

use serde::Serialize;

use super::shown;
use crate::model::id::Id;
use crate::model::quantity::{Bound, Number, Range};
use crate::model::table::Table;
use crate::model::table::measure::Measure;

/// Pictures of a table's bands as steps, one picture for each measure, as the data for their template.
#[derive(Serialize)]
pub struct ScalesView<'g> {
    #[serde(flatten)]
    first: ScaleView<'g>,
    others: Vec<ScaleView<'g>>,
}

/// The steps of one measure, from the highest to the lowest.
#[derive(Serialize)]
pub struct ScaleView<'g> {
    /// Index of the measure in the table, from 0.
    number: usize,
    measure: &'g str,
    unit: Option<&'g str>,
    /// True if the numbers at which bands begin or end are equally far apart. Otherwise the picture says that its
    /// steps, which have the same height, stand for ranges of different width.
    even: bool,
    /// True if the table says which band is best, so that the tones show good and bad.
    judged: bool,
    steps: Vec<StepView>,
    /// Where measured values are on the chart: pairs of a value at which a step begins or ends and its distance from
    /// the top, counted in steps; ascending by value. Between two pairs, interpolate linearly.
    points: Vec<(f64, f64)>,
}

/// One step of the chart: the range between two neighbouring numbers at which bands begin or end, or the range above
/// the highest or below the lowest of these numbers.
#[derive(Serialize)]
struct StepView {
    /// Ids of the table's rows whose bands contain this step of the chart.
    ids: Vec<&'static str>,
    /// Names of the bands that contain this step of the chart: one, none in a gap, several in an overlap.
    names: Vec<String>,
    /// Tone of the step's colour, from 1 (lightest) to 5 (darkest). Steps farther from the best band are darker. If the
    /// table names no best band, higher steps are darker.
    tone: usize,
    /// The lower end of the step as text; `None` if the step is open below.
    foot: Option<String>,
    /// The upper end of the highest step as text; `None` for other steps, and if the highest step is open above.
    head: Option<String>,
    marks: Vec<MarkView>,
}

#[derive(Serialize)]
struct MarkView {
    /// Distance of the mark from the top of the step that it is in, in per cent of the step's height.
    at: f64,
    value: String,
    name: String,
}

impl ScalesView<'_> {
    /// For each measure, where values are on the chart: pairs of a measured value and its distance from the top of the
    /// chart, counted in steps. Empty for measures without a picture.
    pub fn points(&self) -> Vec<&[(f64, f64)]> {
        let lines = || [&self.first].into_iter().chain(&self.others);
        let count = lines().map(|line| line.number + 1).max().unwrap_or(0);
        let points = |number| lines().find(|line| line.number == number);
        (0..count).map(|number| points(number).map_or(&[][..], |line| &line.points)).collect()
    }
}

struct Band {
    id: Id,
    name: String,
    is_best: bool,
    range: Range,
}

/// Number of tones for the steps of the chart, which show the bands of a measure. The last is the darkest.
const TONES: usize = 5;

/// Computes the picture for a table of bands. `marks` gives the names and numbers to mark for a measure. `None` if no
/// band has an end.
pub fn scales<'g>(
    table: &'g Table,
    marks: impl Fn(&Measure) -> Vec<(String, &'g Number)>,
) -> Option<ScalesView<'g>> {
    let measures = table.measures.iter().enumerate();
    let mut lines =
        measures.filter_map(|(number, measure)| scale(table, number, measure, &marks(measure)));
    Some(ScalesView { first: lines.next()?, others: lines.collect() })
}

fn scale<'g>(
    table: &'g Table,
    number: usize,
    measure: &'g Measure,
    marks: &[(String, &Number)],
) -> Option<ScaleView<'g>> {
    let bands = bands(table, measure);
    let boundaries = boundaries(&bands);
    let ends = ends(&bands, &boundaries, marks)?;
    let spans: Vec<(f64, f64)> = ends.windows(2).map(|pair| (pair[1], pair[0])).rev().collect();
    let closed: Vec<f64> =
        boundaries.windows(2).map(|pair| pair[1].value - pair[0].value).collect();
    let names = |low: f64, high: f64| {
        let is_there = move |band: &&Band| {
            lower(&band.range).is_none_or(|lower| lower <= low)
                && upper(&band.range).is_none_or(|upper| upper >= high)
        };
        bands.iter().filter(is_there)
    };
    let best = spans.iter().position(|(high, low)| names(*low, *high).any(|band| band.is_best));
    let text = |value: f64| {
        boundaries.iter().find(|number| number.value == value).map(|number| shown(number))
    };
    let mut steps: Vec<StepView> = (spans.iter().enumerate())
        .map(|(place, (high, low))| StepView {
            ids: names(*low, *high).map(|band| band.id.as_str()).collect(),
            names: names(*low, *high).map(|band| band.name.clone()).collect(),
            tone: tone(place, spans.len(), best),
            foot: text(*low),
            head: text(*high).filter(|_| place == 0),
            marks: Vec::new(),
        })
        .collect();
    put_marks(&mut steps, &spans, marks);
    let points = ends.iter().rev().enumerate().map(|(place, value)| (*value, place as f64));
    Some(ScaleView {
        number,
        measure: &measure.name,
        unit: measure.unit.as_deref(),
        even: closed.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= pair[0].abs() * 0.01),
        judged: best.is_some(),
        steps,
        points: points.rev().collect(),
    })
}

/// The tone, from 1 to [`TONES`], of step number `place` of `count`, counted from 0 at the top. It grows with the
/// distance from the step `best`; if that is `None`, from the bottom to the top.
fn tone(place: usize, count: usize, best: Option<usize>) -> usize {
    let (distance, most) = match best {
        Some(best) => (place.abs_diff(best), best.max(count - 1 - best)),
        None => (count - 1 - place, count - 1),
    };
    1 + (distance * (TONES - 1) + most / 2).checked_div(most).unwrap_or(0)
}

/// Puts each mark into the step that contains its number, from high to low. A mark whose number is beyond the chart is
/// put at the chart's end. `spans` holds the upper and the lower end of each step.
fn put_marks(steps: &mut [StepView], spans: &[(f64, f64)], marks: &[(String, &Number)]) {
    let mut sorted: Vec<_> = marks.iter().collect();
    sorted.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    for (name, number) in sorted {
        let value = number.value;
        let place = spans.iter().position(|(_, low)| value >= *low).unwrap_or(spans.len() - 1);
        let (high, low) = spans[place];
        let at = ((high - value) / (high - low)).clamp(0.0, 1.0) * 100.0;
        let mark = MarkView { at: at.round(), value: shown(number), name: name.clone() };
        steps[place].marks.push(mark);
    }
}

/// The bands of a measure from the lowest to the highest. If numbers are whole, a band that ends at 134 is drawn up to
/// 135, where the next one begins, so that the chart has no gap.
fn bands(table: &Table, measure: &Measure) -> Vec<Band> {
    let is_best = |id| table.best.as_ref().is_some_and(|best| best.value == id);
    let rows = table.rows.iter().filter_map(|row| {
        let range = table.range(row, measure)?.clone();
        Some(Band {
            id: row.id.value,
            name: row.drawn_name(),
            is_best: is_best(row.id.value),
            range,
        })
    });
    let mut bands: Vec<_> = rows.collect();
    let lowest = |band: &Band| lower(&band.range).unwrap_or(f64::NEG_INFINITY);
    bands.sort_by(|a, b| lowest(a).total_cmp(&lowest(b)));
    if measure.is_whole {
        for place in 1..bands.len() {
            let start = bands[place].range.lower.clone();
            let end = &mut bands[place - 1].range.upper;
            if let (Some(start), Some(own)) = (start, &*end)
                && start.number.value == own.number.value + 1.0
            {
                *end = Some(Bound { inclusive: false, ..start });
            }
        }
    }
    bands
}

fn lower(range: &Range) -> Option<f64> {
    range.lower.as_ref().map(|bound| bound.number.value)
}

fn upper(range: &Range) -> Option<f64> {
    range.upper.as_ref().map(|bound| bound.number.value)
}

/// The numbers at which bands begin or end, ascending, without repetitions.
fn boundaries(bands: &[Band]) -> Vec<&Number> {
    let ends = bands.iter().flat_map(|band| [&band.range.lower, &band.range.upper]);
    let mut numbers: Vec<&Number> = ends.flatten().map(|bound: &Bound| &bound.number).collect();
    numbers.sort_by(|a, b| a.value.total_cmp(&b.value));
    numbers.dedup_by(|a, b| a.value == b.value);
    numbers
}

/// The values, in ascending order, at which the picture's steps begin and end: the ends of the bands and, if a band is
/// open below or above, a value at which the picture cuts it off. `None` if no band has an end.
fn ends(bands: &[Band], boundaries: &[&Number], marks: &[(String, &Number)]) -> Option<Vec<f64>> {
    let (first, last) = (boundaries.first()?.value, boundaries.last()?.value);
    let far = |distance: fn(f64, f64) -> f64, from: f64| {
        marks.iter().map(|(_, mark)| distance(mark.value, from)).fold(0.0, f64::max)
    };
    let wide = match boundaries.len() {
        1 => (first.abs() / 2.0).max(1.0),
        count => (last - first) / (count - 1) as f64,
    };
    let mut ends: Vec<f64> = boundaries.iter().map(|number| number.value).collect();
    if bands.iter().any(|band| band.range.lower.is_none()) {
        ends.insert(0, first - wide.max(1.1 * far(|mark, from| from - mark, first)));
    }
    if bands.iter().any(|band| band.range.upper.is_none()) {
        ends.push(last + wide.max(1.1 * far(|mark, from| mark - from, last)));
    }
    Some(ends).filter(|ends| ends.len() > 1)
}
