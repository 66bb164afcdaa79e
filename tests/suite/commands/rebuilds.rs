//! Repeated builds: they report unchanged files as unchanged, and miss no change.

use std::process::{Child, Command, Stdio};

use super::{Path, Run, TODAY, copy_of, fs, osteon, put, read_files, times, with_warning};

const MANIFEST: &str = ".osteon-manifest.json";

fn build(project: &Path) -> Run {
    osteon(project, &["build", "--date", TODAY]).ends(0)
}

/// Returns true if the manifest of the site says that the build had no findings.
fn is_clean(project: &Path) -> bool {
    let manifest = fs::read_to_string(project.join("public").join(MANIFEST)).expect("a manifest");
    manifest.contains("\n  \"clean\": true,")
}

/// The output of a run, without the duration in it.
fn said(run: &Run) -> String {
    run.err.split(' ').filter(|word| word.parse::<u32>().is_err()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_build_of_the_same_guide_prints_the_same_messages() {
    let project = copy_of("minimal");
    let first = build(project.path());
    assert!(is_clean(project.path()));
    let before = times(project.path());
    let second = build(project.path()).says(" 0 files written, ").says(" 0 removed, ");
    assert_eq!(said(&first), said(&second));
    assert_eq!(times(project.path()), before);
    // If the address of the site is known, the site has a sitemap, and no note says that it is missing.
    let address = ["build", "--date", TODAY, "--base-url", "https://example.org/"];
    for _ in 0..2 {
        let run = osteon(project.path(), &address).ends(0).says("built ");
        assert!(!run.err.contains("no sitemap"), "{}", run.err);
    }
}

#[test]
fn each_build_reports_its_findings_again() {
    let project = with_warning();
    for end in [" 0 unchanged", " 0 files written, "] {
        build(project.path()).says("warning[stray-file]").says(end);
        assert!(!is_clean(project.path()));
    }
    osteon(project.path(), &["build", "--strict"]).ends(1).says("error[stray-file]");
}

#[test]
fn every_input_of_a_build_is_noticed() {
    let project = copy_of("minimal");
    let manifest = || fs::read_to_string(project.path().join("public").join(MANIFEST));
    let mut seen = Vec::new();
    let mut build_with = |arguments: &[&str]| {
        osteon(project.path(), &[&["build"], arguments].concat()).ends(0);
        let manifest = manifest().expect("a manifest");
        assert!(!seen.contains(&manifest), "{arguments:?}: {seen:?}");
        seen.push(manifest);
    };
    build_with(&["--date", TODAY]);
    build_with(&["--date", "2027-01-01"]);
    build_with(&["--date", TODAY, "--base-url", "https://example.org/"]);
    put(project.path(), "static/leaflet.txt", "A leaflet.\n");
    build_with(&["--date", TODAY]);
    put(project.path(), "static/leaflet.txt", "Another leaflet.\n");
    build_with(&["--date", TODAY]);
    put(project.path(), "content/sections/more.md", "+++\ntitle = \"More\"\n+++\n\nMore.\n");
    build_with(&["--date", TODAY]);
    put(project.path(), "content/sections/more.md", "+++\ntitle = \"More\"\n+++\n\nMore!\n");
    build_with(&["--date", TODAY]);
    put(project.path(), "content/sections/x.txt", "Published as it is.\n");
    build_with(&["--date", TODAY]);
}

#[test]
fn a_page_that_was_edited_by_hand_is_repaired() {
    let project = copy_of("minimal");
    build(project.path());
    let page = project.path().join("public/start.html");
    let right = fs::read_to_string(&page).expect("readable");
    fs::write(&page, right.replace("example", "EXAMPLE")).expect("written");
    build(project.path()).says(" 1 files written, ");
    assert_eq!(fs::read_to_string(&page).expect("readable"), right);
    fs::remove_file(&page).expect("removed");
    build(project.path()).says(" 1 files written, ");
    build(project.path()).says(" 0 files written, ");
}

/// Starts a build, looks `steps` times into the folder that contains the site, and then kills the build.
fn build_and_kill(project: &Path, steps: usize) {
    let mut build: Child = Command::new(env!("CARGO_BIN_EXE_osteon"))
        .args(["build", "--date", TODAY])
        .current_dir(project)
        .env_clear()
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let is_staging = |name: &str| name.starts_with(".osteon-staging-");
    let mut looks = 0;
    while looks < steps && build.try_wait().expect("it can be waited for").is_none() {
        let entries = fs::read_dir(project).expect("readable");
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        looks += usize::from(looks > 0 || names.into_iter().any(|name| is_staging(&name)));
    }
    let _ = build.kill();
    build.wait().expect("it ends");
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let project = copy_of("complete");
    let section = "content/sections/more.md";
    let text = |version| format!("+++\ntitle = \"More {version}\"\n+++\n\nMore.\n");
    let public = project.path().join("public");
    let site_of = |version| {
        put(project.path(), section, &text(version));
        build(project.path());
        read_files(&public)
    };
    let sites = [site_of(0), site_of(1)];
    // A debug build takes longer, so it is killed fewer times, and the times lie further apart.
    let (rounds, step) = if cfg!(debug_assertions) { (4, 18) } else { (16, 3) };
    for round in 0..rounds {
        put(project.path(), section, &text(round % 2));
        build_and_kill(project.path(), round * step);
        let site = read_files(&public);
        assert!(sites.contains(&site), "a mixed site in round {round}");
        build(project.path());
        assert!(read_files(&public) == sites[round % 2], "the next build of round {round}");
    }
}
