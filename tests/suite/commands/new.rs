//! `osteon new`: the files that it writes, their language, and the files that it does not change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use tempfile::TempDir;

use super::{copy_of, osteon};
use crate::support::project::{SCAFFOLDS, read_files};

#[test]
fn new_writes_a_guide_in_each_language_that_has_no_findings() {
    for language in SCAFFOLDS {
        let folder = TempDir::new().expect("a temporary folder");
        let new = ["new", "guide", "--language", language, "--title", "A & \"B\""];
        osteon(folder.path(), &new).ends(0).prints_nothing().says("guide");
        let guide = folder.path().join("guide");
        osteon(&guide, &["check", "--strict"]).ends(0).says("no problems found");
        let run = osteon(&guide, &["build", "--quiet"]).ends(0);
        assert_eq!(run.err, "");
        let home =
            fs::read_to_string(guide.join("public/index.html")).expect("there is a home page");
        assert!(
            home.contains(&format!("lang=\"{language}\"")) && home.contains("A &amp; "),
            "{home}"
        );
    }
}

#[test]
fn new_begins_with_the_tables_and_tools_that_are_asked_for() {
    let folder = TempDir::new().expect("a temporary folder");
    let new = ["new", "guide", "--language", "en", "--kinds", "causes,habits", "--tools", "reader"];
    osteon(folder.path(), &new).ends(0).says("content/tables/causes.toml");
    let content = folder.path().join("guide/content");
    let text = |path: &str| fs::read_to_string(content.join(path)).expect("it was written");
    assert!(text("tables/habits.toml").contains("kind = \"habits\""));
    assert!(text("tables/reader.toml").contains("kind = \"bands\""));
    assert!(text("sections/reader.md").contains("![](reader:reader)"));
    assert!(text("guide.toml").contains("\"reader\""));
    osteon(folder.path(), &["new", "b", "--kinds", "cause"]).ends(2).says("causes");
}

#[test]
fn new_uses_the_system_language_and_writes_only_languages_of_the_theme() {
    let folder = TempDir::new().expect("a temporary folder");
    let run = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(["new", "guide"])
        .current_dir(folder.path())
        .env_clear()
        .env("LANG", "zh_TW.UTF-8")
        .status();
    assert!(run.expect("the program starts").success());
    let settings = fs::read_to_string(folder.path().join("guide/content/guide.toml"));
    assert!(settings.expect("there are settings").contains("language = \"zh-Hant-TW\""));
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let locales = read_files(&templates.join("locales"));
    let scaffolds = read_files(&templates.join("scaffold"));
    let languages: BTreeSet<_> =
        scaffolds.keys().filter_map(|path| path.split('/').next()).collect();
    assert_eq!(languages, BTreeSet::from(SCAFFOLDS));
    // If the theme has a language but there is no scaffold in it, `osteon new` writes the English scaffold.
    for language in SCAFFOLDS {
        assert!(locales.contains_key(&format!("{language}.toml")), "the theme lacks {language}");
    }
}

#[test]
fn new_assigns_schemas_to_files() {
    let folder = TempDir::new().expect("a temporary folder");
    osteon(folder.path(), &["new", "guide"]).ends(0);
    let files = read_files(&folder.path().join("guide"));
    let mut with_schema = 0;
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        if let Some(schema) = text.strip_prefix("#:schema ").and_then(|rest| rest.lines().next()) {
            let up = path.matches('/').count();
            let schema = schema.strip_prefix(&"../".repeat(up)).expect("it leads to the project");
            assert!(files.contains_key(schema), "{path} names {schema}");
            with_schema += 1;
        }
    }
    assert_eq!(
        with_schema,
        files.keys().filter(|path| path.starts_with("content/") && path.ends_with(".toml")).count()
    );
}

#[test]
fn new_refuses_a_folder_that_is_not_empty() {
    let project = copy_of("minimal");
    let before = read_files(project.path());
    osteon(project.path(), &["new", "."]).ends(2).prints_nothing().says("is not empty");
    assert_eq!(read_files(project.path()), before);
}

