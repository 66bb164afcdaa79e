//! Resolves the address of a mention, such as `section:causes`, `@who-2023` or a path.

use super::super::index::{CHART, DRAWING, PLANNER, READER, SNIPPET};
use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use super::relative_path::{ON_YOUR_DISK, join, percent_decoded};
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

static DRAW_IT: Words =
    Words("check the spelling, or put the drawing into `content/drawings/{file}.svg`");
static ANOTHER_TABLE: Words = Words(
    "`{kind}:` needs a table of the kind `{needed}`, which `{table}` is not; to show the whole table, write `table:{table}`",
);
static ADD_FILE: Words =
    Words("check the spelling, delete the link, or write the file `content/{file}` first");
static ADD_TERM: Words = Words(
    "check the spelling, or add the term to content/glossary.toml: a line `[{id}]`, and below it `term = \"…\"` and `definition = \"…\"`",
);
static ADD_ROW: Words = Words(
    "check the spelling, delete the link, or add a row with `id = \"{id}\"` to a table whose file begins with `kind = \"{table-kind}\"`",
);
static UNSEEN: Words = Words(
    "delete all that stands after `:` up to `)`, and type it again: it contains an invisible character ({code-points})",
);

impl Linker<'_> {
    /// Finds the thing to which the address of a mention leads. Reports an address that leads nowhere, and returns
    /// `None`.
    pub(super) fn destination(&mut self, address: &Address, span: Span) -> Option<Destination> {
        match address {
            Address::Item { kind, id, fragment } => self.item(kind, id, fragment.as_deref(), span),
            Address::Reference(key) => self.citation(key, span),
            Address::Person(id) => self.person(id, span),
            Address::Web(address) => self.web(address, span),
            Address::Path { path, fragment } => self.path(path, fragment.as_deref(), span),
            Address::Fragment(fragment) => self.fragment(fragment, span),
        }
    }

    /// Returns a web, mail or telephone address as it is, if its form is valid. Otherwise reports it and returns
    /// `None`. Nothing is looked up on the network.
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
            // Folders are not part of an id, except that of a part.
            let name = id.rsplit('/').next().filter(|name| kind != "part" && names.contains(name));
            let near = name.or_else(|| names.nearest(&id)).map(|near| format!("{kind}:{near}"));
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

    /// Finds a drawing by its id. Reports an unknown id. Also reports an address with a `#`, because drawings have no
    /// anchors.
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

    /// Reports an address whose text before the colon, `kind`, is no kind of mention. It may be a misspelt kind, a URL
    /// scheme, the letter of a drive, or part of a file name.
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

    /// Finds the chart of a table or questionnaire. Reports a table whose kind has no charts.
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
}

/// The kind of table to which a tool belongs, for a kind of mention that leads to tools: `planner` gives `screening`.
/// `None` for other kinds of mention.
fn kind_of_tool(kind: &str) -> Option<&'static str> {
    match kind {
        PLANNER => Some("screening"),
        READER => Some("bands"),
        _ => None,
    }
}

/// Adds advice to a finding about a mention of something that does not exist: where to add this thing. That is a table
/// with rows of this `kind`, the glossary, or a new file with the name `id`.
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
