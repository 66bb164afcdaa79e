//! Checks the placeholders of a `statement` for the reader's answer: `{number}`, `{answer}`.

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

/// Reports placeholders in `text` that this type of answer does not have: numbers have `{number}`, other answers
/// `{answer}`.
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

/// Finds placeholders, that is, words in half-width or full-width braces, such as `{number}`. Text in braces with
/// spaces or digits is no placeholder.
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
