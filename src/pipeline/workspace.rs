//! A project that stays open while its texts change: pages are made one at a time, from what is known now.
//!
//! There is no second way to make a page. An edit parses one file again. If nothing changed of it that other files can
//! see, the rest of the guide is kept as it is; otherwise the guide is linked anew, from parsed files that are kept too.

use super::compose::{SitePage, compose};
use super::link::LinkedGuide;
use super::load::Sources;
use super::parse::{FileContent, Parsed};
use super::render::Renderer;
use super::{assemble, link, overrides, parse};
use crate::diagnostic::Diagnostics;
use crate::error::Error;
use crate::model::date::Date;
use crate::theme::Theme;

/// A project that is open.
pub struct Workspace {
    sources: Sources,
    today: Date,
    parsed: Parsed,
    guide: LinkedGuide,
    theme: Theme,
}

impl Workspace {
    /// Opens a project, as of a day.
    ///
    /// # Errors
    /// If the theme cannot be used.
    pub fn open(sources: Sources, today: Date) -> Result<Self, Error> {
        let parsed = parse::parse(&sources, &mut Diagnostics::new());
        let guide = linked(&parsed);
        let theme = theme(&sources, &guide)?;
        Ok(Self { sources, today, parsed, guide, theme })
    }

    /// Gives a file of `content/` another text. Says whether there is such a file.
    ///
    /// # Errors
    /// If the theme cannot be used in the language that the guide has now.
    pub fn edit(&mut self, path: &str, text: String) -> Result<bool, Error> {
        let Some(source) = self.sources.change(path, text) else { return Ok(false) };
        let was_misread = self.parsed.misread.contains(&source);
        let file = self.parsed.parse_again(&self.sources, source).cloned();
        let is_misread = self.parsed.misread.contains(&source);
        if let Some(file) = file
            && let FileContent::Section(section) = &file.content
            && was_misread == is_misread
            && self.guide.take_over(section, &file.mentions)
        {
            return Ok(true);
        }
        self.guide = linked(&self.parsed);
        self.theme = theme(&self.sources, &self.guide)?;
        Ok(true)
    }

    /// Makes the page in a file of the site; nothing if there is no such page.
    ///
    /// # Errors
    /// If a template fails.
    pub fn page(&self, file: &str) -> Result<Option<String>, Error> {
        let site = compose(&self.guide, self.today);
        Renderer::new(&site, &self.theme)?.page_in(file)
    }

    /// The files of the site that are pages.
    pub fn pages(&self) -> Vec<String> {
        compose(&self.guide, self.today).pages.iter().map(SitePage::file).collect()
    }
}

fn linked(parsed: &Parsed) -> LinkedGuide {
    let guide = assemble::assemble(parsed.clone(), &mut Diagnostics::new());
    link::link(guide, &mut Diagnostics::new())
}

fn theme(sources: &Sources, guide: &LinkedGuide) -> Result<Theme, Error> {
    overrides::theme(sources, &guide.guide.settings.language.value, &mut Diagnostics::new())
}
