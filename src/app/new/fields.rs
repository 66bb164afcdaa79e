//! Makes lines of TOML for an author to fill in: the required fields first, then the optional fields as comments.

use toml_edit::Value;

use crate::diagnostic::Language;
use crate::model::table::kind::TableKind;
use crate::pipeline::parse::toml::schemas::{TomlSchema, ValueType};

/// A TOML field as `osteon new` writes it, for an author to fill in.
pub struct Blank {
    name: String,
    value_type: ValueType,
    is_required: bool,
    about: &'static str,
}

/// The fields in `schema`, for an author to fill in, except those whose names are in `without`.
pub fn blanks(schema: &'static TomlSchema, without: &[&str], language: Language) -> Vec<Blank> {
    let fields = schema.fields().into_iter().filter(|field| !without.contains(&field.name));
    let blank = fields.map(|field| Blank {
        name: field.name.to_owned(),
        value_type: field.value_type,
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
        value_type: ValueType::of_column(column.column_type),
        is_required: column.required,
        about: column.about.in_language(language),
    });
    blank.collect()
}

/// The fields as lines of TOML. The required fields come first, with a placeholder as value. Then come the optional
/// fields, as comments.
pub fn lines(blanks: &[Blank]) -> String {
    let line = |blank: &Blank| {
        let mark = if blank.is_required { "" } else { "# " };
        let value = placeholder(blank.value_type, blank.is_required);
        let example = placeholder(blank.value_type, false);
        let words = match blank.value_type.words() {
            // The value is empty, so an example shows what it can contain.
            words if words.is_empty() && example != value => format!(" [{example}]"),
            words if words.is_empty() => String::new(),
            words => format!(" [{}]", words.join(", ")),
        };
        format!("{mark}{} = {value}  # {}{words}\n", blank.name, blank.about)
    };
    let (required, others): (Vec<_>, Vec<_>) = blanks.iter().partition(|blank| blank.is_required);
    required.into_iter().chain(others).map(line).collect()
}

/// The value of a new field that the author has not filled in yet, such as an empty text. `osteon check` reports an
/// empty text in a required field. A field that is a TOML table has the value `{}` if it is required. Otherwise its
/// value is an example, such as `{ from = 65 }`.
fn placeholder(value_type: ValueType, is_required: bool) -> &'static str {
    match value_type {
        ValueType::Texts | ValueType::Inlines | ValueType::Citations | ValueType::Mentions => {
            "[\"\"]"
        }
        ValueType::Choices(_) | ValueType::SomeWords(_) | ValueType::Array(..) => "[\"\"]",
        ValueType::Boolean => "true",
        ValueType::Number | ValueType::WholeNumber | ValueType::Between(..) => "0",
        ValueType::Date => "2026-01-31",
        ValueType::Tables(..) | ValueType::Rows => "[]",
        ValueType::Table(_) if is_required => "{}",
        ValueType::Table(schema) => match schema.name {
            "age" => "{ from = 65 }",
            "range" => "{ at-least = 1, below = 2 }",
            "interval" => "{ every = 1, unit = \"year\" }",
            "condition" => "{ item = \"\" }",
            _ => "{}",
        },
        ValueType::Either(shapes) => {
            shapes.first().map_or("\"\"", |first| placeholder(*first, is_required))
        }
        _ => "\"\"",
    }
}

/// The text as a TOML string, with quotation marks and escapes.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
