//! Reports markup, such as `<sup>`, in a field that does not support markup, so that readers see the markup itself.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Inline, drawn_text};
use crate::model::questionnaire::question::Answer;
use crate::span::Span;
use std::ops::Range;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "markup-in-text",
    severity: Severity::Warning,
    message: Words(
        "readers see `{tag}` in `{field}` as written, because tags and Markdown do not work in this field",
    ),
    help: Words(
        "in `{field}`, delete `{tag}` and other tags, and write the characters themselves, such as `10⁹` or `H₂O`",
    ),
    specification: include_str!("markup_in_text.md"),
};

static MARKDOWN: Words = Words(
    "write only the words that readers should see: links, bold text, citations and the like do not work here; instead of `&amp;`, write `&`",
);

/// HTML tags that work in Markdown texts. Authors also write them in titles, where they have no effect.
const TAGS: [&str; 12] =
    ["sub", "sup", "i", "b", "em", "strong", "kbd", "br", "ruby", "rt", "mark", "u"];

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    match record {
        Record::Section(section, _) => {
            let (span, description) = (section.id.span, section.description.as_deref());
            report(&section.title, "title", span, found);
            report(description.unwrap_or(""), "description", span, found);
        }
        Record::Part(part) => {
            let (span, description) = (part.id.span, part.description.as_deref());
            report(&part.title, "title", span, found);
            report(description.unwrap_or(""), "description", span, found);
        }
        Record::Table(table) => {
            report(&table.title, "title", table.id.span, found);
            let asked = table.tool.questions.iter().map(|own| &own.question);
            asked.for_each(|question| options(&question.answer, question.id.span, found));
        }
        Record::Questionnaire(own) => {
            report(&own.title, "title", own.id.span, found);
            let asked = own.items.iter().map(|item| &item.question);
            asked.for_each(|question| options(&question.answer, question.id.span, found));
        }
        Record::Term(term) => report(&term.term, "term", term.id.span, found),
        Record::Reference(own) => report(&own.title, "title", own.key.span, found),
        Record::Settings(_) | Record::Person(_) => {}
    }
}

fn options(answer: &Answer, span: Span, found: &mut Diagnostics) {
    if let Answer::Choice(choices) = answer {
        choices.iter().for_each(|choice| report(&choice.text, "options", span, found));
    }
}

/// Reports the first markup in `text`, the value of the field `field`. If it is an HTML tag, suggests the text without
/// tags.
fn report(text: &str, field: &str, span: Span, found: &mut Diagnostics) {
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'*' | b'~' | b'[' | b'&')) {
        return;
    }
    let tags = tags(text);
    if let Some(place) = tags.first() {
        let finding = RULE.at(span).with("tag", &text[place.clone()]).with("field", field);
        found.push(finding.suggest(without_tags(text, &tags, span)));
    } else if let Some(first) = markdown(text) {
        found.push(RULE.at(span).with("tag", first).with("field", field).advise(&MARKDOWN));
    }
}

/// The byte ranges of the HTML tags in a text. Only tags whose names are in [`TAGS`] count.
fn tags(text: &str) -> Vec<Range<usize>> {
    let opened = text.match_indices('<').map(|(at, _)| at);
    let known = opened.filter_map(|at| {
        let end = at + text[at..].find('>')? + 1;
        // In `<<sup>`, the tag begins at the second `<`.
        if text[at + 1..end].contains('<') {
            return None;
        }
        let name = text[at..end].trim_matches(['<', '>', '/']).trim_end().to_ascii_lowercase();
        TAGS.contains(&name.as_str()).then_some(at..end)
    });
    known.collect()
}

/// Removes these tags from a text. Text in `<sup>` or `<sub>` becomes characters such as `⁹` and `₂`. `None` if there
/// are no tags, or if a tag is not closed.
fn without_tags(text: &str, tags: &[Range<usize>], span: Span) -> Option<String> {
    let closing = tags.iter().filter(|tag| text[tag.start..].starts_with("</")).count();
    let breaks = tags.iter().filter(|tag| text[tag.start..].starts_with("<br")).count();
    if tags.is_empty() || 2 * closing + breaks != tags.len() {
        return None;
    }
    let mut inlines: Vec<Inline> = Vec::new();
    let mut done = 0;
    for tag in tags {
        inlines.push(Inline::Text(text[done..tag.start].into(), span));
        inlines.push(Inline::Html(text[tag.clone()].to_owned()));
        done = tag.end;
    }
    inlines.push(Inline::Text(text[done..].into(), span));
    Some(drawn_text(&inlines))
}

/// The first Markdown markup in a text: `**bold**`, `~~struck~~`, a link, a citation, a character reference such as
/// `&amp;`, or an HTML comment. `None` if the text has no markup.
fn markdown(text: &str) -> Option<&str> {
    let pair = |mark: &str| {
        let start = text.find(mark)?;
        let inner = &text[start + mark.len()..];
        let end = inner.find(mark).filter(|end| !inner[..*end].trim().is_empty())?;
        Some(start..start + end + 2 * mark.len())
    };
    let link = || {
        let middle = text.find("](")?;
        let start = text[..middle].rfind('[')?;
        Some(start..middle + text[middle..].find(')')? + 1)
    };
    let citation = || {
        let start = text.find("[@")?;
        Some(start..start + text[start..].find(']')? + 1)
    };
    let reference = || {
        text.match_indices('&').find_map(|(start, _)| {
            let name = &text[start + 1..start + 1 + text[start + 1..].find(';')?];
            let name = name.strip_prefix('#').unwrap_or(name);
            let is_one =
                (2..9).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
            is_one.then(|| start..start + text[start..].find(';').unwrap_or(0) + 1)
        })
    };
    let comment = || {
        let start = text.find("<!--")?;
        Some(start..text[start..].find("-->").map_or(text.len(), |end| start + end + 3))
    };
    let all = [pair("**"), pair("~~"), link(), citation(), reference(), comment()];
    all.into_iter().flatten().min_by_key(|place| place.start).map(|place| &text[place])
}
