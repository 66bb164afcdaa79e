//! The home page: what the guide answers.

use serde::Serialize;

use super::embeds::Placed;
use super::standpoint::Standpoint;
use super::view::{Card, Label, Line, Rich, StructuredData};
use super::{Composer, Page, embeds, summary};
use crate::model::node::Node;

#[derive(Serialize)]
struct HomeView<'g> {
    key_messages: Vec<Line<'g>>,
    introduction: Rich<'g>,
    sections: Vec<Card>,
    tables: Vec<Card>,
    questionnaires: Vec<Card>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let settings = &composer.guide.guide.settings;
    let address = composer.guide.routes.page(Node::Home);
    let page = composer.page("home", address, |at| Box::new(view(composer, at)));
    vec![Page {
        title: Some(settings.title.clone()),
        description: settings.description.clone(),
        scripts: embeds::scripts(&settings.introduction, composer.guide),
        structured_data: Some(StructuredData::of_site(&page.standpoint)),
        ..page
    }]
}

fn view<'g>(composer: &Composer<'g>, at: &Standpoint<'g>) -> HomeView<'g> {
    let guide = &composer.guide.guide;
    let at = &at.clone().placing(Placed::new([&guide.settings.introduction], at.guide));
    let card = |node, title: &str, description: Label| Card {
        title: Label::text(title),
        href: at.href(node),
        description,
    };
    let (sections, tables, questionnaires) =
        (guide.sections.iter(), guide.tables.iter(), guide.questionnaires.iter());
    HomeView {
        key_messages: guide.settings.key_messages.iter().map(|line| Line::new(at, line)).collect(),
        introduction: Rich::new(at, &guide.settings.introduction, ""),
        sections: sections
            .map(|section| card(section.node(), &section.title, summary::label_of_section(section)))
            .collect(),
        tables: tables
            .map(|table| {
                card(table.node(), &table.title, summary::label_of_document(&table.description))
            })
            .collect(),
        questionnaires: questionnaires
            .map(|questionnaire| {
                let description = summary::label_of_document(&questionnaire.introduction);
                card(questionnaire.node(), &questionnaire.title, description)
            })
            .collect(),
    }
}
