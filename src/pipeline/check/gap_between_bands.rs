//! A gap between neighbouring bands.

use super::{Check, Context, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::{Meeting, meetings};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "gap-between-bands",
    severity: Severity::Error,
    message: Words {
        en: "{boundary} belongs neither to this band nor to `{other}`",
        zh: "這一級與 `{other}` 之間，{boundary} 不屬於任何一級",
    },
    help: Words {
        en: "let one band end where the next begins, and include the boundary in only one of them: `at-least` and `at-most` include it, `above` and `below` do not",
        zh: "請讓一級結束的地方就是下一級的開始，並把界線歸給其中一級：`at-least`、`at-most` 包含界線，`above`、`below` 不包含",
    },
    specification: include_str!("gap_between_bands.md"),
};

fn look(record: Record<'_>, _: &Context, found: &mut Diagnostics) {
    for bands in record.bands() {
        let is_whole = bands.is_whole;
        for meeting in meetings(bands) {
            let Meeting { gap: Some(boundary), .. } = &meeting else { continue };
            let finding = RULE.at(meeting.span).with("other", meeting.other.as_str());
            let finding = finding.with("boundary", boundary.as_str());
            let finding = if is_whole { finding.advise(&WHOLE) } else { finding };
            found.push(finding.related(meeting.other_span, &OTHER));
        }
    }
}

static WHOLE: Words = Words {
    en: "the numbers are whole, so let one band begin with the next number after the other band, as in `at-most = 134` and `at-least = 135`",
    zh: "這張表的數字都是整數：請讓一級從另一級最後一個數字的下一個開始，例如 `at-most = 134` 與 `at-least = 135`",
};

static OTHER: Words = Words { en: "the other band", zh: "另一級" };
