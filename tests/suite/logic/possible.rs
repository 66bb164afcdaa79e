//! Which results are possible: compares what the checks report with the results for all possible answers.

use std::collections::BTreeSet;

use osteon::model::questionnaire::condition::{AnswerWord, Condition};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Guide, ids, item, outcome, questionnaire};
use crate::support::project::Session;
use crate::support::rng::{ONE_IN, Rng, condition};

/// Conditions of which random conditions on the items of [`check`] are made. Some of them can never be true.
const LEAVES: [&str; 20] = [
    r#"{ item = "a" }"#,
    r#"{ item = "a", is = "no" }"#,
    r#"{ item = "a", is = ["unsure", "unanswered"] }"#,
    r#"{ item = "b" }"#,
    r#"{ item = "b", is = "two" }"#,
    r#"{ item = "b", is = ["one", "unsure"] }"#,
    r#"{ item = "b", is = "unanswered" }"#,
    r#"{ item = "c" }"#,
    r#"{ item = "c", at-least = 3 }"#,
    r#"{ item = "c", above = 3, below = 10 }"#,
    r#"{ item = "c", above = 20 }"#,
    r#"{ item = "d" }"#,
    r#"{ item = "d", is = "unanswered" }"#,
    r#"{ flag = "see-doctor" }"#,
    r#"{ any-item = "answered" }"#,
    r#"{ any-item = "counts" }"#,
    r#"{ sex = "female" }"#,
    r#"{ sex = "male" }"#,
    r#"{ age = { to = 49 } }"#,
    r#"{ age = { from = 50 } }"#,
];

/// Conditions of the last outcome, which is for readers to whom no other outcome applies. The last two leave out some
/// readers.
const RESTS: [&str; 4] = [
    "when = \"otherwise\"",
    r#"when = { not = { any-item = "counts" } }"#,
    r#"when = { any = [{ not = { any-item = "answered" } }, { item = "a", is = "no" }, { item = "b", is = "two" }] }"#,
    r#"when = { any = [{ sex = "female" }, { age = { to = 49 } }, { not = { sex = "female" } }] }"#,
];

/// A random questionnaire. It has four items, some of which are asked only of some readers, two outcomes with random
/// conditions, and one outcome for everybody else.
fn check(rng: &mut Rng) -> String {
    let b = "answer = \"choice\"\noptions = [\"one\", \"two\"]\ncounts = [\"one\"]";
    let whens = [
        "",
        "when = { item = \"a\" }",
        "when = { not = { item = \"b\" } }",
        "when = { item = \"b\", is = \"unanswered\" }",
    ];
    let sexes = ["", "applies-to = \"female\"", "applies-to = \"male\""];
    let c = format!(
        "answer = \"number\"\naccepts = {{ at-most = 20 }}\ncounts = {{ at-least = 10 }}\n{}",
        rng.pick(&whens)
    );
    let d = format!("flag = \"see-doctor\"\n{}\n{}", rng.pick(&whens), rng.pick(&sexes));
    let card = ["care = \"urgent\"", ""];
    // Often, the first outcome shows its card only to readers who answer a question on which `c` or `d` depends.
    let join = rng.pick(&["any", "any", "all"]);
    let (one, other) = (rng.pick(&LEAVES[7..13]), rng.pick(&LEAVES[..7]));
    let when = format!("{{ {join} = [{one}, {{ not = {other} }}] }}");
    let first = outcome("first", &format!("when = {when}\n{}", rng.pick(&card)));
    let when = condition(rng, &LEAVES, 2);
    let second = outcome("second", &format!("when = {when}\n{}", rng.pick(&card)));
    let rest = outcome("rest", rng.pick(&RESTS));
    let a = item("a", rng.pick(&sexes));
    questionnaire(&[a, item("b", b), item("c", &c), item("d", &d), first, second, rest])
}

/// The answers of all readers that the conditions of [`check`] can tell apart.
fn everybody() -> Vec<Value> {
    let yes_no = ["yes", "no", "unsure", "unanswered"];
    let choice = ["one", "two", "unsure", "unanswered"];
    let number = [json!("unsure"), json!(null), json!(2), json!(3), json!(5), json!(10)];
    let mut all = Vec::new();
    for sex in [json!(null), json!("female"), json!("male")] {
        for age in [json!(null), json!(49), json!(50)] {
            for a in yes_no {
                for b in choice {
                    for c in &number {
                        for d in yes_no {
                            let answers = json!({ "a": a, "b": b, "c": c, "d": d });
                            all.push(json!({ "sex": sex, "age": age, "answers": answers }));
                        }
                    }
                }
            }
        }
    }
    all
}