#[test]
fn the_theme_is_listed_printed_and_copied_without_overwriting() {
    let project = copy_of("minimal");
    let at = project.path();
    let locale = "templates/locales/en.toml";
    let list = osteon(at, &["theme"]).ends(0).out;
    assert!(list.lines().any(|line| line == locale) && !list.contains("scaffold"), "{list}");
    let printed = osteon(at, &["theme", locale, "--print"]).ends(0).out;
    assert!(!at.join(locale).exists(), "printing copies nothing");
    osteon(at, &["theme", locale]).ends(0).prints_nothing().says("copied");
    let copied = fs::read_to_string(at.join(locale)).expect("it was copied");
    assert_eq!(copied.trim_end(), printed.trim_end());
    fs::write(at.join(locale), "# mine\n").expect("written");
    osteon(at, &["theme", locale]).ends(2).says("already exists");
    osteon(at, &["theme", "templates/locales"]).ends(2).says("already exists");
    assert_eq!(fs::read_to_string(at.join(locale)).expect("it is there"), "# mine\n");
    osteon(at, &["theme", "templates/components/mark"]).ends(0).says("mark.html");
    osteon(at, &["theme", "templates/locales/eng.toml"]).ends(2).says("did you mean");
    fs::remove_file(at.join(locale)).expect("removed");
    osteon(at, &["check"]).ends(0);
}

#[test]
fn completions_the_manual_page_and_the_version_are_printed() {
    let here = Path::new(".");
    let script = osteon(here, &["completions", "bash"]).ends(0).out;
    assert!(script.contains("complete") && script.contains("--base-url"), "{script}");
    let page = osteon(here, &["man"]).ends(0).out;
    assert!(page.starts_with(".ie") || page.starts_with(".TH"), "{page}");
    for command in ["build", "check", "new", "schema", "theme"] {
        assert!(page.contains(&format!("osteon\\-{command}")), "{command} is missing in\n{page}");
    }
    let version = osteon(here, &["--version"]).ends(0).out;
    assert!(version.starts_with(&format!("osteon {}", env!("CARGO_PKG_VERSION"))), "{version}");
}

/// Runs `osteon new guide` in a pseudo-terminal and types these lines. Returns what the terminal shows.
#[cfg(unix)]
fn at_a_terminal(folder: &Path, typed: &str) -> String {
    use rustix::fs::{Mode, OFlags};
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::io::{Read, Write};

    let desk = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&desk).and_then(|()| unlockpt(&desk)).expect("it may be used");
    let name = ptsname(&desk, Vec::new()).expect("it has a name");
    let line = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("open");
    let other = || line.try_clone().expect("the same terminal");
    let mut child: Child = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(["new", "guide"])
        .current_dir(folder)
        .env_clear()
        .stdin(other())
        .stdout(other())
        .stderr(other())
        .spawn()
        .expect("the program starts");
    let mut desk = fs::File::from(desk);
    // The terminal keeps what is typed until the program reads it, so it can be typed at once.
    desk.write_all(typed.as_bytes()).expect("typed");
    assert!(child.wait().expect("it ends").success());
    drop(line);
    let mut shown = Vec::new();
    // When the last program has closed the terminal, Linux reports an error instead of the end of the file.
    let _ = desk.read_to_end(&mut shown);
    String::from_utf8_lossy(&shown).into_owned()
}

#[cfg(unix)]
#[test]
fn new_asks_at_a_terminal_for_language_title_and_tables() {
    let folder = TempDir::new().expect("a temporary folder");
    let shown = at_a_terminal(folder.path(), "2\n心臟指南\ncause\ncauses、habits\n");
    assert!(shown.contains("(1 English, 2 繁體中文): 指南的語言"), "{shown}");
    assert!(shown.contains("`cause`"), "a kind that there is not is asked again: {shown}");
    let content = folder.path().join("guide/content");
    let settings = fs::read_to_string(content.join("guide.toml")).expect("settings");
    assert!(
        settings.contains("title = \"心臟指南\"") && settings.contains("zh-Hant-TW"),
        "{settings}"
    );
    for table in ["causes", "habits"] {
        assert!(content.join(format!("tables/{table}.toml")).exists(), "{table}");
    }
}

#[cfg(unix)]
#[test]
fn new_takes_what_it_proposes_for_questions_without_an_answer() {
    let folder = TempDir::new().expect("a temporary folder");
    at_a_terminal(folder.path(), "\n\n\n");
    let guide = folder.path().join("guide");
    let settings = fs::read_to_string(guide.join("content/guide.toml")).expect("settings");
    assert!(settings.contains("language = \"en\""), "{settings}");
    osteon(&guide, &["check", "--strict"]).ends(0);
}
