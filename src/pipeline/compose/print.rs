//! Print editions, which show the whole guide, or a part of it, on one page. Links between the sections of a print
//! edition lead to places on this page. If a guide or part is too long for one page, it gets several print pages, and
//! pages with links to these.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::about::AboutView;
use super::embeds::EmbedIndex;
use super::glossary::TermView;
use super::page_context::{PageContext, Printed};
use super::section::RecordView;
use super::view::{
    self, InlineText, Label, Link, PageLinks, QuestionnaireView, RichText, SourceView, TableView,
    page_count, piece, shown_number,
};
use super::{Composer, Page, SitePage, Styles, embeds, summary};
use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::section::part::Part;
use crate::pipeline::link::{LinkedGuide, entry_pages};

/// Maximum number of sections on one print page. A guide with more sections than this, more tables, or more
/// questionnaires, has several print pages.
const MOST_PRINTED: usize = 100;

/// Maximum number of links on a page that lists print editions.
const MOST_EDITIONS: usize = 200;

#[derive(Default, Serialize)]
struct PrintView<'g> {
    whole: bool,
    anchor: Option<String>,
    from: Option<usize>,
    to: Option<usize>,
    editions: Vec<PrintEditionLink>,
    pages: Option<PageLinks>,
    key_messages: Vec<InlineText>,
    introduction: Option<RichText<'g>>,
    sections: Vec<PrintedSection<'g>>,
    tables: Vec<TableView<'g>>,
    questionnaires: Vec<QuestionnaireView<'g>>,
    terms: Vec<TermView<'g>>,
    references: Vec<SourceView<'g>>,
    about: Option<AboutView<'g>>,
}

/// A link on a page that lists print editions. It leads to the print edition of a part. In a guide or part that is too
/// long for one page, it may also lead to a page with some of its sections.
#[derive(Serialize)]
struct PrintEditionLink {
    title: Label,
    href: String,
    count: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
}

/// A section in a print edition; or the introduction of a part, with the part's title.
#[derive(Serialize)]
struct PrintedSection<'g> {
    anchor: String,
    title: &'g str,
    key_messages: Vec<InlineText>,
    body: RichText<'g>,
    record: Option<RecordView<'g>>,
}

/// A print edition. If `of` is the home page, it is that of the whole guide, otherwise that of the part `of`.
#[derive(Clone, Copy)]
struct PrintEdition<'g> {
    guide: &'g LinkedGuide,
    of: Node,
}

/// What one print page contains.
enum Content {
    /// The page contains the whole guide.
    Guide,
    /// The page contains a part and everything in it.
    Part,
    /// The page contains some of the sections that are directly in the part or guide: those with these indices.
    Sections(Range<usize>),
    /// The page lists links to print editions. The value is its number among such pages, counted from 1.
    Editions(usize),
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let guide = composer.guide;
    let parts = guide.guide.parts.iter().map(Part::node);
    let printed = parts.filter(|part| guide.guide.outline.count(*part) > 0);
    let editions = [Node::Home].into_iter().chain(printed).map(|of| PrintEdition { guide, of });
    editions
        .flat_map(|edition| {
            (1..=edition.page_count()).map(move |number| {
                let address = guide.routes.print(edition.of, number);
                SitePage::new(address, move |address| edition.page(composer, number, address))
                    .styled(Styles::Everything)
            })
        })
        .collect()
}

impl<'g> PrintEdition<'g> {
    /// Returns true if the guide or part is short enough for one print page.
    fn is_whole(self) -> bool {
        let guide = &self.guide.guide;
        let is_short = |length| length <= MOST_PRINTED;
        let is_short_guide = self.of != Node::Home
            || (is_short(guide.tables.len())
                && is_short(guide.questionnaires.len())
                && entry_pages(guide.terms.len()) == 1
                && entry_pages(guide.references.len()) == 1);
        is_short(guide.outline.count(self.of)) && is_short_guide
    }

    /// Number of print pages for the sections that are directly in the guide or part, and not in a part inside it.
    fn own_pages(self) -> usize {
        self.guide.guide.outline.sections(self.of).len().div_ceil(MOST_PRINTED)
    }

    /// The parts that are directly in the guide or part. Leaves out those without sections.
    fn parts(self) -> impl Iterator<Item = Node> {
        let outline = &self.guide.guide.outline;
        let members = outline.members(self.of).iter().copied();
        members.filter(|node| matches!(node, Node::Part(_)) && outline.count(*node) > 0)
    }

    /// Number of print pages that list links to print editions.
    fn list_pages(self) -> usize {
        page_count(self.own_pages() + self.parts().count(), MOST_EDITIONS)
    }

