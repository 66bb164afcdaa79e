//! Damaged guides. Whatever a file contains, the compiler reports findings at valid positions and never panics. A guide
//! without errors must produce a site without broken addresses.
//!
//! The damage depends on a number only, so a run can be repeated. The message of a failure names the file, the number
//! and the kind of damage.

mod fuzz;
mod names;
mod passages;
mod untrusted;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use osteon::diagnostic::{Language, Severity};
use osteon::pipeline::load::{Role, SourceFile, Sources};
use osteon::pipeline::{analyze, produce};
use rayon::prelude::*;

use crate::support::project::{Session, Site, TODAY, date, fixture, repository};
use crate::support::rng::ONE_IN;
use crate::support::site_laws::broken_addresses;

/// How many times each file is damaged: `usual`, or the number in the environment variable `ROUNDS`. `ROUNDS=200 cargo
/// test --release bad_input` runs longer.
fn rounds(usual: u64) -> u64 {
    std::env::var("ROUNDS").map_or(usual, |rounds| rounds.parse().expect("ROUNDS is a number"))
}

/// A pseudo-random number generator (xorshift).
struct Chance(u64);

impl Chance {
    fn of(file: usize, round: u64) -> Self {
        Self(
            (file as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
                ^ (round + 1).wrapping_mul(0xD1B5_4A32_D192_ED03),
        )
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<'t>(&mut self, choices: &[&'t str]) -> &'t str {
        choices[self.below(choices.len())]
    }

    /// A random byte offset in a text, at a character boundary.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The byte offset of the start of a random line.
    fn line(&mut self, text: &str) -> usize {
        let at = self.place(text);
        text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }
}

/// A way to damage a text: its name, and the function that returns the damaged text.
type Damage = (&'static str, fn(&str, &mut Chance) -> String);

const DAMAGES: [Damage; 13] = [
    ("cut", |text, chance| text[..chance.place(text)].to_owned()),
    ("a line less", |text, chance| without_line(text, chance).0),
    ("a line twice", |text, chance| {
        let (without, line) = without_line(text, chance);
        let at = chance.line(&without);
        format!("{}{line}{line}{}", &without[..at], &without[at..])
    }),
    ("a sign less", |text, chance| replace_one(text, "\"'[]{}=+#`*()!|>:-", "", chance)),
    ("another sign", |text, chance| {
        let other =
            chance.pick(&["\"", "'", "[", "]", "{", "}", "「", "=", "\n", "\"\"\"", "```", "$"]);
        replace_one(text, "\"'[]{}=+#`*()!|>", other, chance)
    }),
    ("another value", another_value),
    ("an odd character", |text, chance| {
        let odd = [
            "\0",
            "\r",
            "\u{feff}",
            "\u{202e}",
            "\u{ffff}",
            "\u{f880}",
            "\u{301}",
            "\t",
            "\u{2028}",
            "👨‍👩‍👧",
            "\u{1b}[31m",
        ];
        insert(text, chance.pick(&odd), chance)
    }),
    ("deep nesting", |text, chance| {
        let unit = chance
            .pick(&["[", ">", "*", "> - ", "![", "**a ", "[^", "{", "(", "\"", "[[", "a.", "- "]);
        insert(text, &unit.repeat(5_000), chance)
    }),
    ("deep nesting in a line of its own", |text, chance| {
        let unit = chance.pick(&[
            "[",
            ">",
            "*a ",
            "> ",
            "x = [",
            "x.",
            "[a.",
            "x = { y = ",
            "> [!NOTE]\n> ",
            "<sub>",
        ]);
        let at = chance.line(text);
        format!("{}{}\n{}", &text[..at], unit.repeat(5_000), &text[at..])
    }),
    ("two words swapped", swapped_words),
    ("a sign beside another script", sign_beside_another_script),
    ("Windows line ends", |text, _| text.replace('\n', "\r\n")),
    ("a reference", |text, chance| {
        let reference = [
            "[](section:nothing)",
            "![](table:zones)",
            "[@nothing]",
            "[^x]",
            "[](x.md#y)",
            "![a](../../../b.png)",
            "[a](javascript:b)",
            "<div>",
            "{#a}",
            "[a](#b)",
        ];
        insert(text, chance.pick(&reference), chance)
    }),
];

/// Syntax characters that are inserted next to one of [`OTHERS`].
const SIGNS: [&str; 24] = [
    "\\x", "\\u", "\\U", "\\u00", "\\U0001", "\\", "\\\n", "\"", "'", "\"\"\"", "'''", "[", "]",
    "{", "}", "=", ",", "#", "<", "&", "&#x", "[^", "[@", "%",
];

/// Characters that take two to four bytes, including combining characters.
const OTHERS: [&str; 8] = ["é", "。", "健", "＝", "\u{feff}", "\u{301}", "🦴", "\u{2028}"];

/// Inserts a syntax character next to a non-ASCII character, mostly just after a quotation mark.
fn sign_beside_another_script(text: &str, chance: &mut Chance) -> String {
    let (sign, other) = (chance.pick(&SIGNS), chance.pick(&OTHERS));
    let pair = if chance.below(2) == 0 { sign.to_owned() + other } else { other.to_owned() + sign };
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at + 1).collect();
    match quotes.get(chance.below(quotes.len() * 2)) {
        Some(at) => format!("{}{pair}{}", &text[..*at], &text[*at..]),
        None => insert(text, &pair, chance),
    }
}

