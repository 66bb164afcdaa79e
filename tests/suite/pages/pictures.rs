//! Pictures: sizes and captions.

use std::collections::BTreeMap;

use crate::support::project::Session;

/// The first bytes of a GIF of 7 × 5 pixels.
const GIF: &[u8] = b"GIF89a\x07\x00\x05\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;";

fn page(text: &str) -> String {
    let section = format!("+++\ntitle = \"A\"\n+++\n\n{text}\n");
    let files = BTreeMap::from([
        ("content/sections/a.md".to_owned(), section.into_bytes()),
        ("content/sections/sun.gif".to_owned(), GIF.to_vec()),
        ("content/sections/odd.png".to_owned(), b"no picture".to_vec()),
    ]);
    Session::of_exactly(files).build().text("a.html").expect("the page").to_owned()
}

#[test]
fn a_picture_has_its_size_and_loads_when_it_is_near() {
    let page = page("See ![the sun](sun.gif \"Noon\") here.\n\n![nothing](odd.png)");
    let sun = "<img src=\"sun.gif\" alt=\"the sun\" title=\"Noon\" width=\"7\" height=\"5\" loading=\"lazy\">";
    assert!(page.contains(sun), "{page}");
    assert!(
        page.contains("<p><img src=\"odd.png\" alt=\"nothing\" loading=\"lazy\"></p>"),
        "{page}"
    );
}

#[test]
fn the_title_of_a_picture_by_itself_is_its_caption() {
    let page = page("![the sun](sun.gif \"Noon & heat\")");
    let figure = "<figure><img src=\"sun.gif\" alt=\"the sun\" width=\"7\" height=\"5\" loading=\"lazy\"><figcaption>Noon &amp; heat</figcaption></figure>";
    assert!(page.contains(figure), "{page}");
}
