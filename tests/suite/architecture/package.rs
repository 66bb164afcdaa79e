//! The package: every dependency has a reason, comes from crates.io in one version, and has a suitable licence. Looking
//! for known vulnerabilities needs network access, so `tests/supply-chain` does it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{assert_none, file};

/// Licences allowed in the program.
const LICENCES: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "Unlicense",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
];
/// Licences that are also allowed for crates that only tests use, because tests are not distributed.
const LICENCES_OF_TESTS: [&str; 2] = ["MPL-2.0", "MIT-0"];

/// Packages of which the program contains two versions, because two dependencies need different versions. Both versions
/// of `embedded-io` are options of `postcard` that the program does not use, so neither is compiled.
const IN_TWO_VERSIONS: [&str; 4] = ["embedded-io", "getrandom", "miniz_oxide", "syn"];

/// The only allowed source of packages.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Complains about dependencies in `Cargo.toml` without a comment directly above that gives the reason.
fn without_reason(manifest: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let (mut is_dependency, mut above) = (false, "");
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            is_dependency = line.trim_end_matches(']').ends_with("dependencies");
        } else if is_dependency
            && line.contains('=')
            && !line.starts_with('#')
            && !above.starts_with("# ")
        {
            let name = line.split('=').next().unwrap_or_default().trim();
            complaints.push(format!("Cargo.toml does not say what `{name}` is for"));
        }
        above = line;
    }
    complaints
}

/// Returns true if these licences are enough for a licence expression (SPDX), such as `MIT OR Apache-2.0`.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.replace('/', " OR ");
    // Replace the innermost parentheses by one licence, and repeat.
    if let Some((before, rest)) = expression.rsplit_once('(') {
        let Some((inner, after)) = rest.split_once(')') else { return false };
        let word = if is_allowed(inner, allowed) { allowed[0] } else { "refused" };
        return is_allowed(&format!("{before}{word}{after}"), allowed);
    }
    let is_met = |licence: &str| allowed.contains(&licence.trim());
    expression.split(" OR ").any(|part| part.split(" AND ").all(is_met))
}

/// Ids of the packages that are part of the program, not only of its tests.
fn in_program(metadata: &Value) -> Vec<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().map_or(&[][..], Vec::as_slice);
    let mut in_program = vec![metadata["resolve"]["root"].as_str().unwrap_or_default()];
    let mut at = 0;
    while let Some(id) = in_program.get(at) {
        let node = nodes.iter().find(|node| node["id"] == **id);
        let dependencies = node.and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let is_in_program = |dependency: &&Value| {
            let kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
            kinds.into_iter().any(|kind| kind["kind"] != "dev")
        };
        for dependency in dependencies.filter(is_in_program) {
            let id = dependency["pkg"].as_str().unwrap_or_default();
            if !in_program.contains(&id) {
                in_program.push(id);
            }
        }
        at += 1;
    }
    in_program
}

fn packages(metadata: &Value) -> &[Value] {
    metadata["packages"].as_array().map_or(&[][..], Vec::as_slice)
}

/// Complains about packages of the program or of its tests whose licence is not allowed.
fn wrong_licences(metadata: &Value) -> Vec<String> {
    let in_program = in_program(metadata);
    let mut complaints = Vec::new();
    for package in packages(metadata) {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        let is_in_program = in_program.iter().any(|id| package["id"] == **id);
        let of_tests = [LICENCES.as_slice(), &LICENCES_OF_TESTS].concat();
        if !is_allowed(licence, if is_in_program { &LICENCES } else { &of_tests }) {
            complaints.push(format!("{name} is under {licence:?}"));
        }
    }
    complaints
}

