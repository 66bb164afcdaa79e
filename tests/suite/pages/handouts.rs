//! Hand-outs: their footer, the page that lists them, and the pages that do not show them.

use crate::support::page::{Page, text};
use crate::support::project::{Session, Site};

const GUIDE: &str = "title = \"指南\"\ndescription = \"說明。\"\nlanguage = \"zh-Hant-TW\"\nbase-url = \"https://clinic.example/g/\"\norder = [\"a\", \"c\"]\n\n[publisher]\nname = \"診所\"\n";
const A: &str = "+++\ntitle = \"甲\"\n+++\n\n請看[單張](section:b)。\n";
const B: &str = "+++\ntitle = \"乙\"\nhandout = true\nupdated = 2026-01-02\n+++\n\n走路慢一點。\n";
const C: &str = "+++\ntitle = \"丙\"\n+++\n\n第三篇。\n";

fn site(guide: &str) -> Site {
    let sections = [("a", A), ("b", B), ("c", C)]
        .map(|(name, text)| (format!("content/sections/{name}.md"), text));
    let mut files = vec![("content/guide.toml", guide)];
    files.extend(sections.iter().map(|(path, text)| (path.as_str(), *text)));
    Session::of_files(&files).build()
}

fn page<'s>(site: &'s Site, path: &'s str) -> Page<'s> {
    Page::read(path, site.text(path).unwrap_or_else(|| panic!("no {path}")))
}

#[test]
fn a_hand_out_shows_its_date_its_address_and_a_code() {
    let site = site(GUIDE);
    let page = page(&site, "b.html");
    let foot = text(&page.all(".handout-page .handout")[0]);
    assert!(foot.contains("2026年1月2日"), "{foot}");
    assert!(foot.contains("https://clinic.example/g/b.html"), "{foot}");
    assert!(foot.contains("尚未經臨床審閱"), "{foot}");
    let view = page.all("svg.handout-code")[0].attr("viewBox").expect("a view").to_owned();
    // The QR code is of version 3: 29 modules, with a margin of four modules on each side.
    assert_eq!(view, "0 0 37 37");
}

#[test]
fn without_an_address_there_is_no_qr_code() {
    let site = site(&GUIDE.replace("base-url", "version"));
    let page = page(&site, "b.html");
    assert_eq!(page.all(".handout").len(), 1);
    assert!(page.all("svg.handout-code, .handout-address").is_empty());
}

#[test]
fn hand_outs_are_listed_on_a_page_that_every_footer_leads_to() {
    let site = site(GUIDE);
    assert_eq!(page(&site, "a.html").all("footer a[href='handouts.html']").len(), 1);
    let links: Vec<String> = (page(&site, "handouts.html").all("main .card-list a").iter())
        .map(|link| link.attr("href").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(links, ["b.html"]);
}

#[test]
fn a_hand_out_is_not_in_the_reading_order() {
    let site = site(GUIDE);
    assert_eq!(page(&site, "a.html").all("a[rel=next][href='c.html']").len(), 1);
    assert!(page(&site, "c.html").all("a[rel=next]").is_empty());
    assert!(page(&site, "b.html").all("a[rel=next], a[rel=prev]").is_empty());
    let home = site.text("index.html").expect("a home page");
    assert!(home.contains("href=\"c.html\"") && !home.contains("href=\"b.html\""));
    // The print edition links to the hand-out, but does not contain it.
    let print = site.text("print.html").expect("a print edition");
    assert!(print.contains("href=\"b.html\"") && !print.contains("走路慢一點"));
}

#[test]
fn a_hand_out_in_the_order_is_reported() {
    let guide = GUIDE.replace("\"c\"]", "\"b\", \"c\"]");
    let files = [
        ("content/guide.toml", guide.as_str()),
        ("content/sections/a.md", A),
        ("content/sections/b.md", B),
        ("content/sections/c.md", C),
    ];
    let report = Session::of_files(&files).report();
    assert!(report.contains("unknown-section-in-order"), "{report}");
    assert!(report.contains("hand-out") || report.contains("單張"), "{report}");
}

#[test]
fn a_guide_without_hand_outs_has_no_list_and_may_have_a_section_of_that_name() {
    let site = Session::of_files(&[
        ("content/guide.toml", &*GUIDE.replace("\"a\", \"c\"", "\"handouts\"")),
        ("content/sections/handouts.md", C),
    ])
    .build();
    assert!(page(&site, "handouts.html").all(".handout-page").is_empty());
    assert!(!site.text("handouts.html").expect("a page").contains("可列印的單張"));
}
