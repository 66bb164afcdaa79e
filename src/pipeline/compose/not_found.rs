//! The 404 page. A server may show it at any address, so relative addresses would lead to wrong places. It therefore
//! uses absolute addresses if the site's address is known, and contains its own styles.

use serde::Serialize;

use super::{Composer, SitePage};
use crate::model::mention::node::Node;

#[derive(Serialize)]
struct NotFoundView {
    home: String,
    /// The text before each address in the menu: the site's address or, if it is unknown, the relative path to the
    /// site's root.
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
