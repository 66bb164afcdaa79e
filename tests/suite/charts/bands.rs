//! Charts of bands: steps, boundaries, tones and marks.

use super::{T_SCORES, bands, drawn, page, percent, selector, site};
use crate::support::page::{Page, text};
use crate::support::project::Session;
use scraper::ElementRef;

/// The names of the steps of a chart, from the highest to the lowest, each with its tone.
fn drawn_bands(page: &Page<'_>) -> Vec<(String, String)> {
    let strong = selector(".chart-scale-name .chart-strong");
    let names = page
        .all(".chart-scale-step")
        .into_iter()
        .map(|step| step.select(&strong).map(|name| text(&name)).collect::<Vec<_>>().join("、"));
    let tones = page.all(".chart-scale-strip rect");
    names.zip(tones.iter().map(|tone| tone.attr("class").expect("a tone").to_owned())).collect()
}

fn boundaries(page: &Page<'_>) -> Vec<String> {
    page.all(".chart-scale-foot").iter().map(text).collect()
}

#[test]
fn bands_stand_from_high_to_low_with_their_boundaries_between_them() {
    let site = drawn(&bands(T_SCORES));
    let page = page(&site);
    let names: Vec<String> = drawn_bands(&page).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["正常", "低骨量（骨質缺乏）", "骨質疏鬆症"]);
    assert_eq!(boundaries(&page), ["−1.0", "−2.5"]);
}

#[test]
fn bands_that_rise_are_drawn_as_bands_that_fall() {
    let falling = drawn(&bands(T_SCORES));
    let rising: Vec<_> = T_SCORES.iter().rev().copied().collect();
    let rising = drawn(&bands(&rising));
    assert_eq!(drawn_bands(&page(&falling)), drawn_bands(&page(&rising)));
}

#[test]
fn tones_show_the_distance_from_the_best_band() {
    let tones = |best: &str| {
        let table = bands(T_SCORES).replace("measure", &format!("best = \"{best}\"\nmeasure"));
        let site = drawn(&table);
        drawn_bands(&page(&site)).into_iter().map(|(_, tone)| tone).collect::<Vec<_>>()
    };
    assert_eq!(tones("r0"), ["chart-scale-tone-1", "chart-scale-tone-3", "chart-scale-tone-5"]);
    assert_eq!(tones("r2"), ["chart-scale-tone-5", "chart-scale-tone-3", "chart-scale-tone-1"]);
    assert_eq!(tones("r1"), ["chart-scale-tone-5", "chart-scale-tone-1", "chart-scale-tone-5"]);
}

#[test]
fn without_a_best_band_tones_show_high_and_low() {
    let site = drawn(&bands(T_SCORES));
    let tones: Vec<String> = drawn_bands(&page(&site)).into_iter().map(|(_, tone)| tone).collect();
    assert_eq!(tones, ["chart-scale-plain-5", "chart-scale-plain-3", "chart-scale-plain-1"]);
}

#[test]
fn a_best_band_that_is_not_a_row_is_a_finding() {
    let table = bands(T_SCORES).replace("measure", "best = \"r9\"\nmeasure");
    let files = [
        ("content/sections/a.md", "+++\ntitle = \"圖\"\n+++\n\n看圖。\n"),
        ("content/tables/it.toml", &*table),
    ];
    assert!(Session::of_files(&files).report().contains("unknown-option"));
}

#[test]
fn uneven_steps_are_marked_as_uneven() {
    let even = [
        ("低", "at-least = 0, below = 10"),
        ("中", "at-least = 10, below = 20"),
        ("高", "at-least = 20"),
    ];
    let uneven = [("低", "at-least = 0, below = 10"), ("高", "at-least = 10, below = 20000")];
    let says = |rows: &[(&str, &str)]| {
        let site = drawn(&bands(rows));
        text(&page(&site).all(".chart-scale")[0]).contains("刻度不等距")
    };
    assert!(says(&uneven) && !says(&even));
}

