//! Resolves the address of a mention, such as `section:causes`, `@who-2023` or a path.

use super::super::index::{CHART, DRAWING, PLANNER, READER, SNIPPET};
use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use crate::characters::{is_unseen, normalized, unseen};
use crate::diagnostic::{Diagnostic, Words};
use crate::model::mention::Address;
use crate::model::mention::node::Node;
use crate::model::mention::web_address::{
    full_address_meant, is_full_address, is_refused_scheme_or_drive,
};
use crate::model::table::listing::{Listing, ListingForm};
use crate::model::table_kinds::TABLE_KINDS;
use crate::span::Span;
use crate::suggestions::nearest;

/// Maximum number of ids that the help of a finding lists, if a link names a heading, row or item that its target does
/// not have.
const MOST_PLACES: usize = 8;

static ON_YOUR_DISK: Words = Words(
    "this is a path on your own computer, which readers cannot open: put the file beside the section, and write its path from there, such as `images/sun.png`",
);
static DRAW_IT: Words =
    Words("check the spelling, or put the drawing into `content/drawings/{file}.svg`");
static ANOTHER_TABLE: Words = Words(
    "the table `{table}` is of another kind: `{kind}:` needs a table of the kind `{needed}`; to show the whole table, write `table:{table}`",
);
static ADD_FILE: Words = Words("check the spelling, or write the file `content/{file}` first");
static ADD_TERM: Words = Words("check the spelling, or add the term to `content/glossary.toml`");
static ADD_ROW: Words = Words(
    "check the spelling, or add a row with `id = \"{id}\"` to a table of the kind `{table-kind}`",
);
static UNSEEN: Words =
    Words("it contains invisible characters: {code-points}. Delete the id, and type it again");

