//! Findings as SARIF 2.1.0, an exchange format of static analysis tools.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Value, json};

use super::{Report, severity_name, write_json};
use crate::diagnostic::{Diagnostic, Language, Rule};
use crate::span::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes all findings as a SARIF log. Its only entry in `runs` also describes each rule that has findings.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let acknowledged = || report.diagnostics.acknowledged();
    let all = report.diagnostics.iter().chain(acknowledged().map(|(found, _)| found));
    let found: BTreeMap<&str, &Rule> = all.map(|found| (found.rule.name, found.rule)).collect();
    let names: Vec<&str> = found.keys().copied().collect();
    let language = report.options.language;
    let rules: Vec<Value> = found.values().map(|rule| describe(rule, language)).collect();
    let mut results: Vec<Value> =
        report.diagnostics.iter().map(|found| result(report, found, &names)).collect();
    results.extend(acknowledged().map(|(found, reason)| {
        let mut result = result(report, found, &names);
        result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
        result
    }));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "osteon",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": short_tag(language),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    write_json(out, |out| serde_json::to_writer_pretty(out, &log))
}

/// The tag of a language without its script, as SARIF requires: `zh-TW` for `zh-Hant-TW`.
fn short_tag(language: Language) -> String {
    language.tag().split('-').filter(|part| part.len() == 2).collect::<Vec<_>>().join("-")
}

fn describe(rule: &Rule, language: Language) -> Value {
    let full = introduction(rule.specification);
    let full = if full.is_empty() { rule.message.in_language(language).to_owned() } else { full };
    json!({
        "id": rule.name,
        "shortDescription": { "text": first_sentence(&full) },
        "fullDescription": { "text": full },
        "help": { "text": full, "markdown": markdown(rule, &full) },
        "defaultConfiguration": { "level": severity_name(rule.severity) },
    })
}

fn markdown<'a>(rule: &'a Rule, otherwise: &'a str) -> &'a str {
    if rule.specification.trim().is_empty() { otherwise } else { rule.specification }
}

/// The introduction of a rule's specification: the text between its title and the next heading.
fn introduction(specification: &str) -> String {
    let lines = specification.lines().skip_while(|line| line.is_empty() || line.starts_with("# "));
    let prose: Vec<&str> = lines.take_while(|line| !line.starts_with('#')).collect();
    prose.join("\n").trim().to_owned()
}

/// The first sentence of a text, or its first line if no sentence ends there.
fn first_sentence(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    let end = line.find(". ").map(|at| at + 1);
    let full_width_end = line.find('。').map(|at| at + '。'.len_utf8());
    let end = [end, full_width_end].into_iter().flatten().min().unwrap_or(line.len());
    &line[..end]
}

fn result(report: &Report, diagnostic: &Diagnostic, rules: &[&str]) -> Value {
    let language = report.options.language;
    let mut result = json!({
        "ruleId": diagnostic.rule.name,
        "ruleIndex": rules.binary_search(&diagnostic.rule.name).unwrap_or_default(),
        "level": severity_name(report.severity(diagnostic)),
        "message": { "text": report.full_message(diagnostic) },
        "locations": [{ "physicalLocation": location(report, diagnostic.span) }],
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(id, &(span, words))| {
            json!({
                "id": id,
                "physicalLocation": location(report, span),
                "message": { "text": words.in_language(language) },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(report: &Report, span: Span) -> Value {
    let places = &report.places;
    let (start, end) = (places.start(span), places.end(span));
    json!({
        "artifactLocation": { "uri": to_uri(places.path(span.source)) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// Percent-encodes a relative path for a URL; `/` stays.
fn to_uri(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}
