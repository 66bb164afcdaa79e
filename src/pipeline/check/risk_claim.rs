//! A result that claims a level of risk, or a diagnosis, that nobody has measured.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{document_text, plain_text};
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "risk-claim",
    severity: Severity::Error,
    message: Words {
        en: "`{words}` claims what no questionnaire without a validated scale can know",
        zh: "`{words}` 宣稱了未經驗證的問卷不可能知道的事",
    },
    help: Words {
        en: "say what to do next instead; a level of risk belongs to a published scale (`[scale]`), with its population and its limits",
        zh: "請改寫接下來可以做什麼；風險等級只屬於有發表、有適用對象與限制的量表（`[scale]`）",
    },
    specification: include_str!("risk_claim.md"),
};

/// Words for a level of risk or for a diagnosis, in the languages of the theme.
const CLAIMS: &[&str] = &[
    "低風險", "中風險", "高風險", "中度風險", "低度風險", "高度風險", "零風險", "無風險", "風險低", "風險高",
    "風險很低", "風險很高", "風險較低", "風險較高", "風險等級", "確診", "安全無虞", "low risk", "low-risk",
    "medium risk", "moderate risk", "high risk", "high-risk", "no risk", "risk level", "risk score",
    "you have been diagnosed",
];

/// Words before a claim that take it back.
const DENIALS: &[&str] =
    &["不代表", "不等於", "不是", "並非", "不會", "不能", "沒有", "not", "no ", "never", "nor"];

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for questionnaire in &facts.guide.guide.questionnaires {
        for outcome in &questionnaire.outcomes {
            // A heading claims even where it denies: read alone, it is what stays.
            report(&plain_text(&outcome.title), false, outcome.spans.title, found);
            let text = document_text(&outcome.text);
            report(&text, true, outcome.spans.text, found);
        }
    }
}

fn report(text: &str, may_deny: bool, span: Span, found: &mut Diagnostics) {
    let lower = text.to_lowercase();
    let claim = CLAIMS.iter().find(|claim| {
        lower.match_indices(**claim).any(|(at, _)| !(may_deny && is_denied(&lower[..at])))
    });
    if let Some(claim) = claim {
        found.push(RULE.at(span).with("words", *claim));
    }
}

/// Whether the same clause takes back what follows.
fn is_denied(before: &str) -> bool {
    let clause = before.rsplit(['。', '；', '！', '？', '.', ';', '!', '?']).next().unwrap_or(before);
    DENIALS.iter().any(|denial| clause.contains(denial))
}
