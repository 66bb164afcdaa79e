//! The program as users run it: its output, its files and its exit codes.

mod additions;
mod building;
mod manual;
mod new;
mod rebuilds;
mod record;
mod reports;
mod schemas;
mod serve;
mod stopped;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::project::{TODAY, fixture, read_files, write_files};

/// The result of one run of the program.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program in the folder `at`, with an environment that does not depend on the computer.
fn osteon(at: &Path, arguments: &[&str]) -> Run {
    osteon_with(at, arguments, &[])
}

/// Runs the program like [`osteon`], with these environment variables in addition.
fn osteon_with(at: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(arguments)
        .current_dir(at)
        .env_clear()
        .envs(variables.iter().copied())
        .env("LANG", "C")
        .env("TZ", "UTC")
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

impl Run {
    #[track_caller]
    fn ends(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "standard output:\n{}\nstandard error:\n{}",
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not on standard error:\n{}", self.err);
        self
    }

    #[track_caller]
    fn prints_nothing(self) -> Self {
        assert_eq!(self.out, "", "standard output is for what was asked for");
        self
    }
}

/// A copy of a small guide in `tests/projects`.
fn copy_of(name: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write_files(folder.path(), &read_files(&fixture(name)));
    folder
}

/// A copy of the smallest guide, with one error.
fn broken() -> TempDir {
    let folder = copy_of("minimal");
    put(
        folder.path(),
        "content/sections/broken.md",
        "+++\ntitle = \"Broken\"\n+++\n\nSee [this](section:strat).\n",
    );
    folder
}

/// A copy of the smallest guide, with one warning.
fn with_warning() -> TempDir {
    let folder = copy_of("minimal");
    put(folder.path(), "content/notes.txt", "Nobody reads this.\n");
    folder
}

fn put(folder: &Path, path: &str, text: &str) {
    write_files(folder, &BTreeMap::from([(path.to_owned(), text.into())]));
}

/// The modification time of each file in a folder.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let metadata = entry.metadata().expect("readable");
            (entry.into_path(), metadata.modified().expect("a time"))
        })
        .collect()
}

#[test]
fn a_guide_with_errors_exits_with_1_and_leaves_the_site_unchanged() {
    let project = copy_of("minimal");
    osteon(project.path(), &["build"]).ends(0);
    let public = project.path().join("public");
    let before = (read_files(&public), times(&public));
    put(
        project.path(),
        "content/sections/start.md",
        "+++\ntitle = \"Other\"\n+++\n\nSee [](term:nothing).\n",
    );
    osteon(project.path(), &["build"])
        .ends(1)
        .prints_nothing()
        .says("error[unknown-mention]")
        .says("content/sections/start.md:5:8")
        .says("the existing site is unchanged");
    assert_eq!((read_files(&public), times(&public)), before);
}

#[test]
fn strict_makes_warnings_stop_a_build() {
    let project = with_warning();
    osteon(project.path(), &["check"]).ends(0).prints_nothing().says("warning[stray-file]");
    osteon(project.path(), &["check", "--strict"]).ends(1).says("error[stray-file]");
    osteon(project.path(), &["build", "--strict"]).ends(1);
    assert!(!project.path().join("public").exists());
    osteon(project.path(), &["build"]).ends(0);
}

#[test]
fn check_builds_nothing() {
    let project = copy_of("minimal");
    osteon(project.path(), &["check"]).ends(0).prints_nothing().says("no problems found");
    osteon(broken().path(), &["check"]).ends(1).says("did you mean `section:start`?");
    assert!(!project.path().join("public").exists());
}

#[test]
fn the_date_decides_what_is_overdue() {
    let project = copy_of("complete");
    osteon(project.path(), &["check", "--date", "2021-01-01"]).ends(1).says("error[future-review]");
    let run = osteon(project.path(), &["check", "--date", "2026-11-22"]).ends(0);
    assert_eq!(run.err.matches("[overdue-review]").count(), 1, "{}", run.err);
    let run = osteon(project.path(), &["check", "--date", "2030-01-01"]).ends(0);
    assert_eq!(run.err.matches("[overdue-review]").count(), 2, "{}", run.err);
    osteon(project.path(), &["check", "--date", "2026-02-30"]).ends(2).prints_nothing();
}

