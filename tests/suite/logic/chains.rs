//! Long chains of questions, in which each question is asked because of two earlier ones. If the evaluation computed
//! everything again for each question, or tried all answers, these tests would not end.

use serde_json::{Value, json};

use super::{Guide, ids, item, outcome, questionnaire};
use crate::support::project::Session;

const LENGTH: usize = 60;

/// A chain of items. An item is asked if one of the two items before it counts; the first two are always asked. Every
/// third item asks for a number.
fn chain(outcomes: &[String]) -> String {
    let items = (0..LENGTH).map(|place| {
        let number = "answer = \"number\"\naccepts = { at-least = 0, at-most = 99 }\ncounts = { at-least = 7 }";
        let answer = if place % 3 == 2 { number } else { "" };
        let when = match (place, place % 3) {
            (0 | 1, _) => String::new(),
            (_, 0) => format!("when = {{ any = [{{ item = \"q{}\", at-least = {place} }}, {{ item = \"q{}\" }}] }}", place - 1, place - 2),
            _ => format!("when = {{ any = [{{ item = \"q{}\" }}, {{ item = \"q{}\" }}] }}", place - 1, place - 2),
        };
        item(&format!("q{place}"), &format!("{answer}\n{when}"))
    });
    questionnaire(&items.chain(outcomes.iter().cloned()).collect::<Vec<_>>())
}

fn found(session: &Session) -> Vec<String> {
    let found = session.check().found;
    found.iter().map(|found| found.rule.name.to_owned()).collect()
}

#[test]
fn unreachable_things_in_long_chains_are_found() {
    let last = format!("{{ item = \"q{}\" }}", LENGTH - 1);
    let none = "{ item = \"q0\", is = \"no\" }, { item = \"q1\", is = \"no\" }";
    let of = |when: String| {
        let outcomes = [outcome("last", &format!("when = {when}")), outcome("everyone", "")];
        let text = chain(&outcomes);
        found(&Session::of_files(&[("content/questionnaires/check.toml", &text)]))
    };
    assert_eq!(of(last.clone()), [""; 0]);
    assert_eq!(of(format!("{{ all = [{last}, {none}] }}")), ["unreachable-outcome"]);
    let all: Vec<_> = (0..LENGTH).map(|place| format!("{{ item = \"q{place}\" }}")).collect();
    let all = format!("{{ all = [{}] }}", all.join(", "));
    assert_eq!(of(all.clone()), [""; 0]);
    assert_eq!(of(format!("{{ all = [{all}, {{ not = {last} }}] }}")), ["unreachable-outcome"]);
}

#[test]
fn answers_to_a_long_chain_are_sorted() {
    let text = chain(&[outcome("everyone", "")]);
    let guide = Guide::of(&[("content/questionnaires/check.toml", &text)]);
    let answer = |place| if place % 3 == 2 { json!(99) } else { json!("yes") };
    let answers: Value = (0..LENGTH)
        .map(|place| (format!("q{place}"), answer(place)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let result = guide.result("check", &json!({ "answers": answers }));
    assert_eq!(ids(&result, "good-to-know").len(), LENGTH);
    let mut none = answers;
    none["q0"] = json!("no");
    none["q1"] = json!("no");
    assert_eq!(ids(&guide.result("check", &json!({ "answers": none })), "good-to-know"), [""; 0]);
}
