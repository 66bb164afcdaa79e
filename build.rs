//! Tells the program which version of its own sources it was made from, and cargo to look again when one of them, or a
//! file of the default theme, comes, goes or changes.
#![expect(clippy::disallowed_methods, reason = "a build script is no part of the program")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Whatever can change what the program makes of a guide.
const SOURCES: [&str; 5] = ["src", "templates", "static", "Cargo.toml", "Cargo.lock"];

fn main() -> std::io::Result<()> {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        find_files(Path::new(source), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(&file)?.hash(&mut hasher);
        file.hash(&mut hasher);
    }
    println!("cargo::rustc-env=OSTEON_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn find_files(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            find_files(&entry?.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_owned());
    }
    Ok(())
}
