//! Charts: tables in, drawings out.

use scraper::ElementRef;

use crate::support::page::{Page, text};
use crate::support::project::{Session, Site};

/// How wide every picture is, in its own units.
const WIDTH: f64 = 340.0;

/// A site of one section, with these tables.
fn site(section: &str, tables: &[(&str, &str)]) -> Site {
    let section = format!("+++\ntitle = \"圖\"\n+++\n\n{section}\n");
    let paths: Vec<String> =
        tables.iter().map(|(name, _)| format!("content/tables/{name}.toml")).collect();
    let tables = paths.iter().zip(tables).map(|(path, (_, table))| (path.as_str(), *table));
    let mut files: Vec<(&str, &str)> = tables.collect();
    files.push(("content/sections/a.md", &section));
    Session::of_files(&files).build()
}

/// The page of one chart of one table.
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

/// The names of bands from the highest to the lowest, with where each begins and ends.
fn drawn_bands(page: &Page<'_>) -> Vec<(String, f64, f64)> {
    let boxes = page.all(".chart-picture rect.chart-box");
    let names = page.all(".chart-picture rect.chart-box + text");
    assert_eq!(boxes.len(), names.len());
    boxes
        .iter()
        .zip(names)
        .map(|(band, name)| {
            let top = number(band, "y");
            (name.text().collect(), top, top + number(band, "height"))
        })
        .collect()
}

