//! Builds small guides and compares the whole sites with approved ones. `BLESS=1` approves the current output.

mod determinism;
mod facts;
mod large;
mod search;
mod sources;
mod spill;
mod workspace;

use rayon::prelude::*;

use crate::support::golden::compare;
use crate::support::project::{Session, fixture, fixture_names};

#[test]
fn every_fixture_matches_its_golden_site() {
    let compare = |name: &String| compare(name, &Session::of_folder(&fixture(name)).build()).err();
    let differing: Vec<String> = fixture_names().par_iter().filter_map(compare).collect();
    assert!(
        differing.is_empty(),
        "\n{}\nIf this is meant: BLESS=1 cargo test sites, and read the diff.",
        differing.join("\n")
    );
}

#[test]
fn fixtures_have_only_their_intended_findings() {
    let findings = |name: &str| {
        let analysis = Session::of_folder(&fixture(name)).check();
        analysis.found.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    assert_eq!(findings("minimal"), [""; 0]);
    let shown = [
        "reviewer-without-qualifications",
        "unfindable-source",
        "changed-since-review",
        "overdue-review",
    ];
    assert_eq!(findings("complete"), shown);
    assert_eq!(findings("folders-urls"), [""; 0]);
    assert_eq!(findings("parts"), ["folder-without-title"]);
}

/// In earlier versions of osteon, guides had no parts, so their folders have no part file.
#[test]
fn sections_keep_their_addresses_in_a_folder_without_a_part_file() {
    let section = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n\n這是{title}。\n");
    let texts = ["飲食", "索引", "列印", "早餐"].map(section);
    let paths = ["diet.md", "diet/index.md", "diet/print.md", "diet/breakfast.md"]
        .map(|path| format!("content/sections/{path}"));
    let guide = "title = \"指南\"\ndescription = \"一份指南。\"\nlanguage = \"zh-Hant-TW\"\n\
                 urls = \"folders\"\n[publisher]\nname = \"出版者\"\n";
    let mut files: Vec<(&str, &str)> =
        paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    // With addresses such as `diet/`, the pages of `diet/index.md` and `diet.md` have the same address. This was an
    // error at that time, too.
    files.remove(1);
    files.push(("content/guide.toml", guide));
    let site = Session::of_files(&files).build();
    let title = |path: &str| site.text(path).and_then(|page| page.split("<h1>").nth(1));
    let has_title = |path: &str, text: &str| title(path).is_some_and(|own| own.starts_with(text));
    assert!(has_title("diet/index.html", "飲食"));
    assert!(has_title("diet/print/index.html", "列印"));
    assert!(site.text("diet/index~part/index.html").is_some(), "{:?}", site.output.files.keys());

    files.pop();
    files.remove(0);
    files.push(("content/sections/diet/index.md", &texts[1]));
    let site = Session::of_files(&files).build();
    let title = |path: &str| site.text(path).and_then(|page| page.split("<h1>").nth(1));
    assert!(title("diet/index.html").is_some_and(|own| own.starts_with("索引")));
    assert!(title("diet/print.html").is_some_and(|own| own.starts_with("列印")));
    assert!(site.text("diet/print~part.html").is_some());
}
