//! `guide.toml`.

use super::look::THEME;
use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::settings::Motif;

/// The settings of a guide.
pub static GUIDE: Record = Record::new(
    "guide",
    Words {
        en: "The settings of a guide: `content/guide.toml`.",
        zh: "整份指南的設定：`content/guide.toml`。",
    },
    &[
        required("title", Shape::Text, Words { en: "The title of the guide.", zh: "指南的名稱。" }),
        optional(
            "short-title",
            Shape::Text,
            Words {
                en: "A shorter title for the header; the title by default.",
                zh: "頁首用的簡短名稱；不寫就用 `title`。",
            },
        ),
        required(
            "description",
            Shape::Text,
            Words {
                en: "One or two sentences about the guide, for search results and the feed.",
                zh: "用一兩句話介紹這份指南，給搜尋結果與訂閱來源用。",
            },
        ),
        required(
            "language",
            Shape::Language,
            Words {
                en: "The language of the guide as a BCP 47 tag, such as `en` or `zh-Hant-TW`.",
                zh: "指南的語言，寫 BCP 47 標籤，例如 `zh-Hant-TW` 或 `en`。",
            },
        ),
        optional(
            "base-url",
            Shape::Address,
            Words {
                en: "The address of the published site, without `?` and `#`. Needed for the sitemap, the feed and canonical links.",
                zh: "網站發布後的網址，不含 `?` 與 `#`。有了它才有網站地圖、訂閱來源與標準網址。",
            },
        ),
        optional(
            "urls",
            Shape::Word(&["files", "folders"]),
            Words {
                en: "`files` (`causes.html`, works from a disk, the default) or `folders` (`causes/`, for servers).",
                zh: "`files`（`causes.html`，直接從硬碟開也能用；預設）或 `folders`（`causes/`，要放在伺服器上）。",
            },
        ),
        optional(
            "version",
            Shape::Text,
            Words {
                en: "The version of the guide, printed with its pages.",
                zh: "指南的版本，列印時會印出來。",
            },
        ),
        optional(
            "license",
            Shape::Text,
            Words {
                en: "The licence, such as `CC BY 4.0`.", zh: "授權方式，例如 `CC BY 4.0`。"
            },
        ),
        optional(
            "license-url",
            Shape::Address,
            Words { en: "Where the licence can be read.", zh: "授權條款的網址。" },
        ),
        optional(
            "order",
            Shape::Texts,
            Words {
                en: "The reading order: ids of sections and names of folders. The rest follows, sorted by path.",
                zh: "閱讀順序：章節的代號、資料夾的名稱。沒寫到的接在後面，依路徑排列。",
            },
        ),
        optional(
            "key-messages",
            Shape::Inlines,
            Words {
                en: "The most important messages, one line each, first on the home page.",
                zh: "最重要的幾句話，一句一項，放在首頁最前面。",
            },
        ),
        optional(
            "introduction",
            Shape::Markdown,
            Words {
                en: "An introduction, after the key messages.", zh: "引言，接在重點之後。"
            },
        ),
        optional(
            "navigation",
            Shape::Tables(&WAY, 0),
            Words {
                en: "The links of the header, in order.", zh: "頁首的連結，依順序排列。"
            },
        ),
        optional(
            "redirects",
            Shape::Tables(&REDIRECT, 0),
            Words {
                en: "Old addresses, and where they lead now.",
                zh: "舊網址，以及現在轉到哪裡。",
            },
        ),
        optional(
            "groups",
            Shape::Tables(&GROUP, 0),
            Words {
                en: "Sections that belong together, in the menu and on the home page.",
                zh: "讀者會一起找的章節，列在選單與首頁。",
            },
        ),
        optional(
            "home",
            Shape::Table(&HOME),
            Words { en: "The texts of the home page.", zh: "首頁的內容。" },
        ),
        optional(
            "motif",
            Shape::Choice(|| Motif::ALL.map(|(name, _)| name).to_vec()),
            Words {
                en: "The guide's sign: the first letter of its name, or the rings of a bone.",
                zh: "指南的標誌：名稱的第一個字，或骨頭橫切面的圓環。",
            },
        ),
        optional(
            "theme",
            Shape::Table(&THEME),
            Words {
                en: "Colours, sign and words of the theme.",
                zh: "佈景主題的顏色、標誌與用語。",
            },
        ),
        optional(
            "words",
            Shape::Table(&WORDS),
            Words {
                en: "Words that the guide avoids, each with its replacement.",
                zh: "這份指南不用的詞，各自改用什麼詞。",
            },
        ),
        optional(
            "checks",
            Shape::Table(&CHECKS),
            Words { en: "Checks that are switched off.", zh: "不做哪些檢查。" },
        ),
        optional(
            "search",
            Shape::Boolean,
            Words {
                en: "Whether readers can search the guide; they can by default.",
                zh: "讀者能不能搜尋這份指南；不寫就能。",
            },
        ),
        required(
            "publisher",
            Shape::Table(&PUBLISHER),
            Words { en: "Who publishes the guide.", zh: "發布指南的單位。" },
        ),
        optional(
            "editorial",
            Shape::Table(&EDITORIAL),
            Words {
                en: "How the guide is made; shown on the about page.",
                zh: "指南怎麼編寫，放在「關於」頁。",
            },
        ),
    ],
);

