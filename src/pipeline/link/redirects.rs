//! Old addresses of a site: where they lead now, and which of them are lost.

use std::collections::{BTreeMap, BTreeSet};

use super::headings::anchors;
use super::routes::Routes;
use super::target::{Destination, Target};
use super::{Targets, target_of};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Document};
use crate::model::guide::Guide;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// An old address in the guide's files that cannot be the address of a page, such as `old.pdf`.
pub static UNUSABLE_ALIAS: Rule = Rule {
    name: "unusable-alias",
    severity: Severity::Error,
    message: Words("the site cannot have a page at the old address `{address}`"),
    help: Words(
        "write what follows the name of the site, ending in `.html` or `/`, without `?` and `#`, such as `old/page.html` or `old/`. Other addresses, such as `old.pdf`, cannot be kept: delete the address; in guide.toml, delete its lines `[[redirects]]` and `to` too. To keep the old address of a heading, write `{#new alias=old}` after it; of a row, use `former-ids`",
    ),
    specification: include_str!("rules/unusable-alias.md"),
};

/// An address that the site no longer has, although it is in `addresses.txt`, and so was published once.
pub static VANISHED_ADDRESS: Rule = Rule {
    name: "vanished-address",
    severity: Severity::Warning,
    message: Words("`{address}` was published, but no longer exists"),
    help: Words("write where this address leads now, or delete this line"),
    specification: include_str!("rules/vanished-address.md"),
};

static WRITE_AN_ALIAS: Words = Words(
    "if the page has moved, write `aliases = [\"{address}\"]` below `title` in the file that has its text now. If readers should see another page instead, add at the end of guide.toml a line `[[redirects]]`, and below it `from = \"{address}\"` and `to = \"section:…\"`. If it is gone for good, delete this line",
);
static WRITE_A_HEADING_ALIAS: Words = Words(
    "if you changed the heading, write `{#{new} alias={old}}` after it, where `{new}` is its id now; if it is gone, delete this line",
);
static WRITE_A_FORMER_ID: Words = Words(
    "if you changed the id, write `former-ids = [\"{old}\"]` in the row, the question or the term with the new id; if it is gone, delete this line",
);

/// The old address of a page that has moved, and where it leads now.
#[derive(Debug)]
pub struct Redirect {
    /// The file at the old address, by its path in the site.
    pub file: String,
    /// Where the old address leads: its readers are sent there.
    pub to: Target,
}

/// All old addresses of pages that the guide's files contain, exactly as the author has written them.
pub fn old_addresses(guide: &Guide) -> impl Iterator<Item = &Spanned<String>> {
    let of_nodes = aliases(guide).into_iter().flat_map(|(_, aliases)| aliases);
    of_nodes.chain(guide.settings.redirects.iter().map(|redirect| &redirect.from))
}

fn aliases(guide: &Guide) -> Vec<(Node, &[Spanned<String>])> {
    let sections = guide.sections.iter().map(|own| (own.node(), &own.aliases[..]));
    let parts = guide.parts.iter().map(|own| (own.node(), &own.aliases[..]));
    let tables = guide.tables.iter().map(|own| (own.node(), &own.aliases[..]));
    let questionnaires = guide.questionnaires.iter().map(|own| (own.node(), &own.aliases[..]));
    sections.chain(parts).chain(tables).chain(questionnaires).collect()
}

