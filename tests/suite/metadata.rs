//! Metadata of pages: the content security policy, and what search engines, phones and link previews read.

mod social;
mod web;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::project::{QUESTIONNAIRE, Session, Site, fixture};

const GUIDE: &str = r#"title = "範例指南"
short-title = "範例"
description = "一份供測試的指南。"
language = "zh-Hant-TW"
version = "3"
license = "CC BY 4.0"
license-url = "https://creativecommons.org/licenses/by/4.0/"
BASE
[publisher]
name = "範例出版者"
url = "https://publisher.example/"
"#;

const PEOPLE: &str = r#"[chen]
name = "陳美玲"
roles = ["author"]

[team]
name = "編輯小組"
group = true
roles = ["author"]

[lin]
name = "林志明"
roles = ["clinical-reviewer"]
qualifications = "家醫科專科醫師"
affiliation = "範例醫院"
url = "https://lin.example/"
"#;

const REFERENCES: &str = r#"[who]
type = "guideline"
title = "Hand hygiene"
authors = ["World Health Organization"]
year = 2009
url = "https://who.example/"

[kim]
type = "article"
title = "Soap and water"
authors = ["Kim A"]
year = 2020
doi = "10.1000/xyz"

[old]
type = "book"
title = "Soap </script> & \"water\""
authors = ["Kim A"]
year = 1990
"#;

const GLOSSARY: &str = r#"[soap]
term = "肥皂"
english = "soap"
aliases = ["香皂"]
definition = "用來洗手。"
"#;

const SECTION: &str = "+++\ntitle = \"為什麼要洗手\"\ndescription = \"一句話。\"\nauthors = [\"chen\", \"team\"]\nupdated = 2026-11-20\n";
const TEXT: &str = "+++\n\n病菌經由[雙手](term:soap)傳播[@who; @kim; @old]。\n";
const REVIEW: &str = "\n[review]\nby = \"lin\"\ndate = 2026-11-01\nnext = 2028-11-01\n";

/// The site of a guide with a section. `base` is the line with the site's address and `review` the section's review;
/// either may be empty.
fn site(base: &str, review: &str) -> Site {
    let guide = GUIDE.replace("BASE", base);
    let section = format!("{SECTION}{review}{TEXT}");
    Session::of_files(&[
        ("content/guide.toml", &guide),
        ("content/people.toml", PEOPLE),
        ("content/references.toml", REFERENCES),
        ("content/glossary.toml", GLOSSARY),
        ("content/sections/why.md", &section),
        ("content/tables/steps.toml", STEPS),
        ("content/questionnaires/check.toml", QUESTIONNAIRE),
    ])
    .build()
}

const STEPS: &str = r#"kind = "plain"
title = "步驟"

[[columns]]
id = "step"
title = "步驟"

[[rows]]
id = "wet"
step = "淋濕[@who]"
"#;

const BASE: &str = "base-url = \"https://example.org/guide/\"";

fn page<'s>(site: &'s Site, path: &str) -> &'s str {
    site.text(path).unwrap_or_else(|| panic!("{path} is not there"))
}

/// The attribute `name` of the first element that matches a CSS selector.
fn attribute(html: &str, selector: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let html = Html::parse_document(html);
    Some(html.select(&selector).next()?.attr(name)?.to_owned())
}

fn meta(html: &str, property: &str) -> Option<String> {
    attribute(html, &format!("meta[property='{property}'], meta[name='{property}']"), "content")
}

fn policy(html: &str) -> String {
    attribute(html, "meta[http-equiv=Content-Security-Policy]", "content").expect("a policy")
}

