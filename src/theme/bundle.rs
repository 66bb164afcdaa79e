//! All styles in one file, whose name changes when they do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::text;
use crate::error::Error;

/// The styles that come before those of the components, in this order; print comes after them.
const FIRST: [&str; 3] = ["tokens", "base", "layout"];

/// The one stylesheet of a site.
#[derive(Debug)]
pub struct Stylesheet {
    /// Where it is, below the site. A browser may keep it for ever: other styles have another name.
    pub path: String,
    /// The styles.
    pub css: String,
    parts: Vec<StylePart>,
}

/// The styles of one file.
#[derive(Debug)]
struct StylePart {
    /// The component that they are for; `None` if they are for every page.
    component: Option<String>,
    css: String,
}

impl Stylesheet {
    /// Puts a theme's styles together: `styles/` tokens, base and layout, the components by name, any others of
    /// `styles/`, print.
    pub(super) fn new(files: &BTreeMap<String, Arc<[u8]>>) -> Result<Self, Error> {
        let mut parts = Vec::new();
        for path in in_order(files) {
            let component = path.strip_prefix(COMPONENTS).and_then(|path| path.split('/').next());
            let css = without_comments(text(path, &files[path])?);
            parts.push(StylePart { component: component.map(str::to_owned), css });
        }
        let css: String = parts.iter().map(|part| part.css.as_str()).collect();
        Ok(Self { path: fingerprinted("style", "css", css.as_bytes()), css, parts })
    }

    /// The styles for a page that shows these components and no others.
    pub fn of_components(&self, components: &BTreeSet<String>) -> String {
        let shown = self.parts.iter().filter(|part| {
            part.component.as_ref().is_none_or(|component| components.contains(component))
        });
        shown.map(|part| part.css.as_str()).collect()
    }
}

/// The folder of the components of a theme.
const COMPONENTS: &str = "templates/components/";

/// What a content security policy calls exactly this text: `sha256-…`.
pub fn policy_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Where a file is published whose name changes when it does.
pub(super) fn fingerprinted(name: &str, ending: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("assets/{name}-{hash}.{ending}")
}

fn in_order(files: &BTreeMap<String, Arc<[u8]>>) -> Vec<&str> {
    let style = |name: &str| format!("templates/styles/{name}.css");
    let named: Vec<String> = FIRST.iter().map(|name| style(name)).collect();
    let print = style("print");
    let is_named = |path: &str| path == print || named.iter().any(|name| name == path);
    let (mut components, mut others) = (Vec::new(), Vec::new());
    for path in files.keys().filter(|path| path.ends_with(".css")) {
        if path.starts_with(COMPONENTS) {
            components.push(path.as_str());
        } else if path.starts_with("templates/styles/") && !is_named(path) {
            others.push(path.as_str());
        }
    }
    let known = |name: &String| files.get_key_value(name).map(|(path, _)| path.as_str());
    let mut paths: Vec<&str> = named.iter().filter_map(known).collect();
    paths.extend(components);
    paths.extend(others);
    paths.extend(known(&print));
    paths
}

/// Comments are for whoever edits the theme. None of ours stand within strings or addresses.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
