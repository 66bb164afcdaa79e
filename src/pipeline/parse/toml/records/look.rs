//! The theme settings in `guide.toml`.

use super::{Record, Shape, optional};
use crate::diagnostic::Words;

/// Colours, logo and texts.
pub static THEME: Record = Record::new(
    "theme",
    Words {
        en: "Colours, sign and words of the theme.", zh: "佈景主題的顏色、標誌與用語。"
    },
    &[
        optional(
            "accent",
            Shape::Color,
            Words {
                en: "The colour of links, buttons and signs on light pages. The other colours follow it.",
                zh: "淺色畫面的連結、按鈕與標誌的顏色。其他顏色會跟著調整。",
            },
        ),
        optional(
            "accent-dark",
            Shape::Color,
            Words {
                en: "The same on dark pages; a lighter shade of `accent` by default.",
                zh: "深色畫面的連結、按鈕與標誌的顏色；不寫就用較淺的 `accent`。",
            },
        ),
        optional(
            "paper",
            Shape::Color,
            Words { en: "The background of light pages.", zh: "淺色畫面的底色。" },
        ),
        optional(
            "paper-dark",
            Shape::Color,
            Words { en: "The background of dark pages.", zh: "深色畫面的底色。" },
        ),
        optional(
            "band",
            Shape::Color,
            Words {
                en: "The background of the band at the top of the home page, which has light letters; a darker shade of `accent` by default.",
                zh: "首頁最上方色帶的底色，上面是淺色字；不寫就用較深的 `accent`。",
            },
        ),
        optional(
            "mark",
            Shape::Text,
            Words {
                en: "A square picture in `static/`, such as `mark.svg`: the sign in the header and in the tab of the browser.",
                zh: "`static/` 裡的正方形圖片，例如 `mark.svg`：頁首與瀏覽器分頁上的標誌。",
            },
        ),
        optional(
            "words",
            Shape::Table(&WORDS),
            Words {
                en: "Other words for those of the theme, in groups as `osteon theme templates/locales/en.toml --print` shows them.",
                zh: "想換掉的介面用語，分組方式見 `osteon theme templates/locales/zh-Hant-TW.toml --print`。",
            },
        ),
    ],
);

static WORDS: Record = Record::new(
    "words",
    Words { en: "Words of the theme, in groups.", zh: "佈景主題的用語，依組排列。" },
    &[],
)
.open(Shape::Any);
