//! `_redirects`: a list of old addresses and where they lead, for hosts that redirect by themselves, such as Netlify
//! and Cloudflare Pages.

use serde::Serialize;

use super::page_context::{PageContext, percent_encoded, percent_encoded_again};
use super::{Composer, SitePage};
use crate::pipeline::link::Redirect;

#[derive(Serialize)]
struct RedirectsView {
    redirects: Vec<MovedView>,
}

#[derive(Serialize)]
struct MovedView {
    from: String,
    to: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    if composer.guide.redirects().is_empty() {
        return Vec::new();
    }
    let page =
        move |address| composer.page("redirects.txt", address, |at| Box::new(redirects_view(at)));
    vec![SitePage::new("_redirects".to_owned(), page)]
}

/// The data for the list: old and new addresses, all relative to the root of the host.
fn redirects_view(at: &PageContext<'_>) -> RedirectsView {
    let base = at.absolute("").unwrap_or_default();
    let after_host =
        base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let root = after_host.unwrap_or("/");
    let moved = |redirect: &Redirect| {
        let from = redirect.file.strip_suffix("index.html").unwrap_or(&redirect.file);
        // Seen from the root of the site, a relative address equals the path in the site.
        let from_root = PageContext::new(at.guide, "_").target_href(&redirect.to, "");
        let to = from_root.strip_prefix("./").unwrap_or(&from_root);
        MovedView {
            from: format!("{root}{}", percent_encoded(from)),
            to: format!("{root}{}", percent_encoded_again(to)),
        }
    };
    RedirectsView { redirects: at.guide.redirects().iter().map(moved).collect() }
}
