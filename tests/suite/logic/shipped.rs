//! The guide of this repository: the results of its questionnaire, schedule and T-scores for all kinds of readers.

use std::sync::OnceLock;

use osteon::model::questionnaire::question::AppliesTo;
use osteon::model::questionnaire::{Flag, Item, ItemGroup};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::{Guide, ids};
use crate::support::project::{Session, repository};

const LISTS: [&str; 5] = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];
const WORDS: [&str; 4] = ["yes", "no", "unsure", "unanswered"];

fn guide() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| Guide::of_session(&Session::of_folder(&repository())))
}

fn items() -> &'static [Item] {
    let all = &guide().analysis.guide.guide.questionnaires;
    &all.iter().find(|own| own.id.value == "risk-check").expect("the questionnaire").items
}

/// Answers to all items: `other` for the item `one`, and `word` for every other item.
fn all_but(word: &str, one: &str, other: &str) -> Map<String, Value> {
    let answer = |item: &Item| {
        let id = &item.question.id.value;
        (id.to_string(), json!(if *id == one { other } else { word }))
    };
    items().iter().map(answer).collect()
}

fn result(sex: Option<&str>, answers: &Map<String, Value>) -> Value {
    guide().result("risk-check", &json!({ "sex": sex, "answers": answers }))
}

/// The list of the result to which an item with its flag and group belongs.
fn list_of(item: &Item) -> &'static str {
    match (item.flag, item.group) {
        (Flag::SeeDoctor, _) => "see-doctor",
        (Flag::TellDoctor, _) => "tell-doctor",
        (Flag::None, ItemGroup::CanChange) => "can-change",
        (Flag::None, _) => "good-to-know",
    }
}

#[test]
fn one_yes_is_in_the_list_of_its_flag_or_group() {
    assert_eq!(items().len(), 20);
    for item in items() {
        let id = item.question.id.value.as_str();
        for (others, sex) in [("no", None), ("no", Some("female")), ("unanswered", None)] {
            let result = result(sex, &all_but(others, id, "yes"));
            for list in LISTS {
                let expected = if list == list_of(item) { vec![id] } else { Vec::new() };
                assert_eq!(ids(&result, list), expected, "{id}, else {others}: {list}");
            }
            let outcomes = ids(&result, "outcomes");
            assert!(outcomes.contains(&"everyone"), "{id}: {outcomes:?}");
            assert_eq!(outcomes.contains(&"see-doctor"), item.flag == Flag::SeeDoctor, "{id}");
            assert_eq!(outcomes.contains(&"tell-doctor"), item.flag == Flag::TellDoctor, "{id}");
            assert_eq!(
                outcomes.contains(&"can-change"),
                item.group == ItemGroup::CanChange,
                "{id}"
            );
            assert!(!outcomes.contains(&"nothing-counts"), "{id}: {outcomes:?}");
        }
        let man = result(Some("male"), &all_but("no", id, "yes"));
        let is_asked = item.question.applies_to != AppliesTo::Female;
        assert_eq!(ids(&man, list_of(item)).len(), usize::from(is_asked), "{id} of a man");
    }
}

#[test]
fn a_red_flag_shows_its_card_whatever_else_is_answered() {
    for item in items().iter().filter(|item| item.flag == Flag::SeeDoctor) {
        let id = item.question.id.value.as_str();
        for others in WORDS {
            for sex in [None, Some("female"), Some("male")] {
                let result = result(sex, &all_but(others, id, "yes"));
                assert!(ids(&result, "outcomes").contains(&"see-doctor"), "{id}, else {others}");
            }
        }
    }
}

#[test]
fn all_yes_all_no_all_unsure_and_no_answer_differ() {
    let of = |word: &str, sex| result(sex, &all_but(word, "", ""));
    for sex in [None, Some("female")] {
        let yes = of("yes", sex);
        let listed: usize = LISTS.iter().map(|list| ids(&yes, list).len()).sum();
        assert_eq!((listed, ids(&yes, "not-sure").len()), (20, 0));
        assert_eq!(ids(&of("unsure", sex), "not-sure").len(), 20);
    }
    for (word, outcome) in
        [("no", "nothing-counts"), ("unsure", "unsure"), ("unanswered", "nothing-answered")]
    {
        let result = of(word, None);
        assert!(LISTS[..4].iter().all(|list| ids(&result, list).is_empty()), "{word}: {result}");
        assert!(ids(&result, "outcomes").contains(&outcome), "{word}: {result}");
    }
    let shown = ids(&of("no", None), "outcomes").join(" ");
    assert_eq!(shown, "nothing-counts everyone");
}

