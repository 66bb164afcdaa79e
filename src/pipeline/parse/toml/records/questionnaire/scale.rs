//! Validated scales.

use crate::diagnostic::Words;
use crate::model::questionnaire::scale::Rounding;
use crate::model::words::Named;
use crate::pipeline::parse::toml::records::values::RANGE;
use crate::pipeline::parse::toml::records::{Record, Shape, optional, required};

pub static SCALE: Record = Record::new(
    "scale",
    Words {
        en: "A published index of a few numbers.", zh: "已發表、用幾個數字算出的量表。"
    },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required("name", Shape::Text, Words { en: "Its name.", zh: "名稱。" }),
        optional(
            "enabled",
            Shape::Boolean,
            Words {
                en: "Whether readers see it; not by default.",
                zh: "讀者是否看得到；預設看不到。",
            },
        ),
        required(
            "inputs",
            Shape::Tables(&INPUT, 1),
            Words { en: "The numbers that it needs.", zh: "要輸入的數字。" },
        ),
        required(
            "formula",
            Shape::Table(&FORMULA),
            Words {
                en: "The factor of each input, and optionally `constant`, which is added.",
                zh: "每個輸入值乘以多少；可以再加上 `constant`。",
            },
        ),
        required(
            "rounding",
            Shape::Choice(Rounding::names),
            Words { en: "How the sum is rounded.", zh: "結果怎麼取整數。" },
        ),
        required(
            "population",
            Shape::Markdown,
            Words { en: "In whom it was validated.", zh: "在哪些人身上驗證過。" },
        ),
        required(
            "sensitivity",
            Shape::Inline,
            Words {
                en: "How many of the people with the condition it finds.",
                zh: "敏感度：有病的人當中能找出多少。",
            },
        ),
        required(
            "specificity",
            Shape::Inline,
            Words {
                en: "How many of the people without the condition it clears.",
                zh: "特異度：沒病的人當中能排除多少。",
            },
        ),
        required(
            "limits",
            Shape::Markdown,
            Words { en: "What it cannot say.", zh: "不能說明什麼。" },
        ),
        required(
            "sources",
            Shape::Array(&Shape::Text, 1),
            Words { en: "Its sources.", zh: "依據的文獻。" },
        ),
        required(
            "cut-offs",
            Shape::Tables(&CUT_OFF, 1),
            Words {
                en: "The meaning of results, in order, without a gap.",
                zh: "結果各代表什麼，依順序排列、不留空隙。",
            },
        ),
    ],
);

static INPUT: Record = Record::new(
    "scale-input",
    Words { en: "A number that a scale needs.", zh: "量表要輸入的一個數字。" },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required(
            "question",
            Shape::Inline,
            Words { en: "The label of its field.", zh: "欄位旁的文字。" },
        ),
        optional("unit", Shape::Text, Words { en: "Its unit.", zh: "單位。" }),
        optional(
            "accepts",
            Shape::Table(&RANGE),
            Words { en: "The possible numbers.", zh: "合理的數字範圍。" },
        ),
    ],
);

/// The factors of a scale's inputs.
pub static FORMULA: Record = Record::new(
    "formula",
    Words {
        en: "Weights, by the ids of inputs.", zh: "各個輸入值的係數，以它的代號為名。"
    },
    &[],
)
.open(Shape::Number);

static CUT_OFF: Record = Record::new(
    "cut-off",
    Words { en: "A range of results.", zh: "結果的一個範圍。" },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required("name", Shape::Inline, Words { en: "Its name.", zh: "名稱。" }),
        required("range", Shape::Table(&RANGE), Words { en: "The range.", zh: "範圍。" }),
        required("meaning", Shape::Inline, Words { en: "Its meaning.", zh: "代表什麼。" }),
    ],
);
