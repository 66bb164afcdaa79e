//! A site held against the one that was approved: `tests/golden/<project>/`, byte for byte.
//!
//! The style is left out, so that a change of looks needs no new approval: of the stylesheet only the name is compared,
//! without its hash, and what the page for unknown addresses carries within itself is emptied.

use std::collections::BTreeMap;
use std::fs;

use super::project::{Site, blessing, read_files, repository, write_files};

/// Compares a site with its golden one, or approves it under `BLESS=1`.
pub fn compare(name: &str, site: &Site) -> Result<(), String> {
    let folder = repository().join("tests/golden").join(name);
    let made = comparable(site);
    if blessing() {
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the old golden site goes");
        }
        write_files(&folder, &made);
        return Ok(());
    }
    let golden = if folder.is_dir() { read_files(&folder) } else { BTreeMap::new() };
    let paths: std::collections::BTreeSet<_> = golden.keys().chain(made.keys()).collect();
    let differing: Vec<String> = paths
        .into_iter()
        .filter_map(|path| difference(path, golden.get(path), made.get(path)))
        .collect();
    if differing.is_empty() { Ok(()) } else { Err(format!("{name}:\n{}", differing.join("\n"))) }
}

/// The text files of a site, the style taken out.
fn comparable(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let stylesheet = site.output.files.keys().find(|path| is_stylesheet(path));
    let mut files = BTreeMap::new();
    for (path, bytes) in &site.output.files {
        if Some(path) == stylesheet {
            files.insert("assets/style.css".to_owned(), Vec::new());
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            let text =
                stylesheet.map_or(text.to_owned(), |name| text.replace(name, "assets/style.css"));
            files.insert(path.clone(), without_style(&text).into_bytes());
        }
    }
    files
}

fn is_stylesheet(path: &str) -> bool {
    path.starts_with("assets/style-") && path.ends_with(".css")
}

fn without_style(html: &str) -> String {
    match (html.find("<style>"), html.find("</style>")) {
        (Some(start), Some(end)) => format!("{}<style>{}", &html[..start], &html[end..]),
        _ => html.to_owned(),
    }
}

fn difference(path: &str, golden: Option<&Vec<u8>>, made: Option<&Vec<u8>>) -> Option<String> {
    let (golden, made) = match (golden, made) {
        (Some(golden), Some(made)) if golden == made => return None,
        (Some(golden), Some(made)) => {
            (String::from_utf8_lossy(golden), String::from_utf8_lossy(made))
        }
        (Some(_), None) => return Some(format!("  {path} is no longer made")),
        (None, _) => return Some(format!("  {path} is new")),
    };
    let same = |(a, b): &(&str, &str)| a == b;
    let line = golden.lines().zip(made.lines()).take_while(same).count();
    let shown = |text: &str| text.lines().nth(line).unwrap_or("(end of file)").to_owned();
    Some(format!("  {path}:{}\n    was {}\n    now {}", line + 1, shown(&golden), shown(&made)))
}