#[test]
fn reports_for_programs_go_to_standard_output() {
    let project = broken();
    let report = |format: &str| {
        let run = osteon(project.path(), &["check", "--format", format]).ends(1);
        assert_eq!(run.err, "", "{format}");
        run.out
    };
    let json: Value = serde_json::from_str(&report("json")).expect("JSON");
    assert_eq!(json["errors"], 1);
    assert_eq!(json["diagnostics"][0]["rule"], "unknown-mention");
    assert_eq!(json["diagnostics"][0]["path"], "content/sections/broken.md");
    let sarif: Value = serde_json::from_str(&report("sarif")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-mention");
    let github = report("github");
    assert!(github.starts_with("::error file=content/sections/broken.md,line=5,col="), "{github}");
    let fine: Value = serde_json::from_str(
        &osteon(copy_of("minimal").path(), &["check", "--format", "json"]).ends(0).out,
    )
    .expect("JSON");
    assert_eq!(fine["diagnostics"], serde_json::json!([]));
}

#[test]
fn messages_are_in_the_requested_language() {
    let project = broken();
    osteon(project.path(), &["check", "--language", "zh-Hant-TW"])
        .ends(1)
        .says("錯誤[unknown-mention]");
    osteon(project.path(), &["check", "--language", "en"]).ends(1).says("error[unknown-mention]");
}

#[test]
fn explain_prints_a_rule_and_knows_what_was_meant() {
    let here = Path::new(".");
    let run = osteon(here, &["explain", "unknown-citation"]).ends(0);
    assert!(run.out.starts_with("# unknown-citation (error)\n"), "{}", run.out);
    assert!(run.out.contains("content/sections/"), "an example is shown: {}", run.out);
    assert_eq!(run.err, "");
    let all = osteon(here, &["explain"]).ends(0).out;
    for rule in osteon::pipeline::rules() {
        assert!(
            all.lines().any(|line| line.split_whitespace().next() == Some(rule.name)),
            "{}",
            rule.name
        );
        osteon(here, &["explain", rule.name, "--lang", "zh"]).ends(0);
    }
    let chinese = osteon(here, &["explain", "error[unknown-citation]", "--lang", "zh"]).ends(0);
    assert!(chinese.out.contains("怎麼做"), "{}", chinese.out);
    osteon(here, &["explain", "unknown-citatoin"])
        .ends(2)
        .prints_nothing()
        .says("did you mean `unknown-citation`?");
}

#[test]
fn a_folder_without_a_guide_is_not_a_project() {
    let folder = TempDir::new().expect("a temporary folder");
    for command in ["build", "check"] {
        osteon(folder.path(), &[command])
            .ends(2)
            .prints_nothing()
            .says("content/guide.toml")
            .says("osteon new");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0, "nothing is written");
}

#[test]
fn unknown_arguments_exit_with_2() {
    let here = Path::new(".");
    osteon(here, &["biuld"]).ends(2).prints_nothing();
    osteon(here, &["build", "--colour"]).ends(2).prints_nothing();
    osteon(here, &["check", "--format", "xml"]).ends(2).prints_nothing();
    let help = osteon(here, &["--help"]).ends(0).out;
    for command in ["build", "check", "new", "explain"] {
        assert!(help.contains(command), "{help}");
    }
}

#[test]
fn errors_of_the_tool_are_in_both_languages() {
    let folder = TempDir::new().expect("a temporary folder");
    let at = folder.path();
    osteon(at, &["check", "--lang", "zh"]).ends(2).says("錯誤：").says("說明：");
    osteon(at, &["biuld", "--lang", "zh"]).ends(2).says("沒有 `biuld` 這個指令").says("`build`");
    osteon(at, &["check", "--lang=zh", "--format", "xml"]).ends(2).says("不能寫 `xml`");
    osteon(at, &["explain", "--lang", "zh", "unknown-citatoin"]).ends(2).says("您是不是要寫");
    let help = osteon(at, &["--help", "--lang", "zh"]).ends(0).out;
    for words in ["用法", "指令", "選項", "產生網站", "顯示說明"] {
        assert!(help.contains(words), "{help}");
    }
    for command in ["build", "check", "new", "answer", "explain"] {
        let help = osteon(at, &[command, "--help", "--lang", "zh"]).ends(0).out;
        assert!(help.contains("選項") && help.contains("顯示說明"), "{help}");
    }
}

#[test]
fn notes_are_short_and_acknowledged_ones_are_counted() {
    let project = copy_of("minimal");
    let rows = |comment: &str| {
        let row = "[[rows]]\nid = \"ID\"\nname = \"A\"\nage = { from = 50 }\nfirst = \"Now\"\ninterval = \"Yearly\"\n";
        let head = "kind = \"screening\"\ntitle = \"T\"\ndefault = \"Ask.\"\n\n";
        format!("{head}{}\n{comment}{}", row.replace("ID", "a"), row.replace("ID", "b"))
    };
    put(project.path(), "content/tables/schedule.toml", &rows(""));
    put(
        project.path(),
        "content/sections/plan.md",
        "+++\ntitle = \"Plan\"\n+++\n![](planner:schedule)\n",
    );
    let run = osteon(project.path(), &["check", "--lang", "en"]).ends(0);
    let notes: Vec<_> =
        run.err.lines().filter(|line| line.starts_with("note[overlapping-rows]")).collect();
    assert_eq!(notes.len(), 1, "{}", run.err);
    assert!(notes[0].contains("content/tables/schedule.toml:"), "{}", run.err);
    let third = rows("")
        .replace("id = \"a\"", "id = \"c\"")
        .split_once("[[rows]]")
        .map(|(_, row)| format!("[[rows]]{row}"));
    let three = format!(
        "{}{}",
        rows(""),
        third.expect("a row").replace("[[rows]]\nid = \"b\"", "[[rows]]\nid = \"d\"")
    );
    put(project.path(), "content/tables/schedule.toml", &three);
    let run = osteon(project.path(), &["check", "--lang", "en"]).ends(0);
    assert_eq!(run.err.matches("note[overlapping-rows]").count(), 3, "{}", run.err);
    assert_eq!(
        run.err.matches("= help: if these readers should see all of these rows").count(),
        1,
        "{}",
        run.err
    );
    let quiet = osteon(project.path(), &["check", "--quiet"]).ends(0);
    assert!(!quiet.err.contains("overlapping-rows"), "{}", quiet.err);
    put(
        project.path(),
        "content/tables/schedule.toml",
        &rows("# allow: overlapping-rows — both are due\n"),
    );
    let run = osteon(project.path(), &["check", "--lang", "en"]).ends(0).says("acknowledged");
    assert!(!run.err.contains("note["), "{}", run.err);
    let json = osteon(project.path(), &["check", "--format", "json"]).ends(0).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["acknowledged"][0]["reason"], "both are due");
    let sarif = osteon(project.path(), &["check", "--format", "sarif"]).ends(0).out;
    assert!(sarif.contains("\"suppressions\""), "{sarif}");
}

