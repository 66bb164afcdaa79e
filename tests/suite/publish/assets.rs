//! Files that are published unchanged: if one is edited during a build, this is noticed.

use osteon::pipeline::load::load;
use osteon::pipeline::render::output::SiteFile;

use super::*;

/// A project with one file that is published unchanged, and the path of this file.
fn project() -> (TempDir, PathBuf) {
    let (project, _) = workspace();
    put(&project.path().join("content/guide.toml"), "title = \"A\"\n");
    let leaflet = project.path().join("static/leaflet.txt");
    put(&leaflet, "take 5 mg");
    (project, leaflet)
}

/// Loads the project, calls `edit`, and then publishes the project.
fn publish_after(project: &TempDir, edit: impl FnOnce()) -> Result<Published, Error> {
    let sources = load(project.path(), &[]).expect("loaded");
    sources.digest().expect("read");
    edit();
    let files: Vec<_> = sources.assets.iter().map(SiteFile::on_disk).collect();
    assert_eq!(files.len(), 1);
    publish::publish(&files, None, &project.path().join("public"), UNWATCHED)
}

#[test]
fn a_file_edited_after_it_was_read_stops_the_build() {
    let (project, leaflet) = project();
    let public = project.path().join("public");
    publish_after(&project, || ()).expect("published");
    put(&leaflet, "take 7 mg");
    let edited = publish_after(&project, || put(&leaflet, "take 9 mg"));
    assert!(matches!(edited, Err(Error::ChangedDuringBuild { path }) if path == leaflet));
    assert_eq!(pages(&public), ["leaflet.txt = take 5 mg"]);
    publish_after(&project, || ()).expect("published");
    assert_eq!(pages(&public), ["leaflet.txt = take 9 mg"]);
}

#[test]
fn a_file_saved_again_with_the_same_content_does_not() {
    let (project, leaflet) = project();
    publish_after(&project, || put(&leaflet, "take 5 mg")).expect("published");
    assert_eq!(pages(&project.path().join("public")), ["leaflet.txt = take 5 mg"]);
}
