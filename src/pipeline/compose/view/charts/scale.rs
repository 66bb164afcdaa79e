//! Bands on a number line that rises from the foot of the picture to its head, and marks beside it.
//!
//! Equal steps are equally long where every band then has room for its name. Where they cannot be, because one band is
//! many times as wide as another, each band has its own measure, and the picture says so. A table that measures several
//! things has a number line for each.

use serde::Serialize;

use super::lettering::{DROP, LINE, Label, SIZE, WIDTH, tidy, width};
use super::shown;
use crate::model::quantity::{Bound, Number, Range};
use crate::model::table::Table;
use crate::model::table::measure::Measure;

/// The picture: the number line of the first measure, and those of the others.
#[derive(Serialize)]
pub struct ScalesView<'g> {
    #[serde(flatten)]
    first: ScaleView<'g>,
    others: Vec<ScaleView<'g>>,
}

/// One number line.
#[derive(Serialize)]
pub struct ScaleView<'g> {
    /// Which measure it is of.
    number: usize,
    height: f64,
    measure: Option<Label>,
    unit: Option<&'g str>,
    unit_y: f64,
    /// Whether equal steps are equally long.
    even: bool,
    /// The strip of bands.
    left: f64,
    right: f64,
    /// The line itself; where it goes on beyond the bands.
    top: f64,
    bottom: f64,
    open_above: bool,
    open_below: bool,
    /// From the highest to the lowest.
    bands: Vec<BandView>,
    boundaries: Vec<BoundaryView>,
    marks: Vec<MarkView>,
    /// Values and how high they stand; between two of them, heights rise evenly. Other values stand at an end.
    points: Vec<(f64, f64)>,
}

#[derive(Serialize)]
struct BandView {
    y: f64,
    height: f64,
    name: Label,
}

#[derive(Serialize)]
struct BoundaryView {
    y: f64,
    text: String,
}

#[derive(Serialize)]
struct MarkView {
    /// Where its value is.
    y: f64,
    /// Where its text is.
    x: f64,
    text_y: f64,
    value: String,
    name: Label,
}

impl ScalesView<'_> {
    /// Of each measure: values and how high they stand.
    pub fn points(&self) -> Vec<&[(f64, f64)]> {
        let lines = || [&self.first].into_iter().chain(&self.others);
        let count = lines().map(|line| line.number + 1).max().unwrap_or(0);
        let points = |number| lines().find(|line| line.number == number);
        (0..count).map(|number| points(number).map_or(&[][..], |line| &line.points)).collect()
    }
}

struct Band {
    name: String,
    range: Range,
}

/// How long the bands together are at least, ends that are open left out.
const SHORTEST: f64 = 110.0;

/// The width of the strip where marks stand beside it.
const STRIP: f64 = 150.0;

/// The picture of a table of bands, with the marks of each measure; none where no band has a range.
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
    measured: &'g Measure,
    marks: &[(String, &Number)],
) -> Option<ScaleView<'g>> {
    let bands = bands(table, measured);
    let boundaries = boundaries(&bands);
    let widest = boundaries.iter().map(|number| width(&shown(number))).fold(0.0, f64::max);
    let left = (widest + 12.0).max(36.0);
    let right = if marks.is_empty() { WIDTH - 1.0 } else { left + STRIP };
    let names: Vec<Label> = (bands.iter())
        .map(|band| Label::new(&band.name, left + 14.0, 0.0, right - left - 24.0))
        .collect();
    let line = NumberLine::new(&bands, &names, &boundaries, marks)?;
    let measure = Some(Label::new(&measured.name, 0.0, SIZE, WIDTH));
    let unit = measured.unit.as_deref();
    let unit_y = measure.as_ref().map_or(0.0, Label::height) + SIZE;
    let head = unit_y + if unit.is_some() || !line.even { LINE } else { 0.0 };
    let at = |value: f64| head + line.down_to(value);
    let mut views: Vec<BandView> = (bands.iter().zip(&names))
        .map(|(band, name)| {
            let top = upper(&band.range).map_or(head, at);
            let bottom = lower(&band.range).map_or(head + line.length, at);
            let middle =
                (top + bottom) / 2.0 + DROP - (name.lines.len().max(1) - 1) as f64 * LINE / 2.0;
            let name = Label::new(&band.name, left + 14.0, middle, right - left - 24.0);
            BandView { y: tidy(top), height: tidy((bottom - top).max(0.0)), name }
        })
        .collect();
    views.reverse();
    let marks = marks_beside(marks, right + 26.0, head, at);
    let lowest =
        marks.iter().map(|mark| mark.text_y + mark.name.height() + 6.0).fold(0.0, f64::max);
    Some(ScaleView {
        number,
        height: tidy((head + line.length + 4.0).max(lowest)),
        measure,
        unit,
        unit_y: tidy(unit_y),
        even: line.even,
        left: tidy(left),
        right: tidy(right),
        top: tidy(head),
        bottom: tidy(head + line.length),
        open_above: bands.last().is_some_and(|band| band.range.upper.is_none()),
        open_below: bands.first().is_some_and(|band| band.range.lower.is_none()),
        bands: views,
        boundaries: (boundaries.iter().rev())
            .map(|number| BoundaryView { y: tidy(at(number.value)), text: shown(number) })
            .collect(),
        marks,
        points: line.ends_and_knots().map(|value| (value, tidy(at(value)))).collect(),
    })
}

