//! Snippets: a page shows their text as if it were written there.

use crate::support::project::Session;

const SOURCE: &str =
    "type = \"webpage\"\ntitle = \"T\"\nyear = 2020\nurl = \"https://example.org/\"\n";

#[test]
fn a_snippet_is_text_of_every_page_that_embeds_it() {
    let references = format!("[first]\n{SOURCE}[second]\n{SOURCE}[third]\n{SOURCE}");
    let site = Session::of_files(&[
        ("content/references.toml", &references),
        ("content/snippets/caution.md", "Ask first[@second]. See [](section:b).\n"),
        (
            "content/sections/a.md",
            "+++\ntitle = \"A\"\n+++\n\nOne[@first].\n\n- ![](snippet:caution)\n- Three[@third].\n",
        ),
        ("content/sections/b.md", "+++\ntitle = \"B\"\n+++\n\n![](snippet:caution)\n"),
    ])
    .build();
    let a = site.text("a.html").expect("a page");
    // Sources are numbered in reading order.
    let places: Vec<_> = ["One", "Ask first", "Three"].iter().map(|text| a.find(text)).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{a}");
    for (text, number) in [("One", 1), ("Ask first", 2), ("Three", 3)] {
        let rest = a.split_once(text).expect("the text").1;
        let cited = rest.split_once("href=\"#source:").expect("a citation").1;
        let shown = cited.split_once('>').expect("its number").1;
        assert!(shown.starts_with(&number.to_string()), "{text}: {shown:.40}");
    }
    assert!(a.contains("<li>Ask first"), "an item stays as tight as its neighbours: {a}");
    assert!(site.text("b.html").is_some_and(|b| b.contains("<p>Ask first")));
    let sources = site.text("references.html").expect("a page");
    let second = sources.split_once("id=\"second\"").expect("the source").1;
    assert!(second.contains("a.html") && second.contains("b.html"));
}

#[test]
fn mistakes_in_a_snippet_are_reported_once() {
    let session = Session::of_files(&[
        ("content/snippets/caution.md", "See [](section:nowhere).\n"),
        ("content/sections/a.md", "+++\ntitle = \"A\"\n+++\n\n![](snippet:caution)\n"),
        ("content/sections/b.md", "+++\ntitle = \"B\"\n+++\n\n![](snippet:caution)\n"),
    ]);
    let report = session.report();
    assert_eq!(report.matches("unknown-mention").count(), 1, "{report}");
    assert!(report.contains("content/snippets/caution.md:1:"), "{report}");
}
