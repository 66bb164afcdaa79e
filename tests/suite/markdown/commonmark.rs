//! Converts CommonMark's examples to HTML, and compares the results with the expected HTML.
//!
//! Differences without a meaning are ignored: white space beside block tags, the slash in void tags, the ids of
//! headings, and the percent-encoding of non-ASCII characters in addresses.

use osteon::pipeline::markdown_to_html;
use std::collections::BTreeSet;

const SPECIFICATION: &str = include_str!("../../commonmark/spec-0.31.2.txt");
const DEVIATIONS: &str = include_str!("../../commonmark/deviations.toml");

/// Tags beside which white space has no meaning.
const BLOCK_TAGS: [&str; 14] =
    ["p", "ul", "ol", "li", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "br"];

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_example_matches_commonmark_or_is_listed() {
    let examples = examples();
    assert_eq!(examples.len(), 652, "examples of the specification");
    let differing: BTreeSet<usize> = examples
        .iter()
        .filter(|example| normal(&markdown_to_html(&example.markdown)) != normal(&example.html))
        .map(|example| example.number)
        .collect();
    let listed = deviations();
    for number in differing.difference(&listed) {
        let example = &examples[number - 1];
        let ours = markdown_to_html(&example.markdown);
        eprintln!("{number}: {:?}\n ours: {ours:?}\n spec: {:?}", example.markdown, example.html);
    }
    let broken: Vec<_> = differing.difference(&listed).collect();
    let passing: Vec<_> = listed.difference(&differing).collect();
    assert!(broken.is_empty(), "examples that differ and are not in deviations.toml: {broken:?}");
    assert!(passing.is_empty(), "examples in deviations.toml that hold: {passing:?}");
}

/// The thread has a small stack, so deep recursion would overflow it. The time limit is so long that only quadratic
/// time exceeds it.
#[test]
fn hostile_nesting_neither_overflows_nor_takes_long() {
    const UNITS: [&str; 12] =
        [">", "- ", "1. ", "[", "![", "*", "**a ", "*a **b ", "<sub>", "> - ", "[a](", "**「甲」"];
    let walk = || {
        for unit in UNITS {
            markdown_to_html(&unit.repeat(10_000));
        }
        markdown_to_html(&format!("{}x{}", "![".repeat(10_000), "](a)".repeat(10_000)));
    };
    let started = std::time::Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(walk);
    thread.expect("a thread").join().expect("the walk ends");
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}

fn deviations() -> BTreeSet<usize> {
    let table: toml::Table = DEVIATIONS.parse().expect("deviations.toml is TOML");
    let listed = table["deviation"].as_array().expect("a list of deviations");
    let number = |deviation: &toml::Value| {
        let reason = deviation["reason"].as_str().expect("a reason");
        assert!(reason.len() > 20, "a deviation has a real reason");
        usize::try_from(deviation["example"].as_integer().expect("a number")).expect("a number")
    };
    listed.iter().map(number).collect()
}

/// Parses the examples in CommonMark's specification. An example is between fences of 32 backticks: its Markdown, a
/// line `.`, and its HTML. `→` stands for a tab.
fn examples() -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut lines = SPECIFICATION.lines();
    let mut examples = Vec::new();
    while let Some(line) = lines.next() {
        if line.strip_prefix(&*fence).map(str::trim) != Some("example") {
            continue;
        }
        let mut part = |end: &str| {
            let part = lines.by_ref().take_while(|line| *line != end);
            part.map(|line| line.replace('→', "\t") + "\n").collect::<String>()
        };
        let (markdown, html) = (part("."), part(&fence));
        examples.push(Example { number: examples.len() + 1, markdown, html });
    }
    examples
}

fn normal(html: &str) -> String {
    let mut html = html.replace(" />", ">").replace("/>", ">");
    for level in 1..=6 {
        html = without_ids(&html, &format!("<h{level} id=\""));
    }
    for attribute in ["href=\"", "src=\""] {
        html = with_ascii_addresses(&html, attribute);
    }
    for tag in BLOCK_TAGS {
        for start in [format!("<{tag}>"), format!("</{tag}>")] {
            html =
                html.replace(&format!("\n{start}"), &start).replace(&format!("{start}\n"), &start);
        }
        html = html.replace(&format!("\n<{tag} "), &format!("<{tag} "));
    }
    html.trim().to_owned()
}

fn without_ids(html: &str, start: &str) -> String {
    let mut parts = html.split(start);
    let first = parts.next().unwrap_or("").to_owned();
    let tag = start.split(' ').next().unwrap_or("");
    parts.fold(first, |done, part| {
        let rest = part.split_once('"').map_or(part, |(_, rest)| rest);
        format!("{done}{tag}{rest}")
    })
}

fn with_ascii_addresses(html: &str, attribute: &str) -> String {
    let mut parts = html.split(attribute);
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |done, part| {
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        let encoded: String =
            address
                .bytes()
                .map(|byte| {
                    if byte.is_ascii() {
                        (byte as char).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect();
        format!("{done}{attribute}{encoded}\"{rest}")
    })
}

/// If the checkbox were on a line of its own, it would look like a separate item.
#[test]
fn the_checkbox_of_a_task_is_on_the_line_of_its_text() {
    let html = |markdown| {
        let html = normal(&markdown_to_html(markdown));
        html.replace("<li class=\"content-task\">", "<task>").replace("</li>", "")
    };
    assert_eq!(html("- [ ] a\n- [x] b"), "<ul><task>☐ a<task>☑ b</ul>");
    assert_eq!(html("- [ ] a\n\n- [x] b"), "<ul><task><p>☐ a</p><task><p>☑ b</p></ul>");
    assert_eq!(html("- [ ] a\n\n  b\n\n- c"), "<ul><task><p>☐ a</p><p>b</p><li><p>c</p></ul>");
}
