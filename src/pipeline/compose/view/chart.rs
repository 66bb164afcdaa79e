//! A chart for templates: a picture, and the data that it shows.

use serde::Serialize;

use super::charts::{Picture, picture};
use super::{CellView, ColumnView, Label, Link, SomeColumns};
use crate::model::content::{Embed, plain_text};
use crate::model::node::Node;
use crate::model::questionnaire::Group;
use crate::model::table::chart::{Chart, TableChart};
use crate::model::table::measure::Measure;
use crate::model::words::Named;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::link::Target;

/// A chart.
#[derive(Serialize)]
pub struct ChartView<'g> {
    /// What its ids begin with; unique on the page.
    id: String,
    /// How it is drawn.
    chart: &'static str,
    /// Its title, without markup.
    title: String,
    /// What is drawn; none where there is nothing to draw.
    picture: Option<Picture<'g>>,
    /// What it is drawn from.
    data: Vec<DataView<'g>>,
}

/// A table or a questionnaire that a chart is drawn from.
#[derive(Serialize)]
struct DataView<'g> {
    title: &'g str,
    /// Where it stands in full.
    href: String,
    /// The part of it that is drawn; none where the page shows the whole.
    table: Option<SomeColumns<'g>>,
}

impl<'g> ChartView<'g> {
    /// A chart where it is placed.
    pub fn new(chart: Chart, embed: &Embed<Target>, at: &Standpoint<'g>) -> Self {
        let guide = &at.guide.guide;
        let caption = plain_text(&embed.caption);
        let (name, own_title, data): (_, &str, _) = match chart {
            Chart::Table(number, kind) => {
                let measures = guide.tables[number].measures.iter();
                let columns: Vec<&str> = (drawn_columns(kind).iter().copied())
                    .chain(measures.map(Measure::column))
                    .collect();
                let own = DataView::of_table(number, &columns, at);
                let marks = marked(number, at);
                let data =
                    [own].into_iter().chain(marks.map(|table| DataView::of_marks(table, at)));
                (name(kind), &guide.tables[number].title, data.collect())
            }
            Chart::Questionnaire(number) => (
                name(TableChart::Groups),
                &guide.questionnaires[number].title,
                vec![DataView::of_questionnaire(number, at)],
            ),
        };
        Self {
            id: format!("chart:{}", at.placed().chart_number(embed.span)),
            chart: name,
            title: if caption.trim().is_empty() { own_title.to_owned() } else { caption },
            picture: picture(chart, at),
            data,
        }
    }
}

/// The word by which the theme knows a chart: that of its component, behind `chart-`.
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

/// The columns whose cells a chart shows, beside those of what is measured.
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

/// The tables whose numbers are marked on a table's scale.
pub fn marked<'g>(number: usize, at: &Standpoint<'g>) -> impl Iterator<Item = usize> + use<'g> {
    at.guide.guide.tables[number].marks.iter().filter_map(|mark| match mark.node() {
        Some(Node::Table(table)) => Some(table),
        _ => None,
    })
}

impl ChartView<'_> {
    /// Where values of each measure stand, if it is a scale.
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
        at: &Standpoint<'g>,
        table: impl FnOnce() -> SomeColumns<'g>,
    ) -> Self {
        // In the print edition every table stands somewhere.
        let is_on_page = at.is_print() || at.placed().shows(node);
        Self { title, href: at.nearest_href(node), table: (!is_on_page).then(table) }
    }

    fn of_table(number: usize, columns: &[&str], at: &Standpoint<'g>) -> Self {
        let title = &at.guide.guide.tables[number].title;
        Self::new(title, Node::Table(number), at, || SomeColumns::new(number, columns, at))
    }

    /// A table's row headings and its first numbers.
    fn of_marks(number: usize, at: &Standpoint<'g>) -> Self {
        let columns = &at.guide.guide.tables[number].columns;
        let numbers = at.guide.guide.tables[number].first_number_column().unwrap_or(0);
        let ids = [0, numbers].map(|column| columns.get(column).map_or("", |column| &column.id));
        Self::of_table(number, &ids, at)
    }

    /// The groups of a questionnaire, each with its questions by number.
    fn of_questionnaire(number: usize, at: &Standpoint<'g>) -> Self {
        let questionnaire = &at.guide.guide.questionnaires[number];
        let node = Node::Questionnaire(number);
        let links = |group: Group| {
            let items =
                questionnaire.items.iter().enumerate().filter(|(_, item)| item.group == group);
            let link = |place: usize| Link {
                title: Label::text((place + 1).to_string()),
                href: at.href(Node::Item(number, place)),
            };
            items.map(|(place, _)| link(place)).collect::<Vec<_>>()
        };
        let row = |(name, group): &(&'static str, Group)| {
            let links = links(*group);
            let count = CellView::Number { text: links.len().to_string(), unit: None };
            (!links.is_empty())
                .then(|| vec![CellView::Choice { choice: name }, count, CellView::Links { links }])
        };
        Self::new(&questionnaire.title, node, at, || SomeColumns {
            kind: "questionnaire",
            columns: ["group", "count", "questions"].map(ColumnView::of_theme).into(),
            rows: Group::ALL.iter().filter_map(row).collect(),
        })
    }
}
