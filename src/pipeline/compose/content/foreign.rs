//! Marks Chinese, Japanese and Korean words with their language, in guides whose language has another script, such as
//! English. With this mark, screen readers pronounce the words correctly, and browsers choose the right font.

use super::escape::push_text;
use crate::characters::is_han;
use crate::model::content::Inline;

/// Appends inlines to `out` as HTML. If `is_in_letters` is true, marks East Asian words with their language. Leaves
/// words inside a `<span>` unmarked, because the author has given them a language. `push` appends inlines other than
/// text and tags.
pub fn push_each(
    out: &mut String,
    inlines: &[Inline],
    is_in_letters: bool,
    push: &dyn Fn(&mut String, &Inline),
) {
    let mut is_named = false;
    for inline in inlines {
        match inline {
            Inline::Text(text, _) if is_in_letters && !is_named => push_with_languages(out, text),
            Inline::Html(html) => {
                is_named = html.starts_with("<span") || is_named && html != "</span>";
                out.push_str(html);
            }
            inline => push(out, inline),
        }
    }
}

/// Appends a text to `out` as HTML. Each run of East Asian characters gets an element with the attribute `lang`.
fn push_with_languages(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(|c| script(c).is_some()) {
        push_text(out, &rest[..start]);
        rest = &rest[start..];
        let end = run(rest);
        out.push_str("<span lang=\"");
        out.push_str(language(&rest[..end]));
        out.push_str("\">");
        push_text(out, &rest[..end]);
        out.push_str("</span>");
        rest = &rest[end..];
    }
    push_text(out, rest);
}

/// The length in bytes of the run of East Asian characters at the start of a text, with the punctuation in it.
fn run(text: &str) -> usize {
    let is_of_run = |c: char| {
        script(c).is_some()
            || matches!(c, '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FF01}'..='\u{FF60}')
    };
    text.find(|c| !is_of_run(c)).unwrap_or(text.len())
}

/// The scripts from which the language of an East Asian word is guessed. Kana means Japanese, and Hangul means Korean.
/// Han without either is taken for Chinese.
#[derive(PartialEq)]
enum Script {
    Han,
    Kana,
    Hangul,
}

fn script(character: char) -> Option<Script> {
    match character {
        '\u{3040}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9F}' => Some(Script::Kana),
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => {
            Some(Script::Hangul)
        }
        '々' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' => Some(Script::Han),
        han if is_han(han) => Some(Script::Han),
        _ => None,
    }
}

/// The language tag of a run of East Asian characters: `ja` if it contains kana, otherwise `ko` if it contains Hangul,
/// otherwise `zh`.
fn language(run: &str) -> &'static str {
    let has = |wanted: Script| run.chars().any(|c| script(c).as_ref() == Some(&wanted));
    if has(Script::Kana) {
        "ja"
    } else if has(Script::Hangul) {
        "ko"
    } else {
        "zh"
    }
}
