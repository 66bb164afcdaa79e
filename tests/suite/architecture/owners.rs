//! Owners: only certain modules may use a dependency or a part of the standard library. Compares the table in
//! ARCHITECTURE.md with `src`.

use super::references::{module_of, references};
use super::{Tree, assert_none, code_words, file, rows, sample, tree};

/// A crate, or a part of the standard library, and the modules that may use it.
struct Owned {
    path: Vec<String>,
    owners: Vec<Vec<String>>,
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

fn table(document: &str) -> Vec<Owned> {
    let row = |cells: Vec<&str>| {
        let owners: Vec<_> = code_words(cells[1]).into_iter().map(segments).collect();
        let names = code_words(cells[0]).into_iter().map(|name| name.replace('-', "_"));
        let owned = names.map(|name| Owned { path: segments(&name), owners: owners.clone() });
        owned.collect::<Vec<_>>()
    };
    rows(document, "owners").into_iter().flat_map(row).collect()
}

/// The names of the crates on which the program depends, as Rust code writes them: with `_` instead of `-`.
fn dependencies(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let of = |table: &toml::Table| -> Vec<String> {
        let dependencies = table.get("dependencies").and_then(toml::Value::as_table);
        dependencies
            .into_iter()
            .flat_map(|table| table.keys())
            .map(|name| name.replace('-', "_"))
            .collect()
    };
    let mut names = of(&manifest);
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    names.extend(
        targets
            .into_iter()
            .flat_map(|targets| targets.values())
            .filter_map(|target| target.as_table())
            .flat_map(of),
    );
    names
}

/// Complains about uses in modules that are not owners, about owners that do not use the crate, and about dependencies
/// without a row in the table.
fn wrong_uses(document: &str, manifest: &str, tree: &Tree) -> Vec<String> {
    let table = table(document);
    let mut used: Vec<Vec<bool>> = table.iter().map(|row| vec![false; row.owners.len()]).collect();
    let mut complaints = Vec::new();
    for path in tree.keys().filter(|path| path.ends_with(".rs")) {
        let module = module_of(path);
        for reference in references(path, tree).iter().filter(|reference| !reference.is_ours) {
            let Some(row) = table.iter().position(|row| reference.path.starts_with(&row.path))
            else {
                continue;
            };
            match table[row].owners.iter().position(|owner| module.starts_with(owner)) {
                Some(owner) => used[row][owner] = true,
                None => complaints.push(format!(
                    "{path}:{}: `{}` belongs to others",
                    reference.line,
                    table[row].path.join("::")
                )),
            }
        }
    }
    for (row, used) in table.iter().zip(used) {
        let unused = row.owners.iter().zip(used).filter(|(_, used)| !used);
        complaints.extend(unused.map(|(owner, _)| {
            format!("`{}` does not use `{}`", owner.join("::"), row.path.join("::"))
        }));
    }
    let is_listed = |name: &String| table.iter().any(|row| row.path[0] == *name);
    let missing = dependencies(manifest).into_iter().filter(|name| !is_listed(name));
    complaints.extend(missing.map(|name| format!("`{name}` has no owner in ARCHITECTURE.md")));
    complaints
}

#[test]
fn dependencies_are_used_by_their_owners_only() {
    let (document, manifest) = (file("ARCHITECTURE.md"), file("Cargo.toml"));
    assert_none(&wrong_uses(&document, &manifest, &tree(&["src"])));
}

#[test]
fn another_user_is_reported() {
    let document = "\
<!-- owners -->
| | |
|---|---|
| `strsim` | `suggestions` |
| `std::fs` | `load`, `publish` |
| `std::net` | |
<!-- /owners -->";
    let manifest = "[dependencies]\nstrsim = \"1\"\n";
    let good = sample(&[
        ("src/suggestions.rs", "fn f() { strsim::jaro() }"),
        ("src/load.rs", "use std::{fs, path::Path};"),
        ("src/publish/swap.rs", "use std::fs::{self, File};"),
    ]);
    assert_none(&wrong_uses(document, manifest, &good));
    let bad = sample(&[
        ("src/load.rs", "use std::net::TcpStream;"),
        ("src/check.rs", "\nuse strsim::jaro; fn f() { std::fs::read() }"),
        ("src/suggestions.rs", "use ::strsim as near;"),
    ]);
    let manifest =
        "[dependencies]\nstrsim = \"1\"\n[target.'cfg(unix)'.dependencies]\nun-known = \"1\"\n";
    assert_eq!(
        wrong_uses(document, manifest, &bad),
        [
            "src/check.rs:2: `strsim` belongs to others",
            "src/check.rs:2: `std::fs` belongs to others",
            "src/load.rs:1: `std::net` belongs to others",
            "`load` does not use `std::fs`",
            "`publish` does not use `std::fs`",
            "`un_known` has no owner in ARCHITECTURE.md",
        ]
    );
}
