//! The schemas of questionnaires, and of the questions in tables.

mod scale;

pub use self::scale::FORMULA;

use super::condition::CONDITION;
use super::values::RANGE;
use super::{Decided, Demand, Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::question::{AppliesTo, Polarity};
use crate::model::questionnaire::{Care, Flag, ItemGroup, Show};
use crate::model::table::kind::EVIDENCE;

/// The schema of a file of `questionnaires/`.
pub static QUESTIONNAIRE: Record = Record::new(
    "questionnaire",
    Words("Questions that sort answers into what to do next: a file of `content/questionnaires/`."),
    &[
        required("title", Shape::Text, Words("The title.")),
        optional(
            "aliases",
            Shape::Texts,
            Words("Former addresses of its page, as paths within the site."),
        ),
        optional("introduction", Shape::Markdown, Words("What it is, and what it is not.")),
        required(
            "closing",
            Shape::Markdown,
            Words("The text at the end of every result: that this is not a diagnosis."),
        ),
        optional("sources", Shape::Citations, Words("Its sources.")),
        optional(
            "show",
            Shape::Choice(Show::names),
            Words("Whether items are shown one at a time (the default) or all at once."),
        ),
        required("items", Shape::Tables(&ITEM, 0), Words("The questions.")),
        optional("outcomes", Shape::Tables(&OUTCOME, 0), Words("The texts of the result.")),
        optional(
            "screening",
            Shape::Table(&SCREENING),
            Words("The schedule whose rows the result shows."),
        ),
        optional(
            "scale",
            Shape::Table(&scale::SCALE),
            Words("A validated scale, apart from the items."),
        ),
    ],
);

/// The fields that questions of questionnaires and of tables share.
pub static QUESTION: Record = Record::new(
    "question",
    Words("A question."),
    &[
        required("id", Shape::Id, Words("The id, by which conditions refer to it.")),
        required("question", Shape::Inline, Words("The question.")),
        optional("hint", Shape::Inline, Words("How to find the answer.")),
        optional(
            "answer",
            Shape::Word(&["yes-no", "choice", "number"]),
            Words("How it is answered: by yes or no (the default), by a choice, or by a number."),
        ),
        optional(
            "options",
            Shape::Array(&Shape::Either(&[Shape::Text, Shape::Table(&OPTION)]), 2),
            Words("The answers to choose from, at least two. For `choice` only."),
        ),
        optional("unit", Shape::Text, Words("The unit of the number. For `number` only.")),
        optional(
            "accepts",
            Shape::Table(&RANGE),
            Words("The possible numbers. For `number` only."),
        ),
        optional(
            "counts",
            Shape::Either(&[POLARITY, Shape::Texts, Shape::Table(&RANGE)]),
            Words("Which answer counts: `yes` or `no`, ids of options, or a range of numbers."),
        ),
        optional(
            "applies-to",
            Shape::Choice(AppliesTo::names),
            Words("Who is asked: everybody (the default), women or men."),
        ),
        optional(
            "when",
            Shape::Table(&CONDITION),
            Words("The question is asked only if this condition is true."),
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

/// The schema of an option, one of the answers to choose from.
pub static OPTION: Record = Record::new(
    "option",
    Words("An answer to choose from."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("text", Shape::Text, Words("Its text.")),
    ],
);

static ITEM: Record = Record::new(
    "item",
    Words("A question of a questionnaire."), &[
        optional(
            "former-ids",
            Shape::Array(&Shape::Id, 0),
            Words("Former ids; links to them still work."),
        ),

        required(
            "group",
            Shape::Choice(ItemGroup::names),
            Words("What it is about; it decides in which list of the result the item stands.")),
        optional(
            "flag",
            Shape::Choice(Flag::names),
            Words("Whether a reader whose answer counts should see a doctor, or tell one.")),
        optional("evidence", Shape::Word(EVIDENCE), Words("How certain this is.")),
        required("why", Shape::Markdown, Words("Why this is asked.")),
        required(
            "next-step",
            Shape::Markdown,
            Words("The first step for a reader whose answer counts.")),
        optional(
            "statement",
            Shape::Inline,
            Words("The sentence to read out to a doctor; `{number}` or `{answer}` stands for the answer.")),
        optional("if-unsure", Shape::Markdown, Words("How to find out.")),
        optional("links", Shape::Mentions, Words("Where to read more, as mentions.")),
    ],
)
.like(&QUESTION);

static OUTCOME: Record = Record::new(
    "outcome",
    Words("A text of the result."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("title", Shape::Inline, Words("Its title.")),
        optional(
            "when",
            Shape::Either(&[Shape::Word(&["always", "otherwise"]), Shape::Table(&CONDITION)]),
            Words(
                "When it is shown: if a condition is true, `always` (the default) or `otherwise`.",
            ),
        ),
        optional("care", Shape::Choice(Care::names), Words("Makes it a care card.")),
        required("text", Shape::Markdown, Words("What the reader is told.")),
    ],
);

static SCREENING: Record = Record::new(
    "questionnaire-screening",
    Words("The schedule whose rows the result shows."),
    &[
        required("table", Shape::Mention, Words("A table of the kind `screening`, as `table:ID`.")),
        optional(
            "answers",
            Shape::Table(&ANSWERS),
            Words("Answers to its questions, as conditions on the items."),
        ),
    ],
);

static ANSWERS: Record =
    Record::new("answers", Words("Answers to the questions of a schedule, by their ids."), &[])
        .open(Shape::Table(&CONDITION));
