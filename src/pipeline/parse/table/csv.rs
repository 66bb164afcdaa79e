//! Parses the rows of a table from a CSV file next to it, in the forms in which spreadsheets save CSV.

mod cell;
mod lines;

use std::sync::Arc;

use self::cell::Filled;
use self::lines::{RawCell, lines};
use super::super::{checked_id, rules};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::mention::Mentions;
use crate::model::mention::node::Node;
use crate::model::table::kind::ColumnType;
use crate::model::table::{Cell, CellContent, Row, TableColumn};
use crate::pipeline::load::Sources;
use crate::pipeline::parse::toml::comments::Comment;
use crate::span::{SourceId, Span, Spanned};
use crate::suggestions::nearest;

/// A missing CSV file.
pub static MISSING_CSV: Rule = Rule {
    name: "missing-csv",
    severity: Severity::Error,
    message: Words("this table should have its rows in `{path}`, but there is no such CSV file"),
    help: Words(
        "put the file beside this one, in `content/tables/`, and write its name with its ending: `rows = \"foods.csv\"`",
    ),
    specification: include_str!("../rules/missing-csv.md"),
};

/// A line of a CSV file with a syntax error.
pub static INVALID_CSV: Rule = Rule {
    name: "invalid-csv",
    severity: Severity::Error,
    message: Words("{problem}"),
    help: Words(
        "save the table again as CSV (UTF-8) from your spreadsheet program, which sets the quotation marks itself",
    ),
    specification: include_str!("../rules/invalid-csv.md"),
};

/// A cell with a value of the wrong type.
pub static INVALID_CELL: Rule = Rule {
    name: "invalid-cell",
    severity: Severity::Error,
    message: Words("`{value}` in the column `{column}` should be {expected}"),
    help: Words("correct the cell in this form; if nothing is known, leave the cell empty"),
    specification: include_str!("../rules/invalid-cell.md"),
};

static NOT_CSV: Words = Words(
    "only CSV files can be read: in your spreadsheet program, save the sheet as CSV (UTF-8) in the folder of this file, and write `rows = \"{csv}\"`",
);
static NO_HEAD: Words =
    Words("the file is empty: its first line should name the columns, including `id`");
static WRITE_HEAD: Words = Words(
    "write as the first line `{names}` and the names of other columns; below it, each line is a row of the table",
);
static TOO_MANY: Words = Words("this line has more cells than the first line");
static MOVE: Words = Words(
    "empty this cell, or name its column in the first line; put quotation marks around a cell that contains a comma or semicolon",
);
static NAMES: Words =
    Words("write the ids of columns in the first line; these are possible: {fields}");
static NO_CONDITION: Words = Words(
    "write the rows of this table in its `.toml` file, because a CSV file cannot contain conditions",
);
static IN_FIRST_LINE: Words =
    Words("name the column in the first line of the file, and fill it in every row");

static FILL_IN: Words = Words("fill in the cell of this line below `{field}`");

/// Where a table looks for its CSV file: the files of the project, and the folder that contains the table's own file.
#[derive(Clone, Copy)]
pub struct TableFolder<'s> {
    /// The files of the project.
    pub sources: &'s Sources,
    /// The path of the folder that contains the table's file, with a final slash.
    pub path: &'s str,
}

/// Id of the column for acknowledgements. A cell in it names rules, and the author acknowledges the findings of these
/// rules in the cell's row.
const ALLOW: &str = "allow";

/// The cells of the column `allow` in a CSV file, in which authors acknowledge findings. Each cell applies to its own
/// line.
pub fn acknowledgements(text: &str) -> Vec<Comment<'_>> {
    let (lines, _) = lines(text);
    let mut lines = lines.into_iter();
    let head = lines.next().unwrap_or_default();
    let Some(column) = head.iter().position(|cell| cell.text.trim() == ALLOW) else {
        return Vec::new();
    };
    let comment = |line: Vec<RawCell<'_>>| {
        let place = line.get(column)?.place.clone();
        let inner = text.get(place.clone())?;
        let unquoted = inner.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        let start = place.start + usize::from(unquoted.is_some());
        let text = unquoted.unwrap_or(inner);
        let scope = line.first()?.place.start..line.last()?.place.end + 1;
        (!text.trim().is_empty()).then_some(Comment { text, start, scope })
    };
    lines.filter_map(comment).collect()
}

