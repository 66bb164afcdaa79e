//! Builds that are stopped, and what the next build reports.

use std::process::{Command, Stdio};

use super::{Path, TODAY, copy_of, fs, osteon, put, read_files};

const MANIFEST: &str = "public/.osteon-manifest.json";

fn build(project: &Path, more: &[&str]) -> super::Run {
    osteon(project, &[&["build", "--date", TODAY], more].concat())
}

/// Everything in the folder of a project except the guide.
fn beside(project: &Path) -> Vec<String> {
    let entries = fs::read_dir(project).expect("readable");
    let names = entries.map(|entry| entry.expect("readable").file_name().display().to_string());
    names.filter(|name| name.starts_with('.')).collect()
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_build_and_leaves_nothing_behind() {
    let project = copy_of("complete");
    let text = fs::read_to_string(project.path().join("content/guide.toml")).expect("readable");
    build(project.path(), &[]).ends(0);
    let site = |project: &Path| read_files(&project.join("public"));
    let mut known = vec![site(project.path())];
    for (number, signal) in ["INT", "TERM", "HUP", "TERM", "INT"].into_iter().enumerate() {
        let title = format!("title = \"{number} ");
        put(project.path(), "content/guide.toml", &text.replacen("title = \"", &title, 1));
        let mut child = Command::new(env!("CARGO_BIN_EXE_osteon"))
            .current_dir(project.path())
            .args(["build", "--date", TODAY])
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        while beside(project.path()).is_empty() && child.try_wait().expect("known").is_none() {
            std::thread::yield_now();
        }
        // The process may already have ended by itself.
        let kill = format!("kill -{signal} {} 2>/dev/null", child.id());
        let _ = Command::new("sh").args(["-c", &kill]).status().expect("there is a shell");
        let is_done = child.wait().expect("it ends").success();
        assert_eq!(beside(project.path()), Vec::<String>::new(), "{signal}");
        let found = site(project.path());
        assert!(is_done || known.contains(&found), "{signal}: the old site is not whole");
        build(project.path(), &[]).ends(0);
        known.push(site(project.path()));
        assert!(!is_done || known.last() == Some(&found), "{signal}: the new site is not whole");
    }
}

#[cfg(unix)]
#[test]
fn a_limit_on_file_size_is_reported_and_leaves_nothing_behind() {
    let project = copy_of("minimal");
    build(project.path(), &[]).ends(0);
    let before = read_files(&project.path().join("public"));
    put(project.path(), "content/sections/more.md", "+++\ntitle = \"More\"\n+++\n\nMore text.\n");
    let limited = format!("ulimit -f 1; exec {} build", env!("CARGO_BIN_EXE_osteon"));
    let output = Command::new("sh").args(["-c", &limited]).current_dir(project.path()).output();
    let output = output.expect("there is a shell");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("too large") && said.contains("ulimit -f"), "{said}");
    assert_eq!(read_files(&project.path().join("public")), before);
    assert_eq!(beside(project.path()), Vec::<String>::new());
}

#[test]
fn a_limit_on_file_size_keeps_the_texts_of_a_large_guide_in_memory() {
    let project = copy_of("minimal");
    let text = format!("{}\n\n", "A short walk in the morning is enough. ".repeat(25)).repeat(20);
    for number in 0..120 {
        let path = format!("content/sections/part-{}/page-{number}.md", number % 4);
        put(project.path(), &path, &format!("+++\ntitle = \"Page {number}\"\n+++\n\n{text}"));
    }
    // A megabyte is enough for every file of the site, but not for the temporary file.
    let program = env!("CARGO_BIN_EXE_osteon");
    let limited = format!("ulimit -f 2048; exec {program} build --date {TODAY} --output limited");
    let output = Command::new("sh").args(["-c", &limited]).current_dir(project.path()).output();
    assert_eq!(output.expect("there is a shell").status.code(), Some(0));
    build(project.path(), &["--output", "unlimited"]).ends(0);
    let site = |name: &str| read_files(&project.path().join(name));
    assert!(site("limited") == site("unlimited"));
}

#[test]
fn no_sync_makes_the_same_site() {
    let project = copy_of("minimal");
    build(project.path(), &["--no-sync"]).ends(0);
    let unflushed = read_files(&project.path().join("public"));
    build(project.path(), &["--no-sync"]).ends(0).says(" 0 files written");
    build(project.path(), &[]).ends(0).says(" 0 files written");
    assert_eq!(read_files(&project.path().join("public")), unflushed);
}

#[test]
fn a_repair_is_reported_in_both_languages() {
    let project = copy_of("minimal");
    build(project.path(), &[]).ends(0);
    let whole = fs::read_to_string(project.path().join(MANIFEST)).expect("a manifest");
    for (language, words) in [("en", "the site is repaired"), ("zh", "網站已修復")] {
        put(project.path(), MANIFEST, "");
        build(project.path(), &["--lang", language]).ends(0).says(words);
        let now = fs::read_to_string(project.path().join(MANIFEST)).expect("a manifest");
        assert_eq!(now, whole);
        put(project.path(), "public/index.html", "");
        let run = build(project.path(), &["--lang", language]).ends(0);
        assert!(
            run.err.contains("since the last build: 1;") || run.err.contains("有 1 個檔案"),
            "{}",
            run.err
        );
    }
    fs::create_dir(project.path().join(".osteon-staging-x7Yz01")).expect("made");
    build(project.path(), &["--lang", "en"]).ends(0).says("an interrupted build had left");
}
