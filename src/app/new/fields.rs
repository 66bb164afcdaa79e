//! Text of TOML fields for an author to fill in: required fields first, then optional ones as comments.

use toml_edit::Value;

use crate::diagnostic::Language;
use crate::model::table::kind::TableKind;
use crate::pipeline::parse::toml::records::{Record, Shape};

/// A field for an author to fill in.
pub struct Blank {
    name: String,
    shape: Shape,
    is_required: bool,
    about: &'static str,
}

/// The fields of a TOML table, for an author to fill in, except those named in `without`.
pub fn blanks(record: &'static Record, without: &[&str], language: Language) -> Vec<Blank> {
    let fields = record.fields().into_iter().filter(|field| !without.contains(&field.name));
    let blank = fields.map(|field| Blank {
        name: field.name.to_owned(),
        shape: field.shape,
        is_required: field.is_required,
        about: field.about.in_language(language),
    });
    blank.collect()
}

/// The columns of a table of this kind, for an author to fill in for each row, except those with an id in `without`.
pub fn columns(kind: &TableKind, without: &[&str], language: Language) -> Vec<Blank> {
    let columns = kind.columns.iter().filter(|column| !without.contains(&column.id));
    let blank = columns.map(|column| Blank {
        name: column.id.to_owned(),
        shape: Shape::of_column(column.column_type),
        is_required: column.required,
        about: column.about.in_language(language),
    });
    blank.collect()
}

/// The fields as lines of TOML: first the required ones, with a placeholder as value, then the optional ones, as
/// comments.
pub fn lines(blanks: &[Blank]) -> String {
    let line = |blank: &Blank| {
        let mark = if blank.is_required { "" } else { "# " };
        let value = placeholder(blank.shape, blank.is_required);
        let example = placeholder(blank.shape, false);
        let words = match blank.shape.words() {
            // Show an example of what the empty value can contain.
            words if words.is_empty() && example != value => format!(" [{example}]"),
            words if words.is_empty() => String::new(),
            words => format!(" [{}]", words.join(", ")),
        };
        format!("{mark}{} = {value}  # {}{words}\n", blank.name, blank.about)
    };
    let (required, others): (Vec<_>, Vec<_>) = blanks.iter().partition(|blank| blank.is_required);
    required.into_iter().chain(others).map(line).collect()
}

/// A value that stands for what the author will write, such as an empty text. `check` reports an empty text in a
/// required field.
fn placeholder(shape: Shape, is_required: bool) -> &'static str {
    match shape {
        Shape::Texts | Shape::Inlines | Shape::Citations | Shape::Mentions => "[\"\"]",
        Shape::Choices(_) | Shape::SomeWords(_) | Shape::Array(..) => "[\"\"]",
        Shape::Boolean => "true",
        Shape::Number | Shape::WholeNumber | Shape::Between(..) => "0",
        Shape::Date => "2026-01-31",
        Shape::Tables(..) | Shape::Rows => "[]",
        Shape::Table(_) if is_required => "{}",
        Shape::Table(record) => match record.name {
            "age" => "{ from = 65 }",
            "range" => "{ at-least = 1, below = 2 }",
            "interval" => "{ every = 1, unit = \"year\" }",
            "condition" => "{ item = \"\" }",
            _ => "{}",
        },
        Shape::Either(shapes) => {
            shapes.first().map_or("\"\"", |first| placeholder(*first, is_required))
        }
        _ => "\"\"",
    }
}

/// The text as a TOML string, with quotation marks and escapes.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
