//! `osteon new section`, `table`, `row`, `questionnaire`, `question`, `term`: adds one thing to a guide.

use super::editors::with_schema;
use super::fields::{blanks, columns, lines, quoted};
use super::insert::Edited;
use super::project::{Project, free_id};
use crate::app::Outcome;
use crate::diagnostic::{Language, Words};
use crate::error::{Error, Reason};
use crate::model::table::kind::TableKind;
use crate::model::table_kinds::table_kind;
use crate::pipeline::parse::toml::schemas::{
    FILES, QUESTIONNAIRE, SECTION, TomlSchema, ValueType, table_schema,
};

static NO_KIND: Words = Words("{path} has no known `kind`");

static ROWS_IN_CSV: Words =
    Words("the rows of {path} are in {file}: add a line there, with a spreadsheet program");

/// Adds a section to a folder of `sections/`. If no folder is given, adds the section at the end of the reading order.
/// A folder that does not exist yet becomes a new part of the guide.
pub fn section(
    project: &Project<'_>,
    title: &str,
    folder: Option<&str>,
    id: Option<&str>,
    language: Language,
) -> Outcome {
    let folder = folder.map(|folder| format!("{}/", folder.trim_matches('/'))).unwrap_or_default();
    let path = |id: &str| format!("content/sections/{folder}{id}.md");
    let is_there = |id: &str| matches!(project.text(&path(id)), Ok(Some(_)));
    let id = free_id(id, title, is_there)?;
    // `order` in `guide.toml` contains the name of a folder once, not the sections in it.
    let part = folder.split_once('/').map(|(part, _)| part);
    let is_new = part.is_none_or(|part| !project.has(&format!("content/sections/{part}")));
    let settings = project.existing("content/guide.toml")?;
    let settings = Edited::new("content/guide.toml", &settings)?;
    if let (true, Some(changed)) = (is_new, settings.with_text("order", part.unwrap_or(&id))) {
        project.change("content/guide.toml", &changed)?;
    }
    if let (true, Some(part)) = (is_new, part) {
        let text = format!("+++\ntitle = {}\n+++\n", quoted(part));
        project.change(&format!("content/sections/{part}/_part.md"), &text)?;
    }
    let rest = lines(&blanks(&SECTION, &["title", "review"], language));
    let text = format!("+++\ntitle = {}\n{rest}+++\n\n", quoted(title));
    project.finish(&path(&id), &text, &id)
}

/// Adds a table with one row to fill in.
pub fn table(
    project: &Project<'_>,
    kind: &'static TableKind,
    title: Option<&str>,
    id: Option<&str>,
    language: Language,
) -> Outcome {
    let path = |id: &str| format!("content/tables/{id}.toml");
    let is_there = |id: &str| matches!(project.text(&path(id)), Ok(Some(_)));
    let id = free_id(id, title.unwrap_or(kind.name), is_there)?;
    let without = ["kind", "title", "rows", "columns"];
    let top = lines(&blanks(table_schema(kind), &without, language));
    let title = quoted(title.unwrap_or_default());
    let own = if kind.declares_columns() { COLUMNS } else { "" };
    let row = row_text(kind, "", "row-1", language);
    let text = format!("kind = {}\ntitle = {title}\n{top}\n{own}{row}", quoted(kind.name));
    let path = path(&id);
    project.finish(&path, &with_schema(&path, &text), &id)
}

/// Adds a table from which a tool is made, and a section that embeds the tool.
pub fn tool(
    project: &Project<'_>,
    tool: &str,
    kind: &'static TableKind,
    language: Language,
) -> Outcome {
    let is_there = |id: &str| {
        let path = format!("content/tables/{id}.toml");
        matches!(project.text(&path), Ok(Some(_)))
    };
    let id = free_id(None, tool, is_there)?;
    let settings = project.existing("content/guide.toml")?;
    if let Some(changed) = Edited::new("content/guide.toml", &settings)?.with_text("order", &id) {
        project.change("content/guide.toml", &changed)?;
    }
    let text = format!("+++\ntitle = \"\"\n+++\n\n![]({tool}:{id})\n");
    project.change(&format!("content/sections/{id}.md"), &text)?;
    table(project, kind, None, Some(&id), language)
}

const COLUMNS: &str = "[[columns]]\nid = \"name\"\ntitle = \"\"\nrequired = true\n\n";

fn row_text(kind: &TableKind, name: &str, id: &str, language: Language) -> String {
    let rest = lines(&columns(kind, &["name"], language));
    format!("{}{rest}", row_head(id, name))
}

fn row_head(id: &str, name: &str) -> String {
    format!("[[rows]]\nid = {}\nname = {}\n", quoted(id), quoted(name))
}

