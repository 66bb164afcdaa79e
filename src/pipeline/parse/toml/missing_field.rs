//! Says how to add a missing field: the line to write, built from the type that the schema gives to the field.

use super::schemas::{Field, TomlSchema, ValueType};
use crate::diagnostic::{Diagnostic, Words};

static BELOW: Words = Words("below this line, add `{line}`. What belongs there: {about}");
static BELOW_PLAIN: Words = Words("below this line, add `{line}`");
static CHOOSE: Words = Words(
    "below this line, add `{line}` with one of these words: {words}. What belongs there: {about}",
);
static CHOOSE_PLAIN: Words =
    Words("below this line, add `{line}` with one of these words: {words}");
static IN_BRACES: Words = Words("write `{line}` between these braces too, with a comma before it");
static AT_THE_END: Words =
    Words("at the end of the file, add a line `{line}`, and below it {lines}");

/// A missing field: its name, its type and its description, if they are known.
pub struct MissingField<'k> {
    pub key: &'k str,
    pub value_type: Option<ValueType>,
    pub about: Option<&'static Words>,
}

impl<'k> MissingField<'k> {
    /// The missing field `key` of a TOML table with this schema.
    pub fn of_schema(key: &'k str, schema: &TomlSchema) -> Self {
        let field = schema.field(key);
        let value_type = field.map(|field| field.value_type);
        Self { key, value_type, about: field.map(|field| &field.about) }
    }
}

/// Adds to the finding about a missing field the advice which line to write where. `header` is the source text of the
/// table's header, such as `[[rows]]`, or the table itself if it is written in braces.
pub fn advise(finding: Diagnostic, missing: &MissingField<'_>, header: &str) -> Diagnostic {
    let Some(value_type) = missing.value_type else { return finding };
    let key = missing.key;
    let outer = header.trim_matches(['[', ']']);
    let path = match header.starts_with('[') {
        true => format!("{outer}.{key}"),
        false => key.to_owned(),
    };
    let group = match value_type {
        ValueType::Tables(schema, _) => Some((format!("[[{path}]]"), required_lines(schema))),
        ValueType::Rows => Some((format!("[[{path}]]"), "`id = \"…\"`".to_owned())),
        ValueType::Table(schema) if in_braces(schema).is_none() => {
            Some((format!("[{path}]"), required_lines(schema)))
        }
        _ => None,
    };
    if let Some((line, lines)) = group {
        return finding.advise(&AT_THE_END).with("line", line).with("lines", lines);
    }
    let finding = finding.with("line", line(key, value_type));
    if header.starts_with('{') {
        return finding.advise(&IN_BRACES);
    }
    let words = value_type.words();
    let advice = match (words.is_empty(), missing.about) {
        (true, Some(_)) => &BELOW,
        (true, None) => &BELOW_PLAIN,
        (false, Some(_)) => &CHOOSE,
        (false, None) => &CHOOSE_PLAIN,
    };
    let finding = finding.advise(advice).with("words", format!("`{}`", words.join("`, `")));
    match missing.about {
        Some(about) => finding.with("about", about),
        None => finding,
    }
}

/// The required fields of a TOML table, as lines to fill in: `` `id = "…"`, `title = "…"` ``.
fn required_lines(schema: &TomlSchema) -> String {
    let required = schema.fields().into_iter().filter(|field| field.is_required);
    let lines =
        required.map(|Field { name, value_type, .. }| format!("`{}`", line(name, *value_type)));
    lines.collect::<Vec<_>>().join(", ")
}

/// The line with a field, in which `…` stands for what only the author knows.
fn line(key: &str, value_type: ValueType) -> String {
    format!("{key} = {}", value(value_type))
}

fn value(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Texts
        | ValueType::Inlines
        | ValueType::Citations
        | ValueType::Mentions
        | ValueType::Choices(_)
        | ValueType::SomeWords(_)
        | ValueType::Tables(..)
        | ValueType::Rows
        | ValueType::Array(..) => "[\"…\"]",
        ValueType::Date | ValueType::PartialDate => "2026-01-31",
        ValueType::Boolean => "true",
        ValueType::Number | ValueType::WholeNumber | ValueType::Between(..) => "…",
        ValueType::Table(schema) => in_braces(schema).unwrap_or("{ … }"),
        ValueType::Either(types) => types.first().map_or("\"…\"", |first| value(*first)),
        _ => "\"…\"",
    }
}

/// How a table that stands for one value is written in braces; `None` for a table whose fields stand on lines of their
/// own.
fn in_braces(schema: &TomlSchema) -> Option<&'static str> {
    match schema.name {
        "age" => Some("{ from = … }"),
        "condition" => Some("{ item = \"…\" }"),
        "formula" => Some("{ weight = …, age = … }"),
        "interval" => Some("{ every = …, unit = \"year\" }"),
        "quantity" => Some("{ value = …, unit = \"…\" }"),
        "range" => Some("{ at-least = … }"),
        _ => None,
    }
}
