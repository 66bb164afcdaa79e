//! Messages: every message has a translation in each file of `src/diagnostic/messages`, with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};

use osteon::diagnostic::placeholders::{Part, parts};

use super::tokens::{Token, tokens};
use super::{Tree, assert_none, sample, tree};

/// The translations in a file. The keys are the English texts.
type Catalogue = BTreeMap<String, String>;

/// The English texts of the program, each with the path of its file. They are the arguments of `Words`, and the help of
/// the command line.
fn messages(tree: &Tree) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let program = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
        let tokens: Vec<Token<'_>> = tokens(program).into_iter().map(|(token, _)| token).collect();
        for window in tokens.windows(3) {
            if let [Token::Word("Words"), Token::Sign('('), Token::Literal(literal)] = window
                && !literal.is_empty()
            {
                found.insert(unescaped(literal), path.clone());
            }
        }
        if path.starts_with("src/app/arguments") {
            found.extend(helps(text).into_iter().map(|help| (help, path.clone())));
        }
    }
    found
}

/// Decodes the escapes in a string literal. A backslash at the end of a line joins the line to the next.
fn unescaped(literal: &str) -> String {
    let mut lines = literal.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    let joined = lines.fold(first, |text, line| text + line.trim_start());
    let table: toml::Table = format!("text = \"{joined}\"").parse().expect("TOML has its escapes");
    table["text"].as_str().expect("a string").to_owned()
}

/// The help texts of commands and arguments. They are the comments of fields and variants, without the full stop at the
/// end.
fn helps(program: &str) -> Vec<String> {
    let (mut helps, mut comment) = (Vec::new(), Vec::new());
    let (mut is_shown, mut is_program) = (true, false);
    for line in program.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            comment.push(text);
        } else if line.starts_with("#[") {
            is_program |= line.starts_with("#[command(name");
            is_shown &= !line.starts_with("#[command(subcommand") && !line.starts_with("#[derive");
        } else {
            let name = line.trim_start_matches("pub ").split([':', '(', ',', ' ']).next();
            let is_item = matches!(name, Some("fn" | "struct" | "enum" | "use"));
            let is_help = is_program || is_shown && !is_item && !line.starts_with("pub(");
            if is_help && !comment.is_empty() {
                let help = comment.join(" ");
                helps.push(help.strip_suffix('.').unwrap_or(&help).to_owned());
            }
            comment.clear();
            (is_shown, is_program) = (true, false);
        }
    }
    helps
}

fn catalogues(tree: &Tree) -> BTreeMap<&str, Catalogue> {
    let files = tree.iter().filter(|(path, _)| path.starts_with("src/diagnostic/messages/"));
    files
        .map(|(path, text)| (path.as_str(), toml::from_str(text).expect("pairs of strings")))
        .collect()
}

fn names(text: &str) -> BTreeSet<&str> {
    let name = |part| if let Part::Name(name) = part { Some(name) } else { None };
    parts(text).into_iter().filter_map(name).collect()
}

/// Complains about messages without a translation, translations without a message, and translations that have other
/// placeholders than their message.
fn wrong_translations(tree: &Tree) -> Vec<String> {
    let messages = messages(tree);
    let mut complaints = Vec::new();
    for (file, catalogue) in catalogues(tree) {
        for (english, path) in &messages {
            match catalogue.get(english) {
                None => complaints.push(format!("{file}: no translation of {english:?}, {path}")),
                Some(translation) if names(english) != names(translation) => {
                    complaints.push(format!("{file}: {translation:?} has other placeholders"));
                }
                Some(_) => {}
            }
        }
        let unused = catalogue.keys().filter(|english| !messages.contains_key(*english));
        complaints.extend(unused.map(|english| format!("{file}: the program lacks {english:?}")));
    }
    complaints
}

#[test]
fn every_message_is_translated() {
    let tree = tree(&["src"]);
    assert!(messages(&tree).len() > 1000);
    assert_none(&wrong_translations(&tree));
}

#[test]
fn missing_unused_and_different_translations_are_reported() {
    let program =
        "//! A.\nstatic A: Words = Words(\"a \\\"{b}\\\"\");\nstatic B: Words = Words(\"b\");";
    let arguments = "/// Options.\n#[derive(Args)]\npub(super) struct A {\n    /// The c.\n    #[arg(long)]\n    pub c: bool,\n}";
    let with = |messages: &str| {
        sample(&[
            ("src/a.rs", program),
            ("src/app/arguments.rs", arguments),
            ("src/diagnostic/messages/de.toml", messages),
        ])
    };
    let good = "\"a \\\"{b}\\\"\" = \"A {b}\"\n\"b\" = \"B\"\n\"The c\" = \"Das C\"\n";
    assert_none(&wrong_translations(&with(good)));
    let bad = "\"a \\\"{b}\\\"\" = \"A\"\n\"c\" = \"C\"\n";
    assert_eq!(
        wrong_translations(&with(bad)),
        [
            "src/diagnostic/messages/de.toml: no translation of \"The c\", src/app/arguments.rs",
            "src/diagnostic/messages/de.toml: \"A\" has other placeholders",
            "src/diagnostic/messages/de.toml: no translation of \"b\", src/a.rs",
            "src/diagnostic/messages/de.toml: the program lacks \"c\"",
        ]
    );
}
