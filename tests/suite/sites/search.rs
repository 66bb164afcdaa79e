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

/// The texts in the main part of a page and in what follows it (such as sources), outside its navigation, its controls
/// and the numbers of its sources.
fn texts(page: &Page<'_>) -> Vec<Vec<char>> {
    let quiet: BTreeSet<_> = page
        .all("nav *, script, style, select *, button, [data-search=none], [data-search=none] *")
        .iter()
        .map(|own| own.id())
        .collect();
    let elements = page.all("main *, body > :not(header, footer) *");
    let elements =
        elements.iter().filter(|own| !quiet.contains(&own.id()) && own.value().name() != "nav");
    let texts = elements.flat_map(|own| own.children().filter_map(|child| child.value().as_text()));
    let texts = texts.map(|text| text.trim().chars().collect());
    texts.filter(|text: &Vec<char>| text.len() > 1).collect()
}

/// A random piece of a Chinese text of 2 to 12 characters, at least two of them Han. It does not begin or end within a
/// word or a number. `None` if the chosen place has no such piece. `text` has at least two characters.
fn chinese_piece(text: &[char], rng: &mut Rng) -> Option<String> {
    let is_han = |own: &char| ('\u{4e00}'..='\u{9fff}').contains(own);
    let is_part = |own: &char| own.is_alphanumeric() && !is_han(own) || ".,-−–/".contains(*own);
    let length = 2 + rng.below(text.len().min(12) - 1);
    let start = rng.below(text.len() + 1 - length);
    let is_cut = |at: usize| {
        at.checked_sub(1).is_some_and(|before| is_part(&text[before]))
            && text.get(at).is_some_and(is_part)
    };
    let piece = &text[start..start + length];
    let is_whole = !is_cut(start) && !is_cut(start + length);
    (is_whole && piece.iter().filter(|own| is_han(own)).count() > 1).then(|| piece.iter().collect())
}

/// Two to four words of a text in Latin letters, with the signs between them. `None` if the text has too few.
fn words(text: &[char], rng: &mut Rng) -> Option<String> {
    let text: String = text.iter().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let count = 2 + rng.below(3);
    let start = (words.len() >= count).then(|| rng.below(words.len() + 1 - count))?;
    let piece = words[start..start + count].join(" ");
    let is_word = |word: &&str| word.chars().any(|own| own.is_ascii_alphanumeric());
    (piece.split(' ').filter(is_word).count() > 1).then_some(piece)
}

/// Searches for random pieces of a site's pages, which `piece` takes from texts. Returns those that are not found on
/// their page.
fn lost(
    root: &Path,
    seed: u64,
    piece: impl Fn(&[char], &mut Rng) -> Option<String>,
) -> Vec<String> {
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
                let texts = texts(&Page::read(&file, source));
                (!texts.is_empty()).then(|| (page.address.clone(), texts))
            })
            .collect();
        let mut rng = Rng(seed);
        // Most choices give a piece; a fixture in another language may have none.
        let choices = if pages.is_empty() { 0 } else { STRETCHES * 20 };
        let stretches = (0..choices).filter_map(|_| {
            let (address, texts) = &pages[rng.below(pages.len())];
            let text = &texts[rng.below(texts.len())];
            Some((address, piece(text, &mut rng)?))
        });
        let stretches: Vec<_> = stretches.take(STRETCHES).collect();
        let is_lost = |(address, typed): &(&String, String)| {
            let (found, _) = find(search, typed, usize::MAX);
            let is_found = found.iter().any(|page| page.address == **address && page.is_literal);
            (!is_found).then(|| format!("{typed} of {address}: {:?}", addresses(&found)))
        };
        stretches.par_iter().filter_map(is_lost).collect()
    })
}

#[test]
fn any_text_of_the_shipped_guides_is_found_on_its_page() {
    let english = lost(&repository().join("guides/en"), 2, words);
    let lost = [lost(&repository(), 1, chinese_piece), english].concat();
    assert!(lost.is_empty(), "{} are lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn any_text_of_a_fixture_is_found_on_its_page() {
    for (name, seed) in fixture_names().iter().zip(3..) {
        let lost = lost(&fixture(name), seed, chinese_piece);
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
