//! What a site looks like: the default theme, with a project's own files in place of those of the same path.

mod bundle;
mod colors;
mod embedded;
pub mod locale;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::bundle::{Stylesheet, policy_source};
pub use self::colors::Colors;
pub use self::embedded::scaffold;
pub use self::locale::Locale;
use crate::error::Error;

/// A theme, ready to render with.
#[derive(Debug)]
pub struct Theme {
    /// The text of each template, by path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// Everything in `static/`, and the scripts of components, by path below the site.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Where the script of each component is, below the site.
    pub scripts: BTreeMap<String, String>,
    /// What every page runs before it is painted: `templates/head.js`.
    pub head_script: String,
    /// The colours that browsers and phones put around a page.
    pub colors: Colors,
    /// All styles in one.
    pub stylesheet: Stylesheet,
    /// The theme's words in the guide's language.
    pub locale: Locale,
}

impl Theme {
    /// The default theme under a project's own files, given by path below the project (`templates/…`, `static/…`), in
    /// the language of this tag, or in English where the theme does not speak it.
    ///
    /// # Errors
    /// If a locale or a template is not UTF-8, or a locale is not TOML.
    pub fn new<'p>(
        overrides: impl IntoIterator<Item = (&'p str, &'p Arc<[u8]>)>,
        language: &str,
    ) -> Result<Self, Error> {
        let mut files = embedded::files();
        for (path, bytes) in overrides {
            files.insert(path.to_owned(), Arc::clone(bytes));
        }
        let locale = Locale::new(&files, language)?;
        let stylesheet = Stylesheet::new(&files)?;
        let colors = Colors::of(&stylesheet.css);
        let head_script = head_script(&files)?;
        let mut templates = BTreeMap::new();
        let mut published = BTreeMap::new();
        let mut scripts = BTreeMap::new();
        for (path, bytes) in files {
            if let Some(path) = path.strip_prefix("static/") {
                published.insert(path.to_owned(), bytes);
            } else if let Some(name) = path.strip_prefix("templates/")
                && is_template(name)
            {
                templates.insert(name.to_owned(), text(&path, &bytes)?.to_owned());
            } else if let Some(component) = component_of_script(&path) {
                let address = bundle::fingerprinted(component, "js", &bytes);
                scripts.insert(component.to_owned(), address.clone());
                published.insert(address, bytes);
            }
        }
        Ok(Self { templates, files: published, scripts, head_script, colors, stylesheet, locale })
    }
}

fn is_template(name: &str) -> bool {
    !name.starts_with("scaffold/")
        && [".html", ".xml", ".txt", ".webmanifest"].iter().any(|ending| name.ends_with(ending))
}

/// The script that stands in the head of every page, without what is for whoever edits it.
fn head_script(files: &BTreeMap<String, Arc<[u8]>>) -> Result<String, Error> {
    let path = "templates/head.js";
    let script = files.get(path).map_or(Ok(""), |bytes| text(path, bytes))?;
    let lines = script.lines().map(str::trim);
    let lines: Vec<&str> =
        lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    Ok(lines.join("\n"))
}

/// The component whose script a file is: `<name>` of `templates/components/<name>/<name>.js`.
fn component_of_script(path: &str) -> Option<&str> {
    let (folder, name) = path.strip_prefix("templates/components/")?.split_once('/')?;
    (name.strip_suffix(".js")? == folder).then_some(folder)
}

/// A file of the theme as text.
fn text<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes)
        .map_err(|error| Error::Template { message: format!("{path} is not UTF-8: {error}") })
}
