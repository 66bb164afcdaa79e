//! `manifest.webmanifest`: with this file, phones can add the guide to their home screen.

use serde::Serialize;

use super::{Composer, SitePage};

#[derive(Serialize)]
struct ManifestView {}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let name = "manifest.webmanifest";
    vec![SitePage::new(name.to_owned(), move |address| {
        composer.page(name, address, |_| Box::new(ManifestView {}))
    })]
}
