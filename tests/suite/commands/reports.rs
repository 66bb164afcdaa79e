//! Reports: they show the same findings to people, programs and services.

mod programs;

use osteon::app::report::{FORMATS, Format, ReportOptions, write_report};
use osteon::diagnostic::{Diagnostic, Diagnostics, Language, Rule, Severity, Words};
use osteon::pipeline::load::{SourceFile, Sources};
use osteon::span::{SourceId, Span};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

static UNKNOWN: Rule = Rule {
    name: "unknown-citation",
    severity: Severity::Error,
    message: Words("there is no source `{key}` in references.toml"),
    help: Words(
        "check the spelling, or add the source to content/references.toml: a line `[{key}]`, and below it `type = \"webpage\"`, `title = \"…\"`, `year = …` and `url = \"https://…\"`",
    ),
    specification: "# unknown-citation\n\nA citation must name a reference. A reader who follows it to nothing\nloses trust.\n\n## Misspelt\n\ncase\n",
};

static TWICE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Warning,
    message: Words("the id `{id}` is already used"),
    help: Words(""),
    specification: "",
};

static FIRST: Words = Words("the first one");

const ENGLISH: ReportOptions = ReportOptions {
    language: Language::ENGLISH,
    colour: false,
    strict: false,
    notes: osteon::app::report::Notes::Full,
};

/// The options of a report in Traditional Chinese.
fn in_chinese() -> ReportOptions {
    ReportOptions { language: Language::of_tag("zh").expect("Chinese is there"), ..ENGLISH }
}

fn sources(files: &[(&str, &str)]) -> Sources {
    let file = |(path, text): &(&str, &str)| SourceFile {
        path: (*path).to_owned(),
        text: (*text).to_owned().into(),
        ..SourceFile::default()
    };
    Sources { files: files.iter().map(file).collect(), ..Sources::default() }
}

/// The position of the `nth` occurrence of a text in a file.
fn find(sources: &Sources, file: usize, words: &str, nth: usize) -> Span {
    let text = sources.files[file].text.read();
    let (start, _) = text.match_indices(words).nth(nth).expect("the words are there");
    at(file as u32, start, start + words.len())
}

fn at(file: u32, start: usize, end: usize) -> Span {
    Span::new(SourceId(file), start..end)
}

fn gather(found: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    diagnostics
}

fn report(
    format: &Format,
    sources: &Sources,
    found: impl IntoIterator<Item = Diagnostic>,
    options: ReportOptions,
) -> String {
    let mut out = Vec::new();
    write_report(format, &gather(found), sources, &options, &mut out).expect("memory takes all");
    String::from_utf8(out).expect("reports are text")
}

/// Sources with a section and a table, and one finding in each of the two.
fn example() -> (Sources, [Diagnostic; 2]) {
    let sources = sources(&[
        ("content/sections/飲食 a.md", "第一行\r\n\t鈣質😀較少[@yaegshi]。\r\n"),
        ("content/tables/b.toml", "[[row]]\nid = \"鈣\"\n\n[[row]]\nid = \"鈣\"\n"),
    ]);
    let unknown = UNKNOWN
        .at(find(&sources, 0, "@yaegshi", 0))
        .with("key", "yaegshi")
        .suggest(Some("yaegashi"));
    let twice = TWICE
        .at(find(&sources, 1, "\"鈣\"", 1))
        .with("id", "鈣")
        .related(find(&sources, 1, "\"鈣\"", 0), &FIRST);
    (sources, [unknown, twice])
}

#[test]
fn each_format_has_its_own_name() {
    for format in FORMATS {
        assert_eq!(Format::named(format.name).name, format.name);
        assert_eq!(FORMATS.iter().filter(|other| other.name == format.name).count(), 1);
    }
}

#[test]
fn reports_show_the_place_the_text_and_the_advice() {
    let (sources, found) = example();
    assert_eq!(
        report(Format::named("human"), &sources, found, ENGLISH),
        r#"error[unknown-citation]: there is no source `yaegshi` in references.toml
 --> content/sections/飲食 a.md:2:8
  |
2 |     鈣質😀較少[@yaegshi]。
  |                ^^^^^^^^
  |
  = help: did you mean `yaegashi`?
  = help: check the spelling, or add the source to content/references.toml: a line `[yaegshi]`, and below it `type = "webpage"`, `title = "…"`, `year = …` and `url = "https://…"`

warning[duplicate-id]: the id `鈣` is already used
 --> content/tables/b.toml:5:6
  |
2 | id = "鈣"
  |      ---- the first one
...
5 | id = "鈣"
  |      ^^^^

1 error, 1 warning
"#
    );
}

