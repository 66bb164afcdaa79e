//! A page as the preview shows it: the page of the site, and the script that keeps it up to date.

use serde::Serialize;

use super::super::serve::news::Standing;
use crate::digest::Digest;

/// What the script of the preview is told, beside what it asks for.
#[derive(Serialize)]
pub struct Told<'p> {
    /// Where the site begins on this host.
    pub base: &'p str,
    /// What proves that a request comes from one of our pages.
    pub token: &'p str,
    /// How things stood when the page was made.
    pub standing: Standing,
    /// The page as a whole.
    pub tag: String,
    /// The page but for what changes without being seen.
    pub essence: String,
    /// The file of the site that it is.
    pub file: &'p str,
    /// Whether a program is known that opens places of the guide.
    pub has_editor: bool,
}

/// The page as a whole, in short.
pub fn tag(html: &str) -> String {
    Digest::of(html).to_hex()
}

/// The page in short, without what changes and is not seen: the places of texts in files, the name of the stylesheet.
pub fn essence(html: &str, stylesheet: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(MARK) {
        parts.push(&rest[..start]);
        let behind = &rest[start + MARK.len()..];
        rest = behind.find('"').map_or("", |end| &behind[end + 1..]);
    }
    parts.push(rest);
    Digest::of(parts.concat().replace(stylesheet, "")).to_hex()
}

/// The attribute that tells where a text stands.
const MARK: &str = " data-at=\"";

/// Puts the script of the preview into a page, and lets the page's policy allow what the script does.
pub fn with_preview(html: &str, told: &Told<'_>) -> String {
    let json = serde_json::to_string(told).unwrap_or_default();
    let script = format!(
        "<script src=\"{}_osteon/preview.js\" nonce=\"{}\" data-preview=\"{}\" defer></script>\n",
        escaped(told.base),
        told.token,
        escaped(&json)
    );
    let html = with_policy(html, told.token);
    match html.find("</head>") {
        Some(end) => format!("{}{script}{}", &html[..end], &html[end..]),
        None => html + &script,
    }
}

/// How the policy of a page begins.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

fn with_policy(html: &str, nonce: &str) -> String {
    let Some(start) = html.find(POLICY).map(|at| at + POLICY.len()) else { return html.to_owned() };
    let Some(end) = html[start..].find('"').map(|length| start + length) else {
        return html.to_owned();
    };
    let policy: Vec<String> = html[start..end]
        .split(';')
        .map(|directive| allowing(directive.trim(), nonce))
        .filter(|directive| !directive.is_empty())
        .collect();
    format!("{}{}{}", &html[..start], policy.join("; "), &html[end..])
}

/// A directive that allows what the script of the preview does, besides what it allowed.
fn allowing(directive: &str, nonce: &str) -> String {
    let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
    let sources = if sources == "'none'" { "" } else { sources };
    let more = match name {
        "script-src" => format!("'nonce-{nonce}'"),
        "connect-src" => "'self'".to_owned(),
        "trusted-types" => "osteon-preview".to_owned(),
        _ => return directive.to_owned(),
    };
    format!("{name} {sources} {more}").replace("  ", " ")
}

/// Text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A page where the site has none to show, because a template failed.
pub fn failure(message: &str) -> String {
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>osteon</title></head>\n<body><main><pre>{}</pre></main></body></html>\n",
        message.replace('&', "&amp;").replace('<', "&lt;")
    )
}
