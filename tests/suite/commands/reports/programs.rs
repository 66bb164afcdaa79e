//! Reports for programs and services: JSON, SARIF, GitHub.

use super::{ENGLISH, TWICE, UNKNOWN, at, example, find, report, sources};
use osteon::app::report::Format;
use serde_json::{Value, json};

#[test]
fn json_counts_characters_and_bytes() {
    let (sources, found) = example();
    let json: Value =
        serde_json::from_str(&report(Format::named("json"), &sources, found, ENGLISH))
            .expect("JSON");
    let first_file = "content/sections/飲食 a.md";
    assert_eq!(
        json,
        json!({
            "version": 1,
            "diagnostics": [
                {
                    "rule": "unknown-citation",
                    "severity": "error",
                    "message": "there is no source `yaegshi` in references.toml",
                    "help": "check the spelling, or add the source to content/references.toml: a line `[yaegshi]`, and below it `type = \"webpage\"`, `title = \"…\"`, `year = …` and `url = \"https://…\"`",
                    "suggestion": "yaegashi",
                    "path": first_file,
                    "start": {"line": 2, "column": 8, "offset": 29},
                    "end": {"line": 2, "column": 16, "offset": 37},
                    "excerpt": {"before": "\t鈣質😀較少[", "marked": "@yaegshi", "after": "]。"},
                    "related": [],
                },
                {
                    "rule": "duplicate-id",
                    "severity": "warning",
                    "message": "the id `鈣` is already used",
                    "help": null,
                    "suggestion": null,
                    "path": "content/tables/b.toml",
                    "start": {"line": 5, "column": 6, "offset": 33},
                    "end": {"line": 5, "column": 9, "offset": 38},
                    "excerpt": {"before": "id = ", "marked": "\"鈣\"", "after": ""},
                    "related": [{
                        "path": "content/tables/b.toml",
                        "start": {"line": 2, "column": 6, "offset": 13},
                        "end": {"line": 2, "column": 9, "offset": 18},
                        "message": "the first one",
                    }],
                },
            ],
            "acknowledged": [],
            "held-back": 0,
            "errors": 1,
            "warnings": 1,
            "notes": 0,
        })
    );
}

#[test]
fn hidden_characters_are_escaped_in_json_and_keep_their_meaning() {
    let hidden = "\u{202e}\u{7f}\u{9b}\u{e0041}骨";
    let sources = sources(&[("content/sections/a.md", hidden)]);
    let found = UNKNOWN.at(at(0, 0, hidden.len()));
    let text = report(Format::named("json"), &sources, [found], ENGLISH);
    assert!(text.contains("\\u202e\\u007f\\u009b\\udb40\\udc41骨"), "{text}");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["diagnostics"][0]["excerpt"]["marked"], hidden);
}

#[test]
fn sarif_describes_rules_and_places() {
    let (sources, found) = example();
    let sarif: Value =
        serde_json::from_str(&report(Format::named("sarif"), &sources, found, ENGLISH))
            .expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = &run["tool"]["driver"]["rules"];
    assert_eq!(rules[0]["id"], "duplicate-id");
    assert_eq!(rules[0]["defaultConfiguration"], json!({"level": "warning"}));
    assert_eq!(rules[0]["shortDescription"], json!({"text": "the id `{id}` is already used"}));
    assert_eq!(rules[1]["shortDescription"], json!({"text": "A citation must name a reference."}));
    assert_eq!(
        rules[1]["fullDescription"]["text"],
        "A citation must name a reference. A reader who follows it to nothing\nloses trust."
    );
    assert_eq!(rules[1]["help"]["markdown"], UNKNOWN.specification);
    assert_eq!(
        run["results"][0],
        json!({
            "ruleId": "unknown-citation",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "there is no source `yaegshi` in references.toml\ndid you mean `yaegashi`?\ncheck the spelling, or add the source to content/references.toml: a line `[yaegshi]`, and below it `type = \"webpage\"`, `title = \"…\"`, `year = …` and `url = \"https://…\"`"},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "content/sections/%E9%A3%B2%E9%A3%9F%20a.md"},
                "region": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 16},
            }}],
        })
    );
    assert_eq!(
        run["results"][1]["relatedLocations"],
        json!([{
            "id": 0,
            "physicalLocation": {
                "artifactLocation": {"uri": "content/tables/b.toml"},
                "region": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 9},
            },
            "message": {"text": "the first one"},
        }])
    );
}

#[test]
fn github_commands_cannot_be_broken_out_of() {
    let sources = sources(&[("content/a,b:c%.md", "鈣質\n第二行\n")]);
    let found = [
        UNKNOWN.at(find(&sources, 0, "質", 0)).with("key", "100%\r\n::error::x").suggest(Some("y")),
        TWICE.at(find(&sources, 0, "質\n第", 0)).with("id", "z"),
    ];
    assert_eq!(
        report(Format::named("github"), &sources, found, ENGLISH),
        "::error file=content/a%2Cb%3Ac%25.md,line=1,col=2,endColumn=3,title=unknown-citation::\
         there is no source `100%25%0D%0A::error::x` in references.toml%0Adid you mean `y`?%0Acheck the spelling, or add the source to content/references.toml: a line `[100%25%0D%0A::error::x]`, and below it `type = \"webpage\"`, `title = \"…\"`, `year = …` and `url = \"https://…\"`\n\
         ::warning file=content/a%2Cb%3Ac%25.md,line=1,endLine=2,title=duplicate-id::the id `z` is already used\n"
    );
}
