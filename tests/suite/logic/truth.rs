//! Conditions are true, false or unknown. Tests every line of their definition.

mod asked;

use osteon::diagnostic::Diagnostic;
use serde_json::{Value, json};

use super::{Guide, ids, item, outcome, questionnaire};
use crate::support::project::Session;

const TRUE: Option<bool> = Some(true);
const FALSE: Option<bool> = Some(false);
const UNKNOWN: Option<bool> = None;

/// Asserts the truth values of conditions on `items`. Each case is a condition, the answers, and the expected value. A
/// condition is true if an outcome with it is shown, false if an outcome with its negation is shown, and unknown if
/// neither is shown.
#[track_caller]
fn assert_truths(items: &[String], cases: &[(&str, Value, Option<bool>)]) {
    let outcomes = cases.iter().enumerate().map(|(number, (condition, ..))| {
        let itself = outcome(&format!("is-{number}"), &format!("when = {condition}"));
        itself + &outcome(&format!("not-{number}"), &format!("when = {{ not = {condition} }}"))
    });
    let text = questionnaire(&items.iter().cloned().chain(outcomes).collect::<Vec<_>>());
    let session = Session::of_files(&[("content/questionnaires/check.toml", &text)]);
    let guide = Guide { analysis: session.check() };
    // Some conditions can never be true, which checks report. These findings are allowed here.
    let looks =
        ["idle-flag", "unreachable-outcome", "missing-care-card", "empty-result", "idle-item"];
    let is_meant = |found: &Diagnostic| looks.contains(&found.rule.name);
    assert!(guide.analysis.found.iter().all(is_meant), "{}", session.report());
    let mut wrong = Vec::new();
    for (number, (condition, answers, expected)) in cases.iter().enumerate() {
        let result = guide.result("check", answers);
        let shown = ids(&result, "outcomes");
        let is_shown = |word: &str| shown.contains(&format!("{word}-{number}").as_str());
        let truth = match (is_shown("is"), is_shown("not")) {
            (true, false) => TRUE,
            (false, true) => FALSE,
            (false, false) => UNKNOWN,
            (true, true) => panic!("{condition} both holds and does not: {answers}"),
        };
        if truth != *expected {
            wrong.push(format!("{condition} of {answers}: {truth:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Answers to items, without sex and age.
fn given(answers: Value) -> Value {
    json!({ "answers": answers })
}

fn yes_no(id: &str) -> String {
    item(id, "")
}

const SALT: &str = "answer = \"choice\"\noptions = [\"daily\", \"often\", \"rarely\"]\ncounts = [\"daily\", \"often\"]";
const ARM: &str = "answer = \"choice\"\noptions = [\"left\", \"right\"]";
const PULSE: &str =
    "answer = \"number\"\naccepts = { at-least = 20, at-most = 250 }\ncounts = { above = 100 }";
const STEPS: &str = "answer = \"number\"";

#[test]
fn any_is_the_greatest_truth_and_all_the_least() {
    // Three conditions that are true, unknown and false for a woman who has answered nothing.
    let (yes, maybe, no) =
        (r#"{ sex = "female" }"#, r#"{ item = "smoking" }"#, r#"{ sex = "male" }"#);
    let table = [
        (yes, yes, TRUE, TRUE),
        (yes, maybe, TRUE, UNKNOWN),
        (yes, no, TRUE, FALSE),
        (maybe, yes, TRUE, UNKNOWN),
        (maybe, maybe, UNKNOWN, UNKNOWN),
        (maybe, no, UNKNOWN, FALSE),
        (no, yes, TRUE, FALSE),
        (no, maybe, UNKNOWN, FALSE),
        (no, no, FALSE, FALSE),
    ];
    let conditions: Vec<_> = table
        .iter()
        .flat_map(|(one, other, any, all)| {
            [
                (format!("{{ any = [{one}, {other}] }}"), *any),
                (format!("{{ all = [{one}, {other}] }}"), *all),
            ]
        })
        .collect();
    let woman = json!({ "sex": "female" });
    let cases: Vec<_> = conditions
        .iter()
        .map(|(condition, truth)| (condition.as_str(), woman.clone(), *truth))
        .collect();
    assert_truths(&[yes_no("smoking")], &cases);
}

#[test]
fn not_swaps_true_and_false_and_leaves_unknown() {
    let condition = r#"{ not = { item = "smoking" } }"#;
    let twice = r#"{ not = { not = { item = "smoking" } } }"#;
    assert_truths(
        &[yes_no("smoking")],
        &[
            (condition, given(json!({ "smoking": "yes" })), FALSE),
            (condition, given(json!({ "smoking": "no" })), TRUE),
            (condition, given(json!({ "smoking": "unsure" })), UNKNOWN),
            (condition, given(json!({})), UNKNOWN),
            (twice, given(json!({ "smoking": "yes" })), TRUE),
            (twice, given(json!({})), UNKNOWN),
        ],
    );
}

#[test]
fn an_item_holds_if_its_answer_counts() {
    let items = [
        yes_no("smoking"),
        item("measured", "counts = \"no\""),
        item("salt", SALT),
        item("arm", ARM),
        item("pulse", PULSE),
        item("steps", STEPS),
    ];
    let case = |id: &str, answer: Value, truth| {
        (format!("{{ item = \"{id}\" }}"), given(json!({ id: answer })), truth)
    };
    let cases = [
        case("smoking", json!("yes"), TRUE),
        case("smoking", json!("no"), FALSE),
        case("smoking", json!("unsure"), UNKNOWN),
        case("smoking", json!("unanswered"), UNKNOWN),
        case("smoking", json!(null), UNKNOWN),
        case("measured", json!("no"), TRUE),
        case("measured", json!("yes"), FALSE),
        case("measured", json!("unsure"), UNKNOWN),
        case("salt", json!("daily"), TRUE),
        case("salt", json!("often"), TRUE),
        case("salt", json!("rarely"), FALSE),
        case("salt", json!("unsure"), UNKNOWN),
        case("pulse", json!(100), FALSE),
        case("pulse", json!(100.5), TRUE),
        case("pulse", json!("unsure"), UNKNOWN),
        // A number that the question does not accept counts as no answer.
        case("pulse", json!(251), UNKNOWN),
        case("pulse", json!(250), TRUE),
        case("pulse", json!(-40), UNKNOWN),
        // If no answer to the question can count, the condition is never unknown.
        case("arm", json!("left"), FALSE),
        case("arm", json!("unsure"), FALSE),
        case("arm", json!(null), FALSE),
        case("steps", json!(9000), FALSE),
        case("steps", json!("unsure"), FALSE),
    ];
    let cases: Vec<_> = cases
        .iter()
        .map(|(text, answers, truth)| (text.as_str(), answers.clone(), *truth))
        .collect();
    assert_truths(&items, &cases);
}

#[test]
fn an_answer_condition_holds_if_it_is_the_answer() {
    let items = [yes_no("smoking"), item("salt", SALT), item("pulse", PULSE)];
    let smoking = |words: &str| format!("{{ item = \"smoking\", is = {words} }}");
    let of = |answer: &str| given(json!({ "smoking": answer }));
    let nothing = || given(json!({}));
    let (yes, no) = (smoking("\"yes\""), smoking("[\"no\"]"));
    let (unsure, left) = (smoking("\"unsure\""), smoking("\"unanswered\""));
    let (either, open) = (smoking("[\"yes\", \"no\"]"), smoking("[\"unsure\", \"unanswered\"]"));
    let (yes_or_unsure, no_or_left) =
        (smoking("[\"yes\", \"unsure\"]"), smoking("[\"no\", \"unanswered\"]"));
    assert_truths(
        &items,
        &[
            (&yes, of("yes"), TRUE),
            (&yes, of("no"), FALSE),
            (&yes, of("unsure"), UNKNOWN),
            (&yes, nothing(), UNKNOWN),
            (&no, of("no"), TRUE),
            (&no, of("yes"), FALSE),
            (&unsure, of("unsure"), TRUE),
            (&unsure, of("yes"), FALSE),
            (&unsure, nothing(), FALSE),
            (&left, nothing(), TRUE),
            (&left, of("unsure"), FALSE),
            (&left, of("no"), FALSE),
            (&either, of("no"), TRUE),
            (&either, of("unsure"), UNKNOWN),
            (&either, nothing(), UNKNOWN),
            (&open, of("unsure"), TRUE),
            (&open, nothing(), TRUE),
            (&open, of("yes"), FALSE),
            (&yes_or_unsure, of("unsure"), TRUE),
            (&yes_or_unsure, of("no"), FALSE),
            // A reader without an answer may really be one who would answer "yes".
            (&yes_or_unsure, nothing(), UNKNOWN),
            (&no_or_left, nothing(), TRUE),
            (&no_or_left, of("unsure"), UNKNOWN),
            (
                r#"{ item = "salt", is = ["daily", "rarely"] }"#,
                given(json!({ "salt": "rarely" })),
                TRUE,
            ),
            (r#"{ item = "salt", is = "often" }"#, given(json!({ "salt": "daily" })), FALSE),
            (r#"{ item = "salt", is = "often" }"#, given(json!({ "salt": "unsure" })), UNKNOWN),
            (r#"{ item = "pulse", is = "unanswered" }"#, given(json!({ "pulse": 900 })), TRUE),
            (r#"{ item = "pulse", is = "unanswered" }"#, given(json!({ "pulse": 90 })), FALSE),
            (r#"{ item = "pulse", is = "unsure" }"#, given(json!({ "pulse": "unsure" })), TRUE),
        ],
    );
}

#[test]
fn a_number_is_compared_at_its_boundaries() {
    let of = |number: Value| given(json!({ "pulse": number }));
    let range = |ends: &str| format!("{{ item = \"pulse\", {ends} }}");
    let (from, over) = (range("at-least = 60"), range("above = 60"));
    let (to, under) = (range("at-most = 60"), range("below = 60"));
    let between = range("above = 60, at-most = 60.5");
    assert_truths(
        &[item("pulse", PULSE)],
        &[
            (&from, of(json!(60)), TRUE),
            (&from, of(json!(59.9)), FALSE),
            (&over, of(json!(60)), FALSE),
            (&over, of(json!(60.1)), TRUE),
            (&to, of(json!(60)), TRUE),
            (&to, of(json!(60.1)), FALSE),
            (&under, of(json!(60.0)), FALSE),
            (&under, of(json!(59.9)), TRUE),
            (&between, of(json!(60.5)), TRUE),
            (&between, of(json!(60)), FALSE),
            (&from, of(json!("unsure")), UNKNOWN),
            (&from, of(json!(null)), UNKNOWN),
            (&from, of(json!(300)), UNKNOWN),
        ],
    );
}

#[test]
fn a_flag_and_a_group_hold_if_an_answer_of_theirs_counts() {
    let items = [
        item("chest", "flag = \"see-doctor\""),
        item("faint", "flag = \"see-doctor\"\nwhen = { item = \"chest\", is = \"no\" }"),
        item("side", &format!("flag = \"see-doctor\"\n{ARM}")),
        item("salt", &format!("group = \"can-change\"\n{SALT}")),
    ];
    let red = r#"{ flag = "see-doctor" }"#;
    assert_truths(
        &items,
        &[
            (red, given(json!({ "chest": "yes" })), TRUE),
            (red, given(json!({ "chest": "no", "faint": "yes" })), TRUE),
            (red, given(json!({ "chest": "no", "faint": "no", "side": "left" })), FALSE),
            (red, given(json!({ "chest": "no", "faint": "no" })), FALSE),
            (red, given(json!({ "chest": "no", "faint": "unsure" })), UNKNOWN),
            (red, given(json!({ "chest": "no" })), UNKNOWN),
            (red, given(json!({})), UNKNOWN),
            (r#"{ group = "can-change" }"#, given(json!({ "salt": "often", "chest": "no" })), TRUE),
            (
                r#"{ group = "can-change" }"#,
                given(json!({ "salt": "rarely", "chest": "yes" })),
                FALSE,
            ),
            (r#"{ group = "sign" }"#, given(json!({ "salt": "rarely", "chest": "yes" })), TRUE),
        ],
    );
}
