//! Reports a clinical reviewer whose qualifications are not stated.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::person::Role;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "reviewer-without-qualifications",
    severity: Severity::Warning,
    message: Words("`{id}` reviews pages, but has no `qualifications`"),
    help: Words(
        "below `[{id}]`, add the profession or the licence, such as `qualifications = \"Registered nurse\"`, so that readers know who reviewed",
    ),
    specification: include_str!("reviewer_without_qualifications.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Record::Person(person) = record else { return };
    let reviews = person.roles.contains(&Role::ClinicalReviewer);
    if reviews && !person.group && person.qualifications.is_none() {
        found.push(RULE.at(person.id.span).with("id", person.id.value.as_str()));
    }
}
