//! A picture that shows the factors in a table, or the questions of a questionnaire, in groups. It shows factors by
//! name and questions by number.

use serde::Serialize;

use super::choice;
use crate::model::named::Named;
use crate::model::questionnaire::{ItemGroup, Questionnaire};
use crate::model::table::Table;

/// A picture of factors or questions in groups, as the data for its template.
#[derive(Serialize)]
pub struct GroupsView {
    /// What is in the groups. `control`: factors, grouped by whether readers can avoid them. `questionnaire`:
    /// questions.
    of: &'static str,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    group: &'static str,
    count: usize,
    things: Vec<ThingView>,
}

#[derive(Serialize)]
struct ThingView {
    text: String,
    flag: &'static str,
}

/// Divides the factors in a table into those that readers can avoid and those that they cannot. `None` if the table
/// says this of no factor.
pub fn of_table(table: &Table) -> Option<GroupsView> {
    let things = table.rows.iter().filter_map(|row| {
        Some((choice(table, row, "control")?, ThingView { text: row.drawn_name(), flag: "none" }))
    });
    groups("control", &["avoidable", "unavoidable"], things.collect())
}

/// Divides the questions of a questionnaire into their groups. `None` if the questionnaire has no questions.
pub fn of_questionnaire(questionnaire: &Questionnaire) -> Option<GroupsView> {
    let items = questionnaire.items.iter().enumerate();
    let things = items.map(|(place, item)| {
        (item.group.name(), ThingView { text: (place + 1).to_string(), flag: item.flag.name() })
    });
    groups("questionnaire", &ItemGroup::names(), things.collect())
}

/// Puts factors or questions into groups. In `things`, each comes with the name of its group; `words` has these names
/// in the order in which the groups are shown. Leaves out empty groups. `None` if all groups are empty.
fn groups(
    of: &'static str,
    words: &[&'static str],
    things: Vec<(&'static str, ThingView)>,
) -> Option<GroupsView> {
    let empty = |group: &&'static str| GroupView { group, count: 0, things: Vec::new() };
    let mut groups: Vec<GroupView> = words.iter().map(empty).collect();
    for (word, thing) in things {
        if let Some(group) = groups.iter_mut().find(|group| group.group == word) {
            group.count += 1;
            group.things.push(thing);
        }
    }
    groups.retain(|group| group.count > 0);
    (!groups.is_empty()).then_some(GroupsView { of, groups })
}
