//! The home page: what the guide answers.

use serde::Serialize;

use super::cards::List;
use super::embeds::Placed;
use super::standpoint::Standpoint;
use super::view::{Card, Line, Rich, StructuredData};
use super::{Composer, Page, SitePage, embeds};
use crate::model::mention::node::Node;
use crate::pipeline::link::LinkedGuide;

#[derive(Serialize)]
struct HomeView<'g> {
    key_messages: Vec<Line>,
    introduction: Rich<'g>,
    sections: Vec<Card>,
    tables: Vec<Card>,
    questionnaires: Vec<Card>,
    more: MoreView,
}

/// The pages of the lists that are too long for the home page.
#[derive(Serialize)]
struct MoreView {
    sections: Option<More>,
    tables: Option<More>,
    questionnaires: Option<More>,
}

#[derive(Serialize)]
struct More {
    count: usize,
    href: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let settings = &composer.guide.guide.settings;
    let address = composer.guide.routes.page(Node::Home);
    let page = move |address| {
        let page = composer.page("home", address, |at| Box::new(view(composer.guide, at)));
        Page {
            title: Some(settings.title.clone()),
            description: settings.description.clone(),
            structured_data: Some(StructuredData::of_site(&page.standpoint)),
            ..page
        }
    };
    let scripts = embeds::scripts(&settings.introduction, composer.guide);
    vec![SitePage::new(address, page).loading(scripts)]
}

fn view<'g>(guide: &'g LinkedGuide, at: &Standpoint<'g>) -> HomeView<'g> {
    let guide = &guide.guide;
    let at = &at.clone().placing(Placed::new([&guide.settings.introduction], at.guide));
    HomeView {
        key_messages: guide.settings.key_messages.iter().map(|line| Line::new(at, line)).collect(),
        introduction: Rich::new(at, &guide.settings.introduction, ""),
        sections: List::Sections.first(at),
        tables: List::Tables.first(at),
        questionnaires: List::Questionnaires.first(at),
        more: MoreView {
            sections: more(List::Sections, at),
            tables: more(List::Tables, at),
            questionnaires: more(List::Questionnaires, at),
        },
    }
}

fn more(list: List, at: &Standpoint<'_>) -> Option<More> {
    list.is_long(at.guide).then(|| More {
        count: list.len(at.guide),
        href: at.path(&at.guide.routes.address(list.page_name())),
    })
}