#[test]
fn no_result_is_empty_and_no_item_is_in_two_lists() {
    // One item gets one answer, and all other items get another. Such pairs of answers reveal more mistakes than equal
    // answers.
    let vectors: Vec<(Option<&str>, Map<String, Value>)> = [None, Some("female"), Some("male")]
        .into_iter()
        .flat_map(|sex| {
            let pairs = items().iter().flat_map(|item| {
                WORDS.iter().flat_map(move |word| {
                    WORDS.iter().map(move |other| all_but(word, &item.question.id.value, other))
                })
            });
            pairs.map(move |answers| (sex, answers)).collect::<Vec<_>>()
        })
        .collect();
    vectors.par_iter().for_each(|(sex, answers)| {
        let result = result(*sex, answers);
        assert!(!ids(&result, "outcomes").is_empty(), "{answers:?}");
        let mut listed: Vec<&str> = LISTS.iter().flat_map(|list| ids(&result, list)).collect();
        let count = listed.len();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(listed.len(), count, "{result}");
        let said =
            listed.iter().all(|id| ["yes", "unsure"].iter().any(|word| answers[*id] == *word));
        assert!(said, "{result}");
        let plan = &result["screening"];
        let calm = ids(plan, "care").is_empty() && ids(plan, "care-unsure").is_empty();
        assert_eq!(plan["dates"] == true, calm, "{plan}");
    });
}

#[test]
fn every_reader_finds_a_row_or_the_default_and_no_date_before_a_doctor() {
    let sexes = ["female", "male"].map(Some).into_iter().chain([None]);
    let mut readers = Vec::new();
    for sex in sexes {
        for age in (20..=100).map(Some).chain([None]) {
            for menopause in WORDS {
                for fracture in WORDS {
                    readers.push((sex, age, menopause, fracture));
                }
            }
        }
    }
    readers.par_iter().for_each(|(sex, age, menopause, fracture)| {
        let answers = json!({ "menopause": menopause, "fracture": fracture });
        let plan =
            guide().result("screening", &json!({ "sex": sex, "age": age, "answers": answers }));
        let of = format!("{sex:?}, {age:?}, menopause {menopause}, fracture {fracture}: {plan}");
        let (applies, may_apply) = (ids(&plan, "applies"), ids(&plan, "may-apply"));
        assert_eq!(plan["default"] == true, applies.is_empty() && may_apply.is_empty(), "{of}");
        assert_eq!(plan["dates"] == true, !["yes", "unsure"].contains(fracture), "{of}");
        assert_eq!(ids(&plan, "care").contains(&"fracture"), *fracture == "yes", "{of}");
        assert_eq!(ids(&plan, "care-unsure").contains(&"fracture"), *fracture == "unsure", "{of}");
        assert_eq!(applies.contains(&"past-fracture"), *fracture == "yes", "{of}");
        let known =
            |wanted: &str, from: u32| *sex == Some(wanted) && age.is_some_and(|age| age >= from);
        assert_eq!(applies.contains(&"women-65"), known("female", 65), "{of}");
        assert_eq!(applies.contains(&"men-70"), known("male", 70), "{of}");
        let young = age.is_some_and(|age| age <= 40);
        assert_eq!(may_apply.contains(&"young-adults"), young || age.is_none(), "{of}");
        // A fact that the reader does not state adds no row.
        assert!(!applies.contains(&"postmenopause-risk"), "{of}");
        let (woman, man) = (*sex == Some("female"), *sex == Some("male"));
        // Women of 65 and older are not asked about the menopause.
        let asked = age.is_some_and(|age| age < 65);
        if (woman && asked && *menopause == "no") || (man && age.is_some_and(|age| age < 50)) {
            assert!(!may_apply.contains(&"postmenopause-risk"), "{of}");
        }
    });
}

