//! An emergency card without a number to call.

use super::texts::{self, Passage};
use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Callout, CalloutKind, Document, plain_text};
use crate::model::questionnaire::Care;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "emergency-without-number",
    severity: Severity::Warning,
    message: Words {
        en: "this emergency text has no number to call",
        zh: "這段緊急內容沒有可以打的電話號碼",
    },
    help: Words {
        en: "say which number to call, such as 119: in an emergency nobody looks for it",
        zh: "請寫出要打的號碼，例如 119；緊急時沒有人有空查",
    },
    specification: include_str!("emergency_without_number.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    texts::each_callout(&facts.guide.guide, &mut |callout: &Callout| {
        // The theme's own heading has the number.
        if callout.kind != CalloutKind::Emergency || callout.heading.is_empty() {
            return;
        }
        let body = Document { blocks: callout.body.clone(), footnotes: Vec::new() };
        if !has_number(&format!("{}\n{}", plain_text(&callout.heading), text_of(&body))) {
            found.push(RULE.at(callout.span));
        }
    });
    for outcome in facts.guide.guide.questionnaires.iter().flat_map(|own| &own.outcomes) {
        let text = format!("{}\n{}", plain_text(&outcome.title), text_of(&outcome.text));
        if outcome.care == Some(Care::Emergency) && !has_number(&text) {
            found.push(RULE.at(outcome.spans.title));
        }
    }
}

fn text_of(document: &Document) -> String {
    let mut passages = Vec::new();
    texts::of_document(document, texts::Part::Text, &mut passages);
    passages.iter().map(Passage::text).collect::<Vec<_>>().join("\n")
}

static DIGITS: Words = Words { en: "0123456789", zh: "〇零一二三四五六七八九" };

/// Whether a text has a number of three digits or more. A hospital's own number will do.
fn has_number(text: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() || DIGITS.zh.contains(c);
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ' | '‑')).collect();
    digits.split(|c| !is_digit(c)).any(|run| run.chars().count() >= 3)
}
