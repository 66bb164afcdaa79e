//! Rules for files: their length, number of public items, names, first line, and content that is forbidden.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::plural_folders;
use super::tokens::{Token, public_items, tokens};
use super::{Tree, assert_none, file, folder, sample, stem, tree};

const LONGEST: usize = 400;
/// Maximum number of lines of a test file. It is greater than for other files, because people read only one test at a
/// time.
const LONGEST_TEST: usize = 500;
const MEDIAN: usize = 130;
const MOST_ITEMS: usize = 10;
const MOST_NAMES: usize = 15;

/// Files that may have more public items than [`MOST_ITEMS`], each with the reason.
const WIDE: [(&str, &str); 9] = [
    ("src/model/content.rs", "the types of one tree"),
    ("src/pipeline/assemble/rules.rs", "a list with one item per rule"),
    ("src/pipeline/link/rules.rs", "a list with one item per rule"),
    ("src/pipeline/overrides/rules.rs", "a list with one item per rule"),
    ("src/pipeline/parse/rules.rs", "a list with one item per rule"),
    ("src/pipeline/parse/markdown/rules.rs", "a list with one item per rule"),
    ("src/pipeline/parse/markdown/losses/rules.rs", "a list with one item per rule"),
    ("src/pipeline/parse/toml/syntax/kinds.rs", "a list with one item per kind of error"),
    (
        "src/pipeline/parse/markdown/leftover_markup/advice.rs",
        "a list with one item per kind of leftover markup",
    ),
];

const NAMES_THAT_SAY_NOTHING: [&str; 9] =
    ["mod", "utils", "util", "helpers", "common", "misc", "manager", "handler", "data"];

fn rust(tree: &Tree) -> impl Iterator<Item = (&String, &String)> {
    tree.iter().filter(|(path, _)| path.ends_with(".rs"))
}

fn wrong_lengths(tree: &Tree) -> Vec<String> {
    let most = |path: &str| if path.starts_with("tests/") { LONGEST_TEST } else { LONGEST };
    let lengths: Vec<_> = rust(tree).map(|(path, text)| (path, text.lines().count())).collect();
    let long = lengths.iter().filter(|(path, lines)| *lines > most(path));
    let mut complaints: Vec<_> =
        long.map(|(path, lines)| format!("{path} has {lines} lines")).collect();
    let mut of_program: Vec<_> = lengths
        .iter()
        .filter(|(path, _)| path.starts_with("src/"))
        .map(|(_, lines)| *lines)
        .collect();
    of_program.sort_unstable();
    let median = of_program.get(of_program.len() / 2).copied().unwrap_or(0);
    if median > MEDIAN {
        complaints.push(format!("half the files of src have more than {median} lines"));
    }
    complaints
}

fn without_head(tree: &Tree) -> Vec<String> {
    let headless = rust(tree).filter(|(_, text)| !text.starts_with("//! "));
    headless.map(|(path, _)| format!("{path} does not open with what it is, after `//!`")).collect()
}

fn too_wide(tree: &Tree, exceptions: &[(&str, &str)]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in rust(tree).filter(|(path, _)| path.starts_with("src/")) {
        let (items, is_excepted) =
            (public_items(text), exceptions.iter().any(|(exception, _)| exception == path));
        if items > MOST_ITEMS && !is_excepted {
            complaints.push(format!("{path} gives {items} names to others"));
        } else if items <= MOST_ITEMS && is_excepted && !path.ends_with("rules.rs") {
            complaints.push(format!("{path} needs no exception: {items} names"));
        }
    }
    complaints
}

fn wrong_names(tree: &Tree) -> Vec<String> {
    let is_empty = |path: &str| {
        let stem = stem(path);
        let last = stem.rsplit('_').next().unwrap_or(stem);
        let says_nothing = |name| NAMES_THAT_SAY_NOTHING.contains(&name);
        // "Structured data" is a standard term, so a name may end with `data` if other words come before.
        says_nothing(stem) || (last != "data" && says_nothing(last))
    };
    let wrong = rust(tree).filter(|(path, _)| is_empty(path));
    wrong.map(|(path, _)| format!("{path}: the name says nothing")).collect()
}

/// Complains about folders with too many names; `x.rs` and the folder `x/` are one name. The members of a plural folder
/// do not count.
fn crowded(document: &str, tree: &Tree) -> Vec<String> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, _) in rust(tree) {
        let mut below = path.as_str();
        while !folder(below).is_empty() {
            names.entry(folder(below)).or_default().insert(stem(below));
            below = folder(below);
        }
    }
    for plural in plural_folders(document) {
        let members = plural.members(tree);
        if let Some(names) = names.get_mut(plural.path.as_str()) {
            names.retain(|name| !members.contains(name));
        }
    }
    let crowded = names.iter().filter(|(_, names)| names.len() > MOST_NAMES);
    crowded.map(|(folder, names)| format!("{folder} has {} names", names.len())).collect()
}

