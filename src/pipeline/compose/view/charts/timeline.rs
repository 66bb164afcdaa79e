//! Ages from left to right: a bar a row, in groups by sex. Ends that are open are arrows; rows without an age stand
//! beside the picture.

use serde::Serialize;

use super::choice;
use super::lettering::{LINE, Label, SIZE, WIDTH, tidy};
use crate::model::content::drawn_text;
use crate::model::quantity::AgeRange;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::compose::view::Line;

/// The picture.
#[derive(Serialize)]
pub struct TimelineView {
    height: f64,
    /// The foot of the axis' own name.
    axis_y: f64,
    /// The foot of the ages.
    ticks_y: f64,
    /// The line below the ages: how high, and from where to where.
    top: f64,
    first: f64,
    last: f64,
    ticks: Vec<TickView>,
    groups: Vec<GroupView>,
    beside: Vec<BesideView>,
}

#[derive(Serialize)]
struct TickView {
    x: f64,
    age: u32,
}

#[derive(Serialize)]
struct GroupView {
    sex: &'static str,
    y: f64,
    bars: Vec<BarView>,
}

#[derive(Serialize)]
struct BarView {
    name: Label,
    /// The foot of the line that says age and interval.
    detail_y: f64,
    from: Option<u32>,
    to: Option<u32>,
    every: Option<EveryView>,
    /// The interval, where it is a phrase.
    phrase: Option<Label>,
    x: f64,
    y: f64,
    width: f64,
}

/// An interval, as a cell has it.
#[derive(Clone, Serialize)]
#[serde(tag = "type", rename = "interval")]
struct EveryView {
    from: u32,
    to: u32,
    unit: &'static str,
}

/// A row without an age.
#[derive(Serialize)]
struct BesideView {
    sex: Option<&'static str>,
    name: Option<Line>,
    when: Option<Line>,
    every: Option<EveryView>,
    phrase: Option<Line>,
}

/// Where the youngest and the oldest age stand.
const YOUNGEST: f64 = 18.0;
const OLDEST: f64 = WIDTH - 18.0;

/// How high a bar is.
const BAR: f64 = 14.0;

/// The picture of a table of examinations; none where no row has an age.
pub fn timeline<'g>(table: &'g Table, at: &Standpoint<'g>) -> Option<TimelineView> {
    let aged: Vec<(&Row, AgeRange)> = (table.rows.iter())
        .filter_map(|row| match table.cell(row, "age")?.content {
            CellContent::Age(age) => Some((row, age)),
            _ => None,
        })
        .collect();
    let axis = Axis::new(aged.iter().map(|(_, age)| age))?;
    let (axis_y, ticks_y) = (SIZE, SIZE + LINE);
    let top = ticks_y + 7.0;
    let mut y = top + 10.0;
    let mut groups = Vec::new();
    for sex in ["female", "male", "any"] {
        let of_sex = |row: &Row| choice(table, row, "sex").unwrap_or("any") == sex;
        let rows: Vec<_> = aged.iter().filter(|(row, _)| of_sex(row)).collect();
        if rows.is_empty() {
            continue;
        }
        let group_y = y + SIZE;
        y = group_y + 8.0;
        let bars = rows.iter().map(|(row, age)| bar(table, row, *age, &axis, &mut y)).collect();
        groups.push(GroupView { sex, y: tidy(group_y), bars });
        y += 4.0;
    }
    let ageless = |row: &&Row| !aged.iter().any(|(other, _)| std::ptr::eq(*other, *row));
    Some(TimelineView {
        height: tidy(y + 2.0),
        axis_y,
        ticks_y,
        top,
        first: YOUNGEST,
        last: OLDEST,
        ticks: axis.ticks(),
        groups,
        beside: table.rows.iter().filter(ageless).map(|row| beside(table, row, at)).collect(),
    })
}

fn bar(table: &Table, row: &Row, age: AgeRange, axis: &Axis, y: &mut f64) -> BarView {
    let name = Label::new(&row.drawn_name(), 0.0, *y + SIZE, WIDTH);
    let detail_y = *y + SIZE + name.height();
    let (every, phrase) = match table.cell(row, "interval").map(|cell| &cell.content) {
        Some(CellContent::Interval(interval)) => {
            let unit = interval.unit.name();
            (Some(EveryView { from: interval.from, to: interval.to, unit }), None)
        }
        Some(CellContent::Inline(inlines)) => {
            (None, Some(Label::new(&drawn_text(inlines), 0.0, detail_y + LINE, WIDTH)))
        }
        _ => (None, None),
    };
    let bar_y = detail_y + phrase.as_ref().map_or(0.0, Label::height) + 8.0;
    *y = bar_y + BAR + 10.0;
    let from = age.from.map_or(YOUNGEST, |from| axis.x(from));
    // Somebody is of an age until the next birthday.
    let to = age.to.map_or(OLDEST, |to| axis.x(to.saturating_add(1)));
    BarView {
        name,
        detail_y: tidy(detail_y),
        from: age.from,
        to: age.to,
        every,
        phrase,
        x: tidy(from),
        y: tidy(bar_y),
        width: tidy((to - from).max(4.0)),
    }
}

fn beside<'g>(table: &'g Table, row: &'g Row, at: &Standpoint<'g>) -> BesideView {
    let line = |column: &str| match &table.cell(row, column)?.content {
        CellContent::Inline(inlines) => Line::some(at, inlines),
        _ => None,
    };
    let every = match table.cell(row, "interval").map(|cell| &cell.content) {
        Some(CellContent::Interval(interval)) => {
            let unit = interval.unit.name();
            Some(EveryView { from: interval.from, to: interval.to, unit })
        }
        _ => None,
    };
    BesideView {
        sex: choice(table, row, "sex"),
        name: line("name"),
        when: line("when"),
        every,
        phrase: line("interval"),
    }
}

/// The ages of the picture: from one round age to another.
struct Axis {
    first: u32,
    last: u32,
    step: u32,
}

impl Axis {
    /// None where there are no ages.
    fn new<'a>(ages: impl Iterator<Item = &'a AgeRange> + Clone) -> Option<Self> {
        let ends = || ages.clone().flat_map(|age| [age.from, age.to]).flatten();
        let (youngest, oldest) = (ends().min()?, ends().max()?);
        let open_below = ages.clone().any(|age| age.from.is_none());
        let open_above = ages.clone().any(|age| age.to.is_none());
        let count = |step: u32| (oldest / step).saturating_sub(youngest / step);
        let tens = (0..=9).map(|power| 10_u32.pow(power));
        let mut steps = tens.flat_map(|ten| [1, 2, 5].map(|step| ten.saturating_mul(step)));
        // A few ages are named, whatever they are.
        let step = steps.find(|step| count(*step) <= 6).unwrap_or(u32::MAX);
        let mut first = youngest / step * step;
        let mut last = oldest.saturating_add(1).div_ceil(step).saturating_mul(step);
        if open_below && first.saturating_add(step) > youngest {
            first = first.saturating_sub(step);
        }
        if open_above && last < oldest.saturating_add(step) {
            last = last.saturating_add(step);
        }
        Some(Self { first, last: last.max(first.saturating_add(step)), step })
    }

    fn x(&self, age: u32) -> f64 {
        let part = f64::from(age.saturating_sub(self.first)) / f64::from(self.last - self.first);
        YOUNGEST + part.clamp(0.0, 1.0) * (OLDEST - YOUNGEST)
    }

    fn ticks(&self) -> Vec<TickView> {
        let ages = (self.first..=self.last).step_by(self.step as usize);
        ages.map(|age| TickView { x: tidy(self.x(age)), age }).collect()
    }
}
