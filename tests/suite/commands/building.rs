//! `osteon build`: what it writes, what it reports, and what it refuses to do.

use super::{copy_of, osteon, osteon_with, put, times, with_warning};
use crate::support::project::{TODAY, read_files};
use std::fs;
use tempfile::TempDir;

#[test]
fn build_writes_the_site_and_reports_on_standard_error() {
    let project = copy_of("minimal");
    osteon(project.path(), &["build"]).ends(0).prints_nothing().says("built ").says("no sitemap");
    let page = fs::read_to_string(project.path().join("public/start.html")).expect("the page");
    assert!(page.contains("An example statement."));
}

#[test]
fn build_takes_the_project_and_the_output_from_anywhere() {
    let (project, elsewhere) = (copy_of("minimal"), TempDir::new().expect("a temporary folder"));
    let root = project.path().to_str().expect("a plain path");
    osteon(elsewhere.path(), &["build", "--root", root, "--output", "a/b"]).ends(0);
    assert!(elsewhere.path().join("a/b/index.html").is_file());
    assert!(!project.path().join("public").exists());
}

#[test]
fn quiet_prints_only_problems() {
    let project = copy_of("minimal");
    let run = osteon(project.path(), &["build", "--quiet"]).ends(0).prints_nothing();
    assert_eq!(run.err, "");
    let run = osteon(with_warning().path(), &["build", "-q"]).ends(0).prints_nothing();
    assert!(run.err.contains("warning[stray-file]"), "{}", run.err);
    assert!(!run.err.contains("built"), "{}", run.err);
}

#[test]
fn an_unchanged_guide_keeps_the_times_of_its_files() {
    let project = copy_of("complete");
    let build = || osteon(project.path(), &["build", "--date", TODAY]).ends(0);
    let public = project.path().join("public");
    build();
    let before = times(&public);
    build().says(" 0 files written").says(" 0 removed");
    assert_eq!(times(&public), before);
    put(project.path(), "static/leaflet.txt", "Another leaflet.\n");
    build().says(" 1 file");
    let changed: Vec<_> =
        times(&public).into_iter().filter(|(path, time)| before.get(path) != Some(time)).collect();
    let names: Vec<_> = changed.iter().filter_map(|(path, _)| path.file_name()?.to_str()).collect();
    assert!(
        names.contains(&"leaflet.txt")
            && names.iter().all(|name| ["leaflet.txt", ".osteon-manifest.json"].contains(name)),
        "{names:?}"
    );
}

#[test]
fn removing_a_section_removes_its_page() {
    let project = copy_of("minimal");
    put(project.path(), "content/sections/more.md", "+++\ntitle = \"More\"\n+++\n\nMore.\n");
    osteon(project.path(), &["build"]).ends(0);
    assert!(project.path().join("public/more.html").is_file());
    fs::remove_file(project.path().join("content/sections/more.md")).expect("it goes");
    osteon(project.path(), &["build"]).ends(0).says(" removed");
    assert!(!project.path().join("public/more.html").exists());
}

#[test]
fn build_refuses_a_folder_that_it_did_not_make() {
    let project = copy_of("minimal");
    put(project.path(), "public/mine.txt", "mine");
    osteon(project.path(), &["build"]).ends(2).prints_nothing().says("not made by osteon");
    assert_eq!(read_files(&project.path().join("public")).len(), 1);
}

#[test]
fn build_refuses_to_publish_among_the_projects_own_files() {
    let project = copy_of("minimal");
    let before = read_files(project.path());
    let mut written = Vec::new();
    for output in [
        ".",
        "content",
        "content/sections",
        "content/new",
        "static",
        "templates/new",
        "a/../content/new",
    ] {
        let run = osteon(project.path(), &["build", "--output", output]);
        if run.code != Some(2) || read_files(project.path()) != before {
            written.push(output);
        }
    }
    assert!(written.is_empty(), "published to {written:?}");
}

#[test]
fn a_base_url_makes_a_sitemap_a_feed_and_canonical_links() {
    let project = copy_of("minimal");
    let read = |path: &str| {
        fs::read_to_string(project.path().join("public").join(path)).unwrap_or_default()
    };
    osteon(project.path(), &["build", "--base-url", "https://example.org/health"]).ends(0);
    assert!(read("sitemap.xml").contains("<loc>https://example.org/health/start.html</loc>"));
    assert!(read("feed.xml").contains("https://example.org/health/"));
    assert!(
        read("start.html")
            .contains(r#"<link rel="canonical" href="https://example.org/health/start.html">"#)
    );
    osteon(project.path(), &["build"]).ends(0);
    assert!(!project.path().join("public/sitemap.xml").exists());
    for wrong in ["example.org", "ftp://example.org/", "mailto:a@example.org", ""] {
        osteon(project.path(), &["build", "--base-url", wrong])
            .ends(2)
            .prints_nothing()
            .says("--base-url");
    }
}

/// A guide with more text than is kept in memory needs a temporary file, but can do without one.
#[test]
fn a_large_guide_gives_the_same_site_without_a_folder_for_temporary_files() {
    let project = copy_of("minimal");
    let guide = fs::read_to_string(project.path().join("content/guide.toml")).expect("a file");
    put(project.path(), "content/guide.toml", &format!("search = false\n{guide}"));
    let paragraph = "A sentence with a [link](section:start).\n\n".repeat(13_000);
    for number in 0..5 {
        let text = format!("+++\ntitle = \"Long {number}\"\n+++\n\n{paragraph}");
        put(project.path(), &format!("content/sections/long-{number}.md"), &text);
    }
    let build = |output: &str, variables: &[(&str, &str)]| {
        let arguments = ["build", "--date", TODAY, "--no-sync", "--output", output];
        osteon_with(project.path(), &arguments, variables).ends(0);
        read_files(&project.path().join(output))
    };
    let with_file = build("with", &[]);
    assert!(with_file.contains_key("long-4.html"));
    let without = build("without", &[("TMPDIR", "/there/is/no/such/folder")]);
    assert!(with_file == without);
}
