//! Laws that a whole site must obey. For example, every address leads to a file, wherever the site is hosted.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::laws;
use super::page::{Page, Reference};
use super::project::Site;

/// What the laws must know about a page to check other pages.
#[derive(Default)]
struct Told {
    path: String,
    title: String,
    ids: BTreeSet<String>,
    references: Vec<Reference>,
    canonical: Option<String>,
    /// True if the page is at an old address and only redirects to another page.
    leads_on: bool,
    language: String,
    complaints: Vec<String>,
}

/// All violations on a site: those on single pages, and those of the whole site.
pub fn complaints(site: &Site) -> Vec<String> {
    let told = read(site);
    let mut complaints: Vec<String> =
        told.iter().flat_map(|page| page.complaints.clone()).collect();
    complaints.extend(addresses(site, &told));
    complaints.extend(titles(&told));
    complaints.extend(heads(site, &told));
    complaints.extend(machine_files(site, &told));
    complaints
}

/// The addresses on a site that lead to nothing. For tests with many damaged guides: finding them takes a tenth of the
/// time that all laws take.
pub fn broken_addresses(site: &Site) -> Vec<String> {
    let tell = |(path, source): (&str, &str)| {
        let attribute = |name| scanned(source, name);
        let reference = |attribute, address| Reference { attribute, address };
        let hrefs = attribute("href").map(|address| reference("href", address));
        let sources = attribute("src").map(|address| reference("src", address));
        Told {
            path: path.to_owned(),
            ids: attribute("id").collect(),
            references: hrefs.chain(sources).collect(),
            ..Told::default()
        }
    };
    addresses(site, &site.pages().map(tell).collect::<Vec<_>>())
}

/// The values of an attribute, found without parsing the page. This works only because osteon escapes the quotation
/// marks in texts.
fn scanned<'s>(source: &'s str, name: &str) -> impl Iterator<Item = String> + use<'s> {
    let start = format!(" {name}=\"");
    let places: Vec<usize> =
        source.match_indices(&start).map(|(at, start)| at + start.len()).collect();
    places.into_iter().filter_map(|at| {
        let (value, _) = source[at..].split_once('"')?;
        Some(
            value
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"),
        )
    })
}

fn read(site: &Site) -> Vec<Told> {
    let pages: Vec<_> = site.pages().collect();
    pages.par_iter().map(|(path, source)| tell(path, source)).collect()
}

fn tell(path: &str, source: &str) -> Told {
    let page = Page::read(path, source);
    let attribute = |selector: &str, name: &str| {
        page.all(selector).first().and_then(|element| element.attr(name)).map(str::to_owned)
    };
    Told {
        path: path.to_owned(),
        title: page.title(),
        ids: page.ids().into_iter().collect(),
        references: page.references(),
        leads_on: !page.all("meta[http-equiv=refresh]").is_empty(),
        canonical: attribute("link[rel=canonical]", "href"),
        language: attribute("html", "lang").unwrap_or_default(),
        complaints: laws::complaints(&page),
    }
}

/// Checks that every address on every page leads to a file of the site. This must not depend on where the site is
/// hosted: at the root of a server, or below any path.
fn addresses(site: &Site, told: &[Told]) -> Vec<String> {
    let ids: BTreeMap<&str, &BTreeSet<String>> =
        told.iter().map(|page| (page.path.as_str(), &page.ids)).collect();
    let check = |page: &Told| {
        let wrong = |reference: &Reference| {
            let what = follow(site, &ids, &page.path, &reference.address).err()?;
            Some(format!(
                "{}: {} \"{}\": {what}",
                page.path, reference.attribute, reference.address
            ))
        };
        page.references.iter().filter_map(wrong).collect::<Vec<_>>()
    };
    told.iter().flat_map(check).collect()
}

