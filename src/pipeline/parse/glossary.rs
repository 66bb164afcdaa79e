//! `glossary.toml`.

use super::checked_id;
use super::toml::Fields;
use crate::diagnostic::Diagnostics;
use crate::model::mention::node::Node;
use crate::model::term::Term;

/// The terms, in file order.
pub fn glossary(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Term> {
    let mut terms = Vec::new();
    for (id, mut fields) in fields.named_tables(found) {
        let id = checked_id(id, found);
        fields.toml().mentions.read(Node::Term(id.value));
        let term = Term {
            id,
            term: fields.required_text("term", found).map(|term| term.value).unwrap_or_default(),
            abbreviation: fields.plain("abbreviation", found),
            english: fields.plain("english", found),
            aliases: fields.texts("aliases", found).into_iter().map(|alias| alias.value).collect(),
            definition: fields.required_document("definition", found),
        };
        fields.finish(found);
        terms.push(term);
    }
    terms
}
