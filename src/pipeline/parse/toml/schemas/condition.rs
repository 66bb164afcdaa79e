//! The schema of conditions.

use super::values::{AGE, ENDS, ONE_EACH};
use super::{Constraint, TomlSchema, ValueType, optional};
use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::condition::{AnswerState, Sex};
use crate::model::questionnaire::{Flag, ItemGroup};

static PART: ValueType = ValueType::Table(&CONDITION);

/// The schema of a condition on a reader and on answers.
pub static CONDITION: TomlSchema = TomlSchema::new(
    "condition",
    Words("A condition on a reader and on answers."), &[
        optional("any", ValueType::Array(&PART, 1), Words("True if at least one of these conditions is true.")),
        optional("all", ValueType::Array(&PART, 1), Words("True if all of these conditions are true.")),
        optional(
            "not",
            ValueType::Table(&CONDITION),
            Words("True if this condition is false.")),
        optional(
            "item",
            ValueType::Text,
            Words("The id of a question: true if its answer counts, or is one of `is`, or lies in the range.")),
        optional(
            "is",
            ValueType::Either(&[ValueType::Text, ValueType::Array(&ValueType::Text, 1)]),
            Words("One answer or several: `yes`, `no`, the id of an option, `unsure` or `unanswered`.")),
        ENDS[0],
        ENDS[1],
        ENDS[2],
        ENDS[3],
        optional(
            "age",
            ValueType::Table(&AGE),
            Words("True if the reader is of this age.")),
        optional(
            "sex",
            ValueType::Choice(Sex::names),
            Words("True if the reader is a woman, or a man.")),
        optional(
            "flag",
            ValueType::Choice(Flag::names),
            Words("True if an answer to some item with this flag counts. In questionnaires only.")),
        optional(
            "group",
            ValueType::Choice(ItemGroup::names),
            Words("True if an answer to some item of this group counts. In questionnaires only.")),
        optional(
            "any-item",
            ValueType::Choice(AnswerState::names),
            Words("True if some item has this state. In questionnaires only.")),
    ],
)
.with(&[
    Constraint::ExactlyOne(&[
        "any", "all", "not", "item", "flag", "group", "any-item", "age", "sex",
    ]),
    ONE_EACH[0],
    ONE_EACH[1],
    Constraint::Needs("is", "item"),
    Constraint::Needs("at-least", "item"),
    Constraint::Needs("above", "item"),
    Constraint::Needs("at-most", "item"),
    Constraint::Needs("below", "item"),
]);
