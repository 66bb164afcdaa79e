//! What TOML may hold, field by field. The parser reads fields by these records, and the JSON Schemas and the manual are
//! written from them: there is no second list.

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

/// An interval, or words where it is no number.
static INTERVAL_OR_WORDS: [Shape; 2] = [Shape::Inline, Shape::Table(&INTERVAL)];

use crate::diagnostic::Words;
use crate::model::table::kind::ColumnType;

/// A TOML table: its fields, and what holds of several fields together.
#[derive(Debug)]
pub struct Record {
    /// Its name among the definitions of a schema.
    pub name: &'static str,
    /// What it is.
    pub about: Words,
    /// The record whose fields it has as well.
    pub base: Option<&'static Record>,
    /// Its own fields, in the order of the documentation.
    pub own: &'static [Field],
    /// What fields must hold whose names are the author's own; none if there are no such fields.
    pub others: Option<Shape>,
    /// What must hold of several fields together.
    pub demands: &'static [Demand],
}

impl Record {
    /// A record whose fields are all known by name.
    pub const fn new(name: &'static str, about: Words, own: &'static [Field]) -> Self {
        Self { name, about, base: None, own, others: None, demands: &[] }
    }

    /// The same record with the fields and demands of another one.
    pub const fn like(mut self, base: &'static Record) -> Self {
        self.base = Some(base);
        self
    }

    /// The same record with demands on several fields together.
    pub const fn with(mut self, demands: &'static [Demand]) -> Self {
        self.demands = demands;
        self
    }

    /// The same record, in which authors may name further fields.
    pub const fn open(mut self, others: Shape) -> Self {
        self.others = Some(others);
        self
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let own = self.own.iter().find(|field| field.name == name);
        own.or_else(|| self.base?.field(name))
    }

    /// All its fields, those of its base first.
    pub fn fields(&self) -> Vec<&'static Field> {
        let mut fields = self.base.map(Self::fields).unwrap_or_default();
        fields.extend(self.own);
        fields
    }

    /// All its demands.
    pub fn demands(&self) -> Vec<Demand> {
        let mut demands = self.base.map(Self::demands).unwrap_or_default();
        demands.extend(self.demands);
        demands
    }
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is for, in one sentence.
    pub about: Words,
}

/// A field that must be there.
const fn required(name: &'static str, shape: Shape, about: Words) -> Field {
    Field { name, shape, is_required: true, about }
}

/// A field that may be left out.
const fn optional(name: &'static str, shape: Shape, about: Words) -> Field {
    Field { name, shape, is_required: false, about }
}

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string that says something.
    Text,
    /// A string that can be part of an address.
    Id,
    /// A string of Markdown without blocks.
    Inline,
    /// A string of Markdown.
    Markdown,
    /// Strings that say something.
    Texts,
    /// Strings of Markdown without blocks.
    Inlines,
    /// Citations without brackets.
    Citations,
    /// A mention such as `section:diet`.
    Mention,
    /// Mentions.
    Mentions,
    /// A full address.
    Address,
    /// A BCP 47 tag.
    Language,
    /// A colour of the web.
    Color,
    /// A month and a day, as in `"10-20"`.
    MonthDay,
    /// A date.
    Date,
    /// A date, or a string with a year and perhaps a month.
    PartialDate,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A whole number, not negative.
    WholeNumber,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// Some of these words.
    Choices(fn() -> Vec<&'static str>),
    /// One of the words of a column.
    Word(&'static [&'static str]),
    /// Some of the words of a column.
    SomeWords(&'static [&'static str]),
    /// A table.
    Table(&'static Record),
    /// An array of tables, at least as many as this.
    Tables(&'static Record, usize),
    /// A value of one of these shapes.
    Either(&'static [Shape]),
    /// An array of values of one shape, at least as many as this.
    Array(&'static Shape, usize),
    /// Rows, whose columns the table's kind or the file decides.
    Rows,
    /// Anything.
    Any,
}

impl Shape {
    /// The words that may stand there; none where they are not from a list.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Choice(words) | Self::Choices(words) => words(),
            Self::Word(words) | Self::SomeWords(words) => words.to_vec(),
            Self::Either(shapes) => shapes.iter().flat_map(|shape| shape.words()).collect(),
            Self::Array(shape, _) => shape.words(),
            _ => Vec::new(),
        }
    }

    /// The record of the table, or of each of the tables, that may stand there.
    pub fn record(self) -> Option<&'static Record> {
        match self {
            Self::Table(record) | Self::Tables(record, _) => Some(record),
            Self::Rows => Some(&ROW),
            Self::Either(shapes) => shapes.iter().find_map(|shape| shape.record()),
            Self::Array(shape, _) => shape.record(),
            _ => None,
        }
    }

    /// The shape of the cells of a column.
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

/// What must hold of several fields of a record together.
#[derive(Clone, Copy, Debug)]
pub enum Demand {
    /// At least one of them is there.
    AtLeastOne(&'static [&'static str]),
    /// Exactly one of them is there.
    ExactlyOne(&'static [&'static str]),
    /// Not two of them are there.
    AtMostOne(&'static [&'static str]),
    /// Where the first is there, the second is too.
    Needs(&'static str, &'static str),
    /// The word of a field decides which other fields there are, and what they are.
    Decides {
        /// The field.
        field: &'static str,
        /// Its words, the one first that a field left out stands for.
        words: &'static [Decided],
    },
}

/// What the word of a field decides of other fields.
#[derive(Debug)]
pub struct Decided {
    /// The word.
    pub word: &'static str,
    /// The fields that go with it. One that goes with another word alone must not be there.
    pub fields: &'static [(&'static str, Shape)],
    /// Those of them that must be there.
    pub required: &'static [&'static str],
}

/// A file of a guide, or a sort of such files.
#[derive(Clone, Copy, Debug)]
pub struct FileRecord {
    /// The name of its schema.
    pub name: &'static str,
    /// Where such files stand in `content/`.
    pub place: &'static str,
    /// What it holds.
    pub record: &'static Record,
}

/// Every sort of file with TOML, in the order of the documentation. Tables have a record for each kind beside.
pub static FILES: &[FileRecord] = &[
    FileRecord { name: "guide", place: "guide.toml", record: &GUIDE },
    FileRecord { name: "section", place: "sections/**/*.md", record: &SECTION },
    FileRecord { name: "part", place: "sections/**/_part.md", record: &PART },
    FileRecord { name: "questionnaire", place: "questionnaires/*.toml", record: &QUESTIONNAIRE },
    FileRecord { name: "references", place: "references.toml", record: &REFERENCES },
    FileRecord { name: "glossary", place: "glossary.toml", record: &GLOSSARY },
    FileRecord { name: "people", place: "people.toml", record: &PEOPLE },
];
