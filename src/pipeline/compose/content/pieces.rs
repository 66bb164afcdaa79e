//! The components in a text that the theme renders: callouts, footnotes and embeds such as charts.

use serde::Serialize;

use super::drawing::DrawingView;
use super::html::{self, TextContext};
use super::{Html, InlineText};
use crate::model::content::{Callout, CalloutKind, Document, Embed, Footnote};
use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::{
    BandReaderView, ChartView, ListingView, PlannerView, QuestionnaireView, TableView,
};
use crate::pipeline::link::Destination;

/// A piece of a text: either HTML, or a component that the theme renders.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Piece<'g> {
    /// A piece of HTML.
    Html(Html),
    /// A component that the theme renders.
    Component(Component<'g>),
}

/// A component that the theme renders. Each variant has its own template, which has the same name.
#[derive(Serialize)]
#[serde(tag = "component", rename_all = "kebab-case")]
pub enum Component<'g> {
    /// A callout, such as a warning or tip.
    Callout {
        /// Name of the callout's kind, such as `warning`.
        kind: String,
        /// Heading of the callout; `None` if the author wrote none.
        heading: Option<InlineText>,
        /// Level of the callout's heading, from 1 to 6. `None` if the level is unknown.
        level: Option<u8>,
        /// Content of the callout.
        body: Vec<Piece<'g>>,
    },
    /// A table of the guide that is embedded in a text.
    Table {
        /// The data of the table.
        table: Box<TableView<'g>>,
        /// The author's caption for the table; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the table instead.
        bare: bool,
        /// Address of the table's own page.
        href: String,
    },
    /// A table that is embedded in short form.
    Listing {
        /// The table in short form, as the data for its template.
        listing: Box<ListingView<'g>>,
        /// The author's caption for the table in short form; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the table instead.
        bare: bool,
        /// Address of the table's own page.
        href: String,
    },
    /// A questionnaire that is embedded in a text.
    Questionnaire {
        /// The data of the questionnaire.
        questionnaire: Box<QuestionnaireView<'g>>,
        /// The author's caption for the questionnaire; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the questionnaire instead.
        bare: bool,
        /// Address of the questionnaire's own page.
        href: String,
    },
    /// A chart that is embedded in a text.
    Chart {
        /// The data of the chart.
        chart: Box<ChartView<'g>>,
        /// The author's caption for the chart; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the table or questionnaire instead.
        bare: bool,
    },
    /// A drawing that is embedded in a text.
    Drawing {
        /// The data of the drawing.
        drawing: Box<DrawingView<'g>>,
        /// The author's caption for the drawing; `None` if there is none.
        caption: Option<InlineText>,
    },
    /// A planner that is embedded in a text.
    Planner {
        /// The data of the planner.
        planner: Box<PlannerView<'g>>,
        /// The author's caption for the planner; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the table instead.
        bare: bool,
        /// Address of the page of the schedule from which the planner selects rows.
        href: String,
    },
    /// A band reader that is embedded in a text.
    BandReader {
        /// The data of the band reader.
        reader: Box<BandReaderView<'g>>,
        /// The author's caption for the band reader; `None` if there is none.
        caption: Option<InlineText>,
        /// True if the author wants no caption. If it is false and `caption` is `None`, the theme shows the title of
        /// the table instead.
        bare: bool,
        /// Address of the page of the table in which the band reader finds bands.
        href: String,
    },
    /// The footnotes of a text.
    Footnotes {
        /// The footnotes in the order of their numbers.
        notes: Vec<Note<'g>>,
    },
}

/// A footnote, as the data for its template.
#[derive(Serialize)]
pub struct Note<'g> {
    number: usize,
    id: String,
    back: Vec<String>,
    content: Vec<Piece<'g>>,
}

/// Converts a text to pieces: HTML, and components such as charts. The footnotes come last.
pub fn pieces<'g>(document: &Document, context: &TextContext<'_, 'g>) -> Vec<Piece<'g>> {
    context.at.note_heading("", "");
    let mut pieces = html::blocks(&document.blocks, context);
    let notes = notes(document, context);
    if !notes.is_empty() {
        pieces.push(Piece::Component(Component::Footnotes { notes }));
    }
    pieces
}