fn insert(text: &str, what: &str, chance: &mut Chance) -> String {
    let at = chance.place(text);
    format!("{}{what}{}", &text[..at], &text[at..])
}

fn without_line(text: &str, chance: &mut Chance) -> (String, String) {
    let start = chance.line(text);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length + 1);
    (format!("{}{}", &text[..start], &text[end..]), text[start..end].to_owned())
}

/// Replaces one random character among `signs` in the text by `other`.
fn replace_one(text: &str, signs: &str, other: &str, chance: &mut Chance) -> String {
    let places: Vec<_> = text.char_indices().filter(|(_, c)| signs.contains(*c)).collect();
    let Some(&(at, sign)) = places.get(chance.below(places.len())) else { return text.to_owned() };
    format!("{}{other}{}", &text[..at], &text[at + sign.len_utf8()..])
}

/// Replaces a random TOML value by another, which may have another type or be empty.
fn another_value(text: &str, chance: &mut Chance) -> String {
    const VALUES: [&str; 24] = [
        "1",
        "-0.0",
        "true",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "[[]]",
        "[1, \"a\", {}]",
        "{ a = 1 }",
        "nan",
        "inf",
        "1e999",
        "",
        "'''",
        "99999999999999999999999999",
        "0x1F",
        "2026-02-30",
        "9999-12-31",
        "07:32:00",
        "1979-05-27T07:32:00Z",
        "\"\\u0000\"",
        "\"\\x\"",
        "\" \"",
    ];
    let starts: Vec<_> = text.match_indices(" = ").map(|(at, sign)| at + sign.len()).collect();
    let Some(&start) = starts.get(chance.below(starts.len())) else {
        return insert(text, "\nx = ", chance);
    };
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    format!("{}{}{}", &text[..start], chance.pick(&VALUES), &text[end..])
}

fn swapped_words(text: &str, chance: &mut Chance) -> String {
    let mut words: Vec<&str> = text.split_inclusive([' ', '\n', '"']).collect();
    let (a, b) = (chance.below(words.len()), chance.below(words.len()));
    if a != b {
        words.swap(a, b);
    }
    words.concat()
}

/// Converts the bytes of a file to text as `load` does. Also returns the number of valid bytes, if the bytes are not
/// UTF-8.
fn read(bytes: &[u8]) -> (String, Option<usize>) {
    let valid_up_to = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
    (String::from_utf8_lossy(bytes).into_owned(), valid_up_to)
}

