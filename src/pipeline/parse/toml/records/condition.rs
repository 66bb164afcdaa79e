//! Conditions on answers.

use super::values::{AGE, ENDS, ONE_EACH};
use super::{Demand, Record, Shape, optional};
use crate::diagnostic::Words;
use crate::model::questionnaire::condition::{AnswerState, Sex};
use crate::model::questionnaire::{Flag, Group};
use crate::model::words::Named;

static PART: Shape = Shape::Table(&CONDITION);

/// A condition.
pub static CONDITION: Record = Record::new(
    "condition",
    Words { en: "A condition on a reader and on answers.", zh: "要符合的條件：看讀者是誰、怎麼回答。" }, &[
        optional("any", Shape::Array(&PART, 1), Words { en: "True if at least one of these conditions is true.", zh: "其中一個條件成立就成立。" }),
        optional("all", Shape::Array(&PART, 1), Words { en: "True if all of these conditions are true.", zh: "全部條件成立才成立。" }),
        optional(
            "not",
            Shape::Table(&CONDITION),
            Words { en: "True if this condition is false.", zh: "這個條件不成立時才成立。" }),
        optional(
            "item",
            Shape::Text,
            Words { en: "The id of a question: true if its answer counts, or is one of `is`, or lies in the range.", zh: "題目的代號：回答算數、是 `is` 裡的一個，或落在範圍內時成立。" }),
        optional(
            "is",
            Shape::Either(&[Shape::Text, Shape::Array(&Shape::Text, 1)]),
            Words { en: "One answer or several: `yes`, `no`, the id of an option, `unsure` or `unanswered`.", zh: "一個或幾個回答：`yes`、`no`、選項的代號、`unsure` 或 `unanswered`。" }),
        ENDS[0],
        ENDS[1],
        ENDS[2],
        ENDS[3],
        optional(
            "age",
            Shape::Table(&AGE),
            Words { en: "True if the reader is of this age.", zh: "讀者在這個年齡範圍內時成立。" }),
        optional(
            "sex",
            Shape::Choice(Sex::names),
            Words { en: "True if the reader is a woman, or a man.", zh: "讀者是女性（或男性）時成立。" }),
        optional(
            "flag",
            Shape::Choice(Flag::names),
            Words { en: "True if an answer to some item with this flag counts. In questionnaires only.", zh: "有這個 flag 的題目只要有一題的回答算數就成立。只能用在問卷。" }),
        optional(
            "group",
            Shape::Choice(Group::names),
            Words { en: "True if an answer to some item of this group counts. In questionnaires only.", zh: "這個 group 的題目只要有一題的回答算數就成立。只能用在問卷。" }),
        optional(
            "any-item",
            Shape::Choice(AnswerState::names),
            Words { en: "True if some item has this state. In questionnaires only.", zh: "有題目是這樣回答的就成立。只能用在問卷。" }),
    ],
)
.with(&[
    Demand::ExactlyOne(&[
        "any", "all", "not", "item", "flag", "group", "any-item", "age", "sex",
    ]),
    ONE_EACH[0],
    ONE_EACH[1],
    Demand::Needs("is", "item"),
    Demand::Needs("at-least", "item"),
    Demand::Needs("above", "item"),
    Demand::Needs("at-most", "item"),
    Demand::Needs("below", "item"),
]);
