//! The cells of tables as the data for templates.

use serde::Serialize;

use super::super::{DateView, InlineText, Link, RichText};
use crate::model::quantity::{Bound, Number, Range};
use crate::model::table::{CellContent, TableColumn};
use crate::pipeline::compose::page_context::PageContext;

/// A cell of a table, as the data for its template. There is one variant for each type of content.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum CellView<'g> {
    /// The cell is empty.
    Empty,
    /// A text without markup.
    Text {
        /// The text, which templates escape.
        text: &'g str,
    },
    /// A Markdown text of one line.
    Html {
        /// The text as HTML.
        html: InlineText,
    },
    /// A Markdown text that may have several blocks.
    Content {
        /// The text as pieces: HTML, and components such as charts.
        content: RichText<'g>,
    },
    /// A list of texts.
    List {
        /// The items of the list as HTML.
        items: Vec<InlineText>,
    },
    /// One of a fixed set of words, such as `female`.
    Choice {
        /// The word, which the theme translates.
        choice: &'static str,
    },
    /// A number, with its unit.
    Number {
        /// The number with its digits as the author wrote them.
        text: String,
        /// Unit of the number; `None` if the column has none.
        unit: Option<&'g str>,
    },
    /// A quantity, or a range of quantities, with a unit, such as "1 to 2 cups".
    Quantity {
        /// Lowest quantity of the range.
        from: String,
        /// Highest quantity of the range; equal to `from` if there is only one.
        to: String,
        /// Unit of the quantities.
        unit: &'g str,
    },
    /// A range of ages in years.
    Age {
        /// Lowest age in years; `None` if the range is open below.
        from: Option<u32>,
        /// Highest age in years; `None` if the range is open above.
        to: Option<u32>,
    },
    /// How often something is done, such as "every 1 to 2 years".
    Interval {
        /// Shortest interval, in the unit `unit`.
        from: u32,
        /// Longest interval, in the unit `unit`.
        to: u32,
        /// Name of the unit of time, such as `year`.
        unit: &'static str,
    },
    /// A range of values of a measure, such as a band.
    Range {
        /// The lower end if the range includes it (`≥`); otherwise `None`.
        at_least: Option<String>,
        /// The lower end if the range excludes it (`>`); otherwise `None`.
        above: Option<String>,
        /// The upper end if the range includes it (`≤`); otherwise `None`.
        at_most: Option<String>,
        /// The upper end if the range excludes it (`<`); otherwise `None`.
        below: Option<String>,
        /// True if the values are whole numbers.
        whole: bool,
    },
    /// Several of a fixed set of words.
    Choices {
        /// The words, which the theme translates.
        choices: &'g [&'static str],
    },
    /// A date.
    Date {
        /// The date, which the theme writes in the guide's language.
        date: DateView,
    },
    /// Links to the things that the cell mentions.
    Links {
        /// The links, in the order of the mentions in the cell.
        links: Vec<Link>,
    },
    /// Citations of sources.
    Citations {
        /// The numbers of the sources in brackets, as HTML.
        html: InlineText,
    },
}

/// Makes the data of a cell. `column` is its column, and `scope` is the prefix of all anchors in the cell.
pub fn cell_view<'g>(
    content: &'g CellContent,
    column: &'g TableColumn,
    at: &PageContext<'g>,
    scope: String,
) -> CellView<'g> {
    match content {
        CellContent::Empty => CellView::Empty,
        CellContent::Text(text) => CellView::Text { text },
        CellContent::Inline(inlines) => CellView::Html { html: InlineText::new(at, inlines) },
        CellContent::Prose(document) => {
            CellView::Content { content: RichText::new(at, document, scope) }
        }
        CellContent::List(items) => {
            CellView::List { items: items.iter().map(|item| InlineText::new(at, item)).collect() }
        }
        CellContent::Number(number) => {
            CellView::Number { text: shown(number), unit: column.unit.as_deref() }
        }
        CellContent::Quantity(quantity) => CellView::Quantity {
            from: shown(&quantity.from),
            to: shown(&quantity.to),
            unit: &quantity.unit,
        },
        CellContent::Age(age) => CellView::Age { from: age.from, to: age.to },
        CellContent::Interval(interval) => {
            CellView::Interval { from: interval.from, to: interval.to, unit: interval.unit.name() }
        }
        CellContent::Range(range) => range_view(range, false),
        CellContent::Choice(choice) => CellView::Choice { choice },
        CellContent::Choices(choices) => CellView::Choices { choices },
        CellContent::Date(date) => CellView::Date { date: (*date).into() },
        CellContent::Mentions(mentions) => CellView::Links {
            links: mentions.iter().filter_map(|mention| Link::to_target(*mention, at)).collect(),
        },
        // Tables do not show conditions; the tool of the table does.
        CellContent::Condition(_) => CellView::Empty,
        CellContent::Citations(citations) => {
            CellView::Citations { html: InlineText::citations(at, citations) }
        }
    }
}

/// Makes the data of a range. `whole` is true if its values are whole numbers.
pub fn range_view<'g>(range: &Range, whole: bool) -> CellView<'g> {
    CellView::Range {
        at_least: end(range.lower.as_ref(), true),
        above: end(range.lower.as_ref(), false),
        at_most: end(range.upper.as_ref(), true),
        below: end(range.upper.as_ref(), false),
        whole,
    }
}

/// A number as readers see it: with its digits as written, and a true minus sign instead of a hyphen.
pub fn shown(number: &Number) -> String {
    number.digits.replace('-', "\u{2212}")
}

/// The number at one end of a range, as readers see it. If `inclusive` is true, returns it only if the range includes
/// it, otherwise only if the range excludes it. `None` in the other cases, also if the range has no end here.
pub fn end(bound: Option<&Bound>, inclusive: bool) -> Option<String> {
    bound.filter(|bound| bound.inclusive == inclusive).map(|bound| shown(&bound.number))
}
