//! Tables for programs.

use serde_json::{Value, json};

use super::{site, text};
use crate::support::project::Session;

fn table(table: &str) -> Value {
    let site = Session::of_files(&[("content/tables/t.toml", table)]).build();
    serde_json::from_str(text(&site, "tables/t.json")).expect("JSON")
}

#[test]
fn each_type_has_its_form() {
    let site = site(&[]);
    let table: Value = serde_json::from_str(text(&site, "tables/columns.json")).expect("JSON");
    let full = json!({
        "id": "full",
        "name": "粗的老化，10^9",
        "text": "說 \"好\", 再見",
        "prose": "第一段。\n\n- 一\n- 二",
        "list": ["甲", "乙"],
        "number": -1.0,
        "quantity": { "from": 1, "to": 2.5, "unit": "杯" },
        "age": { "from": 20, "to": 40 },
        "interval": { "from": 1, "to": 2, "unit": "year" },
        "range": { "above": -2.5, "at-most": -1.0 },
        "date": "2024-01",
        "mentions": [
            { "to": "table:causes#aging", "title": "老化" },
            { "to": "section:a", "title": "範例" },
        ],
        "sources": [{ "source": "who" }, { "source": "kim", "locator": "p. 3" }],
    });
    assert_eq!(table["rows"][0], full);
    let sparse = json!({
        "id": "sparse",
        "name": "空",
        "quantity": { "from": 60, "to": 60, "unit": "%" },
        "age": { "to": 12 },
        "range": { "at-least": 3 },
    });
    assert_eq!(table["rows"][1], sparse);
}

#[test]
fn a_table_states_what_it_is_and_its_origin() {
    let guide = "title = \"指南\"\ndescription = \"D\"\nlanguage = \"zh-Hant-TW\"\nversion = \"3\"\n\
        base-url = \"https://example.org/g/\"\nlicense = \"CC BY 4.0\"\n[publisher]\nname = \"P\"\n";
    let site = site(&[("content/guide.toml", guide)]);
    let table: Value = serde_json::from_str(text(&site, "tables/columns.json")).expect("JSON");
    assert_eq!((&table["id"], &table["kind"]), (&json!("columns"), &json!("plain")));
    assert_eq!(table["language"], "zh-Hant-TW");
    assert_eq!(table["address"], "https://example.org/g/tables/columns.html");
    let origin =
        json!({ "title": "指南", "version": "3", "publisher": "P", "license": "CC BY 4.0" });
    assert_eq!(table["guide"], origin);
    assert_eq!(
        (&table["description"], &table["note"]),
        (&json!("每一種欄位。"), &json!("見病因。"))
    );
    let column = json!({ "id": "number", "title": "數字", "type": "number", "unit": "分" });
    assert_eq!(table["columns"][4], column);
    let keys: Vec<_> = table["sources"].as_array().expect("sources").iter().collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[1]["doi"], "10.1000/xyz");
    assert_eq!(keys[1]["authors"], json!(["Kim A", "Lee B"]));
}

#[test]
fn han_is_written_unchanged_and_numbers_keep_their_digits() {
    let site = site(&[]);
    let json = text(&site, "tables/columns.json");
    assert!(json.contains("\"名稱\"") && !json.contains("\\u"), "{json}");
    assert!(json.contains("\"number\": -1.0,") && json.contains("\"to\": 2.50,"), "{json}");
}

#[test]
fn the_kinds_columns_are_named_by_the_theme() {
    let table = table("kind = \"factors\"\ntitle = \"T\"\nrows = []\n");
    assert_eq!(table["columns"][1]["id"], "control");
    assert_eq!(table["columns"][1]["words"], json!(["unavoidable", "avoidable"]));
    assert_eq!(table["columns"][1]["title"], "能否避免");
}