#[test]
fn every_question_of_the_schedule_opens_its_row() {
    let plan = |sex: &str, age: u32, answers: Value| {
        guide().result("screening", &json!({ "sex": sex, "age": age, "answers": answers }))
    };
    for (sex, age, answers, row) in [
        ("female", 52, json!({ "menopause": "yes", "risk": "yes" }), "postmenopause-risk"),
        ("female", 44, json!({ "menopause": "yes", "illness": "yes" }), "postmenopause-risk"),
        ("male", 50, json!({ "risk": "yes" }), "postmenopause-risk"),
        ("male", 55, json!({ "falls": "yes" }), "postmenopause-risk"),
        ("male", 69, json!({ "medicines": "yes" }), "postmenopause-risk"),
        ("male", 69, json!({ "steroids": "yes" }), "postmenopause-risk"),
        ("female", 65, json!({ "risk": "yes" }), "postmenopause-risk"),
        ("female", 35, json!({ "illness": "yes" }), "illness"),
        ("male", 35, json!({ "surgery": "yes" }), "illness"),
        ("male", 20, json!({ "eating-out": "yes" }), "young-adults"),
        ("male", 20, json!({ "habits": "yes" }), "young-adults"),
        ("female", 40, json!({ "habits": "yes" }), "young-adults"),
        ("male", 33, json!({ "fracture": "yes" }), "past-fracture"),
        ("male", 33, json!({ "other-fracture": "yes" }), "past-fracture"),
    ] {
        let plan = plan(sex, age, answers.clone());
        assert!(ids(&plan, "applies").contains(&row), "{sex}, {age}, {answers}: {plan}");
    }
    for (sex, age, answers, row) in [
        ("female", 52, json!({ "menopause": "no", "risk": "yes" }), "postmenopause-risk"),
        ("male", 49, json!({ "risk": "yes" }), "postmenopause-risk"),
        ("male", 41, json!({ "habits": "yes" }), "young-adults"),
        ("male", 19, json!({ "habits": "yes" }), "young-adults"),
    ] {
        let plan = plan(sex, age, answers.clone());
        let shown = [ids(&plan, "applies"), ids(&plan, "may-apply")].concat();
        assert!(!shown.contains(&row), "{sex}, {age}, {answers}: {plan}");
    }
    for care in ["diagnosed", "fracture", "other-fracture", "signs", "steroids", "medicines"] {
        let plan = plan("female", 70, json!({ care: "yes" }));
        assert_eq!((ids(&plan, "care"), &plan["dates"]), (vec![care], &json!(false)));
    }
}

#[test]
fn a_t_score_is_read_only_for_its_population() {
    let of = |sex: &str, age: u32, device: &str, menopause: &str, number: f64| {
        let answers = json!({ "fracture": "no", "device": device, "menopause": menopause });
        let answers = json!({ "sex": sex, "age": age, "answers": answers, "number": number });
        guide().result("t-scores", &answers)
    };
    for age in 20..=100 {
        for (sex, menopause) in
            [("female", "yes"), ("female", "no"), ("female", "unsure"), ("male", "no")]
        {
            for device in ["dxa", "heel-ultrasound", "other", "unsure"] {
                let result = of(sex, age, device, menopause, -3.0);
                let fits = sex == "male" || menopause == "yes" || age >= 65;
                let is_read = age >= 50 && device == "dxa" && fits;
                let context = format!("{sex}, {age}, {device}, menopause {menopause}: {result}");
                assert_eq!(result.get("band").is_some(), is_read, "{context}");
            }
        }
    }
    for (number, band) in [
        (-0.9, "normal"),
        (-1.0, "normal"),
        (-1.1, "low-bone-mass"),
        (-2.4, "low-bone-mass"),
        (-2.5, "osteoporosis"),
        (-2.6, "osteoporosis"),
    ] {
        let expected = match band {
            "osteoporosis" => json!({ "band": band, "care": [band] }),
            _ => json!({ "band": band }),
        };
        assert_eq!(of("male", 50, "dxa", "unanswered", number), expected, "{number}");
    }
    assert_eq!(of("male", 50, "dxa", "unanswered", -25.0), json!({ "number": "implausible" }));
}

#[test]
fn after_a_low_trauma_fracture_no_t_score_has_a_band() {
    let of = |fracture: &str, number: f64| {
        let answers = json!({ "fracture": fracture, "device": "dxa", "menopause": "yes" });
        let reader = json!({ "sex": "female", "age": 66, "answers": answers, "number": number });
        guide().result("t-scores", &reader)
    };
    for number in [0.5, -1.0, -2.1, -3.0] {
        for (fracture, told) in
            [("yes", "refused"), ("unsure", "undecided"), ("unanswered", "undecided")]
        {
            let result = of(fracture, number);
            assert_eq!(result[told], json!(["fracture"]), "{fracture}, {number}");
            assert_eq!(result.get("band"), None, "{fracture}, {number}");
            // At −2.5 and below, the card says to see a doctor, even if other facts are unknown.
            assert_eq!(result.get("care").is_some(), number <= -2.5, "{fracture}, {number}");
        }
    }
    assert_eq!(of("no", -2.1), json!({ "band": "low-bone-mass" }));
}

#[test]
fn a_no_answers_only_the_question_that_was_asked() {
    let plan = |sex: &str, age: u32| {
        let answers = all_but("no", "", "");
        let reader = json!({ "sex": sex, "age": age, "answers": answers });
        guide().result("risk-check", &reader)["screening"].clone()
    };
    for (sex, age) in [("female", 55), ("male", 55), ("male", 30)] {
        let rows = plan(sex, age);
        let may_apply = ids(&rows, "may-apply");
        for row in ["past-fracture", "illness"] {
            assert!(may_apply.contains(&row), "{row}, {sex}, {age}: {rows}");
        }
    }
    assert!(ids(&plan("male", 30), "may-apply").contains(&"young-adults"));
}
