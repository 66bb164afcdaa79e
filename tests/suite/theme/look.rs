//! Colours and logo: what a guide can change in `guide.toml`.

use crate::support::project::{Session, Site};

const HEART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";

fn guide(theme: &str) -> Site {
    let settings = format!(
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n[theme]\n{theme}\n"
    );
    let section = "+++\ntitle = \"A\"\n+++\n\nText.\n";
    let files = [
        ("content/guide.toml", settings.as_str()),
        ("content/sections/a.md", section),
        ("static/heart.svg", HEART),
    ];
    Session::of_files(&files).build()
}

fn styles(site: &Site) -> &str {
    let is_style = |path: &&String| path.starts_with("assets/style");
    let path = site.output.files.keys().find(is_style).expect("a stylesheet");
    site.text(path).expect("text")
}

#[test]
fn the_other_colours_follow_from_one() {
    let site = guide("accent = \"#8c1c4a\"");
    let styles = styles(&site);
    let [own, theirs] = ["#8c1c4a", "--accent: var(--if-light, #12504a)"]
        .map(|text| styles.find(text).unwrap_or_else(|| panic!("{text} is in the styles")));
    assert!(own > theirs);
    assert!(styles.contains("--on-accent: var(--if-light, #ffffff)"), "{styles}");
    let dark = styles.split_once("--accent: var(--if-light, #8c1c4a) var(--if-dark, #");
    let dark = dark.expect("an accent for dark pages").1;
    assert!(!dark.starts_with("8c1c4a"));
    // In print, the strip at the top of the home page has no colour.
    assert!(styles.contains("@media screen { :root {\n  --band: var(--if-light, #8c1c4a)"));
}

#[test]
fn the_colour_around_a_page_follows_its_own() {
    let site = guide("paper = \"#fff0f0\"");
    let manifest = site.text("manifest.webmanifest").expect("the manifest");
    assert!(manifest.contains("\"background_color\": \"#fff0f0\""), "{manifest}");
    let theirs = guide("");
    let manifest = theirs.text("manifest.webmanifest").expect("the manifest");
    assert!(manifest.contains("\"background_color\": \"#fdfbf7\""), "{manifest}");
    assert!(manifest.contains("\"theme_color\": \"#fff\""), "{manifest}");
}

#[test]
fn a_guides_own_sign_replaces_every_sign_of_the_theme() {
    let site = guide("mark = \"heart.svg\"");
    let page = site.text("a.html").expect("the page");
    assert!(page.contains("<img class=\"mark\" src=\"heart.svg\" alt=\"\""), "{page}");
    assert!(page.contains("<link rel=\"icon\" href=\"heart.svg\">"), "{page}");
    assert!(!page.contains("icons/") && !page.contains("favicon.svg"), "{page}");
    let is_icon = |path: &String| path.starts_with("icons/") || path == "favicon.svg";
    assert!(!site.output.files.keys().any(is_icon));
    let manifest = site.text("manifest.webmanifest").expect("the manifest");
    assert!(manifest.contains("\"src\": \"heart.svg\""), "{manifest}");
    // A server shows the 404 page at any address, so the page cannot load a picture by a relative address. It shows no
    // other sign in its place.
    let lost = site.text("404.html").expect("the page");
    assert!(!lost.contains("<img class=\"mark\"") && !lost.contains("class=\"mark "), "{lost}");
}

#[test]
fn the_tab_of_a_browser_shows_the_letter_of_the_guide_in_its_colour() {
    let site = guide("accent = \"#8c1c4a\"");
    let icon = site.text("favicon.svg").expect("an icon");
    assert!(icon.contains("#8c1c4a") && icon.contains(">G</text>"), "{icon}");
}
