//! `glossary.toml`.

use std::collections::BTreeMap;

use super::checked_id;
use super::toml::Fields;
use crate::diagnostic::Diagnostics;
use crate::model::mention::node::Node;
use crate::model::term::Term;

/// Parses the terms, ordered by group: groups by first appearance, terms of a group in file order.
pub fn glossary(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Term> {
    let mut terms = Vec::new();
    for (id, mut fields) in fields.named_tables(found) {
        let id = checked_id(id, found);
        fields.toml().mentions.read(Node::Term(id.value));
        let term = Term {
            id,
            former_ids: fields.former_ids(found),
            term: fields.text("term", found).map(|term| term.value).unwrap_or_default(),
            abbreviation: fields.plain("abbreviation", found),
            english: fields.plain("english", found),
            aliases: fields.texts("aliases", found).into_iter().map(|alias| alias.value).collect(),
            group: fields.plain("group", found),
            definition: fields.document("definition", found),
        };
        fields.finish(found);
        terms.push(term);
    }
    together(terms)
}

/// Sorts the terms so that each group is contiguous.
fn together(mut terms: Vec<Term>) -> Vec<Term> {
    let mut ranks = BTreeMap::new();
    for term in &terms {
        let next = ranks.len();
        ranks.entry(term.group.clone()).or_insert(next);
    }
    terms.sort_by_key(|term| ranks.get(&term.group).copied());
    terms
}