#[test]
fn chinese_reports_are_chinese_throughout() {
    let (sources, [unknown, twice]) = example();
    assert_eq!(
        report(Format::named("human"), &sources, [unknown.clone(), unknown, twice], in_chinese()),
        r#"錯誤[unknown-citation]: 參考文獻裡沒有 `yaegshi`
 --> content/sections/飲食 a.md:2:8
  |
2 |     鈣質😀較少[@yaegshi]。
  |                ^^^^^^^^
  |
  = 說明: 您是不是要寫 `yaegashi`？
  = 說明: 請檢查拼法，或把這份文獻加到 content/references.toml：一行 `[yaegshi]`，底下寫 `type = "webpage"`、`title = "…"`、`year = …` 與 `url = "https://…"`

錯誤[unknown-citation]: 參考文獻裡沒有 `yaegshi`
 --> content/sections/飲食 a.md:2:8
  |
2 |     鈣質😀較少[@yaegshi]。
  |                ^^^^^^^^
  |
  = 說明: 您是不是要寫 `yaegashi`？
  = 說明: 請檢查拼法，或把這份文獻加到 content/references.toml：一行 `[yaegshi]`，底下寫 `type = "webpage"`、`title = "…"`、`year = …` 與 `url = "https://…"`

警告[duplicate-id]: 代號 `鈣` 已經用過了
 --> content/tables/b.toml:5:6
  |
2 | id = "鈣"
  |      ---- 第一個在這裡
...
5 | id = "鈣"
  |      ^^^^

2 個錯誤、1 個警告
"#
    );
}

#[test]
fn a_related_place_in_another_file_has_its_own_excerpt() {
    let (sources, _) = example();
    let found = TWICE
        .at(find(&sources, 1, "\"鈣\"", 0))
        .with("id", "鈣")
        .related(find(&sources, 0, "鈣質", 0), &FIRST);
    assert_eq!(
        report(Format::named("human"), &sources, [found], ENGLISH),
        r#"warning[duplicate-id]: the id `鈣` is already used
 --> content/tables/b.toml:2:6
  |
2 | id = "鈣"
  |      ^^^^
  |
 ::: content/sections/飲食 a.md:2:2
  |
2 |     鈣質😀較少[@yaegshi]。
  |     ---- the first one

1 warning
"#
    );
}

#[test]
fn no_findings_make_no_human_report() {
    let (sources, _) = example();
    assert_eq!(report(Format::named("human"), &sources, [], ENGLISH), "");
    assert_eq!(report(Format::named("github"), &sources, [], ENGLISH), "");
    let json: Value =
        serde_json::from_str(&report(Format::named("json"), &sources, [], ENGLISH)).expect("JSON");
    assert_eq!(
        json,
        json!({"version": 1, "diagnostics": [], "acknowledged": [], "held-back": 0, "errors": 0, "warnings": 0, "notes": 0})
    );
}

#[test]
fn strict_shows_warnings_as_errors_in_every_format() {
    for format in FORMATS {
        let (sources, [_, warning]) = example();
        let strict = ReportOptions { strict: true, ..ENGLISH };
        let lenient_text = report(format, &sources, [warning.clone()], ENGLISH);
        let strict_text = report(format, &sources, [warning], strict);
        assert!(lenient_text.contains("warning") && !lenient_text.contains("\"error\""));
        assert!(strict_text.contains("error"), "{strict_text}");
    }
}

/// The line of a report with the underlining, and the line above it.
fn mark_of(report: &str) -> (&str, &str) {
    let lines: Vec<&str> = report.lines().collect();
    let index = lines.iter().position(|line| line.contains('^')).expect("there is a mark");
    (lines[index - 1], lines[index])
}

/// The number of columns of a terminal that the text before `words` takes.
fn columns_before(line: &str, words: &str) -> usize {
    line[..line.find(words).expect("the words are there")].width()
}

