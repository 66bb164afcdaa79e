//! Tables. The columns of their rows are those of the kind, or those that the file declares.

use super::condition::CONDITION;
use super::questionnaire::QUESTION;
use super::values::RANGE;
use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::questionnaire::Care;
use crate::model::table::kind::{ColumnType, TableKind};
use crate::model::table::measure::Decides;
use crate::model::table::tool::ToolKind;
use crate::model::table_kinds::TABLE_KINDS;
use crate::model::words::Named;

/// The fields of every table.
pub static TABLE: Record = Record::new(
    "table",
    Words {
        en: "A table: a file of `content/tables/`.", zh: "表格：`content/tables/` 裡的檔案。"
    },
    &[
        required(
            "kind",
            Shape::Choice(|| TABLE_KINDS.iter().map(|kind| kind.name).collect()),
            Words {
                en: "The kind of the table, which decides the columns.",
                zh: "表格的種類；決定有哪些欄。",
            },
        ),
        required("title", Shape::Text, Words { en: "The title.", zh: "標題。" }),
        optional(
            "description",
            Shape::Markdown,
            Words { en: "The text above the table.", zh: "表格上方的說明。" },
        ),
        optional(
            "note",
            Shape::Markdown,
            Words { en: "The text below the table.", zh: "表格下方的附註。" },
        ),
        optional(
            "sources",
            Shape::Citations,
            Words { en: "The sources of the table as a whole.", zh: "整張表依據的文獻。" },
        ),
        optional(
            "aliases",
            Shape::Texts,
            Words {
                en: "Former addresses of its page, as paths within the site.",
                zh: "網頁以前的網址，寫網站底下的路徑。",
            },
        ),
        required(
            "rows",
            Shape::Rows,
            Words {
                en: "The rows, each `[[rows]]`; or the name of a CSV file beside this one, `rows = \"foods.csv\"`.",
                zh: "各列，每一列寫 `[[rows]]`；或旁邊 CSV 檔的檔名：`rows = \"foods.csv\"`。",
            },
        ),
    ],
);

/// The record of a table of a kind, without its rows.
pub fn table_record(kind: &TableKind) -> &'static Record {
    match kind.tool {
        Some(ToolKind::Planner) => &SCREENING,
        Some(ToolKind::Reader) => &BANDS,
        None if kind.has_sides => &BALANCE,
        None if kind.declares_columns() => &PLAIN,
        None => &TABLE,
    }
}

/// A row; its columns depend on the table.
pub static ROW: Record = Record::new(
    "row",
    Words { en: "A row.", zh: "一列。" },
    &[
        required(
            "id",
            Shape::Id,
            Words {
                en: "The id, by which mentions refer to the row.",
                zh: "代號，內文用它提到這一列。",
            },
        ),
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words {
                en: "Former ids; links to them still work.",
                zh: "以前用過的代號；網頁上原來的位置會保留。",
            },
        ),
    ],
)
.open(Shape::Any);

static PLAIN: Record = Record::new(
    "plain-table",
    Words { en: "A table whose columns the file defines.", zh: "自己定義欄位的表格。" },
    &[required(
        "columns",
        Shape::Tables(&COLUMN, 1),
        Words { en: "The columns, in order.", zh: "各欄，依順序排列。" },
    )],
)
.like(&TABLE);

static COLUMN: Record = Record::new(
    "column",
    Words { en: "A column.", zh: "一欄。" },
    &[
        required("id", Shape::Id, Words { en: "Its key in the rows.", zh: "各列裡用的名稱。" }),
        required("title", Shape::Text, Words { en: "Its heading.", zh: "欄的標題。" }),
        optional(
            "type",
            Shape::Choice(|| ColumnType::DECLARABLE.map(|(name, _)| name).to_vec()),
            Words {
                en: "The type of its cells; `inline` by default.",
                zh: "格子裡放什麼；預設是 `inline`（一行文字）。",
            },
        ),
        optional(
            "required",
            Shape::Boolean,
            Words { en: "Whether every row must have it.", zh: "是不是每一列都要有。" },
        ),
        optional("unit", Shape::Text, Words { en: "The unit of its numbers.", zh: "數字的單位。" }),
    ],
);

static BALANCE: Record = Record::new(
    "balance-table",
    Words {
        en: "A table of what weighs on each of two sides.", zh: "兩邊各有哪些影響的表格。"
    },
    &[
        required(
            "gain",
            Shape::Text,
            Words { en: "The name of the side that gains.", zh: "得到的一邊叫什麼。" },
        ),
        required(
            "loss",
            Shape::Text,
            Words { en: "The name of the side that loses.", zh: "失去的一邊叫什麼。" },
        ),
    ],
)
.like(&TABLE);

static SCREENING: Record = Record::new(
    "screening-table",
    Words { en: "A schedule of examinations.", zh: "檢查時程。" },
    &[
        optional(
            "questions",
            Shape::Tables(&PLANNER_QUESTION, 0),
            Words {
                en: "What the tool must know in addition to sex and age.",
                zh: "除了性別與年齡，還需要知道的事。",
            },
        ),
        optional(
            "default",
            Shape::Markdown,
            Words {
                en: "The text for a reader to whom no row applies.",
                zh: "沒有任何一列適用的讀者會看到的話。",
            },
        ),
        optional(
            "reminder",
            Shape::MonthDay,
            Words {
                en: "Month and day of a yearly reminder, such as `10-20`.",
                zh: "每年提醒的月與日，例如 `10-20`。",
            },
        ),
    ],
)
.like(&TABLE);

