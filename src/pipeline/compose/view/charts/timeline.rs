//! A picture of a line of ages, with one bar for each row of a table, grouped by sex. A bar with an open end is drawn
//! as an arrow. Rows without an age are listed beside the picture.

use serde::Serialize;

use super::choice;
use super::text_layout::tidy;
use crate::model::content::drawn_text;
use crate::model::quantity::AgeRange;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::InlineText;

/// A picture of bars on a line of ages, as the data for its template.
#[derive(Serialize)]
pub struct TimelineView {
    ticks: Vec<TickView>,
    groups: Vec<GroupView>,
    beside: Vec<BesideView>,
}

#[derive(Serialize)]
struct TickView {
    /// Horizontal position of the label with this age, in per cent of the picture's width.
    x: f64,
    age: u32,
}

#[derive(Serialize)]
struct GroupView {
    sex: &'static str,
    bars: Vec<BarView>,
}

#[derive(Serialize)]
struct BarView {
    name: String,
    from: Option<u32>,
    to: Option<u32>,
    /// True if the name of the row already contains the ages of the bar. The picture then does not repeat them.
    named: bool,
    every: Option<EveryView>,
    /// How often the examination is due, if the author wrote it in words, such as `every year`. `None` if the author
    /// wrote numbers or nothing.
    phrase: Option<String>,
    /// Where the bar begins, in per cent of the picture's width. `width` is its length in the same unit.
    x: f64,
    width: f64,
}

/// An interval such as "every 1 to 2 years", as the data for templates. It has the form of an interval in a table's
/// cell.
#[derive(Clone, Serialize)]
#[serde(tag = "type", rename = "interval")]
struct EveryView {
    from: u32,
    to: u32,
    unit: &'static str,
}

/// A row without an age, which is listed beside the picture.
#[derive(Serialize)]
struct BesideView {
    sex: Option<&'static str>,
    name: Option<InlineText>,
    when: Option<InlineText>,
    every: Option<EveryView>,
    phrase: Option<InlineText>,
}

/// Position of the lowest age in the picture, in per cent of its width. `RIGHT_END` is that of the highest age.
const LEFT_END: f64 = 6.0;
const RIGHT_END: f64 = 94.0;

/// Computes the picture for a table of examinations; `None` if no row has an age.
pub fn timeline<'g>(table: &'g Table, at: &PageContext<'g>) -> Option<TimelineView> {
    let aged: Vec<(&Row, AgeRange)> = (table.rows.iter())
        .filter_map(|row| match table.cell(row, "age")?.content {
            CellContent::Age(age) => Some((row, age)),
            _ => None,
        })
        .collect();
    let axis = Axis::new(aged.iter().map(|(_, age)| age))?;
    let groups = ["female", "male", "any"].into_iter().filter_map(|sex| {
        let of_sex = |row: &Row| choice(table, row, "sex").unwrap_or("any") == sex;
        let rows = aged.iter().filter(|(row, _)| of_sex(row));
        let bars: Vec<BarView> = rows.map(|(row, age)| bar(table, row, *age, &axis)).collect();
        (!bars.is_empty()).then_some(GroupView { sex, bars })
    });
    let ageless = |row: &&Row| !aged.iter().any(|(other, _)| std::ptr::eq(*other, *row));
    Some(TimelineView {
        ticks: axis.ticks(),
        groups: groups.collect(),
        beside: table.rows.iter().filter(ageless).map(|row| beside(table, row, at)).collect(),
    })
}

fn bar(table: &Table, row: &Row, age: AgeRange, axis: &Axis) -> BarView {
    let name = row.drawn_name();
    let (every, phrase) = match table.cell(row, "interval").map(|cell| &cell.content) {
        Some(CellContent::Interval(interval)) => {
            let unit = interval.unit.name();
            (Some(EveryView { from: interval.from, to: interval.to, unit }), None)
        }
        Some(CellContent::Inline(inlines)) => (None, Some(drawn_text(inlines))),
        _ => (None, None),
    };
    let from = age.from.map_or(0.0, |from| axis.x(from));
    // A person has an age until the next birthday, so the bar ends one year later.
    let to = age.to.map_or(100.0, |to| axis.x(to.saturating_add(1)));
    let says = |age: Option<u32>| age.is_none_or(|age| name.contains(&age.to_string()));
    BarView {
        named: says(age.from) && says(age.to),
        name,
        from: age.from,
        to: age.to,
        every,
        phrase,
        x: tidy(from),
        width: tidy((to - from).max(1.5)),
    }
}

fn beside<'g>(table: &'g Table, row: &'g Row, at: &PageContext<'g>) -> BesideView {
    let line = |column: &str| match &table.cell(row, column)?.content {
        CellContent::Inline(inlines) => InlineText::some(at, inlines),
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

/// The range of ages that the picture shows, from `first` to `last`. Ages are labelled every `step` years.
struct Axis {
    first: u32,
    last: u32,
    step: u32,
}

impl Axis {
    /// Chooses which range of ages the picture shows. `None` if no row gives a lowest or a highest age.
    fn new<'a>(ages: impl Iterator<Item = &'a AgeRange> + Clone) -> Option<Self> {
        let ends = || ages.clone().flat_map(|age| [age.from, age.to]).flatten();
        let (youngest, oldest) = (ends().min()?, ends().max()?);
        let open_below = ages.clone().any(|age| age.from.is_none());
        let open_above = ages.clone().any(|age| age.to.is_none());
        let count = |step: u32| (oldest / step).saturating_sub(youngest / step);
        let tens = (0..=9).map(|power| 10_u32.pow(power));
        let mut steps = tens.flat_map(|ten| [1, 2, 5].map(|step| ten.saturating_mul(step)));
        // Choose a distance that gives only a few labels.
        let step = steps.find(|step| count(*step) <= 3).unwrap_or(u32::MAX);
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
        LEFT_END + part.clamp(0.0, 1.0) * (RIGHT_END - LEFT_END)
    }

    fn ticks(&self) -> Vec<TickView> {
        let ages = (self.first..=self.last).step_by(self.step as usize);
        ages.map(|age| TickView { x: tidy(self.x(age)), age }).collect()
    }
}