/// The path in the site of the file for an old address. The address may be written as `old.html`, `old/` or `/old`.
/// `None` if it cannot be the address of a page, such as `old.pdf`.
pub fn alias_file(address: &str) -> Option<String> {
    let path = address.strip_prefix('/').unwrap_or(address);
    let is_odd = path.contains(['?', '#', '\\']) || path.contains("://") || path.contains("//");
    let mut names = path.split('/');
    if path.is_empty() || path == "/" || is_odd || names.any(|name| name == "." || name == "..") {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    match last.rsplit_once('.') {
        _ if last.is_empty() => Some(format!("{path}index.html")),
        Some((_, "html" | "htm")) => Some(path.to_owned()),
        // Servers would send a page with another ending under the wrong content type.
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => None,
        _ => Some(format!("{path}/index.html")),
    }
}

fn is_ending(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Creates a redirect for each old address in the guide's files.
pub fn redirects(guide: &Guide, targets: &Targets) -> Vec<Redirect> {
    let of_nodes = aliases(guide).into_iter().flat_map(|(node, aliases)| {
        aliases.iter().map(move |alias| (alias, Some(Target::new(Destination::Node(node)))))
    });
    let of_settings = guide.settings.redirects.iter();
    let of_settings = of_settings.map(|own| (&own.from, target_of(targets, own.to).cloned()));
    let all = of_nodes.chain(of_settings);
    all.filter_map(|(from, to)| Some(Redirect { file: alias_file(&from.value)?, to: to? }))
        .collect()
}

/// The addresses that readers may have bookmarked: for each page, by its address, the anchors on it. These are the ids
/// and former ids of its headings, rows, items or terms.
pub fn addresses(guide: &Guide, routes: &Routes) -> BTreeMap<String, BTreeSet<String>> {
    let mut addresses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |node: Node, anchors: Vec<String>| {
        addresses.entry(routes.page(node)).or_default().extend(anchors);
    };
    for section in &guide.sections {
        add(section.node(), heading_anchors(&section.body.document()));
    }
    for part in &guide.parts {
        add(part.node(), heading_anchors(&part.introduction));
    }
    for table in &guide.tables {
        let ids = table.rows.iter().flat_map(|row| [&row.id].into_iter().chain(&row.former_ids));
        add(table.node(), ids.map(|id| id.value.to_string()).collect());
    }
    for questionnaire in &guide.questionnaires {
        let items = questionnaire.items.iter();
        let ids = items.flat_map(|item| [&item.question.id].into_iter().chain(&item.former_ids));
        add(questionnaire.node(), ids.map(|id| id.value.to_string()).collect());
    }
    // If terms are added to a long glossary, other terms move to another page. So all terms are recorded for the first
    // page.
    let glossary = routes.address("glossary");
    for term in &guide.terms {
        let ids = [&term.id].into_iter().chain(&term.former_ids);
        let ids = ids.map(|id| id.value.to_string());
        addresses.entry(glossary.clone()).or_default().extend(ids);
    }
    addresses
}

fn heading_anchors(document: &Document) -> Vec<String> {
    let mut all: Vec<String> = anchors(document).into_iter().map(str::to_owned).collect();
    former_anchors(&document.blocks, &mut all);
    all
}

fn former_anchors(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            all.extend(heading.former_ids.iter().cloned());
        }
        block.children().for_each(|blocks| former_anchors(blocks, all));
    }
}

/// Reports addresses in `addresses.txt` that the site no longer has.
pub fn report_vanished(
    guide: &Guide,
    routes: &Routes,
    redirects: &[Redirect],
    found: &mut Diagnostics,
) {
    if guide.earlier_addresses.is_empty() {
        return;
    }
    let addresses = addresses(guide, routes);
    let pages: BTreeMap<String, &BTreeSet<String>> =
        addresses.iter().map(|(page, anchors)| (Routes::file(page), anchors)).collect();
    let assets = guide.assets.iter().map(|asset| asset.value.as_str());
    let elsewhere: BTreeSet<&str> =
        redirects.iter().map(|redirect| redirect.file.as_str()).chain(assets).collect();
    let own: BTreeSet<String> = routes.own_files(guide).collect();
    let recorded_lines: BTreeSet<&str> =
        guide.earlier_addresses.iter().map(|recorded| recorded.value.as_str()).collect();
    let mut gone = BTreeSet::new();
    for recorded in &guide.earlier_addresses {
        let (page, anchor) = match recorded.value.split_once('#') {
            Some((page, anchor)) => (page, Some(anchor)),
            None => (recorded.value.as_str(), None),
        };
        let file = Routes::file(page.strip_prefix('/').unwrap_or(page));
        let finding = || VANISHED_ADDRESS.at(recorded.span);
        let finding = finding().with("address", recorded.value.as_str());
        match (pages.get(&file), anchor) {
            (Some(anchors), Some(anchor)) if !anchors.contains(anchor) => {
                let is_text = !file.starts_with("tables/")
                    && !file.starts_with("questionnaires/")
                    && !file.starts_with("glossary");
                let advice = if is_text { &WRITE_A_HEADING_ALIAS } else { &WRITE_A_FORMER_ID };
                let mut new = anchors
                    .iter()
                    .filter(|new| !recorded_lines.contains(format!("{page}#{new}").as_str()));
                let new = match (new.next(), new.next()) {
                    (Some(only), None) => only.as_str(),
                    _ => "NEW",
                };
                found.push(finding.advise(advice).with("old", anchor).with("new", new));
            }
            (Some(_), _) => {}
            (None, _) if elsewhere.contains(file.as_str()) || own.contains(&file) => {}
            // Report a lost page once, not each of its anchors.
            (None, _) if gone.insert(file) => {
                found.push(finding.advise(&WRITE_AN_ALIAS).with("address", page));
            }
            (None, _) => {}
        }
    }
}
