//! Reports a promise that no treatment can keep, such as that it has `no side effects`.

use super::claims::listed;
use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "overclaim",
    severity: Severity::Warning,
    message: Words("`{words}` promises more than any treatment can keep"),
    help: Words(
        "write how many people the treatment helps, such as `helps about 3 in 10 people`, and how certain that is",
    ),
    specification: include_str!("overclaim.md"),
};

/// Words that promise a result.
static PROMISES: Lexicon = Lexicon {
    en: "guaranteed to、miracle cure、no side effects、no side-effects、without any side effects、\
         100% effective、100% safe、completely safe、cures all、never fails、works for everyone、\
         wonder drug",
    zh: "零副作用、無副作用、沒有任何副作用、完全沒有副作用、特效藥、保證有效、保證治癒、保證療效、\
         百分之百有效、100%有效、100% 有效、徹底根治、完全根治、永不復發、包醫、神奇療效、藥到病除",
};
/// Words that deny a promise or warn of it. A sentence with such a word makes no promise.
static DENIALS: Lexicon = Lexicon {
    en: "not、no 、never、n't、n’t、beware、claim、promise、if 、nothing、cannot、?、“、\"、advert、myth",
    zh: "沒有、不、無法、並非、別、勿、小心、當心、宣稱、號稱、聲稱、所謂、標榜、廣告、如果、若、誤以為、\
         ？、嗎、尚無、「、詐",
};

/// The words that promise a result in this language. `None` if this check does not support the language.
fn promises(language: Language) -> Option<&'static str> {
    match language {
        Language::Taiwanese | Language::TraditionalChinese => Some(PROMISES.zh),
        Language::English => Some(PROMISES.en),
        Language::Chinese | Language::Other => None,
    }
}

fn clues(language: Language) -> Vec<Clue> {
    promises(language).map_or(Vec::new(), |words| listed(words).map(Clue::Word).collect())
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let Some(words) = promises(context.language) else { return };
    let lower = passage.text().to_lowercase();
    let claims = listed(words).filter_map(|claim| Some((lower.find(claim)?, claim)));
    let Some((at, claim)) = claims.filter(|(at, claim)| !is_denied(&lower, *at, claim)).min()
    else {
        return;
    };
    if let Some(span) = passage.span(at..at + claim.len()) {
        found.push(RULE.at(span).with("words", claim));
    }
}

/// Returns true if the sentence that contains `claim` denies it, warns of it, or is a question. `at` is the byte offset
/// of `claim` in `text`.
fn is_denied(text: &str, at: usize, claim: &str) -> bool {
    let ends = ['。', '！', '；', '.', '!', ';', '\n'];
    let start = text[..at].rfind(ends).map_or(0, |end| end + 1);
    let start = (start..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let after = &text[at + claim.len()..];
    let end = after.find(ends).unwrap_or(after.len());
    let around = format!("{} {}", &text[start..at], &after[..end]);
    listed(DENIALS.en).chain(listed(DENIALS.zh)).any(|denial| around.contains(denial))
}
