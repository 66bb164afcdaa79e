//! Reads the fields of a TOML table one by one. Afterwards, the fields that were not read are reported, because osteon
//! knows no such fields.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ::toml::de::DeTable;

use super::missing_field::{self, MissingField};
use super::{TomlText, Value};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::named::Named;
use crate::model::table::kind::ColumnType;
use crate::pipeline::parse::prose::Prose;
use crate::pipeline::parse::rules;
use crate::pipeline::parse::toml::schemas::{Field, TomlSchema, ValueType};
use crate::span::{Span, Spanned};

/// Pairs of a word and the name of a field in a guide, such as `gender` and `sex`. Authors may write the word instead
/// of the name, because other formats or plain English use it. A finding about the word then suggests the name. If a
/// word is in several pairs, the first name that is allowed in the table is suggested.
const OTHER_WORDS: [(&str, &str); 22] = [
    ("or", "any"),
    ("and", "all"),
    ("min", "from"),
    ("min", "at-least"),
    ("minimum", "at-least"),
    ("max", "to"),
    ("max", "at-most"),
    ("maximum", "at-most"),
    ("until", "to"),
    ("up-to", "to"),
    ("up-to", "at-most"),
    ("over", "above"),
    ("more-than", "above"),
    ("greater-than", "above"),
    ("under", "below"),
    ("less-than", "below"),
    ("question", "item"),
    ("answer", "is"),
    ("gender", "sex"),
    ("date", "year"),
    ("description", "summary"),
    ("label", "name"),
];

/// The name of a field, with its byte range in the TOML.
type Name<'t> = ::toml::Spanned<Cow<'t, str>>;

/// If a table allows more fields than this, a finding about an unknown field does not list the allowed fields.
const MOST_NAMED: usize = 30;

static FIELDS_HERE: Words = Words(
    "check the spelling, and whether the line is below the right name in [ ]; these fields are allowed here: {fields}. If none of them is meant, delete the line",
);

/// The fields of a TOML table, which the table's schema describes. The functions that read a field report it if it is
/// required and missing. At the end, [`Self::finish`] reports fields that were not read.
pub struct Fields<'f, 't> {
    schema: &'static TomlSchema,
    toml: TomlText<'t>,
    table: &'f DeTable<'t>,
    span: Span,
    keys_read: Vec<Cow<'static, str>>,
    /// If the table is a row in which a required column is missing: the ids of all columns, to find out which misspelt
    /// field was meant as this column. Otherwise empty.
    columns: Vec<String>,
    /// Offsets in the file of misspelt field names that were reported already, and that `finish` must not report again.
    reported: BTreeSet<usize>,
}

impl<'f, 't> Fields<'f, 't> {
    /// Makes the fields of a TOML table readable. `span` is the position of the table's header, `schema` describes its
    /// fields.
    pub fn new(
        toml: TomlText<'t>,
        table: &'f DeTable<'t>,
        span: Span,
        schema: &'static TomlSchema,
    ) -> Self {
        Self {
            schema,
            toml,
            table,
            span,
            keys_read: Vec::new(),
            columns: Vec::new(),
            reported: BTreeSet::new(),
        }
    }

    /// Replaces the table's schema by a more specific one. For a table whose schema depends on one of its fields, such
    /// as `kind`.
    pub fn follow(&mut self, schema: &'static TomlSchema) {
        self.schema = schema;
    }

