//! Charts: the drawings made from tables.

mod bands;

use scraper::{ElementRef, Selector};

use crate::support::page::{Page, text};
use crate::support::project::{Session, Site};

/// The site of a guide with one section and these tables.
fn site(section: &str, tables: &[(&str, &str)]) -> Site {
    let section = format!("+++\ntitle = \"圖\"\n+++\n\n{section}\n");
    let paths: Vec<String> =
        tables.iter().map(|(name, _)| format!("content/tables/{name}.toml")).collect();
    let tables = paths.iter().zip(tables).map(|(path, (_, table))| (path.as_str(), *table));
    let mut files: Vec<(&str, &str)> = tables.collect();
    files.push(("content/sections/a.md", &section));
    Session::of_files(&files).build()
}

/// The site of a guide with this table, and a page that shows its chart.
fn drawn(table: &str) -> Site {
    site("![](chart:it)", &[("it", table)])
}

fn page(site: &Site) -> Page<'_> {
    Page::read("a.html", site.text("a.html").expect("the section has a page"))
}

fn bands(rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().enumerate().map(|(number, (name, range))| {
        format!("[[rows]]\nid = \"r{number}\"\nname = \"{name}\"\nrange = {{ {range} }}\nmeaning = \"說明\"\n")
    });
    format!("kind = \"bands\"\ntitle = \"分級\"\nmeasure = \"T值\"\n{}", rows.collect::<String>())
}

