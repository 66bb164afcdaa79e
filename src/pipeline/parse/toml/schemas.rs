//! The schemas of TOML files. The parser, the JSON Schemas and the manual are all based on them.

mod condition;
mod guide;
mod lists;
mod look;
mod questionnaire;
mod section;
mod table;
mod values;

pub use self::condition::CONDITION;
pub use self::guide::GUIDE;
pub use self::lists::{GLOSSARY, PEOPLE, REFERENCES};
pub use self::questionnaire::{FORMULA, OPTION, QUESTION, QUESTIONNAIRE};
pub use self::section::{PART, SECTION};
pub use self::table::{ROW, TABLE, table_schema};
pub use self::values::{AGE, INTERVAL, QUANTITY, RANGE};

/// The types that a field for an interval may have: inline Markdown for a phrase, or a table with numbers.
static INTERVAL_OR_WORDS: [ValueType; 2] = [ValueType::Inline, ValueType::Table(&INTERVAL)];

use crate::diagnostic::Words;
use crate::model::table::kind::ColumnType;

/// The schema of a TOML table: its fields, and constraints between them.
#[derive(Debug)]
pub struct TomlSchema {
    /// Name by which JSON Schemas refer to this schema.
    pub name: &'static str,
    /// Description of the table, shown in the manual.
    pub about: Words,
    /// Another schema, whose fields and constraints this schema includes. `None` if it includes no other.
    pub base: Option<&'static TomlSchema>,
    /// The fields of the table that `base` does not describe, in documentation order.
    pub own: &'static [Field],
    /// If the author chooses the names of the table's fields, such as ids: the type of their values. Otherwise `None`.
    pub others: Option<ValueType>,
    /// Constraints between the fields of the table, other than the constraints of `base`.
    pub constraints: &'static [Constraint],
}

impl TomlSchema {
    /// Creates the schema of a TOML table whose fields all have fixed names.
    pub const fn new(name: &'static str, about: Words, own: &'static [Field]) -> Self {
        Self { name, about, base: None, own, others: None, constraints: &[] }
    }

    /// Sets `base`, another schema: this schema then includes its fields and constraints.
    pub const fn like(mut self, base: &'static TomlSchema) -> Self {
        self.base = Some(base);
        self
    }

    /// Sets the constraints between the fields of the table.
    pub const fn with(mut self, constraints: &'static [Constraint]) -> Self {
        self.constraints = constraints;
        self
    }

    /// Allows fields whose names the author chooses. Their values must have the type `others`.
    pub const fn open(mut self, others: ValueType) -> Self {
        self.others = Some(others);
        self
    }

    /// The description of the field `name`, from this schema or from the schema `base`. `None` if neither describes the
    /// field.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let own = self.own.iter().find(|field| field.name == name);
        own.or_else(|| self.base?.field(name))
    }

    /// The descriptions of all fields: first those of `base`, then its own.
    pub fn fields(&self) -> Vec<&'static Field> {
        let mut fields = self.base.map(Self::fields).unwrap_or_default();
        fields.extend(self.own);
        fields
    }

    /// All constraints between the fields of the table, including those of `base`.
    pub fn constraints(&self) -> Vec<Constraint> {
        let mut constraints = self.base.map(Self::constraints).unwrap_or_default();
        constraints.extend(self.constraints);
        constraints
    }
}

/// A field of a TOML table, as the table's schema describes it.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Key of the field in TOML.
    pub name: &'static str,
    /// The type that the field's value must have.
    pub value_type: ValueType,
    /// True if the field is required.
    pub is_required: bool,
    /// Description of the field in one sentence.
    pub about: Words,
}

/// Creates a required field.
const fn required(name: &'static str, value_type: ValueType, about: Words) -> Field {
    Field { name, value_type, is_required: true, about }
}

/// Creates an optional field.
const fn optional(name: &'static str, value_type: ValueType, about: Words) -> Field {
    Field { name, value_type, is_required: false, about }
}

