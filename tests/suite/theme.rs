//! The default theme. Renders every example in the READMEs of components, and compares the data that templates get with
//! `templates/README.md`.

mod injection;
mod locales;
mod look;
mod plurals;
mod regions;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{create_dir_all, read_to_string, write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use osteon::diagnostic::Severity;
use osteon::pipeline::load::SourceAsset;
use osteon::pipeline::produce;
use osteon::pipeline::render::output::Output;
use rayon::prelude::*;
use serde_json::Value;
use walkdir::WalkDir;

use crate::support::laws::complaints;
use crate::support::page::Page;
use crate::support::project::{Session, projects, repository};

/// A component that can only stand in a picture, and the HTML that must be before and after it.
const IN_PICTURE: (&str, &str, &str) = ("chart-text", "<svg aria-hidden=\"true\">", "</svg>");

/// An example of a component: its name and its data.
struct Example {
    component: String,
    name: String,
    fields: Value,
}

/// The examples in a README. Each has a third-level heading, and JSON below it.
fn examples(readme: &str) -> Vec<Example> {
    let component = readme.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned();
    let example = |part: &str| {
        let (name, rest) = part.split_once("\n\n```json\n")?;
        let json = rest.split_once("\n```")?.0;
        let fields = serde_json::from_str(json)
            .unwrap_or_else(|error| panic!("{component}, {name}: {error}"));
        Some(Example { component: component.clone(), name: name.to_owned(), fields })
    };
    readme.split("\n### ").skip(1).filter_map(example).collect()
}

/// The examples of all components.
fn all_examples() -> Vec<Example> {
    let folders = WalkDir::new(repository().join("templates/components")).sort_by_file_name();
    let entries = folders.into_iter().map(|entry| entry.expect("the tree is readable"));
    let readmes = entries.filter(|entry| entry.file_name() == "README.md");
    readmes.flat_map(|entry| examples(&read_to_string(entry.path()).expect("it is text"))).collect()
}

/// Writes a value in the template language. HTML and arrays become variables, which are added to `named` and assigned
/// first, because the language can nest arrays only to a certain depth.
fn literal(value: &Value, named: &mut Vec<String>) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(html) if is_html(html) => {
            let name = format!("value_{}", named.len() + 1);
            named.push(format!("{{%- set {name} %}}{html}{{% endset -%}}\n"));
            name
        }
        Value::String(text) => {
            let quote = ['"', '\'', '`'].into_iter().find(|quote| !text.contains(*quote));
            let quote = quote.unwrap_or_else(|| panic!("no quotation mark is left for {text}"));
            format!("{quote}{text}{quote}")
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| literal(item, named)).collect();
            let name = format!("value_{}", named.len() + 1);
            named.push(format!("{{%- set {name} = [{}] -%}}\n", items.join(", ")));
            name
        }
        Value::Object(fields) => {
            let mut field =
                |(key, value): (&String, &Value)| format!("\"{key}\": {}", literal(value, named));
            let fields: Vec<String> = fields.iter().map(&mut field).collect();
            // The spaces separate two braces, which would otherwise end the expression.
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

/// Returns true if a text in an example is HTML: if it contains a tag, or is JSON for a script element.
fn is_html(text: &str) -> bool {
    let begins_a_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    text.starts_with('{') || text.split('<').skip(1).any(begins_a_tag)
}

/// A template for a page that shows only this example.
fn template(example: &Example) -> String {
    let Example { component, name, fields } = example;
    let mut named = Vec::new();
    let fields = fields.as_object().expect("an example is an object").iter();
    let fields: String =
        fields.map(|(key, value)| format!(" {key}={{ {} }}", literal(value, &mut named))).collect();
    let named = named.concat();
    let (before, after) =
        if *component == IN_PICTURE.0 { (IN_PICTURE.1, IN_PICTURE.2) } else { ("", "") };
    let called = component.replace('-', "_");
    format!(
        "{named}<!doctype html>\n<html lang=\"{{{{ site.language }}}}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{component}</title>
<meta name=\"description\" content=\"{name}\">
<link rel=\"stylesheet\" href=\"{{{{ root }}}}{{{{ site.stylesheet }}}}\">
</head>
<body>
<main id=\"_main\" class=\"layout-page\">
<h1>{component}</h1>
<h2>{name}</h2>
{before}{{{{ <{called}{fields} /> }}}}{after}
</main>
</body>
</html>
"
    )
}

/// The site whose page `about.html` shows an example, or the error of the renderer.
fn site(example: &Example) -> Result<Output, String> {
    let template = template(example);
    let session = Session::of_files(&[("templates/pages/about.html", &template)]);
    let analysis = session.check();
    if analysis.found.count(Severity::Error) > 0 {
        return Err(session.report());
    }
    produce(&analysis, &session.sources, session.today).map_err(|error| error.to_string())
}

/// The texts in a value that are for readers. These are the texts with Han characters.
fn texts(value: &Value) -> Vec<&str> {
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
    match value {
        Value::String(text) if text.contains(is_han) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The names of all fields in a value, at any depth.
fn names_of(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().flat_map(names_of).collect(),
        Value::Object(fields) => {
            let below = fields.values().flat_map(names_of);
            fields.keys().map(String::as_str).chain(below).collect()
        }
        _ => Vec::new(),
    }
}

/// All names of fields that `templates/README.md` promises to templates.
fn contract() -> BTreeSet<String> {
    let readme = read_to_string(repository().join("templates/README.md")).expect("it is text");
    let is_between = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    readme.split(is_between).map(str::to_owned).collect()
}

/// Complains about mistakes in an example. If `folder` is given, writes the page of the example there, so that people
/// can look at it.
fn wrong(example: &Example, contract: &BTreeSet<String>, folder: Option<&Path>) -> Vec<String> {
    let at = format!("{}, {}", example.component, example.name);
    let site = match site(example) {
        Ok(site) => site,
        Err(error) => return vec![format!("{at}: {error}")],
    };
    let page = std::str::from_utf8(&site.files["about.html"]).expect("pages are UTF-8");
    if let Some(folder) = folder {
        write(folder.join(format!("{}--{}.html", example.component, example.name)), page)
            .expect("the folder takes files");
        for (path, bytes) in site.files.iter().filter(|(path, _)| path.starts_with("assets/")) {
            create_dir_all(folder.join("assets")).expect("the folder takes folders");
            write(folder.join(path), bytes).expect("the folder takes files");
        }
    }
    let mut wrong = complaints(&Page::read(&at, page));
    // A component may get a whole record and show only a part of it.
    let texts = texts(&example.fields);
    if !texts.is_empty() && !texts.iter().any(|text| page.contains(text)) {
        wrong.push(format!("{at}: no text of it is shown"));
    }
    // The template engine checks the fields of the component itself. Here, the fields of the records in them are
    // checked.
    let records = example.fields.as_object().expect("an example is an object").values();
    let strange = records.flat_map(names_of).filter(|name| !contract.contains(*name));
    wrong.extend(strange.map(|name| format!("{at}: templates/README.md knows no `{name}`")));
    wrong
}

#[test]
fn every_example_of_a_component_is_a_good_page() {
    let examples = all_examples();
    assert!(examples.len() > 60, "{} examples", examples.len());
    let folder = std::env::var_os("EXAMPLES").map(PathBuf::from);
    let contract = contract();
    let wrong: Vec<String> = examples
        .par_iter()
        .flat_map_iter(|example| wrong(example, &contract, folder.as_deref()))
        .collect();
    assert!(wrong.is_empty(), "{} complaints\n{}\n", wrong.len(), wrong.join("\n"));
}

#[test]
fn mistakes_in_an_example_are_reported() {
    let told = |component: &str, json: &str| {
        let readme = format!("# {component}\n\n## Examples\n\n### one\n\n```json\n{json}\n```\n");
        wrong(&examples(&readme)[0], &contract(), None).join("\n")
    };
    let good = r#"{"date": {"iso": "2026-11", "year": 2026, "month": 11, "day": null}}"#;
    assert_eq!(told("date", good), "");
    for (component, json, complaint) in [
        ("date", r#"{"date": {"iso": "2026-11", "year": 2026}}"#, "found `undefined`"),
        ("date", r#"{"day": 3}"#, "day"),
        (
            "date",
            r#"{"date": {"iso": "2026-11", "year": 2026, "month": 11, "day": null, "weekday": 2}}"#,
            "date, one: templates/README.md knows no `weekday`",
        ),
        ("content", r#"{"pieces": ["<p><em>文字。</p>"]}"#, "a browser has nothing to forgive"),
        (
            "care-card",
            r#"{"kind": "urgent", "heading": "看醫師", "pieces": ["<p>就醫。</p>"], "level": 5}"#,
            "heading levels do not skip",
        ),
    ] {
        let told = told(component, json);
        assert!(told.contains(complaint), "{component} {json}\n{told}");
    }
}

/// The names of the fields that templates get for the pages of a guide, each with the path of a page that has the
/// field.
fn given(root: &Path) -> BTreeMap<String, String> {
    let mut session = Session::of_folder(root);
    let pages = WalkDir::new(repository().join("templates/pages")).max_depth(1);
    let names = pages.into_iter().filter_map(|entry| {
        let name = entry.expect("the tree is readable").file_name().to_str()?.to_owned();
        name.ends_with(".html").then_some(name)
    });
    session.sources.overrides.extend(names.map(|name| SourceAsset {
        path: format!("templates/pages/{name}"),
        bytes: Arc::from(*b"[{{ site | json }}, {{ page | json }}, {{ view | json }}]"),
    }));
    let mut given = BTreeMap::new();
    for (path, page) in session.build().pages() {
        let values: Value =
            serde_json::from_str(page).unwrap_or_else(|error| panic!("{path}: {error}"));
        for name in names_of(&values) {
            given.entry(name.to_owned()).or_insert_with(|| path.to_owned());
        }
    }
    given
}

#[test]
fn the_theme_readme_names_every_template_variable() {
    let contract = contract();
    let strange = |(project, root): &(String, PathBuf)| {
        let given = given(root).into_iter().filter(|(name, _)| !contract.contains(name));
        given.map(|(name, path)| format!("{project}, {path}: {name}")).collect::<Vec<_>>()
    };
    let mut strange: Vec<String> = projects().par_iter().flat_map(strange).collect();
    strange.sort();
    assert!(strange.is_empty(), "templates/README.md does not know\n{}\n", strange.join("\n"));
}

/// The reading time in minutes that the template of a section gets for this text.
fn minutes(text: &str) -> String {
    let section = format!("+++\ntitle = \"一\"\n+++\n{text}\n");
    let template = "<p>{{ view.reading_minutes }}</p>";
    let session = Session::of_files(&[
        ("content/sections/a.md", section.as_str()),
        ("templates/pages/section.html", template),
    ]);
    let site = session.build();
    let page = std::str::from_utf8(&site.output.files["a.html"]).expect("pages are UTF-8");
    page.trim().replace("<p>", "").replace("</p>", "")
}

#[test]
fn section_templates_get_the_reading_time() {
    assert_eq!(minutes("短。"), "1");
    assert_eq!(minutes(&"字".repeat(260)), "1");
    assert_eq!(minutes(&format!("{}\n\n> - **字**", "字".repeat(260))), "2");
    assert_eq!(minutes(&"don't ".repeat(240)), "1");
    assert_eq!(minutes(&"1,000 ".repeat(241)), "2");
    assert_eq!(minutes(&format!("{}{}", "字".repeat(260), "word ".repeat(240))), "2");
}
