//! Parses a CSV cell according to the type of its column.

use std::ops::Range as Bytes;

use super::lines::RawCell;
use super::{CsvText, INVALID_CELL};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::date::PartialDate;
use crate::model::quantity::{AgeRange, Bound, Interval, Number, Quantity, Range, TimeUnit};
use crate::model::table::kind::ColumnType;
use crate::model::table::{CellContent, TableColumn};
use crate::pipeline::parse::prose::{Origin, Prose};
use crate::pipeline::parse::ranges::{OLDEST, is_sensible};
use crate::pipeline::parse::toml::{Need, document_of, inline_of, meant_date, mention};
use crate::pipeline::parse::{markdown, rules};
use crate::span::Span;
use crate::suggestions::nearest;

static A_NUMBER: Words =
    Words("a number such as `12` or `12.5`, without a unit and without commas");
static AN_AMOUNT: Words = Words("an amount with its unit, such as `60 %` or `1-2 cups`");
static AN_AGE: Words = Words("ages in years, at most 130, such as `>=65`, `<=12` or `>=20 <=40`");
static A_RANGE: Words = Words("a range, the lower end first, such as `>=-1.0` or `>-2.5 <=-1.0`");
static AN_INTERVAL: Words = Words(
    "an interval of at most 100 years, the smaller number first, such as `1 year` or `1-2 year`",
);

/// A CSV cell that contains text, with its column.
pub struct Filled<'c, 't> {
    pub csv: &'c CsvText<'t>,
    pub cell: &'c RawCell<'t>,
    pub column: &'c TableColumn,
}

impl Filled<'_, '_> {
    pub fn span(&self) -> Span {
        Span::new(self.csv.source, self.cell.place.clone())
    }

    /// The text of the cell, without an apostrophe before `=`, `+`, `-` or `@`. Programs that export CSV put an
    /// apostrophe there so that spreadsheets do not read the text as a formula.
    fn text(&self) -> &str {
        let text = self.cell.text.trim();
        let inner = text.strip_prefix('\'');
        inner.filter(|inner| inner.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
    }

    /// Makes Markdown of `part`, with the positions of its characters in the file. `part` must be a slice of the cell's
    /// text, not a copy, because its address in memory determines its position.
    fn prose<'p>(&'p self, part: &'p str) -> Prose<'p> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.cell.text.as_ptr() as usize);
        let origin = match &self.cell.origin {
            Origin::At(at) => Origin::At(at + start),
            origin if start == 0 => origin.clone(),
            _ => Origin::Within(self.cell.place.clone()),
        };
        Prose {
            text: part,
            file: self.csv.file,
            source: self.csv.source,
            origin,
            mentions: self.csv.mentions,
        }
    }

    /// The entries of a cell that contains a list, each with its position. If the cell has several lines, each line is
    /// an entry; otherwise `;` separates the entries.
    fn parts(&self) -> Vec<(Prose<'_>, Span)> {
        let text = self.text();
        let signs: &[char] =
            if text.contains(['\n', '\r']) { &['\n', '\r'] } else { &[';', '；'] };
        let parts = text.split(signs).map(str::trim).filter(|part| !part.is_empty());
        let place = |part: &str, prose: &Prose<'_>| prose.span(Bytes { start: 0, end: part.len() });
        parts
            .map(|part| {
                let prose = self.prose(part);
                let span = place(part, &prose);
                (prose, span)
            })
            .collect()
    }

    /// Parses the content of the cell. Reports invalid content, and returns `None`.
    pub fn content(&self, found: &mut Diagnostics) -> Option<CellContent> {
        let (text, span, id) = (self.text(), self.span(), self.column.id.as_str());
        let need = Need::of(self.column.required);
        let parts = || self.parts();
        Some(match self.column.column_type {
            ColumnType::Text => CellContent::Text(text.to_owned()),
            ColumnType::Inline => {
                CellContent::Inline(inline_of(&self.prose(text), span, id, need, found))
            }
            ColumnType::Prose => {
                CellContent::Prose(document_of(&self.prose(text), span, id, need, found))
            }
            ColumnType::List => {
                let lines = parts();
                let lines =
                    lines.iter().map(|(part, span)| inline_of(part, *span, id, need, found));
                CellContent::List(lines.collect())
            }
            ColumnType::Choice(options) => CellContent::Choice(word(text, span, options, found)?),
            ColumnType::Choices(options) => {
                let words = parts();
                let chosen = words.iter();
                let chosen: Vec<_> = chosen
                    .filter_map(|(part, span)| word(part.text, *span, options, found))
                    .collect();
                let in_order = options.iter().copied().filter(|option| chosen.contains(option));
                CellContent::Choices(in_order.collect())
            }
            ColumnType::Mentions => {
                let parts = parts();
                let mentions = parts.iter().filter_map(|(part, span)| mention(part, *span, found));
                CellContent::Mentions(mentions.collect())
            }
            ColumnType::Citations => {
                let parts = parts();
                let citations = parts.iter().flat_map(|(part, _)| markdown::citations(part, found));
                CellContent::Citations(citations.collect())
            }
            // A CSV file cannot contain conditions; the line with the column names has been reported.
            ColumnType::Condition => return None,
            ColumnType::Number
            | ColumnType::Quantity
            | ColumnType::Age
            | ColumnType::Range
            | ColumnType::Interval
            | ColumnType::Date => return self.measured(found),
        })
    }

    /// Parses a cell that contains a number, quantity, age, range, interval or date. Reports invalid content, and
    /// returns `None`.
    fn measured(&self, found: &mut Diagnostics) -> Option<CellContent> {
        let text = self.text();
        let (content, expected) = match self.column.column_type {
            ColumnType::Number => (number(text).map(CellContent::Number), &A_NUMBER),
            ColumnType::Quantity => (quantity(text).map(CellContent::Quantity), &AN_AMOUNT),
            ColumnType::Age => (age(text).map(CellContent::Age), &AN_AGE),
            ColumnType::Range => (range(text).map(CellContent::Range), &A_RANGE),
            ColumnType::Interval => match interval(text) {
                Some(interval) => (interval.ok().map(CellContent::Interval), &AN_INTERVAL),
                None => return Some(self.phrase(found)),
            },
            _ => return self.date(found),
        };
        if content.is_none() {
            let finding = INVALID_CELL.at(self.span()).with("value", text);
            let finding = finding.with("column", self.column.id.as_str());
            // Spreadsheets display 1000 as `1,000`.
            let plain = text.replace([',', '，'], "");
            let meant = number(&plain).filter(|_| plain != text).map(|number| number.digits);
            found.push(finding.with("expected", expected).suggest(meant));
        }
        content
    }

    /// Parses a cell that contains words instead of an interval, such as "at every visit".
    fn phrase(&self, found: &mut Diagnostics) -> CellContent {
        let need = Need::of(self.column.required);
        let prose = self.prose(self.text());
        CellContent::Inline(inline_of(&prose, self.span(), &self.column.id, need, found))
    }

    fn date(&self, found: &mut Diagnostics) -> Option<CellContent> {
        let text = self.text();
        let date = PartialDate::parse(text);
        if date.is_none() {
            let finding = rules::INVALID_DATE.at(self.span()).with("value", text);
            found.push(finding.suggest(meant_date(text)));
        }
        date.map(CellContent::Date)
    }
}

