//! Plural folders, which have many files of one type. Every file must be in the folder's list, every entry of the list
//! must have a file, and each must have a Markdown file.

use super::references::files_in;
use super::tokens::{Token, tokens};
use super::{Tree, assert_none, between, code_words, file, rows, sample, stem, tree};

/// A folder with many files of one type.
pub struct PluralFolder {
    /// Path of the folder.
    pub path: String,
    /// Where the members are listed: the path of the file that contains the list, and the text directly before the
    /// list.
    list: (String, String),
    /// Names of files in the folder that are not members.
    beside: Vec<String>,
}

impl PluralFolder {
    /// The names of the members: their file names without the ending.
    pub fn members<'t>(&self, tree: &'t Tree) -> Vec<&'t str> {
        let mut names = files_in(tree, &self.path);
        names.retain(|name| !self.beside.iter().any(|beside| beside == name));
        names
    }
}

/// The plural folders in the table of ARCHITECTURE.md.
pub fn plural_folders(document: &str) -> Vec<PluralFolder> {
    let row = |cells: Vec<&str>| {
        let list = code_words(cells[2]);
        PluralFolder {
            path: code_words(cells[0])[0].to_owned(),
            list: (list[0].to_owned(), list[1].to_owned()),
            beside: code_words(cells[3]).into_iter().map(str::to_owned).collect(),
        }
    };
    rows(document, "plural folders").into_iter().map(row).collect()
}