impl Linker<'_> {
    /// Finds what the address of a mention leads to. Reports an address that leads nowhere.
    pub(super) fn destination(&mut self, address: &Address, span: Span) -> Option<Destination> {
        match address {
            Address::Item { kind, id, fragment } => self.item(kind, id, fragment.as_deref(), span),
            Address::Reference(key) => self.source(key, span),
            Address::Person(id) => self.somebody(id, span),
            Address::Web(address) => self.web(address, span),
            Address::Path { path, fragment } => self.path(path, fragment.as_deref(), span),
            Address::Fragment(fragment) => self.fragment(fragment, span),
        }
    }

    /// Returns a web, mail or telephone address as the destination if its form is valid; otherwise reports it and
    /// returns `None`. Nothing is looked up on the network.
    fn web(&mut self, address: &str, span: Span) -> Option<Destination> {
        if is_full_address(address) {
            return Some(Destination::Web(address.to_owned()));
        }
        let guess = full_address_meant(address);
        self.links
            .found
            .push(rules::UNUSABLE_ADDRESS.at(span).with("address", address).suggest(guess));
        None
    }

    fn item(
        &mut self,
        kind: &str,
        written: &str,
        fragment: Option<&str>,
        span: Span,
    ) -> Option<Destination> {
        let Some(names) = self.index.kind(kind) else {
            self.report_kind(kind, written, fragment, span);
            return None;
        };
        let decoded = percent_decoded(written);
        let id = normalized(&decoded);
        if kind == SNIPPET {
            return self.snippet(&id, span);
        }
        if kind == DRAWING {
            return self.drawing(&id, fragment, span);
        }
        let Some(&node) = names.get(&id) else {
            if kind == "section" && self.index.is_draft(&id) {
                return self.draft(&format!("{kind}:{id}"), span);
            }
            let near = names.nearest(&id).map(|near| format!("{kind}:{near}"));
            let finding = rules::UNKNOWN_MENTION.at(span).with("kind", kind).with("id", &*id);
            let bare: String = id.chars().filter(|letter| !is_unseen(*letter)).collect();
            let finding = if names.contains(&bare) {
                finding.advise(&UNSEEN).with("code-points", unseen(&id))
            } else if let Some(needed) = kind_of_tool(kind).filter(|_| self.is_table(&id)) {
                let finding = finding.advise(&ANOTHER_TABLE).with("table", &*id);
                finding.with("needed", needed)
            } else {
                // No id of this kind is similar, so perhaps the author wrote the right id with the wrong kind.
                let elsewhere = || self.kind_with(&id).map(|other| format!("{other}:{id}"));
                let nested = || self.index.nested_part(kind, &id).map(Node::address);
                let near = near.or_else(nested).or_else(elsewhere);
                advise_to_add(finding, kind, &id).suggest(near)
            };
            self.links.found.push(finding);
            return None;
        };
        if kind == CHART && fragment.is_none() {
            return self.chart(node, &id, span);
        }
        if [PLANNER, READER].contains(&kind) && fragment.is_none() {
            return self.index.tool(node).map(Destination::Tool);
        }
        if let (Some(form), Node::Table(table), None) =
            (ListingForm::of_mention(kind), node, fragment)
        {
            return Some(Destination::Listing(Listing { table, form, place: self.here }));
        }
        self.within(node, format!("{kind}:{id}"), fragment, span)
    }

    fn is_table(&self, id: &str) -> bool {
        self.index.kind("table").is_some_and(|tables| tables.contains(id))
    }

    /// Finds a drawing by its id. Reports an id that does not exist, and an anchor, which drawings do not have.
    fn drawing(&mut self, id: &str, fragment: Option<&str>, span: Span) -> Option<Destination> {
        let drawings = self.index.drawings();
        if let (Some(drawing), None) = (drawings.get(id), fragment) {
            return Some(Destination::Drawing(*drawing));
        }
        let known = drawings.contains(id).then_some(id).or_else(|| drawings.nearest(id));
        let near = known.map(|near| format!("{DRAWING}:{near}"));
        let finding = rules::UNKNOWN_MENTION.at(span).with("kind", DRAWING).with("id", id);
        self.links.found.push(finding.advise(&DRAW_IT).with("file", id).suggest(near));
        None
    }

    /// Reports an address in which `kind`, the text before the colon, is no kind of mention: a misspelt kind, a URL
    /// scheme, a drive letter, or part of a file name.
    fn report_kind(&mut self, kind: &str, rest: &str, fragment: Option<&str>, span: Span) {
        let place = fragment.map(|place| format!("#{place}")).unwrap_or_default();
        let written = format!("{kind}:{rest}{place}");
        let is_disk = kind.eq_ignore_ascii_case("file") || kind.len() == 1;
        let is_disk = is_disk && is_refused_scheme_or_drive(kind, rest);
        if is_disk {
            let guess = self.file_meant(&rest.replace('\\', "/"));
            let finding = rules::BROKEN_PATH.at(span).with("path", written);
            return self.links.found.push(finding.advise(&ON_YOUR_DISK).suggest(guess));
        }
        let full = join(&self.index.folder(self.here), &percent_decoded(&written));
        if full.as_deref().is_some_and(|full| self.index.asset_at(full).is_some()) {
            let guess = format!("./{written}");
            let finding = rules::UNKNOWN_MENTION_KIND.at(span).suggest(Some(guess));
            return self.links.found.push(finding.with("kind", kind).with("kinds", self.kinds()));
        }
        let web = full_address_meant(&written);
        if is_refused_scheme_or_drive(kind, rest) {
            let finding = rules::FORBIDDEN_SCHEME.at(span).with("scheme", kind);
            return self.links.found.push(finding.suggest(web));
        }
        let near = nearest(kind, self.index.kinds()).map(|near| format!("{near}:{rest}{place}"));
        let finding = rules::UNKNOWN_MENTION_KIND.at(span).with("kind", kind);
        self.links.found.push(finding.with("kinds", self.kinds()).suggest(near.or(web)));
    }

    fn kinds(&self) -> String {
        format!("`{}`", self.index.kinds().collect::<Vec<_>>().join("`, `"))
    }

    /// Finds the chart of a table or questionnaire. Reports a table of a kind that has no chart.
    fn chart(&mut self, node: Node, id: &str, span: Span) -> Option<Destination> {
        let chart = self.index.chart(node);
        if chart.is_none() {
            let drawn =
                TABLE_KINDS.iter().filter(|kind| kind.chart.is_some()).map(|kind| kind.name);
            let drawn = drawn.collect::<Vec<_>>().join("`, `");
            self.links
                .found
                .push(rules::NO_CHART.at(span).with("id", id).with("kinds", format!("`{drawn}`")));
        }
        chart.map(Destination::Chart)
    }

    /// Finds what `fragment`, the part of a link after `#`, names in a node: a heading, a row or an item. Reports one
    /// that does not exist, unless the node's file could be parsed only in part. Without `fragment`, returns the node
    /// itself.
    fn within(
        &mut self,
        node: Node,
        written: String,
        fragment: Option<&str>,
        span: Span,
    ) -> Option<Destination> {
        let Some(fragment) = fragment else { return Some(Destination::Node(node)) };
        let fragment = percent_decoded(fragment);
        match node {
            Node::Section(_) | Node::Part(_) => {
                if let Some(id) = self.index.heading(node, &fragment) {
                    self.report_number(node, &id, span);
                    return Some(Destination::Heading(node, id));
                }
            }
            _ => {
                if let Some(place) = self.index.place(node, &normalized(&fragment)) {
                    return Some(Destination::Node(place));
                }
            }
        }
        if self.index.is_misread(node) {
            return None;
        }
        let near = self.index.nearest_place(node, &fragment);
        let near = near.map(|near| format!("{written}#{near}"));
        self.report_anchor(node, &written, &fragment, near, span);
        None
    }

    /// Reports a link to a heading, row or item that its target does not have. `written` is the address as written,
    /// without `#`; `near` is the address that the author may have meant.
    fn report_anchor(
        &mut self,
        target: Node,
        written: &str,
        fragment: &str,
        near: Option<String>,
        span: Span,
    ) {
        let places = self.index.places_of(target).take(MOST_PLACES + 1);
        let mut listed: Vec<_> = places.map(|place| format!("`#{place}`")).collect();
        let is_without = listed.is_empty();
        if listed.len() > MOST_PLACES {
            listed[MOST_PLACES] = "…".to_owned();
        }
        let finding = rules::UNKNOWN_ANCHOR.at(span).with("id", written).with("fragment", fragment);
        let finding = finding.with("places", listed.join(" ")).suggest(near);
        self.links.found.push(if is_without { finding.advise(&rules::NO_PLACES) } else { finding });
    }

    fn source(&mut self, key: &str, span: Span) -> Option<Destination> {
        let reference = self.index.source(&normalized(key));
        if reference.is_none() {
            let near = self.index.nearest_source(key).map(|near| format!("@{near}"));
            self.links.found.push(rules::UNKNOWN_CITATION.at(span).with("key", key).suggest(near));
        }
        reference.map(|reference| Destination::Node(Node::Reference(reference)))
    }

    fn somebody(&mut self, id: &str, span: Span) -> Option<Destination> {
        let person = self.index.person(&normalized(id));
        if person.is_none() {
            let near = self.index.nearest_person(id);
            self.links.found.push(rules::UNKNOWN_PERSON.at(span).with("id", id).suggest(near));
        }
        person.map(|person| Destination::Node(Node::Person(person)))
    }

    fn path(&mut self, path: &str, fragment: Option<&str>, span: Span) -> Option<Destination> {
        let decoded = percent_decoded(path);
        let folder = self.index.folder(self.here);
        let full = join(&folder, &decoded);
        if let Some(text) = full.as_deref().and_then(|full| self.index.text_at(full)) {
            return self.within(text, path.to_owned(), fragment, span);
        }
        if full.as_deref().is_some_and(|full| self.index.is_draft(full)) {
            return self.draft(path, span);
        }
        let asset = full.as_deref().and_then(|full| self.index.asset_at(full));
        if asset.is_none() {
            let is_on_disk = ["/Users/", "/home/", "/Volumes/", "/mnt/", "~/", "\\\\"];
            let is_on_disk = is_on_disk.iter().any(|start| decoded.starts_with(start));
            let finding = rules::BROKEN_PATH.at(span).with("path", path);
            let finding = if is_on_disk { finding.advise(&ON_YOUR_DISK) } else { finding };
            self.links.found.push(finding.suggest(self.path_meant(path, fragment)));
        }
        asset.map(|asset| Destination::Asset(asset.to_owned()))
    }

    /// Reports a link to a heading whose id has a number only because another heading has the same text.
    fn report_number(&mut self, text: Node, id: &str, span: Span) {
        if self.index.is_numbered(text, id) {
            self.links.found.push(rules::NUMBERED_HEADING.at(span).with("id", id));
        }
    }

    /// Finds the heading of a link such as `#causes` in the section or part that contains the link; other texts have no
    /// headings.
    fn fragment(&mut self, fragment: &str, span: Span) -> Option<Destination> {
        let fragment = percent_decoded(fragment);
        match self.here {
            here if self.index.heading(here, &fragment).is_some() => {
                let id = self.index.heading(here, &fragment)?;
                self.report_number(here, &id, span);
                Some(Destination::Here(id))
            }
            here => {
                let owner = here.owner().address();
                let near = self.index.nearest_place(here.owner(), &fragment);
                let suggestion = match here {
                    Node::Section(_) | Node::Part(_) => near.map(|near| format!("#{near}")),
                    _ => near.map(|near| format!("{owner}#{near}")),
                };
                self.report_anchor(here.owner(), &owner, &fragment, suggestion, span);
                None
            }
        }
    }
}

