//! Compares the schemas of `osteon schema` with the parser: both must reject the same files.

use std::collections::{BTreeMap, BTreeSet};

use boon::{Compiler, SchemaIndex, Schemas};
use osteon::app::json_schema::schemas;
use osteon::diagnostic::{Diagnostics, Language, Severity};
use osteon::pipeline::load::{SourceFile, Sources};
use osteon::pipeline::parse::parse;
use serde_json::Value as Json;
use toml::Value;

use crate::support::project::{fixture, read_files};

/// All schemas, prepared for checking files.
struct Validator {
    all: Schemas,
    by_name: BTreeMap<String, SchemaIndex>,
}

impl Validator {
    fn new() -> Self {
        let (mut all, mut compiler) = (Schemas::new(), Compiler::new());
        let written = schemas(Language::ENGLISH);
        let address = |name: &str| format!("https://example.org/{name}.json");
        for schema in &written {
            let added = compiler.add_resource(&address(&schema.name), schema.json.clone());
            added.unwrap_or_else(|error| panic!("{}: {error}", schema.name));
        }
        let by_name = written.iter().map(|schema| {
            let compiled = compiler.compile(&address(&schema.name), &mut all);
            let compiled = compiled.unwrap_or_else(|error| panic!("{}: {error:#}", schema.name));
            (schema.name.clone(), compiled)
        });
        let by_name = by_name.collect();
        Self { all, by_name }
    }

    /// The first error that a schema reports for a file; `None` if the schema accepts the file.
    fn refuses(&self, name: &str, file: &Value) -> Option<String> {
        let index = *self.by_name.get(name).unwrap_or_else(|| panic!("there is no schema {name}"));
        let file = json(file);
        let refused = self.all.validate(&file, index).err();
        refused.map(|error| format!("{error:#}"))
    }
}

/// Converts TOML to JSON as language servers do before they check it: a date becomes a string.
fn json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::from(text.clone()),
        Value::Integer(number) => Json::from(*number),
        Value::Float(number) => Json::from(*number),
        Value::Boolean(is) => Json::from(*is),
        Value::Datetime(date) => Json::from(date.to_string()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Table(table) => {
            Json::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// A TOML file of a guide.
struct File {
    path: String,
    toml: Value,
}

impl File {
    fn read(path: &str, text: &str) -> Option<Self> {
        let head = match path.ends_with(".md") {
            true => text.split("+++").nth(1)?,
            false => text,
        };
        let toml = head.parse::<toml::Table>().ok()?;
        let is_read = path.starts_with("content/") && !path.starts_with("content/drawings/");
        is_read.then(|| Self { path: path.to_owned(), toml: Value::Table(toml) })
    }

    /// The name of the schema for a file with this path.
    fn schema(&self) -> &'static str {
        match self.path.trim_start_matches("content/") {
            "guide.toml" => "guide",
            "people.toml" => "people",
            "references.toml" => "references",
            "glossary.toml" => "glossary",
            path if path.starts_with("tables/") => "table",
            path if path.starts_with("questionnaires/") => "questionnaire",
            path if path.ends_with("/_part.md") => "part",
            _ => "section",
        }
    }

    /// The kind of table that the file contains.
    fn kind(&self) -> &str {
        self.toml.get("kind").and_then(Value::as_str).unwrap_or_default()
    }

    /// The names of the rules whose findings in this file would stop a build with `--strict`.
    fn findings(&self) -> BTreeSet<&'static str> {
        let toml = toml::to_string(&self.toml).expect("it can be written");
        let text = match self.path.ends_with(".md") {
            true => format!("+++\n{toml}+++\n\nText.\n"),
            false => toml,
        };
        let file =
            SourceFile { path: self.path.clone(), text: text.into(), ..SourceFile::default() };
        let sources = Sources { files: vec![file], ..Sources::default() };
        let mut found = Diagnostics::new();
        parse(&sources, &mut found);
        let stops = found.iter().filter(|finding| finding.rule.severity != Severity::Note);
        stops.map(|finding| finding.rule.name).collect()
    }
}

/// The TOML files of the small guides in `tests/projects` and of the guides of this repository.
fn files() -> Vec<File> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = fixtures();
    files.extend(files_in(&[root.to_owned(), root.join("guides/en")]));
    assert!(files.len() > 80, "only {} files", files.len());
    files
}

/// The TOML files of the small guides in `tests/projects`. Together they contain every type of record.
fn fixtures() -> Vec<File> {
    let projects = ["complete", "minimal", "parts", "pressure", "questionnaire", "scale"];
    files_in(&projects.map(fixture))
}

fn files_in(folders: &[std::path::PathBuf]) -> Vec<File> {
    let mut files = Vec::new();
    for folder in folders {
        for (path, bytes) in read_files(&folder.join("content")) {
            let text = String::from_utf8(bytes).unwrap_or_default();
            files.extend(File::read(&format!("content/{path}"), &text));
        }
    }
    files
}

#[test]
fn files_that_build_keep_their_schemas() {
    let validator = Validator::new();
    for file in files() {
        for name in [file.schema().to_owned(), format!("table-{}", file.kind())] {
            if name != "table-" {
                let refused = validator.refuses(&name, &file.toml);
                assert_eq!(refused, None, "{} against {name}", file.path);
            }
        }
    }
}

/// Rules whose mistakes a schema can find, too: a field is missing, is unknown, has the wrong type, or has a value that
/// is not in its list.
const STRUCTURAL: [&str; 5] =
    ["missing-field", "unknown-field", "wrong-type", "unknown-option", "missing-columns"];

