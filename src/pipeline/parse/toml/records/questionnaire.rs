//! Questionnaires, and the questions of tables.

mod scale;

pub use self::scale::FORMULA;

use super::condition::CONDITION;
use super::values::RANGE;
use super::{Decided, Demand, Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::questionnaire::question::{AppliesTo, Polarity};
use crate::model::questionnaire::{Care, Flag, Group, Show};
use crate::model::table::kind::EVIDENCE;
use crate::model::words::Named;

/// A file of `questionnaires/`.
pub static QUESTIONNAIRE: Record = Record::new(
    "questionnaire",
    Words {
        en: "Questions that sort answers into what to do next: a file of `content/questionnaires/`.",
        zh: "問卷：依回答整理出接下來該做什麼。放在 `content/questionnaires/`。",
    },
    &[
        required("title", Shape::Text, Words { en: "The title.", zh: "標題。" }),
        optional(
            "aliases",
            Shape::Texts,
            Words {
                en: "Former addresses of its page, as paths within the site.",
                zh: "網頁以前的網址，寫網站底下的路徑。",
            },
        ),
        optional(
            "introduction",
            Shape::Markdown,
            Words {
                en: "What it is, and what it is not.", zh: "這份問卷是什麼、不是什麼。"
            },
        ),
        required(
            "closing",
            Shape::Markdown,
            Words {
                en: "The text at the end of every result: that this is not a diagnosis.",
                zh: "每份結果最後的話：這不是診斷。",
            },
        ),
        optional("sources", Shape::Citations, Words { en: "Its sources.", zh: "依據的文獻。" }),
        optional(
            "show",
            Shape::Choice(Show::names),
            Words {
                en: "Whether items are shown one at a time (the default) or all at once.",
                zh: "一次一題（預設）或全部一起顯示。",
            },
        ),
        required("items", Shape::Tables(&ITEM, 0), Words { en: "The questions.", zh: "題目。" }),
        optional(
            "outcomes",
            Shape::Tables(&OUTCOME, 0),
            Words {
                en: "The texts of the result.", zh: "回答得出的結果，用文字說明。"
            },
        ),
        optional(
            "screening",
            Shape::Table(&SCREENING),
            Words {
                en: "The schedule whose rows the result shows.",
                zh: "結果裡要列出的檢查時程。",
            },
        ),
        optional(
            "scale",
            Shape::Table(&scale::SCALE),
            Words {
                en: "A validated scale, apart from the items.",
                zh: "經過驗證的量表，與題目分開。",
            },
        ),
    ],
);

/// The common fields of questions.
pub static QUESTION: Record = Record::new(
    "question",
    Words { en: "A question.", zh: "一個題目。" },
    &[
        required(
            "id",
            Shape::Id,
            Words {
                en: "The id, by which conditions refer to it.",
                zh: "代號，條件用它來指這一題。",
            },
        ),
        required("question", Shape::Inline, Words { en: "The question.", zh: "題目。" }),
        optional("hint", Shape::Inline, Words { en: "How to find the answer.", zh: "怎麼判斷。" }),
        optional(
            "answer",
            Shape::Word(&["yes-no", "choice", "number"]),
            Words {
                en: "How it is answered: by yes or no (the default), by a choice, or by a number.",
                zh: "回答方式：是非（預設）、選擇或數字。",
            },
        ),
        optional(
            "options",
            Shape::Array(&Shape::Either(&[Shape::Text, Shape::Table(&OPTION)]), 2),
            Words {
                en: "The answers to choose from, at least two. For `choice` only.",
                zh: "選項，至少兩個。只用在 `choice`。",
            },
        ),
        optional(
            "unit",
            Shape::Text,
            Words {
                en: "The unit of the number. For `number` only.",
                zh: "數字的單位。只用在 `number`。",
            },
        ),
        optional(
            "accepts",
            Shape::Table(&RANGE),
            Words {
                en: "The possible numbers. For `number` only.",
                zh: "合理的數字範圍。只用在 `number`。",
            },
        ),
        optional(
            "counts",
            Shape::Either(&[POLARITY, Shape::Texts, Shape::Table(&RANGE)]),
            Words {
                en: "Which answer counts: `yes` or `no`, ids of options, or a range of numbers.",
                zh: "哪些回答算數：`yes` 或 `no`、選項的代號，或數字的範圍。",
            },
        ),
        optional(
            "applies-to",
            Shape::Choice(AppliesTo::names),
            Words {
                en: "Who is asked: everybody (the default), women or men.",
                zh: "問哪些人：所有人（預設）、女性或男性。",
            },
        ),
        optional(
            "when",
            Shape::Table(&CONDITION),
            Words {
                en: "The question is asked only if this condition is true.",
                zh: "條件成立才問這一題。",
            },
        ),
    ],
)
.with(&[Demand::Decides {
    field: "answer",
    words: &[
        Decided { word: "yes-no", fields: &[("counts", POLARITY)], required: &[] },
        Decided {
            word: "choice",
            fields: &[("options", Shape::Any), ("counts", Shape::Texts)],
            required: &["options"],
        },
        Decided {
            word: "number",
            fields: &[
                ("unit", Shape::Any),
                ("accepts", Shape::Any),
                ("counts", Shape::Table(&RANGE)),
            ],
            required: &[],
        },
    ],
}]);

const POLARITY: Shape = Shape::Choice(Polarity::names);

/// A choice of an answer.
pub static OPTION: Record = Record::new(
    "option",
    Words { en: "An answer to choose from.", zh: "一個選項。" },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required("text", Shape::Text, Words { en: "Its text.", zh: "文字。" }),
    ],
);

