//! Tests every Markdown specification in `src` and `tests/specs`. `BLESS=1` rewrites the expected findings in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use osteon::model::table_kinds::TABLE_KINDS;
use rayon::prelude::*;

use crate::support::project::{blessing, repository};
use crate::support::specification::{
    Case, Finding, Specification, occurs, page_of, text_of, written,
};

/// All specifications below a folder, by path.
fn specifications(folder: &str) -> BTreeMap<PathBuf, Specification> {
    let entries =
        walkdir::WalkDir::new(repository().join(folder)).into_iter().filter_map(Result::ok);
    let files = entries.map(walkdir::DirEntry::into_path);
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("specifications are UTF-8");
            (path, Specification::parse(&text))
        })
        .collect()
}

/// The specifications of all rules, by name of the rule.
fn rule_specifications() -> BTreeMap<String, Specification> {
    let mut by_name = BTreeMap::new();
    for (path, specification) in specifications("src/pipeline") {
        let name = specification.name.clone();
        let other = by_name.insert(name, specification);
        assert!(other.is_none(), "{} specifies what another file does", path.display());
    }
    by_name
}

#[test]
fn every_case_matches_its_specification() {
    let mut all = specifications("src");
    all.extend(specifications("tests/specs"));
    assert!(all.len() > 60, "found only {} specifications", all.len());
    let wrong: Vec<String> = all.par_iter().flat_map_iter(|(path, it)| run(path, it)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_case_that_triggers_it_and_a_near_miss() {
    let specifications = rule_specifications();
    let mut wanting = Vec::new();
    for rule in osteon::pipeline::rules() {
        let cases = specifications.get(rule.name).map_or(&[][..], |it| &it.cases);
        let raises = |case: &Case| {
            let block = case.block("diagnostics")?;
            Some(
                Finding::parse_all(&block.text)
                    .ok()?
                    .iter()
                    .any(|finding| finding.is_of(rule.name)),
            )
        };
        let outcomes: BTreeSet<bool> = cases.iter().filter_map(raises).collect();
        if !outcomes.contains(&true) {
            wanting.push(format!("{}: no case raises it", rule.name));
        }
        if !outcomes.contains(&false) {
            wanting.push(format!("{}: no near miss", rule.name));
        }
    }
    assert!(wanting.is_empty(), "\n{}\n", wanting.join("\n"));
}

#[test]
fn every_specification_of_a_rule_belongs_to_it() {
    let rules: BTreeMap<_, _> =
        osteon::pipeline::rules().into_iter().map(|rule| (rule.name, rule)).collect();
    let mut wrong = Vec::new();
    for (path, specification) in specifications("src/pipeline") {
        let text = fs::read_to_string(&path).expect("readable");
        let stem = path.file_stem().expect("a name").to_string_lossy().replace('_', "-");
        match rules.get(specification.name.as_str()) {
            Some(rule) if rule.specification == text && stem == rule.name => {}
            Some(_) => {
                wrong.push(format!("{}: its name or text is not its rule's", path.display()))
            }
            None => wrong.push(format!("{}: no rule `{}`", path.display(), specification.name)),
        }
    }
    let specified = rule_specifications();
    wrong.extend(
        rules
            .keys()
            .filter(|name| !specified.contains_key(**name))
            .map(|name| format!("{name}: not specified")),
    );
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn no_two_rules_have_the_same_name() {
    let rules = osteon::pipeline::rules();
    let names: BTreeSet<_> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len());
}

#[test]
fn every_table_kind_shows_a_table_and_its_html() {
    let specifications = specifications("src/model/table_kinds");
    let mut wanting = Vec::new();
    for kind in TABLE_KINDS {
        let cases = specifications.values().find(|it| it.name == kind.name).map(|it| &it.cases);
        let shows = |case: &Case| {
            let has_file =
                case.blocks.iter().any(|block| block.argument.starts_with("content/tables/"));
            has_file && case.html().next().is_some()
        };
        if !cases.is_some_and(|cases| cases.iter().any(shows)) {
            wanting.push(kind.name);
        }
    }
    assert!(wanting.is_empty(), "table kinds without an example: {wanting:?}");
}

/// Tests a specification, and returns its failures. With `BLESS=1`, rewrites its expected findings instead.
fn run(path: &Path, specification: &Specification) -> Vec<String> {
    let shown = path.strip_prefix(repository()).unwrap_or(path).display();
    let mut wrong = Vec::new();
    let mut blessed = Vec::new();
    for case in &specification.cases {
        let mut complain = |what: String| wrong.push(format!("{shown}: {}\n{what}", case.title));
        let session = case.session(&specification.name);
        let made = case.findings(&specification.name, &session);
        let block = case.block("diagnostics");
        let expected = Finding::parse_all(block.map_or("", |block| &block.text));
        match (expected, block) {
            (Err(problem), _) => complain(problem),
            (Ok(expected), _) if agree(&expected, &made) => {}
            (Ok(_), Some(block)) if blessing() => {
                blessed.push((block.lines.clone(), written(&made)))
            }
            (Ok(expected), _) => {
                complain(format!("expected:\n{}came out:\n{}", written(&expected), written(&made)))
            }
        }
        if case.html().next().is_some()
            && made.iter().all(|finding| !finding.head.starts_with("error"))
        {
            html(case, &session.build()).into_iter().for_each(complain);
        }
    }
    bless(path, blessed);
    wrong
}

fn agree(expected: &[Finding], made: &[Finding]) -> bool {
    expected.len() == made.len()
        && expected.iter().zip(made).all(|(expected, made)| expected.agrees(made))
}

fn html(case: &Case, site: &crate::support::project::Site) -> Vec<String> {
    let mut wrong = Vec::new();
    for block in case.html() {
        match page_of(&block.argument).iter().find_map(|path| site.text(path)) {
            None => wrong.push(format!("there is no page of `{}`", block.argument)),
            Some(page) if occurs(&block.text, page) => {}
            Some(page) => {
                wrong.push(format!("not on the page:\n{}the page:\n{}", block.text, text_of(page)));
            }
        }
    }
    wrong
}

fn bless(path: &Path, mut blocks: Vec<(std::ops::Range<usize>, String)>) {
    if blocks.is_empty() {
        return;
    }
    let text = fs::read_to_string(path).expect("readable");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    blocks.sort_by_key(|(lines, _)| std::cmp::Reverse(lines.start));
    for (range, text) in blocks {
        lines.splice(range, text.lines().map(str::to_owned));
    }
    fs::write(path, lines.join("\n") + "\n").expect("the specification is written");
}
