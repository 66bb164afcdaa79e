//! Compares the table of kinds in docs/format.md with the table kinds in the program.

use std::collections::{BTreeMap, BTreeSet};

use osteon::model::table::kind::{Column, ColumnType, TableKind};
use osteon::model::table_kinds::TABLE_KINDS;

use super::{assert_none, between, code_words, file};

/// The line that the documentation must have for a table kind.
fn line(kind: &TableKind) -> String {
    let column = |column: &Column| {
        let stars = if column.required { "**" } else { "" };
        format!("{stars}`{}`{stars} {}", column.id, column.column_type.name())
    };
    let columns: Vec<String> = kind.columns.iter().map(column).collect();
    let columns = if kind.declares_columns() {
        "those that the file declares".to_owned()
    } else {
        columns.join(" · ")
    };
    let mention = kind.mention.map(|mention| format!(" `{mention}:`")).unwrap_or_default();
    format!("| `{}` |{mention} | {columns} |", kind.name)
}

/// For each column, the words that a paragraph of the documentation lists as its choices.
fn documented_choices(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let paragraph = text.split_once("Choices: ").map_or("", |(_, rest)| rest);
    let paragraph = paragraph.split("\n\n").next().unwrap_or_default();
    let clauses = paragraph.split(';').map(code_words);
    let choices = clauses.filter_map(|words| Some((*words.first()?, words.get(1..)?.to_vec())));
    choices.collect()
}

/// Complains about differences between the documentation and the table kinds.
fn differences(text: &str, kinds: &[&TableKind]) -> Vec<String> {
    let documented: Vec<&str> =
        between(text, "kinds").lines().filter(|line| line.starts_with("| `")).collect();
    let declared: Vec<String> = kinds.iter().map(|kind| line(kind)).collect();
    let mut complaints = Vec::new();
    let missing = declared.iter().filter(|line| !documented.contains(&line.as_str()));
    complaints.extend(missing.map(|line| format!("docs/format.md should say: {line}")));
    let extra = documented.iter().filter(|line| !declared.iter().any(|declared| declared == *line));
    complaints.extend(extra.map(|line| format!("docs/format.md should not say: {line}")));
    let choices = documented_choices(text);
    for column in kinds.iter().flat_map(|kind| kind.columns) {
        let (ColumnType::Choice(words) | ColumnType::Choices(words)) = column.column_type else {
            continue;
        };
        let listed = choices.get(column.id).into_iter().flatten().copied().collect::<BTreeSet<_>>();
        if listed != words.iter().copied().collect() {
            let id = column.id;
            complaints.push(format!("choices of `{id}` are {words:?}, not {listed:?}"));
        }
    }
    complaints.dedup();
    complaints
}

#[test]
fn the_documentation_lists_the_declared_columns() {
    assert_none(&differences(&file("docs/format.md"), TABLE_KINDS));
}

#[test]
fn a_difference_is_reported() {
    let lines: Vec<String> = TABLE_KINDS.iter().map(|kind| line(kind)).collect();
    let choice = |column: &Column| match column.column_type {
        ColumnType::Choice(words) | ColumnType::Choices(words) => {
            Some(format!("`{}` is `{}`", column.id, words.join("`, `")))
        }
        _ => None,
    };
    let columns = TABLE_KINDS.iter().flat_map(|kind| kind.columns);
    let choices: Vec<String> = columns.filter_map(choice).collect();
    let (lines, choices) = (lines.join("\n"), choices.join("; "));
    let text = format!("<!-- kinds -->\n{lines}\n<!-- /kinds -->\n\nChoices: {choices}.\n");
    assert_none(&differences(&text, TABLE_KINDS));
    let renamed = text.replace("`mechanisms` list", "`mechanism` list");
    assert_eq!(differences(&renamed, TABLE_KINDS).len(), 2);
    let optional = text.replace("**`summary`**", "`summary`");
    assert_eq!(differences(&optional, TABLE_KINDS).len(), 2);
    let fewer = text.replace("`linked`", "linked");
    assert!(differences(&fewer, TABLE_KINDS)[0].starts_with("choices of `evidence` are"));
    assert_eq!(differences(&text, &TABLE_KINDS[1..]).len(), 1);
}
