//! The guide of this repository states every fact in `tests/facts.txt`.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::support::page::Page;
use crate::support::project::{Session, repository};

const FACTS: &str = include_str!("../../facts.txt");

/// CSS selector of the elements that contain one statement each.
const PASSAGES: &str =
    "main p, main li, main tr, main dd, main fieldset, main dl > div, main h1, main h2, main h3";

/// The statements on all pages except the print edition, and the disclaimer. Spaces are removed.
fn passages() -> BTreeSet<String> {
    let site = Session::of_folder(&repository()).build();
    let pages: Vec<_> = site.pages().filter(|(path, _)| !path.starts_with("print")).collect();
    let passages = |(path, source): &(&str, &str)| {
        let page = Page::read(path, source);
        let texts = page.all(PASSAGES).into_iter().chain(page.all("footer p"));
        texts
            .map(|passage| passage.text().flat_map(str::split_whitespace).collect())
            .collect::<Vec<String>>()
    };
    pages.par_iter().flat_map_iter(passages).collect()
}

/// The ways in which a fact may be stated. Each way is a list of parts that a statement must contain.
fn ways(fact: &str) -> Vec<Vec<String>> {
    let parts =
        |way: &str| way.split(" & ").map(|part| part.split_whitespace().collect()).collect();
    fact.split(" | ").map(parts).collect()
}

fn is_told(fact: &str, passages: &BTreeSet<String>) -> bool {
    let ways = ways(fact);
    let has = |passage: &String| {
        ways.iter().any(|parts| parts.iter().all(|part| passage.contains(part.as_str())))
    };
    passages.iter().any(has)
}

#[test]
fn the_shipped_guide_states_every_fact() {
    let facts: Vec<&str> =
        FACTS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(facts.len() > 130, "{} facts", facts.len());
    let passages = passages();
    let untold: Vec<_> = facts.iter().filter(|fact| !is_told(fact, &passages)).copied().collect();
    assert!(
        untold.is_empty(),
        "{} of {} facts are not told:\n{}",
        untold.len(),
        facts.len(),
        untold.join("\n")
    );
}

#[test]
fn a_fact_is_stated_only_if_one_passage_has_all_its_parts() {
    let passages = BTreeSet::from(["女性≥65歲，每1年".to_owned(), "男性≥70歲，每2年".to_owned()]);
    assert!(is_told("女性 & 每 1 年", &passages));
    assert!(is_told("女性 & 每3年 | 男性 & 每2年", &passages));
    assert!(!is_told("女性 & 每2年", &passages));
    assert!(!is_told("男", &BTreeSet::new()));
}
