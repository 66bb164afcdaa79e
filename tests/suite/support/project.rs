//! The session: a project of given files, or of a folder, through the public door of the library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use osteon::app::report::{Format, ReportOptions, write_report};
use osteon::diagnostic::{Language, Severity};
use osteon::model::date::Date;
use osteon::model::settings::UrlStyle;
use osteon::pipeline::load::{Sources, load};
use osteon::pipeline::render::output::Output;
use osteon::pipeline::{Analysis, analyze, produce};
use tempfile::TempDir;

/// The day on which tests live, unless they say otherwise.
pub const TODAY: &str = "2026-11-28";

const GUIDE: &str = r#"title = "範例指南"
description = "一份供測試的指南。"
language = "zh-Hant-TW"

[publisher]
name = "範例出版者"
"#;

const SECTION: &str = "+++\ntitle = \"範例\"\n+++\n\n這是範例。\n";

/// A project as it was loaded, on a day.
pub struct Session {
    pub sources: Sources,
    pub today: Date,
    /// The folder of a project that was written for this session: pictures stay there until a site is made.
    pub folder: Option<Arc<TempDir>>,
}

impl Session {
    /// The project in a folder.
    pub fn of_folder(root: &Path) -> Self {
        let sources = load(root, &[]).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
        Self { sources, today: date(TODAY), folder: None }
    }

    /// A project of these files. `guide.toml` and a section are added where a test does not care for them.
    pub fn of_files(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let mut files: BTreeMap<_, _> = files.collect();
        with_section(&mut files);
        Self::of_exactly(files)
    }

    /// A project of these files, and a `guide.toml` where there is none.
    pub fn of_exactly(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self::with_links(files, &[])
    }

    /// A project of these files, and of links: each a path and where it leads.
    pub fn with_links(mut files: BTreeMap<String, Vec<u8>>, links: &[(&str, &str)]) -> Self {
        files.entry("content/guide.toml".to_owned()).or_insert_with(|| GUIDE.into());
        let folder = TempDir::new().expect("a temporary folder");
        write_files(folder.path(), &files);
        #[cfg(unix)]
        for (path, target) in links {
            std::os::unix::fs::symlink(target, folder.path().join(path)).expect("linked");
        }
        let session = Self::of_folder(folder.path());
        Self { folder: Some(Arc::new(folder)), ..session }
    }

    /// The same project on another day.
    pub fn on(self, today: &str) -> Self {
        Self { today: date(today), ..self }
    }

    /// What `check` finds.
    pub fn check(&self) -> Analysis {
        analyze(&self.sources, self.today).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The findings as people see them.
    pub fn report(&self) -> String {
        let analysis = self.check();
        let options = ReportOptions {
            language: Language::English,
            colour: false,
            strict: false,
            notes: osteon::app::report::Notes::Full,
        };
        let mut out = Vec::new();
        write_report(Format::named("human"), &analysis.found, &self.sources, &options, &mut out)
            .expect("memory takes all");
        String::from_utf8(out).expect("reports are text")
    }

    /// What `build` makes. Errors fail the test.
    pub fn build(&self) -> Site {
        let analysis = self.check();
        assert_eq!(analysis.found.count(Severity::Error), 0, "{}", self.report());
        let output = produce(&analysis, &self.sources, self.today);
        Site::new(output.unwrap_or_else(|error| panic!("{error}")), &analysis)
    }
}

/// A site as it was made, and what its guide says of it.
pub struct Site {
    pub output: Output,
    pub base_url: Option<String>,
    pub language: String,
    /// Whether addresses end in folders, for servers only.
    pub has_folders: bool,
}

impl Site {
    /// The site that was made of a guide.
    pub fn new(output: Output, analysis: &Analysis) -> Self {
        let settings = &analysis.guide.guide.settings;
        Self {
            output,
            base_url: settings.base_url.clone(),
            language: settings.language.value.clone(),
            has_folders: settings.urls == UrlStyle::Folders,
        }
    }

    /// A file that is text; none if there is no such file.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.output.files.get(path)?).ok()
    }

    /// Every page, by path.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths = self.output.files.keys().filter(|path| path.ends_with(".html"));
        paths.map(|path| (path.as_str(), self.text(path).expect("pages are UTF-8")))
    }
}

/// The languages in which `new` writes a guide.
pub const SCAFFOLDS: [&str; 2] = ["en", "zh-Hant-TW"];

/// The guides that every law is held against: those of `tests/projects`, the two that this project ships, and those
/// that `new` writes.
pub fn projects() -> Vec<(String, PathBuf)> {
    let mut projects: Vec<_> = fixture_names()
        .into_iter()
        .map(|name| (name.clone(), repository().join("tests/projects").join(name)))
        .collect();
    projects.push(("shipped guide".to_owned(), repository()));
    projects.push(("English guide".to_owned(), repository().join("guides/en")));
    projects.extend(SCAFFOLDS.map(|language| {
        (format!("scaffold-{language}"), repository().join("templates/scaffold").join(language))
    }));
    projects
}

/// The names of the small guides in `tests/projects`.
pub fn fixture_names() -> Vec<String> {
    let entries = fs::read_dir(repository().join("tests/projects")).expect("there are fixtures");
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("a plain name");
    let mut names: Vec<_> = entries.map(|entry| name(entry.expect("readable"))).collect();
    names.sort();
    names
}

/// A small guide of `tests/projects`.
pub fn fixture(name: &str) -> PathBuf {
    repository().join("tests/projects").join(name)
}

/// The folder of this repository, which is a project too.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A date as it is written in TOML.
pub fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Adds a section to files that have none.
pub fn with_section(files: &mut BTreeMap<String, Vec<u8>>) {
    if !files.keys().any(|path| path.starts_with("content/sections/") && path.ends_with(".md")) {
        files.insert("content/sections/a.md".to_owned(), SECTION.into());
    }
}

/// Writes files below a folder.
pub fn write_files(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder is made");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Every file below a folder, by path with `/` between names.
pub fn read_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry.path().strip_prefix(folder).expect("below the folder");
            let path = below.to_str().expect("a plain path").replace('\\', "/");
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

/// Whether expected files are to be rewritten rather than compared.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}
