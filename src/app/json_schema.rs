//! JSON Schemas of the TOML files, made from the parser's description of their fields. They use draft 7, the newest
//! that TOML language servers support.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::project_files::write;
use crate::diagnostic::{Language, Words};
use crate::error::Error;
use crate::model::table::kind::TableKind;
use crate::model::table_kinds::TABLE_KINDS;
use crate::pipeline::parse::toml::schemas::{
    CONDITION, Constraint, Decided, FILES, Field, RANGE, ROW, TABLE, TomlSchema, ValueType,
    table_schema,
};

/// The folder of a project into which the schemas are written.
pub const FOLDER: &str = ".osteon";

/// The JSON Schema of a kind of file.
pub struct JsonSchema {
    /// Name of the schema, such as `guide` or `table-causes`.
    pub name: String,
    /// The schema as JSON.
    pub json: Value,
}

/// The schemas of all kinds of files: one for each entry of [`FILES`], one for a table of any kind, and one for each
/// kind of table.
pub fn schemas(language: Language) -> Vec<JsonSchema> {
    let files = FILES.iter().map(|file| {
        let mut writer = Writer { language, definitions: Map::new() };
        let json = writer.of_table(file.schema);
        JsonSchema { name: file.name.to_owned(), json: writer.whole(json) }
    });
    let kinds = TABLE_KINDS.iter().map(|kind| {
        let mut writer = Writer { language, definitions: Map::new() };
        let json = writer.table(kind);
        JsonSchema { name: format!("table-{}", kind.name), json: writer.whole(json) }
    });
    files.chain([any_table(language)]).chain(kinds).collect()
}

/// The schema of a table of any kind. The table's field `kind` decides which kind's schema applies.
fn any_table(language: Language) -> JsonSchema {
    let mut writer = Writer { language, definitions: Map::new() };
    let mut json = writer.of_table(&TABLE);
    json["additionalProperties"] = json!(true);
    let kinds = TABLE_KINDS.iter().map(|kind| {
        let own = writer.table(kind);
        json!({
            "if": { "required": ["kind"], "properties": { "kind": { "const": kind.name } } },
            "then": own,
        })
    });
    json["allOf"] = kinds.collect();
    JsonSchema { name: "table".to_owned(), json: writer.whole(json) }
}

struct Writer {
    language: Language,
    definitions: Map<String, Value>,
}

