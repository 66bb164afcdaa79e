//! Content for templates: stretches of HTML, and between them the components that the theme writes.

use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};
use tera::Value;

use super::html::{self, Scene};
use crate::model::content::{Callout, Document, Embed, Footnote};
use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::compose::view::{
    BandReaderView, ChartView, Citations, Json, Label, Line, PlannerView, QuestionnaireView, Rich,
    TableView,
};
use crate::pipeline::link::Destination;

/// HTML for templates: a value of its own kind, which is printed as it is. All other text is escaped when it is printed.
/// To programs other than the template engine it is text.
pub struct Html<'h>(pub &'h str);

impl Serialize for Html<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(self.0).serialize(serializer)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Html(self.as_str()).serialize(serializer)
    }
}

/// A piece of content.
pub enum Piece<'g> {
    /// HTML.
    Html(String),
    /// Something that a component of the theme writes.
    Component(Component<'g>),
}

/// What the theme writes.
#[derive(Serialize)]
#[serde(tag = "component", rename_all = "kebab-case")]
pub enum Component<'g> {
    /// A callout.
    Callout {
        /// Which.
        kind: String,
        /// Its heading.
        heading: Option<Line<'g>>,
        /// The level of its heading, where that is known.
        level: Option<u8>,
        /// What it says.
        body: Pieces<'g>,
    },
    /// A table of the guide's.
    Table {
        /// The table.
        table: Box<TableView<'g>>,
        /// The author's caption.
        caption: Option<Line<'g>>,
        /// The table's own page.
        href: String,
    },
    /// A questionnaire of the guide's.
    Questionnaire {
        /// The questionnaire.
        questionnaire: Box<QuestionnaireView<'g>>,
        /// The author's caption.
        caption: Option<Line<'g>>,
        /// The questionnaire's own page.
        href: String,
    },
    /// A chart.
    Chart {
        /// The chart.
        chart: Box<ChartView<'g>>,
        /// The author's caption.
        caption: Option<Line<'g>>,
    },
    /// A schedule that finds its rows.
    Planner {
        /// The schedule.
        planner: Box<PlannerView<'g>>,
        /// The author's caption.
        caption: Option<Line<'g>>,
        /// The table's own page.
        href: String,
    },
    /// Bands that read a number.
    BandReader {
        /// The bands.
        reader: Box<BandReaderView<'g>>,
        /// The author's caption.
        caption: Option<Line<'g>>,
        /// The table's own page.
        href: String,
    },
    /// The footnotes of a text.
    Footnotes {
        /// The footnotes.
        notes: Vec<Note<'g>>,
    },
}

/// A footnote.
#[derive(Serialize)]
pub struct Note<'g> {
    number: usize,
    id: String,
    back: Vec<String>,
    content: Pieces<'g>,
}

/// Several pieces.
#[derive(Default)]
pub struct Pieces<'g>(pub Vec<Piece<'g>>);

impl Serialize for Pieces<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pieces = serializer.serialize_seq(Some(self.0.len()))?;
        for piece in &self.0 {
            match piece {
                Piece::Html(html) => pieces.serialize_element(&Html(html))?,
                Piece::Component(component) => pieces.serialize_element(component)?,
            }
        }
        pieces.end()
    }
}

impl Serialize for Rich<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        pieces(self).serialize(serializer)
    }
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = String::new();
        html::push_inlines(&mut out, self.inlines, &Scene::of_line(&self.at));
        Html(&out).serialize(serializer)
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = String::new();
        html::push_label(&mut out, &self.0);
        Html(&out).serialize(serializer)
    }
}

impl Serialize for Citations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = String::new();
        html::push_citations(&mut out, self.citations, &Scene::of_line(&self.at));
        if out.is_empty() && !self.citations.is_empty() {
            return Err(S::Error::custom("a citation without a source"));
        }
        Html(&out).serialize(serializer)
    }
}

