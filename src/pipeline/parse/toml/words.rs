//! Names of value types for findings.

use ::toml::de::DeValue;

use crate::diagnostic::Words;

/// The expected type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A number with its digits, for display.
    PlainNumber,
    /// A whole number.
    WholeNumber,
    /// True or false.
    Boolean,
    /// A date.
    Date,
    /// A list.
    Array,
    /// A table.
    Table,
    /// How often something is done.
    Interval,
    /// An age range.
    Age,
    /// A range of a measurement.
    Range,
    /// A value with a unit.
    Quantity,
}

impl Expected {
    /// The name of the type.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Text => &TEXT,
            Self::PlainNumber => &PLAIN_NUMBER,
            Self::WholeNumber => &WHOLE_NUMBER,
            Self::Boolean => &BOOLEAN,
            Self::Date => &DATE,
            Self::Array => &ARRAY,
            Self::Table => &TABLE,
            Self::Interval => &INTERVAL,
            Self::Age => &AGE,
            Self::Range => &RANGE,
            Self::Quantity => &QUANTITY,
        }
    }

    /// How to write it, where there is more to say than the rule does.
    pub fn advice(self) -> Option<&'static Words> {
        match self {
            Self::Age => Some(&AGE_ADVICE),
            Self::Range => Some(&RANGE_ADVICE),
            Self::Quantity => Some(&QUANTITY_ADVICE),
            Self::Boolean => Some(&BOOLEAN_ADVICE),
            _ => None,
        }
    }
}

/// A string.
static TEXT: Words = Words { en: "text in quotes", zh: "引號裡的文字" };
/// A number, as found.
static NUMBER: Words = Words { en: "a number", zh: "數字" };
/// A number to count with.
static WHOLE_NUMBER: Words = Words { en: "a whole number, 0 or more", zh: "0 以上的整數" };
/// A number to show.
static PLAIN_NUMBER: Words =
    Words { en: "a plain number such as 12 or 0.5", zh: "一般數字，例如 12 或 0.5" };
/// True or false.
static BOOLEAN: Words = Words { en: "`true` or `false`", zh: "`true` 或 `false`" };
/// A date.
static DATE: Words = Words { en: "a date such as 2026-01-31", zh: "日期，例如 2026-01-31" };
/// A list.
static ARRAY: Words = Words { en: "a list in [ ]", zh: "用 [ ] 括起來的清單" };
/// A table.
static TABLE: Words =
    Words { en: "fields in { } or below a [name]", zh: "{ } 裡或 [名稱] 底下的欄位" };
/// Ages.
static AGE: Words = Words {
    en: "ages in braces, such as `{ from = 18, to = 39 }`",
    zh: "用 { } 括起來的年齡，例如 `{ from = 18, to = 39 }`",
};
/// A range of a measurement.
static RANGE: Words = Words {
    en: "a range in braces, such as `{ at-least = 120, below = 135 }`",
    zh: "用 { } 括起來的範圍，例如 `{ at-least = 120, below = 135 }`",
};
/// An amount.
static QUANTITY: Words = Words {
    en: "an amount in braces, such as `{ value = 5, unit = \"mg\" }`",
    zh: "用 { } 括起來的份量，例如 `{ value = 5, unit = \"毫克\" }`",
};
static AGE_ADVICE: Words = Words {
    en: "`{ from = 65 }` is 65 and older, `{ to = 17 }` is under 18, `{ from = 18, to = 39 }` is 18 to 39",
    zh: "`{ from = 65 }` 是 65 歲以上，`{ to = 17 }` 是未滿 18 歲，`{ from = 18, to = 39 }` 是 18 到 39 歲",
};
static RANGE_ADVICE: Words = Words {
    en: "`{ at-least = 135 }` is 135 and more, `{ below = 135 }` is less than 135; `above` and `at-most` are the other two ends",
    zh: "`{ at-least = 135 }` 是 135 以上（含），`{ below = 135 }` 是未滿 135；另外兩種寫法是 `above`（大於）與 `at-most`（以下，含）",
};
static QUANTITY_ADVICE: Words = Words {
    en: "write `{ value = 5, unit = \"mg\" }`, or `{ from = 5, to = 10, unit = \"mg\" }` for a range",
    zh: "請寫成 `{ value = 5, unit = \"毫克\" }`；若是一段範圍，請寫 `{ from = 5, to = 10, unit = \"毫克\" }`",
};
static BOOLEAN_ADVICE: Words = Words {
    en: "write `true` or `false`, in lower case and without quotes",
    zh: "請寫小寫的 `true`（是）或 `false`（否），不加引號",
};
/// How often something is done.
static INTERVAL: Words = Words {
    en: "an interval such as `{ every = 1, unit = \"year\" }`, or text in quotes",
    zh: "間隔，例如 `{ every = 1, unit = \"year\" }`，或引號裡的文字",
};

/// Advice for a table header with one bracket where two are needed.
pub static TWO_BRACKETS: Words = Words {
    en: "write `{head}`, with two brackets on each side, even if there is only one",
    zh: "請寫成 `{head}`，前後各兩個方括號，只有一個時也一樣，因為同樣的內容可以有好幾個",
};

/// The name of the type of a value.
pub fn found(value: &DeValue<'_>) -> &'static Words {
    match value {
        DeValue::String(_) => &TEXT,
        DeValue::Integer(_) | DeValue::Float(_) => &NUMBER,
        DeValue::Boolean(_) => &BOOLEAN,
        DeValue::Datetime(_) => &DATE,
        DeValue::Array(_) => &ARRAY,
        DeValue::Table(_) => &TABLE,
    }
}