/// Analyses damaged sources, and builds their site if they have no errors. Returns a description of what is wrong.
fn deal_with(sources: &Sources) -> Result<(), String> {
    let today = date(TODAY);
    let analysis = analyze(sources, today).map_err(|error| error.to_string())?;
    for finding in analysis.found.iter() {
        let places =
            [finding.span].into_iter().chain(finding.related.iter().map(|(span, _)| *span));
        for span in places {
            let text = sources.files.get(span.source.0 as usize).map(|file| file.text.read());
            if text.is_none_or(|text| text.get(span.range()).is_none()) {
                return Err(format!("{} stands nowhere: {span:?}", finding.rule.name));
            }
        }
        if Language::all().any(|language| finding.message(language).is_empty()) {
            return Err(format!("{} says nothing", finding.rule.name));
        }
    }
    if analysis.found.count(Severity::Error) > 0 {
        return Ok(());
    }
    let output = produce(&analysis, sources, today).map_err(|error| error.to_string())?;
    let wrong = broken_addresses(&Site::new(output, &analysis));
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// A damaged project: the project, the index of the damaged file, and the file's damaged content.
type Case<'c> = (&'c mut Session, usize, &'c [u8]);

/// Analyses a project with one changed file, and restores the file.
fn deal_with_file((session, place, bytes): Case<'_>) -> Result<(), String> {
    let file = &session.sources.files[place];
    let (text, valid_up_to) = read(bytes);
    let (path, role, text) = (file.path.clone(), file.role, text.into());
    let other = SourceFile { path, text, valid_up_to, role };
    let own = std::mem::replace(&mut session.sources.files[place], other);
    let outcome = catch_unwind(AssertUnwindSafe(|| deal_with(&session.sources)));
    session.sources.files[place] = own;
    outcome.unwrap_or_else(|_| Err("a panic".to_owned()))
}

/// Damages every file of the project `rounds` times, each time in another way. Returns descriptions of the failures.
fn damage(root: &Path, rounds: u64) -> Vec<String> {
    let session = Session::of_folder(root);
    if let Err(what) = deal_with(&session.sources) {
        return vec![format!("without any damage: {what}")];
    }
    let is_read = |file: &usize| session.sources.files[*file].role == Role::Read;
    let cases: Vec<(usize, u64)> = (0..session.sources.files.len())
        .filter(is_read)
        .flat_map(|file| (0..rounds).map(move |round| (file, round)))
        .step_by(ONE_IN)
        .collect();
    let run = |session: &mut Session, &(place, round): &(usize, u64)| {
        let SourceFile { path, text, .. } = &session.sources.files[place];
        let (name, damage) = DAMAGES[(round as usize + place) % DAMAGES.len()];
        let damaged = damage(&text.read(), &mut Chance::of(place, round));
        let case = format!("{path}, round {round}, {name}");
        let what = deal_with_file((session, place, damaged.as_bytes())).err()?;
        Some(format!("{case}: {what}"))
    };
    let session = || Session::of_folder(root);
    cases.par_iter().map_init(session, run).flatten().collect()
}

#[track_caller]
fn assert_none(wrong: &[String]) {
    let first = &wrong[..wrong.len().min(20)];
    assert!(wrong.is_empty(), "{} in all, such as\n{}", wrong.len(), first.join("\n"));
}

#[test]
fn no_damage_to_the_complete_guide_makes_a_panic_or_a_broken_site() {
    assert_none(&damage(&fixture("complete"), rounds(5)));
}

#[test]
fn no_damage_to_the_shipped_guide_makes_a_panic_or_a_broken_site() {
    assert_none(&damage(&repository(), rounds(2)));
}

#[test]
fn a_guide_may_end_at_any_byte_of_any_file() {
    let root = fixture("complete");
    let cut = |session: &mut Session, place: usize| {
        let SourceFile { path, text, .. } = &session.sources.files[place];
        let (path, text) = (path.clone(), text.read());
        let mut wrong = Vec::new();
        for at in (0..text.len()).step_by(193 * ONE_IN) {
            let what = deal_with_file((session, place, &text.as_bytes()[..at])).err();
            wrong.extend(what.map(|what| format!("{path} up to byte {at}: {what}")));
        }
        wrong
    };
    let files = 0..Session::of_folder(&root).sources.files.len();
    let session = || Session::of_folder(&root);
    assert_none(&files.into_par_iter().map_init(session, cut).flatten().collect::<Vec<_>>());
}

#[test]
fn a_guide_may_lack_any_file() {
    let root = fixture("complete");
    let lack = |place: usize| {
        let mut session = Session::of_folder(&root);
        let path = session.sources.files.remove(place).path;
        deal_with(&session.sources).err().map(|what| format!("without {path}: {what}"))
    };
    let files = 0..Session::of_folder(&root).sources.files.len();
    let tried: Vec<usize> = files.step_by(ONE_IN).collect();
    assert_none(&tried.into_par_iter().filter_map(lack).collect::<Vec<_>>());
}

#[test]
fn bytes_that_are_not_text_are_a_finding_at_their_place() {
    for bytes in [&b"title = \"\xff\"\n"[..], b"\xff\xfet\0i\0", b"title = \"a\"\n\xe9\xaa"] {
        let mut files =
            std::collections::BTreeMap::from([("content/people.toml".to_owned(), bytes.to_vec())]);
        crate::support::project::with_section(&mut files);
        let session = Session::of_exactly(files);
        let analysis = session.check();
        let found: Vec<_> =
            analysis.found.iter().filter(|finding| finding.rule.name == "not-utf8").collect();
        assert_eq!(found.len(), 1, "{}", session.report());
        let good = std::str::from_utf8(bytes).expect_err("it is no text").valid_up_to();
        assert_eq!(found[0].span.start as usize, good);
        assert!(deal_with(&session.sources).is_ok());
    }
}

#[test]
fn every_sign_may_stand_beside_every_script() {
    let mut cases = Vec::new();
    let pairs = SIGNS.iter().flat_map(|sign| OTHERS.map(|other| (sign, other)));
    for (number, (sign, other)) in pairs.enumerate().step_by(ONE_IN) {
        let quote = ["\"", "\"\"\"", "'", "\"\"\"\r\n", "'''"][number % 5];
        let closing = quote.trim_end();
        let pair = format!("{sign}{other}{sign}0041 {other}{sign}");
        let text =
            format!("[a]\nterm = \"A\"\ndefinition = {quote}b {pair} *c*{closing}\n{pair}\n");
        cases.push(("content/glossary.toml", text));
        let head = format!("+++\ntitle = \"{sign}{other}\"\n+++\n\n# {pair}\n\n");
        let body = format!("{pair} **{pair}** [{pair}]({pair})\n");
        cases.push(("content/sections/b.md", head + &body));
    }
    let run = |(path, text): &(&str, String)| {
        let bytes = text.clone().into_bytes();
        let mut files = std::collections::BTreeMap::from([((*path).to_owned(), bytes)]);
        crate::support::project::with_section(&mut files);
        let session = Session::of_exactly(files);
        let outcome = catch_unwind(AssertUnwindSafe(|| deal_with(&session.sources)));
        let what = outcome.unwrap_or_else(|_| Err("a panic".to_owned())).err()?;
        Some(format!("{path}, {text:?}: {what}"))
    };
    assert_none(&cases.par_iter().filter_map(run).collect::<Vec<_>>());
}

#[test]
fn repeated_and_unclosed_marks_are_handled() {
    for text in
        ["________訊，下一步怎麼做", "______________ださい。", "減塩の<</sup>！", "<<sup>9</sup>"]
    {
        let section = format!("+++\ntitle = \"{text}\"\n+++\n\n{text}\n");
        let session = Session::of_files(&[("content/sections/a.md", section.as_str())]);
        deal_with(&session.sources).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    }
}
