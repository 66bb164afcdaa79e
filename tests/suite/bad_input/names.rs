//! Similar names, letters of words, leftover files and hidden files: how the program decides about each of them.

use osteon::characters::{CharacterSet, is_of_word, normalized, unseen};
use osteon::suggestions::{NameMap, nearest};

use crate::support::project::Session;

#[test]
fn typing_mistakes_are_found_and_correct_words_are_not() {
    let near = |wrong, names: &[&'static str]| nearest(wrong, names.iter().copied());
    assert_eq!(near("cuases", &["causes", "cases-of-falls"]), Some("causes"));
    assert_eq!(near("zicn", &["zinc", "iron"]), Some("zinc"));
    assert_eq!(near("endo", &["endocrine", "aging"]), Some("endocrine"));
    assert_eq!(near("骨折史", &["骨折", "跌倒"]), Some("骨折"));
    assert_eq!(near("Aging", &["aging"]), Some("aging"));
    assert_eq!(near("weixin", &["weight", "section"]), None);
    assert_eq!(near("x", &["y"]), None);
}

#[test]
fn a_long_list_gives_the_nearest_as_a_short_one_does() {
    let names = (0..5000).map(|number| (format!("row-{:05}", number * 7), number));
    let long: NameMap<usize> = names.collect();
    assert_eq!(long.nearest("row-007x7"), Some("row-00707"));
    assert_eq!(long.nearest("rwo-34965"), Some("row-34965"));
    assert_eq!(long.nearest("nothing-like-it"), None);
}

#[test]
fn a_set_contains_the_characters_of_its_text() {
    let set = CharacterSet::of("骨z𠀀");
    let contained = |text: &str| text.chars().filter(|c| set.contains(*c)).collect::<String>();
    assert_eq!(contained("a骨y質z𠀀"), "骨z");
}

#[test]
fn marks_belong_to_words_and_accents_to_letters() {
    for word in ["हड्डी", "กระดูก", "எலும்பு", "ឆ្អឹង", "عِظَام", "骨質", "cafe\u{301}"]
    {
        assert!(word.chars().all(is_of_word), "{word}");
    }
    assert_eq!(normalized("cafe\u{301}"), "café");
    assert_eq!(unseen("ca\u{200B}f\u{200B}é\u{E001}"), "U+200B, U+E001");
    assert_eq!(unseen("骨質 हड्डी"), "");
}

/// The report on a project that has one more file, with this name, in the folder of its sections.
fn report_with(name: &str) -> String {
    Session::of_files(&[(&format!("content/sections/{name}"), "A draft.\n")]).report()
}

#[test]
fn leftovers_are_recognised_by_their_names() {
    for name in [
        "a.md.bak",
        "a.md.orig",
        "a.toml.2",
        "~$leaflet.docx",
        "Thumbs.db",
        "desktop.ini",
        "a.swp",
        "a.TMP",
        "a.sync-conflict-20261101-120000-ABC.md",
        "a (me's conflicted copy 2026-11-01).md",
        "a_REMOTE_123.md",
    ] {
        assert!(report_with(name).contains("leftover-file"), "{name}");
    }
    for name in
        ["b.md.txt", "b.md.png", "old.png", "b.txt", "b_base_2.png", "leaflet.docx", "tmp.md"]
    {
        assert!(!report_with(name).contains("leftover-file"), "{name}");
    }
}

#[test]
fn hidden_files_of_sites_are_published_and_those_of_tools_are_not() {
    let names = [
        ".well-known/security.txt",
        ".nojekyll",
        ".htaccess",
        ".DS_Store",
        "._a.png",
        ".env",
        ".a.swp",
        "#a#",
        "a~",
        "#1.txt",
    ];
    let paths = names.map(|name| format!("static/{name}"));
    let files = paths.each_ref().map(|path| (path.as_str(), "content"));
    let site = Session::of_files(&files).build();
    let published = names.into_iter().filter(|name| site.output.files.contains_key(*name));
    let published: Vec<&str> = published.collect();
    assert_eq!(published, [".well-known/security.txt", ".nojekyll", ".htaccess", "#1.txt"]);
}
