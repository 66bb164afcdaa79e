//! Records of files whose table names are ids: people, sources, terms.

use super::{Demand, Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::person::Role;
use crate::model::reference::REFERENCE_TYPES;

/// `people.toml`.
pub static PEOPLE: Record = Record::new(
    "people",
    Words {
        en: "Authors and reviewers, by id: `content/people.toml`.",
        zh: "作者與審閱者，依代號列出：`content/people.toml`。",
    },
    &[],
)
.open(Shape::Table(&PERSON));

static PERSON: Record = Record::new(
    "person",
    Words {
        en: "An author, editor, translator or reviewer.", zh: "作者、編輯、譯者或審閱者。"
    },
    &[
        required(
            "name",
            Shape::Text,
            Words { en: "The name, as shown to readers.", zh: "要顯示的姓名。" },
        ),
        required(
            "roles",
            Shape::Array(&Shape::Choice(|| Role::ALL.map(|(name, _)| name).to_vec()), 1),
            Words { en: "What they do for the guide.", zh: "在這份指南裡的角色。" },
        ),
        optional(
            "group",
            Shape::Boolean,
            Words {
                en: "Whether this is a team or an office, not one person.",
                zh: "是不是團隊或單位，而不是一個人。",
            },
        ),
        optional(
            "qualifications",
            Shape::Text,
            Words { en: "Their qualifications.", zh: "資格、職稱。" },
        ),
        optional("affiliation", Shape::Text, Words { en: "Where they work.", zh: "服務單位。" }),
        optional("url", Shape::Address, Words { en: "Their own page.", zh: "個人網頁。" }),
        optional("about", Shape::Markdown, Words { en: "A short biography.", zh: "簡短的介紹。" }),
    ],
);

/// `references.toml`.
pub static REFERENCES: Record = Record::new(
    "references",
    Words {
        en: "Sources, by the key that citations use: `content/references.toml`.",
        zh: "參考文獻，依引用時的代號列出：`content/references.toml`。",
    },
    &[],
)
.open(Shape::Table(&REFERENCE));

static REFERENCE: Record = Record::new(
    "reference",
    Words { en: "A source.", zh: "一筆參考文獻。" },
    &[
        required(
            "type",
            Shape::Word(&REFERENCE_TYPES),
            Words { en: "The type of source.", zh: "文獻的種類。" },
        ),
        required("title", Shape::Text, Words { en: "The title.", zh: "標題。" }),
        optional(
            "authors",
            Shape::Texts,
            Words {
                en: "The authors, as shown to readers; an organisation is one author.",
                zh: "作者，照要顯示的樣子寫；機構算一個作者。",
            },
        ),
        optional(
            "year",
            Shape::WholeNumber,
            Words { en: "The year of publication.", zh: "出版年（西元）。" },
        ),
        optional(
            "container",
            Shape::Text,
            Words {
                en: "The journal, book or site that contains it.",
                zh: "刊登的期刊、書籍或網站。",
            },
        ),
        optional("volume", Shape::Text, Words { en: "The volume.", zh: "卷。" }),
        optional("issue", Shape::Text, Words { en: "The issue.", zh: "期。" }),
        optional("pages", Shape::Text, Words { en: "The pages.", zh: "頁碼。" }),
        optional("publisher", Shape::Text, Words { en: "The publisher.", zh: "出版者。" }),
        optional(
            "doi",
            Shape::Text,
            Words { en: "The DOI, which begins with `10.`.", zh: "DOI，以 `10.` 開頭。" },
        ),
        optional(
            "pmid",
            Shape::Text,
            Words { en: "The PubMed number, in quotes.", zh: "PubMed 編號，要加引號。" },
        ),
        optional("url", Shape::Address, Words { en: "Where it can be read.", zh: "網址。" }),
        optional(
            "accessed",
            Shape::Date,
            Words { en: "The day on which you read it.", zh: "查閱日期。" },
        ),
        optional(
            "language",
            Shape::Language,
            Words {
                en: "The language of the source, if it is not the guide's.",
                zh: "文獻的語言；與指南不同時才寫。",
            },
        ),
        optional(
            "note",
            Shape::Markdown,
            Words {
                en: "What it shows, and its limits.", zh: "這份文獻說了什麼、有什麼限制。"
            },
        ),
    ],
)
.with(&[Demand::AtLeastOne(&["year", "accessed"])]);

/// `glossary.toml`.
pub static GLOSSARY: Record = Record::new(
    "glossary",
    Words {
        en: "Terms, by id: `content/glossary.toml`.",
        zh: "名詞解釋，依代號列出：`content/glossary.toml`。",
    },
    &[],
)
.open(Shape::Table(&TERM));

static TERM: Record = Record::new(
    "term",
    Words { en: "A term and what it means.", zh: "名詞與它的意思。" },
    &[
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words {
                en: "Former ids; links to them still work.",
                zh: "以前用過的代號；網頁上原來的位置會保留。",
            },
        ),
        required("term", Shape::Text, Words { en: "The term.", zh: "名詞。" }),
        optional("abbreviation", Shape::Text, Words { en: "Its abbreviation.", zh: "縮寫。" }),
        optional("english", Shape::Text, Words { en: "The English term.", zh: "英文。" }),
        optional("aliases", Shape::Texts, Words { en: "Other words for it.", zh: "其他說法。" }),
        optional(
            "group",
            Shape::Text,
            Words {
                en: "The heading under which the terms of this group are listed.",
                zh: "同一組名詞的標題。",
            },
        ),
        required("definition", Shape::Markdown, Words { en: "Its meaning.", zh: "意思。" }),
    ],
);
