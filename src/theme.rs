//! The theme of a site: the default theme, in which files of the project replace those with the same path.

mod bundle;
mod colors;
mod embedded;
pub mod locale;
pub mod palette;
mod paper;
pub mod plural;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::bundle::{Stylesheet, policy_source};
pub use self::colors::{Colors, Tokens};
pub use self::embedded::{files as default_files, manual, scaffold};
pub use self::locale::Locale;
pub use self::palette::Initial;
use self::palette::Palette;
use crate::error::Error;
use crate::span::SourceId;

/// A theme, ready for rendering.
#[derive(Debug)]
pub struct Theme {
    /// The project's own theme files, by path below the project.
    pub own: BTreeMap<String, SourceId>,
    /// Template sources, by path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The files of `static/`, by path below the site.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Component scripts, by name of the component.
    pub scripts: BTreeMap<String, String>,
    /// The script that every page runs before it is painted: `templates/head.js`.
    pub head_script: String,
    /// The script that loads a page's component scripts: `templates/load.js`. Its placeholders `{src}` and
    /// `{integrity}` are filled in per page.
    pub load_script: String,
    /// The colours of the theme's style tokens.
    pub tokens: Tokens,
    /// The colours of the browser's interface around a page.
    pub colors: Colors,
    /// True if the theme has icons in all sizes; otherwise the guide's logo is the only icon.
    pub has_icons: bool,
    /// The guide's logo, if it is a letter. The icons are drawn from it.
    pub initial: Option<Initial>,
    /// The parts of link-preview pictures.
    pub social: Social,
    /// The styles, bundled into one file.
    pub stylesheet: Stylesheet,
    /// The theme's texts in the guide's language.
    pub locale: Locale,
}

/// A theme file of the project that is new or differs from the default theme's file.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'p> {
    /// Its path below the project: `templates/…` or `static/…`.
    pub path: &'p str,
    /// Content of the file.
    pub bytes: &'p Arc<[u8]>,
    /// Its id in findings.
    pub source: SourceId,
}

/// What a guide sets for the theme.
#[derive(Debug)]
pub struct ThemeOptions<'g> {
    /// The language tag of the guide.
    pub language: &'g str,
    /// The colours that the guide chooses.
    pub palette: Palette,
    /// Texts that replace those of the locale.
    pub words: locale::WordTable,
    /// True if the theme's own icons are published.
    pub publishes_icons: bool,
    /// The letter that serves as the guide's logo, if it has one.
    pub initial: Option<char>,
}

impl Theme {
    /// Builds a theme from the default files and the project's own files, which take precedence, in the given language.
    /// Falls back to English if neither has that language.
    ///
    /// # Errors
    /// If a template is not UTF-8, or a locale is not TOML.
    pub fn new(
        default: BTreeMap<String, Arc<[u8]>>,
        own: &[OwnFile<'_>],
        options: ThemeOptions<'_>,
    ) -> Result<Self, Error> {
        let locale = Locale::new(&default, own, options.language, options.words)?;
        let sources = own.iter().map(|file| (file.path.to_owned(), file.source)).collect();
        let mut files = default;
        paper::fit(options.language, &mut files);
        if !options.publishes_icons || options.initial.is_some() {
            files.retain(|path, _| !is_icon(path));
        }
        files.extend(own.iter().map(|file| (file.path.to_owned(), Arc::clone(file.bytes))));
        let stylesheet = Stylesheet::new(&files, &options.palette)?;
        let tokens = Tokens::of(&stylesheet.css);
        let colors = Colors::of(&tokens);
        let initial = options.initial.filter(|_| options.publishes_icons);
        let initial = initial.map(|letter| Initial::new(letter, &tokens));
        if let Some(initial) = &initial {
            let icon = || initial.svg().into_bytes().into();
            files.entry(FAVICON.to_owned()).or_insert_with(icon);
        }
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
            tokens,
            colors,
            has_icons: options.publishes_icons,
            initial,
            social,
            stylesheet,
            locale,
        })
    }

    /// Returns true if the project changes templates or scripts, so that the theme must be tried on every page.
    pub fn is_untried(&self) -> bool {
        let is_part = |path: &str| path.starts_with("templates/") && !path.ends_with(".css");
        self.own.keys().any(|path| is_part(path))
    }

    /// Bundles the scripts of these components, in this order. `None` if none of them has a script.
    pub fn script(&self, components: &[&str]) -> Option<Bundle> {
        let known: Vec<_> =
            components.iter().filter_map(|name| self.scripts.get_key_value(*name)).collect();
        if known.is_empty() {
            return None;
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let scripts: String = known.iter().map(|(_, script)| script.as_str()).collect();
        // The script loads in parallel with the page and runs when the page is parsed.
        let text = format!("{WHEN_READY}{scripts}}});\n");
        let path = bundle::fingerprinted(&names.join("-"), "js", text.as_bytes());
        Some(Bundle { path, text })
    }
}

/// Wraps a script so that it runs once the document is parsed.
const WHEN_READY: &str = "(run => document.readyState == \"loading\" ? \
                          addEventListener(\"DOMContentLoaded\", run) : run())(() => {\n";

/// The parts of link-preview pictures, from `templates/social/`.
#[derive(Debug)]
pub struct Social {
    /// A PNG of 1200 × 630 pixels with room for text on the left.
    pub background: Arc<[u8]>,
    /// The OpenType font of the text.
    pub font: Arc<[u8]>,
}

impl Social {
    /// Path of the picture in the theme.
    pub const BACKGROUND: &str = "templates/social/background.png";
    /// Path of the font in the theme.
    pub const FONT: &str = "templates/social/font.otf";

    fn new(files: &BTreeMap<String, Arc<[u8]>>) -> Self {
        let file = |path: &str| files.get(path).map_or_else(|| Arc::from([]), Arc::clone);
        Self { background: file(Self::BACKGROUND), font: file(Self::FONT) }
    }
}

/// A file that is assembled from several others.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Path below the site. Contains a hash of the content, so browsers may cache the file forever.
    pub path: String,
    /// Content of the bundle.
    pub text: String,
}

/// Removes comment lines, blank lines and indentation from a script.
fn without_margins(script: &str) -> String {
    let is_comment =
        |line: &str| line.starts_with("//") || (line.starts_with("/**") && line.ends_with("*/"));
    let lines = script.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !is_comment(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Path of the icon that browsers show in a tab.
const FAVICON: &str = "static/favicon.svg";

/// Returns true if a file is an icon of the theme, for browsers and phones.
fn is_icon(path: &str) -> bool {
    path == FAVICON || path.starts_with("static/icons/")
}

fn is_template(name: &str) -> bool {
    !name.starts_with("scaffold/")
        && [".html", ".xml", ".txt", ".webmanifest"].iter().any(|ending| name.ends_with(ending))
}

/// Reads a script for the page head and removes its comments.
fn page_script(files: &BTreeMap<String, Arc<[u8]>>, path: &str) -> Result<String, Error> {
    let script = files.get(path).map_or(Ok(""), |bytes| text(path, bytes))?;
    Ok(without_margins(script).trim_end().to_owned())
}

/// The component that a script belongs to: `<name>` in `templates/components/<name>/<name>.js`.
fn component_of_script(path: &str) -> Option<&str> {
    let (folder, name) = path.strip_prefix("templates/components/")?.split_once('/')?;
    (name.strip_suffix(".js")? == folder).then_some(folder)
}

/// Decodes a theme file as text.
fn text<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes)
        .map_err(|error| Error::Template { message: format!("{path} is not UTF-8: {error}") })
}
