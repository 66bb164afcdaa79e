//! Band readers: refusals that hold, refusals about which it is unknown whether they hold, and the row for a number.

use serde_json::{Value, json};

use super::Guide;

const SCORES: &str = r#"kind = "bands"
title = "Scores"
measure = "T-score"
accepts = { at-least = -10, at-most = 10 }

[[questions]]
id = "device"
question = "A question?"
answer = "choice"
options = ["dxa", "heel", "other"]

[[questions]]
id = "menopause"
question = "A question?"
applies-to = "female"

[[refusals]]
id = "heel"
when = { item = "device", is = "heel" }
reason = "Not this one."

[[refusals]]
id = "before-menopause"
when = { item = "menopause", is = "no" }
reason = "Not yet."

[[refusals]]
id = "young"
when = { age = { to = 49 } }
reason = "Too young."

[[rows]]
id = "usual"
name = "Usual"
range = { at-least = -1.0 }
meaning = "Usual."

[[rows]]
id = "low"
name = "Low"
range = { above = -2.5, below = -1.0 }
meaning = "Low."

[[rows]]
id = "very-low"
name = "Very low"
range = { at-most = -2.5 }
meaning = "Very low."
"#;

fn guide() -> Guide {
    Guide::of(&[("content/tables/scores.toml", SCORES)])
}

/// The result for a number of a man of 60, measured with a device for which the table is valid.
fn read(guide: &Guide, number: Value) -> Value {
    let answers = json!({ "device": "dxa" });
    guide.result(
        "scores",
        &json!({ "sex": "male", "age": 60, "answers": answers, "number": number }),
    )
}

#[test]
fn each_boundary_belongs_to_one_band() {
    let guide = guide();
    for (number, band) in [
        (10.0, "usual"),
        (0.0, "usual"),
        (-0.0, "usual"),
        (-0.99, "usual"),
        (-1.0, "usual"),
        (-1.01, "low"),
        (-2.49, "low"),
        (-2.5, "very-low"),
        (-2.51, "very-low"),
        (-10.0, "very-low"),
    ] {
        assert_eq!(read(&guide, json!(number)), json!({ "band": band }), "{number}");
    }
}

#[test]
fn an_impossible_number_has_no_band() {
    let guide = guide();
    for number in [json!(10.01), json!(-10.5), json!(25), json!(-1e300)] {
        assert_eq!(read(&guide, number.clone()), json!({ "number": "implausible" }), "{number}");
    }
    for number in [json!(null), json!("unsure")] {
        assert_eq!(read(&guide, number.clone()), json!({ "number": "missing" }), "{number}");
    }
}

#[test]
fn a_refused_reader_sees_every_reason_and_no_band() {
    let guide = guide();
    let of = |answers: Value| guide.result("scores", &answers);
    assert_eq!(
        of(json!({ "sex": "male", "age": 60, "answers": { "device": "heel" }, "number": -3 })),
        json!({ "refused": ["heel"] })
    );
    assert_eq!(
        of(json!({ "sex": "female", "age": 49,
            "answers": { "device": "heel", "menopause": "no" }, "number": -3 })),
        json!({ "refused": ["heel", "before-menopause", "young"] })
    );
    // If one refusal holds, there is no band, even if other facts are unknown or the number is missing.
    assert_eq!(of(json!({ "age": 20 })), json!({ "refused": ["young"] }));
    assert_eq!(of(json!({ "age": 20, "number": 99 })), json!({ "refused": ["young"] }));
}

#[test]
fn refusals_are_decided_before_a_number_is_read() {
    let guide = guide();
    let of = |answers: Value| guide.result("scores", &answers);
    let undecided = |ids: &[&str]| json!({ "undecided": ids });
    assert_eq!(of(json!({ "number": -3 })), undecided(&["heel", "before-menopause", "young"]));
    let dxa = json!({ "device": "dxa", "menopause": "yes" });
    assert_eq!(of(json!({ "sex": "female", "answers": dxa, "number": -3 })), undecided(&["young"]));
    assert_eq!(
        of(json!({ "sex": "female", "age": [45, 55], "answers": dxa, "number": -3 })),
        undecided(&["young"])
    );
    let unsure = json!({ "device": "unsure", "menopause": "yes" });
    assert_eq!(
        of(json!({ "sex": "female", "age": 60, "answers": unsure, "number": -3 })),
        undecided(&["heel"])
    );
    let open = json!({ "device": "dxa", "menopause": "unsure" });
    assert_eq!(
        of(json!({ "sex": "female", "age": 60, "answers": open, "number": 99 })),
        undecided(&["before-menopause"])
    );
    // A man is not asked about the menopause, so nothing is unknown. Readers who do not tell their sex are asked.
    assert_eq!(
        of(json!({ "sex": "male", "age": 60, "answers": open, "number": -3 })),
        json!({ "band": "very-low" })
    );
    assert_eq!(
        of(json!({ "age": 60, "answers": { "device": "dxa" }, "number": -3 })),
        undecided(&["before-menopause"])
    );
}

#[test]
fn an_answer_that_no_refusal_names_refuses_nobody() {
    let answers = json!({ "device": "other" });
    let answers = json!({ "sex": "male", "age": 50, "answers": answers, "number": -1 });
    assert_eq!(guide().result("scores", &answers), json!({ "band": "usual" }));
}

#[test]
fn bands_without_questions_read_every_number() {
    let text = "kind = \"bands\"\ntitle = \"Pressure\"\nmeasure = \"Upper\"\n
[[rows]]\nid = \"usual\"\nname = \"Usual\"\nrange = { at-least = 70, below = 140 }\nmeaning = \"Usual.\"\n
[[rows]]\nid = \"raised\"\nname = \"Raised\"\nrange = { at-least = 140 }\nmeaning = \"Raised.\"\n";
    let guide = Guide::of(&[("content/tables/pressure.toml", text)]);
    let of = |number: Value| guide.result("pressure", &json!({ "number": number }));
    assert_eq!(of(json!(139.999)), json!({ "band": "usual" }));
    assert_eq!(of(json!(140)), json!({ "band": "raised" }));
    assert_eq!(of(json!(1e6)), json!({ "band": "raised" }));
    // A number below all bands gets no band.
    assert_eq!(of(json!(69.9)), json!({ "number": "implausible" }));
}
