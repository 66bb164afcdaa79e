//! The same guide on the same day gives the same bytes: in any folder, on any computer, and in whatever order the files
//! are found.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::project::{TODAY, projects, read_files};

/// Writes the files of a project to a folder, in this order.
fn write<'f>(folder: &Path, files: impl Iterator<Item = (&'f String, &'f Vec<u8>)>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder is made");
        fs::write(path, bytes).expect("the file is written");
    }
}

fn build(root: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let output = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(["build", "--quiet", "--date", TODAY, "--root"])
        .arg(root)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    read_files(&root.join("public"))
}

#[test]
fn two_builds_from_two_folders_give_the_same_bytes() {
    for (name, root) in projects() {
        let mut files = read_files(&root.join("content"));
        let statics = if root.join("static").is_dir() {
            read_files(&root.join("static"))
        } else {
            BTreeMap::new()
        };
        files = files.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
        files.extend(statics.into_iter().map(|(path, bytes)| (format!("static/{path}"), bytes)));

        let folder = TempDir::new().expect("a temporary folder");
        let (one, other) = (folder.path().join("a"), folder.path().join("另一個 folder/b"));
        write(&one, files.iter());
        write(&other, files.iter().rev());
        let here = build(&one, &[("TZ", "UTC"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")]);
        let there = build(
            &other,
            &[
                ("TZ", "Pacific/Kiritimati"),
                ("LANG", "zh_TW.UTF-8"),
                ("RAYON_NUM_THREADS", "7"),
                ("SOURCE_DATE_EPOCH", "1"),
            ],
        );
        assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>(), "{name}");
        for (path, bytes) in &here {
            assert!(there[path] == *bytes, "{name}: {path} differs");
        }
    }
}

/// If a guide states no dates, its site must not contain the current date instead.
#[test]
fn the_day_shows_only_where_a_guide_asks_for_it() {
    let root = crate::support::project::fixture("minimal");
    let session = |day: &str| crate::support::project::Session::of_folder(&root).on(day).build();
    assert_eq!(session("2026-11-22").output, session("2031-01-01").output);
}
