//! Charts as the data for templates: a picture, and the numbers behind it.

use serde::Serialize;

use super::charts::{Picture, picture};
use super::{CellView, ColumnView, Label, Link, SomeColumns};
use crate::model::content::{Embed, plain_text};
use crate::model::mention::node::Node;
use crate::model::named::Named;
use crate::model::questionnaire::{Item, ItemGroup, Questionnaire};
use crate::model::table::Table;
use crate::model::table::chart::{Chart, TableChart};
use crate::model::table::measure::Measure;
use crate::pipeline::compose::page_context::PageContext;

/// A chart, as the data for its template.
#[derive(Serialize)]
pub struct ChartView<'g> {
    /// Prefix of all ids in the chart. No other chart on the page has this prefix.
    id: String,
    /// Name of the theme's component that draws the chart, without its prefix `chart-`, such as `scale`.
    chart: &'static str,
    /// Title of the chart as plain text: the author's caption, or else the title of the table or questionnaire.
    title: String,
    /// What the picture shows, with positions and texts; `None` if there is nothing to draw.
    picture: Option<Picture<'g>>,
    /// The tables and questionnaires from which the picture is made.
    data: Vec<DataView<'g>>,
}

/// A table or questionnaire from which a chart is made.
#[derive(Serialize)]
struct DataView<'g> {
    title: &'g str,
    /// Address of the whole table or questionnaire. If the page with the chart embeds it, this is its place on the
    /// page, otherwise its own page.
    href: String,
    /// The data of the chart as a table with few columns, which readers can open below the chart. `None` if the page
    /// shows the whole table or questionnaire.
    table: Option<SomeColumns<'g>>,
}

impl<'g> ChartView<'g> {
    /// Makes the data of a chart. `embed` is the embed that shows the chart on the page `at`.
    pub fn new(chart: Chart, embed: &Embed, at: &PageContext<'g>) -> Self {
        let guide = &at.guide.guide;
        let caption = plain_text(&embed.caption);
        let (name, own_title, data): (_, &str, _) = match chart {
            Chart::Table(id, kind) => {
                let table = &guide.tables[id];
                let measures = table.measures.iter();
                let columns: Vec<&str> = (drawn_columns(kind).iter().copied())
                    .chain(measures.map(Measure::column))
                    .collect();
                let own = DataView::of_table(table, &columns, at);
                let marks = marked(table, at);
                let data =
                    [own].into_iter().chain(marks.map(|table| DataView::of_marks(table, at)));
                (name(kind), &table.title, data.collect())
            }
            Chart::Questionnaire(id) => {
                let own = &guide.questionnaires[id];
                (name(TableChart::Groups), &own.title, vec![DataView::of_questionnaire(own, at)])
            }
        };
        Self {
            id: format!("chart:{}", at.embeds().chart_number(embed.span)),
            chart: name,
            title: if caption.trim().is_empty() { own_title.to_owned() } else { caption },
            picture: picture(chart, at),
            data,
        }
    }
}

/// The name by which the theme calls a kind of chart: `scale` for the component `chart-scale`.
fn name(chart: TableChart) -> &'static str {
    match chart {
        TableChart::Scale => "scale",
        TableChart::Timeline => "timeline",
        TableChart::Body => "body",
        TableChart::Comparison => "comparison",
        TableChart::Groups => "groups",
        TableChart::Balance => "balance",
    }
}

/// Ids of the columns from which a kind of chart is drawn. The columns of the table's measures are used in addition.
fn drawn_columns(chart: TableChart) -> &'static [&'static str] {
    match chart {
        TableChart::Scale => &["name"],
        TableChart::Timeline => &["name", "sex", "age", "interval"],
        TableChart::Body => &["name", "how"],
        TableChart::Comparison => &["name", "effects"],
        TableChart::Groups => &["name", "control"],
        TableChart::Balance => &["name", "side"],
    }
}

/// The tables whose numbers are marked on the scale chart of `table`. The file of `table` names them in the field
/// `marks`.
pub fn marked<'g>(
    table: &'g Table,
    at: &PageContext<'g>,
) -> impl Iterator<Item = &'g Table> + use<'g> {
    let guide = at.guide;
    table.marked_tables.iter().filter_map(|mark| match guide.node(*mark) {
        Some(Node::Table(id)) => Some(&guide.guide.tables[id]),
        _ => None,
    })
}

impl ChartView<'_> {
    /// Where values are on a scale chart, so that a script can mark the reader's number there. For each measure: pairs
    /// of a value and its distance from the top, counted in steps of the chart. Empty for other charts.
    pub fn points(&self) -> Vec<&[(f64, f64)]> {
        match &self.picture {
            Some(Picture::Scale(scales)) => scales.points(),
            _ => Vec::new(),
        }
    }
}

impl<'g> DataView<'g> {
    fn new(
        title: &'g str,
        node: Node,
        at: &PageContext<'g>,
        table: impl FnOnce() -> SomeColumns<'g>,
    ) -> Self {
        // The print edition of the whole guide contains every table; that of a part only those that its texts embed.
        let is_on_page = at.prints(node) || at.embeds().shows(node);
        Self { title, href: at.nearest_href(node), table: (!is_on_page).then(table) }
    }

    fn of_table(table: &'g Table, columns: &[&str], at: &PageContext<'g>) -> Self {
        Self::new(&table.title, table.node(), at, || SomeColumns::new(table, columns, at))
    }

    /// The data of a table whose numbers are marked on a scale chart. Contains two columns: the first, which has the
    /// names of the rows, and the first column of numbers.
    fn of_marks(table: &'g Table, at: &PageContext<'g>) -> Self {
        let numbers = table.first_number_column().unwrap_or(0);
        let id = |column: usize| table.columns.get(column).map_or("", |column| &column.id);
        Self::of_table(table, &[0, numbers].map(id), at)
    }

    /// The data of a questionnaire's chart. For each group of items: the number of its items, and links to them.
    fn of_questionnaire(questionnaire: &'g Questionnaire, at: &PageContext<'g>) -> Self {
        let links = |group: ItemGroup| {
            let items =
                questionnaire.items.iter().enumerate().filter(|(_, item)| item.group == group);
            let link = |(place, item): (usize, &Item)| Link {
                title: Label::text((place + 1).to_string()),
                href: at.href(Node::Item(questionnaire.id.value, item.question.id.value)),
            };
            items.map(link).collect::<Vec<_>>()
        };
        let row = |(name, group): &(&'static str, ItemGroup)| {
            let links = links(*group);
            let count = CellView::Number { text: links.len().to_string(), unit: None };
            (!links.is_empty())
                .then(|| vec![CellView::Choice { choice: name }, count, CellView::Links { links }])
        };
        Self::new(&questionnaire.title, questionnaire.node(), at, || SomeColumns {
            kind: "questionnaire",
            columns: ["group", "count", "questions"].map(ColumnView::of_theme).into(),
            rows: ItemGroup::ALL.iter().filter_map(row).collect(),
        })
    }
}
