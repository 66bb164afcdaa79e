//! Makes the stylesheets of a site's pages. Each page loads one stylesheet, without the styles of tools that the page
//! does not have. Pages that need the same styles share a stylesheet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::component_calls::calls;
use super::escape;
use crate::pipeline::compose::{Page, Site, Styles};
use crate::theme::{Bundle, Theme};

/// The page type of the 404 page. A web server shows this page at any address, so the page cannot load a stylesheet by
/// a relative address, and contains its styles itself.
pub const PAGE_WITH_OWN_STYLE: &str = "not-found";

/// The component that renders texts of the guide and can contain any other component.
const TEXTS: &str = "content";

/// The components that show what a text embeds with `![…](…)`, except tools. A text without embeds needs none of these
/// components.
const EMBEDS: [&str; 6] = ["data-table", "factor-pair", "programme", "listing", "chart", "drawing"];

/// The template that all templates of pages extend.
const FRAME: &str = "base.html";

/// What decides which stylesheet a page loads: the styles that it needs, and the components whose scripts it loads.
type Need<'r> = (Styles, &'r [&'static str]);

/// The stylesheets of a site.
pub struct Stylesheets<'r> {
    theme: &'r Theme,
    /// For each need, the stylesheet for the pages that have this need. Pages with a need that is not in this map load
    /// the complete stylesheet.
    sheets: BTreeMap<Need<'r>, Bundle>,
    /// The style inside the 404 page, which cannot load a stylesheet. It is made when it is first needed.
    inline_style: OnceLock<String>,
}

impl<'r> Stylesheets<'r> {
    /// Makes the stylesheets for the pages of a site. A project with templates of its own may use any component on any
    /// page, so all of its pages load the complete stylesheet.
    pub fn new(site: &'r Site<'_>, theme: &'r Theme) -> Self {
        let mut sheets = Self::complete(theme);
        if theme.is_untried() {
            return sheets;
        }
        let needs = site.pages.iter().map(|page| (page.styles, page.scripts.as_slice()));
        let needs = needs.filter(|(styles, _)| *styles != Styles::Everything);
        let reading = OnceLock::new();
        for need in needs.collect::<BTreeSet<_>>() {
            let shown = match need.0 {
                Styles::Template(page_type) => of_template(theme, page_type, need.1),
                _ => {
                    let mut shown = reading.get_or_init(|| for_reading(theme)).clone();
                    // `shown` already contains the components that texts call.
                    shown.extend(reached(theme, components(need.1), |_, component| {
                        component != TEXTS && is_loaded(theme, component, need.1)
                    }));
                    shown
                }
            };
            sheets.sheets.insert(need, theme.stylesheet.bundle(need.1, &shown));
        }
        sheets
    }

    /// The stylesheets of a site in which every page loads the complete stylesheet.
    pub fn complete(theme: &'r Theme) -> Self {
        Self { theme, sheets: BTreeMap::new(), inline_style: OnceLock::new() }
    }

    /// The path of the stylesheet of a page.
    pub fn path(&self, page: &Page<'_>) -> &str {
        let mut sheets = self.sheets.iter();
        let own = sheets.find(|(need, _)| need.0 == page.styles && need.1 == page.scripts);
        own.map_or(&self.theme.stylesheet.path, |(_, sheet)| &sheet.path)
    }

    /// The path and the content of each stylesheet.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let complete = &self.theme.stylesheet;
        let sheets = self.sheets.values().map(|sheet| (sheet.path.as_str(), sheet.text.as_str()));
        [(complete.path.as_str(), complete.css.as_str())].into_iter().chain(sheets)
    }

    /// The styles that the 404 page contains: those of the components that the page's templates use. They are escaped
    /// for use inside a `<style>` element.
    pub fn inline_style(&self) -> &str {
        self.inline_style.get_or_init(|| {
            let start = [FRAME.to_owned(), page_template(PAGE_WITH_OWN_STYLE)];
            let mut shown = reached(self.theme, start, |_, component| component != TEXTS);
            // The template of the 404 page uses this component's classes without calling it.
            shown.insert("group-list".to_owned());
            escape::style(&self.theme.stylesheet.of_components(&shown)).into_owned()
        })
    }
}

