//! Inserts lines into a TOML file and leaves the rest of the file unchanged.

use toml_edit::{Document, Item, Table};

use crate::app::new::fields::quoted;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

static NOT_TOML: Words = Words("{path} cannot be read as TOML: {problem}");
static CHECK_FIRST: Words =
    Words("`osteon check` shows the place; correct it first, then try again");

/// A parsed TOML file with the positions of its values.
pub struct Edited<'t> {
    text: &'t str,
    document: Document<&'t str>,
}

impl<'t> Edited<'t> {
    /// Parses the text of a file. `path` is only for the error message.
    ///
    /// # Errors
    /// If the text is not valid TOML.
    pub fn new(path: &str, text: &'t str) -> Result<Self, Error> {
        let document = Document::parse(text).map_err(|error| {
            let reason = Reason::new(&NOT_TOML).with("path", path);
            Error::Usage(reason.with("problem", error.message()).help(&CHECK_FIRST))
        })?;
        Ok(Self { text, document })
    }

    /// The top-level table of the file.
    pub fn root(&self) -> &Table {
        self.document.as_table()
    }

    /// The ids in the array of tables with the name `key`, such as the ids of all `[[rows]]`.
    pub fn ids(&self, key: &str) -> Vec<&str> {
        let tables = self.root().get(key).and_then(Item::as_array_of_tables);
        let tables = tables.into_iter().flatten();
        tables.filter_map(|table| table.get("id").and_then(Item::as_str)).collect()
    }

    /// The text of the file with the lines `block` added after the last table of the array `key`. If the file does not
    /// have this array, the lines are added at the end of the file.
    pub fn with_block(&self, key: &str, block: &str) -> String {
        let tables = self.root().get(key).and_then(Item::as_array_of_tables);
        let last = tables.and_then(|tables| tables.iter().last());
        let end = last.map_or(self.text.len(), |table| self.end_of_lines(end_of(table)));
        let (before, after) = self.text.split_at(end);
        format!("{}\n\n{block}{after}", before.trim_end())
    }

    /// The text of the file with the lines `block` added at its end.
    pub fn with_end(&self, block: &str) -> String {
        match self.text.trim_end() {
            "" => block.to_owned(),
            text => format!("{text}\n\n{block}"),
        }
    }

    /// The byte offset of the end of the line that contains the offset `place`. If comment lines follow directly below,
    /// they belong to this line, and the offset is the end of the last comment line.
    fn end_of_lines(&self, place: usize) -> usize {
        let mut end = place;
        for (number, line) in self.text.get(place..).unwrap_or("").split_inclusive('\n').enumerate()
        {
            if number > 0 && !line.trim_start().starts_with('#') {
                break;
            }
            end += line.len();
        }
        end
    }

    /// The text of the file with the string `text` added to the top-level array `key`. `None` if the file does not have
    /// this array.
    pub fn with_text(&self, key: &str, text: &str) -> Option<String> {
        let array = self.root().get(key)?.as_array()?;
        let span = array.span()?;
        let inside = self.text.get(span.start..span.end.checked_sub(1)?)?;
        let last_end = array.iter().last().and_then(toml_edit::Value::span).map(|last| last.end);
        let quoted = quoted(text);
        let (at, added) = match last_end {
            Some(end) if inside.contains('\n') => {
                let line = self.text[..end].rfind('\n').map_or(0, |line| line + 1);
                let indent: String =
                    self.text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
                (end, format!(",\n{indent}{quoted}"))
            }
            Some(end) => (end, format!(", {quoted}")),
            None => (span.start + 1, quoted),
        };
        let mut changed = self.text.to_owned();
        changed.insert_str(at, &added);
        Some(changed)
    }
}

/// The byte offset after the last value in a TOML table. Values in the tables inside this table count too. New lines
/// are inserted at this offset.
fn end_of(table: &Table) -> usize {
    let own = table.span().map_or(0, |span| span.end);
    let inner = table.iter().map(|(_, item)| match item {
        Item::Table(table) => end_of(table),
        Item::ArrayOfTables(tables) => tables.iter().map(end_of).max().unwrap_or(0),
        item => item.span().map_or(0, |span| span.end),
    });
    inner.fold(own, usize::max)
}
