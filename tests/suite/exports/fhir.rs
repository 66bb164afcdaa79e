//! Questionnaires for health records.

mod enabled;

use serde_json::{Value, json};

use super::text;
use crate::support::project::Session;

/// The FHIR file for a questionnaire with these items. `guide` is further text for `guide.toml`.
fn questionnaire(items: &[&str], guide: &str) -> Value {
    let words = "group = \"sign\"\nwhy = \"文字。\"\nnext-step = \"文字。\"\n";
    let head = "title = \"檢視 \\\"一\\\" <b>\"\nintroduction = \"先讀**這裡**。\"\nclosing = \"不是診斷。\"\n";
    let items: String = items.iter().map(|item| format!("\n[[items]]\n{words}{item}\n")).collect();
    let outcome = "\n[[outcomes]]\nid = \"always\"\ntitle = \"謝謝\"\ntext = \"文字。\"\n";
    let text_of = format!("{head}{items}{outcome}");
    let base = "title = \"指南\"\ndescription = \"D\"\nlanguage = \"zh-Hant-TW\"\n";
    let guide = if guide.contains("[publisher]") {
        format!("{base}{guide}")
    } else {
        format!("{base}{guide}[publisher]\nname = \"P\"\n")
    };
    let files = [
        ("content/guide.toml", guide.as_str()),
        ("content/questionnaires/risk-check.toml", &text_of),
    ];
    let site = Session::of_files(&files).build();
    serde_json::from_str(text(&site, "questionnaires/risk-check.fhir.json")).expect("JSON")
}

const A: &str = "id = \"a\"\nquestion = \"甲？\"";
const N: &str =
    "id = \"n\"\nquestion = \"幾？\"\nanswer = \"number\"\ncounts = { at-least = 3, below = 9 }";
const C: &str = "id = \"c\"\nquestion = \"哪？\"\nanswer = \"choice\"\n\
    options = [\"x\", { id = \"y\", text = \"乙\" }, \"z\"]\ncounts = [\"y\", \"z\"]";

/// The items of a FHIR file whose last question is asked under the condition `when`.
fn items(when: &str) -> Value {
    let last = format!("id = \"last\"\nquestion = \"末？\"\nwhen = {when}");
    questionnaire(&[A, N, C, &last], "")["item"].take()
}

/// The FHIR tests of the last question, which is asked under the condition `when`, and how they are joined.
fn enabled(when: &str) -> (Value, Value) {
    tests(items(when).as_array().and_then(|items| items.iter().rfind(|item| is_last(item))))
}

fn is_last(item: &Value) -> bool {
    item["linkId"].as_str().is_some_and(|id| id.starts_with("last"))
}

fn tests(item: Option<&Value>) -> (Value, Value) {
    let key = |key: &str| item.and_then(|item| item.get(key)).cloned().unwrap_or_default();
    (key("enableWhen"), key("enableBehavior"))
}

fn yes_no(code: &str) -> Value {
    json!({ "system": "http://terminology.hl7.org/CodeSystem/v2-0136", "code": code })
}

fn unsure() -> Value {
    let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    json!({ "system": system, "code": "asked-unknown" })
}

fn is(question: &str, coding: Value) -> Value {
    json!({ "question": question, "operator": "=", "answerCoding": coding })
}

fn compares(operator: &str, number: impl Into<Value>) -> Value {
    json!({ "question": "n", "operator": operator, "answerDecimal": number.into() })
}

