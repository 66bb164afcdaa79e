//! The result of a questionnaire: in which lists its items are, its outcomes, and the rows of its schedule.

use serde_json::{Value, json};

use super::{Guide, ids, item, outcome, questionnaire};

const LISTS: [&str; 5] = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];

fn guide_of(parts: &[String]) -> Guide {
    Guide::of(&[("content/questionnaires/check.toml", &questionnaire(parts))])
}

fn everyone() -> String {
    outcome("everyone", "")
}

/// The outcome with a care card that a questionnaire with red flags needs.
fn card() -> String {
    outcome("card", "care = \"non-urgent\"\nwhen = { flag = \"see-doctor\" }")
}

/// A guide with an item of each flag and group, in mixed order.
fn every_sort() -> Guide {
    let flags = ["none", "tell-doctor", "see-doctor"];
    let groups = ["can-change", "sign", "cannot-change", "medical-history"];
    let items = flags.iter().flat_map(|flag| {
        groups.iter().map(move |group| {
            item(&format!("{flag}.{group}"), &format!("flag = \"{flag}\"\ngroup = \"{group}\""))
        })
    });
    guide_of(&items.chain([card(), everyone()]).collect::<Vec<_>>())
}

fn answered(guide: &Guide, answers: Value) -> Value {
    guide.result("check", &json!({ "answers": answers }))
}

#[test]
fn a_flag_decides_before_a_group() {
    let guide = every_sort();
    for (flag, group, list) in [
        ("none", "can-change", "can-change"),
        ("none", "sign", "good-to-know"),
        ("none", "cannot-change", "good-to-know"),
        ("none", "medical-history", "good-to-know"),
        ("tell-doctor", "can-change", "tell-doctor"),
        ("tell-doctor", "sign", "tell-doctor"),
        ("see-doctor", "can-change", "see-doctor"),
        ("see-doctor", "medical-history", "see-doctor"),
    ] {
        let id = format!("{flag}.{group}");
        let result = answered(&guide, json!({ &id: "yes" }));
        for other in LISTS {
            let expected = if other == list { vec![id.as_str()] } else { Vec::new() };
            assert_eq!(ids(&result, other), expected, "{id} in {other}");
        }
    }
}

#[test]
fn each_item_is_in_one_list_in_file_order() {
    let guide = every_sort();
    let questions = &guide.analysis.guide.guide.questionnaires.first().expect("it").items;
    let all: Vec<&str> = questions.iter().map(|item| item.question.id.value.as_str()).collect();
    for words in [["yes", "yes", "yes"], ["yes", "unsure", "yes"], ["unsure", "no", "yes"]] {
        let answers: serde_json::Map<String, Value> = (all.iter().enumerate())
            .map(|(number, id)| ((*id).to_owned(), json!(words[number % 3])))
            .collect();
        let result = answered(&guide, Value::Object(answers.clone()));
        let listed: Vec<&str> = LISTS.iter().flat_map(|list| ids(&result, list)).collect();
        for id in &all {
            let times = listed.iter().filter(|other| *other == id).count();
            assert_eq!(times, usize::from(answers[*id] != "no"), "{id}: {result}");
        }
        for list in LISTS {
            let places =
                ids(&result, list).into_iter().map(|id| all.iter().position(|own| *own == id));
            assert!(places.clone().is_sorted(), "{list}: {:?}", places.collect::<Vec<_>>());
        }
    }
}