static ITEM: Record = Record::new(
    "item",
    Words { en: "A question of a questionnaire.", zh: "問卷的題目。" }, &[
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words {
                en: "Former ids; links to them still work.",
                zh: "以前用過的代號；網頁上原來的位置會保留。",
            },
        ),

        required(
            "group",
            Shape::Choice(Group::names),
            Words { en: "What it is about; it decides in which list of the result the item stands.", zh: "屬於哪一類；決定它列在結果的哪個清單。" }),
        optional(
            "flag",
            Shape::Choice(Flag::names),
            Words { en: "Whether a reader whose answer counts should see a doctor, or tell one.", zh: "回答算數的人要不要看醫師，或告訴醫師。" }),
        optional("evidence", Shape::Word(EVIDENCE), Words { en: "How certain this is.", zh: "有多確定。" }),
        required("why", Shape::Markdown, Words { en: "Why this is asked.", zh: "為什麼問這一題。" }),
        required(
            "next-step",
            Shape::Markdown,
            Words { en: "The first step for a reader whose answer counts.", zh: "回答算數的人第一步可以做什麼。" }),
        optional(
            "statement",
            Shape::Inline,
            Words { en: "The sentence to read out to a doctor; `{number}` or `{answer}` stands for the answer.", zh: "可以念給醫師聽的一句話；`{number}` 或 `{answer}` 會換成讀者的回答。" }),
        optional("if-unsure", Shape::Markdown, Words { en: "How to find out.", zh: "不確定的人可以怎麼弄清楚。" }),
        optional("links", Shape::Mentions, Words { en: "Where to read more, as mentions.", zh: "延伸閱讀。" }),
    ],
)
.like(&QUESTION);

static OUTCOME: Record = Record::new(
    "outcome",
    Words { en: "A text of the result.", zh: "回答得出的結果。" },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required("title", Shape::Inline, Words { en: "Its title.", zh: "標題。" }),
        optional(
            "when",
            Shape::Either(&[Shape::Word(&["always", "otherwise"]), Shape::Table(&CONDITION)]),
            Words {
                en: "When it is shown: if a condition is true, `always` (the default) or `otherwise`.",
                zh: "什麼時候成立：條件、`always`（預設）或 `otherwise`。",
            },
        ),
        optional(
            "care",
            Shape::Choice(Care::names),
            Words { en: "Makes it a care card.", zh: "做成就醫提示。" },
        ),
        required(
            "text",
            Shape::Markdown,
            Words { en: "What the reader is told.", zh: "告訴讀者的話。" },
        ),
    ],
);

static SCREENING: Record = Record::new(
    "questionnaire-screening",
    Words {
        en: "The schedule whose rows the result shows.", zh: "結果裡要列出的檢查時程。"
    },
    &[
        required(
            "table",
            Shape::Mention,
            Words {
                en: "A table of the kind `screening`, as `table:ID`.",
                zh: "`screening` 類的表格，寫成 `table:代號`。",
            },
        ),
        optional(
            "answers",
            Shape::Table(&ANSWERS),
            Words {
                en: "Answers to its questions, as conditions on the items.",
                zh: "用問卷題目的條件，回答檢查時程自己的題目。",
            },
        ),
    ],
);

static ANSWERS: Record = Record::new(
    "answers",
    Words {
        en: "Answers to the questions of a schedule, by their ids.",
        zh: "檢查時程各題的回答，以題目的代號為名。",
    },
    &[],
)
.open(Shape::Table(&CONDITION));
