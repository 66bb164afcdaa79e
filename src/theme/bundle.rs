//! Bundles the theme's CSS files into stylesheets. The name of a stylesheet contains a hash of its content.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::palette::Palette;
use super::{Bundle, Tokens, text};
use crate::error::Error;

/// Names of the CSS files that are bundled before the CSS files of the components, in this order. The CSS file `print`
/// is bundled last.
const FIRST: [&str; 3] = ["tokens", "base", "layout"];

/// Path of the stylesheet that defines the style tokens.
const TOKENS: &str = "templates/styles/tokens.css";

/// The complete stylesheet of a theme, and the CSS files from which it is bundled.
#[derive(Debug)]
pub struct Stylesheet {
    /// Path of the complete stylesheet in the site. The path contains a hash of the content, so browsers may keep the
    /// file forever.
    pub path: String,
    /// Content of the complete stylesheet, as CSS.
    pub css: String,
    parts: Vec<StylePart>,
}

/// The styles from one CSS file of the theme.
#[derive(Debug)]
struct StylePart {
    /// The name of the component or page template that the styles are for, such as `card` or `pages/home`. `None` if
    /// the styles apply to every page.
    component: Option<String>,
    css: String,
}

impl Stylesheet {
    /// Bundles all CSS files of a theme in this order: tokens, the colours that the guide chooses, base, layout, the
    /// components by name, other files of `styles/`, print.
    pub(super) fn new(
        files: &BTreeMap<String, Arc<[u8]>>,
        palette: &Palette,
    ) -> Result<Self, Error> {
        let mut parts = Vec::new();
        for path in in_order(files) {
            let component = path.strip_prefix(COMPONENTS).and_then(|path| path.split('/').next());
            let component = component.map(str::to_owned).or_else(|| page_of(path, files));
            let mut css = without_comments(text(path, &files[path])?);
            if path == TOKENS {
                css += &palette.css(&Tokens::of(&css));
            }
            parts.push(StylePart { component, css });
        }
        let css: String = parts.iter().map(|part| part.css.as_str()).collect();
        Ok(Self { path: fingerprinted("style", "css", css.as_bytes()), css, parts })
    }

    /// The names of all components that have styles, and of all page templates that have styles, such as `pages/home`.
    pub fn components(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| part.component.as_deref())
    }

    /// Bundles a stylesheet with the styles of `components`, for the pages that show these components. `scripts` are
    /// the components whose scripts these pages load. Their names are part of the stylesheet's file name.
    pub fn bundle(&self, scripts: &[&str], components: &BTreeSet<String>) -> Bundle {
        let text = self.of_components(components);
        let name: Vec<&str> = ["style"].iter().chain(scripts).copied().collect();
        Bundle { path: fingerprinted(&name.join("-"), "css", text.as_bytes()), text }
    }

    /// The styles that apply to every page, and the styles of exactly these components.
    pub fn of_components(&self, components: &BTreeSet<String>) -> String {
        let shown = self.parts.iter().filter(|part| {
            part.component.as_ref().is_none_or(|component| components.contains(component))
        });
        shown.map(|part| part.css.as_str()).collect()
    }
}

/// The folder, in a theme, of its components.
const COMPONENTS: &str = "templates/components/";

/// The page template that needs the styles at `path`: `pages/home` for `styles/home.css`, because a page type has the
/// same name. `None` if no page type has the name of the CSS file. Also `None` for `print.css`: it has the name of the
/// page type `print`, but is for every page on paper.
fn page_of(path: &str, files: &BTreeMap<String, Arc<[u8]>>) -> Option<String> {
    let name = path.strip_prefix("templates/styles/")?.strip_suffix(".css")?;
    let page = format!("pages/{name}");
    (name != "print" && files.contains_key(&format!("templates/{page}.html"))).then_some(page)
}

/// The path under which a file is published: its name with a hash of its content, as in `assets/style-0a1b2c3d4e.css`.
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

/// Removes comments, blank lines and indentation from CSS: a browser receives 1 % less, even compressed. The text `/*` must not occur within a string or a URL; in the default
/// theme it does not.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
