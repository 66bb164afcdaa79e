//! Values that are small tables.

use super::{Demand, Field, Record, Shape, optional, required};
use crate::diagnostic::Words;
use crate::model::quantity::TimeUnit;

/// An age range.
pub static AGE: Record = Record::new(
    "age",
    Words {
        en: "Ages in years, both ends included.", zh: "年齡（足歲），兩端都包括在內。"
    },
    &[
        optional("from", Shape::WholeNumber, Words { en: "The youngest age.", zh: "最小的年齡。" }),
        optional("to", Shape::WholeNumber, Words { en: "The oldest age.", zh: "最大的年齡。" }),
    ],
)
.with(&[Demand::AtLeastOne(&["from", "to"])]);

/// The ends of a range, as fields of their own.
pub const ENDS: [Field; 4] = [
    optional(
        "at-least",
        Shape::Number,
        Words { en: "This number or more.", zh: "大於或等於這個數字。" },
    ),
    optional("above", Shape::Number, Words { en: "More than this number.", zh: "大於這個數字。" }),
    optional(
        "at-most",
        Shape::Number,
        Words { en: "This number or less.", zh: "小於或等於這個數字。" },
    ),
    optional("below", Shape::Number, Words { en: "Less than this number.", zh: "小於這個數字。" }),
];

/// Constraints of a range: each end at most once.
pub const ONE_EACH: [Demand; 2] =
    [Demand::AtMostOne(&["at-least", "above"]), Demand::AtMostOne(&["at-most", "below"])];

/// A range of a measurement.
pub static RANGE: Record = Record::new(
    "range",
    Words {
        en: "A range of a measurement; one end may be open.",
        zh: "測量值的範圍；可以只寫一端。",
    },
    &ENDS,
)
.with(&[Demand::AtLeastOne(&["at-least", "above", "at-most", "below"]), ONE_EACH[0], ONE_EACH[1]]);

/// A value with a unit.
pub static QUANTITY: Record = Record::new(
    "quantity",
    Words {
        en: "An amount: one value, or from one to another.",
        zh: "數量：一個值，或從多少到多少。",
    },
    &[
        optional("value", Shape::Number, Words { en: "The amount.", zh: "數量。" }),
        optional("from", Shape::Number, Words { en: "The smallest amount.", zh: "最少多少。" }),
        optional("to", Shape::Number, Words { en: "The largest amount.", zh: "最多多少。" }),
        required("unit", Shape::Text, Words { en: "The unit.", zh: "單位。" }),
    ],
)
.with(&[
    Demand::ExactlyOne(&["value", "from"]),
    Demand::Needs("from", "to"),
    Demand::Needs("to", "from"),
]);

/// How often something is done.
pub static INTERVAL: Record = Record::new(
    "interval",
    Words {
        en: "How often: every few days, weeks, months or years.",
        zh: "多久一次：每幾天、幾週、幾個月或幾年。",
    },
    &[
        optional(
            "every",
            Shape::WholeNumber,
            Words {
                en: "The number of units from one time to the next.", zh: "每幾個單位一次。"
            },
        ),
        optional(
            "from",
            Shape::WholeNumber,
            Words { en: "The shortest interval.", zh: "最短的間隔。" },
        ),
        optional(
            "to",
            Shape::WholeNumber,
            Words { en: "The longest interval.", zh: "最長的間隔。" },
        ),
        required(
            "unit",
            Shape::Choice(|| TimeUnit::ALL.map(|(name, _)| name).to_vec()),
            Words { en: "The unit of time.", zh: "時間單位。" },
        ),
    ],
)
.with(&[
    Demand::ExactlyOne(&["every", "from"]),
    Demand::Needs("from", "to"),
    Demand::Needs("to", "from"),
]);