#[test]
fn a_template_of_the_project_replaces_the_themes() {
    let project = copy_of("minimal");
    put(
        project.path(),
        "templates/pages/not-found.html",
        "<p>{{ words.pages[\"not-found\"] }}, ours</p>",
    );
    put(project.path(), "templates/styles/tokens.css", "/* ours */ :root { --ours: 1 }");
    osteon(project.path(), &["build"]).ends(0);
    let page = fs::read_to_string(project.path().join("public/404.html")).expect("the page");
    assert_eq!(page, "<p>Page not found, ours</p>");
    let style = read_files(&project.path().join("public/assets"));
    assert!(style.values().any(|css| String::from_utf8_lossy(css).contains("--ours: 1")));
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    let project = copy_of("minimal");
    osteon(project.path(), &["build"]).ends(0);
    let before = read_files(&project.path().join("public"));
    for broken in ["<p>\n{{ site.titel }}</p>", "<p>\n{% if %}</p>"] {
        put(project.path(), "templates/pages/about.html", broken);
        for command in ["build", "check"] {
            let run = osteon(project.path(), &[command]);
            run.ends(1).prints_nothing().says("templates/pages/about.html:2:");
        }
        assert_eq!(read_files(&project.path().join("public")), before);
    }
}

#[test]
fn the_theme_completes_a_locale() {
    let project = copy_of("minimal");
    let page = |path: &str, words: &str| {
        put(project.path(), path, words);
        osteon(project.path(), &["build", "--strict"]).ends(0);
        fs::remove_file(project.path().join(path)).expect("it is there");
        fs::read_to_string(project.path().join("public/about.html")).expect("the page")
    };
    let words = "[labels]\nskip = \"Go on\"\n";
    for path in ["templates/locales/en.toml", "templates/locales/en-US.toml"] {
        let page = page(path, words);
        // The minimal guide is in English.
        let is_own = page.contains("Go on") || path.ends_with("en-US.toml");
        assert!(is_own && page.contains("About"), "{path}\n{page}");
    }
}
