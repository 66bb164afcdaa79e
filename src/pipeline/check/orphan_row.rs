//! Reports a row of a table if nothing links to the row, and nothing links to the table or embeds it.

use super::{Check, GuideContext, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::mention::node::Node;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Mentions(look) };

static RULE: Rule = Rule {
    name: "orphan-row",
    severity: Severity::Warning,
    message: Words("nothing links to the row `{id}`, and no section embeds its table"),
    help: Words(
        "show the table in a section: write `![](table:{table})` on a line of its own between blank lines. Or link to the row, delete it, or, if no row is needed, delete the file",
    ),
    specification: include_str!("orphan_row.md"),
};

fn look(context: &GuideContext<'_>, found: &mut Diagnostics) {
    let in_drafts = context.guide.guide.names_in_drafts();
    for table in &context.guide.guide.tables {
        if !context.guide.mentioned_in(table.node()).is_empty()
            || in_drafts.contains(table.id.value.as_str())
        {
            continue;
        }
        for row in &table.rows {
            if context.guide.mentioned_in(Node::Row(table.id.value, row.id.value)).is_empty()
                && !in_drafts.contains(row.id.value.as_str())
            {
                let finding = RULE.at(row.id.span).with("id", row.id.value.as_str());
                found.push(finding.with("table", table.id.value.as_str()));
            }
        }
    }
}