#[test]
fn twelve_bands_each_have_a_step() {
    let ranges: Vec<String> = (0..12)
        .map(|n| match n {
            0 => "below = 1".to_owned(),
            11 => "at-least = 11".to_owned(),
            n => format!("at-least = {n}, below = {}", n + 1),
        })
        .collect();
    let rows: Vec<(&str, &str)> =
        ranges.iter().map(|range| ("名稱很長的一個分級", range.as_str())).collect();
    let site = drawn(&bands(&rows));
    let page = page(&site);
    assert_eq!((drawn_bands(&page).len(), boundaries(&page).len()), (12, 11));
}

#[test]
fn one_band_is_drawn_and_an_empty_table_is_not() {
    let one = drawn(&bands(&[("發燒", "at-least = 38.0")]));
    assert_eq!(drawn_bands(&page(&one)), [("發燒".to_owned(), "chart-scale-plain-1".to_owned())]);
    assert_eq!(boundaries(&page(&one)), ["38.0"]);
    for empty in [
        "kind = \"bands\"\ntitle = \"無\"\nmeasure = \"無\"\nrows = []\n",
        "kind = \"screening\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"factors\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"body-sites\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"exercises\"\ntitle = \"無\"\nrows = []\n",
        "kind = \"balance\"\ntitle = \"無\"\ngain = \"多\"\nloss = \"少\"\nrows = []\n",
    ] {
        let none = drawn(empty);
        assert!(page(&none).all("figure.chart [role=img]").is_empty());
        assert_eq!(page(&none).all("figure.chart figcaption").len(), 1);
    }
}

const SCANS: &str = "kind = \"plain\"\ntitle = \"紀錄\"\n[[columns]]\nid = \"visit\"\ntitle = \"檢查\"\n[[columns]]\nid = \"score\"\ntitle = \"T值\"\ntype = \"number\"\n[[rows]]\nid = \"a\"\nvisit = \"第一次\"\nscore = -0.7\n[[rows]]\nid = \"b\"\nvisit = \"第二次（22個月後）\"\nscore = -0.8\n[[rows]]\nid = \"c\"\nvisit = \"很久以後\"\nscore = -2.6\n";

fn marked() -> String {
    bands(T_SCORES).replace("measure", "marks = [\"table:scans\"]\nmeasure")
}

#[test]
fn marks_are_in_their_bands_in_order_with_names_and_numbers() {
    let site = site("![](chart:it)", &[("it", &marked()), ("scans", SCANS)]);
    let page = page(&site);
    let steps = page.all(".chart-scale-step");
    let said: Vec<String> = steps.iter().map(text).collect();
    assert!(
        said[0].contains("−0.7 第一次") && said[0].contains("−0.8 第二次（22個月後）"),
        "{said:?}"
    );
    assert!(said[2].contains("−2.6 很久以後"), "{said:?}");
    let dots = |step: &ElementRef<'_>| {
        step.select(&selector("circle")).map(|dot| percent(&dot, "cy")).collect::<Vec<_>>()
    };
    let above = dots(&steps[0]);
    assert!(
        above.len() == 2 && 0.0 < above[0] && above[0] < above[1] && above[1] < 100.0,
        "{above:?}"
    );
    assert!(dots(&steps[1]).is_empty() && dots(&steps[2]).len() == 1);
    // Two marks that would cover each other are side by side.
    let across = |step: &ElementRef<'_>| {
        step.select(&selector("circle")).map(|dot| percent(&dot, "cx")).collect::<Vec<_>>()
    };
    assert_eq!((across(&steps[0]), across(&steps[2])), (vec![25.0, 75.0], vec![50.0]));
    let tables: Vec<String> = page.all("figure.chart table caption").iter().map(text).collect();
    assert_eq!(tables, ["圖中的資料：分級", "圖中的資料：紀錄"]);
}

#[test]
fn a_mark_far_beyond_the_bands_stays_in_its_step() {
    let far = SCANS.replace("-2.6", "-400.0");
    let site = site("![](chart:it)", &[("it", &marked()), ("scans", &far)]);
    let places: Vec<f64> =
        page(&site).all(".chart-scale circle").iter().map(|dot| percent(dot, "cy")).collect();
    assert!(places.iter().all(|place| (0.0..=100.0).contains(place)), "{places:?}");
}