/// A row of a table, its position in the file, and true if it was parsed without findings.
type ReadRow = (Row, Span, bool);

/// A CSV file that is being parsed.
pub struct CsvText<'t> {
    /// The id of the CSV file.
    source: SourceId,
    /// Content of the CSV file.
    file: &'t Arc<String>,
    /// Collects the mentions in the CSV file, in the same list as those in the table's TOML file.
    mentions: &'t Mentions,
}

/// Parses the rows in the CSV file with the name `name` in `folder`. Returns the id of the CSV file, and its rows.
/// Reports a missing file, and returns `None`.
pub fn rows(
    name: &Spanned<String>,
    folder: TableFolder<'_>,
    columns: &[TableColumn],
    mentions: &Mentions,
    found: &mut Diagnostics,
) -> Option<(SourceId, Vec<ReadRow>)> {
    let path = format!("{}{}", folder.path, name.value);
    let known = folder.sources.find(&path).filter(|_| path.ends_with(".csv"));
    let Some((source, file)) = known else {
        let files = folder.sources.files.iter().filter_map(|file| {
            file.path.strip_prefix(folder.path).filter(|path| path.ends_with(".csv"))
        });
        let finding = MISSING_CSV.at(name.span).with("path", path.as_str());
        let finding = match name.value.rsplit_once('.') {
            Some((stem, "xlsx" | "xls" | "ods" | "numbers" | "tsv" | "txt")) => {
                finding.advise(&NOT_CSV).with("csv", format!("{stem}.csv"))
            }
            _ => finding,
        };
        found.push(finding.suggest(nearest(&name.value, files)));
        return None;
    };
    let text = file.text.read();
    let csv = CsvText { source, file: &text, mentions };
    // Problems with the encoding are reported for the file itself.
    let mut discarded = Diagnostics::new();
    let found = if file.valid_up_to.is_some() { &mut discarded } else { found };
    Some((source, csv.rows(columns, found)))
}

impl<'t> CsvText<'t> {
    fn rows(&self, columns: &[TableColumn], found: &mut Diagnostics) -> Vec<ReadRow> {
        let (all, syntax_errors) = lines(self.file);
        for (at, problem) in syntax_errors {
            let place = Span::new(self.source, at..at + 1);
            found.push(INVALID_CSV.at(place).with("problem", problem));
        }
        let mut all = all.into_iter();
        let Some(head) = all.next() else {
            let place = Span::new(self.source, 0..0);
            let names = columns.iter().filter(|column| column.required);
            let names = names.map(|column| column.id.as_str());
            let names = ["id"].into_iter().chain(names).collect::<Vec<_>>().join(",");
            let finding = INVALID_CSV.at(place).with("problem", &NO_HEAD);
            found.push(finding.advise(&WRITE_HEAD).with("names", names));
            return Vec::new();
        };
        let head = self.head(&head, columns, found);
        let line = |line: Vec<RawCell<'t>>| self.row(&line, &head, columns, found);
        all.filter_map(line).collect()
    }

