//! The page for addresses that do not exist. A server may show it at any depth, so it holds no relative address where
//! the site's own is known, and carries its style within itself.

use serde::Serialize;

use super::{Composer, SitePage};
use crate::model::mention::node::Node;

#[derive(Serialize)]
struct NotFoundView {
    home: String,
    /// What stands before the paths of the menu.
    base: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let address = composer.guide.routes.address("404");
    vec![SitePage::new(address, move |address| {
        composer.page("not-found", address, |at| {
            let home = at.absolute("").unwrap_or_else(|| at.href(Node::Home));
            let base = at.absolute("").unwrap_or_else(|| at.root().to_owned());
            Box::new(NotFoundView { home, base })
        })
    })]
}
