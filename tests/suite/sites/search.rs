//! Search: it finds random texts of pages, and answers questions in readers' own words.

use std::collections::BTreeSet;
use std::path::Path;

use osteon::pipeline::{Analysis, Renderer, compose};
use osteon::search::{Found, SearchableSite, find};
use rayon::prelude::*;

use crate::support::page::Page;
use crate::support::project::{Session, fixture, fixture_names, repository};
use crate::support::rng::Rng;

/// Number of random texts that are searched for on each site.
const STRETCHES: usize = 500;

/// The folder of each guide in this repository, and the questions that people ask about the guide.
const QUESTIONS: [(&str, &str); 2] = [
    ("", include_str!("../../search-questions.txt")),
    ("guides/en", include_str!("../../search-questions-en.txt")),
];

/// Builds the site of a project, and calls `act` with its search index.
fn with_search<T>(root: &Path, act: impl FnOnce(&SearchableSite) -> T) -> T {
    let session = Session::of_folder(root);
    let Analysis { guide, theme, .. } = session.check();
    let site = compose(&guide, session.today);
    let renderer = Renderer::new(&site, &theme).expect("the theme is right");
    act(&renderer.search().expect("every page is made"))
}

fn addresses(found: &[Found]) -> Vec<&str> {
    found.iter().map(|page| page.address.as_str()).collect()
}

/// All sequences of Han characters in the main part of a page and in what follows it (such as sources), without its
/// navigation.
fn runs(page: &Page<'_>) -> Vec<Vec<char>> {
    let quiet: BTreeSet<_> = page
        .all("nav *, script, style, select *, button, [data-search=none], [data-search=none] *")
        .iter()
        .map(|own| own.id())
        .collect();
    let elements = page.all("main *, body > :not(header, footer) *");
    let elements =
        elements.iter().filter(|own| !quiet.contains(&own.id()) && own.value().name() != "nav");
    let texts = elements.flat_map(|own| own.children().filter_map(|child| child.value().as_text()));
    let is_han = |character: &char| ('\u{4e00}'..='\u{9fff}').contains(character);
    texts
        .flat_map(|text| {
            let characters: Vec<char> = text.chars().collect();
            let runs = characters.split(|own| !is_han(own)).filter(|run| run.len() > 1);
            runs.map(<[char]>::to_vec).collect::<Vec<_>>()
        })
        .collect()
}

/// Searches for random texts of a site's pages. Returns the texts for which the search does not find the page.
fn lost(root: &Path, seed: u64) -> Vec<String> {
    let output = Session::of_folder(root).build();
    with_search(root, |search| {
        let pages: Vec<(String, Vec<Vec<char>>)> = (0..)
            .map_while(|number| search.page(number))
            .filter_map(|page| {
                let file = if page.address.is_empty() || page.address.ends_with('/') {
                    format!("{}index.html", page.address)
                } else {
                    page.address.clone()
                };
                let source = output.text(&file).expect("a page has a file");
                let runs = runs(&Page::read(&file, source));
                (!runs.is_empty()).then(|| (page.address.clone(), runs))
            })
            .collect();
        let mut rng = Rng(seed);
        let count = if pages.is_empty() { 0 } else { STRETCHES };
        let stretches = (0..count).map(|_| {
            let (address, runs) = &pages[rng.below(pages.len())];
            let run = &runs[rng.below(runs.len())];
            let length = 2 + rng.below(run.len().min(9) - 1);
            let start = rng.below(run.len() - length + 1);
            (address, run[start..start + length].iter().collect::<String>())
        });
        let stretches: Vec<_> = stretches.collect();
        let is_lost = |(address, typed): &(&String, String)| {
            let (found, _) = find(search, typed, usize::MAX);
            let is_found = found.iter().any(|page| page.address == **address && page.is_literal);
            (!is_found).then(|| format!("{typed} of {address}: {:?}", addresses(&found)))
        };
        stretches.par_iter().filter_map(is_lost).collect()
    })
}

#[test]
fn any_text_of_the_shipped_guide_is_found_on_its_page() {
    let lost = lost(&repository(), 1);
    assert!(lost.is_empty(), "{} of {STRETCHES} are lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn any_text_of_a_fixture_is_found_on_its_page() {
    for (name, seed) in fixture_names().iter().zip(2..) {
        let lost = lost(&fixture(name), seed);
        assert!(lost.is_empty(), "{name}: {} are lost:\n{}", lost.len(), lost.join("\n"));
    }
}

/// Asks the questions about a guide. Returns how many there are, and the questions whose page is not among the first
/// three results.
fn unanswered(folder: &str, questions: &str) -> (usize, Vec<String>) {
    let root = repository().join(folder);
    let output = Session::of_folder(&root).build();
    let lines = questions.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let questions: Vec<(&str, Vec<&str>)> = lines
        .map(|line| line.split_once(" | ").expect("a question and its pages"))
        .map(|(question, pages)| (question, pages.split(' ').collect()))
        .collect();
    let wrong = with_search(&root, |search| {
        let is_wrong = |(question, pages): &(&str, Vec<&str>)| {
            for page in pages {
                assert!(output.text(page).is_some(), "{question}: {page} is no page");
            }
            let (found, _) = find(search, question, 3);
            let found = addresses(&found);
            let is_answered = pages.iter().any(|page| found.contains(page));
            (!is_answered).then(|| format!("{question}: {found:?}"))
        };
        questions.par_iter().filter_map(is_wrong).collect()
    });
    (questions.len(), wrong)
}

#[test]
fn the_first_three_results_answer_common_questions() {
    let asked = QUESTIONS.map(|(folder, questions)| unanswered(folder, questions));
    let count: usize = asked.iter().map(|(count, _)| count).sum();
    let wrong: Vec<&String> = asked.iter().flat_map(|(_, wrong)| wrong).collect();
    assert!(count >= 300, "{count} questions");
    assert!(wrong.len() * 10 <= count, "{} of {count} are not answered:\n{wrong:#?}", wrong.len());
}
