//! Emphasis beside characters of every class. Compares the results with those of the reference implementation of the
//! "CJK-friendly amendments" to CommonMark.

use osteon::pipeline::markdown_to_html;

const REFERENCE: &str = include_str!("../../commonmark/emphasis.txt");

/// Maximum number of differing cases that the message of a failure lists.
const LISTED: usize = 20;

#[test]
fn a_run_opens_or_closes_depending_on_its_neighbours() {
    let mut lines = lines();
    let texts = lines.next().and_then(|line| line.strip_prefix("texts ")).expect("the texts");
    let texts: Vec<String> = serde_json::from_str(texts).expect("the texts are JSON");
    let mut runs = 0;
    while let Some(run) = lines.next().and_then(|line| line.strip_prefix("run ")) {
        runs += 1;
        let rows = lines.by_ref().take(texts.len());
        let cells = texts.iter().zip(rows).flat_map(|(left, row)| {
            texts.iter().zip(row.chars()).map(move |(right, sign)| (left, right, sign))
        });
        let cells: Vec<_> = cells.filter(|(.., sign)| *sign != '-').collect();
        let closing = cells.iter().map(|(left, right, _)| format!("{run}字{left}{run}{right}字"));
        let opening = cells.iter().map(|(left, right, _)| format!("字{left}{run}{right}字{run}"));
        let [closing, opening] = [closing.collect(), opening.collect()].map(paragraphs);
        let found = opening.iter().zip(&closing).map(|(opening, closing)| {
            match (has_emphasis(opening), has_emphasis(closing)) {
                (true, true) => 'x',
                (true, false) => '(',
                (false, true) => ')',
                (false, false) => '.',
            }
        });
        let differing = cells.iter().zip(found).filter(|((.., sign), found)| sign != found);
        let differing: Vec<_> = differing.take(LISTED).collect();
        assert!(differing.is_empty(), "left, right, reference, ours of {run}: {differing:#?}");
    }
    assert_eq!(runs, 5, "sorts of runs");
}

#[test]
fn several_runs_pair_as_in_the_reference() {
    let cases = lines().filter(|line| line.starts_with('"')).map(|line| {
        let mut values = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let mut value = || values.next().expect("two texts").expect("JSON");
        (value(), value())
    });
    let (sources, expected): (Vec<_>, Vec<_>) = cases.unzip();
    assert!(sources.len() > 1000, "cases");
    let found = paragraphs(sources.clone());
    let differing = sources.iter().zip(found.iter().zip(&expected));
    let differing: Vec<_> =
        differing.filter(|(_, (ours, theirs))| ours != theirs).take(LISTED).collect();
    assert!(differing.is_empty(), "source, ours, reference: {differing:#?}");
}

fn lines() -> impl Iterator<Item = &'static str> {
    REFERENCE.lines().filter(|line| !line.starts_with('#'))
}

fn has_emphasis(html: &str) -> bool {
    ["<em>", "<strong>", "<del>"].iter().any(|tag| html.contains(tag))
}

/// The HTML of each paragraph, as the reference implementation writes it: without addresses, pictures, citations,
/// footnote calls and line ends.
fn paragraphs(sources: Vec<String>) -> Vec<String> {
    let html = markdown_to_html(&format!("{}\n\n[^1]: 註", sources.join("\n\n")));
    // The last paragraph is that of the footnote, and is left out.
    let inner = html.split("<p>").skip(1).take(sources.len());
    let found: Vec<_> = inner.map(|part| plain(part.split("</p>").next().unwrap_or(""))).collect();
    assert_eq!(found.len(), sources.len(), "each source is one paragraph");
    found
}

fn plain(html: &str) -> String {
    let html = replaced(html, "<span class=\"citation\">", "</span>", "[]");
    let html = replaced(&html, "<sup class=\"footnote\">", "</sup>", "[]");
    let html = replaced(&html, "<a ", ">", "<a>");
    let html = replaced(&html, "<img ", ">", "<img>");
    html.replace("&quot;", "\"").replace('\n', "")
}

fn replaced(html: &str, start: &str, end: &str, by: &str) -> String {
    let mut parts = html.split(start);
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |done, part| done + by + part.split_once(end).map_or("", |(_, rest)| rest))
}
