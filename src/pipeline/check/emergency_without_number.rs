//! Reports a care card for emergencies that does not contain a number to call.

use super::{Check, Look, Record, RecordContext, texts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Callout, CalloutKind, plain_text};
use crate::model::questionnaire::Care;
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "emergency-without-number",
    severity: Severity::Warning,
    message: Words("this emergency text has no number to call"),
    help: Words(
        "write in the title or the text which number to call, such as `Call 119`; in an emergency nobody has time to look for it",
    ),
    specification: include_str!("emergency_without_number.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    texts::each_callout(record, &mut |callout: &Callout| {
        // Without a heading of its own, the card gets the theme's heading, which contains the number.
        if callout.kind != CalloutKind::Emergency || callout.heading.is_empty() {
            return;
        }
        let mut text = plain_text(&callout.heading);
        texts::each_of_blocks(&callout.body, &mut |passage| add_line(&mut text, passage.text()));
        if !has_number(&text) {
            found.push(RULE.at(callout.span));
        }
    });
    for outcome in record.questionnaire().iter().flat_map(|own| &own.outcomes) {
        if outcome.care != Some(Care::Emergency) {
            continue;
        }
        let mut text = plain_text(&outcome.title);
        texts::each_of_document(&outcome.text, &mut |passage| add_line(&mut text, passage.text()));
        if !has_number(&text) {
            found.push(RULE.at(outcome.spans.title));
        }
    }
}

fn add_line(text: &mut String, line: &str) {
    text.push('\n');
    text.push_str(line);
}

static DIGITS: Lexicon = Lexicon { en: "0123456789", zh: "〇零一二三四五六七八九" };

/// Returns true if a text contains a number with at least three digits, such as 119 or the number of a hospital.
fn has_number(text: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() || DIGITS.zh.contains(c);
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ' | '‑')).collect();
    digits.split(|c| !is_digit(c)).any(|run| run.chars().count() >= 3)
}