fn number(element: &ElementRef<'_>, attribute: &str) -> f64 {
    let value = element.attr(attribute).unwrap_or_else(|| panic!("no {attribute}"));
    value.parse().unwrap_or_else(|_| panic!("{attribute}=\"{value}\""))
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// The number in an attribute that is given in per cent.
fn percent(element: &ElementRef<'_>, attribute: &str) -> f64 {
    let value = element.attr(attribute).unwrap_or_else(|| panic!("no {attribute}"));
    value.trim_end_matches('%').parse().unwrap_or_else(|_| panic!("{attribute}=\"{value}\""))
}

const T_SCORES: &[(&str, &str)] = &[
    ("正常", "at-least = -1.0"),
    ("低骨量（骨質缺乏）", "above = -2.5, below = -1.0"),
    ("骨質疏鬆症", "at-most = -2.5"),
];

#[test]
fn author_text_in_a_drawing_is_escaped() {
    let site = drawn(&bands(&[("A & \\\\<b> \\\"C\\\"", "at-least = 1")]));
    let source = site.text("a.html").expect("a page");
    assert!(source.contains("A &amp; &lt;b&gt;"), "escaped once");
    assert!(!source.contains("&amp;amp;") && !source.contains("<b>"), "escaped once");
}

#[test]
fn a_picture_has_a_name_and_a_description_and_ids_of_its_own() {
    let site = site("![一](chart:it)\n\n![二](chart:it)", &[("it", &bands(T_SCORES))]);
    let page = page(&site);
    let mut seen = Vec::new();
    for (picture, name) in page.all("figure.chart [role=img]").iter().zip(["一", "二"]) {
        // The name of the picture is the chart's title. The description is a separate element, so that screen readers
        // do not read anything twice.
        assert_eq!(picture.attr("aria-label"), Some(name));
        let id = picture.attr("aria-describedby").expect("a description").to_owned();
        let said = text(&page.all(&format!("[id='{id}']"))[0]);
        assert!(said.contains("骨質疏鬆症") && !said.contains(name), "{said}");
        seen.push(id);
    }
    seen.dedup();
    assert_eq!(seen.len(), 2);
    assert!(!site.text("a.html").expect("a page").contains("style=\""));
}

#[test]
fn the_data_are_folded() {
    let site = drawn(&bands(T_SCORES));
    let page = page(&site);
    assert_eq!(page.all("figure.chart > details:not([open]) > summary").len(), 1);
    assert_eq!(page.all("figure.chart > details table").len(), 1);
}

#[test]
fn the_data_are_below_unless_the_whole_table_is_on_the_page() {
    let alone = drawn(&bands(T_SCORES));
    assert_eq!(page(&alone).all("figure.chart table tbody tr").len(), 3);
    assert_eq!(page(&alone).all("figure.chart details > p > a[href='tables/it.html']").len(), 1);
    let both = site("![](chart:it)\n\n![](table:it)", &[("it", &bands(T_SCORES))]);
    let page = page(&both);
    assert!(page.all("figure.chart table").is_empty());
    assert_eq!(page.all("figure.chart > p > a[href='#table:it']").len(), 1);
    assert_eq!(page.all("[id='table:it']").len(), 1);
    // The print edition shows every table only once.
    let print = Page::read("print.html", both.text("print.html").expect("a print edition"));
    assert!(print.all("figure.chart table").is_empty());
    assert_eq!(print.all("[id='table:it']").len(), 1);
}

const SCREENING: &str = "kind = \"screening\"\ntitle = \"時程\"\n[[rows]]\nid = \"w\"\nname = \"65歲以上女性\"\nsex = \"female\"\nage = { from = 65 }\nfirst = \"儘快\"\ninterval = { from = 1, to = 2, unit = \"year\" }\n[[rows]]\nid = \"m\"\nname = \"70歲以上男性\"\nsex = \"male\"\nage = { from = 70 }\nfirst = \"儘快\"\ninterval = { every = 2, unit = \"year\" }\n[[rows]]\nid = \"y\"\nname = \"20至40歲的人\"\nage = { from = 20, to = 40 }\nfirst = \"有需要時\"\ninterval = \"依結果\"\n[[rows]]\nid = \"f\"\nname = \"骨折過的人\"\nwhen = \"骨折後\"\nfirst = \"由醫師判斷\"\ninterval = { every = 1, unit = \"year\" }\n[[rows]]\nid = \"c\"\nname = \"兒童\"\nage = { to = 12 }\nfirst = \"有需要時\"\ninterval = \"一次\"\n";

#[test]
fn ages_stand_from_left_to_right_and_open_ends_are_arrows() {
    let site = drawn(SCREENING);
    let page = page(&site);
    let bars: Vec<(f64, f64)> = (page.all(".chart-timeline-bar rect.chart-solid").iter())
        .map(|bar| (percent(bar, "x"), percent(bar, "x") + percent(bar, "width")))
        .collect();
    let [women, men, young, children] = bars[..] else { panic!("{bars:?}") };
    assert!(children.0 < young.0 && young.0 < women.0 && women.0 < men.0, "{bars:?}");
    assert!(children.1 < young.1 && young.1 < women.1, "{bars:?}");
    assert!((women.1 - men.1).abs() < 0.1, "both are open: {bars:?}");
    let arrows = page.all(".chart-timeline-bar path.chart-solid").len();
    assert_eq!(arrows, 3, "two at the old end, one at the young");
    let ages: Vec<f64> = page
        .all(".chart-timeline-axis text")
        .iter()
        .map(|age| text(age).parse().expect("an age"))
        .collect();
    assert!(ages.windows(2).all(|pair| pair[0] < pair[1]), "{ages:?}");
    assert!(ages[0] <= 12.0 && *ages.last().expect("ages") > 70.0, "{ages:?}");
    let beside: Vec<String> = page.all("figure.chart li").iter().map(text).collect();
    assert_eq!(beside, ["骨折過的人：骨折後；每年"]);
}

#[test]
fn ages_may_be_few_or_old_or_the_same() {
    for age in ["{ from = 0, to = 0 }", "{ to = 1 }", "{ from = 130 }", "{ from = 50, to = 50 }"] {
        let table = format!(
            "kind = \"screening\"\ntitle = \"時程\"\n[[rows]]\nid = \"r\"\nname = \"人\"\nage = {age}\nfirst = \"一\"\ninterval = \"二\"\n"
        );
        let site = drawn(&table);
        let page = page(&site);
        let bar = &page.all(".chart-timeline-bar rect.chart-solid")[0];
        let (left, wide) = (percent(bar, "x"), percent(bar, "width"));
        assert!(left >= 0.0 && wide > 0.0 && left + wide <= 100.1, "{age}: {left} + {wide}");
    }
}

#[test]
fn body_places_are_numbered_from_the_head_down() {
    let row = |id: &str, place: &str| {
        format!("[[rows]]\nid = \"{id}\"\nname = \"{id}\"\nhow = \"跌倒\"\n{place}")
    };
    let places = ["wrist", "hip", "hip", "hip", "lower-back", "foot", "head"];
    let rows: String = (places.iter().enumerate())
        .map(|(n, place)| row(&format!("s{n}"), &format!("place = \"{place}\"\n")))
        .collect();
    let table = format!("kind = \"body-sites\"\ntitle = \"部位\"\n{}{rows}", row("nowhere", ""));
    let site = drawn(&table);
    let page = page(&site);
    let dots = page.all(".chart-body-picture circle");
    assert_eq!(dots.len(), places.len());
    let at: Vec<(f64, f64)> =
        dots.iter().map(|dot| (number(dot, "cx"), number(dot, "cy"))).collect();
    for (n, a) in at.iter().enumerate() {
        for b in &at[n + 1..] {
            assert!((a.0 - b.0).hypot(a.1 - b.1) >= 23.9, "{a:?} and {b:?}");
        }
    }
    let names: Vec<String> = page.all(".chart-body-names p").iter().map(text).collect();
    assert!(names[0].contains("1 s6") && !names.concat().contains("nowhere"), "{names:?}");
    // The table of data below the chart has the same numbers.
    let rows: Vec<String> = page.all("figure.chart tbody th").iter().map(text).collect();
    assert!(rows.contains(&"1 s6".to_owned()) && rows.contains(&"nowhere".to_owned()), "{rows:?}");
}

#[test]
fn only_stated_effects_are_marked() {
    let row = |id: &str, effects: &str| {
        format!(
            "[[rows]]\nid = \"{id}\"\nname = \"{id}\"\nmechanism = \"一\"\nbenefits = [\"二\"]\ncautions = [\"三\"]\n{effects}"
        )
    };
    let table = format!(
        "kind = \"exercises\"\ntitle = \"運動\"\n{}{}{}",
        row("a", "effects = [\"heart\", \"bone\"]\n"),
        row("b", "effects = [\"bone\"]\n"),
        row("c", "")
    );
    let site = drawn(&table);
    let page = page(&site);
    let chips: Vec<String> = page.all(".chart-comparison .chart-chips").iter().map(text).collect();
    assert_eq!(
        chips.iter().map(|chips| chips.trim()).collect::<Vec<_>>(),
        ["骨骼 心肺", "骨骼", ""]
    );
}

#[test]
fn factors_and_questions_are_in_their_groups() {
    let row = |id: &str, control: &str| {
        format!("[[rows]]\nid = \"{id}\"\nname = \"名稱{id}\"\ncontrol = \"{control}\"\n")
    };
    let table = format!(
        "kind = \"factors\"\ntitle = \"因素\"\n{}{}{}",
        row("a", "unavoidable"),
        row("b", "avoidable"),
        row("c", "avoidable")
    );
    let site = drawn(&table);
    let page = page(&site);
    assert_eq!(page.all(".chart-groups .chart-chip").len(), 3);
    let all = text(&page.all(".chart-groups")[0]);
    assert!(all.contains("可以避免（2）") && all.contains("無法避免（1）"), "{all}");
}

#[test]
fn a_questionnaire_is_drawn_by_number_and_its_questions_are_links() {
    let item = |id: &str, group: &str, flag: &str| {
        format!(
            "[[items]]\nid = \"{id}\"\nquestion = \"問題{id}\"\ngroup = \"{group}\"\nflag = \"{flag}\"\nwhy = \"一\"\nnext-step = \"二\"\n"
        )
    };
    let questionnaire = format!(
        "title = \"檢視\"\nclosing = \"不是診斷。\"\n{}{}{}[[outcomes]]\nid = \"card\"\ntitle = \"卡\"\ncare = \"non-urgent\"\ntext = \"文字。\"\n",
        item("a", "can-change", "none"),
        item("b", "sign", "see-doctor"),
        item("c", "can-change", "tell-doctor")
    );
    let session = Session::of_files(&[
        ("content/questionnaires/check.toml", &questionnaire),
        ("content/sections/a.md", "+++\ntitle = \"圖\"\n+++\n\n![](chart:check)\n"),
    ]);
    let site = session.build();
    let page = page(&site);
    let numbers: Vec<String> = page.all(".chart-groups .chart-chip").iter().map(text).collect();
    assert_eq!(numbers, ["2", "1", "3"]);
    assert_eq!(page.all(".chart-groups .chart-chip-on").len(), 1);
    let links: Vec<&str> =
        page.all("figure.chart td a").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(
        links,
        [
            "questionnaires/check.html#b",
            "questionnaires/check.html#a",
            "questionnaires/check.html#c"
        ]
    );
}

#[test]
fn each_weight_is_on_its_side() {
    let row = |id: &str, side: &str| {
        format!(
            "[[rows]]\nid = \"{id}\"\nname = \"名稱很長很長而且有括號（{id}）的一項\"\nside = \"{side}\"\n"
        )
    };
    let table = format!(
        "kind = \"balance\"\ntitle = \"平衡\"\ngain = \"增\"\nloss = \"減\"\n{}{}{}",
        row("a", "loss"),
        row("b", "gain"),
        row("c", "loss")
    );
    let site = drawn(&table);
    let page = page(&site);
    let counts: Vec<usize> =
        ["gain", "loss"].map(|side| page.all(&format!(".chart-weight-{side}")).len()).into();
    assert_eq!(counts, [1, 2]);
    let cells: Vec<String> = page.all("figure.chart tbody tr").iter().map(text).collect();
    assert!(cells[1].ends_with("增"), "{cells:?}");
}

#[test]
fn a_link_to_a_chart_leads_to_its_table() {
    let site = site("[圖](chart:it)\n\n[](chart:it)", &[("it", &bands(T_SCORES))]);
    let page = page(&site);
    let links: Vec<_> = page.all("main p > a[href='tables/it.html']").iter().map(text).collect();
    assert_eq!(links, ["圖", "分級"]);
}