/// Complains about packages from another source than [`REGISTRY`], and about packages in several versions.
fn odd_packages(metadata: &Value) -> Vec<String> {
    let in_program = in_program(metadata);
    let mut complaints = Vec::new();
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in packages(metadata) {
        let name = package["name"].as_str().unwrap_or_default();
        let is_own = package["id"] == metadata["resolve"]["root"];
        if !is_own && package["source"] != REGISTRY {
            complaints.push(format!("{name} comes from {}", package["source"]));
        }
        if in_program.iter().any(|id| package["id"] == **id) {
            *versions.entry(name).or_default() += 1;
        }
    }
    for (name, count) in versions {
        if (count > 1) != IN_TWO_VERSIONS.contains(&name) {
            complaints.push(format!("{name} is in the program {count} times"));
        }
    }
    complaints
}

#[test]
fn each_dependency_has_a_reason() {
    assert_none(&without_reason(&file("Cargo.toml")));
    let bad = "[dependencies]\n# Dates.\njiff = \"1\"\nserde = \"1\"\n
[lints]\na = 1\n[target.x.dependencies]\nb = \"1\"";
    assert_eq!(
        without_reason(bad),
        ["Cargo.toml does not say what `serde` is for", "Cargo.toml does not say what `b` is for"]
    );
}

#[test]
fn every_dependency_is_from_the_registry_in_one_version_with_a_free_licence() {
    let run = |program: &str, arguments: &[&str]| {
        let command = std::process::Command::new(program)
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("the toolchain that built this test is there");
        let said = String::from_utf8_lossy(&command.stderr).into_owned();
        assert!(command.status.success(), "{program} {arguments:?}: {said}");
        String::from_utf8(command.stdout).expect("text")
    };
    let version = run("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    // Without a platform, cargo would demand packages that were never downloaded to this computer.
    let metadata = run(
        "cargo",
        &["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host],
    );
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    assert!(metadata["packages"].as_array().is_some_and(|packages| packages.len() > 50));
    assert_none(&wrong_licences(&metadata));
    assert_none(&odd_packages(&metadata));
}

#[test]
fn a_package_from_elsewhere_or_in_two_versions_is_reported() {
    let package = |id: &str, name: &str, source: &str| serde_json::json!({ "id": id, "name": name, "source": source });
    let dependency = |id: &str| serde_json::json!({ "pkg": id, "dep_kinds": [{ "kind": null }] });
    let metadata = serde_json::json!({
        "packages": [
            { "id": "own", "name": "own", "source": null },
            package("b1", "b", REGISTRY),
            package("b2", "b", REGISTRY),
            package("c", "c", "git+https://example.org/c"),
        ],
        "resolve": {
            "root": "own",
            "nodes": [{ "id": "own", "deps": [dependency("b1"), dependency("b2"), dependency("c")] }],
        },
    });
    assert_eq!(
        odd_packages(&metadata),
        ["c comes from \"git+https://example.org/c\"", "b is in the program 2 times"]
    );
}

#[test]
fn licence_expressions_follow_spdx() {
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "Unlicense/MIT",
        "(GPL-3.0 OR MIT) AND ISC",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_allowed(good, &LICENCES), "{good}");
    }
    for bad in
        ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT AND GPL-3.0) OR AGPL-3.0", "MPL-2.0", "(MIT"]
    {
        assert!(!is_allowed(bad, &LICENCES), "{bad}");
    }
}

#[test]
fn a_licence_for_tests_only_is_refused_in_the_program() {
    let metadata = |kind: Value| {
        serde_json::json!({
            "packages": [
                {"id": "a", "name": "a", "license": "MIT"},
                {"id": "b", "name": "b", "license": "MPL-2.0"},
            ],
            "resolve": {
                "root": "a",
                "nodes": [{"id": "a", "deps": [{"pkg": "b", "dep_kinds": [{"kind": kind}]}]}],
            },
        })
    };
    assert_none(&wrong_licences(&metadata("dev".into())));
    assert_eq!(wrong_licences(&metadata(Value::Null)), ["\"b\" is under \"MPL-2.0\""]);
}
