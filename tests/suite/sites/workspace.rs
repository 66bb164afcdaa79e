//! Open projects: after every edit, every page is equal to the page that a new build of the same files makes.

use std::collections::BTreeMap;

use osteon::pipeline::workspace::Workspace;

use crate::support::project::{Session, fixture, read_files};

/// An open project, and the files that it should have.
struct Open {
    workspace: Workspace,
    files: BTreeMap<String, Vec<u8>>,
}

impl Open {
    fn fixture(name: &str) -> Self {
        Self::of(read_files(&fixture(name)))
    }

    fn of(files: BTreeMap<String, Vec<u8>>) -> Self {
        let session = Session::of_exactly(files.clone());
        let workspace = Workspace::open(session.sources, session.today);
        Self { workspace: workspace.expect("the theme is whole"), files }
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).expect("text")
    }

    /// Replaces a text in a file, and compares every page with that of a new build.
    #[track_caller]
    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        let text = text.replacen(from, to, 1);
        self.files.insert(path.to_owned(), text.clone().into_bytes());
        assert!(self.workspace.edit(path, text).expect("the theme is whole"), "{path}");
        self.compare(path);
    }

    #[track_caller]
    fn compare(&self, path: &str) {
        let fresh = Session::of_exactly(self.files.clone()).build();
        let pages = self.workspace.pages();
        assert!(pages.len() > 5);
        for page in pages {
            let own = self.workspace.page(&page).expect("templates work").expect("a page");
            assert!(fresh.text(&page) == Some(own.as_str()), "after an edit of {path}: {page}");
        }
        let of_search = |own: &(&String, _)| own.0.starts_with("assets/search/");
        for (file, bytes) in fresh.output.files.iter().filter(of_search) {
            let own = self.workspace.file(file).expect("templates work");
            assert!(own.as_deref() == Some(&**bytes), "after an edit of {path}: {file}");
        }
    }
}

/// A section to which another page links, showing its title.
const SECTION: &str = "content/sections/eat/breakfast.md";

fn first_line_of_text(text: &str) -> &str {
    let body = text.rsplit_once("+++\n").expect("a head").1;
    body.lines().find(|line| line.chars().count() > 4).expect("a text")
}

#[test]
fn after_each_edit_every_page_is_fresh() {
    let mut open = Open::fixture("parts");
    let line = first_line_of_text(&open.text(SECTION)).to_owned();
    open.edit(SECTION, &line, &format!("今天先喝一杯水。{line}"));
    open.edit(SECTION, "title = \"", "title = \"新的");
    open.edit(SECTION, "今天先喝一杯水。", "請看[](section:dinner)。");
    open.edit(SECTION, "請看[](section:dinner)。", "## 小標題\n\n請看[下一節](#小標題)。\n\n");
    open.edit("content/sections/eat/dinner.md", "title = \"", "title = \"改過的");
    open.edit("content/guide.toml", "title = \"", "title = \"另一本");
}

#[test]
fn an_edited_title_is_shown_by_all_links_without_text() {
    let mut files = read_files(&fixture("parts"));
    for path in ["content/sections/eat/dinner.md", "content/sections/eat/_part.md"] {
        let text = String::from_utf8(files[path].clone()).expect("text");
        files
            .insert(path.to_owned(), format!("{text}\n請看[](section:breakfast)。\n").into_bytes());
    }
    let mut open = Open::of(files);
    let part = "content/sections/eat/_part.md";
    open.edit(SECTION, "title = \"", "title = \"新的");
    open.edit(part, "請看[](section:breakfast)。", "");
    open.edit(SECTION, "title = \"新的", "title = \"更新的");
    open.edit("content/sections/eat/dinner.md", "請看[]", "再看[]");
    open.edit(SECTION, "title = \"更新的", "title = \"最新的");
    open.edit(SECTION, "+++\n", "+++\naliases = [\"old-breakfast.html\"]\n");
}

