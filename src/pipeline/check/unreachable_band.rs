//! A band that no accepted number falls into.

use super::{Check, Context, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::has_number;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unreachable-band",
    severity: Severity::Error,
    message: Words {
        en: "`accepts` allows no number in the band `{name}`",
        zh: "`accepts` 接受的數字，沒有一個屬於 `{name}` 這一級",
    },
    help: Words {
        en: "readers with such a number are told that it cannot be right: widen `accepts`, or change the band",
        zh: "有這種數字的讀者會看到「請修正」：請放寬 `accepts`，或修改這一級的範圍",
    },
    specification: include_str!("unreachable_band.md"),
};

static ACCEPTS: Words = Words { en: "what is accepted", zh: "接受的數字" };

fn look(record: Record<'_>, _: &Context, found: &mut Diagnostics) {
    for bands in record.bands() {
        let Some(accepts) = bands.accepts else { continue };
        for band in &bands.all {
            if !has_number(Some(&accepts.value), band.range) {
                let finding = RULE.at(band.span).with("name", band.name.as_str());
                found.push(finding.related(accepts.span, &ACCEPTS));
            }
        }
    }
}
