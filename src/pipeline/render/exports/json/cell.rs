//! The cells of a table as JSON, by the type of their content.

use serde::Serialize;

use super::super::Exporter;
use super::super::digits::Digits;
use super::tool::ConditionData;
use crate::model::mention::MentionId;
use crate::model::quantity::{AgeRange, Bound, Range};
use crate::model::table::{CellContent, Table};
use crate::pipeline::compose::view::Link;

/// The content of a cell in JSON: a text, a list of texts, a number, or an object.
#[derive(Serialize)]
#[serde(untagged)]
pub enum CellData<'g> {
    /// A plain text, a word of a fixed set, or a date.
    Text(String),
    /// A list of plain texts or of words of a fixed set.
    Texts(Vec<String>),
    /// A number, with the digits that the author wrote.
    Number(Digits<'g>),
    /// A quantity or a range of quantities, with a unit.
    Quantity {
        /// Lowest quantity of the range.
        from: Digits<'g>,
        /// Highest quantity of the range; equal to `from` if there is only one.
        to: Digits<'g>,
        /// Unit of the quantities.
        unit: &'g str,
    },
    /// A range of ages in years.
    Age(AgeData),
    /// How often something is done: `every 1 to 2 years`.
    Interval {
        /// Shortest interval, in the unit `unit`.
        from: u32,
        /// Longest interval, in the unit `unit`.
        to: u32,
        /// Name of the unit of time, such as `year`.
        unit: &'static str,
    },
    /// A range of a measured value, such as the range of a band (one row of a band reader).
    Range(RangeData<'g>),
    /// Mentions of things in the guide, such as `table:causes`.
    Mentions(Vec<MentionData>),
    /// Citations of sources.
    Citations(Vec<CitationData<'g>>),
    /// A condition on the reader's answers, sex and age.
    Condition(ConditionData<'g>),
}

/// A range of ages in years, both ends included. JSON has no value for an end at which the range is open.
#[derive(Serialize)]
pub struct AgeData {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u32>,
}

/// A range of numbers. The JSON key of each end, such as `at-least` or `above`, says whether the end belongs to the
/// range.
#[derive(Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RangeData<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<Digits<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    above: Option<Digits<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<Digits<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<Digits<'g>>,
}

/// A mention as authors write it, such as `table:causes`, and the title of what it leads to.
#[derive(Serialize)]
pub struct MentionData {
    to: String,
    title: String,
}

/// A citation: the source's key in the reference list, and the locator, which is the place in the source.
#[derive(Serialize)]
pub struct CitationData<'g> {
    source: &'g str,
    #[serde(skip_serializing_if = "str::is_empty")]
    locator: &'g str,
}

impl<'g> CellData<'g> {
    /// Converts the content of a cell to JSON; `None` if the cell is empty.
    pub fn new(
        content: &'g CellContent,
        table: &'g Table,
        exporter: &Exporter<'g>,
    ) -> Option<Self> {
        let writer = &exporter.writer;
        Some(match content {
            CellContent::Empty => return None,
            CellContent::Text(text) => Self::Text(text.clone()),
            CellContent::Inline(inlines) => Self::Text(writer.line(inlines)),
            CellContent::Prose(document) => Self::Text(writer.text(document)),
            CellContent::List(items) => {
                Self::Texts(items.iter().map(|item| writer.line(item)).collect())
            }
            CellContent::Number(number) => Self::Number(Digits(number)),
            CellContent::Quantity(quantity) => Self::Quantity {
                from: Digits(&quantity.from),
                to: Digits(&quantity.to),
                unit: &quantity.unit,
            },
            CellContent::Age(age) => Self::Age(AgeData::new(*age)),
            CellContent::Interval(interval) => {
                Self::Interval { from: interval.from, to: interval.to, unit: interval.unit.name() }
            }
            CellContent::Range(range) => Self::Range(RangeData::new(range)),
            CellContent::Choice(word) => Self::Text((*word).to_owned()),
            CellContent::Choices(words) => {
                Self::Texts(words.iter().map(|word| (*word).to_owned()).collect())
            }
            CellContent::Date(date) => Self::Text(date.to_string()),
            CellContent::Mentions(mentions) => {
                let data_of = |mention: &MentionId| {
                    let title = Link::to_target(*mention, &exporter.at)?.title.plain();
                    Some(MentionData { to: writer.mention(*mention), title })
                };
                Self::Mentions(mentions.iter().filter_map(data_of).collect())
            }
            CellContent::Citations(citations) => Self::Citations(
                (citations.iter())
                    .map(|citation| CitationData {
                        source: writer.key(citation),
                        locator: &citation.locator,
                    })
                    .collect(),
            ),
            CellContent::Condition(condition) => {
                Self::Condition(ConditionData::new(condition, &table.tool.questions()))
            }
        })
    }
}

impl AgeData {
    /// Converts a range of ages to JSON.
    pub fn new(age: AgeRange) -> Self {
        Self { from: age.from, to: age.to }
    }
}

impl<'g> RangeData<'g> {
    /// Converts a range of numbers to JSON.
    pub fn new(range: &'g Range) -> Self {
        let end = |bound: &'g Option<Bound>, inclusive: bool| {
            let bound = bound.as_ref().filter(|bound| bound.inclusive == inclusive)?;
            Some(Digits(&bound.number))
        };
        Self {
            at_least: end(&range.lower, true),
            above: end(&range.lower, false),
            at_most: end(&range.upper, true),
            below: end(&range.upper, false),
        }
    }
}
