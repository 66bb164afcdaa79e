//! The front matter of Markdown files.

use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;

/// The front matter of a section.
pub static SECTION: Record = Record::new(
    "section",
    Words {
        en: "The front matter of a section, between two lines `+++`.",
        zh: "篇章的檔頭，寫在兩行 `+++` 之間。",
    },
    &[
        required(
            "title",
            Shape::Text,
            Words { en: "The title of the section.", zh: "篇章的標題。" },
        ),
        optional(
            "description",
            Shape::Text,
            Words {
                en: "One or two sentences for search results and cards; the first paragraph by default.",
                zh: "用一兩句話介紹，給搜尋結果與卡片用；不寫就用第一段。",
            },
        ),
        optional(
            "authors",
            Shape::Texts,
            Words {
                en: "Who wrote it: ids of `people.toml`.",
                zh: "作者：`people.toml` 裡的代號。",
            },
        ),
        optional(
            "updated",
            Shape::Date,
            Words {
                en: "The day on which the text last changed.", zh: "內容最後修改的日期。"
            },
        ),
        optional(
            "changes",
            Shape::Tables(&CHANGE, 0),
            Words {
                en: "Changes that readers are told about: on the about page, and in the feed.",
                zh: "告訴讀者改了什麼；列在「關於」頁與訂閱來源。",
            },
        ),
        optional(
            "handout",
            Shape::Boolean,
            Words {
                en: "Whether this is a hand-out: one sheet of paper that a reader takes along.",
                zh: "是不是衛教單張（印成一張紙讓讀者帶走）。",
            },
        ),
        optional(
            "draft",
            Shape::Boolean,
            Words {
                en: "Whether it is not ready to be published.",
                zh: "是不是還沒寫好、先不發布的草稿。",
            },
        ),
        optional(
            "aliases",
            Shape::Texts,
            Words {
                en: "Former addresses of its page, as paths within the site.",
                zh: "網頁以前的網址，寫網站底下的路徑。",
            },
        ),
        optional(
            "review",
            Shape::Table(&REVIEW),
            Words {
                en: "The clinical review, once a clinician has read the whole page.",
                zh: "臨床審閱；要等臨床人員讀完整頁才寫。",
            },
        ),
        optional(
            "key-messages",
            Shape::Inlines,
            Words {
                en: "The most important messages, shown before the text.",
                zh: "最重要的幾句話，放在內文之前。",
            },
        ),
    ],
);

static CHANGE: Record = Record::new(
    "change",
    Words { en: "A change.", zh: "一次修改。" },
    &[
        required("date", Shape::Date, Words { en: "The day.", zh: "日期。" }),
        required(
            "text",
            Shape::Inline,
            Words {
                en: "What has changed, in one sentence.", zh: "用一句話說改了什麼。"
            },
        ),
    ],
);

static REVIEW: Record = Record::new(
    "review",
    Words { en: "A clinical review.", zh: "臨床審閱。" },
    &[
        required(
            "by",
            Shape::Text,
            Words {
                en: "Who reviewed it: the id of a person with the role `clinical-reviewer`.",
                zh: "審閱者：角色是 `clinical-reviewer` 的人的代號。",
            },
        ),
        required("date", Shape::Date, Words { en: "The day of the review.", zh: "審閱日期。" }),
        required(
            "next",
            Shape::Date,
            Words { en: "The day of the next review.", zh: "下次審閱的日期。" },
        ),
    ],
);

/// The front matter of `_part.md`.
pub static PART: Record = Record::new(
    "part",
    Words {
        en: "The front matter of `_part.md`, which describes a folder of sections.",
        zh: "`_part.md` 的檔頭，說明這個資料夾是指南的哪一部分。",
    },
    &[
        required(
            "title",
            Shape::Text,
            Words { en: "The title of the part.", zh: "這一部分的標題。" },
        ),
        optional(
            "description",
            Shape::Text,
            Words {
                en: "One or two sentences for search results and cards; the first paragraph by default.",
                zh: "用一兩句話介紹，給搜尋結果與卡片用；不寫就用第一段。",
            },
        ),
        optional(
            "aliases",
            Shape::Texts,
            Words {
                en: "Former addresses of its page, as paths within the site.",
                zh: "網頁以前的網址，寫網站底下的路徑。",
            },
        ),
        optional(
            "order",
            Shape::Texts,
            Words {
                en: "The reading order of this folder: ids of its sections, names of its folders.",
                zh: "這個資料夾的閱讀順序：章節的代號、資料夾的名稱。",
            },
        ),
    ],
);