/// What is found out about a questionnaire. In the order of the fields: the outcomes that no reader of known sex can
/// reach, the care cards that a reader loses by skipping a question, whether some reader's result is empty, and whether
/// a red flag can occur without a card.
#[derive(Debug, PartialEq)]
struct Fate {
    unreachable: BTreeSet<String>,
    hidden: BTreeSet<String>,
    has_empty_result: bool,
    lacks_card: bool,
}

/// What the findings of the checks say about the questionnaire with this number.
fn found(session: &Session, guide: &Guide, number: usize) -> Fate {
    let path = format!("content/questionnaires/q{number}.toml");
    let file = session.sources.files.iter().position(|file| file.path == path).expect("the file");
    let here: Vec<_> = (guide.analysis.found.iter())
        .filter(|found| found.span.source.0 as usize == file)
        .collect();
    let text = session.sources.files[file].text.read();
    let [first, second, rest] = ["first", "second", "rest"]
        .map(|id| text.find(&format!("id = \"{id}\"")).expect("the outcome"));
    let outcome = |start: usize| match start {
        _ if start >= rest => "rest",
        _ if start > second => "second",
        _ => "first",
    };
    let outcomes = |rule: &str| -> BTreeSet<String> {
        let own = here.iter().filter(|found| found.rule.name == rule);
        // Some findings are about the condition under which `d` is asked. They come before the outcomes, and are left
        // out.
        let own = own.map(|found| found.span.start as usize).filter(|start| *start >= first);
        own.map(|start| outcome(start).to_owned()).collect()
    };
    let has = |rule: &str| here.iter().any(|found| found.rule.name == rule);
    Fate {
        unreachable: outcomes("unreachable-outcome"),
        hidden: outcomes("hidden-care"),
        has_empty_result: has("empty-result"),
        lacks_card: has("missing-care-card"),
    }
}

/// What the results for all readers say about the questionnaire with this number.
fn tried(guide: &Guide, number: usize, everybody: &[Value]) -> Fate {
    let questionnaires = &guide.analysis.guide.guide.questionnaires;
    let id = format!("q{number}");
    let own = questionnaires.iter().find(|own| own.id.value == id).expect("the questionnaire");
    let cards = own.outcomes.iter().filter(|outcome| outcome.care.is_some());
    let cards: BTreeSet<&str> = cards.map(|card| card.id.value.as_str()).collect();
    let mut fate = Fate {
        unreachable: ["first", "second", "rest"].map(str::to_owned).into(),
        hidden: BTreeSet::new(),
        has_empty_result: false,
        lacks_card: false,
    };
    let results: Vec<Value> = everybody.iter().map(|answers| guide.result(&id, answers)).collect();
    for outcome in own.outcomes.iter().filter(|outcome| outcome.care.is_some()) {
        let Some(condition) = outcome.condition() else { continue };
        let (mut negated, id) = (BTreeSet::new(), outcome.id.value.as_str());
        collect_negated(condition, false, &mut negated);
        let shown: Vec<bool> =
            results.iter().map(|result| ids(result, "outcomes").contains(&id)).collect();
        if negated.iter().any(|question| is_lost(&shown, *question)) {
            fate.hidden.insert(id.to_owned());
        }
    }
    for (answers, result) in everybody.iter().zip(&results) {
        let shown = ids(result, "outcomes");
        // The outcome for "otherwise" may be for readers who do not tell their sex. The other outcomes must be possible
        // for a reader who does.
        let is_told = |outcome: &str| !answers["sex"].is_null() || outcome == "rest";
        fate.unreachable.retain(|outcome| !is_told(outcome) || !shown.contains(&outcome.as_str()));
        let lists = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];
        let nothing = lists.iter().all(|list| ids(result, list).is_empty());
        fate.has_empty_result |= nothing && shown.is_empty();
        let is_red = !ids(result, "see-doctor").is_empty();
        fate.lacks_card |= is_red && !shown.iter().any(|outcome| cards.contains(outcome));
    }
    fate
}

