//! Checks the project's own templates, and converts error messages of the template engine to findings. An error in the
//! default theme becomes an [`Error`], because it is a failure of the tool and not of the author.

mod report;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::{ComponentInfo, ErrorKind, Tera};

use self::report::{TemplatePosition, parse_position, range, reports};
use super::component_calls::{Call, calls};
use super::engine::Engine;
use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, Words};
use crate::error::Error;
use crate::span::{SourceId, Span};
use crate::suggestions::nearest;
use crate::theme::{Theme, default_files};

static ONCE: Words =
    Words("define each component once, and let no template extend or include itself");
static UNKNOWN_FIELD: Words = Words("has no field");
static MISSING_FIELD: Words = Words("needs the field");
static COMPONENT: Words = Words("component");
static FILTER: Words = Words("filter");
static TEST: Words = Words("test");
static FUNCTION: Words = Words("function");
static TEMPLATE: Words = Words("template");
static BLOCK: Words = Words("block in the template that this one extends, with the name");

impl Engine {
    /// Compiles the templates of a theme.
    ///
    /// # Errors
    /// If a template cannot be used.
    pub fn new(theme: &Theme) -> Result<Self, Error> {
        Self::compiled(theme).map_err(|error| template_error(&error))
    }
}

/// Checks the project's own templates: their syntax, and that everything to which they refer exists. Returns the
/// compiled templates; `None` if the project has no templates of its own, or if its templates have errors.
///
/// # Errors
/// If the default theme's templates do not compile.
pub fn check(theme: &Theme, found: &mut Diagnostics) -> Result<Option<Engine>, Error> {
    let own = own_templates(theme);
    let before = found.len();
    for (name, (text, source)) in &own {
        needless_safe(text, *source, found);
        if let Err(error) = Tera::new().add_raw_template(name, text)
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let finding =
                rules::BROKEN_TEMPLATE.at(Span::new(*source, report.span().range.clone()));
            found.push(finding.with("reason", report.message()));
        }
    }
    let is_broken =
        found.iter().skip(before).any(|one| one.rule.name == rules::BROKEN_TEMPLATE.name);
    if own.is_empty() || is_broken {
        return Ok(None);
    }
    match Engine::compiled(theme) {
        Ok(engine) => {
            Reader { theme, own: &own }.of_calls(engine.templates(), found);
            Ok(Some(engine))
        }
        Err(error) => {
            let findings = Reader { theme, own: &own }.of_compiling(&error);
            if findings.is_empty() {
                return Err(template_error(&error));
            }
            findings.into_iter().for_each(|finding| found.push(finding));
            Ok(None)
        }
    }
}

/// Converts the error of a page that could not be rendered to a finding about the template of the project that caused
/// it.
///
/// # Errors
/// If the default theme is the cause.
pub fn of_page(error: &tera::Error, page: &str, theme: &Theme) -> Result<Diagnostic, Error> {
    let own = own_templates(theme);
    let reader = Reader { theme, own: &own };
    reader.of_rendering(error, page).ok_or_else(|| template_error(error))
}

type OwnTemplates<'t> = BTreeMap<&'t str, (&'t str, SourceId)>;

/// The project's own templates, by name: the text of each template, and the id of its file.
fn own_templates(theme: &Theme) -> OwnTemplates<'_> {
    let own = theme.templates.iter().filter_map(|(name, text)| {
        let source = theme.own.get(&format!("templates/{name}"))?;
        Some((name.as_str(), (text.as_str(), *source)))
    });
    own.collect()
}

/// Converts error messages of the template engine to findings.
struct Reader<'t> {
    theme: &'t Theme,
    own: &'t OwnTemplates<'t>,
}