fn follow(
    site: &Site,
    ids: &BTreeMap<&str, &BTreeSet<String>>,
    from: &str,
    address: &str,
) -> Result<(), String> {
    let (address, fragment) =
        address.split_once('#').map_or((address, None), |(a, f)| (a, Some(f)));
    let Some(path) = path_of(site, from, address)? else { return Ok(()) };
    if !site.output.files.contains_key(&path) {
        return Err(format!("there is no file {path}"));
    }
    match fragment.map(decoded) {
        Some(id) if !ids.get(path.as_str()).is_some_and(|ids| ids.contains(&id)) => {
            Err(format!("{path} has no id {id}"))
        }
        _ => Ok(()),
    }
}

/// The path of the file to which an address leads; `None` if the address leads out of the site.
fn path_of(site: &Site, from: &str, address: &str) -> Result<Option<String>, String> {
    if let Some(path) = site.base_url.as_deref().and_then(|base| below(base, address)) {
        return Ok(Some(file(path)));
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    match scheme {
        Some("https" | "http" | "mailto" | "tel" | "data") => return Ok(None),
        Some(scheme) if scheme.chars().all(|c| c.is_ascii_alphabetic()) => {
            return Err(format!("the scheme {scheme}:"));
        }
        _ => {}
    }
    if address.starts_with('/') {
        return Err("it begins at the server's root".to_owned());
    }
    if address.is_empty() {
        return Ok(Some(from.to_owned()));
    }
    let is_folder = address.ends_with('/') || address.ends_with('.');
    if is_folder && !site.has_folders {
        return Err("it names a folder, which a disk does not open".to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('?').next().unwrap_or_default().split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or("it leads above the site")?),
            name => parts.push(name),
        }
    }
    let path = parts.join("/") + if is_folder && !parts.is_empty() { "/" } else { "" };
    Ok(Some(file(decoded(&path))))
}

/// For a full address within the site, the path after `base`, the address of the site. `None` for any other address.
fn below(base: &str, address: &str) -> Option<String> {
    decoded(address).strip_prefix(&decoded(base)).map(str::to_owned)
}

/// The file that a web server sends for a path.
fn file(path: String) -> String {
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

/// Decodes a percent-encoded address.
pub fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| byte == b'%') {
            Some(value) => {
                bytes.push(value);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn titles(told: &[Told]) -> Vec<String> {
    let mut by_title: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for page in told.iter().filter(|page| !page.leads_on) {
        by_title.entry(&page.title).or_default().push(&page.path);
    }
    let shared = by_title.into_iter().filter(|(_, paths)| paths.len() > 1);
    shared.map(|(title, paths)| format!("{}: all are titled {title:?}", paths.join(", "))).collect()
}

/// Checks that each page states its language and, if the site's address is known, its full address.
fn heads(site: &Site, told: &[Told]) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in told {
        if page.language != site.language {
            wrong.push(format!("{}: its language is {:?}", page.path, page.language));
        }
        let canonical = page.canonical.as_deref();
        let own = canonical
            .zip(site.base_url.as_deref())
            .and_then(|(address, base)| below(base, address))
            .map(file);
        let right = match (&site.base_url, canonical) {
            (None, canonical) => canonical.is_none(),
            (Some(_), None) => page.path == "404.html",
            // A redirect states the current address of the page to which it leads.
            (Some(base), Some(address)) if page.leads_on => {
                misplaced(site, base, address).is_none()
            }
            (Some(_), Some(_)) => own.as_deref() == Some(&page.path),
        };
        if !right {
            wrong.push(format!("{}: canonical {canonical:?}", page.path));
        }
    }
    wrong
}

/// Checks the files for programs: the sitemap, the feed and `robots.txt`.
fn machine_files(site: &Site, told: &[Told]) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(robots) = site.text("robots.txt") else {
        return vec!["there is no robots.txt".to_owned()];
    };
    if !robots.starts_with("User-agent: *\nAllow: /\n") || robots.contains("{{") {
        wrong.push(format!("robots.txt: {robots:?}"));
    }
    let Some(base) = &site.base_url else {
        let needless =
            ["sitemap.xml", "feed.xml"].into_iter().filter(|path| site.text(path).is_some());
        wrong.extend(
            needless.map(|path| format!("{path}: without a base there are no full addresses")),
        );
        return wrong;
    };
    let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
    if sitemap.and_then(|address| below(base, address)).as_deref() != Some("sitemap.xml") {
        wrong.push(format!("robots.txt: the sitemap is {sitemap:?}"));
    }
    wrong.extend(sitemap_xml(site, told, base));
    wrong.extend(feed_xml(site, base));
    wrong
}

