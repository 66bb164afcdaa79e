//! Site and theme → [`Output`]: the only user of the template engine.

mod calls;
mod content;
mod escape;
mod exports;
mod filters;
mod forms;
mod html;
pub mod output;
pub mod rules;
mod social;
mod templates;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize as _, Serializer};
use tera::{Context, Tera, Value};

use self::content::Html;
use self::output::Output;
use super::compose::standpoint::Standpoint;
use super::compose::view::{Json, Link, SiteView, links};
use super::compose::{Page, Site};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::error::Error;
use crate::span::Span;
use crate::theme::{Theme, policy_source};

pub use self::content::fragment;
pub use self::templates::check;

/// Renders every page through the theme, and puts exports and the theme's files beside them. Nothing is made where the
/// project's own part of the theme fails: then there are findings.
///
/// # Errors
/// If the default theme fails.
pub fn render(
    site: &Site<'_>,
    theme: &Theme,
    found: &mut Diagnostics,
) -> Result<Option<Output>, Error> {
    let engine = engine(theme).map_err(|error| templates::template_error(&error))?;
    let page = |page| {
        let made = render_page(page, &engine, theme);
        made.map(|text| (Page::file(page), Arc::from(text.into_bytes())))
            .map_err(|error| (page, error))
    };
    // A project's own picture stands.
    let has_picture = theme.files.contains_key(social::PATH);
    let picture = || match has_picture {
        true => Ok(None),
        false => social::picture(&site.guide.guide.settings, &theme.social),
    };
    let (pages, picture) =
        rayon::join(|| site.pages.par_iter().map(page).collect::<Vec<_>>(), picture);
    let mut files = BTreeMap::new();
    let mut failed = Vec::new();
    for made in pages {
        match made {
            Ok((path, bytes)) => {
                files.insert(path, bytes);
            }
            Err((page, error)) => failed.push(templates::of_page(&error, &page.address, theme)?),
        }
    }
    let picture = match picture {
        Err(Error::ThemeFile { path, message }) if theme.own.contains_key(&path) => {
            let finding = rules::UNUSABLE_THEME_FILE.at(Span::new(theme.own[&path], 0..0));
            failed.push(finding.with("reason", message));
            None
        }
        picture => picture?,
    };
    if !failed.is_empty() {
        once_a_place(failed, found);
        return Ok(None);
    }
    let mut output = Output { files };
    for export in exports::exports(site, &theme.locale) {
        output.files.insert(export.path, Arc::from(export.text.into_bytes()));
    }
    for script in site.pages.iter().filter_map(|page| theme.script(&page.scripts)) {
        output.files.entry(script.path).or_insert_with(|| Arc::from(script.text.into_bytes()));
    }
    output.files.insert(theme.stylesheet.path.clone(), Arc::from(theme.stylesheet.css.as_bytes()));
    for (path, bytes) in &theme.files {
        output.files.insert(path.clone(), Arc::clone(bytes));
    }
    if let Some(picture) = picture {
        output.files.insert(social::PATH.to_owned(), Arc::from(picture));
    }
    Ok(Some(output))
}

/// Tells what fails on many pages once, with the first of them.
fn once_a_place(failed: Vec<Diagnostic>, found: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for finding in failed {
        if told.insert((finding.span, finding.rule.name)) {
            found.push(finding);
        }
    }
}

/// The engine with the theme's templates, its words and colours, and the filters that we add.
fn engine(theme: &Theme) -> Result<Tera, tera::Error> {
    let mut engine = Tera::new();
    filters::register(&mut engine, &theme.locale.tag);
    engine.global_context().insert("words", &theme.locale.words);
    engine.global_context().insert("colors", &theme.colors);
    engine.global_context().insert("head", &HeadView::new(&theme.head_script));
    engine.add_raw_templates(
        theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
    )?;
    Ok(engine)
}

fn render_page(page: &Page<'_>, engine: &Tera, theme: &Theme) -> Result<String, tera::Error> {
    let mut context = Context::new();
    let value = |value: &dyn erased_serde::Serialize| Value::try_from_serializable(value);
    let at = &page.standpoint;
    context.insert("root", at.root());
    context.insert_value("site", value(&SiteView::new(at, &theme.stylesheet.path))?);
    context.insert_value("page", value(&PageView::new(page, theme))?);
    context.insert_value("view", value(&page.view)?);
    let name = page.page_type;
    if name == CARRIES_STYLE {
        context.insert("style", &Html(&escape::style(&theme.stylesheet.css)));
    }
    let template =
        if name.contains('.') { format!("pages/{name}") } else { format!("pages/{name}.html") };
    let text = engine.render(&template, &context)?;
    Ok(if name.ends_with(".xml") { escape::without_controls(text) } else { text })
}

/// The page type that may be served at any depth, and so holds its style and names no address.
const CARRIES_STYLE: &str = "not-found";

/// What templates are told of the script in the head of every page.
#[derive(serde::Serialize)]
struct HeadView<'t> {
    #[serde(serialize_with = "as_html")]
    script: Cow<'t, str>,
    source: String,
}

impl<'t> HeadView<'t> {
    fn new(script: &'t str) -> Self {
        let script = escape::script(script);
        Self { source: policy_source(&script), script }
    }
}

fn as_html<S: Serializer>(html: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Html(html).serialize(serializer)
}

/// What templates are told of the page itself.
#[derive(serde::Serialize)]
struct PageView<'p> {
    #[serde(rename = "type")]
    page_type: &'static str,
    title: Option<&'p str>,
    naming: Option<&'static str>,
    number: Option<usize>,
    trail: Vec<Link>,
    description: &'p str,
    path: &'p str,
    canonical: Option<String>,
    script: Option<String>,
    structured_data: Option<Json>,
    data_source: Option<String>,
    style_source: Option<String>,
}

impl<'p> PageView<'p> {
    fn new(page: &'p Page<'_>, theme: &'p Theme) -> Self {
        let at: &Standpoint<'_> = &page.standpoint;
        let carries_style = page.page_type == CARRIES_STYLE;
        let named_by_theme = || theme.locale.word(&["pages", page.page_type]);
        let name = page.title.as_deref().unwrap_or_else(named_by_theme);
        let structured_data =
            page.structured_data.as_ref().map(|data| data.json(name, &page.trail, at));
        Self {
            page_type: page.page_type,
            title: page.title.as_deref(),
            naming: page.naming,
            number: page.number,
            trail: links(&page.trail, at),
            description: &page.description,
            path: &page.address,
            canonical: if carries_style { None } else { at.canonical() },
            script: theme.script(&page.scripts).map(|script| script.path),
            data_source: structured_data.as_ref().map(|data| policy_source(data.as_str())),
            structured_data,
            style_source: carries_style
                .then(|| policy_source(&escape::style(&theme.stylesheet.css))),
        }
    }
}
