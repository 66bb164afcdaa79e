//! A table without rows, a questionnaire without items.

use super::{Check, Context, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "empty-list",
    severity: Severity::Warning,
    message: Words { en: "there are no `{field}`", zh: "`{field}` 裡什麼都沒有" },
    help: Words {
        en: "add the first one with a line `[[{field}]]`, or remove the file; otherwise readers see a title with nothing below it",
        zh: "請加上第一個，以 `[[{field}]]` 開頭；或刪去這個檔案：現在讀者只看得到標題，下面是空的",
    },
    specification: include_str!("empty_list.md"),
};

fn look(record: Record<'_>, _: &Context, found: &mut Diagnostics) {
    for table in record.table().iter().filter(|table| table.rows.is_empty()) {
        found.push(RULE.at(table.id.span).with("field", "rows"));
    }
    let empty = record.questionnaire().into_iter().filter(|own| own.items.is_empty());
    // A file may contain only a scale.
    for own in empty.filter(|own| own.scale.is_none()) {
        found.push(RULE.at(own.id.span).with("field", "items"));
    }
}