#[test]
fn the_fhir_resource_matches_the_guide() {
    let guide = "base-url = \"https://example.org/g/\"\nversion = \"3\"\nlicense = \"CC BY 4.0\"\n\
        license-url = \"https://cc.example/\"\n[publisher]\nname = \"P\"\nurl = \"https://p.example/\"\n\
        contact = \"mailto:fix@p.example?subject=x\"\n";
    let mut resource = questionnaire(&[A], guide);
    let items = resource.as_object_mut().expect("an object").remove("item");
    assert_eq!(items.as_ref().and_then(Value::as_array).map(Vec::len), Some(2));
    let telecom = json!([
        { "system": "email", "value": "fix@p.example" },
        { "system": "url", "value": "https://p.example/" },
    ]);
    let expected = json!({
        "resourceType": "Questionnaire",
        "id": "risk-check",
        "language": "zh-Hant-TW",
        "url": "https://example.org/g/questionnaires/risk-check.fhir.json",
        "version": "3",
        "name": "RiskCheck",
        "title": "檢視 \"一\" <b>",
        "status": "draft",
        "experimental": false,
        "subjectType": ["Patient"],
        "publisher": "P",
        "contact": [{ "telecom": telecom }],
        "description": "先讀這裡。",
        "copyright": "CC BY 4.0 https://cc.example/",
    });
    assert_eq!(resource, expected);
    let bare = questionnaire(&[A], "");
    for key in ["url", "version", "contact", "copyright", "date"] {
        assert_eq!(bare.get(key), None, "{key}");
    }
}

#[test]
fn an_id_that_fhir_does_not_allow_is_left_out() {
    let check = crate::support::project::QUESTIONNAIRE;
    let site = Session::of_files(&[("content/questionnaires/自我_1.toml", check)]).build();
    let resource = text(&site, "questionnaires/自我_1.fhir.json");
    let resource: Value = serde_json::from_str(resource).expect("JSON");
    assert_eq!((resource.get("id"), resource.get("name")), (None, None));
}

#[test]
fn each_answer_has_its_type_and_its_words() {
    let a = "id = \"a\"\nquestion = \"**甲**？\"\nhint = \"看這裡\"\napplies-to = \"female\"";
    let items = questionnaire(&[a, C], "")["item"].clone();
    let items = &items.as_array().expect("items")[2..];
    let option = |mut coding: Value, display: &str| {
        coding["display"] = json!(display);
        json!({ "valueCoding": coding })
    };
    let options =
        [option(yes_no("Y"), "是"), option(yes_no("N"), "否"), option(unsure(), "不確定")];
    assert_eq!((&items[0]["type"], &items[0]["required"]), (&json!("choice"), &json!(false)));
    assert_eq!((&items[0]["prefix"], &items[0]["text"]), (&json!("1"), &json!("甲？")));
    assert_eq!(items[0]["answerOption"], json!(options));
    let below: Vec<_> = items[0]["item"].as_array().expect("items").iter().collect();
    assert_eq!(below[0]["linkId"], "a/applies-to");
    assert_eq!((&below[1]["linkId"], &below[1]["text"]), (&json!("a/hint"), &json!("看這裡")));
    assert!(below.iter().all(|item| item["type"] == "display" && item.get("required").is_none()));
    let own = [("x", "x"), ("y", "乙"), ("z", "z")];
    let own = own.map(|(code, text)| option(json!({ "code": code }), text));
    let own: Vec<_> = own.into_iter().chain([option(unsure(), "不確定")]).collect();
    assert_eq!(items[1]["answerOption"], json!(own));
    assert_eq!((&items[2]["linkId"], &items[2]["type"]), (&json!("/closing"), &json!("display")));
}

