//! Passes the version number and the translated messages to the compiler. Makes cargo rebuild when a file of the source
//! code, of the default theme or of the manual is added, removed or changed.
#![expect(clippy::disallowed_methods, reason = "a build script is not part of the program")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files and folders that the program is made of. If a hash of their content changes, sites built earlier are out
/// of date.
const SOURCES: [&str; 6] =
    ["src", "templates", "static", "guides/manual", "Cargo.toml", "Cargo.lock"];

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
    write_translations()?;
    println!("cargo::rustc-env=OSTEON_SOURCES={:016x}", hasher.finish());
    println!("cargo::rustc-env=OSTEON_VERSION={}", version());
    Ok(())
}

/// Writes the files of `src/diagnostic/messages/` as a Rust table: for each language, its tag and the pairs of English
/// text and translation. The files have one pair per line, `"English" = "translation"`; TOML and Rust write such
/// strings in the same way, so each line is copied.
fn write_translations() -> std::io::Result<()> {
    let mut files = Vec::new();
    find_files(Path::new("src/diagnostic/messages"), &mut files)?;
    files.sort();
    let mut program = String::from("static TRANSLATIONS: &[(&str, Pairs)] = &[\n");
    for file in files {
        let tag = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        program += &format!("({:?}, &[\n", tag.unwrap_or_default());
        for line in std::fs::read_to_string(&file)?.lines() {
            // The separator `" = "` cannot occur inside a text, because TOML writes a quotation mark there with a
            // backslash.
            if let Some((english, translation)) = line.split_once("\" = \"") {
                program += &format!("({english}\", \"{translation}),\n");
            }
        }
        program += "]),\n";
    }
    program += "];\n";
    let folder = std::env::var("OUT_DIR").map_err(std::io::Error::other)?;
    std::fs::write(Path::new(&folder).join("translations.rs"), program)
}

/// The version number of the program. Release builds add a commit, `1.0.0 (abc1234567)`: the value of the variable
/// `OSTEON_COMMIT`, else the commit that git reports, if any. Other builds omit it, so that a new commit does not cause
/// a recompilation.
fn version() -> String {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    println!("cargo::rerun-if-env-changed=OSTEON_COMMIT");
    let is_release = variable("PROFILE").is_some_and(|profile| profile == "release");
    let commit = variable("OSTEON_COMMIT").or_else(|| if is_release { commit() } else { None });
    let number = variable("CARGO_PKG_VERSION").unwrap_or_default();
    match commit {
        Some(commit) => format!("{number} ({commit})"),
        None => number,
    }
}

/// The commit that is checked out, such as `abc1234567`; `None` without git, or if git does not track this package.
fn commit() -> Option<String> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        (output.status.success() && !text.is_empty()).then_some(text)
    };
    // If the package was unpacked inside another git repository, git would report that repository's commit.
    git(&["ls-files", "--error-unmatch", "build.rs"])?;
    let head = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo::rerun-if-changed={head}");
    let commit = git(&["rev-parse", "--short=10", "HEAD"])?;
    let is_changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some();
    Some(if is_changed { format!("{commit}, changed") } else { commit })
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
