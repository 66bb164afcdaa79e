//! The schema of TOML files. The parser, the JSON Schemas and the manual are all based on these records.

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
pub use self::table::{ROW, TABLE, table_record};
pub use self::values::{AGE, INTERVAL, QUANTITY, RANGE};

/// The types of the field `interval`: a table with numbers, or a phrase.
static INTERVAL_OR_WORDS: [Shape; 2] = [Shape::Inline, Shape::Table(&INTERVAL)];

use crate::diagnostic::Words;
use crate::model::table::kind::ColumnType;

/// The schema of a TOML table: its fields, and constraints between them.
#[derive(Debug)]
pub struct Record {
    /// Name in schema definitions.
    pub name: &'static str,
    /// Description of the table, shown in the manual.
    pub about: Words,
    /// Another record whose fields it includes.
    pub base: Option<&'static Record>,
    /// Its own fields, in documentation order.
    pub own: &'static [Field],
    /// The type of fields with names chosen by the author; `None` if there are none.
    pub others: Option<Shape>,
    /// Constraints between its fields.
    pub demands: &'static [Demand],
}

impl Record {
    /// Creates a record with fixed fields.
    pub const fn new(name: &'static str, about: Words, own: &'static [Field]) -> Self {
        Self { name, about, base: None, own, others: None, demands: &[] }
    }

    /// Includes the fields and constraints of another record.
    pub const fn like(mut self, base: &'static Record) -> Self {
        self.base = Some(base);
        self
    }

    /// Adds constraints between fields.
    pub const fn with(mut self, demands: &'static [Demand]) -> Self {
        self.demands = demands;
        self
    }

    /// Allows fields with names chosen by the author.
    pub const fn open(mut self, others: Shape) -> Self {
        self.others = Some(others);
        self
    }

    /// Finds a field by name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let own = self.own.iter().find(|field| field.name == name);
        own.or_else(|| self.base?.field(name))
    }

    /// All fields, those of the base first.
    pub fn fields(&self) -> Vec<&'static Field> {
        let mut fields = self.base.map(Self::fields).unwrap_or_default();
        fields.extend(self.own);
        fields
    }

    /// All constraints, those of the base included.
    pub fn demands(&self) -> Vec<Demand> {
        let mut demands = self.base.map(Self::demands).unwrap_or_default();
        demands.extend(self.demands);
        demands
    }
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Key of the field in TOML.
    pub name: &'static str,
    /// Type of the value.
    pub shape: Shape,
    /// True if the field is required.
    pub is_required: bool,
    /// Description in one sentence.
    pub about: Words,
}

/// Creates a required field.
const fn required(name: &'static str, shape: Shape, about: Words) -> Field {
    Field { name, shape, is_required: true, about }
}

/// Creates an optional field.
const fn optional(name: &'static str, shape: Shape, about: Words) -> Field {
    Field { name, shape, is_required: false, about }
}

/// The type of a value.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string that is not blank.
    Text,
    /// A string that is valid in an address.
    Id,
    /// Inline Markdown: one line or paragraph.
    Inline,
    /// Markdown with blocks.
    Markdown,
    /// A list of strings that are not blank.
    Texts,
    /// A list of inline Markdown.
    Inlines,
    /// Citations without brackets.
    Citations,
    /// A mention such as `section:diet`.
    Mention,
    /// A list of mentions.
    Mentions,
    /// A full URL.
    Address,
    /// A BCP 47 language tag.
    Language,
    /// A colour as in CSS.
    Color,
    /// A month and a day, as in `"10-20"`.
    MonthDay,
    /// A date.
    Date,
    /// A date, or a string with a year and an optional month.
    PartialDate,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A whole number that is not negative.
    WholeNumber,
    /// A whole number between these, both included.
    Between(u32, u32),
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// Several of these words.
    Choices(fn() -> Vec<&'static str>),
    /// One of a column's words.
    Word(&'static [&'static str]),
    /// Several of a column's words.
    SomeWords(&'static [&'static str]),
    /// A table.
    Table(&'static Record),
    /// An array of tables, with a minimum length.
    Tables(&'static Record, usize),
    /// A value of one of these types.
    Either(&'static [Shape]),
    /// An array of values of one type, with a minimum length.
    Array(&'static Shape, usize),
    /// Rows, with columns given by the table's kind or by the file.
    Rows,
    /// A value of any type.
    Any,
}

impl Shape {
    /// The allowed words; empty if the type is not a list of words.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Choice(words) | Self::Choices(words) => words(),
            Self::Word(words) | Self::SomeWords(words) => words.to_vec(),
            Self::Either(shapes) => shapes.iter().flat_map(|shape| shape.words()).collect(),
            Self::Array(shape, _) => shape.words(),
            _ => Vec::new(),
        }
    }

    /// The record of the table or tables.
    pub fn record(self) -> Option<&'static Record> {
        match self {
            Self::Table(record) | Self::Tables(record, _) => Some(record),
            Self::Rows => Some(&ROW),
            Self::Either(shapes) => shapes.iter().find_map(|shape| shape.record()),
            Self::Array(shape, _) => shape.record(),
            _ => None,
        }
    }

    /// The type of the cells of a column.
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

/// A constraint between fields of a record.
#[derive(Clone, Copy, Debug)]
pub enum Demand {
    /// At least one of these fields is present.
    AtLeastOne(&'static [&'static str]),
    /// Exactly one of these fields is present.
    ExactlyOne(&'static [&'static str]),
    /// At most one of these fields is present.
    AtMostOne(&'static [&'static str]),
    /// If the first field is present, the second must be too.
    Needs(&'static str, &'static str),
    /// The value of a field determines which other fields are allowed, and their types.
    Decides {
        /// The field whose value decides.
        field: &'static str,
        /// Its words. The first is the default.
        words: &'static [Decided],
    },
}

/// The fields that belong to one value of another field.
#[derive(Debug)]
pub struct Decided {
    /// A word that the field can have.
    pub word: &'static str,
    /// The allowed fields. Fields that belong only to other words are not allowed.
    pub fields: &'static [(&'static str, Shape)],
    /// The fields that are required with this word.
    pub required: &'static [&'static str],
}

/// A file of a guide, or a kind of file.
#[derive(Clone, Copy, Debug)]
pub struct FileRecord {
    /// Name of its schema.
    pub name: &'static str,
    /// Path of the file, or pattern of its path, in `content/`.
    pub place: &'static str,
    /// Schema of its content.
    pub record: &'static Record,
}

/// Every kind of TOML file, in the order of the documentation. For tables, there is also one record per table kind.
pub static FILES: &[FileRecord] = &[
    FileRecord { name: "guide", place: "guide.toml", record: &GUIDE },
    FileRecord { name: "section", place: "sections/**/*.md", record: &SECTION },
    FileRecord { name: "part", place: "sections/**/_part.md", record: &PART },
    FileRecord { name: "questionnaire", place: "questionnaires/*.toml", record: &QUESTIONNAIRE },
    FileRecord { name: "references", place: "references.toml", record: &REFERENCES },
    FileRecord { name: "glossary", place: "glossary.toml", record: &GLOSSARY },
    FileRecord { name: "people", place: "people.toml", record: &PEOPLE },
];
