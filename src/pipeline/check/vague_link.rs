//! A link whose text says nothing.

use super::claims::listed;
use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "vague-link",
    severity: Severity::Warning,
    message: Words {
        en: "the text of this link, `{text}`, does not say where it leads",
        zh: "連結文字 `{text}` 沒有說明會連到哪裡",
    },
    help: Words {
        en: "name what is there: screen readers list links without the sentence around them",
        zh: "請寫出連到的內容；螢幕閱讀器會把連結單獨列出，聽不到前後文",
    },
    specification: include_str!("vague_link.md"),
};

/// Texts that name nothing.
static VAGUE: Words = Words {
    en: "here、click here、this link、link、more、read more、learn more、this、this page、see here、\
         see more、more info、more information、click、website",
    zh: "這裡、这里、此處、這邊、點我、點此、按此、連結、更多、按這裡、點這裡、看這裡、請按這裡、\
         請點這裡、這個連結、此連結、了解更多、閱讀更多、詳見、詳情、點擊這裡",
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for (text, place) in facts.passages.iter().flat_map(|passage| &passage.links) {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if listed(VAGUE.en).chain(listed(VAGUE.zh)).any(|vague| vague == bare) {
            found.push(RULE.at(*place).with("text", text.as_str()));
        }
    }
}