#[test]
fn lists_contain_only_given_answers_that_count() {
    let choice = "answer = \"choice\"\noptions = [\"a\", \"b\"]\ncounts = [\"a\"]";
    let number = "answer = \"number\"\naccepts = { at-least = 0 }\ncounts = { at-least = 10 }";
    let guide = guide_of(&[
        item("plain", ""),
        item("inverse", "counts = \"no\""),
        item("choice", choice),
        item("number", number),
        everyone(),
    ]);
    for answers in [
        json!({}),
        json!({ "plain": "no", "inverse": "yes", "choice": "b", "number": 9.99 }),
        json!({ "plain": null, "inverse": "unanswered", "choice": "unanswered", "number": -10 }),
    ] {
        let result = answered(&guide, answers);
        assert!(LISTS.iter().all(|list| ids(&result, list).is_empty()), "{result}");
    }
    let counted = json!({ "plain": "yes", "inverse": "no", "choice": "a", "number": 10 });
    let result = answered(&guide, counted);
    assert_eq!(ids(&result, "good-to-know"), ["plain", "inverse", "choice", "number"]);
    let unsure =
        json!({ "plain": "unsure", "inverse": "unsure", "choice": "unsure", "number": "unsure" });
    let result = answered(&guide, unsure);
    assert_eq!(ids(&result, "not-sure"), ["plain", "inverse", "choice", "number"]);
}

#[test]
fn unasked_items_are_never_listed() {
    let guide = guide_of(&[
        item("smoking", ""),
        item("quit", "when = { item = \"smoking\" }"),
        item("pregnant", "flag = \"tell-doctor\"\napplies-to = \"female\""),
        everyone(),
    ]);
    let result = |sex: Value, answers: Value| {
        guide.result("check", &json!({ "sex": sex, "answers": answers }))
    };
    for smoking in ["no", "unsure", "unanswered"] {
        let result = result(json!(null), json!({ "smoking": smoking, "quit": "yes" }));
        assert!(ids(&result, "good-to-know").is_empty(), "{result}");
        let unsure = if smoking == "unsure" { vec!["smoking"] } else { Vec::new() };
        assert_eq!(ids(&result, "not-sure"), unsure);
    }
    let man = result(json!("male"), json!({ "pregnant": "unsure" }));
    assert!(ids(&man, "not-sure").is_empty(), "{man}");
    let unknown = result(json!(null), json!({ "pregnant": "yes" }));
    assert_eq!(ids(&unknown, "tell-doctor"), ["pregnant"]);
}

#[test]
fn an_outcome_is_shown_if_true_and_never_if_unknown() {
    let guide = guide_of(&[
        item("smoking", ""),
        outcome("last", "when = { not = { item = \"smoking\" } }"),
        outcome("first", "when = { item = \"smoking\" }"),
        outcome("always", "when = \"always\""),
        everyone(),
        outcome("any", "when = { any-item = \"answered\" }"),
    ]);
    let shown = |word: Value| {
        let result = answered(&guide, json!({ "smoking": word }));
        ids(&result, "outcomes").join(" ")
    };
    assert_eq!(shown(json!("yes")), "first always everyone any");
    assert_eq!(shown(json!("no")), "last always everyone any");
    assert_eq!(shown(json!("unsure")), "always everyone any");
    assert_eq!(shown(json!(null)), "always everyone");
}

#[test]
fn otherwise_holds_only_if_no_other_outcome_does() {
    let guide = guide_of(&[
        item("smoking", ""),
        item("side", "answer = \"choice\"\noptions = [\"left\", \"right\"]"),
        everyone(),
        outcome("otherwise", "when = \"otherwise\""),
        outcome("left", "when = { item = \"side\", is = \"left\" }"),
    ]);
    let speaks = |answers: Value| {
        let result = answered(&guide, answers);
        ids(&result, "outcomes").contains(&"otherwise")
    };
    // An outcome that is always shown does not prevent the outcome for "otherwise".
    assert!(speaks(json!({})));
    assert!(speaks(json!({ "smoking": "no", "side": "right" })));
    assert!(!speaks(json!({ "smoking": "yes" })));
    assert!(!speaks(json!({ "smoking": "unsure" })));
    assert!(!speaks(json!({ "side": "left" })));
    assert!(!speaks(json!({ "side": "unsure" })));
}