static PLANNER_QUESTION: Record = Record::new(
    "planner-question",
    Words { en: "A question of a schedule.", zh: "檢查時程的題目。" },
    &[
        optional(
            "care",
            Shape::Markdown,
            Words {
                en: "A red flag: a reader whose answer counts sees this first.",
                zh: "警訊：回答算數的人會先看到這段話。",
            },
        ),
        optional(
            "urgency",
            Shape::Choice(Care::names),
            Words { en: "How soon to act.", zh: "多急。" },
        ),
    ],
)
.like(&QUESTION);

static BANDS: Record = Record::new(
    "bands-table",
    Words { en: "Bands of a measurement.", zh: "測量值的分級。" }, &[
        required("measure", Shape::Text, Words { en: "What is measured.", zh: "測量的項目。" }),
        optional("unit", Shape::Text, Words { en: "The unit.", zh: "單位。" }),
        optional(
            "applies-to",
            Shape::Inline,
            Words { en: "For whom the bands are valid, and with which device.", zh: "適用的對象與儀器。" }),
        optional(
            "marks",
            Shape::Mentions,
            Words { en: "Tables whose numbers are marked on the chart.", zh: "要把數字標在圖上的表格。" }),
        optional("best", Shape::Id, Words { en: "The id of the row of the best band.", zh: "最好的那一級的代號。" }),
        optional("whole", Shape::Boolean, Words { en: "Whether the numbers are whole.", zh: "數字是不是整數。" }),
        optional(
            "decides",
            Shape::Choice(Decides::names),
            Words { en: "With several measures: which row counts if the numbers fall into different rows.", zh: "有幾個測量項目時：數字落在不同列時以哪一列為準。" }),
        optional(
            "measures",
            Shape::Tables(&MEASURE, 0),
            Words { en: "The measures, if there are several, such as the two numbers of a blood pressure.", zh: "有幾個數字時的測量項目，例如血壓的兩個數字。" }),
        optional("accepts", Shape::Table(&RANGE), Words { en: "The possible numbers.", zh: "合理的數字範圍。" }),
        optional("question", Shape::Inline, Words { en: "The label of the field.", zh: "欄位旁的文字。" }),
        optional(
            "hint",
            Shape::Inline,
            Words { en: "Where a reader finds the number.", zh: "讀者在哪裡找到這個數字。" }),
        optional(
            "questions",
            Shape::Tables(&QUESTION, 0),
            Words { en: "What must be known before a band is shown.", zh: "要先知道哪些事，分級才適用。" }),
        optional(
            "refusals",
            Shape::Tables(&REFUSAL, 0),
            Words { en: "Readers for whom the bands are not valid.", zh: "分級不適用的讀者。" }),
    ],
)
.like(&TABLE);

static MEASURE: Record = Record::new(
    "measure",
    Words { en: "One of several measures.", zh: "其中一個測量項目。" },
    &[
        required(
            "id",
            Shape::Id,
            Words {
                en: "The key of its ranges in the rows.", zh: "各列裡寫範圍時用的名稱。"
            },
        ),
        required("name", Shape::Text, Words { en: "Its name.", zh: "名稱。" }),
        optional(
            "unit",
            Shape::Text,
            Words {
                en: "Its unit; that of the table by default.", zh: "單位；不寫就用整張表的。"
            },
        ),
        optional(
            "whole",
            Shape::Boolean,
            Words { en: "Whether its numbers are whole.", zh: "數字是不是整數。" },
        ),
        optional(
            "accepts",
            Shape::Table(&RANGE),
            Words { en: "The possible numbers.", zh: "合理的數字範圍。" },
        ),
        optional(
            "question",
            Shape::Inline,
            Words { en: "The label of its field.", zh: "欄位旁的文字。" },
        ),
        optional(
            "hint",
            Shape::Inline,
            Words {
                en: "Where a reader finds the number.", zh: "讀者在哪裡找到這個數字。"
            },
        ),
    ],
);

static REFUSAL: Record = Record::new(
    "refusal",
    Words { en: "Readers for whom the bands are not valid.", zh: "分級不適用的讀者。" },
    &[
        required("id", Shape::Id, Words { en: "Its id.", zh: "代號。" }),
        required(
            "when",
            Shape::Table(&CONDITION),
            Words { en: "To whom it applies.", zh: "哪些人不適用。" },
        ),
        required(
            "reason",
            Shape::Markdown,
            Words {
                en: "Why the bands are not valid, and what to do instead.",
                zh: "為什麼不適用，該怎麼做。",
            },
        ),
        optional(
            "keeps-care",
            Shape::Boolean,
            Words {
                en: "Whether care cards are shown nevertheless.",
                zh: "是否仍然顯示就醫提示。",
            },
        ),
    ],
);