/// The names of the components and page templates whose styles a page without tools may need: all of them except those
/// that only tools use.
fn for_reading(theme: &Theme) -> BTreeSet<String> {
    let is_tool = |component: &str| theme.scripts.contains_key(component);
    let tools: Vec<&str> = theme.scripts.keys().map(String::as_str).collect();
    let of_tools = reached(theme, components(&tools), |_, _| true);
    let pages = theme.templates.keys().filter(|name| !name.starts_with("components/")).cloned();
    let elsewhere = reached(theme, pages, |_, component| !is_tool(component));
    let all = theme.stylesheet.components().map(str::to_owned);
    all.filter(|own| elsewhere.contains(own) || !(is_tool(own) || of_tools.contains(own))).collect()
}

/// The names of the components that a page of this type shows if its texts embed nothing.
fn of_template(theme: &Theme, page_type: &str, scripts: &[&str]) -> BTreeSet<String> {
    let start = [FRAME.to_owned(), page_template(page_type)].into_iter();
    let texts = component_template(TEXTS);
    let is_shown = |caller: &str, component: &str| {
        is_loaded(theme, component, scripts) && (caller != texts || !EMBEDS.contains(&component))
    };
    let mut shown = reached(theme, start.chain(components(scripts)), is_shown);
    let styled = theme.stylesheet.components();
    // A component without a template has only styles, for HTML that osteon itself writes. Styles of a page type are for
    // this page type's template.
    let own_page = format!("pages/{page_type}");
    let is_written = |own: &&str| match own.strip_prefix("pages/") {
        Some(_) => *own == own_page,
        None => template(theme, &component_template(own)).is_empty(),
    };
    let borrowed: BTreeSet<String> = shown.iter().flat_map(|own| borrowed(theme, own)).collect();
    shown.extend(styled.filter(is_written).map(str::to_owned));
    shown.extend(borrowed);
    shown
}

/// The names of the components whose CSS classes the template of `component` uses in its own HTML, such as the classes
/// of the buttons of tools.
fn borrowed(theme: &Theme, component: &str) -> BTreeSet<String> {
    let text = template(theme, &component_template(component));
    let classes = text.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let classes: BTreeSet<&str> = classes.flat_map(str::split_whitespace).collect();
    let is_of = |class: &str, own: &str| {
        class.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let styled = theme.stylesheet.components();
    let used = styled.filter(|own| classes.iter().any(|class| is_of(class, own)));
    used.map(str::to_owned).collect()
}

/// Returns true if the component has no script, or if its script is among the `scripts` that the page loads.
fn is_loaded(theme: &Theme, component: &str, scripts: &[&str]) -> bool {
    !theme.scripts.contains_key(component) || scripts.contains(&component)
}

/// The names of the components that the templates `start` call, directly or through other components. A call counts
/// only if `followed` returns true for the calling template and the called component.
fn reached(
    theme: &Theme,
    start: impl IntoIterator<Item = String>,
    followed: impl Fn(&str, &str) -> bool,
) -> BTreeSet<String> {
    let mut to_read: Vec<String> = start.into_iter().collect();
    let mut shown: BTreeSet<String> =
        to_read.iter().filter_map(|name| component_of(name)).collect();
    while let Some(name) = to_read.pop() {
        for call in calls(template(theme, &name)) {
            let component = call.name.replace('_', "-");
            if followed(&name, &component) && shown.insert(component.clone()) {
                to_read.push(component_template(&component));
            }
        }
    }
    shown
}

/// The paths, in the theme's `templates` folder, of the templates of these components.
fn components(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| component_template(name)).collect()
}

fn component_template(name: &str) -> String {
    format!("components/{name}/{name}.html")
}

/// The name of the component to which a template belongs; `None` for the template of a page.
fn component_of(template: &str) -> Option<String> {
    template.strip_prefix("components/")?.split('/').next().map(str::to_owned)
}

fn page_template(page_type: &str) -> String {
    format!("pages/{page_type}.html")
}

fn template<'t>(theme: &'t Theme, name: &str) -> &'t str {
    theme.templates.get(name).map_or("", String::as_str)
}
