//! Search: words that a typed word stands for, and a site that switches search off.

use osteon::pipeline::{Renderer, compose};
use osteon::search::find;

use crate::support::project::Session;

fn session(setting: &str) -> Session {
    let guide = format!(
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n{setting}[publisher]\nname = \"P\"\n"
    );
    Session::of_files(&[
        ("content/guide.toml", &guide),
        ("content/sections/milk.md", "+++\ntitle = \"Milk\"\n+++\n\n## Calcium\n\nDrink.\n"),
    ])
}

#[test]
fn a_guide_without_search_has_no_trace_of_it() {
    for (setting, is_there) in [("", true), ("search = true\n", true), ("search = false\n", false)]
    {
        let site = session(setting).build();
        let is_of_search = |path: &&String| path.contains("search");
        let files: Vec<&String> = site.output.files.keys().filter(is_of_search).collect();
        assert_eq!(!files.is_empty(), is_there, "{setting}{files:?}");
        let page = site.text("milk.html").expect("a page");
        assert_eq!(page.contains("site-header-search"), is_there, "{setting}{page}");
    }
}

/// The pages of a guide with one section per word that a query finds.
fn found(typed: &str) -> Vec<String> {
    let words = ["calcitonin", "calcium", "dxa", "osteon", "osteoporosis", "vitamin", "65", "650"];
    let section = |word: &str| {
        let text = format!("+++\ntitle = \"Page\"\n+++\n\nSee {word} there.\n");
        (format!("content/sections/p-{word}.md"), text)
    };
    let sections = words.map(section);
    let guide = "title = \"G\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let mut files = vec![("content/guide.toml", guide)];
    files.extend(sections.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let session = Session::of_files(&files);
    let analysis = session.check();
    let site = compose(&analysis.guide, session.today);
    let renderer = Renderer::new(&site, &analysis.theme).expect("the theme is right");
    let search = renderer.search().expect("every page is made");
    let (pages, _) = find(&search, typed, usize::MAX);
    let word = |address: &str| Some(address.strip_prefix("p-")?.strip_suffix(".html")?.to_owned());
    let mut words: Vec<String> = pages.iter().filter_map(|page| word(&page.address)).collect();
    words.sort();
    words
}

#[test]
fn words_are_found_by_their_beginning() {
    assert_eq!(found("calc"), ["calcitonin", "calcium"]);
    assert_eq!(found("65"), ["65"]);
    assert_eq!(found("d"), Vec::<String>::new());
}

#[test]
fn one_error_is_forgiven() {
    for typed in ["calcum", "calciium", "caclium", "calxium", "alcium", "aclcium"] {
        assert_eq!(found(typed), ["calcium"], "{typed}");
    }
    assert_eq!(found("osteporos"), ["osteoporosis"]);
    assert_eq!(found("caaciumm"), Vec::<String>::new());
}