#[test]
fn marks_line_up_under_full_width_text() {
    let before = "骨質疏鬆症，「高齡者」：ㄅㄆㄇ、Ａ１　한국어 é … ";
    for repeat in [1, 3, 20, 200] {
        let text = format!("{}錯字{}\n", before.repeat(repeat), "後面。".repeat(repeat));
        let sources = sources(&[("a.md", &text)]);
        let found = UNKNOWN.at(find(&sources, 0, "錯字", 0));
        let text = report(Format::named("human"), &sources, [found], ENGLISH);
        let (line, mark) = mark_of(&text);
        assert_eq!(columns_before(line, "錯字"), columns_before(mark, "^^^^"), "{text}");
        assert!(line.width() <= 110, "too wide to read: {text}");
        let column = before.chars().count() * repeat + 1;
        assert!(text.contains(&format!("a.md:1:{column}\n")), "{text}");
    }
}

#[test]
fn a_mark_of_many_lines_or_of_one_long_line_stays_readable() {
    let paragraph = "很長的段落，".repeat(200);
    let block = "一行\n".repeat(200);
    let sources = sources(&[("a.md", &paragraph), ("b.md", &block)]);
    let found = [at(0, 0, paragraph.len()), at(1, 0, block.len())].map(|span| UNKNOWN.at(span));
    let text = report(Format::named("human"), &sources, found, ENGLISH);
    assert!(text.lines().count() < 20, "{text}");
    let mut shown = text.lines().filter(|line| !line.contains("= help: "));
    assert!(shown.all(|line| line.width() <= 110), "{text}");
}

#[test]
fn every_position_can_be_shown() {
    let texts = [
        "",
        "\n",
        "x",
        "鈣",
        "鈣\n",
        "鈣\r\n",
        "\r\n\r\n",
        "a\rb",
        "😀\t\u{1b}[31m\u{202e}\n\n",
        "\u{feff}a",
    ];
    for text in texts {
        let sources = sources(&[("a.md", text)]);
        for start in 0..text.len() + 3 {
            for end in start..text.len() + 4 {
                let found = || {
                    let related = at(0, end / 2, end);
                    [UNKNOWN.at(at(0, start, end)).related(related, &FIRST)]
                };
                let shown = report(Format::named("human"), &sources, found(), ENGLISH);
                assert!(shown.contains('^'), "{text:?} {start}..{end}: {shown}");
                assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'));
                for format in
                    [Format::named("json"), Format::named("sarif"), Format::named("github")]
                {
                    report(format, &sources, found(), ENGLISH);
                }
            }
        }
    }
    let lost = UNKNOWN.at(at(9, 3, 5)).related(at(8, 0, 1), &FIRST);
    for format in FORMATS {
        assert!(report(format, &Sources::default(), [lost.clone()], ENGLISH).contains("unknown"));
    }
}

#[test]
fn an_empty_place_still_has_a_mark() {
    let sources = sources(&[("a.md", "鈣質\n"), ("empty.md", "")]);
    let found = [at(0, 3, 3), at(0, 7, 7), at(1, 0, 0)].map(|span| UNKNOWN.at(span));
    let text = report(Format::named("human"), &sources, found, ENGLISH);
    let marks: Vec<&str> = text.lines().filter(|line| line.contains('^')).collect();
    assert_eq!(marks, ["  |   ^", "  | ^", "  | ^"]);
    let places: Vec<&str> = text.lines().filter(|line| line.contains("-->")).collect();
    assert_eq!(places, [" --> a.md:1:2", " --> a.md:2:1", " --> empty.md:1:1"]);
}

#[test]
fn colour_is_used_only_when_asked_for() {
    let (sources, found) = example();
    assert!(!report(Format::named("human"), &sources, found.clone(), ENGLISH).contains('\u{1b}'));
    let colourful = ReportOptions { colour: true, ..ENGLISH };
    assert!(report(Format::named("human"), &sources, found, colourful).contains("\u{1b}["));
}

#[test]
fn control_characters_of_an_author_never_reach_the_terminal() {
    let sources = sources(&[("a.md", "x\u{1b}[2J")]);
    let found = UNKNOWN.at(at(0, 0, 5)).with("key", "\u{1b}[2J").suggest(Some("\u{1b}[2J"));
    assert!(!report(Format::named("human"), &sources, [found], ENGLISH).contains('\u{1b}'));
}