fn word(
    text: &str,
    span: Span,
    options: &'static [&'static str],
    found: &mut Diagnostics,
) -> Option<&'static str> {
    let known = options.iter().copied().find(|option| *option == text);
    if known.is_none() {
        let finding = rules::UNKNOWN_OPTION.at(span).with("value", text);
        let finding = finding.with("options", format!("`{}`", options.join("`, `")));
        found.push(finding.suggest(nearest(text, options.iter().copied())));
    }
    known
}

/// Parses a number such as `-1.5`. Its minus sign may also be the typographic one, `−`.
fn number(text: &str) -> Option<Number> {
    let digits = text.trim().replace('−', "-");
    let digits = digits.trim_start_matches('+');
    let is_plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let value: f64 = digits.parse().ok().filter(|_| digits.chars().all(is_plain))?;
    (value.abs() <= 1e15).then(|| Number { value, digits: digits.to_owned() })
}

fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Splits a text into its first number, its second number and the rest: `1-2 cups` gives `1`, `2` and `cups`. The
/// second number is `None` if the text has only one.
fn numbers_first(text: &str) -> (&str, Option<&str>, &str) {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let length = |text: &str| text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
    let (first, rest) = text.split_at(length(text));
    let behind = rest.trim_start();
    let Some(second) = behind.strip_prefix(['-', '–', '~', '～']).map(str::trim_start) else {
        return (first, None, behind);
    };
    let (second, rest) = second.split_at(length(second));
    (first, Some(second), rest.trim_start())
}

fn quantity(text: &str) -> Option<Quantity> {
    let (first, second, unit) = numbers_first(text);
    let from = number(first)?;
    let to = second.map_or_else(|| Some(from.clone()), number)?;
    let is_good = !unit.is_empty() && from.value <= to.value;
    is_good.then(|| Quantity { from, to, unit: unit.to_owned() })
}

/// Parses an interval such as `1-2 year`. Returns `None` if the text has another form; it is then read as a phrase.
/// Returns an error if its numbers are impossible, such as 0.
fn interval(text: &str) -> Option<Result<Interval, ()>> {
    let (first, second, unit) = numbers_first(text);
    let unit = TimeUnit::ALL.iter().find(|(name, _)| unit.trim_end_matches('s') == *name)?.1;
    let from = whole(first)?;
    let to = second.map_or(Some(from), whole)?;
    let is_good = from > 0 && from <= to && to <= unit.longest();
    Some(if is_good { Ok(Interval { from, to, unit }) } else { Err(()) })
}

fn age(text: &str) -> Option<AgeRange> {
    let (mut from, mut to) = (None, None);
    for part in text.split_whitespace() {
        let (end, digits) = match part.split_at_checked(2)? {
            (">=", digits) => (&mut from, digits),
            ("<=", digits) => (&mut to, digits),
            _ => return None,
        };
        if end.replace(whole(digits)?).is_some() {
            return None;
        }
    }
    let is_good = (from.is_some() || to.is_some())
        && from.max(to) <= Some(OLDEST)
        && from.zip(to).is_none_or(|(from, to)| from <= to);
    is_good.then_some(AgeRange { from, to })
}

fn range(text: &str) -> Option<Range> {
    let mut range = Range { lower: None, upper: None };
    for part in text.split_whitespace() {
        let inclusive = part.get(1..2) == Some("=");
        let end = match part.chars().next()? {
            '>' => &mut range.lower,
            '<' => &mut range.upper,
            _ => return None,
        };
        let number = number(part.get(1 + usize::from(inclusive)..)?)?;
        if end.replace(Bound { number, inclusive }).is_some() {
            return None;
        }
    }
    let is_good = (range.lower.is_some() || range.upper.is_some()) && is_sensible(&range);
    is_good.then_some(range)
}