static WAY: Record = Record::new(
    "way",
    Words { en: "A link to a place in the guide.", zh: "連到指南裡某處的連結。" },
    &[
        required(
            "to",
            Shape::Mention,
            Words {
                en: "The target: a mention such as `section:diet`.",
                zh: "連到哪裡，例如 `section:diet`。",
            },
        ),
        optional(
            "title",
            Shape::Inline,
            Words {
                en: "The text of the link; the title of the target by default.",
                zh: "連結的文字；不寫就用目標的標題。",
            },
        ),
    ],
);

static REDIRECT: Record = Record::new(
    "redirect",
    Words { en: "An old address.", zh: "舊網址。" },
    &[
        required(
            "from",
            Shape::Text,
            Words {
                en: "The old address, as a path within the site.",
                zh: "舊網址，寫網站底下的路徑。",
            },
        ),
        required(
            "to",
            Shape::Mention,
            Words {
                en: "The current target: a mention such as `section:diet`.",
                zh: "現在轉到哪裡，例如 `section:diet`。",
            },
        ),
    ],
);

static TOLD_WAY: Record = Record::new(
    "way-with-text",
    Words {
        en: "A link to a place in the guide, with a clause about it.",
        zh: "連到指南裡某處的連結，附一小句說明。",
    },
    &[optional("text", Shape::Inline, Words { en: "A clause about it.", zh: "一小句說明。" })],
)
.like(&WAY);

static GROUP: Record = Record::new(
    "group",
    Words { en: "Sections that belong together.", zh: "讀者會一起找的章節。" },
    &[
        required(
            "title",
            Shape::Inline,
            Words { en: "The title of the group.", zh: "這一組的標題。" },
        ),
        optional(
            "members",
            Shape::Mentions,
            Words {
                en: "Its sections and parts, as mentions.",
                zh: "裡面的篇章與單元，寫成 `section:…`、`part:…`。",
            },
        ),
    ],
);

static HOME: Record = Record::new(
    "home",
    Words { en: "The texts of the home page.", zh: "首頁的內容。" },
    &[
        optional(
            "lead",
            Shape::Inline,
            Words {
                en: "The sentence at the top; the title by default.",
                zh: "最上面的一句話；不寫就用指南名稱。",
            },
        ),
        optional(
            "text",
            Shape::Inline,
            Words {
                en: "The text below it; the description by default.",
                zh: "下面的說明；不寫就用 `description`。",
            },
        ),
        optional(
            "emergency",
            Shape::Inline,
            Words {
                en: "Whom to call in an emergency, and when.", zh: "緊急時什麼情況要打給誰。"
            },
        ),
        optional(
            "actions",
            Shape::Tables(&WAY, 0),
            Words {
                en: "The buttons; the questionnaires by default.", zh: "按鈕；不寫就是問卷。"
            },
        ),
        optional(
            "situations",
            Shape::Tables(&TOLD_WAY, 0),
            Words {
                en: "Situations that readers may be in.", zh: "讀者可能遇到的情況。"
            },
        ),
        optional(
            "today",
            Shape::Tables(&TOLD_WAY, 0),
            Words { en: "What readers can do today.", zh: "讀者今天就能做的事。" },
        ),
    ],
);

static WORDS: Record = Record::new(
    "avoided-words",
    Words {
        en: "Words to avoid, each with its replacement; a word that replaces itself is allowed.",
        zh: "要避免的詞與改用的詞，例如 `\"維他命\" = \"維生素\"`；前後寫一樣表示可以用。",
    },
    &[],
)
.open(Shape::Text);

static CHECKS: Record = Record::new(
    "checks",
    Words { en: "Checks that are switched off.", zh: "不做哪些檢查。" },
    &[optional(
        "off",
        Shape::Texts,
        Words {
            en: "Names of rules whose warnings and notes are switched off for this guide.",
            zh: "這份指南不需要的提醒，寫規則的名稱，例如 `mixed-forms`。",
        },
    )],
);

static PUBLISHER: Record = Record::new(
    "publisher",
    Words { en: "Who publishes the guide.", zh: "發布指南的單位。" },
    &[
        required("name", Shape::Text, Words { en: "The name of the publisher.", zh: "單位名稱。" }),
        optional(
            "url",
            Shape::Address,
            Words { en: "The publisher's own site.", zh: "單位的網站。" },
        ),
        optional(
            "contact",
            Shape::Address,
            Words {
                en: "Where readers report mistakes: a `mailto:` or `https:` address.",
                zh: "讀者回報錯誤的管道：`mailto:` 或 `https:` 開頭的網址。",
            },
        ),
        optional("address", Shape::Text, Words { en: "The postal address.", zh: "地址。" }),
    ],
);

static EDITORIAL: Record = Record::new(
    "editorial",
    Words { en: "How the guide is made.", zh: "指南怎麼編寫。" },
    &[
        optional(
            "about",
            Shape::Markdown,
            Words {
                en: "What this guide is, and for whom.", zh: "這是什麼指南、寫給誰看。"
            },
        ),
        optional(
            "policy",
            Shape::Markdown,
            Words {
                en: "How it is written, checked and corrected.", zh: "怎麼編寫、查核與更正。"
            },
        ),
        optional("funding", Shape::Markdown, Words { en: "Who pays for it.", zh: "經費來源。" }),
        optional(
            "conflicts",
            Shape::Markdown,
            Words { en: "Conflicts of interest.", zh: "利益衝突。" },
        ),
        optional(
            "disclaimer",
            Shape::Markdown,
            Words {
                en: "A disclaimer, shown at the foot of each page.",
                zh: "聲明這份指南不能取代什麼；會出現在每一頁最下面。",
            },
        ),
    ],
);
