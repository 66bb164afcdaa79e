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

/// Words for a level of risk or for a diagnosis. A guide in one language may quote the other.
static CLAIMS: Words = Words {
    en: "low risk, low-risk, medium risk, medium-risk, moderate risk, moderate-risk, high risk, high-risk, no risk, \
         risk is low, risk is high, risk level, risk score, level of risk, you have been diagnosed",
    zh: "低風險、中風險、高風險、低度風險、中度風險、高度風險、零風險、無風險、沒有風險、風險低、風險高、風險很低、\
         風險很高、風險較低、風險較高、風險偏低、風險偏高、風險極低、風險極高、風險不高、風險不大、風險等級、\
         風險分數、您已確診、您已經確診、安全無虞",
};

/// Words before a claim, in the same clause, that take it back.
static DENIALS: Words = Words {
    en: "not, cannot, never, nor, neither, without, if",
    zh: "不代表、不等於、不表示、不是、並非、不會、不能、無法、如果、若",
};

/// Words that do so only right before it: "with no yes you are at low risk" claims.
static NONE: Words = Words { en: "no", zh: "沒有" };

/// What makes another claim of one that it follows.
static LONGER: Words = Words { en: "level, score", zh: "等級、分數" };

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
    let claims = listed(CLAIMS.en).chain(listed(CLAIMS.zh));
    // "No risk score" says nothing of "no risk": the longer one is a claim of its own.
    let goes_on = |after: &str| {
        listed(LONGER.en).chain(listed(LONGER.zh)).any(|rest| after.trim_start().starts_with(rest))
    };
    let mut made = claims.filter(|claim| {
        let mut places = lower.match_indices(claim);
        places.any(|(at, _)| {
            let is_denied = may_deny && is_denied(&lower[..at]);
            !is_denied && !goes_on(&lower[at + claim.len()..])
        })
    });
    if let Some(claim) = made.next() {
        found.push(RULE.at(span).with("words", claim));
    }
}

fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split([',', '、']).map(str::trim)
}

/// Whether the same clause takes back what follows. What another clause denies is another matter: "you have not said
/// yes, so your risk is low" claims.
fn is_denied(before: &str) -> bool {
    let ends = ['\n', '。', '；', '！', '？', '，', '：', '.', ';', '!', '?', ',', ':'];
    let clause = before.rsplit(ends).next().unwrap_or(before);
    let is_apart =
        |character: char| !character.is_alphanumeric() && !['\'', '’'].contains(&character);
    let words: Vec<&str> = clause.split(is_apart).filter(|word| !word.is_empty()).collect();
    let denies = |word: &&str| {
        word.ends_with("n't") || word.ends_with("n’t") || listed(DENIALS.en).any(|own| own == *word)
    };
    words.iter().any(denies)
        || words.last().is_some_and(|word| *word == NONE.en)
        || listed(DENIALS.zh).any(|denial| clause.contains(denial))
        || clause.ends_with(NONE.zh)
}
