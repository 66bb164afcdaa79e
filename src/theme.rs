//! The theme of a site: the default theme, whose files the project replaces with its own files of the same path.

mod bundle;
mod colors;
mod content_security_policy;
mod embedded;
pub mod locale;
pub mod palette;
mod paper;
pub mod plural_rules;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::bundle::Stylesheet;
pub use self::colors::{Colors, Tokens};
pub use self::content_security_policy::policy_source;
pub use self::embedded::{files as default_files, manual, scaffold};
pub use self::locale::Locale;
pub use self::palette::Initial;
use self::palette::Palette;
use crate::error::Error;
use crate::span::SourceId;

/// A theme, ready for rendering.
#[derive(Debug)]
pub struct Theme {
    /// The project's own theme files, by path below the project: for each, the id by which findings name it.
    pub own: BTreeMap<String, SourceId>,
    /// The text of each template, by path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The files to publish unchanged, from `static/`, by path in the site.
    pub published_files: BTreeMap<String, Arc<[u8]>>,
    /// The scripts of components, by name of the component. Components without a script are not in this map.
    pub scripts: BTreeMap<String, String>,
    /// The script that every page runs before the browser shows it, for instance to apply dark mode; from
    /// `templates/head.js`.
    pub head_script: String,
    /// The script by which each page loads the scripts of its components, from `templates/load.js`. The renderer fills
    /// in its placeholder `{scripts}`.
    pub load_script: String,
    /// The script that gives a page the texts that readers see only if scripts run, from `templates/texts.js`. The
    /// renderer fills in its placeholder `{html}`.
    pub texts_script: String,
    /// The style tokens (CSS custom properties) of the theme, with their values on light and on dark pages.
    pub tokens: Tokens,
    /// The colours that pages give to the browser's own interface, such as its address bar.
    pub colors: Colors,
    /// True if the site has icons in all sizes, for browsers and phones. If false, the guide's logo is the only icon.
    pub has_icons: bool,
    /// The guide's logo, if it is a letter on a coloured square. All icons are then drawn from it. Otherwise `None`.
    pub initial: Option<Initial>,
    /// The background and the font of link-preview pictures.
    pub social: Social,
    /// The styles of all components.
    pub stylesheet: Stylesheet,
    /// The theme's texts for readers, in the guide's language.
    pub locale: Locale,
}

/// A theme file of the project that is not in the default theme, or that differs from the default file of the same
/// path.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'p> {
    /// Path of the theme file below the project: `templates/…` or `static/…`.
    pub path: &'p str,
    /// Content of the theme file.
    pub bytes: &'p Arc<[u8]>,
    /// The id by which findings name the theme file.
    pub source: SourceId,
}

/// The settings of a guide that change its theme.
#[derive(Debug)]
pub struct ThemeOptions<'g> {
    /// The tag of the guide's language, such as `zh-Hant-TW`.
    pub language: &'g str,
    /// The colours that the guide chooses instead of the theme's.
    pub palette: Palette,
    /// The guide's own texts, which replace texts of the theme's locale.
    pub words: locale::WordTable,
    /// True if the site gets icons in all sizes: the theme's files, or pictures of the letter `initial`.
    pub publishes_icons: bool,
    /// The letter that serves as the guide's logo; `None` if the logo is a picture or the theme's own.
    pub initial: Option<char>,
}