/// Adds the questions whose answers a condition tests under a `not` to `found`. Tests for "not sure" and for no answer
/// do not count.
fn collect_negated(condition: &Condition, is_negated: bool, found: &mut BTreeSet<usize>) {
    let is_open = |word: &AnswerWord| matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered);
    match condition {
        Condition::Any(parts) | Condition::All(parts) => {
            parts.iter().for_each(|part| collect_negated(part, is_negated, found));
        }
        Condition::Not(part) => collect_negated(part, !is_negated, found),
        Condition::Is(question, words) if is_negated && !words.iter().all(is_open) => {
            found.insert(*question);
        }
        Condition::Number(question, _) if is_negated => drop(found.insert(*question)),
        Condition::Counts(counted) if is_negated => found.extend(counted),
        _ => {}
    }
}

/// Where the answers to the questions `a` to `d` are in the list that [`everybody`] returns. For each question: the
/// distance in the list between one answer and the next, the number of answers, and the index of "unanswered" among
/// them.
const PLACES: [(usize, usize, usize); 4] = [(96, 4, 3), (24, 4, 3), (4, 6, 1), (1, 4, 3)];

/// Returns true if some reader sees an outcome, but not after skipping `question`, and not after answering only
/// `question`. `shown` is true for each reader of [`everybody`] who sees the outcome.
fn is_lost(shown: &[bool], question: usize) -> bool {
    let without = |place: usize, question: usize| {
        let (step, count, unanswered) = PLACES[question];
        place + unanswered * step - place / step % count * step
    };
    let others = || (0..PLACES.len()).filter(|other| *other != question);
    (0..shown.len()).any(|place| {
        shown[place] && !shown[without(place, question)] && !shown[others().fold(place, without)]
    })
}

#[test]
fn the_checks_agree_with_every_set_of_answers() {
    const COUNT: usize = 72 / ONE_IN;
    let mut rng = Rng(11);
    let texts: Vec<String> = (0..COUNT).map(|_| check(&mut rng)).collect();
    let paths: Vec<String> =
        (0..COUNT).map(|number| format!("content/questionnaires/q{number}.toml")).collect();
    let files: Vec<(&str, &str)> =
        paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let session = Session::of_files(&files);
    let guide = Guide { analysis: session.check() };
    let everybody = everybody();
    let fates: Vec<Fate> = (0..COUNT)
        .into_par_iter()
        .map(|number| {
            let fate = tried(&guide, number, &everybody);
            assert_eq!(found(&session, &guide, number), fate, "\n{}", texts[number]);
            fate
        })
        .collect();
    // Each property is true for some of the random questionnaires and false for others.
    for is_of in [
        |fate: &Fate| !fate.unreachable.is_empty(),
        |fate: &Fate| !fate.hidden.is_empty(),
        |fate: &Fate| fate.has_empty_result,
        |fate: &Fate| fate.lacks_card,
    ] {
        let count = fates.iter().filter(|fate| is_of(fate)).count();
        assert!((COUNT / 18 + 1..COUNT).contains(&count), "{count} of {COUNT}");
    }
}

/// Conditions of which random conditions on the questions of a schedule are made.
const ROW_LEAVES: [&str; 9] = [
    r#"{ item = "a" }"#,
    r#"{ item = "a", is = ["no", "unanswered"] }"#,
    r#"{ item = "b", is = "two" }"#,
    r#"{ item = "b", is = ["one", "unsure"] }"#,
    r#"{ item = "d" }"#,
    r#"{ item = "d", is = "no" }"#,
    r#"{ sex = "female" }"#,
    r#"{ age = { to = 49 } }"#,
    r#"{ age = { from = 50 } }"#,
];

/// A random schedule without default text. It has three questions and three rows.
fn schedule(number: usize, rng: &mut Rng) -> String {
    let question = |id: &str, keys: &str| {
        format!("[[questions]]\nid = \"{id}\"\nquestion = \"Is it {id}?\"\n{keys}\n")
    };
    let choice = "answer = \"choice\"\noptions = [\"one\", \"two\"]";
    let cares = ["", "care = \"See a doctor.\"", "counts = \"no\"\ncare = \"See a doctor.\""];
    let whens = ["", "when = { item = \"a\" }", "applies-to = \"female\"", "applies-to = \"male\""];
    let d = format!("{}\n{}", rng.pick(&cares), rng.pick(&whens));
    let questions = [question("a", rng.pick(&cares)), question("b", choice), question("d", &d)];
    let sexes = ["", "sex = \"female\"", "sex = \"male\"", "sex = \"any\""];
    let ages = ["", "", "age = { from = 50 }", "age = { to = 49 }"];
    let rows = (0..3).map(|row| {
        let (sex, age) = (rng.pick(&sexes), rng.pick(&ages));
        let depth = rng.below(3);
        let condition = condition(rng, &ROW_LEAVES, depth);
        let keys = format!("{sex}\n{age}\napplies-if = {condition}");
        format!("[[rows]]\nid = \"r{number}-{row}\"\nname = \"A row\"\nfirst = \"Now\"\ninterval = \"Yearly\"\n{keys}\n")
    });
    let rows: Vec<_> = rows.collect();
    format!("kind = \"screening\"\ntitle = \"When\"\n{}{}", questions.concat(), rows.concat())
}

