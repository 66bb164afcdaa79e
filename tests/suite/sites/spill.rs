//! Large guides: texts for which there is no room in memory are in a temporary file. The site must be the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use osteon::diagnostic::Language;
use osteon::pipeline::load::file_names::is_section;
use osteon::pipeline::load::{Sources, load_beyond, load_into_memory};
use osteon::pipeline::{analyze, produce};
use osteon::spill::Spill;

use crate::support::project::{Session, TODAY, date, fixture, repository};

/// The findings of a project, and its site. `None` in place of the site if a finding is an error.
fn made(sources: &Sources) -> (Vec<String>, Option<osteon::pipeline::render::output::Output>) {
    let today = date(TODAY);
    let analysis = analyze(sources, today).expect("the theme is whole");
    let found = analysis.found.iter();
    let found = found.map(|one| format!("{:?} {}", one.span, one.message(Language::ENGLISH)));
    let has_errors = analysis.found.must_stop(false);
    let site = (!has_errors).then(|| produce(&analysis, sources, today).expect("a site"));
    (found.collect(), site)
}

fn loaded(root: &Path, memory: usize) -> Sources {
    load_beyond(root, &[], Spill::beyond(memory)).expect("a project")
}

#[test]
fn a_guide_in_a_temporary_file_has_the_same_findings_and_the_same_site() {
    // With 2,000 bytes, some texts are in memory and some in the file.
    let complete = fixture("complete");
    for (root, memory) in
        [(&complete, 0), (&complete, 2_000), (&fixture("parts"), 0), (&repository(), 0)]
    {
        let whole = load_into_memory(root, &[]).expect("a project");
        let sources = loaded(root, memory);
        let spilled = sources.files.iter().filter(|file| file.text.spill().is_some()).count();
        let sections = sources.files.iter().filter(|file| is_section(&file.path)).count();
        assert!(
            spilled > 0 && (memory > 0) == (spilled < sections),
            "{}: {spilled}",
            root.display()
        );
        assert!(made(&sources) == made(&whole), "{} with {memory} bytes in memory", root.display());
        sources.spill.intact().expect("all texts can be read back");
    }
}

/// A project with this number of sections, in an order other than that of their paths. The text of each section has
/// `length` Chinese characters, and search has a key for any two of them in a row.
fn project_for_search(sections: usize, length: usize) -> Session {
    let han = |number: usize| char::from_u32(0x4e00 + number as u32 % 4000).unwrap_or('骨');
    let of = |number: usize| {
        let own: String = (0..length).map(|at| han(number * 31 + at * (at + number))).collect();
        let text = format!(
            "+++\ntitle = \"第 {number} 頁\"\n+++\n\n## 鈣\n\n骨質 DXA{number} scans {own}\n"
        );
        (format!("content/sections/p{number:03}.md"), text.into_bytes())
    };
    let mut files: BTreeMap<String, Vec<u8>> = (0..sections).map(of).collect();
    let order = (0..sections).map(|at| format!("  \"p{:03}\",\n", at * 7 % sections));
    let order = format!("order = [\n{}]\n", order.collect::<String>());
    let guide = "title = \"範例\"\ndescription = \"一份範例。\"\nlanguage = \"zh-Hant-TW\"\n";
    let publisher = "\n[publisher]\nname = \"範例\"\n";
    let guide = format!("{guide}{order}{publisher}");
    files.insert("content/guide.toml".to_owned(), guide.into_bytes());
    Session::of_exactly(files)
}

#[test]
fn a_search_index_in_a_temporary_file_is_published_the_same() {
    // The second project has more keys than may wait in memory for the other pages of their chunk.
    for (sections, length) in [(150, 60), (200, 6000)] {
        let project = project_for_search(sections, length);
        let root = project.folder.as_ref().expect("a folder").path();
        let (_, whole) = made(&load_into_memory(root, &[]).expect("a project"));
        let (_, spilled) = made(&loaded(root, 0));
        let whole = whole.expect("no mistakes");
        let buckets = whole.files.keys().filter(|path| path.starts_with("assets/search/k"));
        assert!(buckets.count() > 64, "the index has several files");
        assert!(spilled.expect("no mistakes") == whole, "{sections} sections");
    }
}

#[test]
fn bytes_come_back_from_the_temporary_file_as_they_were_put_there() {
    let spill = Arc::new(Spill::beyond(10));
    assert!(spill.has_room(7));
    assert!(!spill.has_room(4), "3 bytes are left");
    assert!(spill.has_room(3));
    let texts: Vec<String> = (0..200).map(|length| "骨".repeat(length)).collect();
    let put = |text: &String| spill.put(text.as_bytes()).expect("there is a temporary folder");
    let spilled: Vec<_> = texts.iter().map(put).collect();
    for (spilled, text) in spilled.iter().zip(&texts).rev() {
        assert_eq!(spilled.bytes(), text.as_bytes());
        let half = text.len() / 2;
        assert_eq!(spilled.slice(half..text.len()), text.as_bytes()[half..]);
        assert_eq!((spilled.len(), spilled.is_empty()), (text.len(), text.is_empty()));
    }
}

#[test]
fn no_site_is_made_once_the_temporary_file_could_not_be_read() {
    let sources = loaded(&fixture("parts"), 0);
    let analysis = analyze(&sources, date(TODAY)).expect("the theme is whole");
    produce(&analysis, &sources, date(TODAY)).expect("a site");
    let last = sources.spill.put("骨".as_bytes()).expect("there is a temporary folder");
    assert_eq!(last.slice(0..5), [b' '; 5], "the file ends after three bytes");
    assert!(sources.spill.intact().is_err());
    assert!(analyze(&sources, date(TODAY)).is_err());
    assert!(produce(&analysis, &sources, date(TODAY)).is_err());
}
