//! Fuzzing with random guides. For every guide, the program neither panics nor runs forever, reports are complete and
//! have valid positions, and a guide without errors can be built.
//!
//! `cargo test fuzz` uses the same guides each time. `FUZZ_SECONDS=600 FUZZ_SEED=7 cargo test --release fuzz` runs each
//! of the five tests for longer, with other guides. A guide that fails is written to a folder in `target/fuzz/`.

mod change;
mod judge;
mod watch;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use self::change::{Part, change_file, change_project, new_markdown};
use self::judge::{judge_folder, judge_texts};
use super::assert_none;
use crate::support::project::{fixture, fixture_names, read_files, repository, write_files};
use crate::support::rng::{ONE_IN, Rng};

/// A project: its files by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The judgement about one guide. The error says what is wrong.
type Judged = Result<(), String>;

/// A fuzz target: a way to make random guides, and to judge them.
struct Target {
    name: &'static str,
    /// The projects from which the guides are made by changing them.
    projects: Vec<Files>,
    change: fn(&mut Files, &mut Rng),
    judge: fn(&Files, usize) -> Judged,
    /// Number of guides, if `FUZZ_SECONDS` is not set.
    rounds: usize,
}

/// The number in an environment variable; `None` if it is not set.
fn number_in(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Makes and judges the guides of a target. Fails after five failures, or at the end if there were any.
#[track_caller]
#[expect(
    clippy::print_stdout,
    reason = "a user who requested more rounds wants to know how long they took"
)]
fn fuzz(target: &Target) {
    let seed = number_in("FUZZ_SEED").unwrap_or(1);
    let end =
        number_in("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let is_over = |round| match end {
        Some(end) => Instant::now() >= end,
        None => round >= target.rounds / ONE_IN,
    };
    let mut wrong = Vec::new();
    let mut round = number_in("FUZZ_ROUND").map_or(0, |round| round as usize);
    while !is_over(round) && wrong.len() < 5 {
        let mut rng = Rng(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (round as u64) << 20);
        // The first random numbers of neighbouring seeds are similar, so some are skipped.
        for _ in 0..4 {
            rng.below(2);
        }
        let mut files = target.projects[rng.below(target.projects.len())].clone();
        (target.change)(&mut files, &mut rng);
        let case = format!("{}-{seed}-{round}", target.name);
        let watched = watch::watch(&case, &files);
        let judged = catch_unwind(AssertUnwindSafe(|| (target.judge)(&files, round)));
        drop(watched);
        if let Err(what) = judged.unwrap_or_else(|_| Err("a panic".to_owned())) {
            wrong.push(format!("{}: {what}", keep(&case, &files).display()));
        }
        round += 1;
    }
    if end.is_some() {
        println!("{}: {round} guides from seed {seed}", target.name);
    }
    assert_none(&wrong);
}

/// Writes a project to a folder, so that a person can look at it. Returns the folder.
fn keep(case: &str, files: &Files) -> PathBuf {
    let folder = repository().join("target/fuzz").join(case);
    write_files(&folder, files);
    folder
}

/// The files of these small guides in `tests/projects`.
fn fixtures(names: &[&str]) -> Vec<Files> {
    names.iter().map(|name| read_files(&fixture(name))).collect()
}

/// Gives a guide a section with random text, or changes one of its sections.
fn new_section(files: &mut Files, rng: &mut Rng) {
    let text = match rng.below(3) {
        0 => {
            change_file(files, Part::Section, rng);
            return;
        }
        _ => new_markdown(rng),
    };
    files.insert(
        "content/sections/a.md".to_owned(),
        format!("+++\ntitle = \"A\"\n+++\n\n{text}").into(),
    );
}

#[test]
fn fuzz_markdown() {
    let projects = fixtures(&["minimal", "minimal", "complete", "scale"]);
    fuzz(&Target {
        name: "markdown",
        projects,
        change: new_section,
        judge: judge_texts,
        rounds: 500,
    });
}

#[test]
fn fuzz_toml() {
    let change = |files: &mut Files, rng: &mut Rng| change_file(files, Part::Toml, rng);
    let projects = fixtures(&["complete", "pressure", "minimal", "scale"]);
    fuzz(&Target { name: "toml", projects, change, judge: judge_texts, rounds: 160 });
}

#[test]
fn fuzz_front_matter() {
    let change = |files: &mut Files, rng: &mut Rng| change_file(files, Part::FrontMatter, rng);
    let projects = fixtures(&["minimal", "parts", "questionnaire"]);
    fuzz(&Target { name: "front-matter", projects, change, judge: judge_texts, rounds: 200 });
}

#[test]
fn fuzz_questionnaires() {
    let change = |files: &mut Files, rng: &mut Rng| change_file(files, Part::Questionnaire, rng);
    let projects = fixtures(&["questionnaire", "scale"]);
    fuzz(&Target { name: "questionnaires", projects, change, judge: judge_texts, rounds: 200 });
}

#[test]
fn fuzz_projects() {
    let names = fixture_names();
    let mut projects = fixtures(&names.iter().map(String::as_str).collect::<Vec<_>>());
    projects.push(read_files(&repository().join("templates/scaffold/zh-Hant-TW")));
    fuzz(&Target {
        name: "projects",
        projects,
        change: change_project,
        judge: judge_folder,
        rounds: 120,
    });
}