fn sitemap_xml(site: &Site, told: &[Told], base: &str) -> Vec<String> {
    let xml = match xml(site, "sitemap.xml") {
        Ok(xml) => xml,
        Err(wrong) => return vec![wrong],
    };
    let locations: Vec<&str> = elements(&xml, "loc").filter_map(|node| node.text()).collect();
    let mut wrong: Vec<String> =
        locations.iter().filter_map(|address| misplaced(site, base, address)).collect();
    let listed: Vec<String> =
        locations.iter().filter_map(|address| below(base, address)).map(file).collect();
    let unique: BTreeSet<&String> = listed.iter().collect();
    if unique.len() != listed.len() {
        wrong.push("sitemap.xml: a page is listed twice".to_owned());
    }
    // Search leaves out the 404 page, and pages that repeat others: print editions, lists of mentions, and the search
    // page.
    let wanted = told
        .iter()
        .filter(|page| !page.leads_on)
        .map(|page| &page.path)
        .filter(|path| !is_aside(path));
    wrong.extend(
        wanted
            .filter(|path| !unique.contains(path))
            .map(|path| format!("sitemap.xml: {path} is missing")),
    );
    wrong
}

fn is_aside(path: &str) -> bool {
    let name = path.strip_suffix("/index.html").or(path.strip_suffix(".html")).unwrap_or(path);
    let page = name.rsplit('/').next().unwrap_or(name);
    let is_numbered = |page: &str, name: &str| {
        page.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('~'))
    };
    path == "404.html"
        || is_numbered(page, "print")
        || is_numbered(page, "search")
        || page.contains("~mentions")
}

fn feed_xml(site: &Site, base: &str) -> Vec<String> {
    let xml = match xml(site, "feed.xml") {
        Ok(xml) => xml,
        Err(wrong) => return vec![wrong],
    };
    let mut wrong = Vec::new();
    for name in ["id", "title", "updated", "author"] {
        for holder in elements(&xml, "entry")
            .chain(Some(xml.root_element()))
            .filter(|node| node.tag_name().name() != "entry" || name != "author")
        {
            if holder.children().filter(|child| child.tag_name().name() == name).count() != 1 {
                wrong
                    .push(format!("feed.xml: `{}` has not one `{name}`", holder.tag_name().name()));
            }
        }
    }
    let links = elements(&xml, "link").filter_map(|link| link.attribute("href"));
    let ids = elements(&xml, "id").filter_map(|id| id.text());
    wrong.extend(links.chain(ids).filter_map(|address| misplaced(site, base, address)));
    wrong
}

fn xml<'s>(site: &'s Site, path: &str) -> Result<roxmltree::Document<'s>, String> {
    let text = site.text(path).ok_or_else(|| format!("there is no {path}"))?;
    roxmltree::Document::parse(text).map_err(|error| format!("{path}: {error}"))
}

fn elements<'a>(
    xml: &'a roxmltree::Document<'a>,
    name: &'a str,
) -> impl Iterator<Item = roxmltree::Node<'a, 'a>> {
    xml.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// Checks a full address. It must be ASCII, be within the site, and lead to a file. Returns the problem, if there is
/// one.
fn misplaced(site: &Site, base: &str, address: &str) -> Option<String> {
    if !address.is_ascii() || address.contains(char::is_whitespace) {
        return Some(format!("{address}: not an address that every program takes"));
    }
    let Some(path) = below(base, address).map(file) else {
        return Some(format!("{address}: not in the site"));
    };
    (!site.output.files.contains_key(&path)).then(|| format!("{address}: there is no file {path}"))
}
