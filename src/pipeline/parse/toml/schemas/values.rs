//! The schemas of small tables that stand for one value, such as `{ from = 18 }` for an age range.

use super::{Constraint, Field, TomlSchema, ValueType, optional, required};
use crate::diagnostic::Words;
use crate::model::quantity::TimeUnit;

/// The schema of an age range.
pub static AGE: TomlSchema = TomlSchema::new(
    "age",
    Words("Ages in years, both ends included."),
    &[
        optional("from", ValueType::Between(0, 130), Words("The youngest age.")),
        optional("to", ValueType::Between(0, 130), Words("The oldest age.")),
    ],
)
.with(&[Constraint::AtLeastOne(&["from", "to"])]);

/// The fields for the ends of a range. Each end has two fields: one that includes the number, one that excludes it.
pub const ENDS: [Field; 4] = [
    optional("at-least", ValueType::Number, Words("This number or more.")),
    optional("above", ValueType::Number, Words("More than this number.")),
    optional("at-most", ValueType::Number, Words("This number or less.")),
    optional("below", ValueType::Number, Words("Less than this number.")),
];

/// Constraints of a range: at most one of the two fields for each end is present.
pub const ONE_EACH: [Constraint; 2] =
    [Constraint::AtMostOne(&["at-least", "above"]), Constraint::AtMostOne(&["at-most", "below"])];

/// The schema of a range of a measurement.
pub static RANGE: TomlSchema =
    TomlSchema::new("range", Words("A range of a measurement; one end may be open."), &ENDS).with(
        &[
            Constraint::AtLeastOne(&["at-least", "above", "at-most", "below"]),
            ONE_EACH[0],
            ONE_EACH[1],
        ],
    );

/// The schema of a value with a unit.
pub static QUANTITY: TomlSchema = TomlSchema::new(
    "quantity",
    Words("An amount: one value, or from one to another."),
    &[
        optional("value", ValueType::Number, Words("The amount.")),
        optional("from", ValueType::Number, Words("The smallest amount.")),
        optional("to", ValueType::Number, Words("The largest amount.")),
        required("unit", ValueType::Text, Words("The unit.")),
    ],
)
.with(&[
    Constraint::ExactlyOne(&["value", "from"]),
    Constraint::Needs("from", "to"),
    Constraint::Needs("to", "from"),
]);

/// The schema of an interval: how often something is done.
pub static INTERVAL: TomlSchema = TomlSchema::new(
    "interval",
    Words("How often: every few days, weeks, months or years."),
    &[
        optional(
            "every",
            ValueType::WholeNumber,
            Words("The number of units from one time to the next."),
        ),
        optional("from", ValueType::WholeNumber, Words("The shortest interval.")),
        optional("to", ValueType::WholeNumber, Words("The longest interval.")),
        required(
            "unit",
            ValueType::Choice(|| TimeUnit::ALL.map(|(name, _)| name).to_vec()),
            Words("The unit of time."),
        ),
    ],
)
.with(&[
    Constraint::ExactlyOne(&["every", "from"]),
    Constraint::Needs("from", "to"),
    Constraint::Needs("to", "from"),
]);
