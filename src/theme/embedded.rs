//! The default theme, the files that `osteon new` writes, and the manual. All of them are contained in the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");
static MANUAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/guides/manual");

/// Every file of the default theme, by its path: `templates/…` or `static/…`. A project replaces a file with one of its
/// own at the same path.
pub fn files() -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    for (folder, dir) in [("templates", &TEMPLATES), ("static", &STATIC)] {
        each_file(dir, &mut |path, bytes| {
            files.insert(format!("{folder}/{path}"), Arc::from(bytes));
        });
    }
    files
}

/// The files that `osteon new` writes for a guide in this language, by path below the new project. Empty if the program
/// contains no scaffold in this language.
pub fn scaffold(language: &str) -> BTreeMap<String, &'static [u8]> {
    let folder = format!("scaffold/{language}/");
    let mut files = BTreeMap::new();
    each_file(&TEMPLATES, &mut |path, bytes| {
        if let Some(path) = path.strip_prefix(&folder) {
            files.insert(path.to_owned(), bytes);
        }
    });
    files
}

/// The source files of the manual in this language, by path below the manual's project. Empty if there is no manual in
/// this language. The manual is itself a guide.
pub fn manual(language: &str) -> BTreeMap<String, &'static [u8]> {
    let folder = format!("{language}/");
    let mut files = BTreeMap::new();
    each_file(&MANUAL, &mut |path, bytes| {
        if let Some(path) = path.strip_prefix(&folder).filter(|path| path.starts_with("content/")) {
            files.insert(path.to_owned(), bytes);
        }
    });
    files
}

fn each_file(dir: &'static Dir<'static>, visit: &mut impl FnMut(String, &'static [u8])) {
    for file in dir.files() {
        // If the program was built on Windows, embedded paths contain backslashes.
        visit(file.path().to_string_lossy().replace('\\', "/"), file.contents());
    }
    for dir in dir.dirs() {
        each_file(dir, visit);
    }
}
