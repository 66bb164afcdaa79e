//! Parses `people.toml`.

use super::toml::Fields;
use super::{checked_id, rules};
use crate::diagnostic::Diagnostics;
use crate::model::mention::node::Node;
use crate::model::person::{Person, Role};

/// Parses the people, in file order.
pub fn people(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Person> {
    let mut people = Vec::new();
    for (id, mut fields) in fields.named_tables(found) {
        let id = checked_id(id, found);
        fields.toml().mentions.attribute_to(Node::Person(id.value));
        let name = fields.text("name", found);
        let roles = roles(&mut fields, found);
        let toml = fields.toml();
        let group = fields.value("group").and_then(|value| toml.boolean(value, found));
        let person = Person {
            id,
            name: name.map(|name| name.value).unwrap_or_default(),
            group: group.unwrap_or(false),
            roles,
            qualifications: fields.plain("qualifications", found),
            affiliation: fields.plain("affiliation", found),
            url: fields.site_address("url", found),
            about: fields.document("about", found),
        };
        fields.finish(found);
        people.push(person);
    }
    people
}

fn roles(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Role> {
    let names = Role::ALL.map(|(name, _)| name);
    let toml = fields.toml();
    let Some(value) = fields.checked_value("roles", found) else { return Vec::new() };
    let items = toml.array(value, found).unwrap_or_default();
    if items.is_empty() && value.get_ref().is_array() {
        found.push(rules::EMPTY_FIELD.at(toml.span(value.span())).with("field", "roles"));
    }
    toml.report_repeated(items.iter(), found);
    items
        .iter()
        .filter_map(|item| toml.choice(item, &names, found))
        .filter_map(|word| Role::ALL.iter().find(|(name, _)| *name == word).map(|(_, role)| *role))
        .collect()
}
