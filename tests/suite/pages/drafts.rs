//! Drafts: they are published only if the command line demands it.

use crate::support::project::Session;

fn session() -> Session {
    Session::of_files(&[
        ("content/sections/a.md", "+++\ntitle = \"A\"\n+++\n\nOne.\n"),
        ("content/sections/b.md", "+++\ntitle = \"B\"\ndraft = true\n+++\n\nSee [](section:a).\n"),
    ])
}

#[test]
fn a_draft_is_on_no_page_of_the_site() {
    let site = session().build();
    assert_eq!(site.text("b.html"), None);
    for (path, html) in site.pages() {
        assert!(!html.contains("b.html"), "{path}");
    }
}

#[test]
fn a_preview_shows_a_draft_and_labels_it() {
    let mut session = session();
    session.sources.shows_drafts = true;
    let site = session.build();
    assert!(site.text("b.html").is_some_and(|html| html.contains("草稿")));
    assert!(
        site.text("a.html").is_some_and(|html| !html.contains("草稿") && html.contains("b.html"))
    );
}