#[test]
fn one_red_flag_shows_its_care_card_whatever_else_is_answered() {
    let guide = every_sort();
    let red: Vec<String> = ["can-change", "sign", "cannot-change", "medical-history"]
        .iter()
        .map(|group| format!("see-doctor.{group}"))
        .collect();
    for id in &red {
        for others in ["no", "unsure", "unanswered"] {
            let mut answers: serde_json::Map<String, Value> =
                red.iter().map(|other| (other.clone(), json!(others))).collect();
            answers.insert(id.clone(), json!("yes"));
            let result = answered(&guide, Value::Object(answers));
            assert!(ids(&result, "outcomes").contains(&"card"), "{id}, else {others}: {result}");
        }
    }
    assert!(!ids(&answered(&guide, json!({})), "outcomes").contains(&"card"));
}

#[test]
fn conditions_answer_a_schedule_and_nothing_is_invented() {
    let schedule = "kind = \"screening\"\ntitle = \"When\"\ndefault = \"Later.\"\n
[[questions]]\nid = \"broken\"\nquestion = \"A question?\"\ncare = \"See a doctor.\"\n
[[questions]]\nid = \"parents\"\nquestion = \"A question?\"\n
[[rows]]\nid = \"broken\"\nname = \"A\"\nfirst = \"Now\"\ninterval = \"Yearly\"\napplies-if = { item = \"broken\" }\n
[[rows]]\nid = \"parents\"\nname = \"B\"\nfirst = \"Now\"\ninterval = \"Yearly\"\napplies-if = { item = \"parents\" }\n
[[rows]]\nid = \"women\"\nname = \"C\"\nsex = \"female\"\nage = { from = 65 }\nfirst = \"Now\"\ninterval = \"Yearly\"\n";
    let screening = "[screening]\ntable = \"table:schedule\"\nanswers.broken = { any = [{ item = \"hip\" }, { item = \"wrist\" }] }\n";
    let check =
        questionnaire(&[item("hip", ""), item("wrist", ""), everyone(), screening.to_owned()]);
    let guide = Guide::of(&[
        ("content/questionnaires/check.toml", &check),
        ("content/tables/schedule.toml", schedule),
    ]);
    let plan = |answers: Value| guide.result("check", &answers)["screening"].clone();
    let both = |word: &str| json!({ "answers": { "hip": word, "wrist": word } });
    let woman = |answers: Value| json!({ "sex": "female", "age": 65, "answers": answers });
    assert_eq!(
        plan(woman(json!({ "hip": "yes" }))),
        json!({ "care": ["broken"], "care-unsure": [], "applies": ["broken", "women"], "may-apply": ["parents"],
            "default": false, "dates": false })
    );
    assert_eq!(
        plan(woman(json!({ "hip": "no", "wrist": "no" }))),
        json!({ "care": [], "care-unsure": [], "applies": ["women"], "may-apply": ["parents"],
            "default": false, "dates": true })
    );
    // The condition is false only if both items are answered "no". One unanswered item is enough to leave it unknown.
    for answers in [both("unsure"), json!({}), json!({ "answers": { "hip": "no" } })] {
        let plan = plan(answers.clone());
        assert_eq!(ids(&plan, "may-apply"), ["broken", "parents", "women"], "{answers}");
    }
    // If an item is unanswered, this is not a "not sure" to a red flag, so dates stay.
    for (answers, unsure) in [
        (both("unsure"), vec!["broken"]),
        (json!({ "answers": { "hip": "no", "wrist": "unsure" } }), vec!["broken"]),
        (json!({}), vec![]),
        (json!({ "answers": { "hip": "no" } }), vec![]),
    ] {
        let plan = plan(answers.clone());
        assert_eq!(
            (ids(&plan, "care"), ids(&plan, "care-unsure")),
            (vec![], unsure.clone()),
            "{answers}"
        );
        assert_eq!(plan["dates"], unsure.is_empty(), "{answers}");
    }
    assert_eq!(answered(&every_sort(), json!({})).get("screening"), None);
}
