//! Projects by strangers: links out of the project, special files, large files, odd names. The program reads nothing
//! outside the project, and nothing makes it wait.

use std::fs;
use std::path::{Path, PathBuf};

use osteon::app::report::{FORMATS, Notes, ReportOptions, write_report};
use osteon::diagnostic::Language;
use osteon::pipeline::load::{Sources, load};
use osteon::pipeline::{analyze, produce};
use tempfile::TempDir;

use crate::support::project::{TODAY, date, fixture, read_files, write_files};

/// A copy of the smallest guide in `tests/projects`.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write_files(folder.path(), &read_files(&fixture("minimal")));
    folder
}

/// The findings of a rule, each as a text with its path, message and help.
fn found(sources: &Sources, rule: &str) -> Vec<String> {
    let analysis = analyze(sources, date(TODAY)).expect("the theme is ours");
    let of_rule = analysis.found.iter().filter(|finding| finding.rule.name == rule);
    let told = of_rule.map(|finding| {
        let (path, _) = sources.file(finding.span.source).expect("it has a file");
        let help = finding.help(Language::ENGLISH).unwrap_or_default();
        format!("{path}: {}; {help}", finding.message(Language::ENGLISH))
    });
    told.collect()
}

/// The folders of a project that osteon reads.
const FOLDERS: [&str; 6] = [
    "content",
    "content/sections",
    "content/tables",
    "content/questionnaires",
    "static",
    "templates/pages",
];

/// Creates a file of `size` bytes that takes no room on the disk (a sparse file).
fn put_large(path: &Path, size: u64) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::File::create(path).and_then(|file| file.set_len(size)).expect("made");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    const MB: u64 = 1024 * 1024;
    for (path, size, limit) in [
        ("content/sections/large.md", 5000 * MB, "4 MB"),
        ("content/tables/large.toml", 4 * MB + 1, "4 MB"),
        ("content/references.toml", 4 * MB + 1, "4 MB"),
        ("templates/pages/section.html", 4 * MB + 1, "4 MB"),
        ("templates/social/font.otf", 64 * MB + 1, "64 MB"),
        ("content/sections/film.mp4", 4096 * MB, "4 GB"),
        ("static/film.mp4", 4096 * MB, "4 GB"),
    ] {
        let folder = project();
        put_large(&folder.path().join(path), size);
        let sources = load(folder.path(), &[]).expect("the rest can be read");
        let told = found(&sources, "unread-file");
        let [only] = told.as_slice() else { panic!("{path}: {told:?}") };
        assert!(only.starts_with(&format!("{path}: ")) && only.contains(limit), "{only}");
    }
}

#[test]
fn a_file_of_the_largest_size_is_read() {
    let folder = project();
    put_large(&folder.path().join("content/glossary.toml"), 4 * 1024 * 1024);
    put_large(&folder.path().join("static/film.mp4"), u64::from(u32::MAX));
    let sources = load(folder.path(), &[]).expect("all can be read");
    assert_eq!(found(&sources, "unread-file"), Vec::<String>::new());
}

#[test]
fn nested_folders_have_a_limit() {
    for (name, depth, is_read) in
        [("a", 30, true), ("a", 40, false), (&*"長".repeat(50), 20, false)]
    {
        let folder = project();
        let path = format!("content/sections/{}q.md", format!("{name}/").repeat(depth));
        let text = b"+++\ntitle = \"Q\"\n+++\n\nText.\n".to_vec();
        write_files(folder.path(), &[(path.clone(), text)].into());
        let sources = load(folder.path(), &[]).expect("the rest can be read");
        let told = found(&sources, "unread-file");
        assert_eq!(told.is_empty(), is_read, "{depth} times {name}: {told:?}");
        assert_eq!(sources.files.iter().any(|file| file.path == path), is_read);
    }
}

#[test]
fn a_file_that_is_published_is_read_when_the_site_is_made() {
    let folder = project();
    let picture = folder.path().join("static/picture.png");
    fs::create_dir_all(picture.parent().expect("a folder")).expect("made");
    fs::write(&picture, "first").expect("written");
    let sources = load(folder.path(), &[]).expect("it can be read");
    let before = sources.digest().expect("it is there");
    fs::write(&picture, "second").expect("written");
    let analysis = analyze(&sources, date(TODAY)).expect("the theme is ours");
    let site = produce(&analysis, &sources, date(TODAY)).expect("it is there");
    assert_eq!(&*site.files["picture.png"], b"second");
    fs::remove_file(&picture).expect("removed");
    let error = produce(&analysis, &sources, date(TODAY)).expect_err("it is gone");
    assert!(error.to_string().contains("picture.png"), "{error}");
    fs::write(&picture, "second").expect("written");
    let after = load(folder.path(), &[]).and_then(|sources| sources.digest());
    assert_ne!(before, after.expect("it is there"));
}