    /// Number of print pages of the guide or part. It is 1 if one page is enough. Otherwise it is the number of pages
    /// that list print editions, plus [`Self::own_pages`].
    fn page_count(self) -> usize {
        if self.is_whole() { 1 } else { self.list_pages() + self.own_pages() }
    }

    fn content(self, number: usize) -> Content {
        let outline = &self.guide.guide.outline;
        match (self.is_whole(), self.of) {
            (true, Node::Home) => Content::Guide,
            (true, _) => Content::Part,
            (false, of) => match number.checked_sub(self.list_pages()) {
                None | Some(0) => Content::Editions(number),
                Some(own) => {
                    Content::Sections(piece(own, outline.sections(of).len(), MOST_PRINTED))
                }
            },
        }
    }

    /// The nodes whose texts a print page contains, in reading order: the home page, parts and sections.
    fn nodes(self, content: &Content) -> Vec<Node> {
        let outline = &self.guide.guide.outline;
        match content {
            Content::Guide | Content::Part => {
                [self.of].into_iter().chain(outline.below(self.of)).collect()
            }
            Content::Sections(shown) => {
                let sections = &outline.sections(self.of)[shown.clone()];
                sections.iter().map(|id| Node::Section(*id)).collect()
            }
            Content::Editions(_) => Vec::new(),
        }
    }

    fn page(self, composer: Composer<'g>, number: usize, address: String) -> Page<'g> {
        let guide = &self.guide.guide;
        let content = self.content(number);
        let texts = Texts::new(self.of, self.nodes(&content), self.guide);
        let at = composer.page_context(&address).embedding(texts.embeds(self.guide));
        let at = match &content {
            Content::Guide => at.printing(Printed::Guide),
            Content::Part | Content::Sections(_) => texts.printing(at),
            Content::Editions(_) => at,
        };
        let part = match self.of {
            Node::Part(id) => guide.parts.get(id),
            _ => None,
        };
        Page {
            page_type: "print",
            address,
            title: part.map(|part| part.title.clone()),
            naming: part.map(|_| "print_part"),
            number: shown_number(number),
            trail: match part {
                Some(part) => [guide.outline.trail(self.of), vec![part.node()]].concat(),
                None => Vec::new(),
            },
            description: match part {
                Some(part) => summary::of_part(part),
                None => guide.settings.description.clone(),
            },
            scripts: Vec::new(),
            texts: None,
            styles: Styles::Reading,
            structured_data: None,
            view: Box::new(self.view(&composer, content, &texts, &at)),
            found_by: &[],
            page_context: at,
        }
    }

    fn view(
        self,
        composer: &Composer<'g>,
        content: Content,
        texts: &Texts<'g>,
        at: &PageContext<'g>,
    ) -> PrintView<'g> {
        match content {
            Content::Guide => whole_guide(composer, texts, at),
            Content::Part => PrintView {
                anchor: Some(at.anchor(self.of)),
                introduction: texts
                    .introduction()
                    .map(|text| RichText::below(1, at, text, at.print_scope(self.of))),
                ..some(composer, texts, texts.cited(at), at)
            },
            Content::Sections(shown) => PrintView {
                from: Some(shown.start + 1),
                to: Some(shown.end),
                ..some(composer, texts, texts.cited(at), at)
            },
            Content::Editions(number) => {
                let editions = self.editions(at);
                let shown = piece(number, editions.len(), MOST_EDITIONS);
                let name = self.guide.routes.print_name(self.of);
                PrintView {
                    editions: editions.into_iter().skip(shown.start).take(shown.len()).collect(),
                    pages: PageLinks::new(&name, number, self.list_pages(), at),
                    ..PrintView::default()
                }
            }
        }
    }

    /// All links on the pages that list print editions. First come the links to pages with sections that are directly
    /// in the guide or part. Then comes, for each part directly in it, a link to that part's first print page.
    fn editions(self, at: &PageContext<'_>) -> Vec<PrintEditionLink> {
        let outline = &self.guide.guide.outline;
        let routes = &self.guide.routes;
        let title = Link::to(self.of, at).title;
        let (own, before) = (outline.sections(self.of).len(), self.list_pages());
        let of_own = (1..=self.own_pages()).map(|number| {
            let shown = piece(number, own, MOST_PRINTED);
            PrintEditionLink {
                title: title.clone(),
                href: at.path(&routes.print(self.of, before + number)),
                count: None,
                from: Some(shown.start + 1),
                to: Some(shown.end),
            }
        });
        let of_parts = self.parts().map(|part| PrintEditionLink {
            title: Link::to(part, at).title,
            href: at.path(&routes.print(part, 1)),
            count: Some(outline.count(part)),
            from: None,
            to: None,
        });
        of_own.chain(of_parts).collect()
    }
}