/// Adds a row after the last row of a table. If the table still has the blank row of a new table, fills in that row
/// instead.
pub fn row(
    project: &Project<'_>,
    table: &str,
    name: &str,
    id: Option<&str>,
    language: Language,
) -> Outcome {
    let path = format!("content/tables/{table}.toml");
    let text = project.existing(&path)?;
    let edited = Edited::new(&path, &text)?;
    let kind = edited.root().get("kind").and_then(|kind| kind.as_str()).and_then(table_kind);
    let kind =
        kind.ok_or_else(|| Error::Usage(Reason::new(&NO_KIND).with("path", path.as_str())))?;
    if let Some(file) = edited.root().get("rows").and_then(|rows| rows.as_str()) {
        let reason = Reason::new(&ROWS_IN_CSV).with("path", path.as_str()).with("file", file);
        return Err(Error::Usage(reason));
    }
    let ids = edited.ids("rows");
    let id = free_id(id, name, |id| ids.contains(&id))?;
    // A table made by `osteon new table` has one blank row, which is filled in here.
    let blank = row_head("row-1", "");
    if ids == ["row-1"] && text.contains(&blank) {
        return project.finish(&path, &text.replacen(&blank, &row_head(&id, name), 1), &id);
    }
    let block = match kind.declares_columns() {
        true => declared_row(&edited, &id, name),
        false => row_text(kind, name, &id, language),
    };
    project.finish(&path, &edited.with_block("rows", &block), &id)
}

/// The TOML of a new row for a table whose file declares its own columns. `name` goes into the first column.
fn declared_row(edited: &Edited<'_>, id: &str, name: &str) -> String {
    let columns = edited.ids("columns");
    let lines = columns.iter().enumerate().map(|(number, column)| match number {
        0 => format!("{column} = {}\n", quoted(name)),
        _ => format!("# {column} = \"\"\n"),
    });
    format!("[[rows]]\nid = {}\n{}", quoted(id), lines.collect::<String>())
}

/// Adds a questionnaire with one question and one result to fill in.
pub fn questionnaire(
    project: &Project<'_>,
    title: &str,
    id: Option<&str>,
    language: Language,
) -> Outcome {
    let path = |id: &str| format!("content/questionnaires/{id}.toml");
    let is_there = |id: &str| matches!(project.text(&path(id)), Ok(Some(_)));
    let id = free_id(id, title, is_there)?;
    let without = ["title", "items", "outcomes", "screening", "scale"];
    let top = lines(&blanks(&QUESTIONNAIRE, &without, language));
    let first = |list: &str, id: &str| {
        let value_type = QUESTIONNAIRE.field(list).map(|field| field.value_type);
        let rest = match value_type {
            Some(ValueType::Tables(schema, _)) => lines(&blanks(schema, &["id"], language)),
            _ => String::new(),
        };
        format!("\n[[{list}]]\nid = {}\n{rest}", quoted(id))
    };
    let (item, outcome) = (first("items", "question-1"), first("outcomes", "everyone"));
    let text = format!("title = {}\n{top}{item}{outcome}", quoted(title));
    let path = path(&id);
    project.finish(&path, &with_schema(&path, &text), &id)
}

/// Adds a question after the last question of a questionnaire.
pub fn question(
    project: &Project<'_>,
    questionnaire: &str,
    question: &str,
    id: Option<&str>,
    language: Language,
) -> Outcome {
    let path = format!("content/questionnaires/{questionnaire}.toml");
    let text = project.existing(&path)?;
    let edited = Edited::new(&path, &text)?;
    let ids = edited.ids("items");
    let id = free_id(id, &format!("question {}", ids.len() + 1), |id| ids.contains(&id))?;
    let Some(ValueType::Tables(item, _)) =
        QUESTIONNAIRE.field("items").map(|field| field.value_type)
    else {
        return Err(Error::Usage(Reason::new(&NO_KIND).with("path", path.as_str())));
    };
    let rest = lines(&blanks(item, &["id", "question"], language));
    let block = format!("[[items]]\nid = {}\nquestion = {}\n{rest}", quoted(&id), quoted(question));
    project.finish(&path, &edited.with_block("items", &block), &id)
}

/// Adds a term at the end of the glossary.
pub fn term(project: &Project<'_>, term: &str, id: Option<&str>, language: Language) -> Outcome {
    let path = "content/glossary.toml";
    let text = project.text(path)?.unwrap_or_else(|| with_schema(path, ""));
    let edited = Edited::new(path, &text)?;
    let id = free_id(id, term, |id| edited.root().contains_key(id))?;
    let rest =
        schema_of_entries("glossary").map(|schema| lines(&blanks(schema, &["term"], language)));
    let rest = rest.unwrap_or_default();
    let block = format!("[{}]\nterm = {}\n{rest}", key(&id), quoted(term));
    project.finish(path, &edited.with_end(&block), &id)
}

/// For a TOML file whose top-level keys are ids, such as `glossary` or `references`: the schema of one entry. `None`
/// for any other file.
pub fn schema_of_entries(file: &str) -> Option<&'static TomlSchema> {
    FILES.iter().find(|known| known.name == file)?.schema.others?.schema()
}

/// A TOML key, quoted if necessary.
pub fn key(id: &str) -> String {
    let is_bare = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_bare { id.to_owned() } else { quoted(id) }
}
