//! Laws about elements of a page: pictures, inputs, tables, links, lists and blocks.

use scraper::ElementRef;

use crate::support::page::{Page, ancestors, children, shown, text};

pub(super) fn alternative_texts(page: &Page<'_>) -> Vec<String> {
    let mut wrong: Vec<String> = page.all("img:not([alt])").iter().map(shown).collect();
    let is_silent = |svg: &&ElementRef<'_>| {
        let is_named = svg.attr("aria-label").is_some()
            || children(svg).iter().any(|child| child.value().name() == "title");
        svg.attr("aria-hidden") != Some("true") && !is_named
    };
    wrong.extend(page.all("svg").iter().filter(is_silent).map(shown));
    wrong
}

pub(super) fn labels(page: &Page<'_>) -> Vec<String> {
    let labels = page.all("label");
    let has_label = |input: &ElementRef<'_>| {
        let is_for = |label: &ElementRef<'_>| {
            input.attr("id").is_some_and(|id| label.attr("for") == Some(id))
        };
        let around = ancestors(input).find(|element| element.value().name() == "label");
        let label = around.or_else(|| labels.iter().find(|label| is_for(label)).copied());
        label.is_some_and(|label| !text(&label).is_empty())
            || input.attr("aria-label").is_some()
            || input.attr("aria-labelledby").is_some()
    };
    let inputs = page.all("input:not([type=hidden]):not([type=submit]):not([type=reset]):not([type=button]), select, textarea");
    inputs.iter().filter(|input| !has_label(input)).map(shown).collect()
}

pub(super) fn groups(page: &Page<'_>) -> Vec<String> {
    let legend = |fieldset: &ElementRef<'_>| {
        children(fieldset).first().is_some_and(|first| first.value().name() == "legend")
    };
    let in_group = |input: &ElementRef<'_>| {
        ancestors(input).any(|element| element.value().name() == "fieldset")
    };
    let mut wrong: Vec<String> =
        page.all("fieldset").iter().filter(|fieldset| !legend(fieldset)).map(shown).collect();
    wrong.extend(
        page.all("input[type=radio]")
            .iter()
            .filter(|input| !in_group(input) || input.attr("name").is_none())
            .map(shown),
    );
    wrong
}

pub(super) fn table_headings(page: &Page<'_>) -> Vec<String> {
    let scope = |heading: &ElementRef<'_>| {
        ["col", "row", "colgroup", "rowgroup"].contains(&heading.attr("scope").unwrap_or_default())
    };
    let mut wrong: Vec<String> =
        page.all("th").iter().filter(|heading| !scope(heading)).map(shown).collect();
    wrong.extend(page.all("table:not(:has(th))").iter().map(shown));
    wrong
}

pub(super) fn table_widths(page: &Page<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for table in page.all("table") {
        let rows = table
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|element| element.value().name() == "tr");
        let width = |row: ElementRef<'_>| -> usize {
            children(&row)
                .iter()
                .map(|cell| cell.attr("colspan").and_then(|span| span.parse().ok()).unwrap_or(1))
                .sum()
        };
        let mut widths: Vec<usize> = rows.map(width).collect();
        widths.dedup();
        if widths.len() > 1 {
            wrong.push(format!("{}: {widths:?}", shown(&table)));
        }
    }
    wrong
}

pub(super) fn link_texts(page: &Page<'_>) -> Vec<String> {
    let says = |element: &ElementRef<'_>| {
        let pictures = element.descendants().filter_map(ElementRef::wrap);
        !text(element).is_empty()
            || element.attr("aria-label").is_some_and(|label| !label.trim().is_empty())
            || pictures
                .filter_map(|picture| picture.attr("alt").map(str::to_owned))
                .any(|alt| !alt.trim().is_empty())
    };
    page.all("a, button").iter().filter(|element| !says(element)).map(shown).collect()
}

pub(super) fn lists(page: &Page<'_>) -> Vec<String> {
    let allowed = |name: &str| -> &'static [&'static str] {
        if name == "dl" { &["dt", "dd", "div"] } else { &["li"] }
    };
    let mut wrong = Vec::new();
    for list in page.all("ul, ol, dl") {
        let children = children(&list);
        let strays = children
            .iter()
            .filter(|child| !allowed(list.value().name()).contains(&child.value().name()));
        wrong.extend(strays.map(|stray| format!("{} in {}", shown(stray), shown(&list))));
        // If a script fills the list, the list is hidden until then, and may be empty.
        let waits = ancestors(&list).any(|above| above.attr("hidden").is_some());
        if children.is_empty() && !waits {
            wrong.push(format!("{} is empty", shown(&list)));
        }
    }
    wrong
}

/// Elements that contain one line of text.
const LINES: [&str; 24] = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "strong", "small", "cite", "code",
    "label", "button", "sup", "sub", "time", "mark", "del", "kbd", "abbr", "pre", "caption",
];

/// Elements that contain more than one line of text.
const BLOCKS: [&str; 23] = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "aside",
    "nav",
    "header",
    "footer",
    "main",
    "figure",
    "fieldset",
    "form",
    "blockquote",
    "details",
    "h2",
    "h3",
    "h4",
    "h5",
    "hr",
];

pub(super) fn blocks_in_lines(page: &Page<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for block in page.elements() {
        let is_line = |outer: &ElementRef<'_>| LINES.contains(&outer.value().name());
        if BLOCKS.contains(&block.value().name())
            && let Some(line) = ancestors(&block).find(is_line)
        {
            wrong.push(format!("{} in {}", shown(&block), shown(&line)));
        }
    }
    wrong
}

/// Complains about names (`aria-label`) on elements without a role. Screen readers do not read such names.
pub(super) fn names(page: &Page<'_>) -> Vec<String> {
    page.all("div[aria-label], span[aria-label], p[aria-label], div[aria-labelledby], span[aria-labelledby], p[aria-labelledby]")
        .iter()
        .filter(|element| element.attr("role").is_none())
        .map(shown)
        .collect()
}