/// The modules in the list with the name `name`: inside the brackets after this name, every name that stands before
/// `::`.
fn listed<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let Some((_, after)) = text.split_once(name) else { return Vec::new() };
    // An array type contains brackets too, so the list begins after `=`.
    let after = after
        .split_once(" = ")
        .filter(|(kind, _)| !kind.contains('{'))
        .map_or(after, |(_, list)| list);
    let tokens = tokens(after);
    let mut depth = 0;
    let mut names = Vec::new();
    for pair in tokens.windows(2) {
        match (pair[0].0, pair[1].0) {
            (Token::Sign('[' | '{' | '('), _) => depth += 1,
            (Token::Sign(']' | '}' | ')'), _) => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            (Token::Word(name), Token::Path) if name.starts_with(char::is_lowercase) => {
                names.push(name)
            }
            _ => {}
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Complains about files that the list of their folder lacks, and about entries of a list that have no file.
fn wrong_lists(document: &str, tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for folder in plural_folders(document) {
        let (file, name) = &folder.list;
        let members = folder.members(tree);
        let Some(text) = tree.get(file) else {
            complaints.push(format!("there is no {file}"));
            continue;
        };
        let listed = listed(text, name);
        let is_missing = |member: &&&str| !listed.contains(*member);
        complaints.extend(
            members
                .iter()
                .filter(is_missing)
                .map(|member| format!("{}/{member}.rs is not in `{name}` of {file}", folder.path)),
        );
        let is_extra = |listed: &&&str| !members.contains(*listed);
        complaints.extend(listed.iter().filter(is_extra).map(|listed| {
            format!("`{name}` of {file} names `{listed}`, which is no {}/{listed}.rs", folder.path)
        }));
        let all = files_in(tree, &folder.path);
        let is_gone = |beside: &&String| !all.contains(&beside.as_str());
        complaints.extend(folder.beside.iter().filter(is_gone).map(|beside| {
            format!("ARCHITECTURE.md names {}/{beside}.rs, which is not there", folder.path)
        }));
    }
    complaints
}

/// Compares the Markdown files in a folder with `names`: each name must have a file with this name, and the file must
/// have the right text and heading.
fn wrong_specifications(folder: &str, names: &[(String, &str)], tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, text) in names {
        let heading = text.lines().next().unwrap_or_default();
        let path =
            [format!("{folder}/{name}.md"), format!("{folder}/{}.md", name.replace('-', "_"))]
                .into_iter()
                .find(|path| tree.contains_key(path));
        match path {
            None => complaints.push(format!("{folder}: `{name}` has no Markdown file")),
            Some(path) if tree[&path] != *text => {
                complaints.push(format!("{path} is not the specification of `{name}`"));
            }
            Some(path) if heading != format!("# {name}") => {
                complaints.push(format!("{path} begins with {heading:?}, not with \"# {name}\""));
            }
            Some(_) => {}
        }
    }
    let is_known = |path: &str| names.iter().any(|(name, _)| *name == stem(path).replace('_', "-"));
    let pages = tree.keys().filter(|path| super::folder(path) == folder && path.ends_with(".md"));
    let extra = pages.filter(|path| !is_known(path));
    complaints.extend(extra.map(|path| format!("{path} is of nothing that is in the list")));
    complaints
}

#[test]
fn every_plural_folder_matches_its_list() {
    assert_none(&wrong_lists(&file("ARCHITECTURE.md"), &tree(&["src"])));
}

#[test]
fn every_kind_has_its_markdown() {
    let kinds = osteon::model::table_kinds::TABLE_KINDS.iter();
    let names: Vec<_> = kinds.map(|kind| (kind.name.to_owned(), kind.specification)).collect();
    assert_none(&wrong_specifications("src/model/table_kinds", &names, &tree(&["src"])));
}

#[test]
fn every_rule_has_its_markdown() {
    let tree = tree(&["src"]);
    let rules = osteon::pipeline::rules();
    let folder_of = |name: &str| {
        let page = |path: &&String| path.ends_with(".md") && stem(path).replace('_', "-") == name;
        tree.keys().find(page).map(|path| super::folder(path).to_owned())
    };
    let mut folders: Vec<String> = rules.iter().filter_map(|rule| folder_of(rule.name)).collect();
    folders.sort();
    folders.dedup();
    assert!(folders.len() >= 5, "the stages from parse to check have rules: {folders:?}");
    for folder in &folders {
        let here = rules.iter().filter(|rule| folder_of(rule.name).as_ref() == Some(folder));
        let names: Vec<_> = here.map(|rule| (rule.name.to_owned(), rule.specification)).collect();
        assert_none(&wrong_specifications(folder, &names, &tree));
    }
    let homeless: Vec<_> = rules.iter().filter(|rule| folder_of(rule.name).is_none()).collect();
    assert!(homeless.is_empty(), "without Markdown: {homeless:?}");
    let is_rule = |path: &&String| path.ends_with(".md") && path.contains("/rules/");
    for path in tree.keys().filter(is_rule) {
        assert!(
            rules.iter().any(|rule| rule.name == stem(path)),
            "{path} is of no rule in `rules()`"
        );
    }
}

#[test]
fn every_page_type_has_its_template() {
    let document = file("ARCHITECTURE.md");
    let tree = tree(&["src", "templates/pages"]);
    let folders = plural_folders(&document);
    let pages = folders.iter().find(|folder| folder.list.1 == "PAGE_TYPES").expect("page types");
    let mut types: Vec<_> =
        pages.members(&tree).iter().map(|name| name.replace('_', "-")).collect();
    let templates = tree.keys().filter(|path| path.starts_with("templates/pages/"));
    let mut templates: Vec<_> = templates.map(|path| stem(path).to_owned()).collect();
    types.sort();
    templates.sort();
    assert_eq!(types, templates, "src/pipeline/compose/<page>.rs and templates/pages/<page>.*");
}

#[test]
fn the_recipes_name_every_plural_folder() {
    let document = file("ARCHITECTURE.md");
    let recipes = between(&document, "recipes");
    for folder in plural_folders(&document) {
        let below = folder.path.trim_start_matches("src/");
        assert!(recipes.contains(&format!("`{below}/<")), "no recipe has a new file in {below}");
    }
}

const DOCUMENT: &str = "\
<!-- plural folders -->
| | | | |
|---|---|---|---|
| `src/check` | check | `src/check.rs`: `CHECKS` | `bands` |
| `src/app` | command | `src/app.rs`: `match command` | |
<!-- /plural folders -->";

#[test]
fn a_file_outside_its_list_is_reported() {
    let good = [
        (
            "src/check.rs",
            "pub static CHECKS: &[fn(&[u8]) -> X] = &[gap::CHECK, (order::NAME, order::CHECK)];",
        ),
        ("src/check/gap.rs", ""),
        ("src/check/order.rs", ""),
        ("src/check/bands.rs", ""),
        (
            "src/app.rs",
            "let x = y; match command { Command::Build(a) => build::build(a), } other::z();",
        ),
        ("src/app/build.rs", ""),
    ];
    assert_none(&wrong_lists(DOCUMENT, &sample(&good)));
    let mut bad = sample(&good);
    bad.remove("src/check/order.rs");
    bad.remove("src/check/bands.rs");
    bad.insert("src/app/serve.rs".to_owned(), String::new());
    assert_eq!(
        wrong_lists(DOCUMENT, &bad),
        [
            "`CHECKS` of src/check.rs names `order`, which is no src/check/order.rs",
            "ARCHITECTURE.md names src/check/bands.rs, which is not there",
            "src/app/serve.rs is not in `match command` of src/app.rs",
        ]
    );
}

#[test]
fn a_specification_is_the_file_beside_its_code() {
    let tree = sample(&[
        ("a/big_gap.md", "# big-gap\n"),
        ("a/old.md", "# old\n"),
        ("a/odd.md", "# even\n"),
    ]);
    let names =
        [("big-gap", "# big-gap\n"), ("odd", "# even\n"), ("new", "# new\n"), ("old", "# other\n")];
    let names = names.map(|(name, text)| (name.to_owned(), text));
    assert_none(&wrong_specifications("b", &[], &tree));
    assert_eq!(
        wrong_specifications("a", &names, &tree),
        [
            "a/odd.md begins with \"# even\", not with \"# odd\"",
            "a: `new` has no Markdown file",
            "a/old.md is not the specification of `old`",
        ]
    );
    assert_eq!(
        wrong_specifications("a", &names[..2], &tree)[1..],
        ["a/old.md is of nothing that is in the list"]
    );
}