impl Reader<'_> {
    /// The findings for errors that the template engine found in the project's own templates when it compiled them.
    fn of_compiling(&self, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::Msg(text) => {
                let mut findings: Vec<_> = reports(text)
                    .filter_map(|(reason, position)| self.unknown(reason, &position))
                    .collect();
                if findings.is_empty() {
                    findings.extend(self.anywhere(text));
                }
                findings
            }
            ErrorKind::MissingParent { current, parent } => {
                let Some((text, source)) = self.own.get(current.as_str()) else {
                    return Vec::new();
                };
                let at =
                    text.find(parent.as_str()).map_or(0..0, |at| at - 1..at + parent.len() + 1);
                let finding = rules::UNKNOWN_TEMPLATE_NAME.at(Span::new(*source, at));
                let known = self.theme.templates.keys().map(String::as_str);
                let finding = finding.with("what", &TEMPLATE).with("name", parent.as_str());
                vec![finding.suggest(nearest(parent, known))]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                let own = self.own.get(tpl.as_str()).or_else(|| self.own.values().next());
                let finding = |(_, source): &(&str, SourceId)| {
                    let finding = rules::BROKEN_TEMPLATE.at(Span::new(*source, 0..0));
                    finding.with("reason", error.to_string()).advise(&ONCE)
                };
                own.map(finding).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The finding for an unknown name, such as the name of a component. If a template of the project uses the name,
    /// the finding is at this place. If a default template uses the name, a template of the project has removed the
    /// component with this name, and the finding is at that template; `None` if no template of the project has done so.
    fn unknown(&self, reason: &str, position: &TemplatePosition<'_>) -> Option<Diagnostic> {
        let name = reason.split('`').nth(1)?;
        let components = || self.names_of_components();
        let (what, known): (&'static Words, Vec<&str>) = match reason.split_whitespace().nth(1)? {
            "component" => (&COMPONENT, components()),
            "filter" => (
                &FILTER,
                vec![
                    "fill", "json", "default", "length", "join", "lower", "upper", "replace",
                    "trim", "first", "last", "sort", "reverse", "truncate", "split", "round",
                ],
            ),
            "test" => (
                &TEST,
                vec![
                    "defined",
                    "undefined",
                    "none",
                    "starting_with",
                    "ending_with",
                    "containing",
                    "string",
                    "number",
                    "odd",
                    "even",
                ],
            ),
            "function" => (&FUNCTION, vec!["range", "throw"]),
            "template" => (&TEMPLATE, self.theme.templates.keys().map(String::as_str).collect()),
            _ => (&BLOCK, vec!["title", "assets", "header", "main", "after", "footer"]),
        };
        let span = match self.own.get(position.name) {
            Some((text, source)) => Span::new(*source, range(text, position)),
            None => Span::new(self.removed_component(name)?, 0..0),
        };
        let finding = rules::UNKNOWN_TEMPLATE_NAME.at(span).with("what", what).with("name", name);
        Some(finding.suggest(nearest(name, known)))
    }

    /// The template of the project that replaces the default template in which this component is defined. `None` if the
    /// project does not replace this default template.
    fn removed_component(&self, component: &str) -> Option<SourceId> {
        let default = default_files();
        let defines = |bytes: &Arc<[u8]>| {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            components_of(text).any(|name| name == component)
        };
        let replaced = self
            .own
            .iter()
            .find(|(name, _)| default.get(&format!("templates/{name}")).is_some_and(defines));
        replaced.map(|(_, (_, source))| *source)
    }

    /// Reports calls of components with wrong fields. If a template of the project contains the call, the finding is at
    /// the call. If a default template calls a component of the project, the finding is at this component.
    fn of_calls(&self, engine: &Tera, found: &mut Diagnostics) {
        for (template, text) in &self.theme.templates {
            let own = self.own.get(template.as_str());
            for call in calls(text) {
                let Some(component) = engine.get_component_definition(call.name) else { continue };
                let definition = || self.definition(call.name);
                let span = |range: &Range<usize>| match own {
                    Some((_, source)) => Some(Span::new(*source, range.clone())),
                    None => definition(),
                };
                found_of_call(&call, &component, span, found);
            }
        }
    }

    /// The position at which the project's own templates define a component; `None` if they do not define it.
    fn definition(&self, component: &str) -> Option<Span> {
        self.own.values().find_map(|(text, source)| {
            let start = text.find(&format!("component {component}("))? + "component ".len();
            Some(Span::new(*source, start..start + component.len()))
        })
    }

    /// The position at which the project defines the component that is called in the text `call`. If the project does
    /// not define it, the start of the project's first template. The default theme alone cannot be the cause, because
    /// tests render every page with it.
    fn redefined_component(&self, call: &str) -> Option<Span> {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let called = call.split('<').nth(1).unwrap_or_default();
        let called = called.split(|c| !is_of_name(c)).next().unwrap_or_default();
        let first = || self.own.values().next().map(|(_, source)| Span::new(*source, 0..0));
        self.definition(called).filter(|_| !called.is_empty()).or_else(first)
    }

    fn names_of_components(&self) -> Vec<&str> {
        self.theme.templates.values().flat_map(|text| components_of(text)).collect()
    }

    /// The finding for an error message without a position. The finding is at the start of the project's template that
    /// the message names. If the message names no template, the finding is at the start of the project's first
    /// template. `None` if the project has no templates.
    fn anywhere(&self, reason: &str) -> Option<Diagnostic> {
        let named = self.own.iter().find(|(name, _)| reason.contains(*name));
        let (_, (_, source)) = named.or_else(|| self.own.iter().next())?;
        let finding = rules::BROKEN_TEMPLATE.at(Span::new(*source, 0..0));
        Some(finding.with("reason", reason).advise(&ONCE))
    }

    /// The finding for a page that could not be rendered. If a template of the project failed, the finding is at the
    /// place of the failure. If a default template failed, it is at the place in the project's template that called the
    /// default template. `None` if no template of the project is involved.
    fn of_rendering(&self, error: &tera::Error, page: &str) -> Option<Diagnostic> {
        let ErrorKind::RenderingError(report) = error.kind() else {
            let (_, (_, source)) = self.own.iter().next()?;
            let finding = rules::FAILING_TEMPLATE.at(Span::new(*source, 0..0));
            return Some(finding.with("page", page).with("reason", error.to_string()));
        };
        let reason = report.message();
        if let Some((text, source)) = self.own.get(report.filename()) {
            let range = report.span().range.clone();
            let span = Span::new(*source, range.clone());
            return Some(failure(reason, text.get(range).unwrap_or_default(), span, page));
        }
        let told = error.to_string();
        let callers = told
            .lines()
            .filter_map(|line| parse_position(line.strip_prefix("note: called from ")?));
        let called = |position: TemplatePosition<'_>| {
            let (text, source) = self.own.get(position.name)?;
            Some(Span::new(*source, range(text, &position)))
        };
        // The default theme may call a component that the project redefines.
        let template = self.theme.templates.get(report.filename());
        let written = template.and_then(|text| text.get(report.span().range.clone()));
        let span =
            callers.filter_map(called).next().or_else(|| self.redefined_component(written?))?;
        let place = format!("templates/{}:{}", report.filename(), report.span().start_line);
        let finding = rules::FAILING_TEMPLATE.at(span).with("page", page);
        Some(finding.with("reason", format!("{reason} ({place})")))
    }
}

