//! How templates use components: every component that is used exists, and its styles are in its folder.

use super::templates::{classes, components};
use super::{Tree, assert_none, sample, tree};

/// The names of the components that a template calls, as their folders are named.
fn used(template: &str) -> Vec<String> {
    let calls = template.split("{{ <").skip(1);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    calls.filter_map(|call| Some(call.split_once(|c| !is_name(c))?.0.replace('_', "-"))).collect()
}

/// Complains about calls of components that do not exist.
fn missing_components(tree: &Tree) -> Vec<String> {
    let known = components(tree);
    let calls = tree.iter().filter(|(path, _)| path.ends_with(".html")).flat_map(|(path, text)| {
        let mut names = used(text);
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(move |name| (path, name))
    });
    calls
        .filter(|(_, name)| !known.contains(name))
        .map(|(path, name)| format!("{path} uses `{name}`, which is no folder of components"))
        .collect()
}

/// Complains about styles of a component that are not in the component's folder.
fn scattered_styles(tree: &Tree) -> Vec<String> {
    let known = components(tree);
    let owner = |class: &str| {
        let is_of = |name: &&String| class == *name || class.starts_with(&format!("{name}-"));
        known.iter().find(is_of).cloned()
    };
    let sheets = tree.iter().filter(|(path, _)| path.starts_with("templates/styles/"));
    sheets
        .flat_map(|(path, css)| classes(css).into_iter().map(move |class| (path, class)))
        .filter_map(|(path, class)| {
            Some(format!("{path}: `.{class}` belongs to the component `{}`", owner(&class)?))
        })
        .collect()
}

#[test]
fn every_component_that_is_used_is_there() {
    assert_none(&missing_components(&tree(&["templates"])));
}

#[test]
fn the_styles_of_a_component_are_in_its_folder() {
    assert_none(&scattered_styles(&tree(&["templates"])));
}

#[test]
fn uses_of_a_removed_component_are_reported() {
    let readme = ("templates/components/a-b/README.md", "");
    let page = ("templates/pages/p.html", "{{ <a_b /> }} {{ a <b }} {{ <c_d x={1} /> }}");
    let print = ("templates/styles/print.css", ".layout-a, .a-b-c:not(.x) { color: red }");
    let tree = sample(&[readme, page, print]);
    assert_eq!(
        missing_components(&tree),
        ["templates/pages/p.html uses `c-d`, which is no folder of components"]
    );
    assert_eq!(
        scattered_styles(&tree),
        ["templates/styles/print.css: `.a-b-c` belongs to the component `a-b`"]
    );
    assert_eq!(missing_components(&sample(&[page])).len(), 2);
    assert_eq!(scattered_styles(&sample(&[print])), [""; 0]);
}