#[test]
fn a_number_has_its_unit_its_bounds_and_a_way_not_to_be_sure() {
    let n = "id = \"n\"\nquestion = \"幾？\"\nanswer = \"number\"\nunit = \"公分\"\n\
        accepts = { at-least = 0.50, below = 250 }";
    let items = questionnaire(&[A, n], "")["item"].clone();
    assert_eq!((&items[1]["type"], &items[1]["prefix"]), (&json!("decimal"), &json!("2")));
    let extension = |name: &str, key: &str, value: Value| json!({ "url": format!("http://hl7.org/fhir/StructureDefinition/{name}"), key: value });
    // In FHIR, a bound always belongs to the range. So a further condition excludes 250 itself.
    let words = "請只填數字（0.50以上（含），低於250），不必寫單位；或選「不確定」。";
    let constraint = json!([
        { "url": "key", "valueId": "accepts-2" },
        { "url": "severity", "valueCode": "error" },
        { "url": "expression", "valueString": "answer.all(value < 250)" },
        { "url": "human", "valueString": words },
    ]);
    let extensions = [
        extension("questionnaire-unit", "valueCoding", json!({ "display": "公分" })),
        extension("minValue", "valueDecimal", json!(0.5)),
        extension("questionnaire-constraint", "extension", constraint),
    ];
    assert_eq!(items[1]["extension"], json!(extensions));
    let unsure = json!({
        "linkId": "n/unsure", "text": "不確定", "type": "boolean", "required": false,
    });
    assert_eq!(items[2], unsure);
}

