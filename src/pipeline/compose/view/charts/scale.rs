//! A picture that shows the bands of a measure as steps, from the highest to the lowest, with marks inside the steps.
//!
//! All steps have the same height, because the text beside them grows with the reader's font size. Within a step, the
//! position of a mark is proportional to its value. If the ranges of the steps are not equally wide, the picture says
//! so. A table with several measures has one picture per measure.

use serde::Serialize;

use super::shown;
use crate::model::id::Id;
use crate::model::quantity::{Bound, Number, Range};
use crate::model::table::Table;
use crate::model::table::measure::Measure;

/// Pictures that show a table's bands as steps, one for each measure, as the data for their template.
#[derive(Serialize)]
pub struct ScalesView<'g> {
    #[serde(flatten)]
    first: ScaleView<'g>,
    others: Vec<ScaleView<'g>>,
}

/// The steps of one measure, from the highest to the lowest.
#[derive(Serialize)]
pub struct ScaleView<'g> {
    /// Index of the measure in the table, counted from 0.
    number: usize,
    measure: &'g str,
    unit: Option<&'g str>,
    /// True if the numbers at which bands begin or end are equally far apart. If it is false, the picture says that its
    /// steps have the same height although their ranges are not equally wide.
    even: bool,
    /// True if the table names its best band. The colours of the steps then show how far each is from this band.
    judged: bool,
    steps: Vec<StepView>,
    /// Where values are on the chart: pairs of a value and its distance from the top, counted in steps. There is one
    /// pair for each value at which a step begins or ends, in ascending order. Positions of values between two pairs
    /// are found by linear interpolation.
    points: Vec<(f64, f64)>,
}

/// One step of the chart. The numbers at which bands begin or end divide the scale into ranges, and each step stands
/// for one of these ranges.
#[derive(Serialize)]
struct StepView {
    /// Ids of the rows whose bands contain the range of this step.
    ids: Vec<&'static str>,
    /// Names of the bands that contain the range of this step: usually one, none in a gap between bands, several where
    /// bands overlap.
    names: Vec<String>,
    /// Tone of the step's colour, from 1 (lightest) to 5 (darkest). Steps farther from the best band are darker. If the
    /// table names no best band, the higher a step is, the darker it is.
    tone: usize,
    /// The number at the lower end of the step, as text. `None` if the step is open below.
    foot: Option<String>,
    /// The number at the upper end of the step, as text. `None` for all steps but the highest, and if this is open
    /// above.
    head: Option<String>,
    marks: Vec<MarkView>,
}

#[derive(Serialize)]
struct MarkView {
    /// Distance of the mark from the top of its step, in per cent of the step's height.
    at: f64,
    /// Distance of the mark from the left edge of the strip, in per cent of its width: 50, or less or more if several
    /// marks are so close that they are put side by side.
    across: f64,
    value: String,
    name: String,
}

impl ScalesView<'_> {
    /// Where values are on the chart. For each measure: pairs of a value and its distance from the top, counted in
    /// steps. Empty for a measure without a picture.
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

/// Number of tones for the steps of the chart. Tone 1 is the lightest, and the last is the darkest.
const TONES: usize = 5;

/// Height of a mark with its outline, in per cent of the height of the lowest step.
const HEIGHT_OF_MARK: f64 = 20.0;

/// Maximum number of marks side by side. The strip has no room for more.
const MOST_COLUMNS: usize = 3;

/// Computes the pictures for a table of bands. `marks` returns the marks for a measure, each with its name and number.
/// `None` if no band of any measure has an end.
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

/// The tone of a step, from 1 to [`TONES`]. `place` is the step's index from the top, and `count` the number of steps.
/// The farther the step is from the step `best`, the darker the tone. If `best` is `None`, higher steps are darker.
fn tone(place: usize, count: usize, best: Option<usize>) -> usize {
    let (distance, most) = match best {
        Some(best) => (place.abs_diff(best), best.max(count - 1 - best)),
        None => (count - 1 - place, count - 1),
    };
    1 + (distance * (TONES - 1) + most / 2).checked_div(most).unwrap_or(0)
}

/// Puts each mark into the step whose range contains its number, the highest number first. If no range contains the
/// number, the mark is put at the nearest end of the chart. `spans` has the upper and the lower end of each step.
fn put_marks(steps: &mut [StepView], spans: &[(f64, f64)], marks: &[(String, &Number)]) {
    let mut sorted: Vec<_> = marks.iter().collect();
    sorted.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    for (name, number) in sorted {
        let value = number.value;
        let place = spans.iter().position(|(_, low)| value >= *low).unwrap_or(spans.len() - 1);
        let (high, low) = spans[place];
        let at = ((high - value) / (high - low)).clamp(0.0, 1.0) * 100.0;
        let mark =
            MarkView { at: at.round(), across: 50.0, value: shown(number), name: name.clone() };
        steps[place].marks.push(mark);
    }
    for step in steps {
        let is_apart = |above: &MarkView, below: &MarkView| below.at - above.at >= HEIGHT_OF_MARK;
        for group in step.marks.chunk_by_mut(|above, below| !is_apart(above, below)) {
            let columns = group.len().min(MOST_COLUMNS);
            for (place, mark) in group.iter_mut().enumerate() {
                let column = place % columns;
                mark.across = (100.0 * (column as f64 + 0.5) / columns as f64).round();
            }
        }
    }
}

/// The bands of a measure, from the lowest to the highest. If the numbers are whole, a band that ends at 134 is drawn
/// up to 135 if the next band begins there. So the chart has no gap between them.
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

/// The numbers at which bands begin or end, each once, in ascending order.
fn boundaries(bands: &[Band]) -> Vec<&Number> {
    let ends = bands.iter().flat_map(|band| [&band.range.lower, &band.range.upper]);
    let mut numbers: Vec<&Number> = ends.flatten().map(|bound: &Bound| &bound.number).collect();
    numbers.sort_by(|a, b| a.value.total_cmp(&b.value));
    numbers.dedup_by(|a, b| a.value == b.value);
    numbers
}

/// The values at which the steps of the picture begin and end, in ascending order. These are the ends of the bands. If
/// a band is open below or above, a value at which the picture cuts it off is added. `None` if no band has an end.
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
