//! Exports: tables for spreadsheets and programs, questionnaires for health records, reminders for calendars. Also the
//! links from a page to its exports.

mod calendar;
mod csv;
mod fhir;
mod json;

use scraper::{Html, Selector};

use crate::support::project::{QUESTIONNAIRE, Session, Site, projects};

/// A table that has a column of every type that a file may declare, and a row with a value in each column.
const COLUMNS: &str = r##"kind = "plain"
title = "欄位"
description = "每一種**欄位**。"
note = "見[病因](cause:aging)。"
sources = ["who"]

[[columns]]
id = "name"
title = "名稱"

[[columns]]
id = "text"
title = "文字"
type = "text"

[[columns]]
id = "prose"
title = "段落"
type = "prose"

[[columns]]
id = "list"
title = "清單"
type = "list"

[[columns]]
id = "number"
title = "數字"
type = "number"
unit = "分"

[[columns]]
id = "quantity"
title = "數量"
type = "quantity"

[[columns]]
id = "age"
title = "年齡"
type = "age"

[[columns]]
id = "interval"
title = "間隔"
type = "interval"

[[columns]]
id = "range"
title = "範圍"
type = "range"

[[columns]]
id = "date"
title = "日期"
type = "date"

[[columns]]
id = "mentions"
title = "提到"
type = "mentions"

[[columns]]
id = "sources"
title = "出處"
type = "citations"

[[rows]]
id = "full"
name = "**粗**的[老化](cause:aging)[@who]，10<sup>9</sup>"
text = "說 \"好\", 再見"
prose = "第一段[@kim, p. 3]。\n\n- 一\n- 二"
list = ["甲[@who]", "乙"]
number = -1.0
quantity = { from = 1, to = 2.50, unit = "杯" }
age = { from = 20, to = 40 }
interval = { from = 1, to = 2, unit = "year" }
range = { above = -2.5, at-most = -1.0 }
date = "2024-01"
mentions = ["cause:aging", "section:a"]
sources = ["who", "kim, p. 3"]

[[rows]]
id = "sparse"
name = "空"
quantity = { value = 60, unit = "%" }
age = { to = 12 }
range = { at-least = 3 }
"##;

const CAUSES: &str = r#"kind = "causes"
title = "病因"

[[rows]]
id = "aging"
name = "老化"
summary = "變老。"
"#;

const REFERENCES: &str = r#"[who]
type = "guideline"
title = "Guide"
authors = ["WHO"]
year = 2009

[kim]
type = "article"
title = "文章"
authors = ["Kim A", "Lee B"]
year = 2020
doi = "10.1000/xyz"
"#;

/// The site of a guide with these files, and with the tables and references that they mention.
fn site(files: &[(&str, &str)]) -> Site {
    let beside = [
        ("content/tables/causes.toml", CAUSES),
        ("content/tables/columns.toml", COLUMNS),
        ("content/references.toml", REFERENCES),
    ];
    Session::of_files(&[&beside, files].concat()).build()
}

#[track_caller]
fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    site.text(path).unwrap_or_else(|| panic!("{path} is not there"))
}

/// The addresses of the exports to which a page links.
fn linked(html: &str) -> Vec<String> {
    let selector = Selector::parse("main a[download]").expect("a selector");
    let html = Html::parse_document(html);
    html.select(&selector).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

#[test]
fn the_page_of_a_table_leads_to_its_exports() {
    let site = site(&[("content/questionnaires/check.toml", QUESTIONNAIRE)]);
    let page = text(&site, "tables/columns.html");
    assert_eq!(linked(page), ["../tables/columns.csv", "../tables/columns.json"]);
    let page = text(&site, "questionnaires/check.html");
    assert_eq!(linked(page), ["../questionnaires/check.fhir.json"]);
}

#[test]
fn other_pages_do_not_link_to_exports() {
    let section = "+++\ntitle = \"A\"\n+++\n\n![](table:columns)\n\n![](questionnaire:check)\n";
    let site = site(&[
        ("content/questionnaires/check.toml", QUESTIONNAIRE),
        ("content/sections/a.md", section),
    ]);
    for (path, html) in site.pages() {
        if !path.starts_with("tables/") && !path.starts_with("questionnaires/") {
            assert_eq!(linked(html), [""; 0], "{path}");
        }
    }
}

#[test]
fn folder_addresses_do_not_move_exports() {
    let guide = "title = \"T\"\ndescription = \"D\"\nlanguage = \"en\"\nurls = \"folders\"\n\
        [publisher]\nname = \"P\"\n";
    let site = site(&[("content/guide.toml", guide)]);
    let page = text(&site, "tables/columns/index.html");
    assert_eq!(linked(page), ["../../tables/columns.csv", "../../tables/columns.json"]);
    text(&site, "tables/columns.csv");
}

#[test]
fn every_table_and_every_questionnaire_of_every_guide_is_exported() {
    for (name, folder) in projects() {
        let session = Session::of_folder(&folder);
        let (guide, site) = (session.check().guide, session.build());
        for table in &guide.guide.tables {
            let file = |ending| text(&site, &format!("tables/{}.{ending}", table.id.value)).len();
            assert!(file("csv") > 0 && file("json") > 0, "{name}");
        }
        for questionnaire in &guide.guide.questionnaires {
            text(&site, &format!("questionnaires/{}.fhir.json", questionnaire.id.value));
        }
    }
}