#[test]
fn names_are_shown_escaped_in_every_report() {
    let name = "content/sections/a\u{1b}]0;x\u{7}\u{202e}dm\u{9b}1m\n.md";
    let folder = project();
    write_files(
        folder.path(),
        &[(name.to_owned(), "# a\u{9b}1m\u{1b}[31m\u{202e}\u{7f}b".into())].into(),
    );
    let sources = load(folder.path(), &[]).expect("it can be read");
    let analysis = analyze(&sources, date(TODAY)).expect("the theme is ours");
    for format in FORMATS {
        for language in Language::all() {
            let options =
                ReportOptions { language, colour: false, strict: false, notes: Notes::Full };
            let mut out = Vec::new();
            write_report(format, &analysis.found, &sources, &options, &mut out).expect("written");
            let text = String::from_utf8(out).expect("reports are text");
            let raw: Vec<char> = text
                .chars()
                .filter(|c| c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}'))
                .collect();
            assert!(raw.is_empty() && text.contains("sections/a"), "{}: {raw:?}", format.name);
        }
    }
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    fn link(target: &Path, path: PathBuf) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        symlink(target, path).expect("linked");
    }

    #[test]
    fn links_out_of_the_project_need_permission() {
        let outside = TempDir::new().expect("a temporary folder");
        fs::write(outside.path().join("secret.md"), "+++\ntitle = \"Secret\"\n+++\n\nToken.\n")
            .expect("written");
        for folder in FOLDERS {
            for target in [outside.path().to_owned(), outside.path().join("secret.md")] {
                let project = project();
                link(&target, project.path().join(folder).join("linked.md"));
                let refused = load(project.path(), &[]).expect("the rest can be read");
                let told = found(&refused, "unread-file");
                let [only] = told.as_slice() else { panic!("{folder}: {told:?}") };
                assert!(only.contains("outside the project"), "{only}");
                assert!(only.contains("--follow-links"), "{only}");
                let is_read = |sources: &Sources| {
                    sources.files.iter().any(|file| file.text.read().contains("Token"))
                };
                assert!(!is_read(&refused));
                let allowed = load(project.path(), &[outside.path().to_owned()]).expect("read");
                assert_eq!(found(&allowed, "unread-file"), Vec::<String>::new());
                if folder.starts_with("content") {
                    assert!(is_read(&allowed), "{folder}");
                }
            }
        }
    }

    #[test]
    fn a_top_folder_of_the_project_may_not_be_a_link_outside() {
        for folder in ["content", "static", "templates"] {
            let outside = TempDir::new().expect("a temporary folder");
            let project = project();
            let place = project.path().join(folder);
            let elsewhere = outside.path().join(folder);
            if folder == "content" {
                fs::rename(&place, &elsewhere).expect("moved");
            } else {
                fs::create_dir(&elsewhere).expect("made");
                fs::write(elsewhere.join("secret.txt"), "Token").expect("written");
            }
            link(&elsewhere, place);
            let refused = load(project.path(), &[]).expect("it can be looked at");
            let told = found(&refused, "unread-file");
            let [only] = told.as_slice() else { panic!("{folder}: {told:?}") };
            assert!(only.starts_with(&format!("{folder}: ")), "{only}");
            assert!(refused.assets.is_empty() && refused.overrides.is_empty());
            let allowed = load(project.path(), &[elsewhere]).expect("it can be read");
            assert_eq!(found(&allowed, "unread-file"), Vec::<String>::new());
        }
    }

    #[test]
    fn consequences_of_an_unread_folder_are_held_back() {
        let outside = TempDir::new().expect("a temporary folder");
        for folder in ["content", "content/sections"] {
            let project = project();
            let elsewhere = outside.path().join(folder.replace('/', "-"));
            fs::rename(project.path().join(folder), &elsewhere).expect("moved");
            link(&elsewhere, project.path().join(folder));
            let sources = load(project.path(), &[]).expect("it can be looked at");
            let analysis = analyze(&sources, date(TODAY)).expect("the theme is ours");
            let rules: Vec<_> = analysis.found.iter().map(|finding| finding.rule.name).collect();
            assert!(!rules.contains(&"no-sections"), "{folder}: {rules:?}");
        }
    }

    #[test]
    fn a_missing_folder_of_links_is_an_error() {
        let project = project();
        let error = load(project.path(), &[project.path().join("nothing")]).expect_err("no folder");
        assert!(error.to_string().contains("nothing"), "{error}");
    }

    #[test]
    fn special_files_are_refused_in_every_folder_without_waiting() {
        for folder in FOLDERS {
            for name in ["a.md", "a.toml", "a.png", "a.html", "guide.toml"] {
                let project = project();
                let path = project.path().join(folder).join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                // `path` may be the file `guide.toml`, which must first be removed.
                drop(fs::remove_file(&path));
                // Systems allow only a short path for a socket.
                let listening = UnixListener::bind(&path);
                let Ok(_socket) = listening else { continue };
                let sources = load(project.path(), &[]).expect("the rest can be read");
                let told = found(&sources, "unread-file");
                let [only] = told.as_slice() else { panic!("{}: {told:?}", path.display()) };
                assert!(only.contains("a pipe, a device or a socket"), "{only}");
            }
        }
    }

    #[test]
    fn devices_behind_allowed_links_are_refused_without_waiting() {
        for device in ["/dev/zero", "/dev/tty", "/dev/stdin", "/dev/full"] {
            let project = project();
            link(Path::new(device), project.path().join("content/sections/a.md"));
            link(Path::new(device), project.path().join("static/a.png"));
            let sources = load(project.path(), &["/dev".into(), "/proc".into()]);
            let told = found(&sources.expect("the rest can be read"), "unread-file");
            assert_eq!(told.len(), 2, "{device}: {told:?}");
        }
    }
}
