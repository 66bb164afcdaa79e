//! Parses `glossary.toml`.

use std::collections::BTreeMap;

use super::checked_id;
use super::toml::{Fields, REPEATED_ENTRY};
use crate::diagnostic::Diagnostics;
use crate::model::mention::node::Node;
use crate::model::term::Term;

/// Parses the terms of the glossary. Returns them sorted by glossary group: the groups in the order of their first
/// terms, and the terms of a group in file order.
pub fn glossary(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Term> {
    let mut terms = Vec::new();
    for (id, mut fields) in fields.named_tables(found) {
        let id = checked_id(id, found);
        fields.toml().mentions.attribute_to(Node::Term(id.value));
        let aliases = fields.texts("aliases", found);
        let term = Term {
            id,
            former_ids: fields.former_ids(found),
            term: fields.text("term", found).map(|term| term.value).unwrap_or_default(),
            abbreviation: fields.plain("abbreviation", found),
            english: fields.plain("english", found),
            aliases: aliases.iter().map(|alias| alias.value.clone()).collect(),
            group: fields.plain("group", found),
            definition: fields.document("definition", found),
        };
        fields.finish(found);
        for alias in &aliases {
            let is_own = |name: &String| name.trim() == alias.value.trim();
            if is_own(&term.term) || term.abbreviation.as_ref().is_some_and(is_own) {
                found.push(REPEATED_ENTRY.at(alias.span).with("text", alias.value.trim()));
            }
        }
        terms.push(term);
    }
    together(terms)
}

/// Sorts the terms by glossary group: groups in the order of their first terms, terms of a group in their present
/// order.
fn together(mut terms: Vec<Term>) -> Vec<Term> {
    let mut ranks = BTreeMap::new();
    for term in &terms {
        let next = ranks.len();
        ranks.entry(term.group.clone()).or_insert(next);
    }
    terms.sort_by_key(|term| ranks.get(&term.group).copied());
    terms
}