/// The type that a schema gives to a value in TOML.
#[derive(Clone, Copy, Debug)]
pub enum ValueType {
    /// A string that is not blank.
    Text,
    /// An id: a string that can be part of a page's address.
    Id,
    /// Inline Markdown: one line or paragraph.
    Inline,
    /// Markdown with blocks.
    Markdown,
    /// A list of strings that are not blank.
    Texts,
    /// A list of inline Markdown.
    Inlines,
    /// A list of citations without brackets, such as `lin2022, p. 3`.
    Citations,
    /// A mention: a link such as `section:diet`, by kind and id.
    Mention,
    /// A list of mentions, each by kind and id, such as `["section:diet", "term:bmi"]`.
    Mentions,
    /// A full URL.
    Address,
    /// A BCP 47 language tag.
    Language,
    /// A colour as a hexadecimal code, such as `#12504a`.
    Color,
    /// A month and a day without a year, as in `"10-20"`.
    MonthDay,
    /// A date.
    Date,
    /// A date; or a string with a year alone, `"2024"`, or with a year and a month, `"2024-05"`.
    PartialDate,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A whole number that is not negative.
    WholeNumber,
    /// A whole number between two limits, which are allowed too: the least and the greatest number.
    Between(u32, u32),
    /// A string that is one of the words that this function returns.
    Choice(fn() -> Vec<&'static str>),
    /// A list of strings, each of which is one of the words that this function returns.
    Choices(fn() -> Vec<&'static str>),
    /// A string that is one of these words.
    Word(&'static [&'static str]),
    /// A list of strings, each of which is one of these words.
    SomeWords(&'static [&'static str]),
    /// A TOML table with the fields of this schema.
    Table(&'static TomlSchema),
    /// An array of TOML tables with the fields of this schema. The number is the least number of tables.
    Tables(&'static TomlSchema, usize),
    /// A value of one of these types.
    Either(&'static [ValueType]),
    /// An array of values of this type. The number is the least number of values.
    Array(&'static ValueType, usize),
    /// The rows of a table: an array of TOML tables, with one field for each column. The columns depend on the table's
    /// kind or are listed in its file.
    Rows,
    /// A value of any type.
    Any,
}

impl ValueType {
    /// The words that are allowed as a value of this type or, for a list, as one of its entries. Empty if the type does
    /// not prescribe words.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Choice(words) | Self::Choices(words) => words(),
            Self::Word(words) | Self::SomeWords(words) => words.to_vec(),
            Self::Either(types) => types.iter().flat_map(|own| own.words()).collect(),
            Self::Array(own, _) => own.words(),
            _ => Vec::new(),
        }
    }

    /// The schema of the TOML tables that a value of this type is or contains. `None` if such values are not tables.
    pub fn schema(self) -> Option<&'static TomlSchema> {
        match self {
            Self::Table(schema) | Self::Tables(schema, _) => Some(schema),
            Self::Rows => Some(&ROW),
            Self::Either(types) => types.iter().find_map(|own| own.schema()),
            Self::Array(own, _) => own.schema(),
            _ => None,
        }
    }

    /// The type of the TOML values in a column of the type `column_type`.
    pub fn of_column(column_type: ColumnType) -> Self {
        match column_type {
            ColumnType::Text => Self::Text,
            ColumnType::Inline => Self::Inline,
            ColumnType::Prose => Self::Markdown,
            ColumnType::List => Self::Inlines,
            ColumnType::Number => Self::Number,
            ColumnType::Quantity => Self::Table(&QUANTITY),
            ColumnType::Age => Self::Table(&AGE),
            ColumnType::Interval => Self::Either(&INTERVAL_OR_WORDS),
            ColumnType::Range => Self::Table(&RANGE),
            ColumnType::Choice(words) => Self::Word(words),
            ColumnType::Choices(words) => Self::SomeWords(words),
            ColumnType::Date => Self::PartialDate,
            ColumnType::Mentions => Self::Mentions,
            ColumnType::Citations => Self::Citations,
            ColumnType::Condition => Self::Table(&CONDITION),
        }
    }
}

/// A constraint between the fields of a TOML table.
#[derive(Clone, Copy, Debug)]
pub enum Constraint {
    /// At least one of these fields is present.
    AtLeastOne(&'static [&'static str]),
    /// Exactly one of these fields is present.
    ExactlyOne(&'static [&'static str]),
    /// At most one of these fields is present.
    AtMostOne(&'static [&'static str]),
    /// If the first of these two fields is present, the second must be present too.
    Needs(&'static str, &'static str),
    /// One field decides which other fields are allowed, and which types they have. An example is `answer`, which
    /// decides whether a question can have `options`.
    Decides {
        /// The field that decides. Its value is one of the words below.
        field: &'static str,
        /// For each word that the deciding field can have: which fields belong to it. If the deciding field is missing,
        /// the first word applies.
        words: &'static [Decided],
    },
}

/// Fields of a TOML table that are allowed only if another field, the deciding field, has a certain value.
#[derive(Debug)]
pub struct Decided {
    /// The value of the deciding field, a word, with which these fields are allowed.
    pub word: &'static str,
    /// The fields that are allowed with this word, with their types. A field that is listed only for other words is not
    /// allowed.
    pub fields: &'static [(&'static str, ValueType)],
    /// The names of the fields that are required with this word.
    pub required: &'static [&'static str],
}

/// The schema of one file of a guide, or of all files of one kind, such as all sections.
#[derive(Clone, Copy, Debug)]
pub struct FileSchema {
    /// Name of the schema, such as `section`; the file of its JSON Schema is named after it.
    pub name: &'static str,
    /// Path of the file below `content/`, such as `guide.toml`. If the schema is for several files: a pattern for their
    /// paths, such as `sections/**/*.md`.
    pub path_pattern: &'static str,
    /// Schema of the file's content.
    pub schema: &'static TomlSchema,
}

/// The schemas of the files that contain TOML, in the order of the documentation. Tables are missing, because the
/// schema of a table depends on its kind: see [`table_schema`].
pub static FILES: &[FileSchema] = &[
    FileSchema { name: "guide", path_pattern: "guide.toml", schema: &GUIDE },
    FileSchema { name: "section", path_pattern: "sections/**/*.md", schema: &SECTION },
    FileSchema { name: "part", path_pattern: "sections/**/_part.md", schema: &PART },
    FileSchema {
        name: "questionnaire",
        path_pattern: "questionnaires/*.toml",
        schema: &QUESTIONNAIRE,
    },
    FileSchema { name: "references", path_pattern: "references.toml", schema: &REFERENCES },
    FileSchema { name: "glossary", path_pattern: "glossary.toml", schema: &GLOSSARY },
    FileSchema { name: "people", path_pattern: "people.toml", schema: &PEOPLE },
];
