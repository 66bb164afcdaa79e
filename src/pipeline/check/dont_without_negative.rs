//! Reports an item in a callout `[!DONT]` that reads like advice to do something, because it has no negative word.

use super::claims::listed;
use super::{Check, Language, Look, Record, RecordContext, texts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Callout, CalloutKind, PlacedText};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "dont-without-negative",
    severity: Severity::Warning,
    message: Words("this item of a don't list has no word like `do not`"),
    help: Words(
        "begin it with a negative word, such as `Do not` or `Avoid`; otherwise the item sounds like advice to do it",
    ),
    specification: include_str!("dont_without_negative.md"),
};

/// Words that make a sentence negative.
static NEGATIVES: Lexicon = Lexicon {
    en: "not、never、avoid、no、stop、cannot、without、refrain、limit、skip、less、quit",
    zh: "不要、不可、不能、不得、不宜、不應、不該、不必、不用、不再、不吃、不喝、不做、不抽、勿、避免、\
         切莫、請別、就別、千萬別、先別、也別、少、禁、停止、戒、拒絕、遠離",
};

/// Characters that make a sentence negative if they begin it.
static FIRST: Lexicon = Lexicon { en: "", zh: "不別少莫禁忌戒勿免無沒" };

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    if matches!(context.language, Language::Other) {
        return;
    }
    texts::each_callout(record, &mut |callout: &Callout| {
        if callout.kind != CalloutKind::Dont {
            return;
        }
        let lists = callout.body.iter().filter_map(|block| match block {
            Block::List(list) => Some(&list.items),
            _ => None,
        });
        for item in lists.flatten() {
            let text = item.blocks.iter().find_map(|block| match block {
                Block::Paragraph(inlines) | Block::Plain(inlines) => Some(PlacedText::of(inlines)),
                _ => None,
            });
            let Some(placed) = text else { continue };
            if !is_negative(&placed.text, context.language) {
                found.push(RULE.at(item.span));
            }
        }
    });
}

/// Returns true if the first sentence of a text is negative. Also true for a sentence in a language that this check
/// cannot judge.
fn is_negative(text: &str, language: Language) -> bool {
    let sentence = text.split_inclusive(['。', '！', '；', '\n']).next().unwrap_or_default();
    let has_han = sentence.contains(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let has_kana = sentence.contains(|c| ('\u{3040}'..='\u{30FF}').contains(&c));
    if has_han {
        let begins = sentence.starts_with(|c| FIRST.zh.contains(c));
        return !language.is_chinese()
            || has_kana
            || begins
            || listed(NEGATIVES.zh).any(|word| sentence.contains(word));
    }
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let is_foreign = sentence.contains(|c: char| c.is_alphabetic() && !c.is_ascii());
    let mut words = words.map(str::to_lowercase);
    is_foreign
        || words.any(|word| {
            listed(NEGATIVES.en).any(|own| own == word)
                || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}
