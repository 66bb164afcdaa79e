//! A page at each old address, which sends browsers to the new address.

use serde::Serialize;

use super::page_context::PageContext;
use super::view::Label;
use super::{Composer, Page, SitePage};
use crate::model::content::plain_text;
use crate::model::mention::node::Node;
use crate::pipeline::link::{Redirect, Target};

#[derive(Serialize)]
struct RedirectView {
    href: String,
    title: Label,
    canonical: Option<String>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let page = |redirect: &'g Redirect| {
        SitePage::new(redirect.file.clone(), move |address| page(composer, redirect, address))
    };
    composer.guide.redirects().iter().map(page).collect()
}

fn page<'g>(composer: Composer<'g>, redirect: &'g Redirect, address: String) -> Page<'g> {
    let title = title(&redirect.to, &composer);
    let view = |at: &PageContext<'g>| RedirectView {
        href: at.target_href(&redirect.to, ""),
        title: Label::text(title.clone()),
        canonical: at.absolute(&path(&redirect.to, at)),
    };
    let page = composer.page("redirect", address, |at| Box::new(view(at)));
    Page { title: Some(title), ..page }
}

/// The title of the page to which an old address leads. The guide's title if that page has no title of its own.
fn title(to: &Target, composer: &Composer<'_>) -> String {
    let own = to.node().map(|node| plain_text(composer.guide.title(node))).unwrap_or_default();
    if own.is_empty() { composer.guide.guide.settings.title.clone() } else { own }
}

/// The path in the site of the page to which an old address leads.
fn path(to: &Target, at: &PageContext<'_>) -> String {
    at.guide.routes.page(to.node().unwrap_or(Node::Home))
}
