//! The page of references: it shows a short list in full. For a long list, it is an index of further pages.

use std::fmt::Write as _;

use crate::support::project::{Session, Site};
use crate::support::site_laws::broken_addresses;

/// Maximum number of sources on a page that shows them in full.
const MOST: usize = 20;

/// The site of a guide with this many sources, all of which a section cites. The glossary also cites the last source.
/// The last source is a guideline, the others are articles.
fn guide(sources: usize) -> Site {
    let mut references = String::new();
    let mut text = "+++\ntitle = \"Bones\"\n+++\n\n".to_owned();
    for number in 1..=sources {
        let kind = if number == sources { "guideline" } else { "article" };
        let _ = writeln!(
            references,
            "[s{number}]\ntype = \"{kind}\"\ntitle = \"Source {number}\"\nnote = \"Note {number}\"\nyear = 2020\n\
             authors = [\"Author {number}\"]\n"
        );
        let _ = writeln!(text, "Claim {number} [@s{number}].\n");
    }
    let term = format!("[bone]\nterm = \"Bone\"\ndefinition = \"Living tissue [@s{sources}].\"\n");
    Session::of_files(&[
        ("content/guide.toml", GUIDE),
        ("content/sections/bones.md", &text),
        ("content/references.toml", &references),
        ("content/glossary.toml", &term),
    ])
    .build()
}

const GUIDE: &str = "title = \"Bone health\"\ndescription = \"For readers.\"\nlanguage = \"en\"\nbase-url = \"https://example.org/\"\n\
    publisher = { name = \"Example\" }\n";

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    site.text(path).unwrap_or_else(|| panic!("there is no {path}"))
}

fn paths(site: &Site) -> Vec<&str> {
    site.pages().map(|(path, _)| path).filter(|path| path.starts_with("references")).collect()
}

#[test]
fn sources_that_fit_on_one_page_are_on_one_page() {
    let site = guide(MOST);
    assert_eq!(broken_addresses(&site), [""; 0]);
    assert_eq!(paths(&site), ["references.html"]);
    let page = text(&site, "references.html");
    assert!(page.contains("Note 1<") && page.contains("Note 20<"), "{page}");
    assert!(text(&site, "glossary.html").contains("references.html#s20"));
    assert!(!text(&site, "sitemap.xml").contains("references~"));
}

#[test]
fn one_source_more_makes_an_index() {
    let site = guide(MOST + 1);
    assert_eq!(broken_addresses(&site), [""; 0]);
    let files = ["references.html", "references~full.html", "references~full~2.html"];
    assert_eq!(paths(&site), files);
    let [index, first, second] = files.map(|path| text(&site, path));
    // Guidelines come first.
    assert!(index.contains("<li id=\"s21\"><a href=\"references~full.html#s21\">Source 21</a>"));
    assert!(index.contains("<li id=\"s1\"><a href=\"references~full.html#s1\">"));
    assert!(index.contains("<li id=\"s20\"><a href=\"references~full~2.html#s20\">"));
    assert!(!index.contains("Note 1<"));
    assert!(
        first.contains("id=\"s21\"") && first.contains("Note 21<") && first.contains("Note 19<")
    );
    assert!(second.contains("Note 20<") && !second.contains("Note 19<"));
    assert!(text(&site, "glossary.html").contains("references~full.html#s21"));
    assert!(text(&site, "sitemap.xml").contains("https://example.org/references~full~2.html"));
}

#[test]
fn an_index_loses_no_source() {
    let site = guide(2 * MOST + 3);
    assert_eq!(broken_addresses(&site), [""; 0]);
    let index = text(&site, "references.html");
    let in_full = paths(&site);
    let in_full = in_full.iter().filter(|path| path.starts_with("references~full"));
    let in_full: String = in_full.map(|path| text(&site, path)).collect();
    let printed = text(&site, "print.html");
    for number in 1..=2 * MOST + 3 {
        // Links from the time before there was an index still lead to the source.
        assert!(index.contains(&format!("id=\"s{number}\"")), "{number}");
        assert_eq!(in_full.matches(&format!("<li id=\"s{number}\"")).count(), 1, "{number}");
        assert_eq!(in_full.matches(&format!("Note {number}<")).count(), 1, "{number}");
        assert!(printed.contains(&format!("Source {number}<")), "{number}");
    }
}

#[test]
fn a_title_in_the_index_is_cut_between_words() {
    let long =
        "Association of coffee intake with bone mineral density and hip fracture: a meta-analysis";
    let sources = (0..=MOST).map(|number| {
        let title = if number == 0 { long } else { "Short" };
        format!("[s{number}]\ntype = \"article\"\ntitle = \"{title}\"\nyear = 2020\n")
    });
    let references: String = sources.collect();
    let site = Session::of_files(&[("content/references.toml", &references)]).build();
    let index = text(&site, "references.html");
    assert!(
        index.contains(">Association of coffee intake with bone mineral density and hip…<"),
        "{index}"
    );
    assert!(text(&site, "references~full.html").contains(long));
}

#[test]
fn the_index_names_two_authors_and_says_when_there_are_more() {
    let authors = [
        r#""Lin A""#,
        r#""Lin A", "Chen B""#,
        r#""Tai TW", "et al.""#,
        r#""Lin A", "Chen B", "Wu C""#,
    ];
    let sources = (0..=MOST).map(|number| {
        let authors = authors.get(number).copied().unwrap_or_default();
        format!("[s{number}]\ntype = \"article\"\ntitle = \"Source\"\nauthors = [{authors}]\nyear = 2020\n")
    });
    let references: String = sources.collect();
    let site = Session::of_files(&[
        ("content/guide.toml", GUIDE),
        ("content/references.toml", &references),
    ]);
    let site = site.build();
    let index = text(&site, "references.html");
    for named in
        ["Lin A 2020", "Lin A, Chen B 2020", "Tai TW, et al. 2020", "Lin A and others 2020"]
    {
        assert!(index.contains(&format!("</a> {named}</li>")), "{named}: {index}");
    }
}
