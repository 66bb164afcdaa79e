//! The schema of a questionnaire's `[scale]`: a published score that studies have validated.

use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::scale::Rounding;
use crate::pipeline::parse::toml::schemas::values::RANGE;
use crate::pipeline::parse::toml::schemas::{TomlSchema, ValueType, optional, required};

pub static SCALE: TomlSchema = TomlSchema::new(
    "scale",
    Words("A published index of a few numbers."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("name", ValueType::Text, Words("Its name.")),
        optional("enabled", ValueType::Boolean, Words("Whether readers see it; not by default.")),
        required("inputs", ValueType::Tables(&INPUT, 1), Words("The numbers that it needs.")),
        required(
            "formula",
            ValueType::Table(&FORMULA),
            Words("The factor of each input, and optionally `constant`, which is added."),
        ),
        required("rounding", ValueType::Choice(Rounding::names), Words("How the sum is rounded.")),
        required("population", ValueType::Markdown, Words("In whom it was validated.")),
        required(
            "sensitivity",
            ValueType::Inline,
            Words("How many of the people with the condition it finds."),
        ),
        required(
            "specificity",
            ValueType::Inline,
            Words("How many of the people without the condition it clears."),
        ),
        required("limits", ValueType::Markdown, Words("What it cannot say.")),
        required("sources", ValueType::Array(&ValueType::Text, 1), Words("Its sources.")),
        required(
            "cut-offs",
            ValueType::Tables(&CUT_OFF, 1),
            Words("The meaning of results, in order, without a gap."),
        ),
    ],
);

static INPUT: TomlSchema = TomlSchema::new(
    "scale-input",
    Words("A number that a scale needs."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("question", ValueType::Inline, Words("The label of its field.")),
        optional("unit", ValueType::Text, Words("Its unit.")),
        optional("accepts", ValueType::Table(&RANGE), Words("The possible numbers.")),
    ],
);

/// The schema of a scale's formula. Each key is the id of an input, and its value is the factor by which the formula
/// multiplies this input.
pub static FORMULA: TomlSchema =
    TomlSchema::new("formula", Words("Weights, by the ids of inputs."), &[])
        .open(ValueType::Number);

static CUT_OFF: TomlSchema = TomlSchema::new(
    "cut-off",
    Words("A range of results."),
    &[
        required("id", ValueType::Id, Words("Its id.")),
        required("name", ValueType::Inline, Words("Its name.")),
        required("range", ValueType::Table(&RANGE), Words("The range.")),
        required("meaning", ValueType::Inline, Words("Its meaning.")),
    ],
);
