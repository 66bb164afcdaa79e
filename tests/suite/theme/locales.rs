//! Locales: which of several locales gives the text.

use crate::support::project::Session;

const GUIDE: &str = "title = \"指南\"\ndescription = \"測試用。\"\nlanguage = \"zh-Hant-TW\"\n\n[publisher]\nname = \"出版者\"\n";

/// The home page of a guide in the Chinese of Taiwan. Its project has these locales.
fn home(locales: &[(&str, &str)]) -> String {
    let files = [&[("content/guide.toml", GUIDE)], locales].concat();
    Session::of_files(&files).build().text("index.html").expect("the page is there").to_owned()
}

/// A locale of the project for Traditional Chinese in any region.
const GENERAL: (&str, &str) =
    ("templates/locales/zh-Hant.toml", "[labels]\nskip = \"一般的\"\nmenu = \"一般選單\"\n");

#[test]
fn a_specific_locale_of_the_project_wins_over_its_general_one() {
    let specific = ("templates/locales/zh-Hant-TW.toml", "[labels]\nskip = \"台灣的\"\n");
    let home = home(&[GENERAL, specific]);
    assert!(home.contains("台灣的") && !home.contains("一般的"), "{home}");
    assert!(home.contains("一般選單"), "the specific locale lacks this text: {home}");
}

#[test]
fn a_general_locale_of_the_project_wins_over_the_specific_one_of_the_theme() {
    let home = home(&[GENERAL]);
    assert!(home.contains("一般的") && !home.contains("跳到主要內容"), "{home}");
}
