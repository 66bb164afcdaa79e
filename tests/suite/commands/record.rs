//! `build --record`: records the addresses of a site, so that later sites can be compared with them.

use std::fs;

use super::osteon;
use crate::support::project::Session;

#[test]
fn lost_recorded_addresses_are_reported() {
    let session = Session::of_files(&[
        ("content/sections/a.md", "+++\ntitle = \"A\"\n+++\n\n## 喝水\n\n多喝水。\n"),
        ("content/sections/b.md", "+++\ntitle = \"B\"\n+++\n\n休息。\n"),
    ]);
    let root = session.folder.as_ref().expect("a folder").path();
    let built = osteon(root, &["build", "--record"]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    let record = root.join("content/addresses.txt");
    let text = fs::read_to_string(&record).expect("a record");
    assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), ["a.html", "a.html#喝水", "b.html"]);
    assert_eq!(osteon(root, &["check", "--strict"]).code, Some(0));

    fs::remove_file(root.join("content/sections/b.md")).expect("removed");
    let check = osteon(root, &["check", "--strict"]);
    assert_eq!(check.code, Some(1));
    assert!(check.err.contains("aliases = [\"b.html\"]"), "{}", check.err);
    // An address stays in the list even if the site no longer has it.
    assert_eq!(osteon(root, &["build", "--record"]).code, Some(0));
    assert_eq!(fs::read_to_string(&record).expect("a record"), text);
}
