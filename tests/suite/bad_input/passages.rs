//! Checks find their words anywhere in a text. To save time, a scan of all texts first decides which texts can contain
//! the words of a check. These tests fail if the scan decides wrongly.

use crate::support::project::Session;

const ENGLISH: &str = "title = \"Fever\"\nlanguage = \"en\"\n";

/// The report on a guide whose only section contains this paragraph. `settings` is the text of `guide.toml`; `None` for
/// the usual one.
fn report(settings: Option<&str>, paragraph: &str) -> String {
    let section = format!("+++\ntitle = \"A\"\n+++\n\n{paragraph}\n");
    let mut files = vec![("content/sections/a.md", section.as_str())];
    files.extend(settings.map(|settings| ("content/guide.toml", settings)));
    Session::of_files(&files).report()
}

#[test]
fn a_word_is_found_at_the_beginning_in_the_middle_and_at_the_end() {
    for (rule, words) in [
        ("overclaim", "特效藥"),
        ("uncited-study", "研究顯示"),
        ("repeated-punctuation", "，。"),
        ("simplified-characters", "这"),
        ("half-width-punctuation", "牛奶,豆腐"),
        ("half-width-punctuation", "𠀀,豆腐"),
    ] {
        for text in [
            words.to_owned(),
            format!("每天走路{words}多吃"),
            format!("a{words}b"),
            format!("𠀀{words}"),
        ] {
            let report = report(None, &text);
            assert!(report.contains(rule), "{rule}: {text}\n{report}");
        }
    }
}

#[test]
fn latin_words_are_found_in_any_case() {
    for (rule, words) in
        [("overclaim", "works for everyone"), ("uncited-study", "a meta-analysis shows")]
    {
        for text in [words.to_owned(), words.to_uppercase(), format!("It {words} here.")] {
            let report = report(Some(ENGLISH), &text);
            assert!(report.contains(rule), "{rule}: {text}\n{report}");
        }
    }
}

#[test]
fn ordinary_text_has_no_finding() {
    for text in ["每天走路，多吃豆腐。", "這一天喝了 Milk, tofu，牛奶。"] {
        let report = report(None, text);
        for rule in
            ["overclaim", "uncited-study", "simplified-characters", "half-width-punctuation"]
        {
            assert!(!report.contains(rule), "{text}\n{report}");
        }
    }
    let report = report(Some(ENGLISH), "Walk each day; it may fail.");
    assert!(!report.contains("overclaim"), "{report}");
}
