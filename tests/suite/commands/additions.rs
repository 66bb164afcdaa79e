//! `osteon new section` and similar commands: what they add, and that they leave the rest of the file unchanged.

use std::fs;
use std::path::Path;

use osteon::model::table_kinds::TABLE_KINDS;
use tempfile::TempDir;

use super::osteon;

/// A guide that `osteon new` has written.
fn guide() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    osteon(folder.path(), &["new", ".", "--language", "en"]).ends(0);
    folder
}

fn text(at: &Path, path: &str) -> String {
    fs::read_to_string(at.join("content").join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Asserts that a file now contains the block `added`, and otherwise has the same lines as before.
#[track_caller]
fn has_more(before: &str, after: &str, added: &str) {
    let mut rest = after.lines();
    for line in before.lines() {
        assert!(rest.any(|other| other == line), "{line:?} is lost or moved in\n{after}");
    }
    assert!(after.contains(added) && !before.contains(added), "{added:?} is not in\n{after}");
}

#[test]
fn a_new_section_is_last_in_the_order() {
    let guide = guide();
    let at = guide.path();
    let run = osteon(at, &["new", "section", "Soap & \"water\""]).ends(0);
    run.says("soap-water").says("empty-section");
    assert!(text(at, "sections/soap-water.md").starts_with("+++\ntitle = "));
    assert!(
        text(at, "guide.toml").contains("order = [\"why\", \"when\", \"how\", \"soap-water\"]")
    );
    osteon(at, &["new", "section", "Soap, water"]).ends(0).says("soap-water-2");
    osteon(at, &["new", "section", "X", "--id", "why"])
        .ends(2)
        .says("the id `why` is already used");
}

#[test]
fn adding_rows_questions_and_terms_changes_nothing_else() {
    let guide = guide();
    let at = guide.path();
    let table = "tables/methods.toml";
    let before = text(at, table)
        .replace("[[columns]]\nid = \"when\"", "# Mine.\n[[columns]]\nid = \"when\"");
    fs::write(at.join("content").join(table), &before).expect("written");
    let run = osteon(at, &["new", "row", "methods", "Wet wipes"]).ends(0);
    run.says("nothing else needs to be filled in");
    has_more(&before, &text(at, table), "method = \"Wet wipes\"");
    let before = text(at, "questionnaires/my-hands.toml");
    let run = osteon(at, &["new", "question", "my-hands", "Do you dry them?"]).ends(0);
    run.says("empty-field").says("still to fill in");
    let after = text(at, "questionnaires/my-hands.toml");
    has_more(&before, &after, "question = \"Do you dry them?\"");
    assert!(after.find("Do you dry them?") < after.find("[[outcomes]]"), "items stand together");
    let before = text(at, "glossary.toml");
    osteon(at, &["new", "term", "Soap", "--language", "zh"]).ends(0).says("已加到");
    has_more(&before, &text(at, "glossary.toml"), "[soap]\nterm = \"Soap\"\n");
}

#[test]
fn a_new_table_of_each_kind_lists_what_to_fill_in() {
    let guide = guide();
    for kind in TABLE_KINDS {
        let run = osteon(guide.path(), &["new", "table", kind.name, "A title"]).ends(0);
        for rule in ["unknown-field", "toml-syntax", "unknown-table-kind"] {
            assert!(!run.err.contains(rule), "{}: {}", kind.name, run.err);
        }
        run.says("still to fill in");
    }
}

#[test]
fn references_are_read_from_every_pasted_format() {
    let guide = guide();
    let at = guide.path();
    let before = text(at, "references.toml");
    let bibtex = "@article{x, title={The {{DNA}} of H{\\\"o}lder}, author={H{\\\"o}lder, J. M. and Berg, Anna}, journal={J Test}, year=2019, pages={10--20}, doi={10.1000/abc}}";
    osteon(at, &["new", "reference", bibtex]).ends(0).says("nothing else needs to be filled in");
    let after = text(at, "references.toml");
    has_more(
        &before,
        &after,
        "title = \"The DNA of Hölder\"\nauthors = [\"Hölder JM\", \"Berg A\"]\nyear = 2019\n",
    );
    let ris = "TY  - JOUR\nAU  - Yaegashi, Yumi\nTI  - A title\nPY  - 2008/01\nJO  - Eur J\nSP  - 219\nEP  - 225\nDO  - https://doi.org/10.1007/s10654\nER  - \n";
    fs::write(at.join("x.ris"), ris).expect("written");
    osteon(at, &["new", "reference", "x.ris"])
        .ends(0)
        .says("yaegashi2008")
        .says("nothing else needs to be filled in");
    let csl = r#"[{"type":"book","title":"T","author":[{"family":"林","given":"志明"}],"issued":{"date-parts":[[2020]]},"DOI":"10.1234/z"}]"#;
    osteon(at, &["new", "reference", csl]).ends(0).says("林志明2020");
    let all = text(at, "references.toml");
    assert!(all.contains("pages = \"219–225\"\ndoi = \"10.1007/s10654\""), "{all}");
    osteon(at, &["new", "reference", "https://doi.org/10.1234/Z"]).ends(2).says("already");
    let run = osteon(at, &["new", "reference", "10.1007/s001980170070"]).ends(0);
    run.says("`title` is empty").says("`year` is missing");
    osteon(at, &["new", "reference", "what?"]).ends(2).says("not a DOI");
}

#[test]
fn the_first_new_row_fills_the_blank_one() {
    let guide = guide();
    let at = guide.path();
    osteon(at, &["new", "table", "causes", "Causes"]).ends(0);
    osteon(at, &["new", "row", "causes", "Cold air"]).ends(0);
    osteon(at, &["new", "row", "causes", "Hot water"]).ends(0);
    let table = text(at, "tables/causes.toml");
    assert_eq!(table.matches("[[rows]]").count(), 2, "{table}");
    assert!(table.contains("id = \"cold-air\"\nname = \"Cold air\"\nsummary"), "{table}");
}

#[test]
fn a_new_questionnaire_lists_what_to_fill_in() {
    let guide = guide();
    let at = guide.path();
    let run = osteon(at, &["new", "questionnaire", "Blood pressure"]).ends(0);
    run.says("content/questionnaires/blood-pressure.toml").says("closing").says("next-step");
    assert!(text(at, "questionnaires/blood-pressure.toml").starts_with("#:schema "));
}

#[test]
fn a_new_folder_is_a_part_in_the_order() {
    let guide = guide();
    let at = guide.path();
    for title in ["Beans", "Milk"] {
        osteon(at, &["new", "section", title, "--folder", "food"]).ends(0);
    }
    assert!(text(at, "guide.toml").contains("\"how\", \"food\"]"), "once, at the end");
    assert!(text(at, "sections/food/_part.md").contains("title = \"food\""));
}

#[test]
fn a_guide_within_a_guide_is_refused() {
    let guide = guide();
    let at = guide.path();
    osteon(at, &["new", "part"]).ends(2).says("osteon new section");
    assert!(!at.join("part").exists());
}