impl Theme {
    /// Builds a theme from the default theme's files and the project's own. A file of the project replaces a default
    /// file of the same path.
    ///
    /// If there are no texts in the guide's language, the texts are English.
    ///
    /// # Errors
    /// If a template, stylesheet or script is not UTF-8, or the file of a locale is not TOML.
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
        let texts_script = page_script(&files, "templates/texts.js")?;
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
            published_files: published,
            scripts,
            head_script,
            load_script,
            texts_script,
            tokens,
            colors,
            has_icons: options.publishes_icons,
            initial,
            social,
            stylesheet,
            locale,
        })
    }

    /// Returns true if the project has files of its own below `templates/` other than CSS. Some mistakes in these files
    /// are only found by rendering every page.
    pub fn is_untried(&self) -> bool {
        let is_part = |path: &str| path.starts_with("templates/") && !path.ends_with(".css");
        self.own.keys().any(|path| is_part(path))
    }

    /// Bundles the scripts of these components into one file, in this order. `None` if no component of the list has a
    /// script.
    pub fn script(&self, components: &[&str]) -> Option<Bundle> {
        let known: Vec<_> =
            components.iter().filter_map(|name| self.scripts.get_key_value(*name)).collect();
        if known.is_empty() {
            return None;
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let scripts: String = known.iter().map(|(_, script)| script.as_str()).collect();
        // The browser loads the script while it reads the page, so the script may arrive before the page is complete.
        let text = format!("{WHEN_READY}{scripts}}});\n");
        let path = bundle::fingerprinted(&names.join("-"), "js", text.as_bytes());
        Some(Bundle { path, text })
    }
}

/// The first line of a bundle of scripts. It delays the start of these scripts until the browser has read the whole
/// page.
const WHEN_READY: &str = "(run => document.readyState == \"loading\" ? \
                          addEventListener(\"DOMContentLoaded\", run) : run())(() => {\n";

/// The files that link-preview pictures are made of, from `templates/social/`.
#[derive(Debug)]
pub struct Social {
    /// The background of link-preview pictures, a PNG of 1200 × 630 pixels. Its left side has room for text.
    pub background: Arc<[u8]>,
    /// The OpenType font in which text is written onto link-preview pictures.
    pub font: Arc<[u8]>,
}

impl Social {
    /// Path, in the theme, of the background of link-preview pictures.
    pub const BACKGROUND: &str = "templates/social/background.png";
    /// Path, in the theme, of the font of link-preview pictures.
    pub const FONT: &str = "templates/social/font.otf";

    fn new(files: &BTreeMap<String, Arc<[u8]>>) -> Self {
        let file = |path: &str| files.get(path).map_or_else(|| Arc::from([]), Arc::clone);
        Self { background: file(Self::BACKGROUND), font: file(Self::FONT) }
    }
}

/// A script or stylesheet that is assembled from the files of several components.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Path of the assembled file in the site. It contains a hash of the content, so browsers may keep the file
    /// forever.
    pub path: String,
    /// Content of the assembled file.
    pub text: String,
}

/// Removes indentation, blank lines, and lines that contain only a comment (`// …` or `/** … */`) from a script. A
/// comment that follows code in its line stays.
fn without_margins(script: &str) -> String {
    let is_comment =
        |line: &str| line.starts_with("//") || (line.starts_with("/**") && line.ends_with("*/"));
    let lines = script.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !is_comment(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Path, in the theme, of the icon that browsers show in a tab.
const FAVICON: &str = "static/favicon.svg";

/// Returns true if a file of the theme is an icon that browsers and phones show for the site.
fn is_icon(path: &str) -> bool {
    path == FAVICON || path.starts_with("static/icons/")
}

fn is_template(name: &str) -> bool {
    !name.starts_with("scaffold/")
        && [".html", ".xml", ".txt", ".webmanifest"].iter().any(|ending| name.ends_with(ending))
}

/// The script in the theme file at `path`, without its comments. Empty if the file does not exist. Pages contain this
/// script in their head.
fn page_script(files: &BTreeMap<String, Arc<[u8]>>, path: &str) -> Result<String, Error> {
    let script = files.get(path).map_or(Ok(""), |bytes| text(path, bytes))?;
    Ok(without_margins(script).trim_end().to_owned())
}

/// The name of the component to which the script at `path` belongs: `<name>` in
/// `templates/components/<name>/<name>.js`. `None` for any other path.
fn component_of_script(path: &str) -> Option<&str> {
    let (folder, name) = path.strip_prefix("templates/components/")?.split_once('/')?;
    (name.strip_suffix(".js")? == folder).then_some(folder)
}

/// Decodes a theme file as text. If the file is not UTF-8, returns an error that names the file's path.
fn text<'b>(path: &str, bytes: &'b [u8]) -> Result<&'b str, Error> {
    std::str::from_utf8(bytes)
        .map_err(|error| Error::Template { message: format!("{path} is not UTF-8: {error}") })
}
