//! Laws that every single page must obey. A law has a name, and a function that returns violations.

mod elements;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::ElementRef;
use sha2::{Digest, Sha256};

use self::elements::{
    alternative_texts, blocks_in_lines, groups, labels, link_texts, lists, names, table_headings,
    table_widths,
};
use super::page::{Page, ancestors, shown, text};

/// A law: its name, which states what must be true for a page, and the function that finds violations.
pub type Law = (&'static str, fn(&Page<'_>) -> Vec<String>);

/// All laws for single pages.
pub const LAWS: [Law; 22] = [
    ("a browser has nothing to forgive", parses),
    ("it begins with the doctype and names its language", opening),
    ("it has a title and a description", head),
    ("it has one first-level heading", one_first_heading),
    ("heading levels do not skip", heading_levels),
    ("headings say something", heading_texts),
    ("it has one main part", landmarks),
    ("landmarks of a kind have names", landmark_names),
    ("ids are unique", unique_ids),
    ("nothing is loaded from elsewhere", no_remote_assets),
    ("style and script stand in files", no_inline_code),
    ("pictures say what they show", alternative_texts),
    ("inputs have labels", labels),
    ("choices stand in a named group", groups),
    ("table headings say what they head", table_headings),
    ("table rows are equally long", table_widths),
    ("links and buttons say something", link_texts),
    ("lists hold items", lists),
    ("blocks do not stand within lines", blocks_in_lines),
    ("names are given to what can have one", names),
    ("nothing of the source or the machine shows", leftovers),
    ("sections have headings", section_headings),
];

/// All violations on a page, each with the name of the law.
pub fn complaints(page: &Page<'_>) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, law) in LAWS {
        complaints
            .extend(law(page).into_iter().map(|what| format!("{}: {name}: {what}", page.path)));
    }
    complaints
}

fn parses(page: &Page<'_>) -> Vec<String> {
    page.html.errors.iter().map(|error| error.clone().into_owned()).collect()
}

fn opening(page: &Page<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    if !page.source.starts_with("<!doctype html>\n<html lang=\"") {
        wrong.push(page.source.chars().take(40).collect());
    }
    let language =
        page.all("html").first().and_then(|html| html.attr("lang")).unwrap_or_default().to_owned();
    if language.is_empty() {
        wrong.push("no language".to_owned());
    }
    for other in page.all("[lang]").iter().filter_map(|element| element.attr("lang")) {
        let is_tag =
            !other.is_empty() && other.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !is_tag {
            wrong.push(format!("lang=\"{other}\""));
        }
    }
    if page.all("head > meta[charset=utf-8]").len() != 1 {
        wrong.push("no character set".to_owned());
    }
    if page.all("head > meta[name=viewport][content*='width=device-width']").len() != 1 {
        wrong.push("no viewport".to_owned());
    }
    wrong
}

fn head(page: &Page<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    if page.title().trim().is_empty() || page.all("head > title").len() != 1 {
        wrong.push(format!("title: {:?}", page.title()));
    }
    let descriptions = page.all("head > meta[name=description]");
    let description =
        descriptions.first().and_then(|meta| meta.attr("content")).unwrap_or_default();
    if description.trim().is_empty() || descriptions.len() != 1 {
        wrong.push(format!("description: {description:?}"));
    }
    wrong
}

fn one_first_heading(page: &Page<'_>) -> Vec<String> {
    let headings = page.all("h1");
    let right = headings.len() == 1
        && ancestors(&headings[0]).any(|element| element.value().name() == "main");
    if right { Vec::new() } else { vec![format!("{} in all", headings.len())] }
}

fn heading_levels(page: &Page<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut before = 0;
    for heading in page.all("h1, h2, h3, h4, h5, h6") {
        let level = heading.value().name()[1..].parse::<u8>().expect("a digit");
        if level > before + 1 {
            wrong.push(format!(
                "{} behind level {before}: {}",
                heading.value().name(),
                text(&heading)
            ));
        }
        before = level;
    }
    wrong
}

fn heading_texts(page: &Page<'_>) -> Vec<String> {
    let silent = |element: &&ElementRef<'_>| text(element).is_empty();
    page.all("h1, h2, h3, h4, h5, h6, legend, caption, summary, th, dt")
        .iter()
        .filter(silent)
        .map(shown)
        .collect()
}

fn landmarks(page: &Page<'_>) -> Vec<String> {
    let count = page.all("main").len();
    if count == 1 { Vec::new() } else { vec![format!("{count} in all")] }
}

