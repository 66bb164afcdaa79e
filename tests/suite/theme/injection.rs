//! Text that looks like HTML, written into every field of every file: every page must show it literally.

use std::ops::Range;
use std::sync::Arc;

use osteon::diagnostic::Severity;
use osteon::pipeline::load::SourceAsset;

use crate::support::project::{Session, fixture};
use crate::support::site_laws;

/// The text that is written into the fields. Its characters could end a text, a quoted attribute, an element or a
/// script.
const PAYLOAD: &str = "a <img src=x onerror=alert(1)> & \"q\" 'q' </script>";

/// A place in a file at which [`PAYLOAD`] can be inserted.
struct Slot {
    file: usize,
    /// The range of the whole text that contains the place.
    range: Range<usize>,
    /// The byte offset of the place in the file.
    at: usize,
    form: Form,
}

/// How [`PAYLOAD`] must be written at a place.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// As it is, because the field contains plain text.
    Plain,
    /// With backslashes, because the field contains Markdown, in which HTML is an error.
    Markdown,
    /// Not at all, because the field contains ids, dates, addresses or fixed words.
    None,
}

impl Slot {
    fn payload(&self, payload: &str, in_toml: bool) -> String {
        let markdown = match self.form {
            Form::Plain => payload.to_owned(),
            Form::Markdown => payload.replace('<', "\\<"),
            Form::None => return String::new(),
        };
        if in_toml { markdown.replace('\\', "\\\\").replace('"', "\\\"") } else { markdown }
    }
}

/// The ranges of all strings in double quotes in a TOML file.
fn strings(toml: &str) -> Vec<Range<usize>> {
    let mut strings = Vec::new();
    let mut at = 0;
    while let Some(found) = toml[at..].find(['"', '#', '\'']) {
        let start = at + found;
        let rest = &toml[start..];
        let (quote, end) = match rest.as_bytes()[0] {
            b'#' => ("", rest.find('\n').unwrap_or(rest.len())),
            b'\'' => ("", 1 + rest[1..].find('\'').unwrap_or(0) + 1),
            _ if rest.starts_with("\"\"\"") => ("\"\"\"", 3 + closing(&rest[3..], "\"\"\"")),
            _ => ("\"", 1 + closing(&rest[1..], "\"")),
        };
        at = start + end + quote.len();
        let is_key = toml[at..].trim_start_matches(' ').starts_with('=');
        if !quote.is_empty() && !is_key {
            strings.push(start + quote.len()..start + end);
        }
    }
    strings
}

/// The byte offset at which a string ends, in text that begins inside the string. The string may contain escapes.
fn closing(text: &str, quote: &str) -> usize {
    let mut at = 0;
    while !text[at..].starts_with(quote) {
        at += if text.as_bytes()[at] == b'\\' { 2 } else { 1 };
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    at
}

/// The ranges of the first lines of paragraphs, to which text can be added. Headings are left out, because links refer
/// to them.
fn lines(markdown: &str, from: usize) -> Vec<Range<usize>> {
    let mut start = from;
    let mut ranges = Vec::new();
    let (mut after_blank, mut in_code) = (true, false);
    for line in markdown[from..].split_inclusive('\n') {
        let text = line.trim_end();
        in_code ^= text.starts_with("```");
        let is_prose = text.starts_with(char::is_alphabetic);
        let may_go_on = text.ends_with(|c: char| c.is_alphabetic() || c == '。' || c == '.');
        if is_prose && may_go_on && after_blank && !in_code {
            ranges.push(start..start + text.len());
        }
        after_blank = text.is_empty();
        start += line.len();
    }
    ranges
}

/// All places of a project at which [`PAYLOAD`] can be inserted.
fn slots(session: &Session) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (file, source) in session.sources.files.iter().enumerate() {
        let text = &source.text.read();
        let toml = match text.strip_prefix("+++\n") {
            Some(rest) => rest.find("+++").map_or(0, |end| end + 4),
            None => text.len(),
        };
        for range in strings(&text[..toml]) {
            let at = range.start + usize::from(text[range.start..].starts_with('\n'));
            slots.push(Slot { file, range, at, form: Form::Plain });
        }
        if source.path.ends_with(".md") {
            let lines = lines(text, toml).into_iter();
            slots.extend(lines.map(|range| Slot {
                file,
                at: range.end,
                range,
                form: Form::Markdown,
            }));
        }
    }
    slots
}

/// Inserts `payload` at these places. Returns the changed project, and the new ranges of the texts.
fn written(original: &Session, slots: &[Slot], payload: &str) -> (Session, Vec<Range<usize>>) {
    let mut session = Session {
        today: original.today,
        sources: Default::default(),
        folder: original.folder.clone(),
    };
    session.sources.overrides.clone_from(&original.sources.overrides);
    session.sources.assets.clone_from(&original.sources.assets);
    let mut ranges = Vec::new();
    for (number, source) in original.sources.files.iter().enumerate() {
        let whole = source.text.read();
        let (mut text, mut copied) = (String::new(), 0);
        for slot in slots.iter().filter(|slot| slot.file == number) {
            text.push_str(&whole[copied..slot.at]);
            let start = text.len() - (slot.at - slot.range.start);
            let in_toml = slot.at < slot.range.end;
            text.push_str(&slot.payload(payload, in_toml));
            copied = slot.at;
            ranges.push(start..text.len() + (slot.range.end - slot.at));
        }
        text.push_str(&whole[copied..]);
        if source.path.ends_with(".md") {
            let heading = payload.replace('<', "\\<");
            text.push_str(&format!("\n## {heading}\n\n### `{payload}`\n\nText.\n"));
        }
        session.sources.files.push(osteon::pipeline::load::SourceFile {
            path: source.path.clone(),
            text: text.into(),
            valid_up_to: source.valid_up_to,
            role: source.role,
        });
    }
    (session, ranges)
}

