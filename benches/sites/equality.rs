//! Checks that the tools produce the same content: parses some pages of each site as a browser does, and compares them.

use std::io;
use std::path::{Path, PathBuf};

use scraper::{Html, Selector};

use crate::corpus::Corpus;
use crate::tools::ADDRESS;

/// The parts of a page that must be equal.
struct Content {
    /// All words in the order of the page, without spaces and without the links back from footnotes.
    words: String,
    /// The ids of the headings.
    ids: Vec<String>,
    /// The targets of links, except links to and from footnotes.
    links: Vec<String>,
}

/// Compares pages of these sites with those of the first site.
///
/// # Errors
/// If a page differs; the error contains the difference.
pub fn compare(corpus: Corpus, sites: &[(&str, PathBuf)]) -> io::Result<()> {
    // Omit the first and the last page of a folder, because not every tool links to the next folder.
    for number in [1, corpus.pages / 2 + 1, corpus.pages.saturating_sub(2)] {
        let Some(page) = corpus.pages().nth(number) else { continue };
        let mut first: Option<Content> = None;
        for (tool, folder) in sites {
            let content = read(folder, &page.path())?;
            let Some(first) = &first else {
                first = Some(content);
                continue;
            };
            let name = format!("{} of {tool}", page.path());
            same(&name, "words", &characters(&first.words), &characters(&content.words))?;
            same(&name, "ids", &first.ids, &content.ids)?;
            same(&name, "links", &first.links, &content.links)?;
        }
    }
    Ok(())
}

fn characters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

fn same(page: &str, what: &str, first: &[String], other: &[String]) -> io::Result<()> {
    let longest = first.len().max(other.len());
    let Some(place) = (0..longest).find(|place| first.get(*place) != other.get(*place)) else {
        return Ok(());
    };
    let near = |list: &[String]| {
        let end = list.len().min(place + 20);
        list.get(place.saturating_sub(5)..end).unwrap_or_default().join(" ")
    };
    let (wanted, found) = (near(first), near(other));
    Err(io::Error::other(format!("{page}: other {what}\n  osteon: {wanted}\n  this:   {found}")))
}

fn read(site: &Path, path: &str) -> io::Result<Content> {
    let html = std::fs::read_to_string(site.join(path).join("index.html"))?;
    let document = Html::parse_document(&html);
    let all = |selector: &str| {
        let selector =
            Selector::parse(selector).map_err(|error| io::Error::other(error.to_string()))?;
        Ok::<_, io::Error>(document.select(&selector).collect::<Vec<_>>())
    };
    let body = all("body")?;
    let words = body.iter().flat_map(scraper::ElementRef::text).flat_map(str::chars);
    let is_word = |sign: &char| !sign.is_whitespace() && !['↩', '\u{fe0e}'].contains(sign);
    let ids: Vec<String> =
        all("h2, h3")?.iter().filter_map(|heading| heading.attr("id").map(str::to_owned)).collect();
    let page = format!("{ADDRESS}{path}/");
    let hrefs = all("a[href]")?.into_iter().filter_map(|link| link.attr("href"));
    let is_of_text = |href: &&str| match href.strip_prefix('#') {
        Some(anchor) => ids.iter().any(|id| *id == decoded(anchor)),
        None => true,
    };
    let links = hrefs.filter(is_of_text).map(|href| resolved(href, &page)).collect();
    Ok(Content { words: words.filter(is_word).collect(), links, ids })
}

/// A link as a full address.
fn resolved(href: &str, page: &str) -> String {
    if href.contains("://") {
        return href.to_owned();
    }
    if let Some(anchor) = href.strip_prefix('#') {
        return format!("{page}#{}", decoded(anchor));
    }
    if let Some(path) = href.strip_prefix('/') {
        return format!("{ADDRESS}{path}");
    }
    let mut folders: Vec<&str> = page.trim_end_matches('/').split('/').collect();
    let mut rest = href;
    while let Some(below) = rest.strip_prefix("../") {
        folders.pop();
        rest = below;
    }
    format!("{}/{}", folders.join("/"), rest.trim_start_matches("./"))
}

/// Decodes the percent-encoding of an address.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = text.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) => bytes.push(byte),
            None => bytes.push(b'%'),
        }
        bytes.extend(part.bytes().skip(if code.is_some() { 2 } else { 0 }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
