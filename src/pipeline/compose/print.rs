//! The print edition: the whole guide on one page, where every link stays on it.

use serde::Serialize;

use super::about::AboutView;
use super::embeds::Placed;
use super::glossary::{TermView, terms};
use super::references::by_number;
use super::section::RecordView;
use super::standpoint::Standpoint;
use super::view::{Line, QuestionnaireView, Rich, SourceView, TableView};
use super::{Composer, Page};
use crate::model::node::Node;
use crate::model::section::Section;

#[derive(Serialize)]
struct PrintView<'g> {
    key_messages: Vec<Line<'g>>,
    introduction: Rich<'g>,
    sections: Vec<PrintedSection<'g>>,
    tables: Vec<TableView<'g>>,
    questionnaires: Vec<QuestionnaireView<'g>>,
    terms: Vec<TermView<'g>>,
    references: Vec<SourceView<'g>>,
    about: AboutView<'g>,
}

#[derive(Serialize)]
struct PrintedSection<'g> {
    anchor: String,
    title: &'g str,
    key_messages: Vec<Line<'g>>,
    body: Rich<'g>,
    #[serde(flatten)]
    record: RecordView<'g>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let address = composer.guide.routes.address("print");
    let placed = Placed::by_guide(composer.guide);
    let at = Standpoint::new(composer.guide, &address).placing(placed).printing();
    vec![Page {
        page_type: "print",
        address,
        title: None,
        description: composer.guide.guide.settings.description.clone(),
        scripts: Vec::new(),
        structured_data: None,
        view: Box::new(view(composer, &at)),
        standpoint: at,
    }]
}

/// Tables and questionnaires that a section shows are not shown again.
fn view<'g>(composer: &Composer<'g>, at: &Standpoint<'g>) -> PrintView<'g> {
    let guide = &composer.guide.guide;
    let alone = |node: Node| !at.placed().shows(node);
    let tables = guide.tables.iter().filter(|table| alone(table.node()));
    let questionnaires = guide.questionnaires.iter().filter(|own| alone(own.node()));
    PrintView {
        key_messages: guide.settings.key_messages.iter().map(|line| Line::new(at, line)).collect(),
        introduction: Rich::new(at, &guide.settings.introduction, "introduction:"),
        sections: guide.sections.iter().map(|own| printed(composer, own, at)).collect(),
        tables: tables.map(|table| TableView::new(table, at, true)).collect(),
        questionnaires: questionnaires.map(|own| QuestionnaireView::new(own, at, true)).collect(),
        terms: terms(at),
        references: by_number(at, SourceView::new),
        about: AboutView::new(at),
    }
}

fn printed<'g>(
    composer: &Composer<'g>,
    section: &'g Section,
    at: &Standpoint<'g>,
) -> PrintedSection<'g> {
    let node = section.node();
    PrintedSection {
        anchor: at.anchor(node),
        title: &section.title,
        key_messages: section.key_messages.iter().map(|line| Line::new(at, line)).collect(),
        body: Rich::new(at, &section.body, at.print_scope(node)).below(2),
        record: RecordView::new(section, at, composer.today),
    }
}
