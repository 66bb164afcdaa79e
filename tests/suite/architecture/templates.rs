//! Templates: every component has a folder, and templates contain no text for readers.

use super::{Tree, assert_none, folder, sample, stem, tree};

const LONGEST_TEMPLATE: usize = 100;
const LONGEST_SCRIPT: usize = 280;
/// Maximum number of columns in a line of a script, as in `.editorconfig`.
const WIDEST_LINE: usize = 120;

/// A component that has no template, because Rust writes its HTML. Its name, and the further names with which its
/// classes may begin.
const IN_TEXT: (&str, [&str; 2]) = ("citation", ["footnote", "term"]);

/// Attributes whose texts screen readers read out or browsers show.
const SPOKEN: [&str; 7] =
    ["aria-label", "aria-description", "title", "alt", "placeholder", "label", "value"];

/// Names of publication databases, which are the same in every language.
const NAMES: [&str; 2] = ["doi:", "PMID"];

/// Removes all text from each mark `start` to the next mark `end`, with the marks.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| done + part.split_once(end).map_or("", |(_, rest)| rest))
}

/// The HTML of a template, without its template expressions.
fn literal_html(template: &str) -> String {
    [("{#", "#}"), ("{%", "%}"), ("{{", "}}")]
        .iter()
        .fold(template.to_owned(), |text, (start, end)| without(&text, start, end))
}

/// Text for readers in a template: between tags, in spoken attributes, and in expressions.
fn words_in(template: &str) -> Vec<String> {
    let html = without(&literal_html(template), "<!--", "-->");
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        found.push(text.to_owned());
        // The value of a radio button or checkbox is for the script. Readers see its label.
        let is_chosen = tag.starts_with("input ")
            && (tag.contains("radio") || tag.contains("checkbox") || tag.contains("type=\"\""));
        for attribute in SPOKEN.into_iter().filter(|name| !(is_chosen && *name == "value")) {
            let start = format!(" {attribute}=\"");
            let values = tag.split(&start).skip(1);
            found.extend(values.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    found.push(html.split('<').next().unwrap_or_default().to_owned());
    found.retain(|text| text.contains(char::is_alphabetic) && !NAMES.contains(&text.trim()));
    found.extend(words_in_expressions(template));
    found.iter().map(|text| text.trim().to_owned()).collect()
}

/// Strings in template expressions that seem to be text for readers, because they contain Han characters or spaces.
/// Keys, classes and patterns do not.
fn words_in_expressions(template: &str) -> Vec<String> {
    let is_prose = |text: &&str| {
        let is_letter = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
        let words: Vec<&str> = text.split_whitespace().collect();
        text.contains(|c| ('\u{3400}'..='\u{9FFF}').contains(&c))
            || words.windows(2).any(|pair| is_letter(pair[0]) && is_letter(pair[1]))
    };
    let mut found = Vec::new();
    for (start, end) in [("{%", "%}"), ("{{", "}}")] {
        let expressions = template.split(start).skip(1).filter_map(|part| part.split_once(end));
        for (expression, _) in expressions {
            let strings = expression.split('"').skip(1).step_by(2);
            found.extend(strings.filter(is_prose).map(str::to_owned));
        }
    }
    found
}

fn wordy_templates(tree: &Tree) -> Vec<String> {
    let is_markup = |path: &str| path.ends_with(".html") || path.ends_with(".xml");
    let templates = tree.iter().filter(|(path, _)| is_markup(path) && !path.contains("/scaffold/"));
    let words =
        templates.flat_map(|(path, text)| words_in(text).into_iter().map(move |word| (path, word)));
    words.map(|(path, word)| format!("{path}: {word:?} belongs into the locales")).collect()
}

/// The names of all classes in a stylesheet.
pub(super) fn classes(css: &str) -> Vec<String> {
    let css = without(css, "/*", "*/");
    let css = css.split('"').step_by(2).collect::<String>();
    let mut classes = Vec::new();
    for part in css.split('.').skip(1) {
        let end = part.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        let class = &part[..end.unwrap_or(part.len())];
        if class.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            classes.push(class.to_owned());
        }
    }
    classes
}

/// The first class in each selector of a stylesheet. Later classes in a selector may be those of components inside the
/// component.
fn first_classes(css: &str) -> Vec<String> {
    let css = without(css, "/*", "*/");
    let preludes = css.split('{').filter_map(|part| part.rsplit(['}', ';']).next());
    // The selectors are split at commas. In `:is(.a, .b)`, the part after the comma does not begin a selector; it
    // closes a bracket that was opened before.
    let is_whole = |selector: &&str| {
        let mut open = 0;
        selector.chars().all(|c| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open >= 0
        })
    };
    let selectors = preludes
        .filter(|prelude| !prelude.trim_start().starts_with('@'))
        .flat_map(|prelude| prelude.split(','))
        .filter(is_whole);
    selectors.filter_map(|selector| classes(selector).into_iter().next()).collect()
}

