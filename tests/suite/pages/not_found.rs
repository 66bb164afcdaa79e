//! The 404 page, which contains its own style.

use crate::support::project::Session;

#[test]
fn it_holds_the_styles_of_what_it_shows_and_no_others() {
    let site = Session::of_files(&[]).build();
    let page = site.text("404.html").expect("a page");
    for shown in [".site-header", ".site-footer", ".layout-page", ".group-list"] {
        assert!(page.contains(shown), "no style of {shown}");
    }
    for other in [".questionnaire", ".planner", ".data-table", ".chart"] {
        assert!(!page.contains(other), "a style of {other}");
    }
}
