//! Adds the preview's script to a page of the site.

use serde::Serialize;

use super::super::serve::notifications::PreviewState;
use crate::digest::Digest;

/// The data that a page passes to the preview's script.
#[derive(Serialize)]
pub struct PageData<'p> {
    /// Base path of the site on this host, such as `/guide/`.
    pub base: &'p str,
    /// Random text that proves that a request comes from a page of the preview.
    pub token: &'p str,
    /// The state of the guide when the page was made.
    pub state: PreviewState,
    /// Digest of the whole page. Two versions of a page with the same digest are the same in every byte.
    pub tag: String,
    /// Digest of the page without source positions and the name of the stylesheet. If the digest is equal, no visible
    /// text has changed.
    pub essence: String,
    /// Path of the page's file in the site.
    pub file: &'p str,
    /// True if the preview knows the author's editor.
    pub has_editor: bool,
}

/// Digest of the whole HTML of a page.
pub fn tag(html: &str) -> String {
    Digest::of(html).to_hex()
}

/// Digest of a page without the parts that readers do not see: source positions and the name of the stylesheet.
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

/// Beginning of the HTML attribute that contains the source position of a text.
const MARK: &str = " data-at=\"";

/// Inserts the preview's script into a page, and changes the page's Content-Security-Policy so that the script is
/// allowed.
pub fn with_preview(html: &str, data: &PageData<'_>) -> String {
    let json = serde_json::to_string(data).unwrap_or_default();
    let script = format!(
        "<script src=\"{}_osteon/preview.js\" nonce=\"{}\" data-preview=\"{}\" defer></script>\n",
        escaped(data.base),
        data.token,
        escaped(&json)
    );
    let html = with_policy(html, data.token);
    match html.find("</head>") {
        Some(end) => format!("{}{script}{}", &html[..end], &html[end..]),
        None => html + &script,
    }
}

/// Beginning of the tag that contains a page's Content-Security-Policy.
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

/// Adds to one directive of the Content-Security-Policy what the preview's script needs: the nonce to `script-src`,
/// `'self'` to `connect-src`, the name of the script's policy to `trusted-types`. Other directives are returned
/// unchanged.
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

/// Escapes a text for the value of an HTML attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The page that is shown if a page could not be made, for example because a template has a mistake.
pub fn failure(message: &str) -> String {
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>osteon</title></head>\n<body><main><pre>{}</pre></main></body></html>\n",
        message.replace('&', "&amp;").replace('<', "&lt;")
    )
}
