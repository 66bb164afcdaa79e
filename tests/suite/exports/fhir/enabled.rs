//! Compares the FHIR export with the page: for the same answers, both must ask the same questions. The conditions are
//! random. The tests in the FHIR file are evaluated as FHIR defines them.

use std::collections::{BTreeMap, BTreeSet};

use osteon::diagnostic::Severity;
use osteon::logic::questionnaire_result;
use serde_json::{Value, json};

use super::super::text;
use super::{unsure, yes_no};
use crate::support::project::Session;
use crate::support::rng::{Rng, condition};

/// For each item, the simple conditions of which its own random condition is made. They refer to earlier items.
const LEAVES: [&[&str]; 5] = [
    &[r#"{ sex = "female" }"#, r#"{ sex = "male" }"#, r#"{ age = { from = 50, to = 64 } }"#],
    &[
        r#"{ item = "a" }"#,
        r#"{ item = "a", is = "no" }"#,
        r#"{ item = "a", is = "unsure" }"#,
        r#"{ item = "a", is = ["unsure", "unanswered"] }"#,
        r#"{ flag = "see-doctor" }"#,
    ],
    &[
        r#"{ item = "b" }"#,
        r#"{ item = "b", is = ["one", "unsure"] }"#,
        r#"{ item = "b", is = ["two", "unanswered"] }"#,
        r#"{ item = "b", is = "unanswered" }"#,
    ],
    &[
        r#"{ item = "c" }"#,
        r#"{ item = "c", at-least = 3 }"#,
        r#"{ item = "c", above = 3, below = 12 }"#,
        r#"{ item = "c", is = "unsure" }"#,
        r#"{ item = "c", is = "unanswered" }"#,
    ],
    &[r#"{ item = "d" }"#, r#"{ item = "d", is = "yes" }"#, r#"{ group = "sign" }"#],
];

const SORTS: [&str; 5] = [
    "flag = \"see-doctor\"",
    "answer = \"choice\"\noptions = [\"one\", \"two\", \"three\"]\ncounts = [\"one\", \"two\"]",
    "answer = \"number\"\naccepts = { above = 0, at-most = 20 }\ncounts = { at-least = 10 }",
    "flag = \"see-doctor\"\ncounts = \"no\"",
    "",
];

/// A questionnaire of five items with random conditions. For each item, an outcome shows whether the item was asked.
fn questionnaire(rng: &mut Rng) -> String {
    let sexes = ["", "", "applies-to = \"female\"", "applies-to = \"male\""];
    let items = ["a", "b", "c", "d", "e"].into_iter().zip(SORTS).enumerate();
    let items: String = items
        .map(|(place, (id, sort))| {
            let leaves = LEAVES[..=place].concat();
            let when = match rng.below(5) {
                0 => String::new(),
                depth => format!("when = {}", condition(rng, &leaves, depth.div_ceil(2))),
            };
            let words = "question = \"Q?\"\nwhy = \"R.\"\nnext-step = \"S.\"\ngroup = \"sign\"";
            format!("\n[[items]]\nid = \"{id}\"\n{words}\n{sort}\n{}\n{when}\n", rng.pick(&sexes))
        })
        .collect();
    let asked = [
        r#"{ item = "a", is = ["yes", "no", "unsure", "unanswered"] }"#,
        r#"{ item = "b", is = ["one", "two", "three", "unsure", "unanswered"] }"#,
        r#"{ any = [{ item = "c", is = ["unsure", "unanswered"] }, { item = "c", above = 0 }] }"#,
        r#"{ item = "d", is = ["yes", "no", "unsure", "unanswered"] }"#,
        r#"{ item = "e", is = ["yes", "no", "unsure", "unanswered"] }"#,
    ];
    let outcome = |(id, when): (&str, &str)| {
        let care = "care = \"urgent\"";
        format!(
            "\n[[outcomes]]\nid = \"{id}\"\ntitle = \"T\"\ntext = \"T.\"\n{care}\nwhen = {when}\n"
        )
    };
    let outcomes: String = ["a", "b", "c", "d", "e"].into_iter().zip(asked).map(outcome).collect();
    let always = "\n[[outcomes]]\nid = \"always\"\ntitle = \"T\"\ntext = \"T.\"\n";
    format!("title = \"Check\"\nclosing = \"C.\"\n{items}{outcomes}{always}")
}

/// A random reader in two forms: as answers for `osteon answer`, and as the answers in a health record.
fn reader(rng: &mut Rng) -> (Value, BTreeMap<&'static str, Value>) {
    let mut page = json!({ "answers": {} });
    let mut record = BTreeMap::new();
    let declined = unsure_of("asked-declined");
    let mut fact = |rng: &mut Rng, id: &'static str, values: &[(Value, Value)]| {
        match rng.below(values.len() + 2) {
            0 => {}
            1 => drop(record.insert(id, declined.clone())),
            at => {
                page[&id[1..]] = values[at - 2].0.clone();
                record.insert(id, values[at - 2].1.clone());
            }
        };
    };
    let sex = |sex: &str| {
        let system = "http://hl7.org/fhir/administrative-gender";
        (json!(sex), json!({ "system": system, "code": sex }))
    };
    fact(rng, "/sex", &[sex("female"), sex("male")]);
    let ages = [(json!([0, 49]), "0-49"), (json!([50, 64]), "50-64"), (json!([65, null]), "65-")];
    fact(rng, "/age", &ages.map(|(ages, code)| (ages, json!({ "code": code }))));
    for id in ["a", "d", "e"] {
        let (word, code) = [
            ("yes", yes_no("Y")),
            ("no", yes_no("N")),
            ("unsure", unsure()),
            ("unanswered", Value::Null),
        ][rng.below(4)]
        .clone();
        page["answers"][id] = json!(word);
        record.insert(id, code);
    }
    let word = rng.pick(&["one", "two", "three", "unsure", "unanswered"]);
    page["answers"]["b"] = json!(word);
    let code = json!({ "code": word });
    let code = match word {
        "unsure" => unsure(),
        "unanswered" => Value::Null,
        _ => code,
    };
    record.insert("b", code);
    let numbers = [json!(-1), json!(0), json!(0.5), json!(3), json!(7), json!(12), json!(20)];
    match rng.below(numbers.len() + 4) {
        0 => {}
        1 => drop(record.insert("c/unsure", json!(false))),
        2 | 3 => {
            page["answers"]["c"] = json!("unsure");
            record.insert("c/unsure", json!(true));
        }
        at => {
            page["answers"]["c"] = numbers[at - 4].clone();
            record.insert("c", numbers[at - 4].clone());
        }
    }
    record.retain(|_, answer| !answer.is_null());
    (page, record)
}

fn unsure_of(code: &str) -> Value {
    let mut coding = unsure();
    coding["code"] = json!(code);
    coding
}

/// Adds the ids of the FHIR items that are shown to `found`. An item that is not shown has no answer, and the items in
/// it are not shown either.
fn enabled(items: &Value, record: &BTreeMap<&str, Value>, found: &mut BTreeSet<String>) {
    for item in items.as_array().into_iter().flatten() {
        let holds = |test: &Value| {
            let id = test["question"].as_str().expect("an id");
            let answer = record.get(id).filter(|_| found.contains(id));
            holds(test, answer)
        };
        let mut tests = item["enableWhen"].as_array().into_iter().flatten();
        let is_enabled = match item["enableBehavior"].as_str() {
            Some("any") => tests.any(holds),
            _ => tests.all(holds),
        };
        if is_enabled {
            found.insert(item["linkId"].as_str().expect("an id").to_owned());
            enabled(&item["item"], record, found);
        }
    }
}

fn holds(test: &Value, answer: Option<&Value>) -> bool {
    let Some(operator) = test["operator"].as_str() else { panic!("no operator: {test}") };
    if operator == "exists" {
        return test["answerBoolean"] == answer.is_some();
    }
    let is_this =
        answer.is_some_and(|own| *own == test["answerCoding"] || *own == test["answerBoolean"]);
    if let "=" | "!=" = operator {
        return is_this == (operator == "=");
    }
    let Some(answer) = answer else { return false };
    let (Some(given), Some(end)) = (answer.as_f64(), test["answerDecimal"].as_f64()) else {
        panic!("no number: {test} of {answer}")
    };
    match operator {
        ">" => given > end,
        ">=" => given >= end,
        "<" => given < end,
        "<=" => given <= end,
        _ => panic!("what does {operator} say of no answer?"),
    }
}

/// Returns true if an item is nested as deeply as is allowed, so that further groups may have been left out.
fn is_at_the_bound(resource: &str) -> bool {
    resource.contains("/when-23\"")
}

#[test]
fn a_fhir_resource_asks_the_same_readers_as_the_page() {
    let mut rng = Rng(5);
    let path = |number: usize| format!("content/questionnaires/q{number}.toml");
    let texts: Vec<_> = (0..24).map(|number| (path(number), questionnaire(&mut rng))).collect();
    let session = |texts: &[(String, String)]| {
        let files = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        Session::of_files(&files.collect::<Vec<_>>())
    };
    // A questionnaire with an item that nobody is asked has errors, so it is not compared.
    let thrown = session(&texts);
    let analysis = thrown.check();
    let errors = analysis.found.iter().filter(|found| found.rule.severity == Severity::Error);
    let bad: BTreeSet<_> = errors
        .map(|found| thrown.sources.files[found.span.source.0 as usize].path.as_str())
        .collect();
    let good: Vec<_> =
        texts.iter().filter(|(path, _)| !bad.contains(path.as_str())).cloned().collect();
    let session = session(&good);
    let (analysis, site) = (session.check(), session.build());
    let (mut nested, mut bounded) = (0, 0);
    for own in &analysis.guide.guide.questionnaires {
        let resource = text(&site, &format!("questionnaires/{}.fhir.json", own.id.value));
        nested += usize::from(resource.contains("/when-1\""));
        bounded += usize::from(is_at_the_bound(resource));
        let items: Value = serde_json::from_str(resource).expect("JSON");
        for _ in 0..400 {
            let (page, record) = reader(&mut rng);
            let result = questionnaire_result(own, None, &page).expect("answers");
            let mut found = BTreeSet::new();
            enabled(&items["item"], &record, &mut found);
            for id in ["a", "b", "c", "d", "e"] {
                let asks = result["outcomes"].as_array().expect("a list").contains(&json!(id));
                let is_asked = found.contains(id);
                let may_differ = is_asked && is_at_the_bound(resource);
                assert!(
                    asks == is_asked || may_differ,
                    "{id} of {page}\n{}\n{resource}",
                    own.id.value
                );
            }
        }
    }
    let count = analysis.guide.guide.questionnaires.len();
    assert!(count >= 5 && nested >= 4 && bounded < 5, "{nested}, {bounded} of {count}");
}
