//! Bands with two measures, of whole numbers, and with care cards, which come before all questions.

use serde_json::{Value, json};

use super::Guide;
use crate::support::project::{Session, fixture};

fn guide() -> Guide {
    Guide::of_session(&Session::of_folder(&fixture("pressure")))
}

/// The result for two numbers of an adult with the right monitor.
fn read(guide: &Guide, numbers: Value) -> Value {
    let answers = json!({ "age": 60, "answers": { "device": "arm" }, "numbers": numbers });
    guide.result("pressure", &answers)
}

#[test]
fn the_number_further_down_the_table_decides() {
    let guide = guide();
    for (upper, lower, band, by) in [
        (110, 70, "usual", &["systolic", "diastolic"][..]),
        (119, 80, "raised", &["diastolic"]),
        (134, 84, "raised", &["systolic", "diastolic"]),
        (120, 60, "raised", &["systolic"]),
    ] {
        assert_eq!(
            read(&guide, json!({ "systolic": upper, "diastolic": lower })),
            json!({ "band": band, "by": by, "missing": [] }),
            "{upper}/{lower}"
        );
    }
    assert_eq!(
        read(&guide, json!({ "systolic": 150, "diastolic": 84 })),
        json!({ "band": "high", "by": ["systolic"], "missing": [], "care": ["high"] })
    );
}

#[test]
fn one_number_is_read_alone_and_the_other_reported_as_missing() {
    let guide = guide();
    assert_eq!(
        read(&guide, json!({ "systolic": 125 })),
        json!({ "band": "raised", "by": ["systolic"], "missing": ["diastolic"] })
    );
    assert_eq!(read(&guide, json!({})), json!({ "number": "missing" }));
}

#[test]
fn decimals_are_not_whole_numbers_and_leave_no_gap() {
    let guide = guide();
    let wrong = |of: &[&str]| json!({ "number": "implausible", "of": of });
    assert_eq!(read(&guide, json!({ "systolic": 134.5 })), wrong(&["systolic"]));
    assert_eq!(
        read(&guide, json!({ "systolic": 300, "diastolic": 80.5 })),
        wrong(&["systolic", "diastolic"])
    );
    assert_eq!(
        read(&guide, json!({ "systolic": 120.0 })),
        json!({ "band": "raised", "by": ["systolic"], "missing": ["diastolic"] })
    );
}

#[test]
fn a_care_card_comes_before_unknown_facts() {
    let guide = guide();
    let of = |answers: Value| guide.result("pressure", &answers);
    let numbers = json!({ "systolic": 210 });
    let undecided = json!({ "undecided": ["other", "child"], "care": ["crisis"] });
    assert_eq!(of(json!({ "numbers": numbers })), undecided);
    let unsure = json!({ "age": 60, "answers": { "device": "unsure" }, "numbers": numbers });
    assert_eq!(of(unsure), json!({ "undecided": ["other"], "care": ["crisis"] }));
    // If the other number is implausible, the card is shown nevertheless.
    assert_eq!(
        read(&guide, json!({ "systolic": 210, "diastolic": 900 })),
        json!({ "number": "implausible", "of": ["diastolic"], "care": ["crisis"] })
    );
    // If both numbers are in a row with a card, both cards are shown.
    assert_eq!(
        read(&guide, json!({ "systolic": 150, "diastolic": 120 })),
        json!({ "band": "crisis", "by": ["diastolic"], "missing": [], "care": ["high", "crisis"] })
    );
}

#[test]
fn a_number_with_another_meaning_shows_no_care_card() {
    let guide = guide();
    let of = |answers: Value| guide.result("pressure", &answers);
    let numbers = json!({ "systolic": 210 });
    let other = json!({ "age": 60, "answers": { "device": "other" }, "numbers": numbers });
    assert_eq!(of(other), json!({ "refused": ["other"] }));
    // A refusal with `keeps-care` keeps the card, because the number means the same for this reader as for others.
    assert_eq!(
        of(json!({ "age": 9, "numbers": numbers })),
        json!({ "refused": ["child"], "care": ["crisis"] })
    );
    let both = json!({ "age": 9, "answers": { "device": "other" }, "numbers": numbers });
    assert_eq!(of(both), json!({ "refused": ["other", "child"] }));
}

#[test]
fn the_first_row_decides_if_the_table_says_so() {
    let text = "kind = \"bands\"\ntitle = \"T\"\nmeasure = \"M\"\ndecides = \"first\"\n
[[measures]]\nid = \"a\"\nname = \"A\"\n\n[[measures]]\nid = \"b\"\nname = \"B\"\n
[[rows]]\nid = \"high\"\nname = \"High\"\na = { at-least = 5 }\nb = { at-least = 50 }\nmeaning = \"M.\"\n
[[rows]]\nid = \"low\"\nname = \"Low\"\na = { below = 5 }\nb = { below = 50 }\nmeaning = \"M.\"\n";
    let guide = Guide::of(&[("content/tables/t.toml", text)]);
    assert_eq!(
        guide.result("t", &json!({ "numbers": { "a": 4.9, "b": 50 } })),
        json!({ "band": "high", "by": ["b"], "missing": [] })
    );
}
