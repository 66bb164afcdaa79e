//! Stylesheets: the stylesheet of a page has all styles of what the page shows, and no styles of tools that the page
//! does not have.

use std::collections::BTreeSet;

use crate::support::project::{Session, Site, projects};

/// The stylesheet that a page loads; `None` if the page contains its styles.
fn sheet<'s>(site: &'s Site, page: &str) -> Option<&'s str> {
    let href = page.split("<link rel=\"stylesheet\" href=\"").nth(1)?.split('"').next()?;
    let path = &href[href.find("assets/").expect("a path below the root")..];
    Some(site.text(path).expect("the stylesheet is published"))
}

fn complete(site: &Site) -> &str {
    let sheets = site.output.files.keys().filter(|path| path.starts_with("assets/style-"));
    let sheets = sheets.map(|path| site.text(path).expect("text"));
    sheets.max_by_key(|css| css.len()).expect("a stylesheet")
}

fn classes(page: &str) -> BTreeSet<&str> {
    let values = page.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(str::split_whitespace).collect()
}

/// The first class in a line of styles; `None` if the line names no class.
fn class(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line
        .strip_prefix("@media")
        .map_or(line, |rest| rest.split_once("{ ").unzip().1.unwrap_or(""));
    let name = line.strip_prefix('.')?;
    name.split(|c: char| !(c.is_alphanumeric() || c == '-')).next()
}

/// The lines of the complete stylesheet that are about a class of the page, and that the page's own stylesheet lacks.
fn missing<'s>(complete: &'s str, own: &str, page: &str) -> Vec<&'s str> {
    let (own, used): (BTreeSet<&str>, _) = (own.lines().collect(), classes(page));
    let others = complete.lines().filter(|line| !own.contains(line));
    others.filter(|line| class(line).is_some_and(|class| used.contains(class))).collect()
}

#[test]
fn every_page_loads_the_styles_of_what_it_shows() {
    for (name, root) in projects() {
        let site = Session::of_folder(&root).build();
        let complete = complete(&site);
        for (path, page) in site.pages() {
            let Some(own) = sheet(&site, page) else { continue };
            assert_eq!(missing(complete, own, page), [""; 0], "{name}: {path}");
        }
    }
}

#[test]
fn a_missing_style_is_noticed() {
    let (complete, page) =
        (".a { top: 0 }\n@media print { .b-c:x { top: 0 } }\n", "<p class=\"d b-c\">");
    assert_eq!(missing(complete, ".a { top: 0 }\n", page).len(), 1);
    assert_eq!(missing(complete, complete, page), [""; 0]);
}

#[test]
fn a_page_without_tools_does_not_load_their_styles() {
    for (name, root) in projects() {
        let site = Session::of_folder(&root).build();
        for (path, page) in site.pages().filter(|(path, _)| !path.contains("print")) {
            let Some(own) = sheet(&site, page) else { continue };
            for tool in ["questionnaire", "planner", "band-reader", "scale", "search"] {
                let is_there = classes(page).contains(tool);
                let is_styled = own.lines().any(|line| class(line) == Some(tool));
                assert!(is_there || !is_styled, "{name}: {path} loads the styles of {tool}");
            }
        }
    }
}

#[test]
fn a_project_with_templates_of_its_own_has_one_stylesheet() {
    let theirs = include_str!("../../../templates/components/skip-link/skip-link.html");
    let own = theirs.replace("class=\"", "class=\"own ");
    let path = "templates/components/skip-link/skip-link.html";
    let settings =
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let files = [
        (path, own.as_str()),
        ("content/guide.toml", settings),
        ("content/sections/a.md", "+++\ntitle = \"A\"\n+++\n\nText.\n"),
    ];
    let site = Session::of_files(&files).build();
    let sheets = site.output.files.keys().filter(|path| path.starts_with("assets/style-"));
    assert_eq!(sheets.count(), 1);
}
