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

/// The types that the field `interval` may have: a table with numbers, or a phrase in inline Markdown.
static INTERVAL_OR_WORDS: [ValueType; 2] = [ValueType::Inline, ValueType::Table(&INTERVAL)];

use crate::diagnostic::Words;
use crate::model::table::kind::ColumnType;

/// The schema of a TOML table: its fields, and constraints between them.
#[derive(Debug)]
pub struct TomlSchema {
    /// Name of this schema among the definitions of a JSON Schema.
    pub name: &'static str,
    /// Description of the table, shown in the manual.
    pub about: Words,
    /// Another schema, whose fields and constraints this schema includes. `None` if it includes no other.
    pub base: Option<&'static TomlSchema>,
    /// The fields that are not in `base`, in documentation order.
    pub own: &'static [Field],
    /// The type of those fields whose names the author chooses, such as ids. `None` if the table has no such fields.
    pub others: Option<ValueType>,
    /// Constraints between the fields of the table, other than the constraints of `base`.
    pub constraints: &'static [Constraint],
}

impl TomlSchema {
    /// Creates the schema of a TOML table whose fields all have fixed names.
    pub const fn new(name: &'static str, about: Words, own: &'static [Field]) -> Self {
        Self { name, about, base: None, own, others: None, constraints: &[] }
    }

    /// Adds the fields and constraints of another schema, `base`.
    pub const fn like(mut self, base: &'static TomlSchema) -> Self {
        self.base = Some(base);
        self
    }

    /// Sets the constraints between the fields of the table.
    pub const fn with(mut self, constraints: &'static [Constraint]) -> Self {
        self.constraints = constraints;
        self
    }

    /// Allows fields with names chosen by the author, whose values have the type `others`.
    pub const fn open(mut self, others: ValueType) -> Self {
        self.others = Some(others);
        self
    }

    /// Finds the field with this name, in this schema or in the one it is based on (`base`). `None` if neither
    /// describes it.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let own = self.own.iter().find(|field| field.name == name);
        own.or_else(|| self.base?.field(name))
    }

    /// All fields that the schema describes: first the fields of `base`, then its own.
    pub fn fields(&self) -> Vec<&'static Field> {
        let mut fields = self.base.map(Self::fields).unwrap_or_default();
        fields.extend(self.own);
        fields
    }

    /// All constraints between the fields of the table, also the constraints of `base`.
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
    /// A list of mentions, such as `["section:diet", "term:bmi"]`.
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
    /// A date, or a string with a year or with a year and a month.
    PartialDate,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A whole number that is not negative.
    WholeNumber,
    /// A whole number between two limits: the least and the greatest number that are allowed.
    Between(u32, u32),
    /// A string that is one of the words which this function returns.
    Choice(fn() -> Vec<&'static str>),
    /// A list of strings, each one of the words which this function returns.
    Choices(fn() -> Vec<&'static str>),
    /// A string that is one of these words.
    Word(&'static [&'static str]),
    /// A list of strings, each one of these words.
    SomeWords(&'static [&'static str]),
    /// A TOML table with the fields of this schema.
    Table(&'static TomlSchema),
    /// An array of TOML tables with the fields of this schema, and the minimum number of tables.
    Tables(&'static TomlSchema, usize),
    /// A value of one of these types.
    Either(&'static [ValueType]),
    /// An array of values of this type, and the minimum number of values.
    Array(&'static ValueType, usize),
    /// The rows of a table: an array of TOML tables whose fields are the columns. The table's kind or the file says
    /// which columns there are.
    Rows,
    /// A value of any type.
    Any,
}

impl ValueType {
    /// The words that are allowed as a value of this type or, for a type of list, as an entry. Empty for types that
    /// allow any text, or no text.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Choice(words) | Self::Choices(words) => words(),
            Self::Word(words) | Self::SomeWords(words) => words.to_vec(),
            Self::Either(types) => types.iter().flat_map(|own| own.words()).collect(),
            Self::Array(own, _) => own.words(),
            _ => Vec::new(),
        }
    }

    /// If values of this type can be TOML tables or arrays of TOML tables, the schema of these tables. Otherwise
    /// `None`.
    pub fn schema(self) -> Option<&'static TomlSchema> {
        match self {
            Self::Table(schema) | Self::Tables(schema, _) => Some(schema),
            Self::Rows => Some(&ROW),
            Self::Either(types) => types.iter().find_map(|own| own.schema()),
            Self::Array(own, _) => own.schema(),
            _ => None,
        }
    }

    /// The type that a cell of a column has in TOML.
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
    /// If the first of these fields is present, the second must be present too.
    Needs(&'static str, &'static str),
    /// The value of one field, the deciding field, determines which other fields are allowed, and their types.
    Decides {
        /// The deciding field: its value determines which other fields are allowed.
        field: &'static str,
        /// For each word that the deciding field can have, the fields that belong to it. If the deciding field is
        /// missing, the first word of this list applies.
        words: &'static [Decided],
    },
}

/// The fields of a TOML table that belong to one value of another field, the deciding field.
#[derive(Debug)]
pub struct Decided {
    /// One of the words that the deciding field can have. The fields listed with it belong to this word.
    pub word: &'static str,
    /// The fields that are allowed with this word, and their types. Fields that belong only to other words are not
    /// allowed.
    pub fields: &'static [(&'static str, ValueType)],
    /// The fields that are required if the deciding field has this word.
    pub required: &'static [&'static str],
}

/// The schema of one file of a guide, or of all files of one kind.
#[derive(Clone, Copy, Debug)]
pub struct FileSchema {
    /// Name of the schema, such as `section`; the file of its JSON Schema is named after it.
    pub name: &'static str,
    /// Path, below `content/`, of the file, such as `guide.toml`; or a pattern for all files of one kind, such as
    /// `sections/**/*.md`.
    pub path_pattern: &'static str,
    /// Schema of the file's content.
    pub schema: &'static TomlSchema,
}

/// The schemas of the files that contain TOML, in the order of the documentation. The schemas of tables are not in this
/// list, because they depend on the table's kind: see [`table_schema`].
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
