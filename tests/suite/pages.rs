//! Laws for every page. Also pages that break one law each, to show that every law finds its mistake.

mod drafts;
mod drawings;
mod handouts;
mod not_found;
mod pictures;
mod redirects;
mod search;
mod snippets;

use std::sync::Arc;

use rayon::prelude::*;

use crate::support::laws::{LAWS, complaints};
use crate::support::page::Page;
use crate::support::project::{Session, Site, projects};
use crate::support::site_laws;

#[test]
fn every_page_of_every_guide_keeps_the_laws() {
    let wrong: Vec<String> = projects()
        .par_iter()
        .flat_map(|(name, root)| {
            let complaints = site_laws::complaints(&Session::of_folder(root).build());
            complaints.into_iter().map(move |what| format!("{name}: {what}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{} complaints\n{}\n", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_laws_hold_without_a_base_url() {
    for (name, root) in projects() {
        let mut session = Session::of_folder(&root);
        for file in
            session.sources.files.iter_mut().filter(|file| file.path == "content/guide.toml")
        {
            let text = file.text.read();
            let lines = text.lines().filter(|line| !line.starts_with("base-url"));
            file.text = lines.map(|line| format!("{line}\n")).collect::<String>().into();
        }
        let site = session.build();
        assert_eq!(site.base_url, None);
        let wrong = site_laws::complaints(&site);
        assert!(wrong.is_empty(), "{name}: {} complaints\n{}\n", wrong.len(), wrong.join("\n"));
    }
}

/// A page that obeys all laws, and contains an example of everything that they check.
const GOOD: &str = r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script>go()</script>
<title>Good</title>
<meta name="description" content="A good page.">
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="One"><ul><li><a href="other.html#there">Other</a></li></ul></nav>
<nav aria-label="Two"><ol><li><a href="#here">Here</a></li></ol></nav>
<main>
<h1>Good</h1>
<h2 id="here">Second</h2>
<h3>Third</h3>
<p>Text with <em>emphasis</em>, <code>**code**</code> and <a href="https://web.example/"><img src="a.svg" alt="a"></a>.</p>
<svg aria-hidden="true"></svg>
<dl><div><dt>Term</dt><dd>Words</dd></div></dl>
<div hidden><ul></ul></div>
<section><h2>Form</h2>
<fieldset><legend>Choose</legend><label><input type="radio" name="a">Yes</label></fieldset>
<p><label for="number">How many</label> <input id="number" type="text"></p>
</section>
<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><th scope="row">C</th><td></td></tr></tbody></table>
</main>
</body>
</html>
"##;

/// Changes of the good page that break a law. For each: the law, a text of the page, and what replaces the text.
const BREACHES: [(&str, &str, &str); 43] = [
    ("a browser has nothing to forgive", "<h3>Third</h3>", "<h3>Third</h2>"),
    ("a browser has nothing to forgive", "</main>", ""),
    ("a browser has nothing to forgive", "lang=\"en\"", "lang=\"en\" lang=\"en\""),
    ("it begins with the doctype and names its language", "<!doctype html>\n", ""),
    ("it begins with the doctype and names its language", " lang=\"en\"", ""),
    ("it begins with the doctype and names its language", "lang=\"en\"", "lang=\"en us\""),
    ("it begins with the doctype and names its language", "<meta charset=\"utf-8\">", ""),
    ("it has a title and a description", "<title>Good</title>", "<title> </title>"),
    ("it has a title and a description", "content=\"A good page.\"", "content=\"\""),
    ("it has one first-level heading", "<h3>Third</h3>", "<h1>Third</h1>"),
    ("heading levels do not skip", "<h2 id=\"here\">Second</h2>", "<p id=\"here\">Second</p>"),
    ("headings say something", "<h3>Third</h3>", "<h3> </h3>"),
    ("headings say something", "<legend>Choose</legend>", "<legend></legend>"),
    ("it has one main part", "<main>", "<main></main><main>"),
    ("landmarks of a kind have names", "aria-label=\"Two\"", "aria-label=\"One\""),
    ("landmarks of a kind have names", " aria-label=\"Two\"", ""),
    ("ids are unique", "id=\"number\"", "id=\"here\""),
    ("ids are unique", "id=\"here\"", "id=\"he re\""),
    (
        "nothing is loaded from elsewhere",
        "href=\"style.css\"",
        "href=\"https://cdn.example/style.css\"",
    ),
    ("nothing is loaded from elsewhere", "src=\"a.svg\"", "src=\"//cdn.example/a.svg\""),
    ("style and script stand in files", "<h3>", "<h3 style=\"color: red\">"),
    ("style and script stand in files", "<h3>", "<h3 onclick=\"run()\">"),
    ("style and script stand in files", "<h3>", "<script>run()</script><h3>"),
    ("style and script stand in files", "<script>go()", "<script>go( )"),
    ("style and script stand in files", "<h3>", "<script>go()</script><h3>"),
    ("style and script stand in files", "#here\"", "javascript:run()\""),
    ("pictures say what they show", " alt=\"a\"", ""),
    ("pictures say what they show", " aria-hidden=\"true\"", ""),
    ("inputs have labels", "for=\"number\"", "for=\"here\""),
    ("inputs have labels", "\"a\">Yes", "\"a\">"),
    ("choices stand in a named group", "<legend>Choose</legend>", ""),
    ("choices stand in a named group", "fieldset>", "div>"),
    ("table headings say what they head", "<th scope=\"row\">", "<th>"),
    ("table rows are equally long", "<td></td>", "<td></td><td></td>"),
    ("links and buttons say something", "alt=\"a\"", "alt=\"\""),
    ("lists hold items", "<li><a href=\"#here\">Here</a></li>", ""),
    ("lists hold items", "<section>", "<ul></ul><section>"),
    ("lists hold items", "<dt>Term</dt><dd>Words</dd></div>", "<dt>Term</dt></div><p>Words</p>"),
    (
        "blocks do not stand within lines",
        "<em>emphasis</em>",
        "</p><span><div>emphasis</div></span><p>",
    ),
    ("names are given to what can have one", "<div>", "<div aria-label=\"Name\">"),
    ("nothing of the source or the machine shows", "emphasis", "**emphasis"),
    ("nothing of the source or the machine shows", "emphasis", "\u{F880}"),
    ("sections have headings", "<h2>Form</h2>", ""),
];

#[test]
fn a_good_page_keeps_every_law() {
    assert_eq!(complaints(&Page::read("good.html", GOOD)), [""; 0]);
}

#[test]
fn every_law_complains_of_a_page_that_breaks_it() {
    for (law, words, others) in BREACHES {
        assert!(GOOD.contains(words), "{words} is on the page");
        let page = GOOD.replace(words, others);
        let complaints = complaints(&Page::read("bad.html", &page));
        let heard = complaints.iter().any(|complaint| complaint.contains(law));
        assert!(heard, "`{law}` overlooks {others:?} for {words:?}: {complaints:?}");
    }
    for (law, _) in LAWS {
        assert!(BREACHES.iter().any(|(name, ..)| *name == law), "`{law}` is never broken");
    }
}

/// A site with the good page, a page to which it links, and a stylesheet.
fn good_site() -> Site {
    let other = GOOD
        .replace("<title>Good", "<title>Other")
        .replace("id=\"here\"", "id=\"there\"")
        .replace("#here", "#there")
        .replace("other.html", "");
    let files = [
        ("good.html", GOOD),
        ("other.html", &other),
        ("style.css", ""),
        ("a.svg", ""),
        ("robots.txt", "User-agent: *\nAllow: /\n"),
    ];
    let mut site = Session::of_files(&[]).build();
    site.output.files =
        files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect();
    Site { language: "en".to_owned(), ..site }
}

fn with(mut site: Site, path: &str, words: &str, others: &str) -> Vec<String> {
    let text = site.text(path).expect("the file is there").replace(words, others);
    put(&mut site, path, &text);
    site_laws::complaints(&site)
}

fn put(site: &mut Site, path: &str, text: &str) {
    site.output.files.insert(path.to_owned(), Arc::from(text.as_bytes()));
}

#[test]
fn addresses_that_lead_nowhere_are_reported() {
    assert_eq!(site_laws::complaints(&good_site()), [""; 0]);
    let breaches = [
        ("other.html#there", "other.html#here", "has no id"),
        ("other.html#there", "others.html", "no file"),
        ("other.html#there", "/other.html", "server's root"),
        ("other.html#there", "../site/other.html", "above the site"),
        ("other.html#there", "./", "names a folder"),
        ("other.html#there", "ftp:other.html", "scheme"),
        ("#here", "#nowhere", "has no id"),
        ("for=\"number\"", "for=\"nowhere\"", "has no id"),
        ("src=\"a.svg\"", "src=\"b.svg\"", "no file"),
        ("lang=\"en\"", "lang=\"de\"", "its language"),
        ("<title>Good", "<title>Other", "all are titled"),
    ];
    for (words, others, complaint) in breaches {
        let complaints = with(good_site(), "good.html", words, others);
        let heard = complaints.iter().any(|heard| heard.contains(complaint));
        assert!(heard, "{others:?} for {words:?}: {complaints:?}");
    }
}

#[test]
fn check_reports_lost_addresses_too() {
    assert_eq!(site_laws::broken_addresses(&good_site()), [""; 0]);
    for (words, others) in
        [("#here", "#nowhere"), ("other.html#there", "others.html"), ("a.svg", "b.svg")]
    {
        let mut site = good_site();
        put(&mut site, "good.html", &GOOD.replace(words, others));
        assert_eq!(site_laws::broken_addresses(&site).len(), 1, "{others:?} for {words:?}");
    }
}

#[test]
fn wrong_sitemaps_and_feeds_are_detected() {
    let site = || Session::of_folder(&crate::support::project::fixture("complete")).build();
    assert_eq!(site_laws::complaints(&site()), [""; 0]);
    let breaches = [
        ("sitemap.xml", "</urlset>", "", "sitemap.xml"),
        ("sitemap.xml", "callouts.html", "callout.html", "there is no file"),
        ("sitemap.xml", "callouts.html", "overview.html", "listed twice"),
        (
            "sitemap.xml",
            "https://guide.example/asthma/callouts.html",
            "callouts.html",
            "not in the site",
        ),
        ("feed.xml", "<title>A diary</title>", "", "has not one `title`"),
        ("feed.xml", "diary.html</id>", "dairy.html</id>", "there is no file"),
        ("robots.txt", "sitemap.xml", "map.xml", "the sitemap is"),
        ("callouts.html", "rel=\"canonical\"", "rel=\"other\"", "canonical"),
        ("callouts.html", "asthma/callouts.html\">", "asthma/tables.html\">", "canonical"),
    ];
    for (path, words, others, complaint) in breaches {
        let complaints = with(site(), path, words, others);
        let heard = complaints.iter().any(|heard| heard.contains(complaint));
        assert!(heard, "{path}: {others:?} for {words:?}: {complaints:?}");
    }
}
