//! A row that nothing mentions, in a table that no section shows.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::node::Node;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "orphan-row",
    severity: Severity::Warning,
    message: Words {
        en: "nothing links to the row `{id}`, and no section shows its table",
        zh: "沒有任何地方連到 `{id}` 這一列，也沒有篇章放入這張表",
    },
    help: Words {
        en: "link to it, place the table in a section, or take the row away",
        zh: "請在內文連到它、把表格放進篇章，或刪除這一列",
    },
    specification: include_str!("orphan_row.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for (number, table) in facts.guide.guide.tables.iter().enumerate() {
        if !facts.guide.mentioned_in(Node::Table(number)).is_empty() {
            continue;
        }
        for (place, row) in table.rows.iter().enumerate() {
            if facts.guide.mentioned_in(Node::Row(number, place)).is_empty() {
                found.push(RULE.at(row.id.span).with("id", row.id.value.as_str()));
            }
        }
    }
}