fn landmark_names(page: &Page<'_>) -> Vec<String> {
    let navigations = page.all("nav, [role=navigation]");
    let name = |element: &ElementRef<'_>| {
        element
            .attr("aria-label")
            .or(element.attr("aria-labelledby"))
            .unwrap_or_default()
            .to_owned()
    };
    let mut names: Vec<String> = navigations.iter().map(name).collect();
    names.sort();
    let alone = names.len() <= 1;
    names
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| format!("two are called {:?}", pair[0]))
        .chain(
            names
                .iter()
                .filter(|name| name.is_empty() && !alone)
                .map(|_| "one has no name".to_owned()),
        )
        .collect()
}

fn unique_ids(page: &Page<'_>) -> Vec<String> {
    let mut ids = page.ids();
    ids.sort();
    let twice =
        ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("{:?} twice", pair[0]));
    let odd = |id: &&String| id.is_empty() || id.contains(char::is_whitespace);
    twice.chain(ids.iter().filter(odd).map(|id| format!("{id:?} is no id"))).collect()
}

fn no_remote_assets(page: &Page<'_>) -> Vec<String> {
    let is_remote = |address: &str| address.contains("//") && !address.starts_with("data:");
    let loads = |element: &ElementRef<'_>| {
        let is_link = element.value().name() == "link";
        let is_loaded = [
            "stylesheet",
            "icon",
            "preload",
            "manifest",
            "modulepreload",
            "prefetch",
            "preconnect",
            "dns-prefetch",
        ]
        .iter()
        .any(|rel| {
            element.attr("rel").is_some_and(|rels| rels.split_whitespace().any(|it| it == *rel))
        });
        let href = element.attr("href").filter(|_| is_link && is_loaded);
        [
            element.attr("src"),
            element.attr("srcset"),
            element.attr("poster"),
            element.attr("data"),
            href,
        ]
        .into_iter()
        .flatten()
        .any(is_remote)
    };
    let mut wrong: Vec<String> =
        page.elements().iter().filter(|element| loads(element)).map(shown).collect();
    let styles: String = page.all("style").iter().flat_map(ElementRef::text).collect();
    wrong.extend(
        ["@import", "url(http", "url(//", "url(\"http"]
            .iter()
            .filter(|part| styles.contains(**part))
            .map(|part| format!("{part} in a style")),
    );
    wrong
}

fn no_inline_code(page: &Page<'_>) -> Vec<String> {
    let has_code = |element: &&ElementRef<'_>| {
        element.value().attrs().any(|(name, value)| {
            name == "style"
                || name.starts_with("on")
                || value.trim_start().to_lowercase().starts_with("javascript:")
        })
    };
    let mut wrong: Vec<String> = page.elements().iter().filter(has_code).map(shown).collect();
    let inline = page
        .all("script:not([src]):not([type='application/json']):not([type='application/ld+json'])");
    // Some scripts must run before the browser shows the page. They are in the head, and the page's policy allows them
    // by their hashes.
    let policies: String = page
        .all("meta[http-equiv=Content-Security-Policy]")
        .iter()
        .filter_map(|meta| meta.attr("content"))
        .collect();
    let is_first = |script: &ElementRef<'_>| {
        let hash = STANDARD.encode(Sha256::digest(script.text().collect::<String>()));
        let is_in_head =
            ancestors(script).next().is_some_and(|above| above.value().name() == "head");
        is_in_head && policies.contains(&format!("'sha256-{hash}'"))
    };
    wrong.extend(inline.iter().filter(|script| !is_first(script)).map(shown));
    // A server shows the 404 page at any address, so the page contains its styles.
    if page.path != "404.html" {
        wrong.extend(page.all("style").iter().map(shown));
    }
    wrong
}

fn leftovers(page: &Page<'_>) -> Vec<String> {
    const MARKS: [&str; 9] = ["**", "{{", "}}", "{%", "[@", "](", "undefined", "[^", "[!"];
    let is_odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFFC}'..='\u{FFFF}')
    };
    let mut wrong = Vec::new();
    for piece in page.prose() {
        wrong.extend(
            MARKS
                .iter()
                .filter(|mark| piece.contains(**mark))
                .map(|mark| format!("{mark} in {:?}", piece.trim())),
        );
    }
    wrong.extend(
        page.source.chars().filter(|c| is_odd(*c)).map(|c| format!("the character {c:?}")).take(3),
    );
    wrong
}

fn section_headings(page: &Page<'_>) -> Vec<String> {
    let headed = |section: &ElementRef<'_>| {
        let is_heading = |element: ElementRef<'_>| {
            matches!(element.value().name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        };
        section.descendants().filter_map(ElementRef::wrap).any(is_heading)
    };
    page.all("section, article").iter().filter(|section| !headed(section)).map(shown).collect()
}