/// The bands from the lowest to the highest. Of whole numbers a band is drawn up to where the next begins.
fn bands(table: &Table, measure: &Measure) -> Vec<Band> {
    let rows = table.rows.iter().filter_map(|row| {
        Some(Band { name: row.drawn_name(), range: table.range(row, measure)?.clone() })
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

/// Where bands begin and end, each once, from the lowest to the highest.
fn boundaries(bands: &[Band]) -> Vec<&Number> {
    let ends = bands.iter().flat_map(|band| [&band.range.lower, &band.range.upper]);
    let mut numbers: Vec<&Number> = ends.flatten().map(|bound: &Bound| &bound.number).collect();
    numbers.sort_by(|a, b| a.value.total_cmp(&b.value));
    numbers.dedup_by(|a, b| a.value == b.value);
    numbers
}

/// From values to heights.
struct NumberLine {
    /// The boundaries, and how far each is from the lowest.
    knots: Vec<(f64, f64)>,
    below: End,
    above: End,
    length: f64,
    even: bool,
}

/// The line beyond an outermost boundary.
struct End {
    /// The length of a step.
    step: f64,
    /// How far it goes.
    length: f64,
}

impl End {
    /// An end where marks lie as `far`, and where a band that is open has this room.
    fn new(step: f64, far: f64, room: f64) -> Self {
        if far <= 0.0 {
            return Self { step, length: room.max(8.0) };
        }
        // A mark far beyond the bands does not stretch the picture without end.
        let step = step.min(160.0 / far);
        Self { step, length: room.max(far * step + 16.0) }
    }
}

impl NumberLine {
    /// None where there is no boundary.
    fn new(
        bands: &[Band],
        names: &[Label],
        boundaries: &[&Number],
        marks: &[(String, &Number)],
    ) -> Option<Self> {
        let (first, last) = (boundaries.first()?.value, boundaries.last()?.value);
        let steps = steps(bands, names, boundaries);
        let (lengths, mut even) = lengths(&steps);
        let mut knots = vec![(first, 0.0)];
        let mut foot = 0.0;
        for (number, length) in boundaries.iter().skip(1).zip(&lengths) {
            foot += length;
            knots.push((number.value, foot));
        }
        let below = marks.iter().map(|(_, mark)| first - mark.value).fold(0.0, f64::max);
        let above = marks.iter().map(|(_, mark)| mark.value - last).fold(0.0, f64::max);
        // A line of one boundary takes its measure from the marks.
        let alone = if below.max(above) > 0.0 { 60.0 / below.max(above) } else { 1.0 };
        let mut slopes = steps.iter().zip(&lengths).map(|((wide, _), length)| length / wide);
        let slope_below = slopes.next().unwrap_or(alone);
        let slope_above = slopes.next_back().unwrap_or(slope_below);
        let room = |is_open: bool, name: Option<&Label>| name.filter(|_| is_open).map_or(0.0, need);
        let is_open_below = bands.first().is_some_and(|band| band.range.lower.is_none());
        let is_open_above = bands.last().is_some_and(|band| band.range.upper.is_none());
        let below = End::new(slope_below, below, room(is_open_below, names.first()));
        let above = End::new(slope_above, above, room(is_open_above, names.last()));
        even &= below.step >= slope_below && above.step >= slope_above;
        Some(Self { knots, length: below.length + foot + above.length, below, above, even })
    }

    /// The values between which heights rise evenly.
    fn ends_and_knots(&self) -> impl Iterator<Item = f64> {
        let knots = self.knots.iter().map(|(value, _)| *value);
        let first = knots.clone().next().map(|first| first - self.below.length / self.below.step);
        let last = knots.clone().next_back().map(|last| last + self.above.length / self.above.step);
        first.into_iter().chain(knots).chain(last)
    }

    fn down_to(&self, value: f64) -> f64 {
        let (Some((first, _)), Some((last, top))) = (self.knots.first(), self.knots.last()) else {
            return 0.0;
        };
        let foot = if value <= *first {
            -((first - value) * self.below.step).min(self.below.length)
        } else if value >= *last {
            top + ((value - last) * self.above.step).min(self.above.length)
        } else {
            let pair = self.knots.windows(2).find(|pair| value <= pair[1].0);
            pair.map_or(0.0, |pair| {
                let part = (value - pair[0].0) / (pair[1].0 - pair[0].0);
                pair[0].1 + part * (pair[1].1 - pair[0].1)
            })
        };
        self.above.length + top - foot
    }
}

/// The room that a name needs.
fn need(name: &Label) -> f64 {
    name.height().max(LINE) + 20.0
}

/// From boundary to boundary: how wide it is, and how much room the bands there need.
fn steps(bands: &[Band], names: &[Label], boundaries: &[&Number]) -> Vec<(f64, f64)> {
    let step = |pair: &[&Number]| {
        let (low, high) = (pair[0].value, pair[1].value);
        let is_there = |band: &Band| {
            lower(&band.range).is_some_and(|lower| lower <= low)
                && upper(&band.range).is_some_and(|upper| upper >= high)
        };
        let names = bands.iter().zip(names).filter(|(band, _)| is_there(band));
        (high - low, names.map(|(_, name)| need(name)).fold(LINE, f64::max))
    };
    boundaries.windows(2).map(step).collect()
}

/// How long each step is drawn, given how wide it is and how much room it needs; and whether all by the same measure.
fn lengths(steps: &[(f64, f64)]) -> (Vec<f64>, bool) {
    if steps.is_empty() {
        return (Vec::new(), true);
    }
    let wide: f64 = steps.iter().map(|(wide, _)| wide).sum();
    let needed: f64 = steps.iter().map(|(_, need)| need).sum();
    let roomy = steps.iter().map(|(wide, need)| need / wide).fold(SHORTEST / wide, f64::max);
    if roomy * wide <= SHORTEST.max(60.0 + 1.8 * needed) {
        return (steps.iter().map(|(wide, _)| wide * roomy).collect(), true);
    }
    let fair = 1.5 * needed / wide;
    let length = |(wide, need): &(f64, f64)| (wide * fair).clamp(*need, 2.5 * need);
    (steps.iter().map(length).collect(), false)
}

/// Marks from the highest to the lowest, their texts one below the other.
fn marks_beside(
    marks: &[(String, &Number)],
    x: f64,
    head: f64,
    at: impl Fn(f64) -> f64,
) -> Vec<MarkView> {
    let mut sorted: Vec<_> = marks.iter().collect();
    sorted.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let names: Vec<Label> =
        sorted.iter().map(|(name, _)| Label::new(name, x, 0.0, WIDTH - x)).collect();
    let heights: Vec<f64> = names.iter().map(|name| name.height() + LINE + 6.0).collect();
    let wanted: Vec<f64> = sorted.iter().map(|(_, mark)| at(mark.value)).collect();
    let places = super::apart(&wanted, &heights, head);
    let views = sorted.iter().zip(&wanted).zip(places).map(|(((name, number), y), place)| {
        let text_y = place + SIZE;
        MarkView {
            y: tidy(*y),
            x: tidy(x),
            text_y: tidy(text_y),
            value: shown(number),
            name: Label::new(name, x, text_y + LINE, WIDTH - x),
        }
    });
    views.collect()
}