    /// Parses the first line, which names the columns. Returns for each of its cells the id of the column, or `None` if
    /// the column is unknown, repeated, or not possible in a CSV file.
    fn head(
        &self,
        names: &[RawCell<'t>],
        columns: &[TableColumn],
        found: &mut Diagnostics,
    ) -> Vec<Option<String>> {
        let known = ["id", "former-ids", ALLOW].into_iter();
        let mut known: Vec<&str> =
            known.chain(columns.iter().map(|column| column.id.as_str())).collect();
        let is_condition = |column: &&TableColumn| column.column_type == ColumnType::Condition;
        let conditions: Vec<&str> =
            columns.iter().filter(is_condition).map(|column| column.id.as_str()).collect();
        known.retain(|name| !conditions.contains(name));
        let mut head: Vec<Option<String>> = Vec::new();
        for cell in names {
            let name = cell.text.trim();
            let at = Span::new(self.source, cell.place.clone());
            let is_new = !head.iter().flatten().any(|other| other == name);
            if conditions.contains(&name) {
                found.push(rules::UNKNOWN_FIELD.at(at).with("field", name).advise(&NO_CONDITION));
            } else if !known.contains(&name) && !columns.is_empty() {
                let names = format!("`{}`", known.join("` `"));
                let finding = rules::UNKNOWN_FIELD.at(at).with("field", name).advise(&NAMES);
                let near = nearest(name, known.iter().copied());
                found.push(finding.with("fields", names).suggest(near));
            } else if !is_new {
                found.push(rules::DUPLICATE_COLUMN.at(at).with("id", name));
            }
            let is_good = known.contains(&name) && is_new;
            head.push(is_good.then(|| name.to_owned()));
        }
        let required = columns.iter().filter(|column| column.required);
        let required = ["id"].into_iter().chain(required.map(|column| column.id.as_str()));
        for name in required.filter(|name| !head.iter().flatten().any(|known| known == name)) {
            let at = names.first().map_or(0, |cell| cell.place.start);
            let finding = rules::MISSING_FIELD.at(Span::new(self.source, at..at + 1));
            found.push(finding.with("field", name).advise(&IN_FIRST_LINE));
        }
        head
    }

    fn row(
        &self,
        line: &[RawCell<'t>],
        head: &[Option<String>],
        columns: &[TableColumn],
        found: &mut Diagnostics,
    ) -> Option<ReadRow> {
        let before = found.len();
        let start = line.first().map_or(0, |cell| cell.place.start);
        let span = Span::new(self.source, start..line.last().map_or(start, |cell| cell.place.end));
        let named = |name: &str| {
            let place = head.iter().position(|known| known.as_deref() == Some(name))?;
            line.get(place).filter(|cell| !cell.text.trim().is_empty())
        };
        for cell in line.iter().skip(head.len()).filter(|cell| !cell.text.trim().is_empty()).take(1)
        {
            let place = Span::new(self.source, cell.place.clone());
            found.push(INVALID_CSV.at(place).with("problem", &TOO_MANY).advise(&MOVE));
        }
        let place = |cell: &RawCell<'_>| Span::new(self.source, cell.place.clone());
        let id = named("id")
            .map(|cell| checked_id(Spanned::new(cell.text.trim().to_owned(), place(cell)), found));
        let has_id = head.iter().flatten().any(|name| name == "id");
        if let (None, true) = (&id, has_id) {
            found.push(rules::MISSING_FIELD.at(span).with("field", "id").advise(&FILL_IN));
        }
        if let (Node::Table(table), Some(id)) = (self.mentions.from().owner(), &id) {
            self.mentions.attribute_to(Node::Row(table, id.value));
        }
        let former = named("former-ids").map(|cell| {
            let ids = cell.text.split([';', '；']).map(str::trim).filter(|id| !id.is_empty());
            let ids = ids.map(|id| Spanned::new(id.to_owned(), place(cell)));
            ids.map(|id| checked_id(id, found)).collect()
        });
        let cells = columns.iter().map(|column| {
            let Some(cell) = named(&column.id) else {
                let is_known = head.iter().flatten().any(|name| *name == column.id);
                if column.required && is_known {
                    let finding = rules::MISSING_FIELD.at(span);
                    found.push(finding.with("field", column.id.as_str()).advise(&FILL_IN));
                }
                return Cell { content: CellContent::Empty, span };
            };
            let filled = Filled { csv: self, cell, column };
            let content = filled.content(found).unwrap_or(CellContent::Empty);
            Cell { content, span: filled.span() }
        });
        let cells = cells.collect();
        let row = Row { id: id?, former_ids: former.unwrap_or_default(), cells };
        Some((row, span, found.len() == before))
    }
}
