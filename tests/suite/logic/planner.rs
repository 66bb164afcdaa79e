//! Schedules: which rows apply, which may apply, and when a doctor comes first.

use serde_json::{Value, json};

use super::{Guide, ids, item, outcome, questionnaire};
use crate::support::project::Session;

const HEAD: &str = "kind = \"screening\"\ntitle = \"When\"\ndefault = \"Later.\"\n";

fn row(id: &str, keys: &str) -> String {
    format!(
        "[[rows]]\nid = \"{id}\"\nname = \"A name\"\nfirst = \"Now\"\ninterval = \"Yearly\"\n{keys}\n"
    )
}

fn question(id: &str, keys: &str) -> String {
    format!("[[questions]]\nid = \"{id}\"\nquestion = \"Is it {id}?\"\n{keys}\n")
}

fn guide_of(parts: &[String]) -> Guide {
    Guide::of(&[("content/tables/schedule.toml", &format!("{HEAD}{}", parts.concat()))])
}

/// The ids of the rows that apply, and of the rows that may apply.
fn rows(guide: &Guide, answers: Value) -> (String, String) {
    let plan = guide.result("schedule", &answers);
    (ids(&plan, "applies").join(" "), ids(&plan, "may-apply").join(" "))
}

fn expected(applies: &str, may_apply: &str) -> (String, String) {
    (applies.to_owned(), may_apply.to_owned())
}

#[test]
fn a_row_applies_if_sex_age_and_condition_hold() {
    let guide = guide_of(&[
        question("risk", ""),
        row("all", ""),
        row("any", "sex = \"any\""),
        row("women", "sex = \"female\"\nage = { from = 65 }"),
        row("risk", "sex = \"female\"\nage = { to = 64 }\napplies-if = { item = \"risk\" }"),
    ]);
    let of = |sex: Value, age: Value, risk: Value| {
        rows(&guide, json!({ "sex": sex, "age": age, "answers": { "risk": risk } }))
    };
    let (woman, man, nobody) = (json!("female"), json!("male"), json!(null));
    let (yes, no, unsure) = (json!("yes"), json!("no"), json!("unsure"));
    assert_eq!(of(woman.clone(), json!(65), yes.clone()), expected("all any women", ""));
    assert_eq!(of(woman.clone(), json!(64), yes.clone()), expected("all any risk", ""));
    assert_eq!(of(woman.clone(), json!(64), no.clone()), expected("all any", ""));
    assert_eq!(of(woman.clone(), json!(64), unsure.clone()), expected("all any", "risk"));
    assert_eq!(of(woman.clone(), json!([60, 70]), yes.clone()), expected("all any", "women risk"));
    assert_eq!(of(woman, json!(null), no.clone()), expected("all any", "women"));
    assert_eq!(of(man, json!(80), yes.clone()), expected("all any", ""));
    assert_eq!(of(nobody.clone(), json!(80), unsure), expected("all any", "women"));
    assert_eq!(of(nobody.clone(), json!(20), yes), expected("all any", "risk"));
    assert_eq!(of(nobody.clone(), json!(20), no), expected("all any", ""));
    assert_eq!(of(nobody.clone(), nobody.clone(), nobody), expected("all any", "women risk"));
}

#[test]
fn the_default_is_shown_if_no_row_applies_or_may_apply() {
    let guide = guide_of(&[row("old", "age = { from = 80 }")]);
    let speaks = |age: Value| guide.result("schedule", &json!({ "age": age }))["default"].clone();
    assert_eq!(speaks(json!(79)), true);
    assert_eq!(speaks(json!(80)), false);
    assert_eq!(speaks(json!([70, 90])), false);
    assert_eq!(speaks(json!(null)), false);
}

#[test]
fn a_reader_who_must_see_a_doctor_gets_no_date() {
    let guide = guide_of(&[
        question("fracture", "care = \"See a doctor.\""),
        question("well", "counts = \"no\"\ncare = \"See a doctor.\""),
        question(
            "drops",
            "answer = \"number\"\naccepts = { at-least = 0, at-most = 50 }\ncounts = { at-least = 4 }\ncare = \"See a doctor.\"",
        ),
        question("mother", "applies-to = \"female\"\ncare = \"See a doctor.\""),
        question("calm", ""),
        row("all", ""),
        row("calm", "applies-if = { item = \"calm\" }"),
    ]);
    let plan = |answers: Value| guide.result("schedule", &answers);
    for (answers, care) in [
        (json!({ "fracture": "yes" }), vec!["fracture"]),
        (json!({ "well": "no", "drops": 4 }), vec!["well", "drops"]),
        (json!({ "fracture": "no", "well": "yes", "drops": 3.9, "calm": "yes" }), vec![]),
        (json!({ "drops": 51 }), vec![]),
        (json!({ "mother": "yes" }), vec!["mother"]),
        (json!({}), vec![]),
    ] {
        let plan = plan(json!({ "answers": answers }));
        assert_eq!(ids(&plan, "care"), care, "{answers}");
        assert_eq!(plan["dates"], care.is_empty(), "{answers}");
        // A red flag does not hide the rows.
        assert!(ids(&plan, "applies").contains(&"all"), "{answers}");
    }
    let father = plan(json!({ "sex": "male", "answers": { "mother": "yes" } }));
    assert_eq!((&father["care"], &father["dates"]), (&json!([]), &json!(true)));
}

