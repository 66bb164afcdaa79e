//! Mark-up in a field that is shown as it is.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Inline, drawn_text};
use crate::model::questionnaire::question::Answer;
use crate::pipeline::link::Target;
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "markup-in-text",
    severity: Severity::Warning,
    message: Words {
        en: "`{tag}` in `{field}` is shown as it is: this field takes no mark-up",
        zh: "`{field}` 裡的 `{tag}` 會照原樣顯示：這個欄位不能用標記",
    },
    help: Words {
        en: "write plain text, such as `10⁹` and `H₂O`",
        zh: "請改成一般文字，例如 `10⁹`、`H₂O`",
    },
    specification: include_str!("markup_in_text.md"),
};

/// Tags that authors write in titles, most of them right in Markdown.
const TAGS: [&str; 12] =
    ["sub", "sup", "i", "b", "em", "strong", "kbd", "br", "ruby", "rt", "mark", "u"];

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let guide = &facts.guide.guide;
    for section in &guide.sections {
        report(&section.title, "title", section.id.span, found);
        report(section.description.as_deref().unwrap_or(""), "description", section.id.span, found);
    }
    for table in &guide.tables {
        report(&table.title, "title", table.id.span, found);
        let asked = table.tool.questions.iter().map(|own| &own.question);
        asked.for_each(|question| options(&question.answer, question.id.span, found));
    }
    for own in &guide.questionnaires {
        report(&own.title, "title", own.id.span, found);
        for item in &own.items {
            options(&item.question.answer, item.question.id.span, found);
        }
    }
    for term in &guide.terms {
        report(&term.term, "term", term.id.span, found);
    }
    for reference in &guide.references {
        report(&reference.title, "title", reference.key.span, found);
    }
}

fn options(answer: &Answer, span: Span, found: &mut Diagnostics) {
    if let Answer::Choice(choices) = answer {
        choices.iter().for_each(|choice| report(&choice.text, "options", span, found));
    }
}

/// Reports the first tag of a text, with the text as it can be written.
fn report(text: &str, field: &str, span: Span, found: &mut Diagnostics) {
    let mut inlines: Vec<Inline<Target>> = Vec::new();
    let mut first = None;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest[at..].find('>').map(|end| &rest[at..=at + end]);
        let known = tag.filter(|tag| {
            let name = tag.trim_matches(['<', '>', '/']).trim_end().to_ascii_lowercase();
            TAGS.contains(&name.as_str())
        });
        let end = at + known.map_or(1, str::len);
        match known {
            Some(tag) => {
                first.get_or_insert(tag);
                inlines.push(Inline::Text(rest[..at].to_owned(), span));
                inlines.push(Inline::Html(tag.to_owned()));
            }
            None => inlines.push(Inline::Text(rest[..end].to_owned(), span)),
        }
        rest = &rest[end..];
    }
    inlines.push(Inline::Text(rest.to_owned(), span));
    if let Some(tag) = first {
        let finding = RULE.at(span).with("tag", tag).with("field", field);
        found.push(finding.suggest(Some(drawn_text(&inlines))));
    }
}
