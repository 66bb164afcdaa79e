//! The 404 page, which contains its own styles.

use crate::support::project::Session;

#[test]
fn the_404_page_contains_only_the_styles_that_it_uses() {
    let site = Session::of_files(&[]).build();
    let page = site.text("404.html").expect("a page");
    for shown in [".site-header", ".site-footer", ".layout-page", ".group-list"] {
        assert!(page.contains(shown), "no style of {shown}");
    }
    for other in [".questionnaire", ".planner", ".data-table", ".chart"] {
        assert!(!page.contains(other), "a style of {other}");
    }
}
