//! Rules for the characters of a file.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: [&Rule; 3] = [&INVISIBLE_CHARACTER, &MERGE_CONFLICT, &UNREADABLE_CHARACTER];

/// An invisible character without a function.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    name: "invisible-character",
    severity: Severity::Warning,
    message: Words {
        en: "there is an invisible character here: {code}",
        zh: "這裡有看不見的字元 {code}",
    },
    help: DELETE,
    specification: include_str!("rules/invisible-character.md"),
};

/// Markers of an unfinished Git merge.
pub static MERGE_CONFLICT: Rule = Rule {
    name: "merge-conflict",
    severity: Severity::Error,
    message: Words {
        en: "this file contains two versions of a text that were not merged completely",
        zh: "這個檔案合併時有衝突，還沒有決定要用哪一個版本",
    },
    help: Words {
        en: "between `<<<<<<<` and `>>>>>>>`, keep the right version, and delete the other one and the three lines of marks",
        zh: "`<<<<<<<` 到 `>>>>>>>` 之間有兩個版本，請留下正確的，刪除另一個和三行標記",
    },
    specification: include_str!("rules/merge-conflict.md"),
};

/// A character that cannot be displayed.
pub static UNREADABLE_CHARACTER: Rule = Rule {
    name: "unreadable-character",
    severity: Severity::Error,
    message: Words {
        en: "there is a character here that readers cannot see correctly: {code}",
        zh: "這裡有讀者無法閱讀的字元 {code}",
    },
    help: CONTROL,
    specification: include_str!("rules/unreadable-character.md"),
};

/// Advice for a control character.
pub static CONTROL: Words = Words {
    en: "delete it, or write what is meant, such as a line break; such characters come with text pasted from other programs",
    zh: "請刪除它，或改成它代表的內容，例如換行；從其他程式貼上文字時常會帶進這種字元",
};

/// Advice for an invisible character.
pub static DELETE: Words = Words {
    en: "delete it: put the cursor after it and press Backspace once; such characters come with text pasted from web pages",
    zh: "請刪除它：把游標移到它後面，按一次倒退鍵；從網頁貼上文字時常會帶進這種字元",
};

/// Advice for a text direction mark.
pub static DIRECTION: Words = Words {
    en: "delete it: it can reverse the order of the text after it",
    zh: "請刪除它：它會讓後面的文字用不同的順序顯示",
};

/// Advice for a private-use character.
pub static PRIVATE: Words = Words {
    en: "write the usual character, such as `≥` or `•`: this one exists in a single font only, and other fonts show an empty box",
    zh: "請改打原本要的符號，例如 `≥` 或 `•`：這個字元只有某一種字型認得，其他字型會顯示成空框",
};

/// Advice for a replacement character.
pub static LOST: Words = Words {
    en: "write what belongs here: a character or a picture was lost when the text was copied or saved",
    zh: "請補上原本的內容：複製或儲存文字時，這裡的字或圖片遺失了",
};