/// The pieces of a text, its footnotes last.
fn pieces<'g>(rich: &Rich<'g>) -> Pieces<'g> {
    let scene = Scene { at: &rich.at, scope: &rich.scope, below: rich.below };
    let mut pieces = html::blocks(&rich.document.blocks, &scene);
    let notes = notes(rich.document, &scene);
    if !notes.is_empty() {
        pieces.0.push(Piece::Component(Component::Footnotes { notes }));
    }
    pieces
}

fn notes<'g>(document: &'g Document, scene: &Scene<'_, 'g>) -> Vec<Note<'g>> {
    let note = |(place, note): (usize, &'g Footnote)| {
        let number = place + 1;
        Note {
            number,
            id: scene.note_anchor(number),
            back: (1..=note.calls).map(|call| scene.call_anchor(number, call)).collect(),
            content: html::blocks(&note.blocks, scene),
        }
    };
    document.footnotes.iter().enumerate().map(note).collect()
}

/// A callout as a component, below a heading of a level where one is known.
pub fn callout<'g>(
    callout: &'g Callout,
    below: Option<u8>,
    scene: &Scene<'_, 'g>,
) -> Component<'g> {
    let level = below.map(|level| (level + 1).min(6));
    Component::Callout {
        kind: callout.kind.name().to_lowercase(),
        heading: Line::some(scene.at, &callout.heading),
        level,
        body: html::blocks_below(&callout.body, level, scene),
    }
}

/// What is placed in the text as a component; nothing else than these can be.
pub fn embed<'g>(embed: &'g Embed, at: &Standpoint<'g>) -> Option<Component<'g>> {
    let caption = Line::some(at, &embed.caption);
    let target = at.guide.target(embed.to)?;
    let guide = &at.guide.guide;
    let node = target.node()?;
    let anchor = at.embed_anchor(node, embed.span);
    let anchored = at.is_print() && anchor.is_some();
    let href = at.href(node);
    match *target.destination() {
        Destination::Chart(chart) => {
            let chart = ChartView::new(chart, embed, at);
            Some(Component::Chart { chart: Box::new(chart), caption })
        }
        Destination::Tool(Tool::Planner(id)) => {
            let planner = PlannerView::new(&guide.tables[id], at, anchored).anchored_at(anchor);
            Some(Component::Planner { planner: Box::new(planner), caption, href })
        }
        Destination::Tool(Tool::Reader(id)) => {
            let reader = BandReaderView::new(&guide.tables[id], embed, at, anchored);
            let reader = Box::new(reader.anchored_at(anchor));
            Some(Component::BandReader { reader, caption, href })
        }
        Destination::Node(Node::Table(id)) => {
            let table = TableView::new(&guide.tables[id], at, anchored).anchored_at(anchor);
            Some(Component::Table { table: Box::new(table), caption, href })
        }
        Destination::Node(Node::Questionnaire(id)) => {
            let own = QuestionnaireView::new(&guide.questionnaires[id], at, anchored);
            let questionnaire = Box::new(own.anchored_at(anchor));
            Some(Component::Questionnaire { questionnaire, caption, href })
        }
        _ => None,
    }
}

/// Plain HTML of a text that belongs to no guide: callouts as block quotes, footnotes as a list.
pub fn fragment(rich: &Rich<'_>) -> String {
    let mut out = String::new();
    push_fragment(&mut out, &pieces(rich));
    out
}

fn push_fragment(out: &mut String, pieces: &Pieces<'_>) {
    for piece in &pieces.0 {
        match piece {
            Piece::Html(html) => out.push_str(html),
            Piece::Component(Component::Callout { body, .. }) => {
                out.push_str("<blockquote>\n");
                push_fragment(out, body);
                out.push_str("</blockquote>\n");
            }
            Piece::Component(Component::Footnotes { notes }) => {
                out.push_str("<ol>\n");
                for note in notes {
                    out.push_str("<li>\n");
                    push_fragment(out, &note.content);
                    out.push_str("</li>\n");
                }
                out.push_str("</ol>\n");
            }
            Piece::Component(_) => {}
        }
    }
}
