//! Tables for spreadsheets.

use super::{site, text};
use crate::support::project::Session;

/// The lines of the CSV file for a table.
fn lines(table: &str) -> Vec<String> {
    let site = Session::of_files(&[("content/tables/t.toml", table)]).build();
    let csv = text(&site, "tables/t.csv").trim_start_matches('\u{FEFF}').to_owned();
    csv.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn each_type_has_its_form() {
    let site = site(&[]);
    let csv = text(&site, "tables/columns.csv");
    let head = "id,name,text,prose,list,number,quantity,age,interval,range,date,mentions,sources";
    let full = "full,粗的老化，10^9,\"說 \"\"好\"\", 再見\",\"第一段。\n\n- 一\n- 二\",甲; 乙,-1.0,\
        1-2.50 杯,>=20 <=40,1-2 year,>-2.5 <=-1.0,2024-01,table:causes#aging; section:a,who; kim";
    let sparse = "sparse,空,,,,,60 %,<=12,,>=3,,,";
    assert_eq!(csv, format!("\u{FEFF}{head}\r\n{full}\r\n{sparse}\r\n"));
}

#[test]
fn csv_keeps_words_and_omits_conditions() {
    let schedule = r#"kind = "screening"
title = "T"
default = "D"

[[questions]]
id = "q"
question = "Q"

[[rows]]
id = "a"
name = "A"
sex = "female"
applies-if = { item = "q" }
first = "F"
interval = "by need"
"#;
    assert_eq!(
        lines(schedule),
        ["id,name,sex,age,when,first,interval,note,sources", "a,A,female,,,F,by need,,"]
    );
    let exercises = r#"kind = "exercises"
title = "T"

[[rows]]
id = "a"
name = "A"
mechanism = "M"
benefits = ["B"]
cautions = ["C"]
effects = ["balance", "bone"]
"#;
    let lines = lines(exercises);
    assert_eq!(lines[1], "a,A,M,B,C,bone; balance,,");
}

#[test]
fn no_text_looks_like_a_formula() {
    let row = |number: usize, text: &str| {
        format!("[[rows]]\nid = \"r{number}\"\nname = \"A\"\ntext = '{text}'\nnumber = -{number}\n")
    };
    let risky = ["=1+1", "+1", "-1", "@x", "＝1", "a=1"];
    let rows = risky.iter().enumerate().map(|(place, text)| row(place + 1, text));
    let columns = "kind = \"plain\"\ntitle = \"T\"\n
[[columns]]\nid = \"name\"\ntitle = \"N\"\n
[[columns]]\nid = \"text\"\ntitle = \"T\"\ntype = \"text\"\n
[[columns]]\nid = \"number\"\ntitle = \"M\"\ntype = \"number\"\n";
    let lines = lines(&[columns.to_owned(), rows.collect::<String>()].join("\n"));
    let texts: Vec<_> = lines[1..].iter().map(|line| &line["r1,A,".len()..]).collect();
    assert_eq!(texts, ["'=1+1,-1", "'+1,-2", "'-1,-3", "'@x,-4", "'＝1,-5", "a=1,-6"]);
}

#[test]
fn a_table_without_rows_shows_only_its_head() {
    assert_eq!(
        lines("kind = \"factors\"\ntitle = \"T\"\nrows = []\n"),
        ["id,name,control,note,evidence,sources"]
    );
}
