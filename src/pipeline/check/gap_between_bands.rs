//! Two neighbouring bands leave values to nobody.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::{Meeting, meetings};

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "gap-between-bands",
    severity: Severity::Error,
    message: Words {
        en: "between this band and `{other}`, {boundary} belongs to neither",
        zh: "這一級與 `{other}` 之間，{boundary} 不屬於任何一級",
    },
    help: Words {
        en: "let one band end where the next begins, and give the boundary to one of them: `at-least` and `at-most` include it, `above` and `below` do not",
        zh: "請讓一級結束的地方就是下一級的開始，並把界線歸給其中一級：`at-least`、`at-most` 包含界線，`above`、`below` 不包含",
    },
    specification: include_str!("gap_between_bands.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for meeting in facts.bands().into_iter().flat_map(meetings) {
        if let Meeting { gap: Some(boundary), .. } = &meeting {
            let finding = RULE.at(meeting.span).with("other", meeting.other.as_str());
            found.push(
                finding.with("boundary", boundary.as_str()).related(meeting.other_span, &OTHER),
            );
        }
    }
}

static OTHER: Words = Words { en: "the other band", zh: "另一級" };
