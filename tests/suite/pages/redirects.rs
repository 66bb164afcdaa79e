//! Old addresses: pages that redirect to the new address, and old anchors that still work.

use crate::support::project::Session;

fn session(guide: &str) -> Session {
    let guide = format!(
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n{guide}\n[publisher]\nname = \"P\"\n"
    );
    Session::of_files(&[
        ("content/guide.toml", &guide),
        (
            "content/sections/food/diet.md",
            "+++\ntitle = \"Diet & drink\"\naliases = [\"/old/diet/\", \"diet.html\"]\n+++\n\n## Milk {#milk alias=calcium alias=Calcium-2}\n\nDrink.\n\n## Calcium\n\nEat.\n",
        ),
    ])
}

#[test]
fn an_old_address_redirects_without_a_script_or_a_server() {
    let site = session("").build();
    let page = site.text("old/diet/index.html").expect("a page at the old address");
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../../food/diet.html\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "href=\"../../food/diet.html\">Diet &amp; drink</a>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("<script") && !page.contains("canonical"), "{page}");
    assert!(site.text("diet.html").is_some_and(|page| page.contains("url=food/diet.html\"")));
}

#[test]
fn search_engines_and_hosts_get_the_new_address() {
    let guide = "base-url = \"https://example.org/sub/\"\n[[redirects]]\nfrom = \"milk.html\"\nto = \"section:diet#milk\"\n";
    let site = session(guide).build();
    let page = site.text("milk.html").expect("a page at the old address");
    assert!(page.contains("url=food/diet.html#milk\""), "{page}");
    assert!(page.contains("rel=\"canonical\" href=\"https://example.org/sub/food/diet.html\""));
    let for_hosts = site.text("_redirects").expect("a file for hosts");
    let lines: Vec<&str> = for_hosts.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "/sub/old/diet/ /sub/food/diet.html 301",
            "/sub/diet.html /sub/food/diet.html 301",
            "/sub/milk.html /sub/food/diet.html#milk 301",
        ]
    );
    let sitemap = site.text("sitemap.xml").expect("a sitemap");
    assert!(!sitemap.contains("old/diet") && !sitemap.contains("milk.html"));
}

#[test]
fn a_heading_keeps_its_former_anchors() {
    let site = session("").build();
    let page = site.text("food/diet.html").expect("the page");
    assert!(page.contains(
        "<h2 id=\"milk\"><span id=\"calcium\"></span><span id=\"Calcium-2\"></span>Milk</h2>"
    ));
    // The text of another heading gives the same id, so that heading gets a number.
    assert!(page.contains("<h2 id=\"calcium-2\">Calcium</h2>"), "{page}");
}

#[test]
fn a_site_without_old_addresses_has_no_file_for_hosts() {
    let site = Session::of_files(&[]).build();
    assert_eq!(site.text("_redirects"), None);
}
