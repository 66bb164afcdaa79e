//! Questions that only some readers are asked, by an earlier answer, by sex or by age.

use serde_json::{Value, json};

use super::{ARM, FALSE, PULSE, TRUE, UNKNOWN, assert_truths, given, item, yes_no};

#[test]
fn questions_for_the_other_sex_are_false() {
    let items =
        [item("pregnant", "applies-to = \"female\""), item("prostate", "applies-to = \"male\"")];
    let of = |sex: Value, answers: Value| json!({ "sex": sex, "answers": answers });
    let man = || of(json!("male"), json!({ "pregnant": "yes" }));
    let woman = || of(json!("female"), json!({ "prostate": "unsure" }));
    let pregnant = r#"{ item = "pregnant" }"#;
    let not = r#"{ not = { item = "pregnant" } }"#;
    assert_truths(
        &items,
        &[
            (pregnant, man(), FALSE),
            (not, man(), TRUE),
            (pregnant, of(json!("male"), json!({})), FALSE),
            (r#"{ item = "pregnant", is = ["yes", "no", "unsure", "unanswered"] }"#, man(), FALSE),
            (r#"{ item = "prostate", is = "unsure" }"#, woman(), FALSE),
            (r#"{ item = "prostate", is = "unanswered" }"#, of(json!("female"), json!({})), FALSE),
            // Readers who do not tell their sex are asked the questions for women and those for men.
            (pregnant, of(json!(null), json!({ "pregnant": "yes" })), TRUE),
            (pregnant, of(json!(null), json!({})), UNKNOWN),
            (pregnant, of(json!("female"), json!({})), UNKNOWN),
        ],
    );
}

#[test]
fn unasked_questions_are_false_and_possibly_asked_ones_unknown() {
    let items = [
        yes_no("smoking"),
        item("quit", "when = { item = \"smoking\" }"),
        item(
            "cigarettes",
            "answer = \"number\"\ncounts = { at-least = 10 }\nwhen = { item = \"smoking\" }",
        ),
        item("night", "when = { item = \"cigarettes\", at-least = 20 }"),
        item("arm", &format!("{ARM}\nwhen = {{ item = \"smoking\" }}")),
        item("mother", "applies-to = \"female\"\nwhen = { item = \"smoking\" }"),
    ];
    let no = || given(json!({ "smoking": "no", "quit": "yes", "cigarettes": 40, "night": "yes" }));
    let maybe =
        || given(json!({ "smoking": "unsure", "quit": "yes", "cigarettes": 40, "night": "yes" }));
    let yes =
        || given(json!({ "smoking": "yes", "quit": "yes", "cigarettes": 40, "night": "yes" }));
    let quit = |words: &str| format!("{{ item = \"quit\", is = {words} }}");
    assert_truths(
        &items,
        &[
            (r#"{ item = "quit" }"#, no(), FALSE),
            (r#"{ item = "quit" }"#, maybe(), UNKNOWN),
            (r#"{ item = "quit" }"#, yes(), TRUE),
            (&quit("[\"yes\", \"unanswered\"]"), no(), FALSE),
            (&quit("\"yes\""), maybe(), UNKNOWN),
            (&quit("[\"no\", \"unsure\"]"), maybe(), UNKNOWN),
            (&quit("\"unanswered\""), maybe(), FALSE),
            (&quit("[\"unsure\", \"unanswered\"]"), maybe(), FALSE),
            (r#"{ item = "cigarettes", below = 10 }"#, no(), FALSE),
            (r#"{ item = "cigarettes", at-least = 10 }"#, maybe(), UNKNOWN),
            (r#"{ item = "cigarettes" }"#, yes(), TRUE),
            // Asked questions form a chain: if it is unknown whether the reader is asked for the number, it is also
            // unknown whether the reader is asked about the night.
            (r#"{ item = "night" }"#, no(), FALSE),
            (r#"{ item = "night" }"#, maybe(), UNKNOWN),
            (r#"{ item = "night" }"#, yes(), TRUE),
            (r#"{ item = "night" }"#, given(json!({ "smoking": "yes", "cigarettes": 19 })), FALSE),
            // No answer to this question counts, so it does not matter whether it is asked.
            (r#"{ item = "arm" }"#, maybe(), FALSE),
            // A man is not asked this question, even if it is unknown whether he smokes.
            (r#"{ item = "mother" }"#, json!({ "sex": "male" }), FALSE),
            (r#"{ item = "mother" }"#, json!({ "sex": "female" }), UNKNOWN),
        ],
    );
}

#[test]
fn any_item_uses_asked_items_and_is_never_unknown() {
    let items = [
        yes_no("smoking"),
        item("quit", "when = { item = \"smoking\" }"),
        item("pregnant", "applies-to = \"female\""),
        item("arm", ARM),
        item("pulse", PULSE),
    ];
    let state = |state: &str| format!("{{ any-item = \"{state}\" }}");
    let (counts, unsure) = (state("counts"), state("unsure"));
    let (left, answered) = (state("unanswered"), state("answered"));
    let nothing = || given(json!({}));
    let all_no =
        || json!({ "sex": "male", "answers": { "smoking": "no", "arm": "left", "pulse": 60 } });
    let hidden = || {
        json!({ "sex": "male", "answers":
            { "smoking": "unsure", "quit": "yes", "pregnant": "yes", "arm": "left", "pulse": 900 } })
    };
    assert_truths(
        &items,
        &[
            (&counts, nothing(), FALSE),
            (&unsure, nothing(), FALSE),
            (&left, nothing(), TRUE),
            (&answered, nothing(), FALSE),
            (&counts, all_no(), FALSE),
            (&unsure, all_no(), FALSE),
            // A question that is not asked does not count as unanswered.
            (&left, all_no(), FALSE),
            (&answered, all_no(), TRUE),
            (&counts, hidden(), FALSE),
            (&unsure, hidden(), TRUE),
            // The pulse is implausible, so its question counts as unanswered.
            (&left, hidden(), TRUE),
            (&answered, given(json!({ "smoking": "unsure" })), TRUE),
            (&answered, given(json!({ "pulse": 900 })), FALSE),
            (&answered, given(json!({ "quit": "yes" })), FALSE),
            (&counts, given(json!({ "smoking": "yes", "quit": "yes" })), TRUE),
        ],
    );
}

#[test]
fn an_age_condition_holds_if_the_whole_age_band_is_inside() {
    let aged = |age: Value| json!({ "age": age });
    let within = "{ age = { from = 65, to = 69 } }";
    let (old, young) = ("{ age = { from = 65 } }", "{ age = { to = 49 } }");
    assert_truths(
        &[yes_no("smoking")],
        &[
            (within, aged(json!(65)), TRUE),
            (within, aged(json!(69)), TRUE),
            (within, aged(json!(64)), FALSE),
            (within, aged(json!(70)), FALSE),
            (within, aged(json!([65, 69])), TRUE),
            (within, aged(json!([66, 67])), TRUE),
            (within, aged(json!([60, 65])), UNKNOWN),
            (within, aged(json!([69, 80])), UNKNOWN),
            (within, aged(json!([60, 80])), UNKNOWN),
            (within, aged(json!([60, 64])), FALSE),
            (within, aged(json!([70, null])), FALSE),
            (within, aged(json!([65, null])), UNKNOWN),
            (within, aged(json!(null)), UNKNOWN),
            (within, json!({}), UNKNOWN),
            (old, aged(json!([65, null])), TRUE),
            (old, aged(json!([64, null])), UNKNOWN),
            (old, aged(json!(0)), FALSE),
            (young, aged(json!([0, 49])), TRUE),
            (young, aged(json!([49, 50])), UNKNOWN),
            (young, aged(json!([50, null])), FALSE),
            (r#"{ sex = "male" }"#, json!({ "sex": "male" }), TRUE),
            (r#"{ sex = "male" }"#, json!({ "sex": "female" }), FALSE),
            (r#"{ sex = "male" }"#, json!({}), UNKNOWN),
            (r#"{ sex = "male" }"#, json!({ "sex": null }), UNKNOWN),
        ],
    );
}
