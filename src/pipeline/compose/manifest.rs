//! `manifest.webmanifest`: what a phone shows of a guide on its home screen.

use serde::Serialize;

use super::{Composer, Page};

#[derive(Serialize)]
struct ManifestView {}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let name = "manifest.webmanifest";
    vec![composer.page(name, name.to_owned(), |_| Box::new(ManifestView {}))]
}
