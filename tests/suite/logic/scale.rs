//! Validated scales: they are computed exactly, and have no value if an input is missing.

use serde_json::{Value, json};

use super::{Guide, item, outcome, questionnaire};

const REFERENCES: &str = "[lin2020]\ntype = \"article\"\ntitle = \"An index\"\nyear = 2020\n";

/// A guide with a scale of weight and age. `keys` are further fields of the scale; `cut_offs` are pairs of an id and a
/// range.
fn guide_of(keys: &str, cut_offs: &[(&str, &str)]) -> Guide {
    let facts = "population = \"Adults.\"\nsensitivity = \"9 of 10.\"\nspecificity = \"5 of 10.\"\nlimits = \"Many.\"\nsources = [\"lin2020\"]";
    let inputs = "[[scale.inputs]]\nid = \"weight\"\nquestion = \"Weight\"\naccepts = { at-least = 30, at-most = 150 }\n
[[scale.inputs]]\nid = \"age\"\nquestion = \"Age\"";
    let cut_off = |(id, range): &(&str, &str)| {
        format!(
            "[[scale.cut-offs]]\nid = \"{id}\"\nname = \"{id}\"\nrange = {range}\nmeaning = \"Ask.\"\n"
        )
    };
    let cut_offs: String = cut_offs.iter().map(cut_off).collect();
    let scale = format!(
        "[scale]\nid = \"index\"\nname = \"An index\"\n{facts}\n{keys}\n\n{inputs}\n\n{cut_offs}"
    );
    let check = questionnaire(&[item("smoking", ""), outcome("everyone", ""), scale]);
    Guide::of(&[
        ("content/questionnaires/check.toml", &check),
        ("content/references.toml", REFERENCES),
    ])
}

fn formula(rounding: &str) -> String {
    format!("enabled = true\nrounding = \"{rounding}\"\nformula = {{ weight = 0.2, age = -0.2 }}")
}

const TWO: &[(&str, &str)] = &[("high", "{ above = -1 }"), ("low", "{ at-most = -1 }")];

fn value(guide: &Guide, weight: Value, age: Value) -> Value {
    let inputs = json!({ "weight": weight, "age": age });
    guide.result("check", &json!({ "scale": inputs }))["scale"].clone()
}

#[test]
fn each_kind_of_rounding_gives_its_own_result() {
    for (weight, age, sums) in [
        (
            json!(49),
            json!(70),
            [("none", "-4.2"), ("nearest", "-4"), ("truncate", "-4"), ("truncate-each-term", "-5")],
        ),
        (
            json!(47.5),
            json!(70),
            [("none", "-4.5"), ("nearest", "-5"), ("truncate", "-4"), ("truncate-each-term", "-5")],
        ),
        (
            json!(72.5),
            json!(70),
            [("none", "0.5"), ("nearest", "1"), ("truncate", "0"), ("truncate-each-term", "0")],
        ),
        (
            json!(69),
            json!(70),
            [("none", "-0.2"), ("nearest", "0"), ("truncate", "0"), ("truncate-each-term", "-1")],
        ),
        (
            json!(60),
            json!(60),
            [("none", "0"), ("nearest", "0"), ("truncate", "0"), ("truncate-each-term", "0")],
        ),
    ] {
        for (rounding, expected) in sums {
            let result = value(&guide_of(&formula(rounding), TWO), weight.clone(), age.clone());
            assert_eq!(result["value"], expected, "{weight}, {age}, {rounding}");
        }
    }
}

#[test]
fn a_sum_that_is_a_boundary_falls_where_the_boundary_belongs() {
    // In binary arithmetic, 0.1 + 0.2 would be greater than 0.3.
    let keys = "enabled = true\nrounding = \"none\"\nformula = { weight = 0.01, age = 0.2, constant = -0.3 }";
    let cut_offs = [("low", "{ at-most = 0.3 }"), ("high", "{ above = 0.3 }")];
    let guide = guide_of(keys, &cut_offs);
    assert_eq!(value(&guide, json!(40), json!(1)), json!({ "value": "0.3", "cut-off": "low" }));
    assert_eq!(
        value(&guide, json!(40.1), json!(1)),
        json!({ "value": "0.301", "cut-off": "high" })
    );
    // The sum is rounded before it is compared with the cut-off.
    let guide = guide_of(&formula("truncate"), TWO);
    assert_eq!(value(&guide, json!(50), json!(59.5)), json!({ "value": "-1", "cut-off": "low" }));
    assert_eq!(value(&guide, json!(50), json!(54.5)), json!({ "value": "0", "cut-off": "high" }));
}

#[test]
fn a_value_beyond_all_cut_offs_has_none() {
    let guide = guide_of(&formula("none"), &[("low", "{ at-least = -5, below = 0 }")]);
    assert_eq!(value(&guide, json!(60), json!(60)), json!({ "value": "0", "cut-off": null }));
}

#[test]
fn without_an_input_there_is_no_value() {
    let guide = guide_of(&formula("none"), TWO);
    for weight in [
        json!(null),
        json!("unsure"),
        json!(29.9),
        json!(150.1),
        json!(""),
        json!("5e1"),
        json!(true),
    ] {
        assert_eq!(
            value(&guide, weight.clone(), json!(60)),
            json!({ "input": "weight" }),
            "{weight}"
        );
    }
    for weight in [json!(30), json!(150), json!("56.50")] {
        assert!(value(&guide, weight.clone(), json!(60))["value"].is_string(), "{weight}");
    }
    assert_eq!(value(&guide, json!(60), json!(null)), json!({ "input": "age" }));
}

#[test]
fn a_scale_is_independent_of_the_items() {
    let guide = guide_of(&formula("none"), TWO);
    let answers = json!({ "age": 60, "answers": { "smoking": "yes" } });
    let alone = guide.result("check", &answers);
    assert_eq!(alone.get("scale"), None);
    let mut with_scale = answers.clone();
    with_scale["scale"] = json!({ "weight": 50 });
    let mut both = guide.result("check", &with_scale);
    // The age that the questionnaire asks for is not used as an input of the scale.
    assert_eq!(both["scale"], json!({ "input": "age" }));
    both.as_object_mut().expect("an object").remove("scale");
    assert_eq!(both, alone);
}

#[test]
fn a_disabled_scale_is_not_shown() {
    for keys in
        [formula("none").replace("enabled = true\n", ""), formula("none").replace("true", "false")]
    {
        let guide = guide_of(&keys, TWO);
        assert_eq!(value(&guide, json!(50), json!(60)), Value::Null, "{keys}");
    }
}