#[test]
fn sex_and_age_are_asked_where_the_page_asks_them() {
    let last = "id = \"last\"\nquestion = \"末？\"\napplies-to = \"female\"\n\
        when = { any = [{ age = { from = 50, to = 64 } }, { item = \"a\" }] }";
    let items = questionnaire(&[A, last], "")["item"].clone();
    let ids: Vec<_> = items.as_array().expect("items").iter().map(|item| &item["linkId"]).collect();
    assert_eq!(ids, ["/facts", "/sex", "/age", "a", "last/when-1", "/closing"]);
    let words = "下面這些只用來挑出與您有關的內容，並略過與您無關的題目。可以不回答。";
    assert_eq!((&items[0]["type"], &items[0]["text"]), (&json!("display"), &json!(words)));
    assert_eq!(
        (&items[1]["type"], &items[1]["text"], &items[1]["required"]),
        (&json!("choice"), &json!("您的性別"), &json!(false))
    );
    let codes = |item: &Value| -> Vec<(Value, Value)> {
        let options = item["answerOption"].as_array().expect("options");
        let coding = |option: &Value| option["valueCoding"].clone();
        options
            .iter()
            .map(coding)
            .map(|own| (own["code"].clone(), own["display"].clone()))
            .collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(Value, Value)> {
        pairs.iter().map(|(code, display)| (json!(code), json!(display))).collect()
    };
    let declined = ("asked-declined", "不想回答");
    assert_eq!(codes(&items[1]), pairs(&[("female", "女性"), ("male", "男性"), declined]));
    let system = &items[1]["answerOption"][0]["valueCoding"]["system"];
    assert_eq!(system, "http://hl7.org/fhir/administrative-gender");
    let bands = [("0-49", "49歲以下"), ("50-64", "50～64歲"), ("65-", "65歲以上"), declined];
    assert_eq!((&items[2]["text"], codes(&items[2])), (&json!("您的年齡"), pairs(&bands)));
    // Readers who do not tell their sex are asked the questions for women and those for men.
    let male = json!({ "system": system, "code": "male" });
    let concerns = json!([{ "question": "/sex", "operator": "!=", "answerCoding": male }]);
    let group = &items[4];
    let any = json!([is("/age", json!({ "code": "50-64" })), is("a", yes_no("Y"))]);
    assert_eq!(tests(Some(group)), (any, json!("any")));
    assert_eq!((&group["type"], group.get("text")), (&json!("group"), None));
    assert_eq!(tests(group["item"].get(0)), (concerns, Value::Null));
    assert_eq!(group["item"][0]["linkId"], "last");
}

#[test]
fn nothing_can_be_added_up() {
    let resource = questionnaire(&[A, N, C], "").to_string();
    for word in ["ordinalValue", "itemWeight", "score", "calculatedExpression"] {
        assert!(!resource.contains(word), "{word}");
    }
}

#[test]
fn a_condition_on_one_answer_is_one_test() {
    assert_eq!(enabled("{ item = \"a\" }"), (json!([is("a", yes_no("Y"))]), Value::Null));
    assert_eq!(
        enabled("{ item = \"a\", is = \"unsure\" }"),
        (json!([is("a", unsure())]), Value::Null)
    );
    assert_eq!(
        enabled("{ item = \"n\", at-least = 2.50 }"),
        (json!([compares(">=", 2.5)]), Value::Null)
    );
    let left = json!([{ "question": "c", "operator": "exists", "answerBoolean": false }]);
    assert_eq!(enabled("{ item = \"c\", is = \"unanswered\" }"), (left, Value::Null));
}

#[test]
fn several_tests_are_combined_by_all_or_any() {
    let counts = json!([compares(">=", 3), compares("<", 9)]);
    assert_eq!(enabled("{ item = \"n\" }"), (counts, json!("all")));
    let (y, z) = (is("c", json!({ "code": "y" })), is("c", json!({ "code": "z" })));
    let any = json!([is("a", yes_no("N")), y, z]);
    let when = "{ any = [{ item = \"a\", is = \"no\" }, { item = \"c\" }] }";
    assert_eq!(enabled(when), (any, json!("any")));
}

#[test]
fn a_negation_is_expressed_by_the_remaining_answers() {
    // If the answer is "not sure" or missing, the negation is unknown, not true.
    assert_eq!(enabled("{ not = { item = \"a\" } }"), (json!([is("a", yes_no("N"))]), Value::Null));
    let beyond = json!([compares("<", 3), compares(">=", 9)]);
    assert_eq!(enabled("{ not = { item = \"n\" } }"), (beyond, json!("any")));
    let when = "{ not = { any = [{ item = \"a\" }, { item = \"c\", is = [\"x\", \"y\"] }] } }";
    let neither = json!([is("a", yes_no("N")), is("c", json!({ "code": "z" }))]);
    assert_eq!(enabled(when), (neither, json!("all")));
}

#[test]
fn nested_tests_become_nested_groups() {
    let when = "{ any = [{ item = \"a\" }, { all = [{ item = \"c\" }, { item = \"n\" }] }] }";
    let items = items(when);
    let outer = &items[4];
    let ids = [outer, &outer["item"][0], &outer["item"][0]["item"][0]].map(|item| &item["linkId"]);
    assert_eq!(ids, ["last/when-1", "last/when-2", "last"]);
    let a = is("a", yes_no("Y"));
    let (y, z) = (is("c", json!({ "code": "y" })), is("c", json!({ "code": "z" })));
    assert_eq!(tests(Some(outer)), (json!([a, y, z]), json!("any")));
    assert_eq!(tests(outer["item"].get(0)), (json!([a, compares(">=", 3)]), json!("any")));
    let inner = tests(outer["item"][0]["item"].get(0));
    assert_eq!(inner, (json!([a, compares("<", 9)]), json!("any")));
}

#[test]
fn an_overlong_condition_hides_a_question_from_nobody() {
    // This condition needs 4 × 4 × 4 clauses. Written out, it would be nested too deeply for any program.
    let item = |number: usize| format!("id = \"i{number}\"\nquestion = \"？\"");
    let all = |first: usize| {
        let parts: Vec<_> =
            (first..first + 4).map(|number| format!("{{ item = \"i{number}\" }}")).collect();
        format!("{{ all = [{}] }}", parts.join(", "))
    };
    let mut all_items: Vec<_> = (0..12).map(item).collect();
    let when = format!("{{ any = [{}, {}, {}] }}", all(0), all(4), all(8));
    all_items.push(format!("{}\nwhen = {when}", item(12)));
    let all_items: Vec<_> = all_items.iter().map(String::as_str).collect();
    let items = questionnaire(&all_items, "")["item"].clone();
    let mut item = &items[12];
    let mut depth = 0;
    while item["type"] == "group" {
        let (tests, behavior) = tests(Some(item));
        assert_eq!((tests.as_array().map(Vec::len), behavior), (Some(3), json!("any")));
        item = &item["item"][0];
        depth += 1;
    }
    assert_eq!((&item["linkId"], depth), (&json!("i12"), 23));
}
