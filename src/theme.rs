//! What a site looks like: the default theme, with a project's own files in place of those of the same path.

mod bundle;
mod colors;
mod embedded;
pub mod locale;
mod paper;
pub mod plural;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::bundle::{Stylesheet, policy_source};
pub use self::colors::Colors;
pub use self::embedded::{files as default_files, scaffold};
pub use self::locale::Locale;
use crate::error::Error;
use crate::span::SourceId;

/// A theme, ready to render with.
#[derive(Debug)]
pub struct Theme {
    /// The project's own files among all, by path below the project.
    pub own: BTreeMap<String, SourceId>,
    /// The text of each template, by path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// Everything in `static/`, by path below the site.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The script of each component that has one.
    pub scripts: BTreeMap<String, String>,
    /// What every page runs before it is painted: `templates/head.js`.
    pub head_script: String,
    /// What loads the script of a page that has one: `templates/load.js`, in which `{src}` and `{integrity}` are still to be filled.
    pub load_script: String,
    /// The colours that browsers and phones put around a page.
    pub colors: Colors,
    /// What the picture of link previews is made of.
    pub social: Social,
    /// All styles in one.
    pub stylesheet: Stylesheet,
    /// The theme's words in the guide's language.
    pub locale: Locale,
}

/// A project's own theme file: one that the default theme does not have like that.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'p> {
    /// Its path below the project: `templates/…` or `static/…`.
    pub path: &'p str,
    /// What it holds.
    pub bytes: &'p Arc<[u8]>,
    /// Its name in findings.
    pub source: SourceId,
}

impl Theme {
    /// The default theme's files with a project's own in place of those of the same path, in the language of this tag, or
    /// in English where neither speaks it.
    ///
    /// # Errors
    /// If a template is not UTF-8, or a locale is not TOML.
    pub fn new(
        default: BTreeMap<String, Arc<[u8]>>,
        own: &[OwnFile<'_>],
        language: &str,
    ) -> Result<Self, Error> {
        let locale = Locale::new(&default, own, language)?;
        let sources = own.iter().map(|file| (file.path.to_owned(), file.source)).collect();
        let mut files = default;
        paper::fit(language, &mut files);
        files.extend(own.iter().map(|file| (file.path.to_owned(), Arc::clone(file.bytes))));
        let stylesheet = Stylesheet::new(&files)?;
        let colors = Colors::of(&stylesheet.css);
        let head_script = page_script(&files, "templates/head.js")?;
        let load_script = page_script(&files, "templates/load.js")?;
        let social = Social::new(&files);
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
                let script = without_margins(text(&path, &bytes)?);
                scripts.insert(component.to_owned(), script);
            }
        }
        Ok(Self {
            own: sources,
            templates,
            files: published,
            scripts,
            head_script,
            load_script,
            colors,
            social,
            stylesheet,
            locale,
        })
    }

    /// Whether the project changes what templates do: nobody has tried that theme before.
    pub fn is_untried(&self) -> bool {
        let is_part = |path: &str| path.starts_with("templates/") && !path.ends_with(".css");
        self.own.keys().any(|path| is_part(path))
    }

    /// The scripts of these components in one file, in this order; none where no component has one.
    pub fn script(&self, components: &[&str]) -> Option<Bundle> {
        let known: Vec<_> =
            components.iter().filter_map(|name| self.scripts.get_key_value(*name)).collect();
        if known.is_empty() {
            return None;
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let scripts: String = known.iter().map(|(_, script)| script.as_str()).collect();
        // It is loaded beside the page, and runs when the page is there.
        let text = format!("{WHEN_READY}{scripts}}});\n");
        let path = bundle::fingerprinted(&names.join("-"), "js", text.as_bytes());
        Some(Bundle { path, text })
    }
}

/// Runs what follows once the document is parsed.
const WHEN_READY: &str = "(run => document.readyState == \"loading\" ? \
                          addEventListener(\"DOMContentLoaded\", run) : run())(() => {\n";

/// What the picture of link previews is made of: `templates/social/`.
#[derive(Debug)]
pub struct Social {
    /// A PNG, 1200 × 630, with room for words on its left.
    pub background: Arc<[u8]>,
    /// The font of the words: OpenType.
    pub font: Arc<[u8]>,
}

impl Social {
    /// Where the picture is in the theme.
    pub const BACKGROUND: &str = "templates/social/background.png";
    /// Where the font is in the theme.
    pub const FONT: &str = "templates/social/font.otf";

    fn new(files: &BTreeMap<String, Arc<[u8]>>) -> Self {
        let file = |path: &str| files.get(path).map_or_else(|| Arc::from([]), Arc::clone);
        Self { background: file(Self::BACKGROUND), font: file(Self::FONT) }
    }
}

/// A file that is put together from others.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Where it is, below the site. A browser may keep it for ever: another text has another name.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// A script without what is for whoever edits it: lines of comment, blank lines, indentation.
fn without_margins(script: &str) -> String {
    let is_comment =
        |line: &str| line.starts_with("//") || (line.starts_with("/**") && line.ends_with("*/"));
    let lines = script.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !is_comment(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn is_template(name: &str) -> bool {
    !name.starts_with("scaffold/")
        && [".html", ".xml", ".txt", ".webmanifest"].iter().any(|ending| name.ends_with(ending))
}

/// A script that stands in the head of pages, without what is for whoever edits it.
fn page_script(files: &BTreeMap<String, Arc<[u8]>>, path: &str) -> Result<String, Error> {
    let script = files.get(path).map_or(Ok(""), |bytes| text(path, bytes))?;
    Ok(without_margins(script).trim_end().to_owned())
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
