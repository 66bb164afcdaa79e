//! Marks the phrases of Chinese headings, so that a line breaks between them and not within a word. Browsers know no
//! words of Chinese; they break a line after any character.

use std::sync::LazyLock;

/// The style of a phrase is in `templates/styles/base.css`.
const START: &str = "<span class=\"phrase\">";
const END: &str = "</span>";

/// A shorter heading fits into a line of the narrowest column.
const SHORT: usize = 7;

/// The words of the three lists in `phrases.txt`.
struct Words {
    first: Vec<&'static str>,
    last: Vec<&'static str>,
    whole: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = include_str!("phrases.txt").split("\n\n");
    let mut lists = lists.map(|list| list.lines().skip(1).collect());
    let mut next = || lists.next().unwrap_or_default();
    Words { first: next(), last: next(), whole: next() }
});

/// The elements whose text is marked.
const ELEMENTS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Marks the phrases of the headings of a page in Chinese.
pub fn mark(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        let Some(end) = tag.find('>') else { break };
        let name = &tag[..tag.find([' ', '>']).unwrap_or(end)];
        let after = start + 1 + end + 1;
        out.push_str(&rest[..after]);
        rest = &rest[after..];
        let end = ELEMENTS.contains(&name).then(|| rest.find(&format!("</{name}>"))).flatten();
        if let Some(end) = end {
            push_heading(&mut out, &rest[..end]);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Appends the content of a heading. The underline of a link would not continue into a phrase, so links are left alone.
fn push_heading(out: &mut String, content: &str) {
    let mut rest = content;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        push_text(out, &rest[..text]);
        rest = &rest[text..];
        let tag = match rest.starts_with("<a ") {
            true => rest.find("</a>").map(|end| end + "</a>".len()),
            false => rest.find('>').map(|end| end + 1),
        };
        let tag = tag.unwrap_or(rest.len());
        out.push_str(&rest[..tag]);
        rest = &rest[tag..];
    }
}

fn push_text(out: &mut String, text: &str) {
    let phrases = phrases(text);
    if phrases.len() < 2 || text.chars().count() <= SHORT {
        out.push_str(text);
        return;
    }
    for phrase in phrases {
        out.push_str(START);
        out.push_str(phrase);
        out.push_str(END);
    }
}

/// Splits a text into phrases. None has only one character beside its marks.
fn phrases(text: &str) -> Vec<&str> {
    let mut phrases = Vec::new();
    let mut start = 0;
    for (place, _) in text.char_indices().skip(1) {
        if !begins_phrase(text, place) {
            continue;
        }
        let (phrase, rest) = (&text[start..place], &text[place..]);
        let next = &rest[..rest.find(is_closing).unwrap_or(rest.len())];
        if is_long(phrase) && is_long(next) {
            phrases.push(phrase);
            start = place;
        }
    }
    phrases.push(&text[start..]);
    phrases
}

/// Returns true if more than one character of a text is no mark.
fn is_long(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some()
}

/// Returns true if a phrase of the text may begin at this byte.
fn begins_phrase(text: &str, place: usize) -> bool {
    let (before, after) = text.split_at(place);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if is_closing(next) || is_opening(last) {
        return false;
    }
    if is_closing(last) || is_opening(next) {
        return true;
    }
    let ends =
        WORDS.last.iter().any(|word| before.ends_with(word) && !is_end_of_longer(word, before));
    let begins =
        WORDS.first.iter().any(|word| after.starts_with(word) && !is_start_of_longer(word, after));
    (ends || begins) && !is_within_word(before, after)
}

/// Returns true if the word that a text ends with is only the end of one that stays whole.
fn is_end_of_longer(word: &str, text: &str) -> bool {
    WORDS.whole.iter().any(|whole| whole.ends_with(word) && text.ends_with(whole))
}

/// Returns true if the word that a text begins with is only the beginning of one that stays whole.
fn is_start_of_longer(word: &str, text: &str) -> bool {
    let is_longer = |whole: &str| whole.len() > word.len() && whole.starts_with(word);
    WORDS.whole.iter().any(|whole| is_longer(whole) && text.starts_with(whole))
}

/// Returns true if the place between two texts is within a word that stays whole.
fn is_within_word(before: &str, after: &str) -> bool {
    let divides = |word: &str| {
        let mut places = word.char_indices().map(|(place, _)| word.split_at(place)).skip(1);
        places.any(|(head, tail)| before.ends_with(head) && after.starts_with(tail))
    };
    WORDS.whole.iter().any(|word| divides(word))
}

/// Returns true for a mark that ends a phrase: no line begins with it.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        '、' | '，' | '。' | '：' | '；' | '？' | '！' | '）' | '」' | '』' | '》' | '…' | '—'
    )
}

/// Returns true for a mark that begins a phrase: no line ends with it.
fn is_opening(character: char) -> bool {
    matches!(character, '（' | '「' | '『' | '《')
}