/// Where each text of a picture is: left, right, top, bottom, by a guess at its width that is on the small side.
fn texts(page: &Page<'_>) -> Vec<(String, [f64; 4])> {
    let mut places = Vec::new();
    for element in page.all("svg.chart-picture text") {
        let spans: Vec<ElementRef<'_>> = element.child_elements().collect();
        let lines = if spans.is_empty() { vec![element] } else { spans };
        for line in lines {
            let text: String = line.text().collect();
            let wide =
                14.0 * text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>();
            let (x, y) = (number(&line, "x"), number(&line, "y"));
            let left = match element.attr("text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            places.push((text, [left, left + wide, y - 11.0, y + 2.0]));
        }
    }
    places
}

/// No text stands on another, or outside of its picture.
#[track_caller]
fn assert_legible(page: &Page<'_>) {
    let svg = page.all("svg.chart-picture");
    let view: Vec<f64> = svg[0]
        .attr("viewBox")
        .expect("a view")
        .split(' ')
        .map(|n| n.parse().expect("a number"))
        .collect();
    assert_eq!(view[..3], [0.0, 0.0, WIDTH]);
    let texts = texts(page);
    for (number, (text, [left, right, top, bottom])) in texts.iter().enumerate() {
        assert!(*left >= -1.0 && *right <= WIDTH + 1.0, "{text:?} is at {left}..{right}");
        assert!(
            *top >= 0.0 && *bottom <= view[3] + 1.0,
            "{text:?} is at {top}..{bottom} of {}",
            view[3]
        );
        for (other, [a, b, c, d]) in &texts[number + 1..] {
            let meet = left < b && a < right && top < d && c < bottom;
            assert!(!meet, "{text:?} stands on {other:?}");
        }
    }
}

const T_SCORES: &[(&str, &str)] = &[
    ("正常", "at-least = -1.0"),
    ("低骨量（骨質缺乏）", "above = -2.5, below = -1.0"),
    ("骨質疏鬆症", "at-most = -2.5"),
];

#[test]
fn bands_stand_from_high_to_low_and_meet_at_their_boundaries() {
    let site = drawn(&bands(T_SCORES));
    let page = page(&site);
    let drawn = drawn_bands(&page);
    let names: Vec<&str> = drawn.iter().map(|band| band.0.as_str()).collect();
    assert_eq!(names, ["正常", "低骨量（骨質缺乏）", "骨質疏鬆症"]);
    for pair in drawn.windows(2) {
        assert!((pair[0].2 - pair[1].1).abs() < 0.2, "{pair:?}");
    }
    let boundaries: Vec<String> =
        page.all(".chart-picture text[text-anchor=end]").iter().map(text).collect();
    assert_eq!(boundaries, ["−1.0", "−2.5"]);
    assert_legible(&page);
}

#[test]
fn bands_that_rise_are_drawn_as_bands_that_fall() {
    let falling = drawn(&bands(T_SCORES));
    let rising: Vec<_> = T_SCORES.iter().rev().copied().collect();
    let rising = drawn(&bands(&rising));
    assert_eq!(drawn_bands(&page(&falling)), drawn_bands(&page(&rising)));
}

#[test]
fn equal_steps_are_equally_long_where_names_have_room() {
    let rows = [
        ("低", "at-least = 0, below = 10"),
        ("中", "at-least = 10, below = 30"),
        ("高", "at-least = 30, at-most = 40"),
    ];
    let site = drawn(&bands(&rows));
    let page = page(&site);
    let lengths: Vec<f64> = drawn_bands(&page).iter().map(|band| band.2 - band.1).collect();
    assert!((lengths[1] - 2.0 * lengths[0]).abs() < 0.5, "{lengths:?}");
    assert!((lengths[2] - lengths[0]).abs() < 0.5, "{lengths:?}");
    assert!(!text(&page.all("svg.chart-picture")[0]).contains("刻度不等距"));
}

#[test]
fn one_very_wide_band_does_not_squeeze_the_others_and_the_picture_says_so() {
    let rows = [("低", "at-least = 0, below = 10"), ("高", "at-least = 10, below = 20000")];
    let site = drawn(&bands(&rows));
    let page = page(&site);
    assert!(drawn_bands(&page).iter().all(|band| band.2 - band.1 >= 30.0));
    assert!(text(&page.all("svg.chart-picture")[0]).contains("刻度不等距"));
}

#[test]
fn twelve_bands_and_long_names_have_room() {
    let ranges: Vec<String> = (0..12)
        .map(|n| match n {
            0 => "below = 1".to_owned(),
            11 => "at-least = 11".to_owned(),
            n => format!("at-least = {n}, below = {}", n + 1),
        })
        .collect();
    let rows: Vec<(&str, &str)> = ranges
        .iter()
        .map(|range| ("名稱很長很長的一個分級，長到一行放不下，要分成兩行或三行", range.as_str()))
        .collect();
    let site = drawn(&bands(&rows));
    let page = page(&site);
    assert_eq!(drawn_bands(&page).len(), 12);
    assert_legible(&page);
}

#[test]
fn one_band_is_drawn_and_no_band_is_not() {
    let one = drawn(&bands(&[("發燒", "at-least = 38.0")]));
    assert_eq!(drawn_bands(&page(&one)).len(), 1);
    assert_legible(&page(&one));
    for empty in [
        "kind = \"bands\"\ntitle = \"無\"\nmeasure = \"無\"\nrows = []\n",
        "kind = \"screening\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"factors\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"body-sites\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"exercises\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"balance\"\ntitle = \"無\"\ngain = \"多\"\nloss = \"少\"\nrows = []\n",
    ] {
        let none = drawn(empty);
        assert!(page(&none).all("figure.chart svg").is_empty());
        assert_eq!(page(&none).all("figure.chart figcaption").len(), 1);
    }
}

const SCANS: &str = "kind = \"plain\"\ntitle = \"紀錄\"\n[[columns]]\nid = \"visit\"\ntitle = \"檢查\"\n[[columns]]\nid = \"score\"\ntitle = \"T值\"\ntype = \"number\"\n[[rows]]\nid = \"a\"\nvisit = \"第一次\"\nscore = -0.7\n[[rows]]\nid = \"b\"\nvisit = \"第二次（22個月後）\"\nscore = -0.8\n[[rows]]\nid = \"c\"\nvisit = \"很久以後\"\nscore = -2.6\n";

fn marked() -> String {
    bands(T_SCORES).replace("measure", "marks = [\"table:scans\"]\nmeasure")
}

#[test]
fn marks_stand_in_their_bands_in_order_with_names_and_numbers() {
    let site = site("![](chart:it)", &[("it", &marked()), ("scans", SCANS)]);
    let page = page(&site);
    let heights: Vec<f64> =
        page.all(".chart-picture circle").iter().map(|dot| number(dot, "cy")).collect();
    assert!(heights.windows(2).all(|pair| pair[0] < pair[1]), "{heights:?}");
    let bands = drawn_bands(&page);
    for (height, band) in heights.iter().zip([0, 0, 2]) {
        assert!(
            bands[band].1 < *height && *height < bands[band].2,
            "{height} in {:?}",
            bands[band]
        );
    }
    let all = text(&page.all("svg.chart-picture")[0]);
    for said in ["第一次", "−0.7", "第二次", "−0.8", "很久以後", "−2.6"] {
        assert!(all.contains(said), "{said}");
    }
    assert_legible(&page);
    let tables: Vec<String> = page.all("figure.chart table caption").iter().map(text).collect();
    assert_eq!(tables, ["圖中的資料：分級", "圖中的資料：紀錄"]);
}

#[test]
fn a_mark_far_beyond_the_bands_stays_in_the_picture() {
    let far = SCANS.replace("-2.6", "-400.0");
    let site = site("![](chart:it)", &[("it", &marked()), ("scans", &far)]);
    assert_legible(&page(&site));
}

#[test]
fn what_an_author_writes_is_text_in_a_drawing() {
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
    for (svg, name) in page.all("svg.chart-picture").iter().zip(["一", "二"]) {
        assert_eq!(svg.attr("role"), Some("img"));
        let ids: Vec<&str> = svg.attr("aria-labelledby").expect("labels").split(' ').collect();
        let said: Vec<String> =
            ids.iter().map(|id| text(&page.all(&format!("[id='{id}']"))[0])).collect();
        assert_eq!(said[0], name);
        assert!(said[1].contains("骨質疏鬆症"), "{said:?}");
        seen.extend(ids.iter().map(|id| (*id).to_owned()));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 4);
    assert!(!site.text("a.html").expect("a page").contains("style=\""));
}

#[test]
fn the_data_stand_below_unless_the_whole_table_is_on_the_page() {
    let alone = drawn(&bands(T_SCORES));
    assert_eq!(page(&alone).all("figure.chart table tbody tr").len(), 3);
    assert_eq!(page(&alone).all("figure.chart > p > a[href='tables/it.html']").len(), 1);
    let both = site("![](chart:it)\n\n![](table:it)", &[("it", &bands(T_SCORES))]);
    let page = page(&both);
    assert!(page.all("figure.chart table").is_empty());
    assert_eq!(page.all("figure.chart > p > a[href='#table:it']").len(), 1);
    assert_eq!(page.all("[id='table:it']").len(), 1);
    // The print edition shows every table once.
    let print = Page::read("print.html", both.text("print.html").expect("a print edition"));
    assert!(print.all("figure.chart table").is_empty());
    assert_eq!(print.all("[id='table:it']").len(), 1);
}

const SCREENING: &str = "kind = \"screening\"\ntitle = \"時程\"\n[[rows]]\nid = \"w\"\nname = \"65歲以上女性\"\nsex = \"female\"\nage = { from = 65 }\nfirst = \"儘快\"\ninterval = { from = 1, to = 2, unit = \"year\" }\n[[rows]]\nid = \"m\"\nname = \"70歲以上男性\"\nsex = \"male\"\nage = { from = 70 }\nfirst = \"儘快\"\ninterval = { every = 2, unit = \"year\" }\n[[rows]]\nid = \"y\"\nname = \"20至40歲的人\"\nage = { from = 20, to = 40 }\nfirst = \"有需要時\"\ninterval = \"依結果\"\n[[rows]]\nid = \"f\"\nname = \"骨折過的人\"\nwhen = \"骨折後\"\nfirst = \"由醫師判斷\"\ninterval = { every = 1, unit = \"year\" }\n[[rows]]\nid = \"c\"\nname = \"兒童\"\nage = { to = 12 }\nfirst = \"有需要時\"\ninterval = \"一次\"\n";

#[test]
fn ages_stand_from_left_to_right_and_open_ends_are_arrows() {
    let site = drawn(SCREENING);
    let page = page(&site);
    let bars: Vec<(f64, f64)> = (page.all(".chart-picture rect").iter())
        .map(|bar| (number(bar, "x"), number(bar, "x") + number(bar, "width")))
        .collect();
    let [women, men, young, children] = bars[..] else { panic!("{bars:?}") };
    assert!(children.0 < young.0 && young.0 < women.0 && women.0 < men.0, "{bars:?}");
    assert!(children.1 < young.1 && young.1 < women.1, "{bars:?}");
    assert!((women.1 - men.1).abs() < 0.1, "both are open: {bars:?}");
    let arrows = page.all(".chart-picture path.chart-solid").len();
    assert_eq!(arrows, 3, "two at the old end, one at the young");
    let ages: Vec<f64> = page
        .all(".chart-picture text[text-anchor=middle]")
        .iter()
        .map(|age| text(age).parse().expect("an age"))
        .collect();
    assert!(ages.windows(2).all(|pair| pair[0] < pair[1]), "{ages:?}");
    assert!(ages[0] <= 12.0 && *ages.last().expect("ages") > 70.0, "{ages:?}");
    assert_legible(&page);
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
        let bar = &page.all(".chart-picture rect")[0];
        let (left, wide) = (number(bar, "x"), number(bar, "width"));
        assert!(left >= 0.0 && wide > 0.0 && left + wide <= WIDTH, "{age}: {left} + {wide}");
    }
}