fn notes<'g>(document: &Document, context: &TextContext<'_, 'g>) -> Vec<Note<'g>> {
    let note = |(place, note): (usize, &Footnote)| {
        let number = place + 1;
        Note {
            number,
            id: context.note_anchor(number),
            back: (1..=note.calls).map(|call| context.call_anchor(number, call)).collect(),
            content: html::blocks(&note.blocks, context),
        }
    };
    document.footnotes.iter().enumerate().map(note).collect()
}

/// Converts a callout to a component. `below` is the level of the heading above the callout; `None` if the level is
/// unknown.
pub fn callout<'g>(
    callout: &Callout,
    below: Option<u8>,
    context: &TextContext<'_, 'g>,
) -> Component<'g> {
    // A callout that can be folded has a summary, which is no heading.
    let deeper = u8::from(callout.kind != CalloutKind::Details);
    let level = below.map(|level| (level + deeper).min(6));
    Component::Callout {
        kind: callout.kind.name().to_lowercase(),
        heading: InlineText::some(context.at, &callout.heading),
        level,
        body: html::blocks_below(&callout.body, level, context),
    }
}

/// Converts an embed to a component. `None` if its target cannot be embedded, or if it has no target.
pub fn embed<'g>(embed: &Embed, at: &PageContext<'g>) -> Option<Component<'g>> {
    let (caption, bare) = (InlineText::some(at, &embed.caption), embed.is_bare);
    let target = at.guide.target(embed.to)?;
    let guide = &at.guide.guide;
    if let Destination::Drawing(id) = *target.destination() {
        let drawing = Box::new(DrawingView::new(&guide.drawings[id], embed.span, at));
        return Some(Component::Drawing { drawing, caption });
    }
    let node = target.node()?;
    let anchor = at.embed_anchor(node, embed.span);
    let anchored = at.is_print() && anchor.is_some();
    let href = at.href(node);
    match *target.destination() {
        Destination::Chart(chart) => {
            let chart = ChartView::new(chart, embed, at);
            Some(Component::Chart { chart: Box::new(chart), caption, bare })
        }
        Destination::Listing(listing) => {
            let listing = Box::new(ListingView::new(listing, at));
            Some(Component::Listing { listing, caption, bare, href })
        }
        Destination::Tool(Tool::Planner(id)) => {
            let planner = PlannerView::new(&guide.tables[id], at, anchored).anchored_at(anchor);
            Some(Component::Planner { planner: Box::new(planner), caption, bare, href })
        }
        Destination::Tool(Tool::Reader(id)) => {
            let reader = BandReaderView::new(&guide.tables[id], embed, at, anchored);
            let reader = Box::new(reader.anchored_at(anchor));
            Some(Component::BandReader { reader, caption, bare, href })
        }
        Destination::Node(Node::Table(id)) => {
            let table = TableView::new(&guide.tables[id], at, anchored).anchored_at(anchor);
            Some(Component::Table { table: Box::new(table), caption, bare, href })
        }
        Destination::Node(Node::Questionnaire(id)) => {
            let own = QuestionnaireView::new(&guide.questionnaires[id], at, anchored);
            let questionnaire = Box::new(own.anchored_at(anchor));
            Some(Component::Questionnaire { questionnaire, caption, bare, href })
        }
        _ => None,
    }
}

/// Converts a text from outside a project to HTML alone: callouts become block quotes, and footnotes a list.
pub fn fragment(at: &PageContext<'_>, document: &Document) -> String {
    let mut out = String::new();
    push_fragment(&mut out, &pieces(document, &TextContext { at, scope: "", below: None }));
    out
}

fn push_fragment(out: &mut String, pieces: &[Piece<'_>]) {
    for piece in pieces {
        match piece {
            Piece::Html(html) => out.push_str(html.as_str()),
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
