//! The template engine with the theme's templates.

use tera::{Context, Tera};

use super::filters;
use super::page_script::PageScript;
use crate::theme::Theme;

/// Length of many pages in bytes. A buffer of this length seldom has to grow, which would copy the page.
const TYPICAL_PAGE: usize = 32 * 1024;

/// The compiled templates of a theme, with which every site that uses the theme can be rendered.
pub struct Engine(Tera);

impl Engine {
    /// Compiles the templates of a theme. They receive the theme's texts and colours, and can use osteon's filters.
    ///
    /// # Errors
    /// If a template cannot be used.
    pub(super) fn compiled(theme: &Theme) -> Result<Self, tera::Error> {
        let mut engine = Tera::new();
        filters::register(&mut engine, &theme.locale.tag);
        engine.global_context().insert("words", &theme.locale.words);
        engine.global_context().insert("colors", &theme.colors);
        engine.global_context().insert("icons", &theme.has_icons);
        engine.global_context().insert("head", &PageScript::new(&theme.head_script));
        engine.add_raw_templates(
            theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        )?;
        Ok(Self(engine))
    }

    /// The compiled templates by name.
    pub(super) fn templates(&self) -> &Tera {
        &self.0
    }

    /// Fills in a template. The result is UTF-8; it is returned as bytes, because the engine checks UTF-8 slowly.
    pub(super) fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
        let mut text = Vec::with_capacity(TYPICAL_PAGE);
        self.0.render_to(template, context, &mut text)?;
        Ok(text)
    }
}
