//! Reports an article, guideline or data set from 2000 or later that has no DOI, PubMed number or address, so that
//! readers cannot find it.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unfindable-source",
    severity: Severity::Warning,
    message: Words(
        "`{key}` has no DOI, no PubMed number and no address, so readers cannot find it",
    ),
    help: Words(
        "below `[{key}]`, add `doi = \"10.…/…\"`, `pmid = \"…\"` or `url = \"https://…\"`; search for the title in PubMed to find the first two",
    ),
    specification: include_str!("unfindable_source.md"),
};

/// The first year from which a source must say where readers find it. Articles, guidelines and data of this year or
/// later are available online.
const FIRST_YEAR: i64 = 2000;

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(own) = record.reference() else { return };
    let is_on_the_web = matches!(own.type_name.as_str(), "article" | "guideline" | "dataset")
        && own.year.as_ref().is_some_and(|year| year.value >= FIRST_YEAR);
    let has_none = own.doi.is_none() && own.pmid.is_none() && own.url.is_none();
    if is_on_the_web && has_none {
        found.push(RULE.at(own.key.span).with("key", own.key.value.as_str()));
    }
}