/// The JSON-LD of a page, decoded as a browser decodes it; `None` if the page has none.
fn data(html: &str) -> Option<Value> {
    let selector = Selector::parse("script[type='application/ld+json']").expect("a selector");
    let html = Html::parse_document(html);
    let text: String = html.select(&selector).next()?.text().collect();
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

#[test]
fn every_page_begins_with_its_policy() {
    for (path, html) in site(BASE, "").pages() {
        let after = html.split_once("<meta charset=\"utf-8\">\n").expect("a character set").1;
        assert!(after.starts_with("<meta http-equiv=\"Content-Security-Policy\""), "{path}");
        let policy = policy(html);
        for part in ["connect-src 'none'; ", "base-uri 'none'; ", "form-action 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        for part in ["unsafe", "http", "*"] {
            assert!(!policy.contains(part), "{path}: {policy}");
        }
        // The page has one policy, which allows no script by its address.
        assert!(!policy.contains("script-src 'self'"), "{path}: {policy}");
        assert_eq!(attribute(html, "script[src]", "src"), None, "{path}");
        assert_eq!(html.matches("http-equiv=\"Content-Security-Policy\"").count(), 1, "{path}");
        assert_eq!(meta(html, "referrer").as_deref(), Some("no-referrer"), "{path}");
    }
}

#[test]
fn a_policy_names_the_data_of_its_page_and_nothing_else() {
    let site = site("", "");
    let html = page(&site, "index.html");
    let hash = |begin: &str| {
        let script = html.split_once(begin).expect("a script").1;
        let script = script.split_once("</script>").expect("its end").0;
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
    };
    // The script for light and dark mode comes first. The policy has the hashes of this script and of the data script.
    let (first, data) = (hash("<script>"), hash("<script type=\"application/ld+json\">"));
    let source = format!("; script-src {first} {data}; ");
    assert!(policy(html).contains(&source), "{}", policy(html));
    assert!(policy(page(&site, "404.html")).contains(&format!("; script-src {first}; ")));
}

#[test]
fn a_policy_allows_scripts_where_there_is_one() {
    let script = ("templates/components/questionnaire/questionnaire.js", "'use strict';\n");
    let site =
        Session::of_files(&[("content/questionnaires/check.toml", QUESTIONNAIRE), script]).build();
    let html = page(&site, "questionnaires/check.html");
    let loader = |html: &str| {
        let scripts = html.split("<script>").skip(1).map(|rest| rest.split_once("</script>"));
        let mut texts = scripts.filter_map(|found| found.map(|(text, _)| text.to_owned()));
        texts.find(|text| text.contains("'../assets/") || text.contains("'assets/"))
    };
    let text = loader(html).expect("what loads the script");
    let below = text.rsplit_once("'../").expect("a relative address").1;
    let below = below.split_once('\'').expect("its end").0;
    assert!(below.starts_with("assets/tool-question-questionnaire-"), "{below}");
    // The scripts are in one file, first the shared code and then the tool. The page contains the hash of this file.
    let loaded = site.text(below).expect("the script");
    assert!(loaded.contains(script.1.trim_end()) && loaded.len() > script.1.len());
    let hash = |text: &str| format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
    assert!(text.contains(&format!("'{}'", hash(loaded))), "{text}");
    let source = format!("; script-src 'strict-dynamic' '{}' 'sha256-", hash(&text));
    assert!(policy(html).contains(&source), "{}", policy(html));
    assert!(policy(html).ends_with("; trusted-types osteon osteon-texts"), "{}", policy(html));
    // The file with the texts of the result is loaded before it. Its address changes when the texts change.
    let texts = site.text("questionnaires/check~result.js").expect("the texts");
    let first = text.split("[['").nth(1).expect("a list of scripts");
    assert!(first.starts_with("../questionnaires/check~result.js?"), "{first}");
    assert!(first.contains(&format!("', '{}'], ['../assets/", hash(texts))), "{first}");
    let index = page(&site, "index.html");
    assert_eq!(loader(index), None);
    assert!(!policy(index).contains("'strict-dynamic'"));
    assert!(policy(index).ends_with("; trusted-types 'none'"));
}

#[test]
fn a_section_shows_the_data_of_its_records() {
    let site = site(BASE, "");
    let data = data(page(&site, "why.html")).expect("data");
    let at = "https://example.org/guide/";
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "MedicalWebPage");
    assert_eq!(data["name"], "為什麼要洗手");
    assert_eq!(data["description"], "一句話。");
    assert_eq!(data["inLanguage"], "zh-Hant-TW");
    assert_eq!(data["dateModified"], "2026-11-20");
    assert_eq!(data["url"], format!("{at}why.html"));
    assert_eq!(data["author"][0]["@type"], "Person");
    assert_eq!(data["author"][1]["@type"], "Organization");
    assert_eq!(data["publisher"]["name"], "範例出版者");
    assert_eq!(data["citation"][1], "https://doi.org/10.1000/xyz");
    assert_eq!(data["citation"][2], "Soap </script> & \"water\"");
    assert_eq!(data["isPartOf"]["@id"], at);
    assert_eq!(data.get("breadcrumb"), None, "the page shows no path");
}

