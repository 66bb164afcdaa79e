//! The rules about mistakes in a drawing.

use crate::diagnostic::{Rule, Severity, Words};

/// The file is not a drawing that can be read.
pub static BROKEN_DRAWING: Rule = Rule {
    name: "broken-drawing",
    severity: Severity::Error,
    message: Words {
        en: "this drawing cannot be read: {problem}",
        zh: "看不懂這個圖檔：{problem}",
    },
    help: Words {
        en: "a drawing is an SVG file: `<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 150\">`, title, description, shapes, `</svg>`",
        zh: "圖檔要寫成SVG：`<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 150\">`、標題、說明、圖形，最後是 `</svg>`",
    },
    specification: include_str!("rules/broken-drawing.md"),
};

/// Something that a drawing must not hold.
pub static FORBIDDEN_IN_DRAWING: Rule = Rule {
    name: "forbidden-in-drawing",
    severity: Severity::Error,
    message: Words { en: "a drawing must not contain {what}", zh: "圖檔裡不能有{what}" },
    help: Words {
        en: "delete it. Drawings contain simple shapes; their colours are classes, such as `class=\"accent\"`",
        zh: "請刪掉。圖檔只放簡單的圖形；顏色用類別來寫，例如 `class=\"accent\"`",
    },
    specification: include_str!("rules/forbidden-in-drawing.md"),
};

/// A class that the theme does not know.
pub static UNKNOWN_DRAWING_CLASS: Rule = Rule {
    name: "unknown-drawing-class",
    severity: Severity::Error,
    message: Words {
        en: "drawings have no class `{class}`", zh: "圖檔沒有 `{class}` 這個類別"
    },
    help: Words { en: "use one of {classes}", zh: "可用的類別：{classes}" },
    specification: include_str!("rules/unknown-drawing-class.md"),
};

/// A drawing that says nothing to those who do not see it.
pub static DRAWING_WITHOUT_TEXT: Rule = Rule {
    name: "drawing-without-text",
    severity: Severity::Error,
    message: Words {
        en: "this drawing has no `<{element}>`, so people who cannot see it learn nothing",
        zh: "這個圖檔沒有 `<{element}>`，看不見圖的人就不知道內容",
    },
    help: Words {
        en: "directly after `<svg …>`, write `<title>what it is</title><desc>what it shows, in a sentence or two</desc>`",
        zh: "在 `<svg …>` 後面寫 `<title>這是什麼圖</title><desc>用一兩句話說明圖中的內容</desc>`",
    },
    specification: include_str!("rules/drawing-without-text.md"),
};

/// A drawing that makes pages heavy.
pub static LARGE_DRAWING: Rule = Rule {
    name: "large-drawing",
    severity: Severity::Warning,
    message: Words {
        en: "this drawing has {size} KB, which makes every page with it slow",
        zh: "這個圖檔有 {size} KB，放它的網頁都會變得一樣重",
    },
    help: Words {
        en: "use fewer shapes and numbers with one decimal; 20 KB are enough for a picture of a house with people",
        zh: "請減少圖形，座標留一位小數就好；20 KB足夠畫一間有人的房子",
    },
    specification: include_str!("rules/large-drawing.md"),
};
