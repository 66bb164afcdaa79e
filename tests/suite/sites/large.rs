//! A guide that has more of everything than fits on one page.

use std::collections::BTreeMap;

use crate::support::project::{Session, Site};
use crate::support::site_laws::broken_addresses;

/// Number of sections: one more than a page has cards or sections.
const SECTIONS: usize = 101;
/// Number of entries: one more than a page has entries.
const ENTRIES: usize = 201;

fn large_guide() -> Site {
    let mut files = BTreeMap::new();
    let mut add = |path: String, text: String| files.insert(path, text.into_bytes());
    for number in 0..SECTIONS {
        let text = format!("+++\ntitle = \"第{number}篇\"\n+++\n見[](section:a0)[@r0]。\n");
        let folder = if number < SECTIONS - 1 { "" } else { "part/" };
        add(format!("content/sections/{folder}a{number}.md"), text.clone());
        add(format!("content/sections/part/b{number}.md"), text);
    }
    let part = "+++\ntitle = \"單元\"\n+++\n見[](term:t200)、[](section:a0)[@r150]。\n";
    add("content/sections/part/_part.md".to_owned(), part.to_owned());
    let term = |number| format!("[t{number}]\nterm = \"名詞{number}\"\ndefinition = \"解釋。\"\n");
    add("content/glossary.toml".to_owned(), (0..ENTRIES).map(term).collect());
    let source =
        |number| format!("[r{number}]\ntype = \"book\"\ntitle = \"書{number}\"\nyear = 2020\n");
    add("content/references.toml".to_owned(), (0..ENTRIES).map(source).collect());
    Session::of_exactly(files).build()
}

fn count(site: &Site, path: &str, words: &str) -> usize {
    site.text(path).unwrap_or_else(|| panic!("there is no {path}")).matches(words).count()
}

#[test]
fn no_page_of_a_large_guide_exceeds_its_limits() {
    let site = large_guide();
    assert_eq!(broken_addresses(&site), [""; 0]);
    let card = "class=\"card-list-card\"";
    // The home page links to twelve of the sections outside folders, the menu to 48, and the footer to the about page.
    assert_eq!(count(&site, "index.html", "<li><a href=\"a"), 12 + 48 + 1);
    assert_eq!(count(&site, "index.html", "看全部101項"), 2);
    assert_eq!(count(&site, "index~all.html", card), 100);
    assert_eq!(count(&site, "index~all~2.html", card), 1);
    assert_eq!(count(&site, "part/index.html", card), 100);
    assert_eq!(count(&site, "part/index~2.html", card), 2);
    // Only the first page of a part has the introduction.
    assert_eq!(count(&site, "part/index~2.html", "glossary"), 1);
    let term = "class=\"term-list-term\"";
    assert_eq!(count(&site, "glossary.html", term), 200);
    assert_eq!(count(&site, "glossary~2.html", term), 1);
    assert_eq!(count(&site, "part/index.html", "glossary~2.html#t200"), 1);
    // A page of the index has the anchors of 200 sources. A page that shows the sources in full has 20.
    assert_eq!(count(&site, "references.html", "<li id=\""), 200);
    assert_eq!(count(&site, "references~2.html", "<li id=\""), 1);
    assert_eq!(count(&site, "references~full.html", "<li id=\""), 20);
    assert_eq!(count(&site, "references~full~10.html", "<li id=\""), 20);
    assert_eq!(count(&site, "references~full~11.html", "<li id=\""), 1);
    let printed = "<h2 id=\"section:";
    assert_eq!(count(&site, "print.html", printed), 0);
    assert_eq!(count(&site, "print~2.html", printed), 100);
    assert_eq!(count(&site, "part/print~2.html", printed), 100);
    assert_eq!(count(&site, "part/print~3.html", printed), 2);
    // All sections cite the source. The menu lists 48 of them.
    assert_eq!(count(&site, "references~full.html", "references~r0~mentions.html"), 1);
    assert_eq!(count(&site, "references~r0~mentions.html", "篇</a></li>"), 200 + 48);
    assert_eq!(count(&site, "references~r0~mentions~2.html", "篇</a></li>"), 2 + 48);
}
