//! Compares the paths in `src` with the table in ARCHITECTURE.md that says which module may use which.

use super::lists::plural_folders;
use super::references::{Reference, module_of, references};
use super::{Tree, assert_none, code_words, file, rows, sample, tree};

/// A row of the table: a module, and the modules that it may use.
struct Row {
    module: Vec<String>,
    allowed: Vec<Vec<String>>,
}

/// Files that may use a sibling in the same plural folder: for each, its path, the sibling, and the reason.
const SIBLINGS: [(&str, &str, &str); 3] = [
    ("src/pipeline/compose/print.rs", "about", "the print edition shows what the about page does"),
    ("src/pipeline/compose/print.rs", "glossary", "the print edition shows every term"),
    ("src/pipeline/compose/print.rs", "section", "the print edition shows every section"),
];

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

fn table(document: &str) -> Vec<Row> {
    let row = |cells: Vec<&str>| Row {
        module: segments(code_words(cells[0])[0]),
        allowed: code_words(cells[1]).into_iter().map(segments).collect(),
    };
    rows(document, "imports").into_iter().map(row).collect()
}

/// The index of the row for a path. If several rows fit, the row with the longest module path.
fn row_of(table: &[Row], path: &[String]) -> Option<usize> {
    let fitting = table.iter().enumerate().filter(|(_, row)| path.starts_with(&row.module));
    fitting.max_by_key(|(_, row)| row.module.len()).map(|(number, _)| number)
}

/// Complains about uses that the table does not allow, and about rows that would allow modules to use each other in a
/// circle.
fn wrong_imports(document: &str, tree: &Tree) -> Vec<String> {
    let table = table(document);
    let mut complaints = Vec::new();
    for (number, row) in table.iter().enumerate() {
        for allowed in &row.allowed {
            if row_of(&table, allowed).is_none_or(|of| of >= number) {
                let (row, allowed) = (row.module.join("::"), allowed.join("::"));
                complaints.push(format!("`{row}` may name `{allowed}`, which stands below it"));
            }
        }
    }
    for path in tree.keys().filter(|path| path.ends_with(".rs")) {
        let own = row_of(&table, &module_of(path));
        for Reference { path: named, line, .. } in
            references(path, tree).into_iter().filter(|reference| reference.is_ours)
        {
            let Some(own) = own else {
                complaints.push(format!("{path}: the table has no row for this file"));
                break;
            };
            let is_allowed = row_of(&table, &named) == Some(own)
                || table[own].allowed.iter().any(|allowed| named.starts_with(allowed));
            if !is_allowed {
                let (own, named) = (table[own].module.join("::"), named.join("::"));
                complaints.push(format!("{path}:{line}: `{own}` may not name `{named}`"));
            }
        }
    }
    complaints
}

/// Complains about files of a plural folder that use a sibling, and about exceptions that are not needed.
fn wrong_siblings(document: &str, tree: &Tree, exceptions: &[(&str, &str, &str)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut used = vec![false; exceptions.len()];
    for folder in plural_folders(document) {
        let names = folder.members(tree);
        let module = module_of(&folder.path);
        for name in &names {
            let path = format!("{}/{name}.rs", folder.path);
            for reference in references(&path, tree).iter().filter(|reference| reference.is_ours) {
                let sibling = reference.path.strip_prefix(&*module).and_then(<[String]>::first);
                let Some(sibling) = sibling.filter(|sibling| names.contains(&sibling.as_str()))
                else {
                    continue;
                };
                let exception =
                    exceptions.iter().position(|(file, to, _)| *file == path && to == sibling);
                match exception {
                    Some(number) => used[number] = true,
                    None if sibling == name => {}
                    None => complaints
                        .push(format!("{path}:{}: names its sibling `{sibling}`", reference.line)),
                }
            }
        }
    }
    let stale = exceptions.iter().zip(used).filter(|(_, used)| !used);
    complaints.extend(stale.map(|((file, to, _), _)| format!("{file} no longer names `{to}`")));
    complaints
}

#[test]
fn modules_name_only_what_the_table_allows() {
    assert_none(&wrong_imports(&file("ARCHITECTURE.md"), &tree(&["src"])));
}

#[test]
fn files_of_a_plural_folder_do_not_name_each_other() {
    assert_none(&wrong_siblings(&file("ARCHITECTURE.md"), &tree(&["src"]), &SIBLINGS));
}

const TABLE: &str = "\
<!-- imports -->
| module | may name |
|---|---|
| `span` | |
| `model` | `span` |
| `pipeline::link` | `model` |
| `pipeline` | `pipeline::link` |
<!-- /imports -->";

#[test]
fn a_forbidden_name_is_reported_with_its_line() {
    let good = sample(&[
        ("src/model.rs", "use crate::span::Span; mod term;"),
        ("src/model/term.rs", "use super::table::Row;"),
        ("src/pipeline.rs", "mod link; use self::link::link;"),
        ("src/pipeline/link.rs", "use crate::model::term; fn f() { crate::model::g() }"),
    ]);
    assert_none(&wrong_imports(TABLE, &good));
    let bad = sample(&[
        ("src/model.rs", "\nuse crate::pipeline::link::Target;"),
        ("src/pipeline/link.rs", "fn f() { super::analyze() }"),
        ("src/other.rs", "use crate::span;"),
    ]);
    assert_eq!(
        wrong_imports(TABLE, &bad),
        [
            "src/model.rs:2: `model` may not name `pipeline::link::Target`",
            "src/other.rs: the table has no row for this file",
            "src/pipeline/link.rs:1: `pipeline::link` may not name `pipeline::analyze`",
        ]
    );
}

#[test]
fn a_table_with_a_cycle_is_refused() {
    let table = TABLE.replace("| `span` | |", "| `span` | `model` |");
    let complaints = wrong_imports(&table, &Tree::new());
    assert_eq!(complaints, ["`span` may name `model`, which stands below it"]);
}

#[test]
fn siblings_differ_from_shared_files() {
    let document = "\
<!-- plural folders -->
| | | | |
|---|---|---|---|
| `src/check` | check | `src/check.rs`: `CHECKS` | `bands` |
<!-- /plural folders -->";
    let tree = sample(&[
        ("src/check.rs", ""),
        ("src/check/bands.rs", ""),
        ("src/check/gap.rs", "use super::bands::x; use super::order::y;"),
        ("src/check/order.rs", "use super::Facts;"),
    ]);
    let complaints = wrong_siblings(document, &tree, &[]);
    assert_eq!(complaints, ["src/check/gap.rs:1: names its sibling `order`"]);
    assert_none(&wrong_siblings(document, &tree, &[("src/check/gap.rs", "order", "so be it")]));
    let stale =
        wrong_siblings(document, &tree, &[("src/check/gap.rs", "order", ""), ("src/a", "b", "")]);
    assert_eq!(stale, ["src/a no longer names `b`"]);
}
