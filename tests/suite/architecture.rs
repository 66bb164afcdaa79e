//! Compares ARCHITECTURE.md with the source tree.
//!
//! A check is a function that takes texts and returns complaints. Every check also runs on a broken sample, to show
//! that it can fail.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the source tree, and asks cargo for licences"
)]

mod components;
mod documents;
mod files;
mod imports;
mod kinds;
mod lists;
mod map;
mod messages;
mod owners;
mod package;
mod references;
mod templates;
mod theme;
mod tokens;

use std::collections::BTreeMap;
use std::path::Path;

/// Text files by path below the repository, with `/` as separator.
type Tree = BTreeMap<String, String>;

/// Reads all text files at these paths. A path is a file, or a folder with everything in it.
fn tree(tops: &[&str]) -> Tree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tree = Tree::new();
    for top in tops {
        for entry in walkdir::WalkDir::new(root.join(top)).follow_links(true) {
            let entry = entry.expect("the tree is readable");
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(root).expect("below the repository");
            let bytes = std::fs::read(entry.path()).expect("the file is readable");
            if let Ok(text) = String::from_utf8(bytes) {
                tree.insert(path.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }
    tree
}

/// The text of one file of the repository.
fn file(path: &str) -> String {
    tree(&[path]).remove(path).unwrap_or_else(|| panic!("{path} is not there, or not text"))
}

/// Makes a tree of files for a test, from pairs of path and text.
fn sample(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The folder that contains a file.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A file name without its last ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The text between two comments in a Markdown page: between `<!-- name -->` and `<!-- /name -->`.
fn between<'t>(text: &'t str, name: &str) -> &'t str {
    let (start, end) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let inner = text.split_once(&start).and_then(|(_, rest)| rest.split_once(&end));
    inner.unwrap_or_else(|| panic!("there is no {start} … {end}")).0
}

/// The cells of a Markdown table, row by row, without its heading. The table is between two comments: see [`between`].
fn rows<'t>(text: &'t str, name: &str) -> Vec<Vec<&'t str>> {
    let lines = between(text, name).lines().filter(|line| line.starts_with('|'));
    let cells = |line: &'t str| line.trim_matches('|').split('|').map(str::trim).collect();
    lines.skip(2).map(cells).collect()
}

/// The words of a text that are in backticks.
fn code_words(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}
