//! The 404 page. A server can show it under any path, so it uses absolute addresses if the site's address is known, and
//! contains its own style.

use serde::Serialize;

use super::{Composer, SitePage};
use crate::model::mention::node::Node;

#[derive(Serialize)]
struct NotFoundView {
    home: String,
    /// What stands before the addresses in the menu: the site's address or, if that is unknown, the relative path to
    /// its root.
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
