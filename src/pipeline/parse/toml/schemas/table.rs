//! The schemas of tables. The columns of their rows are not included: they depend on the table's kind or on its file.

use super::condition::CONDITION;
use super::questionnaire::QUESTION;
use super::values::RANGE;
use super::{TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::Care;
use crate::model::table::kind::{ColumnType, TableKind};
use crate::model::table::measure::Decides;
use crate::model::table::tool::ToolKind;
use crate::model::table_kinds::TABLE_KINDS;

/// The schema of the fields that tables of all kinds have.
pub static TABLE: TomlSchema = TomlSchema::new(
    "table",
    Words("A table: a file of `content/tables/`."),
    &[
        required(
            "kind",
            ValueType::Choice(|| TABLE_KINDS.iter().map(|kind| kind.name).collect()),
            Words("The kind of the table, which decides the columns."),
        ),
        required("title", ValueType::Text, Words("The title.")),
        optional("description", ValueType::Markdown, Words("The text above the table.")),
        optional("note", ValueType::Markdown, Words("The text below the table.")),
        optional("sources", ValueType::Citations, Words("The sources of the table as a whole.")),
        optional(
            "aliases",
            ValueType::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        required(
            "rows",
            ValueType::Rows,
            Words(
                "The rows, each `[[rows]]`; or the name of a CSV file beside this one, `rows = \"foods.csv\"`.",
            ),
        ),
    ],
);

/// The schema of a table of this kind. The columns of the rows are not included.
pub fn table_schema(kind: &TableKind) -> &'static TomlSchema {
    match kind.tool {
        Some(ToolKind::Planner) => &SCREENING,
        Some(ToolKind::Reader) => &BANDS,
        None if kind.has_sides => &BALANCE,
        None if kind.declares_columns() => &PLAIN,
        None => &TABLE,
    }
}

/// The schema of a row, without the fields for its columns, which depend on the table.
pub static ROW: TomlSchema = TomlSchema::new(
    "row",
    Words("A row."),
    &[
        required("id", ValueType::Id, Words("The id, by which mentions refer to the row.")),
        optional(
            "former-ids",
            ValueType::Array(&ValueType::Id, 0),
            Words("Former ids; links to them still work."),
        ),
    ],
)
.open(ValueType::Any);

static PLAIN: TomlSchema = TomlSchema::new(
    "plain-table",
    Words("A table whose columns the file defines."),
    &[required("columns", ValueType::Tables(&COLUMN, 1), Words("The columns, in order."))],
)
.like(&TABLE);

static COLUMN: TomlSchema = TomlSchema::new(
    "column",
    Words("A column."),
    &[
        required("id", ValueType::Id, Words("Its key in the rows.")),
        required("title", ValueType::Text, Words("Its heading.")),
        optional(
            "type",
            ValueType::Choice(|| ColumnType::DECLARABLE.map(|(name, _)| name).to_vec()),
            Words("The type of its cells; `inline` by default."),
        ),
        optional("required", ValueType::Boolean, Words("Whether every row must have it.")),
        optional("unit", ValueType::Text, Words("The unit of its numbers.")),
    ],
);

static BALANCE: TomlSchema = TomlSchema::new(
    "balance-table",
    Words("A table of what weighs on each of two sides."),
    &[
        required("gain", ValueType::Text, Words("The name of the side that gains.")),
        required("loss", ValueType::Text, Words("The name of the side that loses.")),
    ],
)
.like(&TABLE);

static SCREENING: TomlSchema = TomlSchema::new(
    "screening-table",
    Words("A schedule of examinations."),
    &[
        optional(
            "questions",
            ValueType::Tables(&PLANNER_QUESTION, 0),
            Words("What the tool must know in addition to sex and age."),
        ),
        optional(
            "default",
            ValueType::Markdown,
            Words("The text for a reader to whom no row applies."),
        ),
        optional(
            "reminder",
            ValueType::MonthDay,
            Words("Month and day of a yearly reminder, such as `10-20`."),
        ),
    ],
)
.like(&TABLE);

static PLANNER_QUESTION: TomlSchema = TomlSchema::new(
    "planner-question",
    Words("A question of a schedule."),
    &[
        optional(
            "care",
            ValueType::Markdown,
            Words("A red flag: a reader whose answer counts sees this first."),
        ),
        optional("urgency", ValueType::Choice(Care::names), Words("How soon to act.")),
    ],
)
.like(&QUESTION);

static BANDS: TomlSchema = TomlSchema::new(
    "bands-table",
    Words("Bands of a measurement."),
    &[
        required("measure", ValueType::Text, Words("What is measured.")),
        optional("unit", ValueType::Text, Words("The unit.")),
        optional(
            "applies-to",
            ValueType::Inline,
            Words("For whom the bands are valid, and with which device."),
        ),
        optional(
            "marks",
            ValueType::Mentions,
            Words("Tables whose numbers are marked on the chart."),
        ),
        optional("best", ValueType::Id, Words("The id of the row of the best band.")),
        optional("whole", ValueType::Boolean, Words("Whether the numbers are whole.")),
        optional(
            "decides",
            ValueType::Choice(Decides::names),
            Words(
                "With several measures: which row counts if the numbers fall into different rows.",
            ),
        ),
        optional(
            "measures",
            ValueType::Tables(&MEASURE, 0),
            Words(
                "The measures, if there are several, such as the two numbers of a blood pressure.",
            ),
        ),
        optional("accepts", ValueType::Table(&RANGE), Words("The possible numbers.")),
        optional("question", ValueType::Inline, Words("The label of the field.")),
        optional("hint", ValueType::Inline, Words("Where a reader finds the number.")),
        optional(
            "questions",
            ValueType::Tables(&QUESTION, 0),
            Words("What must be known before a band is shown."),
        ),
        optional(
            "refusals",
            ValueType::Tables(&REFUSAL, 0),
            Words("Readers for whom the bands are not valid."),
        ),
    ],
)
.like(&TABLE);

static MEASURE: TomlSchema = TomlSchema::new(
    "measure",
    Words("One of several measures."),
    &[
        required("id", ValueType::Id, Words("The key of its ranges in the rows.")),
        required("name", ValueType::Text, Words("Its name.")),
        optional("unit", ValueType::Text, Words("Its unit; that of the table by default.")),
        optional("whole", ValueType::Boolean, Words("Whether its numbers are whole.")),
        optional("accepts", ValueType::Table(&RANGE), Words("The possible numbers.")),
        optional("question", ValueType::Inline, Words("The label of its field.")),
        optional("hint", ValueType::Inline, Words("Where a reader finds the number.")),
    ],
);

static REFUSAL: TomlSchema = TomlSchema::new(
    "refusal",
    Words("Readers for whom the bands are not valid."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("when", ValueType::Table(&CONDITION), Words("To whom it applies.")),
        required(
            "reason",
            ValueType::Markdown,
            Words("Why the bands are not valid, and what to do instead."),
        ),
        optional(
            "keeps-care",
            ValueType::Boolean,
            Words("Whether care cards are shown nevertheless."),
        ),
    ],
);