impl Writer {
    fn words(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    /// Makes a complete JSON Schema file from `schema`: adds the version of JSON Schema, and the definitions to which
    /// `schema` refers.
    fn whole(self, mut schema: Value) -> Value {
        schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        schema["definitions"] = Value::Object(self.definitions);
        schema
    }

    /// The JSON Schema of a TOML table with the fields that `toml` describes. It contains the fields themselves, not a
    /// `$ref` to a definition.
    fn of_table(&mut self, toml: &'static TomlSchema) -> Value {
        let fields = toml.fields();
        let properties: Map<_, _> =
            fields.iter().map(|field| (field.name.to_owned(), self.field(field))).collect();
        let required = fields.iter().filter(|field| field.is_required).map(|field| field.name);
        let others = match toml.others {
            Some(value_type) => self.schema_of(value_type),
            None => json!(false),
        };
        let mut schema = json!({
            "type": "object",
            "description": self.words(toml.about),
            "properties": properties,
            "required": required.collect::<Vec<_>>(),
            "additionalProperties": others,
        });
        let constraints = toml.constraints();
        if !constraints.is_empty() {
            schema["allOf"] =
                constraints.iter().flat_map(|constraint| self.constraint(*constraint)).collect();
        }
        schema
    }

    /// A `$ref` to the JSON Schema of a TOML table with the fields that `toml` describes. Adds this JSON Schema to the
    /// definitions.
    fn defined(&mut self, toml: &'static TomlSchema) -> Value {
        if !self.definitions.contains_key(toml.name) {
            // A condition can contain conditions. So the name is added before the definition is made, to end the
            // recursion.
            self.definitions.insert(toml.name.to_owned(), Value::Null);
            let schema = self.of_table(toml);
            self.definitions.insert(toml.name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/definitions/{}", toml.name) })
    }

    fn field(&mut self, field: &Field) -> Value {
        let schema = self.schema_of(field.value_type);
        described(schema, self.words(field.about))
    }

    fn schema_of(&mut self, value_type: ValueType) -> Value {
        match value_type {
            ValueType::Text | ValueType::Inline | ValueType::Markdown => text(),
            ValueType::Id => json!({ "type": "string", "pattern": ID }),
            ValueType::Texts | ValueType::Inlines | ValueType::Citations => array(text(), 0),
            ValueType::Mention => mention(),
            ValueType::Mentions => array(mention(), 0),
            ValueType::Address => {
                json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:" })
            }
            ValueType::Language => {
                json!({ "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" })
            }
            ValueType::Color => {
                json!({ "type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$" })
            }
            ValueType::MonthDay => {
                json!({ "type": "string", "pattern": "^[0-9][0-9]-[0-9][0-9]$" })
            }
            ValueType::Date => {
                json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
            }
            ValueType::PartialDate => {
                json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
            }
            ValueType::Boolean => json!({ "type": "boolean" }),
            ValueType::Number => json!({ "type": "number" }),
            ValueType::WholeNumber => json!({ "type": "integer", "minimum": 0 }),
            ValueType::Between(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            ValueType::Choice(_) | ValueType::Word(_) => choice(&value_type.words()),
            ValueType::Choices(_) | ValueType::SomeWords(_) => {
                array(choice(&value_type.words()), 0)
            }
            ValueType::Table(schema) => self.defined(schema),
            ValueType::Tables(schema, least) => array(self.defined(schema), least),
            ValueType::Either(types) => {
                let either: Vec<_> = types.iter().map(|own| self.schema_of(*own)).collect();
                json!({ "anyOf": either })
            }
            ValueType::Array(own, least) => array(self.schema_of(*own), least),
            ValueType::Rows => rows(self.defined(&ROW)),
            ValueType::Any => json!(true),
        }
    }

    fn constraint(&mut self, constraint: Constraint) -> Vec<Value> {
        let each = |keys: &[&str]| -> Vec<Value> {
            keys.iter().map(|key| json!({ "required": [key] })).collect()
        };
        match constraint {
            Constraint::AtLeastOne(keys) => vec![json!({ "anyOf": each(keys) })],
            Constraint::ExactlyOne(keys) => vec![json!({ "oneOf": each(keys) })],
            Constraint::AtMostOne(keys) => vec![json!({ "not": { "required": keys } })],
            Constraint::Needs(key, other) => vec![json!({ "dependencies": { key: [other] } })],
            Constraint::Decides { field, words } => {
                let all: Vec<&str> =
                    words.iter().flat_map(|own| own.fields.iter().map(|(key, _)| *key)).collect();
                let word = |(number, own): (usize, &Decided)| {
                    let mut when = json!({ "properties": { field: { "const": own.word } } });
                    if number > 0 {
                        when["required"] = json!([field]);
                    }
                    let schema =
                        |key: &&str| match own.fields.iter().find(|(known, _)| known == key) {
                            Some((_, value_type)) => (key.to_string(), self.schema_of(*value_type)),
                            None => (key.to_string(), json!(false)),
                        };
                    let properties: Map<_, _> = all.iter().map(schema).collect();
                    json!({
                        "if": when,
                        "then": { "properties": properties, "required": own.required },
                    })
                };
                words.iter().enumerate().map(word).collect()
            }
        }
    }

    /// The schema of files in `tables/` that contain a table of this kind.
    fn table(&mut self, kind: &'static TableKind) -> Value {
        let mut schema = self.of_table(table_schema(kind));
        let about = schema["properties"]["kind"]["description"].clone();
        schema["properties"]["kind"] = json!({
            "type": "string", "enum": [kind.name], "description": about
        });
        let name = format!("row-of-{}", kind.name);
        let row = self.row(kind);
        self.definitions.insert(name.clone(), row);
        let rows = rows(json!({ "$ref": format!("#/definitions/{name}") }));
        if kind.has_measures {
            // If a table has several measures, its rows have no field `range`. Instead, they have one range for each
            // measure, under the id of the measure.
            let mut measured = self.row(kind);
            remove_range(&mut measured);
            measured["additionalProperties"] = self.schema_of(ValueType::Table(&RANGE));
            let name = format!("{name}-by-measures");
            self.definitions.insert(name.clone(), measured);
            let measured = json!({ "items": { "$ref": format!("#/definitions/{name}") } });
            schema["if"] = json!({ "required": ["measures"] });
            schema["then"] = json!({ "properties": { "rows": measured } });
            schema["else"] = json!({ "properties": { "rows": rows } });
        } else {
            let about = schema["properties"]["rows"]["description"].clone();
            schema["properties"]["rows"] = rows;
            schema["properties"]["rows"]["description"] = about;
        }
        schema
    }

    /// The schema of a row of a table of this kind.
    fn row(&mut self, kind: &TableKind) -> Value {
        let mut row = self.of_table(&ROW);
        if kind.declares_columns() {
            return row;
        }
        row["additionalProperties"] = json!(false);
        for column in kind.columns {
            let mut schema = self.schema_of(ValueType::of_column(column.column_type));
            if column.required && schema["type"] == "array" {
                schema["minItems"] = json!(1);
            }
            row["properties"][column.id] = described(schema, self.words(column.about));
            if let (true, Some(required)) = (column.required, row["required"].as_array_mut()) {
                required.push(json!(column.id));
            }
        }
        // Editors look for conditions in the definitions, so the condition is defined once for all rows.
        if kind.tool.is_some() {
            self.defined(&CONDITION);
        }
        row
    }
}

/// Removes the column `range` from the schema of a row. A table with several measures has one column for each measure
/// instead.
fn remove_range(row: &mut Value) {
    if let Some(properties) = row["properties"].as_object_mut() {
        properties.remove("range");
    }
    if let Some(required) = row["required"].as_array_mut() {
        required.retain(|key| key != "range");
    }
}

/// Regular expression that every id matches. It excludes white space and ASCII punctuation, with three exceptions: `-`
/// and `_` are allowed everywhere, and `.` is allowed except at the start. It also matches some texts that are not ids;
/// `osteon check` reports those.
const ID: &str =
    "^[^\\s.!\"#$%&'()*+,/:;<=>?@\\[\\\\\\]^`{|}~][^\\s!\"#$%&'()*+,/:;<=>?@\\[\\\\\\]^`{|}~]*$";

fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn mention() -> Value {
    json!({ "type": "string", "pattern": ":" })
}

fn choice(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

/// The JSON Schema of the field `rows`. The field is an array whose elements have the schema `items`, or the name of a
/// CSV file that contains the rows.
fn rows(items: Value) -> Value {
    json!({ "type": ["array", "string"], "items": items, "pattern": "\\.csv$" })
}

fn array(items: Value, least: usize) -> Value {
    match least {
        0 => json!({ "type": "array", "items": items }),
        least => json!({ "type": "array", "items": items, "minItems": least }),
    }
}

/// Adds a description to a JSON Schema. Draft 7 ignores all fields beside a `$ref`. So a schema that is a `$ref` is put
/// into the `allOf` of a new schema, which gets the description.
fn described(schema: Value, about: &str) -> Value {
    match schema {
        Value::Object(mut object) if !object.contains_key("$ref") => {
            object.insert("description".to_owned(), json!(about));
            Value::Object(object)
        }
        Value::Object(reference) => json!({ "description": about, "allOf": [reference] }),
        _ => json!({ "description": about }),
    }
}

/// Writes the schema of every kind of file into a folder. Returns the number of schemas.
///
/// # Errors
/// If a file cannot be written.
pub(super) fn write_schemas(folder: &Path, language: Language) -> Result<usize, Error> {
    let schemas = schemas(language);
    for schema in &schemas {
        let text = format!("{}\n", pretty(&schema.json));
        write(&folder.join(format!("{}.schema.json", schema.name)), text.as_bytes())?;
    }
    Ok(schemas.len())
}

/// Formats JSON with line breaks and indentation.
pub(super) fn pretty(json: &Value) -> String {
    // The value contains only strings and numbers, so this cannot fail.
    serde_json::to_string_pretty(json).unwrap_or_default()
}