fn unwraps(tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in rust(tree) {
        for pair in tokens(text).windows(2) {
            if pair[0].0 == Token::Sign('.') && pair[1].0 == Token::Word("unwrap") {
                complaints.push(format!("{path}:{}: `unwrap`", pair[0].1));
            }
        }
    }
    complaints
}

fn is_han(character: char) -> bool {
    let ranges = ['\u{3400}'..='\u{9FFF}', '\u{F900}'..='\u{FAFF}', '\u{20000}'..='\u{3FFFF}'];
    ranges.iter().any(|range| range.contains(&character))
}

/// Complains about Chinese text in the program that has no English version next to it. Tests are exempt, and so are
/// files named `chinese`, which contain language patterns.
fn han_outside_words(tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in rust(tree).filter(|(path, _)| !path.ends_with("/chinese.rs")) {
        let program = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
        let tokens = tokens(program);
        for (at, (token, line)) in tokens.iter().enumerate() {
            let Token::Literal(literal) = token else { continue };
            let is_word = at >= 2
                && tokens[at - 1].0 == Token::Sign(':')
                && tokens[at - 2].0 == Token::Word("zh");
            if literal.contains(is_han) && !is_word {
                complaints.push(format!(
                    "{path}:{line}: {literal:?}: write messages in English, with a translation in \
                     src/diagnostic/messages, and words of authors as the `zh` of a `Lexicon`"
                ));
            }
        }
    }
    complaints
}

#[test]
fn files_are_short() {
    assert_none(&wrong_lengths(&tree(&["src", "tests/suite"])));
}

#[test]
fn files_begin_with_a_description() {
    assert_none(&without_head(&tree(&["src", "tests/suite", "build.rs"])));
}

#[test]
fn files_have_few_public_items() {
    assert_none(&too_wide(&tree(&["src"]), &WIDE));
}

#[test]
fn names_are_meaningful() {
    assert_none(&wrong_names(&tree(&["src", "tests/suite"])));
}

#[test]
fn folders_are_not_crowded() {
    assert_none(&crowded(&file("ARCHITECTURE.md"), &tree(&["src", "tests/suite"])));
}

#[test]
fn no_code_calls_unwrap() {
    assert_none(&unwraps(&tree(&["src"])));
}

#[test]
fn a_chinese_text_stands_beside_its_english_one() {
    assert_none(&han_outside_words(&tree(&["src"])));
}

#[test]
fn every_check_of_files_can_fail() {
    let long = "//! Long.\n".repeat(401);
    let wide = format!("//! Wide.\n{}", "pub fn f() {}\n".repeat(11));
    let good = sample(&[
        (
            "src/a.rs",
            "//! A.\nstatic W: Lexicon = Lexicon { en: \"a\", zh: \"骨\" };
#[cfg(test)]\nmod tests { const A: &str = \"骨\"; }",
        ),
        ("src/a/b.rs", "//! B, with 骨.\nfn f(x: X) { x.unwrap_or('。') }"),
    ]);
    let bad = sample(&[
        ("src/wide.rs", &wide),
        ("src/long.rs", &long),
        ("src/parse/utils.rs", "// No head.\nfn f(x: X) { x.unwrap() }"),
        ("src/parse/row_helpers.rs", "//! Rows.\nfn f() { say(\"骨\") }"),
    ]);
    for check in [wrong_lengths, without_head, wrong_names, unwraps, han_outside_words] {
        assert_none(&check(&good));
    }
    assert_none(&too_wide(&good, &[]));
    assert_eq!(wrong_lengths(&bad)[0], "src/long.rs has 401 lines");
    assert_eq!(without_head(&bad).len(), 1);
    assert_eq!(too_wide(&bad, &[]), ["src/wide.rs gives 11 names to others"]);
    assert_none(&too_wide(&bad, &[("src/wide.rs", "so be it")]));
    assert_eq!(too_wide(&good, &[("src/a.rs", "")]), ["src/a.rs needs no exception: 0 names"]);
    assert_eq!(wrong_names(&bad).len(), 2);
    assert_eq!(unwraps(&bad), ["src/parse/utils.rs:2: `unwrap`"]);
    assert_eq!(han_outside_words(&bad).len(), 1);
}

#[test]
fn a_crowded_folder_is_reported() {
    let document = |beside: &str| {
        format!(
            "\
<!-- plural folders -->
| | | | |
|---|---|---|---|
| `src/a` | x | `src/a.rs`: `X` | {beside} |
<!-- /plural folders -->"
        )
    };
    let paths: Vec<_> = (0..16).map(|number| format!("src/a/n{number}.rs")).collect();
    let files: Vec<_> = paths.iter().map(|path| (path.as_str(), "")).collect();
    assert_none(&crowded(&document(""), &sample(&files)));
    let all: Vec<_> = (0..16).map(|number| format!("`n{number}`")).collect();
    assert_eq!(crowded(&document(&all.join(" ")), &sample(&files)), ["src/a has 16 names"]);
}
