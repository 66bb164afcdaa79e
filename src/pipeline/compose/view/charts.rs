//! The list of pictures: one file a chart. Here are places and sizes; how they look is the theme's.
//!
//! Every picture is 340 units wide. Words of the theme stand on lines of their own, for nobody here knows how long they
//! are; an author's text is broken into lines.

mod balance;
mod body;
mod comparison;
mod groups;
mod scale;
mod timeline;

use serde::Serialize;

use super::{lettering, marked, shown};
use crate::model::quantity::Number;
use crate::model::table::chart::{Chart, TableChart};
use crate::model::table::measure::Measure;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::standpoint::Standpoint;

/// What is drawn.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Picture<'g> {
    /// Ranges on a number line.
    Scale(scale::ScalesView<'g>),
    /// Ages on a time line.
    Timeline(timeline::TimelineView),
    /// Places on a human figure.
    Body(body::BodyView),
    /// What each row has of the same things.
    Comparison(comparison::ComparisonView),
    /// Rows or questions in groups.
    Groups(groups::GroupsView<'g>),
    /// Two sides of a balance.
    Balance(balance::BalanceView),
}

/// The picture of a chart; none where there is nothing to draw.
pub fn picture<'g>(chart: Chart, at: &Standpoint<'g>) -> Option<Picture<'g>> {
    let guide = &at.guide.guide;
    let (table, kind) = match chart {
        Chart::Table(id, kind) => (&guide.tables[id], kind),
        Chart::Questionnaire(id) => {
            return groups::of_questionnaire(&guide.questionnaires[id]).map(Picture::Groups);
        }
    };
    match kind {
        TableChart::Scale => {
            let marks = |measure: &Measure| {
                marked(table, at).flat_map(|table| numbers(table, measure)).collect()
            };
            scale::scales(table, marks).map(Picture::Scale)
        }
        TableChart::Timeline => timeline::timeline(table, at).map(Picture::Timeline),
        TableChart::Body => body::body(table).map(Picture::Body),
        TableChart::Comparison => comparison::comparison(table).map(Picture::Comparison),
        TableChart::Groups => groups::of_table(table).map(Picture::Groups),
        TableChart::Balance => balance::balance(table).map(Picture::Balance),
    }
}

/// The rows of a table by name, with their numbers of a measure: those in the column of its id, or the first numbers
/// where there is one measure.
fn numbers<'g>(table: &'g Table, measure: &Measure) -> Vec<(String, &'g Number)> {
    let column = match &measure.id {
        Some(id) => table.columns.iter().position(|column| column.id == id.value),
        None => table.first_number_column(),
    };
    let Some(column) = column else { return Vec::new() };
    let rows = table.rows.iter().filter_map(|row| match &row.cells.get(column)?.content {
        CellContent::Number(number) => Some((row.drawn_name(), number)),
        _ => None,
    });
    rows.collect()
}

/// The word of a row in a column of choices.
fn choice(table: &Table, row: &Row, column: &str) -> Option<&'static str> {
    match table.cell(row, column)?.content {
        CellContent::Choice(word) => Some(word),
        _ => None,
    }
}

/// Where things of these heights stand, each as near as can be to the middle that it wants, none on another, in their
/// order, and none above `first`.
fn apart(wanted: &[f64], heights: &[f64], first: f64) -> Vec<f64> {
    let mut places: Vec<f64> =
        wanted.iter().zip(heights).map(|(middle, height)| middle - height / 2.0).collect();
    // What overlaps is pushed down, then groups are moved up by half of what they were pushed.
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for number in 0..places.len() {
        groups.push((number, number));
        while let [.., above, below] = groups[..] {
            if places[above.1] + heights[above.1] <= places[below.0] {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push((above.0, below.1));
            settle(&mut places, wanted, heights, above.0, below.1);
        }
    }
    let mut lowest = first;
    for (place, height) in places.iter_mut().zip(heights) {
        *place = place.max(lowest);
        lowest = *place + height;
    }
    places
}

/// Puts a group one below the other, about the middle of what its members want.
fn settle(places: &mut [f64], wanted: &[f64], heights: &[f64], from: usize, to: usize) {
    let count = (to - from + 1) as f64;
    let middle: f64 = wanted[from..=to].iter().sum::<f64>() / count;
    let mut place = middle - heights[from..=to].iter().sum::<f64>() / 2.0;
    for number in from..=to {
        places[number] = place;
        place += heights[number];
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_is_apart_stays_where_it_wants_to_be() {
        assert_eq!(apart(&[20.0, 80.0], &[20.0, 20.0], 0.0), [10.0, 70.0]);
    }

    #[test]
    fn what_overlaps_shares_its_middle() {
        assert_eq!(apart(&[50.0, 52.0], &[20.0, 20.0], 0.0), [31.0, 51.0]);
    }

    #[test]
    fn nothing_overlaps_or_stands_above_the_first() {
        let wanted = [1.0, 2.0, 3.0, 60.0, 61.0, 200.0];
        let heights = [19.0, 38.0, 19.0, 57.0, 19.0, 19.0];
        let places = apart(&wanted, &heights, 5.0);
        assert!(places[0] >= 5.0);
        for number in 1..places.len() {
            assert!(places[number - 1] + heights[number - 1] <= places[number] + 0.001);
        }
    }
}