#[test]
fn an_edited_text_keeps_its_snippet() {
    let mut files = read_files(&fixture("parts"));
    let text = String::from_utf8(files[SECTION].clone()).expect("text");
    let line = first_line_of_text(&text).to_owned();
    files.insert("content/snippets/water.md".to_owned(), "先喝一杯溫水。\n".into());
    files.insert(SECTION.to_owned(), format!("{text}\n![](snippet:water)\n").into_bytes());
    let mut open = Open::of(files);
    open.edit(SECTION, &line, &format!("今天吃粥。{line}"));
    open.edit("content/snippets/water.md", "溫水", "開水");
    let page = open.workspace.pages().into_iter().find(|page| page.contains("breakfast"));
    let page = open.workspace.page(&page.expect("a page")).expect("templates work");
    assert!(page.expect("a page").contains("先喝一杯開水。"));
}

#[test]
fn a_broken_text_is_shown_until_it_is_corrected() {
    let mut open = Open::fixture("parts");
    let good = open.text(SECTION);
    let broken = good.replacen("title = \"", "title = ", 1);
    assert!(open.workspace.edit(SECTION, broken).expect("the theme is whole"));
    assert!(open.workspace.page("index.html").expect("templates work").is_some());
    assert!(open.workspace.edit(SECTION, good).expect("the theme is whole"));
    open.compare(SECTION);

    // First adds a link to a heading that does not exist, then the heading.
    let path = "content/sections/eat/dinner.md";
    let linked = open.text(path) + "\n見[早餐的一節](section:breakfast#小標題)。\n";
    open.files.insert(path.to_owned(), linked.clone().into_bytes());
    assert!(open.workspace.edit(path, linked).expect("the theme is whole"));
    let line = first_line_of_text(&open.text(SECTION)).to_owned();
    open.edit(SECTION, &line, &format!("{line}\n\n## 小標題\n\n一節。"));
    let unknown = open.workspace.edit("content/sections/nothing.md", String::new());
    assert!(!unknown.expect("nothing was done"));
    assert!(open.workspace.page("nothing.html").expect("nothing was made").is_none());
}

/// A section of the fixture `complete`, with links of every kind and with citations.
const OVERVIEW: &str = "content/sections/overview.md";

#[test]
fn an_edit_renews_what_depends_on_links_citations_and_headings() {
    let mut open = Open::fixture("complete");
    open.edit(OVERVIEW, "source[@doe2020]", "source[@chapter2018]");
    open.edit(OVERVIEW, "[@book2019, p. 12; @chapter2018]", "[@doe2020]");
    open.edit(OVERVIEW, ", [](term:inhaler)", "");
    open.edit(OVERVIEW, "### A third level", "### Another heading");
    open.edit(
        OVERVIEW,
        "Text below it.",
        "See [](section:callouts), and [the diary](section:diary).",
    );
    open.edit(OVERVIEW, "See [](section:callouts), and", "See");
    let titled = "title = \"Overview & first words\"\ndescription = \"An example";
    open.edit(OVERVIEW, titled, "title = \"Overview\"\ndescription = \"A new");
    open.edit("content/sections/callouts.md", "\n+++\n", "\n+++\n\nSee [](section:overview).\n");
}

#[test]
fn pages_stay_as_they_were_while_a_linked_heading_is_missing() {
    let mut open = Open::fixture("complete");
    let path = "content/sections/living/diary.md";
    let good = open.text(path);
    let broken = good.replacen("Morning and evening", "Evening", 1);
    assert_ne!(good, broken);
    let page = open.workspace.page("overview.html").expect("templates work");
    assert!(open.workspace.edit(path, broken).expect("the theme is whole"));
    assert!(open.workspace.is_behind());
    assert_eq!(open.workspace.page("overview.html").expect("templates work"), page);
    assert!(open.workspace.edit(path, good).expect("the theme is whole"));
    assert!(!open.workspace.is_behind());
    open.compare(path);
}