/// The guide `complete` with `payload` in all fields that can contain it, and the number of these fields.
fn injected(payload: &str) -> (Session, usize) {
    let original = Session::of_folder(&fixture("complete"));
    let mut slots = slots(&original);
    loop {
        let (session, ranges) = written(&original, &slots, payload);
        let analysis = session.check();
        let errors = analysis.found.iter().filter(|found| found.rule.severity == Severity::Error);
        let mut refused: Vec<usize> = errors
            .filter_map(|error| {
                let is_at = |&number: &usize| {
                    slots[number].file == error.span.source.0 as usize
                        && slots[number].form != Form::None
                        && ranges[number].start <= error.span.range().end
                        && error.span.range().start <= ranges[number].end
                };
                (0..slots.len()).find(is_at)
            })
            .collect();
        refused.sort_unstable();
        refused.dedup();
        if refused.is_empty() {
            assert_eq!(analysis.found.count(Severity::Error), 0, "{}", session.report());
            let taken = slots.iter().filter(|slot| slot.form != Form::None).count();
            return (session, taken);
        }
        for number in refused {
            let is_plain = slots[number].form == Form::Plain;
            slots[number].form = if is_plain { Form::Markdown } else { Form::None };
        }
    }
}

#[test]
fn text_that_looks_like_html_is_shown_as_it_is_written() {
    let (session, taken) = injected(PAYLOAD);
    assert!(taken > 200, "{taken} fields take text");
    let site = session.build();
    let mut wrong = site_laws::complaints(&site);
    let mut shown = 0;
    for (path, bytes) in &site.output.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".svg") {
            shown +=
                text.matches("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;q&quot; ").count();
            for sign in ["<img src=x", "q' </script", "q&#x27; </script", "&amp;lt;", "&amp;quot;"]
            {
                wrong.extend(text.match_indices(sign).map(|(at, _)| {
                    let start = text.floor_char_boundary(at.saturating_sub(80));
                    format!("{path}: {}", &text[start..text.ceil_char_boundary(at + 30)])
                }));
            }
        }
    }
    assert!(wrong.is_empty(), "{} complaints\n{}\n", wrong.len(), wrong.join("\n"));
    assert!(shown > 400, "the payload is shown {shown} times");
}

#[test]
fn a_less_than_sign_before_a_letter_is_shown() {
    let (session, _) = injected("BMI <b 18.5 ");
    let site = session.build();
    let wrong = site_laws::complaints(&site);
    assert!(wrong.is_empty(), "{} complaints\n{}\n", wrong.len(), wrong.join("\n"));
    for (path, page) in site.pages() {
        assert!(!page.contains("BMI <b") && !page.contains("BMI &amp;lt;b"), "{path}");
    }
    assert!(site.text("print.html").is_some_and(|page| page.contains("BMI &lt;b 18.5 ")));
}
#[test]
fn a_template_cannot_make_html_of_text() {
    let (mut session, _) = injected(PAYLOAD);
    // A project with a template of its own has only one stylesheet. So both sites that are compared get such a
    // template.
    let skip = include_str!("../../../templates/components/skip-link/skip-link.html");
    session.sources.overrides.push(SourceAsset {
        path: "templates/components/skip-link/skip-link.html".to_owned(),
        bytes: Arc::from(skip.replace("-%}\n<a", "-%}\n\n<a").into_bytes()),
    });
    let before = session.build();
    let templates = session.check().theme.templates;
    session.sources.overrides.pop();
    session.sources.overrides.extend(templates.iter().map(|(name, template)| SourceAsset {
        path: format!("templates/{name}"),
        bytes: Arc::from(with_safe(template).into_bytes()),
    }));
    let after = session.build();
    for (path, bytes) in &before.output.files {
        assert!(after.output.files.get(path) == Some(bytes), "{path} is another");
    }
}

/// The template with the filter `safe` added to every value that it prints.
fn with_safe(template: &str) -> String {
    let mut parts = template.split("{{ ");
    let mut safe = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (value, rest) = part.split_once(" }}").expect("an expression ends");
        let is_value = value.chars().all(|c| c.is_ascii_lowercase() || "_.[]".contains(c));
        safe.push_str("{{ ");
        safe.push_str(value);
        safe.push_str(if is_value { " | safe }}" } else { " }}" });
        safe.push_str(rest);
    }
    safe
}

#[test]
fn a_name_in_braces_in_a_title_is_not_a_placeholder() {
    let guide = "title = \"{page}\"\ndescription = \"{title} {count}\"\nlanguage = \"zh-Hant-TW\"\n\n[publisher]\nname = \"{year}\"\n";
    let section = "+++\ntitle = \"填 {site} 欄\"\n+++\n\n甲。\n";
    let table = "kind = \"plain\"\ntitle = \"{title} {unit}\"\n\n[[columns]]\nid = \"a\"\ntitle = \"{text}\"\ntype = \"number\"\nunit = \"{value}\"\n\n[[rows]]\nid = \"b\"\na = 1\n";
    let session = Session::of_files(&[
        ("content/guide.toml", guide),
        ("content/sections/a.md", section),
        ("content/tables/t.toml", table),
    ]);
    let site = session.build();
    let page = site.text("a.html").expect("there is a page");
    assert!(page.contains("<title>填 {site} 欄－{page}</title>"), "{page}");
    let page = site.text("tables/t.html").expect("there is a page");
    assert!(page.contains("{title} {unit}") && page.contains("{text}（{value}）"), "{page}");
}