#[test]
fn a_tool_is_exported_with_conditions_as_authors_write_them() {
    let table = table(
        r#"kind = "screening"
title = "T"
default = "沒有。"
reminder = "02-09"

[[questions]]
id = "q"
question = "**問**？"
care = "看醫師。"

[[questions]]
id = "n"
question = "幾杯？"
answer = "number"
unit = "杯"
counts = { at-least = 3 }
applies-to = "female"
when = { item = "q", is = ["no", "unsure"] }

[[rows]]
id = "a"
name = "A"
applies-if = { any = [
  { item = "q" },
  { not = { item = "n", above = 1.50 } },
  { all = [{ age = { from = 65 } }, { sex = "male" }] },
] }
first = "F"
interval = { every = 1, unit = "year" }
"#,
    );
    assert_eq!((&table["default"], &table["reminder"]), (&json!("沒有。"), &json!("02-09")));
    let condition = json!({ "any": [
        { "item": "q" },
        { "not": { "item": "n", "above": 1.5 } },
        { "all": [{ "age": { "from": 65 } }, { "sex": "male" }] },
    ] });
    assert_eq!(table["rows"][0]["applies-if"], condition);
    let first = json!({
        "id": "q",
        "question": "問？",
        "answer": "yes-no",
        "counts": "yes",
        "care": "看醫師。", "urgency": "non-urgent",
    });
    assert_eq!(table["questions"][0], first);
    let second = json!({
        "id": "n",
        "question": "幾杯？",
        "answer": "number",
        "unit": "杯",
        "counts": { "at-least": 3 },
        "applies-to": "female",
        "when": { "item": "q", "is": ["no", "unsure"] },
    });
    assert_eq!(table["questions"][1], second);
}

#[test]
fn bands_state_what_they_measure_and_whom_they_refuse() {
    let table = table(
        r#"kind = "bands"
title = "T"
measure = "M"
unit = "U"
applies-to = "**婦女**"
accepts = { at-least = -10, at-most = 10 }

[[questions]]
id = "device"
question = "Q"
answer = "choice"
options = [{ id = "a", text = "甲" }, { id = "b", text = "乙" }]

[[refusals]]
id = "b"
when = { item = "device", is = "b" }
reason = "不能。"

[[rows]]
id = "low"
name = "低"
range = { below = 0 }
meaning = "文字"

[[rows]]
id = "high"
name = "高"
range = { at-least = 0 }
meaning = "文字"
"#,
    );
    assert_eq!(
        (&table["measure"], &table["unit"], &table["applies-to"]),
        (&json!("M"), &json!("U"), &json!("婦女"))
    );
    assert_eq!(table["accepts"], json!({ "at-least": -10, "at-most": 10 }));
    let refusal =
        json!({ "id": "b", "when": { "item": "device", "is": ["b"] }, "reason": "不能。" });
    assert_eq!(table["refusals"], json!([refusal]));
    let options = json!([{ "id": "a", "text": "甲" }, { "id": "b", "text": "乙" }]);
    assert_eq!(table["questions"][0]["options"], options);
    assert_eq!(table["questions"][0].get("counts"), None);
}

#[test]
fn markdown_keeps_its_meaning_as_plain_text() {
    let table = table(
        r#"kind = "balance"
title = "T"
gain = "好"
loss = "壞"
rows = []
description = """
先**讀**這裡[^1]：H<sub>2</sub>O、~~不要~~<br>下一行。

> [!URGENT]
> - 就醫

2. 二
   - 內層
3. 三

| 甲 | 乙 |
|---|---|
| 1 | 2 |

[^1]: 註腳。
"""
"#,
    );
    let text = "先讀這裡[1]：H2O、~~不要~~\n下一行。\n\n如有以下情形，請今天就醫\n- 就醫\n\n\
        2. 二\n   - 內層\n3. 三\n\n甲 | 乙\n1 | 2\n\n[1] 註腳。";
    assert_eq!(table["description"], text);
    assert_eq!((&table["gain"], &table["loss"]), (&json!("好"), &json!("壞")));
}