/// The texts on a print page, each with the node that it belongs to: the home page, a part or a section. They are read
/// only once, because in a large guide each of them has to be read from a temporary file.
struct Texts<'g> {
    /// The home page or part to which the print edition belongs.
    of: Node,
    all: Vec<(Node, Cow<'g, Document>)>,
}

impl<'g> Texts<'g> {
    fn new(of: Node, nodes: Vec<Node>, guide: &'g LinkedGuide) -> Self {
        let text = |node| Some((node, embeds::text_of(node, guide)?));
        Self { of, all: nodes.into_iter().filter_map(text).collect() }
    }

    /// The introduction of the guide or part; `None` if the page does not contain it.
    fn introduction(&self) -> Option<&Document> {
        self.all.iter().find(|(node, _)| *node == self.of).map(|(_, text)| &**text)
    }

    /// The texts without the introduction of the guide or part.
    fn below(&self) -> impl Iterator<Item = (Node, &Document)> {
        let below = self.all.iter().filter(|(node, _)| *node != self.of);
        below.map(|(node, text)| (*node, &**text))
    }

    fn embeds(&self, guide: &LinkedGuide) -> EmbedIndex {
        EmbedIndex::new(self.all.iter().map(|(_, text)| &**text), guide)
    }

    /// The context of a print page that contains these texts and the sources that they cite.
    fn printing(&self, at: PageContext<'g>) -> PageContext<'g> {
        let cited = self.cited(&at).into_iter().map(Node::Reference);
        let held: BTreeSet<Node> = self.all.iter().map(|(node, _)| *node).chain(cited).collect();
        at.printing(Printed::Some(Arc::new(held)))
    }

    fn cited(&self, at: &PageContext<'_>) -> Vec<Id> {
        let users =
            self.all.iter().flat_map(|(node, text)| embeds::users_of_sources(*node, text, at));
        view::cited(users, at)
    }
}

/// The data for a print page: its texts without the introduction, and these cited sources.
fn some<'g>(
    composer: &Composer<'g>,
    texts: &Texts<'g>,
    cited: Vec<Id>,
    at: &PageContext<'g>,
) -> PrintView<'g> {
    PrintView {
        sections: texts
            .below()
            .filter_map(|(node, text)| printed(composer, node, text, at))
            .collect(),
        references: cited.into_iter().map(|reference| SourceView::new(reference, at)).collect(),
        ..PrintView::default()
    }
}

/// The data for the print edition of the whole guide. Tables and questionnaires that a text of the guide embeds are
/// shown there only, and not in the lists of tables and questionnaires.
fn whole_guide<'g>(
    composer: &Composer<'g>,
    texts: &Texts<'g>,
    at: &PageContext<'g>,
) -> PrintView<'g> {
    let guide = &composer.guide.guide;
    let alone = |node: Node| !at.embeds().shows(node);
    let tables = guide.tables.iter().filter(|table| alone(table.node()));
    let questionnaires = guide.questionnaires.iter().filter(|own| alone(own.node()));
    let references = composer.guide.references_by_number();
    PrintView {
        whole: true,
        key_messages: guide
            .settings
            .key_messages
            .iter()
            .map(|line| InlineText::new(at, line))
            .collect(),
        introduction: Some(RichText::new(at, &guide.settings.introduction, "introduction:")),
        tables: tables.map(|table| TableView::new(table, at, true)).collect(),
        questionnaires: questionnaires.map(|own| QuestionnaireView::new(own, at, true)).collect(),
        terms: guide.terms.iter().map(|term| TermView::new(term, at)).collect(),
        about: Some(AboutView::new(at)),
        ..some(composer, texts, references.to_vec(), at)
    }
}

fn printed<'g>(
    composer: &Composer<'g>,
    node: Node,
    text: &Document,
    at: &PageContext<'g>,
) -> Option<PrintedSection<'g>> {
    let guide = &composer.guide.guide;
    let body = RichText::below(2, at, text, at.print_scope(node));
    let section = match node {
        Node::Section(id) => guide.sections.get(id),
        _ => None,
    };
    let key_messages = section.map_or(&[][..], |section| &section.key_messages);
    Some(PrintedSection {
        anchor: at.anchor(node),
        title: match node {
            Node::Part(id) => &guide.parts.get(id)?.title,
            _ => &section?.title,
        },
        key_messages: key_messages.iter().map(|line| InlineText::new(at, line)).collect(),
        body,
        record: section.map(|section| RecordView::new(section, at, composer.today)),
    })
}