/// Reports fields that a call passes but the component does not have, and required fields that the call does not pass.
fn found_of_call(
    call: &Call<'_>,
    component: &ComponentInfo,
    span: impl Fn(&Range<usize>) -> Option<Span>,
    found: &mut Diagnostics,
) {
    let Some(given) = &call.fields else { return };
    let is_given = |name: &str| given.iter().any(|(given, _)| *given == name);
    let known: Vec<&str> = component.args().iter().map(tera::ComponentArg::name).collect();
    let takes_all = component.rest_param().is_some();
    let mut tell = |range: &Range<usize>, problem, name: &str| {
        let Some(span) = span(range) else { return };
        let finding = rules::COMPONENT_ARGUMENTS.at(span).with("component", call.name);
        let finding = finding.with("folder", call.name.replace('_', "-"));
        let others = known.iter().copied().filter(|other| !is_given(other));
        let meant = if problem == &UNKNOWN_FIELD { nearest(name, others) } else { None };
        found.push(finding.with("problem", problem).with("name", name).suggest(meant));
    };
    for (name, range) in given.iter().filter(|(name, _)| !takes_all && !known.contains(name)) {
        tell(range, &UNKNOWN_FIELD, name);
    }
    for field in component.args().iter().filter(|field| field.is_required()) {
        if !is_given(field.name()) {
            tell(&call.range, &MISSING_FIELD, field.name());
        }
    }
}

/// The finding for a failure in a template of the project. `written` is the template's text at the position of failure.
fn failure(reason: &str, written: &str, span: Span, page: &str) -> Diagnostic {
    let name = reason.split('`').nth(1).unwrap_or_default();
    let known = || {
        let list = reason.split(" Available ").nth(1).and_then(|rest| rest.split_once(": "));
        list.map_or("", |(_, names)| names).split(", ").filter(|name| !name.is_empty())
    };
    if reason.contains("is not defined") {
        let finding = rules::UNDEFINED_VARIABLE.at(span).with("name", name).with("page", page);
        return finding.suggest(nearest(name, known()));
    }
    if reason.contains("is undefined") && !reason.starts_with("A value given") {
        return rules::UNDEFINED_VARIABLE.at(span).with("name", written).with("page", page);
    }
    rules::FAILING_TEMPLATE.at(span).with("reason", reason).with("page", page)
}

/// The names of the components that the text of a template defines.
fn components_of(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let definitions = text.split("{% component ").skip(1);
    definitions.map(move |rest| rest.split(|c| !is_of_name(c)).next().unwrap_or_default())
}

/// Reports the first use of the filter `safe` in a template. Further uses are not reported, because the advice is the
/// same.
fn needless_safe(text: &str, source: SourceId, found: &mut Diagnostics) {
    let mut at = 0;
    while let Some(open) = text[at..].find("{").map(|open| at + open) {
        let end = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let close = text[open..].find(end).map_or(text.len(), |close| open + close);
        let is_comment = end == "#}";
        for (bar, _) in text[open..close].match_indices('|').filter(|_| !is_comment) {
            let rest = text[open + bar + 1..close].trim_start();
            let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
            if rest.strip_prefix("safe").is_some_and(|rest| !rest.starts_with(is_of_name)) {
                let start = close - rest.len();
                found.push(rules::NEEDLESS_SAFE.at(Span::new(source, start..start + 4)));
                return;
            }
        }
        at = close;
    }
}

/// Converts an error of the template engine to an [`Error`]. Its message names the template, the line and the column.
pub fn template_error(error: &tera::Error) -> Error {
    let message = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            format!(
                "  templates/{}:{}:{}: {}",
                report.filename(),
                span.start_line,
                span.start_col + 1,
                report.message()
            )
        }
        _ => error.to_string(),
    };
    Error::Template { message }
}
