//! Checks placeholders for the reader's answer, `{number}` or `{answer}`, in the field `statement` of an item.

use crate::diagnostic::{Diagnostics, Words};
use crate::model::questionnaire::question::Answer;
use crate::pipeline::parse::rules;
use crate::span::Span;

static NUMBER: Words = Words(
    "write `{number}` where the reader's number should be; if you mean no number, write ( ) instead of braces",
);

static ANSWER: Words = Words(
    "write `{answer}` where the reader's answer should be; if you mean no answer, write ( ) instead of braces",
);

/// Reports placeholders in `text` that do not fit the type of the answer. If the answer is a number, only `{number}` is
/// allowed, otherwise only `{answer}`.
pub fn check_placeholders(text: &str, answer: &Answer, span: Span, found: &mut Diagnostics) {
    let (known, help) = match answer {
        Answer::Number { .. } => ("{number}", &NUMBER),
        Answer::YesNo { .. } | Answer::Choice(_) => ("{answer}", &ANSWER),
    };
    for written in in_braces(text).filter(|written| *written != known) {
        let finding = rules::UNKNOWN_PLACEHOLDER.at(span).with("placeholder", written);
        found.push(finding.advise(help));
    }
}

/// Finds words in braces, such as `{number}`, and returns them with the braces, which may be full-width. Leaves out
/// text with spaces or digits, which is not a placeholder.
fn in_braces(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(['{', '｛']).filter_map(move |(start, open)| {
        let inner = &text[start + open.len()..];
        let end = inner.find(['}', '｝'])?;
        let word = &inner[..end];
        let is_name =
            word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '-');
        let close = inner[end..].chars().next()?;
        is_name.then(|| &text[start..start + open.len() + end + close.len_utf8()])
    })
}
