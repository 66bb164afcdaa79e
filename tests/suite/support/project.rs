//! The project of a test: made from given files or read from a folder, and used through the public interface of the
//! library.

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

/// The date on which tests run the program, unless a test sets another date.
pub const TODAY: &str = "2026-11-28";

const GUIDE: &str = r#"title = "範例指南"
description = "一份供測試的指南。"
language = "zh-Hant-TW"

[publisher]
name = "範例出版者"
"#;

const SECTION: &str = "+++\ntitle = \"範例\"\n+++\n\n這是範例。\n";

/// A loaded project, and the date on which it is checked and built.
pub struct Session {
    pub sources: Sources,
    pub today: Date,
    /// The temporary folder of the project. It must exist until the site is made, because pictures are read from it.
    pub folder: Option<Arc<TempDir>>,
}

impl Session {
    /// Loads the project in a folder.
    pub fn of_folder(root: &Path) -> Self {
        let sources = load(root, &[]).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
        Self { sources, today: date(TODAY), folder: None }
    }

    /// Makes a project with these files. Adds `guide.toml` and a section if they are missing.
    pub fn of_files(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let mut files: BTreeMap<_, _> = files.collect();
        with_section(&mut files);
        Self::of_exactly(files)
    }

    /// Makes a project with these files. Adds `guide.toml` if it is missing.
    pub fn of_exactly(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self::with_links(files, &[])
    }

    /// Makes a project with these files, and with symbolic links. A link is a pair of its path and its target.
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

    /// The same project on another date.
    pub fn on(self, today: &str) -> Self {
        Self { today: date(today), ..self }
    }

    /// Checks the project, and returns its analysis.
    pub fn check(&self) -> Analysis {
        analyze(&self.sources, self.today).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Checks the project, and returns the findings as the report for people shows them.
    pub fn report(&self) -> String {
        let analysis = self.check();
        let options = ReportOptions {
            language: Language::ENGLISH,
            colour: false,
            strict: false,
            notes: osteon::app::report::Notes::Full,
        };
        let mut out = Vec::new();
        write_report(Format::named("human"), &analysis.found, &self.sources, &options, &mut out)
            .expect("memory takes all");
        String::from_utf8(out).expect("reports are text")
    }

    /// Builds the site of the project. The test fails if the project has errors.
    pub fn build(&self) -> Site {
        let analysis = self.check();
        assert_eq!(analysis.found.count(Severity::Error), 0, "{}", self.report());
        let output = produce(&analysis, &self.sources, self.today);
        Site::new(output.unwrap_or_else(|error| panic!("{error}")), &analysis)
    }
}

/// A site that was built, and facts about its guide.
pub struct Site {
    pub output: Output,
    pub base_url: Option<String>,
    pub language: String,
    /// True if pages have addresses such as `causes/`, which need a web server.
    pub has_folders: bool,
}

impl Site {
    /// Combines the files of a site with facts about the guide from which it was built.
    pub fn new(output: Output, analysis: &Analysis) -> Self {
        let settings = &analysis.guide.guide.settings;
        Self {
            output,
            base_url: settings.base_url.clone(),
            language: settings.language.value.clone(),
            has_folders: settings.urls == UrlStyle::Folders,
        }
    }

    /// The text of the file at this path; `None` if the file does not exist or is not text.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.output.files.get(path)?).ok()
    }

    /// The path and the HTML of every page, sorted by path.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths = self.output.files.keys().filter(|path| path.ends_with(".html"));
        paths.map(|path| (path.as_str(), self.text(path).expect("pages are UTF-8")))
    }
}

/// The languages in which `osteon new` can write a guide.
pub const SCAFFOLDS: [&str; 2] = ["en", "zh-Hant-TW"];

/// All guides that must obey every law, each with its name and folder: the guides in `tests/projects`, those of this
/// repository, and those that `osteon new` writes.
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

/// The folder of a small guide in `tests/projects`.
pub fn fixture(name: &str) -> PathBuf {
    repository().join("tests/projects").join(name)
}

/// The folder of this repository, which is a project too.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Parses a date such as `2026-11-28`.
pub fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Adds a section to the files of a project if they contain none.
pub fn with_section(files: &mut BTreeMap<String, Vec<u8>>) {
    if !files.keys().any(|path| path.starts_with("content/sections/") && path.ends_with(".md")) {
        files.insert("content/sections/a.md".to_owned(), SECTION.into());
    }
}

/// Writes files to a folder, by their paths below it.
pub fn write_files(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder is made");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Reads all files in a folder. The keys are their paths below the folder, with `/` as separator.
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

/// Returns true with `BLESS=1`: tests then rewrite expected files instead of comparing them.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// A small questionnaire, for tests in which any questionnaire will do.
pub const QUESTIONNAIRE: &str = r#"title = "自我檢視"
closing = "這不是診斷。"

[[items]]
id = "often"
question = "您常洗手嗎？"
group = "can-change"
why = "文字。"
next-step = "文字。"

[[outcomes]]
id = "always"
title = "謝謝"
text = "文字。"
"#;
