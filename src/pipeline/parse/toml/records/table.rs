//! The schemas of tables. The columns of the rows come from the table's kind, or from the file.

use super::condition::CONDITION;
use super::questionnaire::QUESTION;
use super::values::RANGE;
use super::{Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::Care;
use crate::model::table::kind::{ColumnType, TableKind};
use crate::model::table::measure::Decides;
use crate::model::table::tool::ToolKind;
use crate::model::table_kinds::TABLE_KINDS;

/// The fields that tables of all kinds have.
pub static TABLE: Record = Record::new(
    "table",
    Words("A table: a file of `content/tables/`."),
    &[
        required(
            "kind",
            Shape::Choice(|| TABLE_KINDS.iter().map(|kind| kind.name).collect()),
            Words("The kind of the table, which decides the columns."),
        ),
        required("title", Shape::Text, Words("The title.")),
        optional("description", Shape::Markdown, Words("The text above the table.")),
        optional("note", Shape::Markdown, Words("The text below the table.")),
        optional("sources", Shape::Citations, Words("The sources of the table as a whole.")),
        optional(
            "aliases",
            Shape::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        required(
            "rows",
            Shape::Rows,
            Words(
                "The rows, each `[[rows]]`; or the name of a CSV file beside this one, `rows = \"foods.csv\"`.",
            ),
        ),
    ],
);

/// The schema of tables of this kind, without the columns of their rows.
pub fn table_record(kind: &TableKind) -> &'static Record {
    match kind.tool {
        Some(ToolKind::Planner) => &SCREENING,
        Some(ToolKind::Reader) => &BANDS,
        None if kind.has_sides => &BALANCE,
        None if kind.declares_columns() => &PLAIN,
        None => &TABLE,
    }
}

/// The schema of a row without its columns, which depend on the table.
pub static ROW: Record = Record::new(
    "row",
    Words("A row."),
    &[
        required("id", Shape::Id, Words("The id, by which mentions refer to the row.")),
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words("Former ids; links to them still work."),
        ),
    ],
)
.open(Shape::Any);

static PLAIN: Record = Record::new(
    "plain-table",
    Words("A table whose columns the file defines."),
    &[required("columns", Shape::Tables(&COLUMN, 1), Words("The columns, in order."))],
)
.like(&TABLE);

static COLUMN: Record = Record::new(
    "column",
    Words("A column."),
    &[
        required("id", Shape::Id, Words("Its key in the rows.")),
        required("title", Shape::Text, Words("Its heading.")),
        optional(
            "type",
            Shape::Choice(|| ColumnType::DECLARABLE.map(|(name, _)| name).to_vec()),
            Words("The type of its cells; `inline` by default."),
        ),
        optional("required", Shape::Boolean, Words("Whether every row must have it.")),
        optional("unit", Shape::Text, Words("The unit of its numbers.")),
    ],
);

static BALANCE: Record = Record::new(
    "balance-table",
    Words("A table of what weighs on each of two sides."),
    &[
        required("gain", Shape::Text, Words("The name of the side that gains.")),
        required("loss", Shape::Text, Words("The name of the side that loses.")),
    ],
)
.like(&TABLE);

static SCREENING: Record = Record::new(
    "screening-table",
    Words("A schedule of examinations."),
    &[
        optional(
            "questions",
            Shape::Tables(&PLANNER_QUESTION, 0),
            Words("What the tool must know in addition to sex and age."),
        ),
        optional(
            "default",
            Shape::Markdown,
            Words("The text for a reader to whom no row applies."),
        ),
        optional(
            "reminder",
            Shape::MonthDay,
            Words("Month and day of a yearly reminder, such as `10-20`."),
        ),
    ],
)
.like(&TABLE);

static PLANNER_QUESTION: Record = Record::new(
    "planner-question",
    Words("A question of a schedule."),
    &[
        optional(
            "care",
            Shape::Markdown,
            Words("A red flag: a reader whose answer counts sees this first."),
        ),
        optional("urgency", Shape::Choice(Care::names), Words("How soon to act.")),
    ],
)
.like(&QUESTION);

static BANDS: Record = Record::new(
    "bands-table",
    Words("Bands of a measurement."),
    &[
        required("measure", Shape::Text, Words("What is measured.")),
        optional("unit", Shape::Text, Words("The unit.")),
        optional(
            "applies-to",
            Shape::Inline,
            Words("For whom the bands are valid, and with which device."),
        ),
        optional("marks", Shape::Mentions, Words("Tables whose numbers are marked on the chart.")),
        optional("best", Shape::Id, Words("The id of the row of the best band.")),
        optional("whole", Shape::Boolean, Words("Whether the numbers are whole.")),
        optional(
            "decides",
            Shape::Choice(Decides::names),
            Words(
                "With several measures: which row counts if the numbers fall into different rows.",
            ),
        ),
        optional(
            "measures",
            Shape::Tables(&MEASURE, 0),
            Words(
                "The measures, if there are several, such as the two numbers of a blood pressure.",
            ),
        ),
        optional("accepts", Shape::Table(&RANGE), Words("The possible numbers.")),
        optional("question", Shape::Inline, Words("The label of the field.")),
        optional("hint", Shape::Inline, Words("Where a reader finds the number.")),
        optional(
            "questions",
            Shape::Tables(&QUESTION, 0),
            Words("What must be known before a band is shown."),
        ),
        optional(
            "refusals",
            Shape::Tables(&REFUSAL, 0),
            Words("Readers for whom the bands are not valid."),
        ),
    ],
)
.like(&TABLE);

static MEASURE: Record = Record::new(
    "measure",
    Words("One of several measures."),
    &[
        required("id", Shape::Id, Words("The key of its ranges in the rows.")),
        required("name", Shape::Text, Words("Its name.")),
        optional("unit", Shape::Text, Words("Its unit; that of the table by default.")),
        optional("whole", Shape::Boolean, Words("Whether its numbers are whole.")),
        optional("accepts", Shape::Table(&RANGE), Words("The possible numbers.")),
        optional("question", Shape::Inline, Words("The label of its field.")),
        optional("hint", Shape::Inline, Words("Where a reader finds the number.")),
    ],
);

static REFUSAL: Record = Record::new(
    "refusal",
    Words("Readers for whom the bands are not valid."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("when", Shape::Table(&CONDITION), Words("To whom it applies.")),
        required(
            "reason",
            Shape::Markdown,
            Words("Why the bands are not valid, and what to do instead."),
        ),
        optional("keeps-care", Shape::Boolean, Words("Whether care cards are shown nevertheless.")),
    ],
);