#[test]
fn a_page_in_a_part_names_the_path_that_it_shows() {
    let site = Session::of_folder(&fixture("parts")).build();
    let data = data(page(&site, "eat/drinks/milk.html")).expect("data");
    let steps = data["breadcrumb"]["itemListElement"].as_array().expect("a path");
    let names: Vec<_> = steps.iter().filter_map(|step| step["name"].as_str()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(
        steps[1]["item"].as_str().is_some_and(|item| item.ends_with("/eat/index.html")),
        "{steps:?}"
    );
}

#[test]
fn only_a_review_makes_a_page_reviewed() {
    let unreviewed = data(page(&site(BASE, ""), "why.html")).expect("data");
    assert_eq!(unreviewed.get("lastReviewed"), None);
    assert_eq!(unreviewed.get("reviewedBy"), None);
    let reviewed = data(page(&site(BASE, REVIEW), "why.html")).expect("data");
    assert_eq!(reviewed["lastReviewed"], "2026-11-01");
    assert_eq!(reviewed["reviewedBy"]["name"], "林志明");
    assert_eq!(reviewed["reviewedBy"]["hasCredential"]["name"], "家醫科專科醫師");
    assert_eq!(reviewed["reviewedBy"]["affiliation"]["name"], "範例醫院");
}

#[test]
fn each_type_of_page_says_what_it_is() {
    let site = site(BASE, REVIEW);
    for (path, sort) in [
        ("index.html", "WebSite"),
        ("why.html", "MedicalWebPage"),
        ("tables/steps.html", "MedicalWebPage"),
        ("questionnaires/check.html", "MedicalWebPage"),
        ("glossary.html", "WebPage"),
        ("references.html", "CollectionPage"),
        ("about.html", "AboutPage"),
    ] {
        let data = data(page(&site, path)).unwrap_or_else(|| panic!("{path} says nothing"));
        assert_eq!(data["@type"], sort, "{path}");
        assert!(data["name"].as_str().is_some_and(|name| !name.is_empty()), "{path}");
        let text = data.to_string();
        for word in ["MedicalRisk", "Rating", "FAQ"] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
    assert_eq!(data(page(&site, "404.html")), None);
    let terms = data(page(&site, "glossary.html")).expect("data")["mainEntity"].clone();
    assert_eq!(terms["@type"], "DefinedTermSet");
    let term = &terms["hasDefinedTerm"][0];
    assert_eq!(term["name"], "肥皂");
    assert_eq!(term["alternateName"], serde_json::json!(["soap", "香皂"]));
    assert_eq!(term["url"], "https://example.org/guide/glossary.html#soap");
}

#[test]
fn addresses_are_absolute_or_absent() {
    for (path, html) in site("", "").pages() {
        for property in ["og:url", "og:image"] {
            assert_eq!(meta(html, property), None, "{path}");
        }
        if let Some(data) = data(html) {
            assert_eq!((data.get("@id"), data.get("url")), (None, None), "{path}");
            assert_eq!(data["isPartOf"].get("url"), None, "{path}");
        }
    }
    let site = site(BASE, "");
    let html = page(&site, "why.html");
    assert_eq!(meta(html, "og:url").as_deref(), Some("https://example.org/guide/why.html"));
    assert_eq!(meta(html, "og:image").as_deref(), Some("https://example.org/guide/social.png"));
    assert_eq!(meta(html, "og:image:alt").as_deref(), Some("範例指南"));
    assert!(site.output.files.contains_key("social.png"));
}

#[test]
fn link_previews_contain_title_language_and_site() {
    let site = site("", "");
    let html = page(&site, "why.html");
    assert_eq!(meta(html, "og:title").as_deref(), Some("為什麼要洗手"));
    assert_eq!(meta(html, "og:description").as_deref(), Some("一句話。"));
    assert_eq!(meta(html, "og:type").as_deref(), Some("article"));
    assert_eq!(meta(html, "og:site_name").as_deref(), Some("範例指南"));
    assert_eq!(meta(html, "og:locale").as_deref(), Some("zh_TW"));
    assert_eq!(meta(page(&site, "index.html"), "og:type").as_deref(), Some("website"));
}

#[test]
fn a_title_cannot_end_the_element_that_holds_it() {
    let guide = "title = 'A \"</script><b>\" & </title> guide'\ndescription = '\"quoted\" </script>'\nlanguage = 'en-x-US'\n[publisher]\nname = '</script>'\n";
    let site = Session::of_files(&[("content/guide.toml", guide)]).build();
    let html = page(&site, "index.html");
    let data = data(html).expect("data");
    assert_eq!(data["name"], "A \"</script><b>\" & </title> guide");
    assert_eq!(data["publisher"]["name"], "</script>");
    assert_eq!(meta(html, "og:title").as_deref(), Some("A \"</script><b>\" & </title> guide"));
    // One of the two scripts has the data, the other is the theme's script.
    assert_eq!(html.matches("</script>").count(), 2);
    // After a subtag of one letter, no subtag is a region.
    assert_eq!(meta(html, "og:locale").as_deref(), Some("en"));
    let manifest: Value = serde_json::from_str(page(&site, "manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest["name"], "A \"</script><b>\" & </title> guide");
}

#[test]
fn the_manifest_works_in_any_folder() {
    let site = site(BASE, "");
    let manifest: Value = serde_json::from_str(page(&site, "manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest["short_name"], "範例");
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"zh-Hant-TW".into(), &"ltr".into()));
    assert_eq!(manifest["start_url"], "index.html");
    assert_eq!(
        manifest["theme_color"],
        meta(page(&site, "why.html"), "theme-color").expect("a colour")
    );
    for icon in manifest["icons"].as_array().expect("icons") {
        let address = icon["src"].as_str().expect("an address");
        assert!(site.output.files.contains_key(address), "{address}");
    }
    for (selector, path) in [
        ("link[rel=manifest]", "manifest.webmanifest"),
        ("link[rel=apple-touch-icon]", "icons/180.png"),
    ] {
        let href = attribute(page(&site, "tables/steps.html"), selector, "href");
        assert_eq!(href, Some(format!("../{path}")));
    }
}

#[test]
fn a_guide_without_a_sign_of_its_own_has_its_letter_as_icon() {
    let rings = site("motif = \"rings\"\n", "");
    let letter = site("", "");
    for (path, bytes) in letter.output.files.iter().filter(|(path, _)| path.starts_with("icons/")) {
        let icon = image::load_from_memory(bytes).expect("a picture").into_rgb8();
        let own = image::load_from_memory(&rings.output.files[path]).expect("a picture");
        assert_eq!(icon.dimensions(), (own.width(), own.height()), "{path}");
        let corner = icon.get_pixel(0, 0);
        let letters = icon.pixels().filter(|pixel| *pixel != corner).count();
        assert!(letters > 0 && letters * 2 < icon.pixels().len(), "{path}");
        assert_ne!(icon, own.into_rgb8(), "{path}");
    }
    assert_eq!(letter.output.files.keys().filter(|path| path.starts_with("icons/")).count(), 5);
}

#[test]
fn the_headers_file_has_what_a_page_cannot_set() {
    let site = site("", "");
    let headers = page(&site, "_headers");
    for header in ["frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "immutable"] {
        assert!(headers.contains(header), "{header}");
    }
}