/// Complains about mistakes in the folder of a component.
fn wrong_component(name: &str, tree: &Tree) -> Vec<String> {
    let home = format!("templates/components/{name}");
    let mut complaints = Vec::new();
    let at = |ending: &str| tree.get(&format!("{home}/{name}.{ending}"));
    for path in tree.keys().filter(|path| folder(path) == home) {
        if stem(path) != name && !path.ends_with("/README.md") {
            complaints.push(format!("{path} is not named like its folder"));
        }
    }
    match at("html") {
        Some(template) => {
            if template.lines().count() > LONGEST_TEMPLATE {
                complaints
                    .push(format!("{home}: the template is longer than {LONGEST_TEMPLATE} lines"));
            }
            let definition = format!("component {}(", name.replace('-', "_"));
            if !template.contains(&definition) {
                complaints.push(format!("{home}: the template does not define `{definition}…)`"));
            }
        }
        None if name == IN_TEXT.0 => {}
        None => complaints.push(format!("{home} has no template")),
    }
    if at("js").is_some_and(|script| script.lines().count() > LONGEST_SCRIPT) {
        complaints.push(format!("{home}: the script is longer than {LONGEST_SCRIPT} lines"));
    }
    for class in at("css").map(|css| first_classes(css)).unwrap_or_default() {
        let is_own = class == name || class.starts_with(&format!("{name}-"));
        let is_in_text = name == IN_TEXT.0 && IN_TEXT.1.contains(&class.as_str());
        if !is_own && !is_in_text {
            complaints.push(format!("{home}: `.{class}` does not begin with `{name}`"));
        }
    }
    complaints.extend(wrong_readme(name, &home, at("html").is_some(), tree));
    complaints
}

/// Complains about mistakes in the README of a component. It must describe the component and have examples that can be
/// rendered.
fn wrong_readme(name: &str, home: &str, has_template: bool, tree: &Tree) -> Vec<String> {
    let Some(readme) = tree.get(&format!("{home}/README.md")) else {
        return vec![format!("{home} has no README.md")];
    };
    let mut complaints = Vec::new();
    if !readme.starts_with(&format!("# {name}\n")) {
        complaints.push(format!("{home}/README.md does not begin with \"# {name}\""));
    }
    let examples: Vec<&str> = readme.split("```json\n").skip(1).collect();
    if examples.is_empty() && has_template {
        complaints.push(format!("{home}/README.md has no example"));
    }
    let is_json = |example: &&str| {
        let json = example.split("```").next().unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(json).is_ok()
    };
    if !examples.iter().all(is_json) {
        complaints.push(format!("{home}/README.md has an example that is no JSON"));
    }
    complaints
}

/// Complains about lines of scripts with too many columns.
fn wide_lines(tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, script) in tree.iter().filter(|(path, _)| path.ends_with(".js")) {
        for (at, line) in script.lines().enumerate() {
            if line.chars().count() > WIDEST_LINE {
                complaints.push(format!("{path}:{}: more than {WIDEST_LINE} columns", at + 1));
            }
        }
    }
    complaints
}

/// The names of all folders of components.
pub(super) fn components(tree: &Tree) -> Vec<String> {
    let below = tree.keys().filter_map(|path| path.strip_prefix("templates/components/"));
    let mut names: Vec<String> =
        below.filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
    names.dedup();
    names
}

#[test]
fn every_component_has_a_complete_folder() {
    let tree = tree(&["templates/components"]);
    let names = components(&tree);
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert_none(&wrong_component(&name, &tree));
    }
}

#[test]
fn scripts_have_no_wide_lines() {
    let tree = tree(&["templates"]);
    assert!(tree.contains_key("templates/head.js"));
    assert_none(&wide_lines(&tree));
}

#[test]
fn templates_contain_no_words() {
    assert_none(&wordy_templates(&tree(&["templates"])));
}

#[test]
fn words_in_a_template_are_reported() {
    let good = "{# A note. #}<p class=\"note big\" title=\"{{ words.a }}\">{{ words.b }}：</p>
        {% if x == \"two-words\" %} · {% endif %}";
    assert_eq!(words_in(good), [""; 0]);
    for (bad, word) in [
        ("<p>Read more</p>", "Read more"),
        ("<p>{{ count }} 列</p>", "列"),
        ("<a title=\"Back\" href=\"x\">↩</a>", "Back"),
        ("{{ title or \"no title\" }}", "no title"),
        ("{% set x = \"頁\" %}", "頁"),
        ("Loose <b></b>", "Loose"),
    ] {
        assert_eq!(words_in(bad), [word], "{bad}");
    }
    let tree =
        sample(&[("templates/a.html", "<p>Hi</p>"), ("templates/scaffold/b.html", "<p>Hi</p>")]);
    assert_eq!(wordy_templates(&tree), ["templates/a.html: \"Hi\" belongs into the locales"]);
}

#[test]
fn a_wide_line_of_a_script_is_reported() {
    // Columns are characters, not bytes.
    let (good, bad) = ("頁".repeat(120), format!("a\n{}\n", "b".repeat(121)));
    let tree =
        sample(&[("templates/a.js", &good), ("templates/b.js", &bad), ("templates/c.html", &bad)]);
    assert_eq!(wide_lines(&tree), ["templates/b.js:2: more than 120 columns"]);
}

#[test]
fn a_component_without_its_own_folder_is_reported() {
    let good = [
        ("templates/components/a-b/README.md", "# a-b\n\n```json\n{}\n```\n"),
        ("templates/components/a-b/a-b.html", "{% component a_b(x) %}{% endcomponent a_b %}"),
        (
            "templates/components/a-b/a-b.css",
            "/* .other */ .a-b, .a-b-c::before { margin: .5em; content: \".d\"; }",
        ),
    ];
    assert_eq!(components(&sample(&good)), ["a-b"]);
    assert_none(&wrong_component("a-b", &sample(&good)));
    let long = "\n".repeat(101);
    let bad = sample(&[
        ("templates/components/a-b/README.md", "# Other\n\n```json\n{\n```\n"),
        ("templates/components/a-b/a-b.html", &long),
        ("templates/components/a-b/a-b.css", ".a-bc { } a.b:hover { }"),
        ("templates/components/a-b/more.html", ""),
    ]);
    assert_eq!(wrong_component("a-b", &bad).len(), 7);
    assert_eq!(wrong_component("gone", &bad).len(), 2);
}
