//! The code map in src/README.md. It has every file of the program, with the first sentence of the file's own
//! description. `BLESS=1` rewrites it.

use std::path::Path;

use super::{Tree, between, file, folder, sample, tree};
use crate::support::project::blessing;

const PAGE: &str = "src/README.md";

/// The first sentence of the description at the beginning of a Rust file, without its full stop.
fn summary(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let end = paragraph.find(". ").unwrap_or(paragraph.len());
    paragraph[..end].trim_end_matches(['.', ':']).to_owned()
}

/// Appends the lines of a folder to `map`: one line for each file, and below it the lines of the folder with the file's
/// name.
fn lines(tree: &Tree, home: &str, depth: usize, map: &mut String) {
    for (path, text) in tree.iter().filter(|(path, _)| folder(path) == home) {
        let Some(stem) = path.strip_suffix(".rs") else { continue };
        let name = path.rsplit('/').next().unwrap_or(path);
        map.push_str(&format!("{}{name}  {}\n", "  ".repeat(depth), summary(text)));
        lines(tree, stem, depth + 1, map);
    }
}

/// The map of all Rust files in `src/`.
fn code_map(tree: &Tree) -> String {
    let mut map = String::new();
    lines(tree, "src", 0, &mut map);
    map
}

#[test]
fn the_code_map_shows_every_file_as_it_describes_itself() {
    let text = file(PAGE);
    let map = code_map(&tree(&["src"]));
    let there = between(&text, "code map");
    let right = format!("\n```text\n{map}```\n");
    if there == right {
        return;
    }
    assert!(blessing(), "{PAGE} is out of date: BLESS=1 cargo test code_map rewrites it");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    std::fs::write(path, text.replacen(there, &right, 1)).expect("the map can be written");
}

#[test]
fn every_file_is_below_the_file_with_its_folders_name() {
    let tree = tree(&["src"]);
    let map = code_map(&tree);
    let files = tree.keys().filter(|path| path.ends_with(".rs")).count();
    assert_eq!(map.lines().count(), files, "a folder of Rust files has no file of its name");
}

#[test]
fn a_map_is_made_of_first_sentences() {
    let tree = sample(&[
        ("src/lib.rs", "//! The library. It has\n//! parts.\n"),
        ("src/check.rs", "//! Checks a guide:\n//! all of it.\n//!\n//! Slowly.\nmod gap;\n"),
        ("src/check/gap.rs", "//! Finds gaps.\n"),
        ("src/check/gap.md", "# gap\n"),
    ]);
    assert_eq!(
        code_map(&tree),
        "check.rs  Checks a guide: all of it\n  gap.rs  Finds gaps\nlib.rs  The library\n"
    );
}