/// What is found out about a schedule. In the order of the fields: the rows that apply to nobody, the rows that overlap
/// with an earlier row, and whether some reader's result is empty.
#[derive(Debug, Default, PartialEq)]
struct RowFate {
    unreachable: BTreeSet<String>,
    overlapping: BTreeSet<String>,
    needs_default: bool,
}

fn found_of_rows(session: &Session, guide: &Guide, number: usize) -> RowFate {
    let path = format!("content/tables/s{number}.toml");
    let file = session.sources.files.iter().position(|file| file.path == path).expect("the file");
    let text = session.sources.files[file].text.read();
    let mut fate = RowFate::default();
    for found in guide.analysis.found.iter().filter(|found| found.span.source.0 as usize == file) {
        let place = text[found.span.start as usize..found.span.end as usize].replace('"', "");
        match found.rule.name {
            "unreachable-row" => drop(fate.unreachable.insert(place)),
            "overlapping-rows" => drop(fate.overlapping.insert(place)),
            "planner-without-default" => fate.needs_default = true,
            _ => {}
        }
    }
    fate
}

fn tried_of_rows(guide: &Guide, number: usize, everybody: &[Value]) -> RowFate {
    let mut fate = RowFate {
        unreachable: (0..3).map(|row| format!("r{number}-{row}")).collect(),
        ..RowFate::default()
    };
    for answers in everybody {
        let plan = guide.result(&format!("s{number}"), answers);
        let applies = ids(&plan, "applies");
        if !answers["sex"].is_null() {
            fate.unreachable.retain(|row| !applies.contains(&row.as_str()));
            fate.overlapping.extend(applies.iter().skip(1).map(|row| (*row).to_owned()));
        }
        fate.needs_default |= plan["default"] == true && ids(&plan, "care").is_empty();
    }
    fate
}

#[test]
fn the_schedule_checks_agree_with_every_set_of_answers() {
    const COUNT: usize = 84 / ONE_IN;
    let mut rng = Rng(11);
    let texts: Vec<String> = (0..COUNT).map(|number| schedule(number, &mut rng)).collect();
    let paths: Vec<String> =
        (0..COUNT).map(|number| format!("content/tables/s{number}.toml")).collect();
    let placed: String =
        (0..COUNT).map(|number| format!("![When](planner:s{number})\n\n")).collect();
    let section = format!("+++\ntitle = \"When\"\n+++\n\n{placed}");
    let tables = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str));
    let files: Vec<(&str, &str)> =
        tables.chain([("content/sections/a.md", section.as_str())]).collect();
    let session = Session::of_files(&files);
    let guide = Guide { analysis: session.check() };
    let mut everybody = everybody();
    // The schedules do not have the question `c`, which asks for a number.
    everybody.retain(|answers| answers["answers"]["c"].is_null());
    for answers in &mut everybody {
        answers["answers"].as_object_mut().expect("an object").remove("c");
    }
    let fates: Vec<RowFate> = (0..COUNT)
        .into_par_iter()
        .map(|number| {
            let fate = tried_of_rows(&guide, number, &everybody);
            assert_eq!(found_of_rows(&session, &guide, number), fate, "\n{}", texts[number]);
            fate
        })
        .collect();
    for is_of in [
        |fate: &RowFate| !fate.unreachable.is_empty(),
        |fate: &RowFate| !fate.overlapping.is_empty(),
        |fate: &RowFate| fate.needs_default,
    ] {
        let count = fates.iter().filter(|fate| is_of(fate)).count();
        assert!((COUNT / 12..=COUNT - COUNT / 12).contains(&count), "{count} of {COUNT}");
    }
}
