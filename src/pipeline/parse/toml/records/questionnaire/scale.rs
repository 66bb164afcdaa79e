//! The schema of a questionnaire's `[scale]`: a published score whose validity studies have tested.

use crate::diagnostic::Words;
use crate::model::named::Named;
use crate::model::questionnaire::scale::Rounding;
use crate::pipeline::parse::toml::records::values::RANGE;
use crate::pipeline::parse::toml::records::{Record, Shape, optional, required};

pub static SCALE: Record = Record::new(
    "scale",
    Words("A published index of a few numbers."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("name", Shape::Text, Words("Its name.")),
        optional("enabled", Shape::Boolean, Words("Whether readers see it; not by default.")),
        required("inputs", Shape::Tables(&INPUT, 1), Words("The numbers that it needs.")),
        required(
            "formula",
            Shape::Table(&FORMULA),
            Words("The factor of each input, and optionally `constant`, which is added."),
        ),
        required("rounding", Shape::Choice(Rounding::names), Words("How the sum is rounded.")),
        required("population", Shape::Markdown, Words("In whom it was validated.")),
        required(
            "sensitivity",
            Shape::Inline,
            Words("How many of the people with the condition it finds."),
        ),
        required(
            "specificity",
            Shape::Inline,
            Words("How many of the people without the condition it clears."),
        ),
        required("limits", Shape::Markdown, Words("What it cannot say.")),
        required("sources", Shape::Array(&Shape::Text, 1), Words("Its sources.")),
        required(
            "cut-offs",
            Shape::Tables(&CUT_OFF, 1),
            Words("The meaning of results, in order, without a gap."),
        ),
    ],
);

static INPUT: Record = Record::new(
    "scale-input",
    Words("A number that a scale needs."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("question", Shape::Inline, Words("The label of its field.")),
        optional("unit", Shape::Text, Words("Its unit.")),
        optional("accepts", Shape::Table(&RANGE), Words("The possible numbers.")),
    ],
);

/// The schema of a scale's formula: the factor of each input.
pub static FORMULA: Record =
    Record::new("formula", Words("Weights, by the ids of inputs."), &[]).open(Shape::Number);

static CUT_OFF: Record = Record::new(
    "cut-off",
    Words("A range of results."),
    &[
        required("id", Shape::Id, Words("Its id.")),
        required("name", Shape::Inline, Words("Its name.")),
        required("range", Shape::Table(&RANGE), Words("The range.")),
        required("meaning", Shape::Inline, Words("Its meaning.")),
    ],
);