#[test]
fn schemas_and_parser_refuse_the_same_files() {
    let validator = Validator::new();
    let (mut tried, mut wrong) = (BTreeSet::new(), Vec::new());
    let mut refused_by_both = 0;
    for file in fixtures() {
        let name = format!("{} {}", file.schema(), file.kind());
        let has_ids = ["people", "references", "glossary"].contains(&file.schema());
        let mut look = |place: String, toml: Value| {
            let mutant = File { path: file.path.clone(), toml };
            let found = mutant.findings();
            // If a kind is misspelt, the parser uses the most similar kind. A schema does not guess.
            let schema = match (file.kind(), place.contains(" . kind ")) {
                ("", _) | (_, true) => file.schema().to_owned(),
                (kind, false) => format!("table-{kind}"),
            };
            let refused = validator.refuses(&schema, &mutant.toml);
            let is_structural = found.iter().any(|rule| STRUCTURAL.contains(rule));
            match refused {
                Some(why) if found.is_empty() => {
                    wrong.push(format!("{place}: the schema alone refuses: {why}"));
                }
                None if is_structural && !is_beyond_schemas(&place, &found) => {
                    wrong.push(format!("{place}: the parser alone refuses: {found:?}"));
                }
                Some(_) => refused_by_both += 1,
                None => {}
            }
        };
        let mut mutants = Mutants { tried: &mut tried, has_ids, look: &mut look };
        mutants.of(&file.toml, &name, &|mutant| mutant);
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(refused_by_both > 2000, "only {refused_by_both} mutants were refused");
}

/// Fields that are correct or wrong only together with other parts of the file, so a schema cannot check them. For
/// each, what it depends on.
const DECIDED_ELSEWHERE: [(&str, &str); 9] = [
    ("plain . rows", "the columns that the file declares"),
    ("plain . columns [] . id", "the keys of the rows"),
    (" . is", "the answers of the question that a condition names"),
    (" . counts", "the options of the question"),
    (" . options [] . id", "the options that count"),
    (" . options []", "the options that count"),
    (" . formula", "the inputs of the scale"),
    ("bands . measures", "the keys of the rows"),
    ("bands . decides", "how many measures there are"),
];
/// The fields whose values are ids of rows.
const NAMES_A_ROW: [&str; 2] = ["bands . best", "bands . rows [] . id"];

/// Returns true if the mistake cannot be seen without another part of the file.
fn is_beyond_schemas(place: &str, found: &BTreeSet<&str>) -> bool {
    let is_name = found.iter().all(|rule| *rule == "unknown-option");
    DECIDED_ELSEWHERE.iter().any(|(part, _)| place.contains(part))
        || (is_name && NAMES_A_ROW.iter().any(|part| place.contains(part)))
}

/// Makes copies of files with one mistake each, and checks them. Each kind of place in a file gets a mistake once.
struct Mutants<'m> {
    tried: &'m mut BTreeSet<String>,
    /// True if the top-level keys of the file are ids.
    has_ids: bool,
    look: &'m mut dyn FnMut(String, Value),
}

impl Mutants<'_> {
    /// Checks copies of a value that have one mistake each. `whole` makes the file that contains a copy.
    fn of(&mut self, value: &Value, place: &str, whole: &dyn Fn(Value) -> Value) {
        match value {
            Value::Table(table) => {
                self.at(format!("{place} with an unknown field"), || {
                    let mut more = table.clone();
                    more.insert("no-such-field".to_owned(), Value::from("x"));
                    whole(Value::Table(more))
                });
                for (key, own) in table {
                    let name = if self.has_ids && !place.contains(" . ") { "ID" } else { key };
                    let inner = format!("{place} . {name}");
                    let whole = |mutant: Option<Value>| {
                        let mut changed = table.clone();
                        match mutant {
                            Some(mutant) => changed.insert(key.clone(), mutant),
                            None => changed.remove(key),
                        };
                        whole(Value::Table(changed))
                    };
                    self.at(format!("{inner} left out"), || whole(None));
                    self.wrong(&inner, &|mutant| whole(Some(mutant)));
                    self.of(own, &inner, &|mutant| whole(Some(mutant)));
                }
            }
            Value::Array(items) => {
                for (number, own) in items.iter().enumerate() {
                    let inner = format!("{place} []");
                    let whole = |mutant: Value| {
                        let mut changed = items.clone();
                        changed[number] = mutant;
                        whole(Value::Array(changed))
                    };
                    self.wrong(&inner, &whole);
                    self.of(own, &inner, &whole);
                }
            }
            _ => {}
        }
    }

    fn wrong(&mut self, place: &str, whole: &dyn Fn(Value) -> Value) {
        let values = [
            ("blank", Value::from(" ")),
            ("a word", Value::from("no-such-word")),
            ("a number", Value::from(-12.5)),
            ("a boolean", Value::from(true)),
            ("an empty array", Value::Array(Vec::new())),
            ("an array of numbers", Value::Array(vec![Value::from(7)])),
            ("an array of words", Value::Array(vec![Value::from("no-such-word")])),
            ("an empty table", Value::Table(toml::Table::new())),
        ];
        for (name, wrong) in values {
            self.at(format!("{place} is {name}"), || whole(wrong));
        }
    }

    fn at(&mut self, place: String, mutant: impl FnOnce() -> Value) {
        if self.tried.insert(place.clone()) {
            (self.look)(place, mutant());
        }
    }
}
