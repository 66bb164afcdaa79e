//! Plain text does not change the meaning that markup has given to a text. Checks all files of a site.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::support::project::{Session, Site, projects};

/// Checks all guides: superscripts must not become part of a number, and struck-out text must stay marked.
#[test]
fn no_output_of_any_guide_changes_what_a_text_means() {
    let wrong: Vec<String> = projects()
        .par_iter()
        .flat_map(|(name, root)| {
            let session = Session::of_folder(root);
            let complaints = complaints(&session, &session.build()).into_iter();
            complaints.map(move |what| format!("{name}: {what}")).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_law_detects_a_lost_sign() {
    let session = guide();
    let mut site = session.build();
    assert_eq!(complaints(&session, &site), [""; 0]);
    for lost in ["4×109/L", "每天吃一顆"] {
        let page = format!("<p>{lost}</p>");
        site.output.files.insert("b.html".to_owned(), page.into_bytes().into());
        assert_eq!(complaints(&session, &site).len(), 1, "{lost}");
    }
}

/// Complains about files of a site in which a power has become a plain number, or struck-out text has lost its marks.
fn complaints(session: &Session, site: &Site) -> Vec<String> {
    let files = session.sources.files.iter();
    let texts: Vec<_> = files.map(|file| file.text.read().to_string()).collect();
    let written = texts.join("\n");
    let (powers, struck) = (joined_powers(&written), struck_texts(&written));
    let mut complaints = Vec::new();
    for path in site.output.files.keys() {
        let Some(text) = site.text(path) else { continue };
        if path.starts_with("assets/") {
            continue;
        }
        for power in powers.iter().filter(|power| text.contains(*power)) {
            complaints.push(format!("{path}: {power}"));
        }
        let rest = without(&without(text, "<del>", "</del>"), "~~", "~~");
        for own in struck.iter().filter(|own| rest.contains(*own)) {
            complaints.push(format!("{path}: {own} is not struck"));
        }
    }
    complaints
}

/// The powers and indices in a text, as they would look without their tags: `4×109` for `4×10<sup>9</sup>`.
fn joined_powers(written: &str) -> BTreeSet<String> {
    let mut powers = BTreeSet::new();
    for tag in ["sup", "sub"] {
        for (at, start) in written.match_indices(&format!("<{tag}>")) {
            let base: String = written[..at].chars().rev().take(4).collect();
            let base: String = base.chars().rev().collect();
            let Some((script, _)) = written[at + start.len()..].split_once("</") else { continue };
            let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
            let is_plain = !base.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
            if is_plain && base.ends_with(|c: char| c.is_ascii_digit()) && is_number(script) {
                powers.insert(format!("{base}{script}"));
            }
        }
    }
    powers
}

/// The texts that are struck out in a text, and that do not also occur without being struck out.
fn struck_texts(written: &str) -> BTreeSet<String> {
    let parts: Vec<&str> = written.split("~~").collect();
    let inner =
        parts.iter().skip(1).step_by(2).filter(|text| text.len() > 9 && !text.contains('\n'));
    let rest = without(written, "~~", "~~");
    inner.filter(|text| !rest.contains(**text)).map(|text| (*text).to_owned()).collect()
}

/// Removes all text from each mark `start` to the next mark `end`, with the marks.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        kept.push('\n');
        rest = after.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

const GUIDE: &str = r#"title = "血液檢查"
description = "怎麼讀。"
language = "zh-Hant-TW"
base-url = "https://example.org/"
key-messages = ["正常是 4×10<sup>9</sup>/L 以上，~~每天吃一顆~~。"]

[publisher]
name = "範例"
"#;

const SECTION: &str = r##"+++
title = "白血球"
updated = 2026-11-01
key-messages = ["4×10<sup>9</sup>/L", "喝 H<sub>2</sub>O"]
+++

正常是 4×10<sup>9</sup>/L，喝 H<sub>2</sub>O，~~每天吃一顆~~每週吃一顆，<ruby>漢<rt>ㄏㄢˋ</rt></ruby>字，
x<sub>1</sub>2，見[](cause:low)、[](term:wbc)。

## 4×10<sup>9</sup>/L 與 ~~每天吃一顆~~ {#levels}

## 低於 3×10<sup>9</sup>/L

> [!KEY] 4×10<sup>9</sup>/L、~~每天吃一顆~~
> 這是重點。

![4×10<sup>9</sup>/L 的分界，~~每天吃一顆~~](chart:levels)

![4×10<sup>9</sup>/L](table:causes)
"##;

const CAUSES: &str = r#"kind = "causes"
title = "原因"
description = "4×10<sup>9</sup>/L，~~每天吃一顆~~。"

[[rows]]
id = "low"
name = "低於 4×10<sup>9</sup>/L、~~每天吃一顆~~、CO<sub>2</sub>"
summary = "見 4×10<sup>9</sup>/L。"
"#;

const LEVELS: &str = r#"kind = "bands"
title = "分級"
measure = "白血球"

[[rows]]
id = "low"
name = "低（4×10<sup>9</sup>/L 以下，~~每天吃一顆~~）"
range = { below = 4 }
meaning = "少於 4×10<sup>9</sup>/L。"

[[rows]]
id = "normal"
name = "正常"
range = { at-least = 4 }
meaning = "夠。"
"#;

const CHECK: &str = r#"title = "檢視"
introduction = "4×10<sup>9</sup>/L，~~每天吃一顆~~。"
closing = "這不是診斷。"

[[items]]
id = "low"
question = "曾經低於 4×10<sup>9</sup>/L 嗎？~~每天吃一顆~~"
hint = "看 4×10<sup>9</sup>/L 那一行。"
group = "medical-history"
why = "4×10<sup>9</sup>/L 是分界。"
next-step = "帶報告去，~~每天吃一顆~~。"
statement = "我曾經低於 4×10<sup>9</sup>/L。"

[[outcomes]]
id = "all"
title = "4×10<sup>9</sup>/L"
text = "~~每天吃一顆~~"
"#;

const TERMS: &str = r#"[wbc]
term = "白血球"
definition = "正常 4×10<sup>9</sup>/L，~~每天吃一顆~~。"
"#;

const FILES: [(&str, &str); 6] = [
    ("content/guide.toml", GUIDE),
    ("content/glossary.toml", TERMS),
    ("content/sections/blood.md", SECTION),
    ("content/tables/causes.toml", CAUSES),
    ("content/tables/levels.toml", LEVELS),
    ("content/questionnaires/check.toml", CHECK),
];

fn guide() -> Session {
    Session::of_files(&FILES)
}

#[test]
fn powers_indices_readings_and_struck_text_keep_their_meaning_everywhere() {
    let session = guide();
    let site = session.build();
    assert_eq!(complaints(&session, &site), [""; 0]);
    let page = site.text("blood.html").expect("the section");
    let description = "正常是 4×10^9/L，喝 H2O，~~每天吃一顆~~每週吃一顆，漢（ㄏㄢˋ）字， x_(1)2，見低於 4×10^9/L、\
                       ~~每天吃一顆~~、CO2、白血球。";
    assert!(page.contains(&format!("content=\"{description}\"")), "{page}");
    // A drawing shows superscripts as characters of Unicode.
    assert!(page.contains("4×10⁹/L"), "{page}");
}

#[test]
fn markup_is_kept_where_html_is_possible() {
    let in_part = [("content/sections/part/cells.md", SECTION)];
    let site = Session::of_files(&[&FILES[..], &in_part].concat()).build();
    let page = site.text("blood.html").expect("the section");
    for html in [
        "<a href=\"tables/causes.html#low\">低於 4×10<sup>9</sup>/L、<del>每天吃一顆</del>、CO<sub>2</sub></a>",
        "<a href=\"#levels\">4×10<sup>9</sup>/L 與 <del>每天吃一顆</del></a>",
    ] {
        assert!(page.contains(html), "{html}\n{page}");
    }
    let part = site.text("part/index.html").expect("the part");
    assert!(part.contains("<p>正常是 4×10<sup>9</sup>/L，喝 H<sub>2</sub>O，"), "{part}");
}

/// Pairs of Markdown and the plain text that exports have for it.
const WRITTEN: [(&str, &str); 14] = [
    ("10<sup>−3</sup>", "10^−3"),
    ("10<sup>a+b</sup>", "10^(a+b)"),
    ("e<sup>x</sup>y", "e^(x)y"),
    ("1<sup>st</sup>", "1st"),
    ("X<sup>®</sup>", "X®"),
    ("Ca<sup>2+</sup>", "Ca^2+"),
    ("SO<sub>4</sub><sup>2−</sup>", "SO4^2−"),
    ("HbA<sub>1c</sub>", "HbA1c"),
    ("x<sub>1</sub>2", "x_(1)2"),
    ("T<sub>−1</sub>", "T_−1"),
    ("10<sub>2</sub>", "10_2"),
    ("10<sup>10<sup>2</sup></sup>", "10^(10^2)"),
    ("<ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp>字<rt>ㄗˋ</rt></ruby>", "漢(ㄏㄢˋ)字（ㄗˋ）"),
    ("[藥](https://example.org/)**停** `x`", "藥停 x"),
];

#[test]
fn plain_text_keeps_the_signs_that_carry_meaning() {
    let rows = WRITTEN.iter().enumerate().map(|(number, (markdown, _))| {
        format!("[[rows]]\nid = \"r{number}\"\nname = '{markdown}'\nsummary = \"x\"\n")
    });
    let table = format!("kind = \"causes\"\ntitle = \"x\"\n{}", rows.collect::<String>());
    let site = Session::of_files(&[("content/tables/causes.toml", table.as_str())]).build();
    let csv = site.text("tables/causes.csv").expect("the export");
    for (number, (markdown, text)) in WRITTEN.iter().enumerate() {
        let line = format!("r{number},{text},x,");
        assert!(csv.contains(&line), "{markdown}: {line}\n{csv}");
    }
}
