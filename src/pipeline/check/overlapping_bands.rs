//! Two bands claim the same value.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::{Meeting, meetings};

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "overlapping-bands",
    severity: Severity::Error,
    message: Words {
        en: "this band and `{other}` both claim {boundary}",
        zh: "這一級與 `{other}` 都包含 {boundary}",
    },
    help: Words {
        en: "give each boundary to one band: `at-least` and `at-most` include it, `above` and `below` do not",
        zh: "請把界線只歸給一級：`at-least`、`at-most` 包含界線，`above`、`below` 不包含",
    },
    specification: include_str!("overlapping_bands.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for meeting in facts.bands().into_iter().flat_map(meetings) {
        if let Meeting { overlap: Some(boundary), .. } = &meeting {
            let finding = RULE.at(meeting.span).with("other", meeting.other.as_str());
            found.push(
                finding.with("boundary", boundary.as_str()).related(meeting.other_span, &OTHER),
            );
        }
    }
}

static OTHER: Words = Words { en: "the other band", zh: "另一級" };
