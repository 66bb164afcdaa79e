//! A site without search, which a guide can switch off.

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
