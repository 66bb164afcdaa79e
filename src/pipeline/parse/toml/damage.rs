//! What a TOML syntax error does to the other findings in its file, and to the content of the file.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity};
use crate::pipeline::parse::rules;
use crate::span::Span;

/// Drops findings that are probably consequences of a TOML syntax error: after such an error, fields may seem missing
/// or unknown although the file contains them.
pub fn drop_consequences(found: &mut Diagnostics) {
    let is_syntax = |finding: &Diagnostic| finding.rule.name == rules::TOML_SYNTAX.name;
    // The TOML parser reports an impossible date as a syntax error, but osteon has a separate rule for it.
    let dates: Vec<Span> = found
        .iter()
        .filter(|finding| finding.rule.name == rules::INVALID_DATE.name)
        .map(|finding| finding.span)
        .collect();
    found.retain(|finding| !(is_syntax(finding) && dates.contains(&finding.span)));
    let syntax_errors: Vec<Span> =
        found.iter().filter(|one| is_syntax(one)).map(|one| one.span).collect();
    if syntax_errors.is_empty() {
        return;
    }
    let is_within = |span: Span| {
        syntax_errors
            .iter()
            .any(|syntax_error| syntax_error.start <= span.start && span.end <= syntax_error.end)
    };
    // Findings about a single value are still valid. Findings about missing, additional or unknown names may be wrong,
    // because something was lost.
    let by_itself: [&Rule; 5] = [
        &rules::INVALID_DATE,
        &rules::INVALID_ADDRESS,
        &rules::INVALID_LANGUAGE,
        &rules::INVALID_MENTION,
        &rules::MISSING_FRONT_MATTER,
    ];
    found.retain(|finding| {
        let is_in = |rules: &[&Rule]| rules.iter().any(|rule| rule.name == finding.rule.name);
        let is_told = is_in(&by_itself) || !is_in(rules::RULES);
        is_syntax(finding) || (is_told && !is_within(finding.span))
    });
}

/// Returns true if the findings in a file show that a part of it could not be parsed as intended. Mistakes in Markdown
/// do not count, because Markdown is always parsed completely.
pub fn is_misread(found: &Diagnostics) -> bool {
    let is_of_toml = |rule: &Rule| rules::RULES.iter().any(|known| known.name == rule.name);
    let mut rules = found.iter().map(|finding| finding.rule);
    rules.any(|rule| rule.severity == Severity::Error && is_of_toml(rule))
}
