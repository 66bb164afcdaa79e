//! `osteon answer` as users run it. Also the severity "note", which does not stop a build.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{item, outcome, questionnaire};
use crate::support::project::{fixture, read_files, write_files};

/// Runs the program in a folder, with a text on standard input.
fn osteon(at: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(arguments)
        .current_dir(at)
        .env_clear()
        .env("LANG", "C")
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it was piped");
    // A program that fails early no longer reads its input. Only its output matters.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("it writes UTF-8")
}

/// What the program has printed, parsed as JSON.
#[track_caller]
fn printed(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

/// Asserts that the program has printed nothing, ended with this exit code, and written messages that contain `words`.
#[track_caller]
fn assert_fails(output: &Output, code: i32, words: &[&str]) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert_eq!(text(&output.stdout), "");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
}

const SCHEDULE: &str = "kind = \"screening\"\ntitle = \"When\"\ndefault = \"Later.\"\n
[[rows]]\nid = \"all\"\nname = \"All\"\nfirst = \"Now\"\ninterval = \"Yearly\"\n
[[rows]]\nid = \"old\"\nname = \"Old\"\nage = { from = 65 }\nfirst = \"Now\"\ninterval = \"Yearly\"\n";

const PRESSURE: &str = "kind = \"bands\"\ntitle = \"Pressure\"\nmeasure = \"Upper\"\n
[[rows]]\nid = \"usual\"\nname = \"Usual\"\nrange = { below = 140 }\nmeaning = \"Usual.\"\n
[[rows]]\nid = \"raised\"\nname = \"Raised\"\nrange = { at-least = 140 }\nmeaning = \"Raised.\"\n";

/// A guide with a questionnaire, a schedule that gives a note, and a table of bands.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let mut files = read_files(&fixture("minimal"));
    let check = questionnaire(&[
        item("smoking", ""),
        item(
            "salt",
            "answer = \"choice\"\noptions = [\"daily\", \"rarely\"]\ncounts = [\"daily\"]",
        ),
        item("pulse", "answer = \"number\"\ncounts = { above = 100 }"),
        outcome("everyone", ""),
    ]);
    for (path, text) in [
        ("content/questionnaires/pressure-check.toml", check.as_str()),
        ("content/tables/schedule.toml", SCHEDULE),
        ("content/tables/pressure.toml", PRESSURE),
        (
            "content/sections/more.md",
            "+++\ntitle = \"More\"\n+++\n\n![When](planner:schedule)\n\n![Pressure](reader:pressure)\n",
        ),
    ] {
        files.insert(path.to_owned(), text.into());
    }
    write_files(folder.path(), &files);
    folder
}

