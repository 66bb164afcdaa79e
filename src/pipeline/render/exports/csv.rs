//! Tables as CSV files for spreadsheets: RFC 4180 in UTF-8. The files begin with a byte order mark, because without it
//! Excel assumes another encoding for Chinese.

use super::Exporter;
use crate::model::quantity::{AgeRange, Bound, Range};
use crate::model::table::kind::ColumnType;
use crate::model::table::{CellContent, Table, TableColumn};

/// Separator between the entries of a list inside one cell.
const BETWEEN: &str = "; ";

/// Characters at the beginning of a text that make a spreadsheet take the text for a formula. The full-width forms have
/// this effect in East Asian spreadsheets.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text of the CSV file for a table.
pub(super) fn file(exporter: &Exporter<'_>, table: &Table) -> String {
    // Conditions are of use only to programs; the JSON file contains them.
    let is_shown = |column: &TableColumn| column.column_type != ColumnType::Condition;
    let columns = table.columns.iter().filter(|column| is_shown(column));
    let head = ["id".to_owned()].into_iter().chain(columns.map(|column| harmless(&column.id)));
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows have the same length.
    let _ = writer.write_record(head);
    for row in &table.rows {
        let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| is_shown(column));
        let cells = cells.map(|(_, own)| cell(exporter, &own.content));
        let _ = writer.write_record([harmless(&row.id.value)].into_iter().chain(cells));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{FEFF}{}", String::from_utf8_lossy(&bytes))
}

fn cell(exporter: &Exporter<'_>, content: &CellContent) -> String {
    let writer = &exporter.writer;
    let text = match content {
        CellContent::Number(number) => return number.digits.clone(),
        CellContent::Empty | CellContent::Condition(_) => String::new(),
        CellContent::Text(text) => text.clone(),
        CellContent::Inline(inlines) => writer.line(inlines),
        CellContent::Prose(document) => writer.text(document),
        CellContent::List(items) => {
            items.iter().map(|item| writer.line(item)).collect::<Vec<_>>().join(BETWEEN)
        }
        CellContent::Quantity(quantity) => {
            let (from, to) = (&quantity.from.digits, &quantity.to.digits);
            format!("{} {}", span(from, to), quantity.unit)
        }
        CellContent::Age(age) => ages(*age),
        CellContent::Interval(interval) => {
            let (from, to) = (interval.from.to_string(), interval.to.to_string());
            format!("{} {}", span(&from, &to), interval.unit.name())
        }
        CellContent::Range(range) => ends(range),
        CellContent::Choice(word) => (*word).to_owned(),
        CellContent::Choices(words) => words.join(BETWEEN),
        CellContent::Date(date) => date.to_string(),
        CellContent::Mentions(mentions) => mentions
            .iter()
            .map(|mention| writer.mention(*mention))
            .collect::<Vec<_>>()
            .join(BETWEEN),
        CellContent::Citations(citations) => {
            citations.iter().map(|citation| writer.key(citation)).collect::<Vec<_>>().join(BETWEEN)
        }
    };
    harmless(&text)
}

fn span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from}-{to}") }
}

/// Writes a range as comparisons, `>=10 <12`, because spreadsheets read `10-12` as a date and `-12` as a number.
fn ends(range: &Range) -> String {
    let end = |bound: &Option<Bound>, sign: char| {
        let bound = bound.as_ref()?;
        Some(format!("{sign}{}{}", if bound.inclusive { "=" } else { "" }, bound.number.digits))
    };
    let ends = [end(&range.lower, '>'), end(&range.upper, '<')];
    ends.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn ages(age: AgeRange) -> String {
    let ends = [age.from.map(|from| format!(">={from}")), age.to.map(|to| format!("<={to}"))];
    ends.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Puts an apostrophe before a text that a spreadsheet could take for a formula. The spreadsheet then shows the text
/// itself.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}
