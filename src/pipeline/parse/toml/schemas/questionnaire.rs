//! The schemas of questionnaires, and of the questions in tables.

mod scale;

pub use self::scale::FORMULA;

use super::condition::CONDITION;
use super::values::RANGE;
use super::{Constraint, Decided, TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::question::{AppliesTo, Polarity};
use crate::model::questionnaire::{Care, Flag, ItemGroup, Show};
use crate::model::table::kind::EVIDENCE;

/// The schema of a file of `questionnaires/`.
pub static QUESTIONNAIRE: TomlSchema = TomlSchema::new(
    "questionnaire",
    Words("Questions that sort answers into what to do next: a file of `content/questionnaires/`."),
    &[
        required("title", ValueType::Text, Words("The title.")),
        optional(
            "aliases",
            ValueType::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional("introduction", ValueType::Markdown, Words("What it is, and what it is not.")),
        required(
            "closing",
            ValueType::Markdown,
            Words("The text at the end of every result: that this is not a diagnosis."),
        ),
        optional("sources", ValueType::Citations, Words("Its sources.")),
        optional(
            "show",
            ValueType::Choice(Show::names),
            Words("Whether items are shown one at a time (the default) or all at once."),
        ),
        required("items", ValueType::Tables(&ITEM, 0), Words("The questions.")),
        optional("outcomes", ValueType::Tables(&OUTCOME, 0), Words("The texts of the result.")),
        optional(
            "screening",
            ValueType::Table(&SCREENING),
            Words("The schedule whose rows the result shows."),
        ),
        optional(
            "scale",
            ValueType::Table(&scale::SCALE),
            Words("A validated scale, apart from the items."),
        ),
    ],
);

/// The schema of the fields that questions of questionnaires and of tables share.
pub static QUESTION: TomlSchema = TomlSchema::new(
    "question",
    Words("A question."),
    &[
        required("id", ValueType::Id, Words("The id, by which conditions refer to it.")),
        required("question", ValueType::Inline, Words("The question.")),
        optional("hint", ValueType::Inline, Words("How to find the answer.")),
        optional(
            "answer",
            ValueType::Word(&["yes-no", "choice", "number"]),
            Words("How it is answered: by yes or no (the default), by a choice, or by a number."),
        ),
        optional(
            "options",
            ValueType::Array(&ValueType::Either(&[ValueType::Text, ValueType::Table(&OPTION)]), 2),
            Words("The answers to choose from, at least two. For `choice` only."),
        ),
        optional("unit", ValueType::Text, Words("The unit of the number. For `number` only.")),
        optional(
            "accepts",
            ValueType::Table(&RANGE),
            Words("The possible numbers. For `number` only."),
        ),
        optional(
            "counts",
            ValueType::Either(&[POLARITY, ValueType::Texts, ValueType::Table(&RANGE)]),
            Words("Which answer counts: `yes` or `no`, ids of options, or a range of numbers."),
        ),
        optional(
            "applies-to",
            ValueType::Choice(AppliesTo::names),
            Words("Who is asked: everybody (the default), women or men."),
        ),
        optional(
            "when",
            ValueType::Table(&CONDITION),
            Words("The question is asked only if this condition is true."),
        ),
    ],
)
.with(&[Constraint::Decides {
    field: "answer",
    words: &[
        Decided { word: "yes-no", fields: &[("counts", POLARITY)], required: &[] },
        Decided {
            word: "choice",
            fields: &[("options", ValueType::Any), ("counts", ValueType::Texts)],
            required: &["options"],
        },
        Decided {
            word: "number",
            fields: &[
                ("unit", ValueType::Any),
                ("accepts", ValueType::Any),
                ("counts", ValueType::Table(&RANGE)),
            ],
            required: &[],
        },
    ],
}]);

const POLARITY: ValueType = ValueType::Choice(Polarity::names);

/// The schema of an option, one of the answers to choose from.
pub static OPTION: TomlSchema = TomlSchema::new(
    "option",
    Words("An answer to choose from."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("text", ValueType::Text, Words("Its text.")),
    ],
);

static ITEM: TomlSchema = TomlSchema::new(
    "item",
    Words("A question of a questionnaire."), &[
        optional(
            "former-ids",
            ValueType::Array(&ValueType::Id, 0),
            Words("Former ids; links to them still work."),
        ),

        required(
            "group",
            ValueType::Choice(ItemGroup::names),
            Words("What it is about; it decides in which list of the result the item stands.")),
        optional(
            "flag",
            ValueType::Choice(Flag::names),
            Words("Whether a reader whose answer counts should see a doctor, or tell one.")),
        optional("evidence", ValueType::Word(EVIDENCE), Words("How certain this is.")),
        required("why", ValueType::Markdown, Words("Why this is asked.")),
        required(
            "next-step",
            ValueType::Markdown,
            Words("The first step for a reader whose answer counts.")),
        optional(
            "statement",
            ValueType::Inline,
            Words("The sentence to read out to a doctor; `{number}` or `{answer}` stands for the answer.")),
        optional("if-unsure", ValueType::Markdown, Words("How to find out.")),
        optional("links", ValueType::Mentions, Words("Where to read more, as mentions.")),
    ],
)
.like(&QUESTION);

static OUTCOME: TomlSchema = TomlSchema::new(
    "outcome",
    Words("A text of the result."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("title", ValueType::Inline, Words("Its title.")),
        optional(
            "when",
            ValueType::Either(&[
                ValueType::Word(&["always", "otherwise"]),
                ValueType::Table(&CONDITION),
            ]),
            Words(
                "When it is shown: if a condition is true, `always` (the default) or `otherwise`.",
            ),
        ),
        optional("care", ValueType::Choice(Care::names), Words("Makes it a care card.")),
        required("text", ValueType::Markdown, Words("What the reader is told.")),
    ],
);

static SCREENING: TomlSchema = TomlSchema::new(
    "questionnaire-screening",
    Words("The schedule whose rows the result shows."),
    &[
        required(
            "table",
            ValueType::Mention,
            Words("A table of the kind `screening`, as `table:ID`."),
        ),
        optional(
            "answers",
            ValueType::Table(&ANSWERS),
            Words("Answers to its questions, as conditions on the items."),
        ),
    ],
);

static ANSWERS: TomlSchema =
    TomlSchema::new("answers", Words("Answers to the questions of a schedule, by their ids."), &[])
        .open(ValueType::Table(&CONDITION));