#[test]
fn results_are_in_the_order_of_the_answers() {
    let project = project();
    let sets = json!([{ "answers": { "smoking": "yes" } }, {}, { "answers": { "smoking": "unsure", "salt": "daily", "pulse": 101 } }]);
    let output = osteon(project.path(), &["answer", "pressure-check"], &sets.to_string());
    assert_eq!(text(&output.stderr), "");
    let results = printed(&output);
    let lists: Vec<_> = (0..3)
        .map(|set| (results[set]["good-to-know"].clone(), results[set]["not-sure"].clone()))
        .collect();
    assert_eq!(
        lists,
        [
            (json!(["smoking"]), json!([])),
            (json!([]), json!([])),
            (json!(["salt", "pulse"]), json!(["smoking"])),
        ]
    );
    let plans =
        printed(&osteon(project.path(), &["answer", "schedule"], r#"[{"age":64},{"age":65}]"#));
    assert_eq!(
        (&plans[0]["applies"], &plans[1]["applies"]),
        (&json!(["all"]), &json!(["all", "old"]))
    );
    let bands = printed(&osteon(project.path(), &["answer", "pressure"], r#"[{"number":140},{}]"#));
    assert_eq!(bands, json!([{ "band": "raised" }, { "number": "missing" }]));
    assert_eq!(printed(&osteon(project.path(), &["answer", "schedule"], "[]")), json!([]));
}

#[test]
fn an_unknown_id_is_compared_with_existing_ids() {
    let project = project();
    let of = |id: &str| osteon(project.path(), &["answer", id], "[{}]");
    assert_fails(&of("presure-check"), 2, &["`presure-check`", "did you mean `pressure-check`?"]);
    assert_fails(&of("shedule"), 2, &["did you mean `schedule`?"]);
    let output = of("nothing-like-it");
    assert_fails(&output, 2, &["there is no questionnaire, schedule or table of bands"]);
    assert!(!text(&output.stderr).contains("did you mean"));
}

#[test]
fn input_that_is_not_a_list_of_answers_is_refused() {
    let project = project();
    for input in ["", "{}", "[{]", "\"yes\"", "[{}] and more"] {
        let output = osteon(project.path(), &["answer", "pressure-check"], input);
        assert_fails(&output, 2, &["not a JSON array"]);
    }
}

#[test]
fn answers_that_nobody_can_give_are_named_with_their_place() {
    let project = project();
    for (answers, words) in [
        (json!({ "answers": { "smokin": "yes" } }), "unknown question `smokin`"),
        (json!({ "answers": { "smoking": "Yes" } }), "\"Yes\" is not an answer to `smoking`"),
        (json!({ "answers": { "smoking": 3 } }), "3 is not an answer to `smoking`"),
        (json!({ "answers": { "salt": "yes" } }), "\"yes\" is not an answer to `salt`"),
        (
            json!({ "answers": { "pulse": "90" } }),
            "\"90\" is not an answer to `pulse`: write a number, without quotes",
        ),
        (json!({ "answers": ["yes"] }), "[\"yes\"]"),
        (json!({ "answer": {} }), "unknown key `answer`"),
        (json!({ "sex": "woman" }), "\"woman\" is not a sex"),
        (json!({ "age": "67" }), "\"67\" is not an age"),
        (json!({ "age": -1 }), "-1 is not an age"),
        (json!({ "age": 66.5 }), "66.5 is not an age"),
        (json!({ "age": [69, 65] }), "[69,65] is not an age"),
        (json!({ "age": [69] }), "[69] is not an age"),
        (json!("yes"), "\"yes\""),
    ] {
        let sets = json!([{}, answers]);
        let output = osteon(project.path(), &["answer", "pressure-check"], &sets.to_string());
        assert_fails(&output, 2, &["answers 2: ", words]);
    }
}

#[test]
fn a_number_in_quotes_and_a_repeated_key_are_refused() {
    let project = project();
    let answer = |id: &str, input: &str, language: &str| {
        osteon(project.path(), &["answer", id, "--language", language], input)
    };
    let quoted = answer("pressure", r#"[{ "number": 150 }, { "number": "150" }]"#, "en");
    assert_fails(
        &quoted,
        2,
        &["answers 2: \"150\" is not a number: write a number, without quotes"],
    );
    let quoted = answer("pressure", r#"[{ "number": "150" }]"#, "zh-Hant-TW");
    assert_fails(&quoted, 2, &["第1份回答：", "請寫數字，不加引號"]);
    let twice = r#"[{ "answers": { "smoking": "yes", "smoking": "no" } }]"#;
    assert_fails(&answer("pressure-check", twice, "en"), 2, &["`smoking` occurs twice"]);
    assert_fails(&answer("pressure-check", twice, "zh-Hant-TW"), 2, &["有兩個 `smoking`"]);
    let twice = r#"[{ "sex": "male", "sex": "female" }]"#;
    assert_fails(&answer("schedule", twice, "en"), 2, &["`sex` occurs twice"]);
}

#[test]
fn a_guide_with_errors_gives_no_answers() {
    let project = project();
    let broken = SCHEDULE.replace("from = 65", "from = 65, to = 5").into();
    write_files(project.path(), &[("content/tables/schedule.toml".to_owned(), broken)].into());
    let output = osteon(project.path(), &["answer", "pressure-check"], "[{}]");
    assert_fails(&output, 1, &["error[invalid-range]"]);
}

#[test]
fn a_note_never_stops_a_build() {
    let project = project();
    for arguments in [&["check"][..], &["check", "--strict"], &["build", "--strict"]] {
        let output = osteon(project.path(), arguments, "");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(said.contains("note[overlapping-rows]"), "{arguments:?}: {said}");
        assert!(!said.contains("error"), "{arguments:?}: {said}");
    }
    let said = osteon(project.path(), &["check", "--language", "zh-Hant-TW"], "");
    assert!(text(&said.stderr).contains("[overlapping-rows]"));
    printed(&osteon(project.path(), &["answer", "schedule", "--strict"], "[{}]"));
}

#[test]
fn a_note_is_a_note_in_every_report() {
    let project = project();
    let report = |format: &str| {
        let output = osteon(project.path(), &["check", "--strict", "--format", format], "");
        assert_eq!(output.status.code(), Some(0), "{format}: {}", text(&output.stderr));
        text(&output.stdout).to_owned()
    };
    let json: Value = serde_json::from_str(&report("json")).expect("JSON");
    assert_eq!(
        (&json["errors"], &json["warnings"], &json["notes"]),
        (&json!(0), &json!(0), &json!(1))
    );
    assert_eq!(json["diagnostics"][0]["rule"], "overlapping-rows");
    assert_eq!(json["diagnostics"][0]["severity"], "note");
    let sarif: Value = serde_json::from_str(&report("sarif")).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!(run["results"][0]["level"], "note");
    assert_eq!(
        run["tool"]["driver"]["rules"][0]["defaultConfiguration"],
        json!({ "level": "note" })
    );
    let github = report("github");
    assert!(github.starts_with("::notice file=content/tables/schedule.toml,line=12,"), "{github}");
}
