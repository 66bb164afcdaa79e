//! Compares a site with the approved site in `tests/golden/<project>/`, byte for byte.
//!
//! Styles and scripts are not compared, so that a change of design needs no new approval. For files in `assets/`, only
//! the names without their hashes are compared. The style inside the 404 page is removed.

use std::collections::BTreeMap;
use std::fs;

use super::project::{Site, blessing, read_files, repository, write_files};

/// Compares a site with the approved site of this name. With `BLESS=1`, approves the site instead.
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

/// The text files of a site. Styles and scripts are left out or emptied.
fn comparable(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let assets: Vec<&str> =
        site.output.files.keys().map(String::as_str).filter(|path| is_asset(path)).collect();
    let mut files: BTreeMap<String, Vec<u8>> =
        assets.iter().map(|path| (without_hash(path), Vec::new())).collect();
    for (path, bytes) in &site.output.files {
        if let (false, Ok(text)) = (is_asset(path), std::str::from_utf8(bytes)) {
            let renamed = |text: String, asset: &&str| text.replace(*asset, &without_hash(asset));
            let text = assets.iter().fold(text.to_owned(), renamed);
            let text = emptied(&text, "<style>", "</style>");
            files.insert(path.clone(), emptied(&text, "'sha256-", "'").into_bytes());
        }
    }
    files
}

fn is_asset(path: &str) -> bool {
    path.starts_with("assets/")
}

/// Removes the hash from a path such as `assets/style-1e719d7e13.css`.
fn without_hash(path: &str) -> String {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let is_hash = |hash: &str| hash.len() >= 8 && hash.chars().all(|c| c.is_ascii_hexdigit());
    match stem.rsplit_once('-') {
        Some((name, hash)) if is_hash(hash) => format!("{name}.{ending}"),
        _ => path.to_owned(),
    }
}

/// Removes all text between each `start` and the next `end`.
fn emptied(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = |part: &str| part.find(end).map_or(part.to_owned(), |at| part[at..].to_owned());
    parts.fold(first, |done, part| done + start + &rest(part))
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
