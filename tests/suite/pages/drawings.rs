//! Drawings: how texts show them, and what a drawing must not contain.

use crate::support::page::{Page, text};
use crate::support::project::{Session, Site};

const TREES: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\"><title>Two &amp; two trees</title><desc>Trees.</desc><defs><path id=\"tree\" class=\"accent\" d=\"M0 9h9\"/></defs><use href=\"#tree\" x=\"9\"/><text class=\"label\" x=\"4\" y=\"5\">a&lt;b</text></svg>";

fn site(text: &str, drawing: &str) -> Site {
    let section = format!("+++\ntitle = \"圖\"\n+++\n\n{text}\n");
    Session::of_files(&[
        ("content/sections/a.md", &section),
        ("content/drawings/trees.svg", drawing),
    ])
    .build()
}

fn page(site: &Site) -> Page<'_> {
    Page::read("a.html", site.text("a.html").expect("the section has a page"))
}

#[test]
fn a_drawing_has_a_name_a_description_and_the_themes_classes() {
    let site = site("![樹](drawing:trees)", TREES);
    let page = page(&site);
    let svg = page.all("figure.drawing > svg[role=img][viewBox='0 0 200 100']")[0];
    let said = |attribute: &str| {
        let id = svg.attr(attribute).expect("an id");
        text(&page.all(&format!("[id='{id}']"))[0])
    };
    assert_eq!(said("aria-labelledby"), "Two & two trees");
    assert_eq!(said("aria-describedby"), "Trees.");
    assert_eq!(text(&page.all("figure.drawing figcaption")[0]), "樹");
    assert_eq!(page.all("figure.drawing path.drawing-accent").len(), 1);
    assert!(site.text("a.html").expect("a page").contains("a&lt;b"), "letters stay letters");
}

#[test]
fn two_copies_on_a_page_share_no_id_and_each_repeats_its_own_shape() {
    let site = site("![](drawing:trees)\n\n![](drawing:trees)", TREES);
    let page = page(&site);
    let mut ids: Vec<&str> =
        page.all("figure.drawing [id]").iter().filter_map(|one| one.attr("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((count, ids.len()), (6, 6), "{ids:?}");
    for drawing in page.all("figure.drawing") {
        let html = drawing.html();
        let used =
            html.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).expect("a use");
        assert!(html.contains(&format!("id=\"{used}\"")), "{html}");
    }
}

#[test]
fn a_drawing_is_in_the_print_edition_and_not_a_file_of_the_site() {
    let site = site("![](drawing:trees)", TREES);
    assert!(site.text("print.html").expect("a print edition").contains("drawing-accent"));
    assert!(site.text("drawings/trees.svg").is_none());
}

#[test]
fn forbidden_elements_are_findings_at_their_place() {
    let bad = TREES.replace("<defs>", "<script>alert(1)</script><defs>");
    let files = [
        ("content/sections/a.md", "+++\ntitle = \"圖\"\n+++\n\n![](drawing:trees)\n"),
        ("content/drawings/trees.svg", &bad),
    ];
    let report = Session::of_files(&files).report();
    assert!(
        report.contains("forbidden-in-drawing") && report.contains("content/drawings/trees.svg:1:"),
        "{report}"
    );
}

#[test]
fn a_name_that_is_nearly_right_is_guessed() {
    let files = [
        ("content/sections/a.md", "+++\ntitle = \"圖\"\n+++\n\n![](drawing:tree)\n"),
        ("content/drawings/trees.svg", TREES),
    ];
    let report = Session::of_files(&files).report();
    assert!(report.contains("drawing:trees"), "{report}");
}

#[test]
fn entities_that_grow_are_not_read() {
    let bomb = format!(
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>{}",
        TREES.replace("Trees.", "&b;")
    );
    let files = [
        ("content/sections/a.md", "+++\ntitle = \"圖\"\n+++\n\n看圖。\n"),
        ("content/drawings/trees.svg", &*bomb),
    ];
    assert!(Session::of_files(&files).report().contains("broken-drawing"));
}