#[test]
fn a_reader_unsure_of_a_red_flag_must_find_out_first() {
    let guide = guide_of(&[
        question("fracture", "care = \"See a doctor.\""),
        question("well", "counts = \"no\"\ncare = \"See a doctor.\""),
        question("mother", "applies-to = \"female\"\ncare = \"See a doctor.\""),
        question("calm", ""),
        question("later", "when = { item = \"calm\" }\ncare = \"See a doctor.\""),
        question("arm", "answer = \"choice\"\noptions = [\"left\", \"right\"]"),
        row(
            "all",
            "applies-if = { any = [{ item = \"calm\" }, { item = \"arm\", is = \"left\" }, { not = { item = \"calm\" } }] }",
        ),
    ]);
    for (answers, care, unsure) in [
        (json!({ "fracture": "unsure" }), vec![], vec!["fracture"]),
        (json!({ "fracture": "yes", "well": "unsure" }), vec!["fracture"], vec!["well"]),
        (json!({ "fracture": "unsure", "well": "no" }), vec!["well"], vec!["fracture"]),
        // Dates stay if "not sure" answers no red flag, if the question is not asked, or if a red flag is unanswered.
        (json!({ "calm": "unsure" }), vec![], vec![]),
        (json!({ "arm": "unsure" }), vec![], vec![]),
        (json!({ "mother": "unsure", "later": "unsure" }), vec![], vec![]),
        (json!({ "calm": "unsure", "later": "unsure" }), vec![], vec![]),
        (json!({ "calm": "yes", "later": "unsure" }), vec![], vec!["later"]),
        (json!({}), vec![], vec![]),
    ] {
        let plan = guide.result("schedule", &json!({ "sex": "male", "answers": answers }));
        assert_eq!(
            (ids(&plan, "care"), ids(&plan, "care-unsure")),
            (care.clone(), unsure.clone()),
            "{answers}"
        );
        assert_eq!(plan["dates"], care.is_empty() && unsure.is_empty(), "{answers}");
    }
}

#[test]
fn a_question_that_is_not_asked_leaves_open_rows_open() {
    let guide = guide_of(&[
        question("menopause", "applies-to = \"female\""),
        question("early", "when = { item = \"menopause\" }"),
        question("late", "when = { age = { from = 50 } }"),
        row("early", "applies-if = { item = \"early\" }"),
        row("late", "applies-if = { item = \"late\" }"),
        row(
            "neither",
            "applies-if = { not = { any = [{ item = \"early\" }, { item = \"late\" }] } }",
        ),
    ]);
    let of = |sex: Value, age: Value, menopause: &str| {
        let answers = json!({ "menopause": menopause, "early": "yes", "late": "yes" });
        rows(&guide, json!({ "sex": sex, "age": age, "answers": answers }))
    };
    assert_eq!(of(json!("female"), json!(60), "yes"), expected("early late", ""));
    assert_eq!(of(json!("female"), json!(49), "no"), expected("neither", ""));
    assert_eq!(of(json!("female"), json!(49), "unsure"), expected("", "early neither"));
    assert_eq!(of(json!("female"), json!([40, 50]), "no"), expected("", "late neither"));
    // A man is not asked the first question, so he is not asked the second either.
    assert_eq!(of(json!("male"), json!(49), "yes"), expected("neither", ""));
    assert_eq!(of(json!("male"), json!(50), "yes"), expected("late", ""));
}

#[test]
fn a_row_whose_condition_names_its_ends_keeps_both() {
    let guide = guide_of(&[row("young", "age = { from = 20, to = 40 }")]);
    for (age, applies) in [(19, false), (20, true), (40, true), (41, false)] {
        let plan = guide.result("schedule", &json!({ "age": age }));
        assert_eq!(ids(&plan, "applies").len(), usize::from(applies), "{age}");
    }
}

#[test]
fn a_table_that_is_not_a_tool_gives_answers_too() {
    // Checks consider whether a page shows the schedule. Results do not.
    let text = format!("{HEAD}{}", row("words", "when = \"after a fracture\""));
    let session = Session::of_files(&[("content/tables/schedule.toml", &text)]);
    assert_eq!(rows(&Guide::of_session(&session), json!({})), expected("words", ""));
}

#[test]
fn a_questionnaire_shows_the_red_flags_of_its_schedule_as_cards() {
    let flag = |id: &str, urgency: &str| {
        question(id, &format!("care = \"See a doctor.\"\nurgency = \"{urgency}\""))
    };
    let schedule = format!(
        "{HEAD}{}{}{}",
        flag("slow", "non-urgent"),
        flag("chest", "emergency"),
        row("all", "")
    );
    let check = questionnaire(&[
        item("pain", ""),
        item("cough", ""),
        outcome("soon", "care = \"non-urgent\"\nwhen = { item = \"cough\" }"),
        outcome("today", "care = \"urgent\""),
        "[screening]\ntable = \"table:schedule\"\n[screening.answers]\nchest = { item = \"pain\" }\nslow = { item = \"cough\" }\n".to_owned(),
    ]);
    let guide = Guide::of(&[
        ("content/tables/schedule.toml", &schedule),
        ("content/questionnaires/check.toml", &check),
    ]);
    let cards =
        |answers: Value| guide.result("check", &json!({ "answers": answers }))["care"].clone();
    let today = json!({ "care": "urgent", "outcome": "today" });
    assert_eq!(cards(json!({})), json!([today]));
    assert_eq!(
        cards(json!({ "pain": "yes", "cough": "yes" })),
        json!([
            { "care": "emergency", "question": "chest" },
            today,
            { "care": "non-urgent", "outcome": "soon" },
            { "care": "non-urgent", "question": "slow" },
        ])
    );
    assert_eq!(
        cards(json!({ "pain": "unsure" })),
        json!([{ "care": "emergency", "question": "chest", "unsure": true }, today])
    );
}
