//! Reports two entries of the reference list that are the same source.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeMap;

use crate::model::reference::Reference;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Guide(look) };

static RULE: Rule = Rule {
    name: "duplicate-source",
    severity: Severity::Warning,
    message: Words(
        "`{key}` and `{other}` seem to be the same source: both have the {field} `{value}`",
    ),
    help: Words(
        "if they are two sources, correct the {field} in the one in which it is wrong. If they are one, delete `{key}` and the lines below it, and write `{other}` wherever the text cites `{key}`; otherwise readers count one study twice",
    ),
    specification: include_str!("duplicate_source.md"),
};

static FIRST: Words = Words("the first");
static TITLE: Words = Words("title");
static ADDRESS: Words = Words("address");
static DOI: Words = Words("DOI");
static PMID: Words = Words("PubMed number");

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let mut known: BTreeMap<(&str, String), &Reference> = BTreeMap::new();
    for reference in &context.guide.guide.references {
        let mut first = None;
        for (field, value, shown) in marks(reference) {
            let other = *known.entry((field.0, value)).or_insert(reference);
            if other.key.value != reference.key.value && first.is_none() {
                first = Some((field, shown, other));
            }
        }
        if let Some((field, shown, other)) = first {
            let finding = RULE.at(reference.key.span).with("key", reference.key.value.as_str());
            let finding = finding.with("other", other.key.value.as_str()).with("field", field);
            found.push(finding.with("value", shown).related(other.key.span, &FIRST));
        }
    }
}

/// The details that identify a source, such as its DOI. For each: what it is, its value in a form that is compared with
/// other sources, and its value as the author wrote it.
fn marks(own: &Reference) -> Vec<(&'static Words, String, String)> {
    let mut marks = Vec::new();
    if let Some(doi) = &own.doi {
        let bare = doi.to_ascii_lowercase();
        let bare = bare.rsplit_once("doi.org/").map_or(bare.as_str(), |(_, bare)| bare);
        marks.push((&DOI, bare.trim_start_matches("doi:").trim().to_owned(), doi.clone()));
    }
    if let Some(pmid) = &own.pmid {
        let digits = pmid.chars().filter(char::is_ascii_digit).collect();
        marks.push((&PMID, digits, pmid.clone()));
    }
    // Chapters of one book share its address, and may have nothing else but the title.
    if own.type_name == "chapter" {
        return marks;
    }
    if let Some(url) = &own.url {
        let bare = url.trim_end_matches('/').replace("http://", "https://");
        marks.push((&ADDRESS, bare, url.clone()));
    }
    let letters: String = own.title.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.chars().count() >= 8 {
        let year = own.year.as_ref().map(|year| year.value);
        let key = format!("{} {year:?} {:?}", letters.to_lowercase(), own.authors.first());
        marks.push((&TITLE, key, own.title.clone()));
    }
    marks
}
