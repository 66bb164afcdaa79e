//! Things in groups: factors by their names, questions by their numbers.

use serde::Serialize;

use super::choice;
use super::lettering::{LINE, Label, SIZE, WIDTH, tidy, width};
use crate::model::questionnaire::{Group, Questionnaire};
use crate::model::table::Table;
use crate::model::words::Named;

/// The picture.
#[derive(Serialize)]
pub struct GroupsView<'g> {
    height: f64,
    /// Whether the groups are those of a questionnaire, or of factors.
    of: &'static str,
    groups: Vec<GroupView<'g>>,
}

#[derive(Serialize)]
struct GroupView<'g> {
    group: &'static str,
    count: usize,
    y: f64,
    things: Vec<ThingView<'g>>,
}

#[derive(Serialize)]
struct ThingView<'g> {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    text: Label,
    flag: &'g str,
}

/// A thing: its group, what its box says, and how the box is marked.
type Thing<'g> = (&'g str, String, &'g str);

/// Between boxes, and within them beside the text.
const GAP: f64 = 6.0;
const INSET: f64 = 8.0;

/// The factors that can be avoided, and those that cannot.
pub fn of_table(table: &Table) -> Option<GroupsView<'_>> {
    let rows = table.rows.iter();
    let things =
        rows.filter_map(|row| Some((choice(table, row, "control")?, row.drawn_name(), "none")));
    groups("control", &["avoidable", "unavoidable"], &things.collect::<Vec<_>>())
}

/// The questions of a questionnaire by group.
pub fn of_questionnaire(questionnaire: &Questionnaire) -> Option<GroupsView<'_>> {
    let items = questionnaire.items.iter().enumerate();
    let things: Vec<Thing<'_>> = items
        .map(|(place, item)| (item.group.name(), (place + 1).to_string(), item.flag.name()))
        .collect();
    groups("questionnaire", &Group::names(), &things)
}

/// Groups one below the other, each with its boxes in lines; none where nothing is in any.
fn groups<'g>(
    of: &'static str,
    words: &[&'static str],
    things: &[Thing<'g>],
) -> Option<GroupsView<'g>> {
    let mut y = 0.0;
    let mut views = Vec::new();
    for group in words.iter().copied() {
        let own: Vec<_> = things.iter().filter(|thing| thing.0 == group).collect();
        if own.is_empty() {
            continue;
        }
        let head = y + SIZE + 2.0;
        let (boxes, foot) = boxes(&own, head + 11.0);
        views.push(GroupView { group, count: own.len(), y: tidy(head), things: boxes });
        y = foot + 16.0;
    }
    (!views.is_empty()).then(|| GroupsView { height: tidy(y - 14.0), of, groups: views })
}

/// Boxes from left to right, in as many lines as it takes; and where the last line ends.
fn boxes<'g>(things: &[&Thing<'g>], top: f64) -> (Vec<ThingView<'g>>, f64) {
    let (mut x, mut y, mut high) = (1.0, top, 0.0_f64);
    let mut views: Vec<ThingView<'g>> = Vec::new();
    for (_, text, flag) in things {
        let room = WIDTH - 2.0 - 2.0 * INSET;
        let measured = Label::new(text, 0.0, 0.0, room);
        let widest = measured.lines.iter().map(|line| width(&line.text)).fold(0.0, f64::max);
        let wide = (widest + 2.0 * INSET).max(36.0);
        let height = measured.height().max(LINE) + 12.0;
        if x + wide > WIDTH - 1.0 + 0.01 && x > 1.0 {
            x = 1.0;
            y += high + GAP;
            high = 0.0;
        }
        let text = Label::about(text, x + wide / 2.0, y + height / 2.0, room);
        views.push(ThingView {
            x: tidy(x),
            y: tidy(y),
            width: tidy(wide),
            height: tidy(height),
            text,
            flag,
        });
        x += wide + GAP;
        high = high.max(height);
    }
    (views, y + high)
}
