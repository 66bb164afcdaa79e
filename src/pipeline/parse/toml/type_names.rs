//! The names by which messages call the types of values, such as "a list in [ ]".

use ::toml::de::DeValue;

use crate::diagnostic::Words;

/// The type that a value should have. Messages about a value of another type name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A number that is shown with the digits that the author wrote.
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
    /// An interval: how often something is done.
    Interval,
    /// An age range.
    Age,
    /// A range of a measurement.
    Range,
    /// A value with a unit.
    Quantity,
}

impl Expected {
    /// What messages call this type.
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

    /// Advice for an author who wrote the value `found` where this type is expected. `None` if the general advice of
    /// the rule is enough.
    pub fn advice(self, found: &DeValue<'_>) -> Option<&'static Words> {
        match (self, found) {
            (Self::Age, _) => Some(&AGE_ADVICE),
            (Self::Range, _) => Some(&RANGE_ADVICE),
            (Self::Quantity, _) => Some(&QUANTITY_ADVICE),
            (Self::Boolean, _) => Some(&BOOLEAN_ADVICE),
            (Self::Text, DeValue::Boolean(_)) => Some(&NO_SWITCH),
            (Self::Text, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                Some(&NEEDS_QUOTES)
            }
            (Self::Text, DeValue::Array(_)) => Some(&ONE_TEXT),
            (Self::WholeNumber | Self::PlainNumber, DeValue::String(_)) => Some(&NUMBER_ALONE),
            (Self::WholeNumber, DeValue::Integer(_) | DeValue::Float(_)) => Some(&WHOLE_ADVICE),
            (Self::Array, _) if !found.is_table() => Some(&ARRAY_ADVICE),
            (Self::Table, _) if !found.is_array() => Some(&TABLE_ADVICE),
            (Self::Interval, _) => Some(&INTERVAL_ADVICE),
            (Self::Date, DeValue::String(_)) => Some(&DATE_ALONE),
            _ => None,
        }
    }
}

static NEEDS_QUOTES: Words = Words("put quotation marks around it: text is written as `\"…\"`");
static ONE_TEXT: Words = Words("write one text in quotes, without [ ]");
static WHOLE_ADVICE: Words =
    Words("write a whole number such as 1 or 2, without decimals and without `-`");
static ARRAY_ADVICE: Words = Words(
    "write [ ] around the entries, and a comma between them; texts also stand in quotes: `[\"…\", \"…\"]`",
);
static TABLE_ADVICE: Words = Words(
    "delete this line; at the end of the file, write its name in brackets on a line of its own, such as `[publisher]`, and its fields below it, such as `name = \"…\"`",
);
static INTERVAL_ADVICE: Words = Words(
    "write for example `{ every = 2, unit = \"year\" }`, with `year`, `month`, `week` or `day`; if there is no fixed interval, write words in quotes",
);
/// Advice for a number that contains other characters, or is not written in decimal digits.
pub static NUMBER_ALONE: Words =
    Words("write only the number here, without quotation marks and without other characters");
static DATE_ALONE: Words =
    Words("write only the date here, without quotation marks and without other characters");
/// What messages call a string.
static TEXT: Words = Words("text in quotes");
/// What messages call a number if another type is expected.
static NUMBER: Words = Words("a number");
/// What messages call the value that is expected in a field for a whole number.
static WHOLE_NUMBER: Words = Words("a whole number, 0 or more");
/// What messages call the value that is expected in a field for a number whose digits are shown as written.
static PLAIN_NUMBER: Words = Words("a plain number such as 12 or 0.5");
/// What messages call a value that is true or false.
static BOOLEAN: Words = Words("`true` or `false`");
/// What messages call a date.
static DATE: Words = Words("a date such as 2026-01-31");
/// What messages call a list.
static ARRAY: Words = Words("a list in [ ]");
/// What messages call a table.
static TABLE: Words = Words("fields in { } or below a [name]");
/// What messages call an age range, with an example.
static AGE: Words = Words("ages in braces, such as `{ from = 18, to = 39 }`");
/// What messages call a range of a measurement, with an example.
static RANGE: Words = Words("a range in braces, such as `{ at-least = 120, below = 135 }`");
/// What messages call a value with a unit, with an example.
static QUANTITY: Words = Words("an amount in braces, such as `{ value = 5, unit = \"mg\" }`");
static AGE_ADVICE: Words = Words(
    "`{ from = 65 }` is 65 and older, `{ to = 17 }` is under 18, `{ from = 18, to = 39 }` is 18 to 39",
);
static RANGE_ADVICE: Words = Words(
    "`{ at-least = 135 }` is 135 and more, `{ below = 135 }` is less than 135; `above` and `at-most` are the other two ends",
);
static QUANTITY_ADVICE: Words = Words(
    "write `{ value = 5, unit = \"mg\" }`, or `{ from = 5, to = 10, unit = \"mg\" }` for a range",
);
/// Advice for the author who writes `true` or `false` in a field that needs a text.
static NO_SWITCH: Words = Words(
    "write here, in quotes, the text that readers will see; remove the line if there is nothing to say",
);
static BOOLEAN_ADVICE: Words = Words("write `true` or `false`, in lower case and without quotes");
/// What messages call an interval (how often something is done), with an example.
static INTERVAL: Words =
    Words("an interval such as `{ every = 1, unit = \"year\" }`, or text in quotes");

/// Advice for a table header with one bracket on each side, if it needs two.
pub static TWO_BRACKETS: Words =
    Words("write `{head}`, with two brackets on each side, even if there is only one");

static DECIMALS: Words = Words("a number with decimals");
static BELOW_ZERO: Words = Words("a number below 0");

/// What messages call the type of a value that is in the file, where a value of the type `expected` should stand.
pub fn found(expected: Expected, value: &DeValue<'_>) -> &'static Words {
    match value {
        DeValue::Float(_) if expected == Expected::WholeNumber => &DECIMALS,
        DeValue::Integer(_) if expected == Expected::WholeNumber => &BELOW_ZERO,
        DeValue::String(_) => &TEXT,
        DeValue::Integer(_) | DeValue::Float(_) => &NUMBER,
        DeValue::Boolean(_) => &BOOLEAN,
        DeValue::Datetime(_) => &DATE,
        DeValue::Array(_) => &ARRAY,
        DeValue::Table(_) => &TABLE,
    }
}
