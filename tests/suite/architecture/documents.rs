//! The top-level documents: the code map matches the tree, and links are valid.

use std::path::Path;

use super::{Tree, assert_none, between, file, folder, sample, tree};

const LONGEST: usize = 260;

/// The paths in the code map. Each line contains one or several names, two spaces, and a description. Deeper lines
/// below the line of `x.rs` are about files in the folder `x`.
fn mapped(document: &str) -> Vec<String> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut paths = Vec::new();
    for line in between(document, "code map").lines().filter(|line| !line.is_empty()) {
        if line.starts_with("```") {
            continue;
        }
        let depth = line.len() - line.trim_start().len();
        let (names, says) = line.trim_start().split_once("  ").unwrap_or((line.trim(), ""));
        assert!(!says.trim().is_empty(), "the code map does not say what {names} is");
        open.retain(|(other, _)| *other < depth);
        let above = open.last().map_or("", |(_, path)| path).to_owned();
        paths.extend(names.split(' ').map(|name| format!("{above}{name}")));
        let inner = names.trim_end_matches(".rs").trim_end_matches('/');
        open.push((depth, format!("{above}{inner}/")));
    }
    paths
}

/// Complains about parts of the program that the code map lacks, and about entries of the map whose file or folder does
/// not exist.
fn wrong_map(document: &str, tree: &Tree, tops: &[&str]) -> Vec<String> {
    let lines = mapped(document);
    let is_part =
        |path: &str| matches!(folder(path), "src" | "src/pipeline") && path.ends_with(".rs");
    let parts = tree.keys().filter(|path| is_part(path) && !lines.contains(path));
    let mut complaints: Vec<_> =
        parts.map(|path| format!("{path} is not on the code map")).collect();
    for line in &lines {
        let top = line.trim_end_matches('/');
        let is_folder = line.ends_with('/')
            && (tops.contains(&top) || tree.keys().any(|path| path.starts_with(line.as_str())));
        if !is_folder && !tree.contains_key(line) {
            complaints.push(format!("the code map names {line}, which is not there"));
        }
    }
    let is_missing = |top: &&&str| !lines.iter().any(|line| line.trim_end_matches('/') == **top);
    complaints
        .extend(tops.iter().filter(is_missing).map(|top| format!("{top}/ is not on the code map")));
    complaints
}

/// Complains about links in a page to files that do not exist.
fn broken_links(page: &str, text: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next());
    let ours = targets.filter(|target| !target.is_empty() && !target.contains(':'));
    let broken = ours.filter(|target| !exists(target));
    broken.map(|target| format!("{page} links to {target}, which is not there")).collect()
}

/// The top-level folders that belong to the project.
fn top_folders() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = file(".gitignore");
    let entries = std::fs::read_dir(root).expect("the repository is readable");
    let folders =
        entries.map(|entry| entry.expect("readable")).filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| !name.starts_with('.'))
        .filter(|name| !ignored.lines().any(|line| line.trim_matches('/') == name))
        .collect()
}

#[test]
fn the_code_map_matches_the_tree() {
    let tops = top_folders();
    let tops: Vec<&str> = tops.iter().map(String::as_str).collect();
    assert_none(&wrong_map(&file("ARCHITECTURE.md"), &tree(&["src"]), &tops));
}

#[test]
fn the_documents_exist_and_their_links_resolve() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(!file("LICENSE").is_empty());
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        assert_none(&broken_links(page, &file(page), |target| root.join(target).exists()));
    }
}

#[test]
fn the_architecture_document_is_short() {
    let lines = file("ARCHITECTURE.md").lines().count();
    assert!(lines <= LONGEST, "ARCHITECTURE.md has {lines} lines; {LONGEST} are enough");
}

#[test]
fn missing_and_surplus_map_entries_are_reported() {
    let document =
        |map: &str| format!("<!-- code map -->\n```text\n{map}```\n<!-- /code map -->\n");
    let tree = sample(&[
        ("src/lib.rs", ""),
        ("src/check.rs", ""),
        ("src/check/gap.rs", ""),
        ("src/pipeline/parse.rs", ""),
    ]);
    let good = "\
src/  the program
  lib.rs check.rs  a, b
  pipeline/  c
    parse.rs  d
docs/  e
";
    assert_none(&wrong_map(&document(good), &tree, &["src", "docs"]));
    let bad =
        good.replace("lib.rs ", "").replace("parse.rs  d", "parser.rs  d").replace("docs", "notes");
    assert_eq!(
        wrong_map(&document(&bad), &tree, &["src", "docs"]),
        [
            "src/lib.rs is not on the code map",
            "src/pipeline/parse.rs is not on the code map",
            "the code map names src/pipeline/parser.rs, which is not there",
            "the code map names notes/, which is not there",
            "docs/ is not on the code map",
        ]
    );
}

#[test]
fn a_broken_link_is_reported() {
    let text = "[a](here.md#part) [b](https://example.org) [c](#part) [d](gone.md)";
    let complaints = broken_links("A.md", text, |target| target == "here.md");
    assert_eq!(complaints, ["A.md links to gone.md, which is not there"]);
}
