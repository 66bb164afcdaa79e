//! The home page.

use serde::Serialize;

use super::cards::List;
use super::embeds::EmbedIndex;
use super::page_context::PageContext;
use super::view::{
    Card, InlineText, Label, Link, NodeGroup, RichText, StructuredData, groups, links,
};
use super::{Composer, Page, SitePage, embeds};
use crate::model::content::is_blank;
use crate::model::mention::node::Node;
use crate::model::settings::navigation::NavigationLink;
use crate::pipeline::link::LinkedGuide;

#[derive(Serialize)]
struct HomeView<'g> {
    /// Headline of the home page. `None` if the author gives none; the guide's title is then the headline.
    lead: Option<InlineText>,
    /// Text below the headline. `None` if the author gives none; the guide's description is then shown there.
    text: Option<InlineText>,
    /// Text that says whom to call in an emergency. `None` if the author gives none.
    emergency: Option<InlineText>,
    actions: Vec<NavigationLinkView>,
    situations: Vec<NavigationLinkView>,
    today: Vec<NavigationLinkView>,
    groups: Vec<GroupView>,
    key_messages: Vec<InlineText>,
    introduction: RichText<'g>,
    tables: Vec<Card>,
    questionnaires: Vec<Card>,
    more: MoreView,
}

/// A link on the home page that the guide's settings name, with a title and perhaps a text.
#[derive(Serialize)]
struct NavigationLinkView {
    title: Label,
    text: Option<Label>,
    href: String,
}

/// A group of sections and parts under one heading on the home page.
#[derive(Serialize)]
struct GroupView {
    /// Heading of this group. `None` for sections and parts that are in no group.
    title: Option<Label>,
    /// Address of the part's page, if the group consists of the content of one part. `None` for groups from the
    /// settings.
    href: Option<String>,
    members: Vec<Link>,
    /// Link to a page that shows the whole group. `None` if the home page shows the whole group itself.
    more: Option<More>,
}

/// Links to the full lists. The home page shows only the first cards of a long list.
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
            structured_data: Some(StructuredData::of_site(&page.page_context)),
            ..page
        }
    };
    let scripts = embeds::scripts(&settings.introduction, composer.guide);
    vec![SitePage::new(address, page).loading(scripts)]
}

fn view<'g>(guide: &'g LinkedGuide, at: &PageContext<'g>) -> HomeView<'g> {
    let guide = &guide.guide;
    let at = &at.clone().embedding(EmbedIndex::new([&guide.settings.introduction], at.guide));
    let home = &guide.settings.home;
    let ways = |ways: &[NavigationLink]| {
        ways.iter().filter_map(|way| NavigationLinkView::new(way, at)).collect()
    };
    HomeView {
        lead: InlineText::some(at, &home.lead),
        text: InlineText::some(at, &home.text),
        emergency: InlineText::some(at, &home.emergency),
        actions: ways(&home.actions),
        situations: ways(&home.situations),
        today: ways(&home.today),
        groups: group_views(at),
        key_messages: guide
            .settings
            .key_messages
            .iter()
            .map(|line| InlineText::new(at, line))
            .collect(),
        introduction: RichText::new(at, &guide.settings.introduction, ""),
        tables: List::Tables.first(at),
        questionnaires: List::Questionnaires.first(at),
        more: MoreView {
            sections: more(List::Sections, at),
            tables: more(List::Tables, at),
            questionnaires: more(List::Questionnaires, at),
        },
    }
}

/// If all groups together have at most this number of sections and parts, the home page shows all of them. Otherwise it
/// shows at most [`FIRST_OF_GROUP`] of a group, if another page shows the whole group.
const MOST_LISTED: usize = 100;
const FIRST_OF_GROUP: usize = 12;

/// The sections and parts that the home page shows, under their headings.
fn group_views(at: &PageContext<'_>) -> Vec<GroupView> {
    let groups = groups(at.guide);
    let count: usize = groups.iter().map(|group| group.members.len()).sum();
    let view = |group: NodeGroup| {
        // A group is cut only if another page shows all of it.
        let has_page = group.part.is_some() || List::Sections.is_long(at.guide);
        let is_cut = count > MOST_LISTED && has_page;
        let shown = group.members.len().min(if is_cut { FIRST_OF_GROUP } else { usize::MAX });
        let href = group.part.map(|part| at.href(part));
        let all = || at.path(&at.guide.routes.address(List::Sections.page_name()));
        let is_cut = shown < group.members.len();
        let more = is_cut
            .then(|| More { count: group.members.len(), href: href.clone().unwrap_or_else(all) });
        GroupView { title: group.title, href, members: links(&group.members[..shown], at), more }
    };
    groups.into_iter().map(view).collect()
}

impl NavigationLinkView {
    fn new(way: &NavigationLink, at: &PageContext<'_>) -> Option<Self> {
        let Link { title, href } = Link::to_target(way.to, at)?;
        let title = if is_blank(&way.title) { title } else { Label::of(&way.title) };
        let text = (!is_blank(&way.text)).then(|| Label::of(&way.text));
        Some(Self { title, text, href })
    }
}

fn more(list: List, at: &PageContext<'_>) -> Option<More> {
    list.is_long(at.guide).then(|| More {
        count: list.len(at.guide),
        href: at.path(&at.guide.routes.address(list.page_name())),
    })
}
