//! The texts of the preview in the page.

use std::collections::BTreeMap;

use crate::diagnostic::{Language, Words};

/// The texts by the name that the script uses.
static WORDS: [(&str, Words); 22] = [
    ("preview", Words { en: "Preview", zh: "預覽" }),
    ("error", Words { en: "Error", zh: "錯誤" }),
    ("warning", Words { en: "Warning", zh: "警告" }),
    ("note", Words { en: "Note", zh: "提醒" }),
    ("errors", Words { en: "Errors: {n}", zh: "錯誤 {n}" }),
    ("warnings", Words { en: "Warnings: {n}", zh: "警告 {n}" }),
    ("notes", Words { en: "Notes: {n}", zh: "提醒 {n}" }),
    ("nothing", Words { en: "No problems found", zh: "沒有發現問題" }),
    (
        "behind",
        Words {
            en: "The page below is the last one without errors. It is updated when these are fixed.",
            zh: "下面是最後一次沒有錯誤時的頁面；改好這些錯誤就會更新。",
        },
    ),
    (
        "held",
        Words {
            en: "{n} more findings only follow from these; they are shown if they remain.",
            zh: "另有 {n} 個問題只是這些錯誤的結果，改好後若還在才會列出。",
        },
    ),
    ("help", Words { en: "What to do", zh: "怎麼改" }),
    ("meant", Words { en: "Did you mean {name}?", zh: "您是不是要寫 {name}？" }),
    ("close", Words { en: "Close", zh: "關閉" }),
    ("show", Words { en: "Show on its page", zh: "到出現的頁面" }),
    ("openFile", Words { en: "Open in the editor", zh: "在編輯器開啟" }),
    (
        "noEditor",
        Words {
            en: "No editor is set. Start with --editor vscode, for example.",
            zh: "還沒有設定編輯器，例如啟動時加上 --editor vscode。",
        },
    ),
    (
        "tip",
        Words {
            en: "Hold Alt and point at a text to see where it is written; click to open it in your editor.",
            zh: "按住 Alt 指著文字，就看得到它寫在哪個檔案；再按一下，會在編輯器裡開啟。",
        },
    ),
    (
        "changes",
        Words {
            en: "Mark what changed since the last build", zh: "標出上次產生網站後改過的地方"
        },
    ),
    (
        "isNew",
        Words {
            en: "This page is new since the last build.",
            zh: "這一頁是上次產生網站後新增的。",
        },
    ),
    (
        "unchanged",
        Words {
            en: "This page has not changed since the last build.",
            zh: "這一頁和上次產生的網站相同。",
        },
    ),
    ("changed", Words { en: "Changed parts: {n}", zh: "改過 {n} 處" }),
    (
        "lost",
        Words {
            en: "The preview has stopped; start osteon serve again",
            zh: "預覽已停止，請重新執行 osteon serve",
        },
    ),
];

/// The texts in one language.
pub fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, words)| (*name, words.in_language(language))).collect()
}