/// Joins a relative path to a folder. `None` if the result is outside the project, or if `path` is absolute.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with('/') {
        return None;
    }
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(normalized(&names.join("/")).into_owned())
}

/// Decodes percent escapes in a path, such as `%20` for a space. Invalid escapes stay as they are.
pub(super) fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = others.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &others[2..];
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The kind of table whose tool this kind of mention shows: `screening` for `planner`. `None` for kinds of mention that
/// show no tool.
fn kind_of_tool(kind: &str) -> Option<&'static str> {
    match kind {
        PLANNER => Some("screening"),
        READER => Some("bands"),
        _ => None,
    }
}

/// Adds advice to the finding about a mention of something that does not exist: where the author can add it, which is a
/// table with rows of this `kind`, the glossary, or a new file that is named after `id`.
fn advise_to_add(finding: Diagnostic, kind: &str, id: &str) -> Diagnostic {
    if let Some(table_kind) = TABLE_KINDS.iter().find(|own| own.mention == Some(kind)) {
        return finding.advise(&ADD_ROW).with("table-kind", table_kind.name);
    }
    let file = match kind {
        "term" => return finding.advise(&ADD_TERM),
        "section" => format!("sections/{id}.md"),
        "part" => format!("sections/{id}/_part.md"),
        "questionnaire" => format!("questionnaires/{id}.toml"),
        // A table, its chart, its tool, or a list of its rows.
        _ => format!("tables/{id}.toml"),
    };
    finding.advise(&ADD_FILE).with("file", file)
}