#[test]
fn places_are_numbered_by_row_and_rows_without_one_are_left_out() {
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
    let dots = page.all(".chart-picture circle");
    assert_eq!(dots.len(), places.len());
    let at: Vec<(f64, f64)> =
        dots.iter().map(|dot| (number(dot, "cx"), number(dot, "cy"))).collect();
    for (n, a) in at.iter().enumerate() {
        for b in &at[n + 1..] {
            assert!((a.0 - b.0).hypot(a.1 - b.1) >= 19.0, "{a:?} and {b:?}");
        }
    }
    let all = text(&page.all("svg.chart-picture")[0]);
    assert!(all.contains("2 s0") && !all.contains("nowhere"), "{all}");
    assert_legible(&page);
}

#[test]
fn only_what_a_row_tells_is_marked() {
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
    let heads: Vec<String> =
        page.all(".chart-picture text[text-anchor=middle]").iter().map(text).collect();
    assert_eq!(heads, ["骨骼", "心肺"]);
    assert_eq!(page.all(".chart-picture circle").len(), 3);
    assert_legible(&page);
}

#[test]
fn factors_and_questions_stand_in_their_groups() {
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
    assert_eq!(page.all(".chart-picture rect").len(), 3);
    let all = text(&page.all("svg.chart-picture")[0]);
    assert!(all.contains("可以避免（2）") && all.contains("無法避免（1）"), "{all}");
    assert_legible(&page);
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
    let numbers: Vec<String> = page.all(".chart-picture rect + text").iter().map(text).collect();
    assert_eq!(numbers, ["2", "1", "3"]);
    assert_eq!(page.all(".chart-picture rect.chart-solid").len(), 1);
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
    assert_legible(&page);
}

#[test]
fn what_weighs_stands_on_its_side() {
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
    let middle = |weight: &ElementRef<'_>| number(weight, "x") + number(weight, "width") / 2.0;
    let sides: Vec<bool> =
        page.all(".chart-picture rect").iter().map(|weight| middle(weight) < WIDTH / 2.0).collect();
    assert_eq!(sides, [true, false, false]);
    assert_legible(&page);
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
