//! `robots.txt`: allows search engines everything, and names the sitemap.

use serde::Serialize;

use super::{Composer, SitePage};

#[derive(Serialize)]
struct RobotsView {
    sitemap: Option<String>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    vec![SitePage::new("robots.txt".to_owned(), move |address| {
        composer.page("robots.txt", address, |at| {
            Box::new(RobotsView { sitemap: at.absolute("sitemap.xml") })
        })
    })]
}
