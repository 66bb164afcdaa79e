//! Differences between regions: in texts, and in the size of the paper.

use crate::support::project::Session;

/// For a guide in this language, the date on a page, and the styles.
fn guide(language: &str) -> (String, String) {
    let settings = format!(
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"{language}\"\nlicense = \"CC BY\"\n[publisher]\nname = \"P\"\n"
    );
    let section = "+++\ntitle = \"A\"\nupdated = 2026-11-15\n+++\n\nText.\n";
    let site =
        Session::of_files(&[("content/guide.toml", &settings), ("content/sections/a.md", section)])
            .build();
    let is_style = |path: &&String| path.starts_with("assets/style");
    let style = site.output.files.keys().find(is_style).expect("a stylesheet");
    let style = site.text(style).expect("text").to_owned();
    (site.text("a.html").expect("the page").to_owned(), style)
}

#[test]
fn american_guides_use_american_dates_and_letter_paper() {
    let (page, style) = guide("en-US");
    assert!(page.contains(">November 15, 2026</time>"), "{page}");
    assert!(style.contains("size: letter;") && !style.contains("size: A4"));
    // All other texts are those of the locale `en`.
    assert!(page.contains("Not yet clinically reviewed"));
}

#[test]
fn other_regions_keep_their_dates() {
    let (page, style) = guide("en-GB");
    assert!(page.contains(">15 November 2026</time>") && style.contains("size: A4;"), "{page}");
    let (page, style) = guide("en-CA");
    assert!(page.contains(">15 November 2026</time>") && style.contains("size: letter;"), "{page}");
}
