//! Editor configuration: tells editors which JSON Schema belongs to which file.

use crate::app::json_schema::FOLDER;
use crate::pipeline::parse::toml::schemas::FILES;

/// Adds a first line to a TOML file of `content/`, such as `#:schema …`, that tells editors which JSON Schema the file
/// has. Any other file is returned unchanged.
pub fn with_schema(path: &str, text: &str) -> String {
    let Some(below) = path.strip_prefix("content/").filter(|path| path.ends_with(".toml")) else {
        return text.to_owned();
    };
    let up = "../".repeat(path.matches('/').count());
    format!("#:schema {up}{FOLDER}/{}.schema.json\n\n{text}", schema_of(below, text))
}

/// The name of the JSON Schema for a TOML file. `below` is the path of the file below `content/`, `text` its content.
/// For a table, the schema depends on the field `kind` in `text`.
fn schema_of(below: &str, text: &str) -> String {
    let kind = || {
        let line = text.lines().find_map(|line| line.strip_prefix("kind = \""));
        line.map(|rest| rest.trim_end().trim_end_matches('"'))
    };
    match below.split_once('/') {
        Some(("tables", _)) => kind().map_or("table".to_owned(), |kind| format!("table-{kind}")),
        Some(_) => "questionnaire".to_owned(),
        None => below.trim_end_matches(".toml").to_owned(),
    }
}

/// Settings files for editors, as pairs of a path in the project and the content of the file. They tell editors the
/// schemas of TOML files without a `#:schema` line.
pub fn settings() -> Vec<(&'static str, String)> {
    let rule = |(name, place): (&str, &str)| {
        format!(
            "[[rule]]\ninclude = [\"content/{place}\"]\n[rule.schema]\npath = \"{FOLDER}/{name}.schema.json\"\n"
        )
    };
    let files = FILES.iter().map(|file| (file.name, file.path_pattern));
    let places = files.filter(|(_, place)| place.ends_with(".toml"));
    let rules: Vec<String> = places.chain([("table", "tables/*.toml")]).map(rule).collect();
    vec![
        (".taplo.toml", rules.join("\n")),
        (".vscode/extensions.json", RECOMMENDED.to_owned()),
        (".vscode/settings.json", SETTINGS.to_owned()),
    ]
}

/// The content of `.vscode/extensions.json`: recommends the extension of Visual Studio Code that applies schemas to
/// TOML.
const RECOMMENDED: &str = "{\n  \"recommendations\": [\"tamasfe.even-better-toml\"]\n}\n";
const SETTINGS: &str = "{\n  \"evenBetterToml.schema.enabled\": true,\n  \"evenBetterToml.schema.catalogs\": [],\n  \"files.exclude\": { \".osteon\": true }\n}\n";
