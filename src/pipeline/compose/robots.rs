//! `robots.txt`: crawlers may read everything, and learn where the sitemap is.

use serde::Serialize;

use super::{Composer, Page};

#[derive(Serialize)]
struct RobotsView {
    sitemap: Option<String>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    vec![composer.page("robots.txt", "robots.txt".to_owned(), |at| {
        Box::new(RobotsView { sitemap: at.absolute("sitemap.xml") })
    })]
}