    /// Makes known which columns the row has: for each column, its id, and true if the column is required. If a
    /// required column seems to be missing, a misspelt name of it can then be recognised.
    pub fn with_columns<'c>(&mut self, columns: impl Iterator<Item = (&'c str, bool)> + Clone) {
        let mut required = columns.clone().filter(|(_, is_required)| *is_required);
        if required.any(|(name, _)| !self.table.contains_key(name)) {
            self.columns = columns.map(|(name, _)| name.to_owned()).collect();
        }
    }

    /// The description of the field `key` in the table's schema. `None` if the author chooses the names of the table's
    /// fields. Panics in debug builds if the schema does not allow the field.
    fn described(&self, key: &str) -> Option<&'static Field> {
        let field = self.schema.field(key);
        debug_assert!(
            field.is_some() || self.schema.others.is_some(),
            "the schema `{}` does not describe `{key}`",
            self.schema.name
        );
        field
    }

    /// Returns true if the table must have the field `key`, according to the table's schema.
    pub fn is_required(&self, key: &str) -> bool {
        self.described(key).is_some_and(|field| field.is_required)
    }

    /// Reads a field of any type; `None` if it is missing. Reports a missing field if the table's schema requires it.
    pub fn checked_value(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<&'f Value<'t>> {
        if self.is_required(key) { self.required_value(key, found) } else { self.value(key) }
    }

    /// The position of the table, to which findings about the whole table point.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The TOML text that contains the table.
    pub fn toml(&self) -> TomlText<'t> {
        self.toml
    }

    /// Reads a field of any type. Returns `None` if it is missing, and does not report this.
    pub fn value(&mut self, key: impl Into<Cow<'static, str>>) -> Option<&'f Value<'t>> {
        let key = key.into();
        self.described(&key);
        let value = self.table.get(key.as_ref());
        self.keys_read.push(key);
        value
    }

    /// Marks fields as read, so that `finish` does not report them. For fields about which a finding exists already.
    pub fn skip(&mut self, keys: &[&'static str]) {
        self.keys_read.extend(keys.iter().map(|key| Cow::Borrowed(*key)));
    }

    /// Reads a required field. If it is missing, but the table has an unknown field with a similar name, reports this
    /// name as misspelt and returns the value of that field. Otherwise reports a missing field and returns `None`.
    pub fn required_value(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        found: &mut Diagnostics,
    ) -> Option<&'f Value<'t>> {
        let key = key.into();
        let missing = MissingField::of_schema(&key, self.schema);
        self.required(key.clone(), &missing, found)
    }

    /// Reads a cell that must be present, in a column of this type, like [`Fields::required_value`].
    pub fn required_cell(
        &mut self,
        column: &str,
        column_type: ColumnType,
        found: &mut Diagnostics,
    ) -> Option<&'f Value<'t>> {
        let value_type = Some(ValueType::of_column(column_type));
        let missing = MissingField { key: column, value_type, about: None };
        self.required(column.to_owned().into(), &missing, found)
    }

    fn required(
        &mut self,
        key: Cow<'static, str>,
        missing: &MissingField<'_>,
        found: &mut Diagnostics,
    ) -> Option<&'f Value<'t>> {
        let value = self.value(key.clone());
        if value.is_some() {
            return value;
        }
        let Some((name, value)) = self.misspelt(&key) else {
            let finding = rules::MISSING_FIELD.at(self.span).with("field", key.as_ref());
            let header = self.toml.written(self.span.start as usize..self.span.end as usize);
            found.push(missing_field::advise(finding, missing, header));
            return None;
        };
        // Read it under its wrong name, so that only the name is reported.
        let finding = rules::UNKNOWN_FIELD.at(self.toml.span(name.span()));
        found.push(finding.with("field", &**name.get_ref()).suggest(Some(key.as_ref())));
        self.reported.insert(name.span().start);
        Some(value)
    }

    /// Finds an unknown field whose name is probably a misspelt `key`. Returns its name and value, or `None` if the
    /// table has no such field.
    fn misspelt(&self, key: &str) -> Option<(&'f Name<'t>, &'f Value<'t>)> {
        if self.schema.others.is_some() && self.columns.is_empty() {
            return None;
        }
        let fields = self.schema.fields();
        let names = fields.iter().map(|field| field.name);
        let names: Vec<&str> = names.chain(self.columns.iter().map(String::as_str)).collect();
        self.table.iter().find(|(name, _)| {
            let name = &**name.get_ref();
            !names.contains(&name)
                && crate::suggestions::nearest(name, names.iter().copied()) == Some(key)
        })
    }

    /// Reads a string field, with its position. `None` if the field is missing, or if its value is blank or no string.
    pub fn text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Spanned<String>> {
        self.prose(key, found).map(|(prose, span)| Spanned::new(prose.text.to_owned(), span))
    }

    /// Reads a string field, without its position. `None` if the field is missing, or if its value is blank or no
    /// string.
    pub fn plain(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.text(key, found).map(|text| text.value)
    }

    /// Reads a string field as Markdown. Returns it with the position of the whole value. `None` if the field is
    /// missing, or if its value is blank or no string.
    pub fn prose(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        let value = self.checked_value(key, found)?;
        self.toml.prose_value(value, key, found)
    }

    /// Reads an array of strings, each with its position; empty if the field is missing. Reports values that are blank
    /// or no strings, and leaves them out.
    pub fn texts(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Spanned<String>> {
        self.proses(key, found)
            .into_iter()
            .map(|(prose, span)| Spanned::new(prose.text.to_owned(), span))
            .collect()
    }

    /// Reads an array of strings as Markdown, each with the position of the whole value; empty if the field is missing.
    /// Reports values that are blank or no strings, and leaves them out.
    pub fn proses(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<(Prose<'f>, Span)> {
        let Some(value) = self.checked_value(key, found) else { return Vec::new() };
        let items = self.toml.array(value, found).unwrap_or_default();
        // The check of the reading order reports repeated entries in `order`.
        if key != "order" {
            // Two authors may have the same name.
            let is_name = |item: &Value<'_>| {
                item.get_ref().as_str().is_some_and(|text| !text.is_ascii() || text.contains(' '))
            };
            let named = items.iter().filter(|item| key != "authors" || is_name(item));
            self.toml.report_repeated(named, found);
        }
        items.iter().filter_map(|item| self.toml.prose_value(item, key, found)).collect()
    }

    /// Reads a field whose value is one of the words that the table's schema allows for it. `None` if the field is
    /// missing or has another value.
    pub fn choice(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<&'static str> {
        let options = self.described(key).map(|field| field.value_type.words()).unwrap_or_default();
        let value = self.checked_value(key, found)?;
        self.toml.choice(value, &options, found)
    }

    /// Reads a field that contains one of the names of the enumeration `T`, and returns the enumeration's value with
    /// this name. `None` if the field is missing or contains something else.
    pub fn word<T: Named>(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<T> {
        let value = self.checked_value(key, found)?;
        self.toml.word(value, found)
    }

    /// The string in a field. Does not mark the field as read, and reports nothing. `None` if the field is missing, or
    /// if its value is blank or no string.
    pub fn peek(&self, key: &str) -> Option<&'f str> {
        self.table.get(key)?.get_ref().as_str().filter(|text| !text.trim().is_empty())
    }

    /// The value of a field of any type. Does not mark the field as read. `None` if the field is missing.
    pub fn peek_value(&self, key: &str) -> Option<&'f Value<'t>> {
        self.table.get(key)
    }

    /// The position to which a finding about the field `key` points: the field's name or, if the field is missing, the
    /// table's header.
    pub fn place(&self, key: &str) -> Span {
        let key = self.table.keys().find(|known| known.get_ref() == key);
        key.map_or(self.span, |key| self.toml.span(key.span()))
    }

    /// The number of entries of an array field. Does not mark the field as read. `None` if the field is missing or no
    /// array.
    pub fn peek_len(&self, key: &str) -> Option<usize> {
        self.table.get(key)?.get_ref().as_array().map(|items| items.len())
    }

    /// Reads a field that is itself a TOML table, such as `[publisher]`, and returns its fields. `None` if it is
    /// missing or no table.
    pub fn fields(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Fields<'f, 't>> {
        let schema = self.described(key)?.value_type.schema()?;
        let value = self.checked_value(key, found)?;
        self.toml.table(value, schema, found)
    }

    /// Reads a field that is an array of TOML tables, such as `[[rows]]`. Returns the fields of each; empty if the
    /// field is missing.
    pub fn array_of_fields(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<Fields<'f, 't>> {
        let schema = self.described(key).and_then(|field| field.value_type.schema());
        let values = schema.zip(self.checked_value(key, found));
        values.map(|(schema, value)| self.toml.tables(value, schema, found)).unwrap_or_default()
    }

    /// The keys and values of all fields of the table, in file order. For a table in which the author chooses the keys.
    /// Marks all fields as read.
    pub fn entries(&mut self) -> Vec<(Spanned<String>, &'f Value<'t>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let named = entries.into_iter().map(|(key, value)| {
            let id = key.get_ref().to_string();
            self.keys_read.push(Cow::Owned(id.clone()));
            (Spanned::new(id, self.toml.span(key.span())), value)
        });
        named.collect()
    }

    /// Reads a TOML table that contains only tables such as `[who-2023]`, whose names are ids that the author chooses.
    /// Returns the id and the fields of each, in file order. Reports values that are not tables.
    pub fn named_tables(
        &mut self,
        found: &mut Diagnostics,
    ) -> Vec<(Spanned<String>, Fields<'f, 't>)> {
        let Some(schema) = self.schema.others.and_then(ValueType::schema) else {
            return Vec::new();
        };
        let entries = self.entries().into_iter();
        entries
            .filter_map(|(id, value)| Some((id, self.toml.table(value, schema, found)?)))
            .collect()
    }

    /// Reports the fields of the table that were not read. If a known field has a similar name, suggests that name.
    pub fn finish(self, found: &mut Diagnostics) {
        // Keys that the author chooses are known too, because `entries` has read them.
        let known: BTreeSet<&str> = self.keys_read.iter().map(AsRef::as_ref).collect();
        let unknown = self.table.keys().filter(|key| !known.contains(&**key.get_ref()));
        let unknown = unknown.filter(|key| !self.reported.contains(&key.span().start));
        for key in unknown {
            let name: &str = key.get_ref();
            let other = OTHER_WORDS.iter().find(|(word, meant)| {
                *word == name && known.contains(meant) && !self.table.contains_key(*meant)
            });
            let near = crate::suggestions::nearest(name, known.iter().copied());
            let near = other.map(|(_, meant)| *meant).or(near);
            let finding = rules::UNKNOWN_FIELD.at(self.toml.span(key.span()));
            let finding = finding.with("field", name).suggest(near);
            let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            found.push(if names.is_empty() || names.len() > MOST_NAMED {
                finding
            } else {
                finding.with("fields", names.join(" ")).advise(&FIELDS_HERE)
            });
        }
    }
}
