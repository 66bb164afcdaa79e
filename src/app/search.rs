//! `osteon search`: searches with the same index and ranking as the site.

use std::fmt::Write as _;

use serde::Serialize;

use super::arguments::SearchArguments;
use super::clock::today;
use super::invisible_characters::visible_lines;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::pipeline::load::load;
use crate::pipeline::{Renderer, compose, understand};
use crate::search::{Found, FoundPassage, Stretch, find};

static NOTHING: Words = Words("nothing was found");
static COUNT: Words = Words("pages found: {count}");

#[derive(Serialize)]
struct Results {
    count: usize,
    pages: Vec<PageResult>,
}

#[derive(Serialize)]
struct PageResult {
    address: String,
    title: Vec<StretchResult>,
    literal: bool,
    passages: Vec<PassageResult>,
}

#[derive(Serialize)]
struct PassageResult {
    address: String,
    name: Vec<StretchResult>,
    excerpt: Vec<StretchResult>,
}

#[derive(Serialize)]
struct StretchResult {
    text: String,
    marked: bool,
}

/// Searches the guide and prints the pages found, each with its matching passages.
pub(super) fn search(arguments: &SearchArguments, terminal: &Terminal) -> Outcome {
    let project = &arguments.project;
    let today = today(project.date)?;
    let sources = load(&project.root, &project.follow_links)?;
    let analysis = understand(&sources, today, &mut |_| {})?;
    if analysis.found.must_stop(project.strict) {
        terminal.findings(&analysis.found, &sources, project.strict)?;
        return Ok(Ending::GuideHasErrors);
    }
    let site = compose(&analysis.guide, today);
    let renderer = Renderer::new(&site, &analysis.theme)?;
    let (found, count) = find(&renderer.search()?, &arguments.query.join(" "), arguments.most);
    let pages: Vec<PageResult> = found.iter().map(page_result).collect();
    if arguments.json {
        // The data consist of texts and lists, so this cannot fail.
        let json = serde_json::to_string_pretty(&Results { count, pages }).unwrap_or_default();
        terminal.print_json(&json)?;
        return Ok(Ending::Fine);
    }
    if count == 0 {
        terminal.try_info(&NOTHING, &[])?;
        return Ok(Ending::Fine);
    }
    terminal.print(&visible_lines(&pages.iter().map(shown).collect::<String>()))?;
    terminal.try_info(&COUNT, &[("count", count.to_string())])?;
    Ok(Ending::Fine)
}

fn page_result(page: &Found) -> PageResult {
    let address = if page.address.is_empty() { "./" } else { &page.address };
    let passage = |passage: &FoundPassage| PassageResult {
        address: match passage.anchor.as_str() {
            "" => address.to_owned(),
            anchor => format!("{address}#{anchor}"),
        },
        name: stretches(&passage.name),
        excerpt: stretches(&passage.excerpt),
    };
    PageResult {
        passages: page.passages.iter().map(passage).collect(),
        title: stretches(&page.title),
        literal: page.is_literal,
        address: address.to_owned(),
    }
}

fn stretches(stretches: &[Stretch]) -> Vec<StretchResult> {
    let result = |own: &Stretch| StretchResult { text: own.text.clone(), marked: own.is_marked };
    stretches.iter().map(result).collect()
}

/// A search result as text: one line with the page's address and title, then one line for each matching passage.
fn shown(page: &PageResult) -> String {
    let mut out = format!("{}  {}\n", page.address, plain(&page.title));
    for passage in &page.passages {
        let name = plain(&passage.name);
        let named = if name.is_empty() { String::new() } else { format!("{name}  ") };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "    {}  {named}{}", passage.address, plain(&passage.excerpt));
    }
    out
}

fn plain(stretches: &[StretchResult]) -> String {
    stretches.iter().map(|own| own.text.as_str()).collect()
}
