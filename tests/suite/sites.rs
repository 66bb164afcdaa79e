//! Whole small guides, built and held against the sites that were approved. `BLESS=1` approves what is made now.

mod determinism;
mod facts;
mod large;

use rayon::prelude::*;

use crate::support::golden::compare;
use crate::support::project::{Session, fixture, fixture_names};

#[test]
fn every_fixture_is_built_as_it_was_approved() {
    let compare = |name: &String| compare(name, &Session::of_folder(&fixture(name)).build()).err();
    let differing: Vec<String> = fixture_names().par_iter().filter_map(compare).collect();
    assert!(
        differing.is_empty(),
        "\n{}\nIf this is meant: BLESS=1 cargo test sites, and read the diff.",
        differing.join("\n")
    );
}

#[test]
fn fixtures_have_nothing_to_complain_of_but_what_they_show() {
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
