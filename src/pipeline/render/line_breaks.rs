//! Marks the phrases of Chinese headings and questions, and words such as "T-score". Browsers then break a line only
//! between two phrases, and not within "T-score". Browsers know no Chinese words: without the marks, they break a line
//! after any character, even within a word.

mod hyphens;

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr_iter;

/// The tag before each phrase; `END` is the tag after it. The class `phrase` gets its style in
/// `templates/styles/base.css`.
const START: &str = "<span class=\"phrase\">";
const END: &str = "</span>";

/// Headings up to this number of characters are not marked, because they fit into one line even on a narrow screen.
const SHORT_HEADING: usize = 7;

/// Questions up to this number of characters are not marked. The number is larger than for headings, because the
/// letters of questions are smaller and questions are never in a column.
const SHORT_QUESTION: usize = 11;

/// The three lists of words in `line_breaks.txt`: words that begin a phrase, words that end a phrase, and longer words
/// that contain one of the others but must not be divided. Example: `的` ends a phrase, but not inside the longer word
/// `目的`.
struct Words {
    first: Vec<&'static str>,
    last: Vec<&'static str>,
    whole: Vec<&'static str>,
    /// The first characters of the words that begin a phrase.
    initials: Vec<char>,
    /// The last characters of the words that end a phrase.
    finals: Vec<char>,
    /// Any two neighbouring characters of the words that must not be divided, sorted.
    pairs: Vec<[char; 2]>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists = include_str!("line_breaks.txt").split("\n\n");
    let mut lists = lists.map(|list| list.lines().skip(1).collect());
    let mut next = || -> Vec<&str> { lists.next().unwrap_or_default() };
    let (first, last, whole) = (next(), next(), next());
    let initials = first.iter().filter_map(|word| word.chars().next()).collect();
    let finals = last.iter().filter_map(|word| word.chars().next_back()).collect();
    let neighbours = |word: &&str| word.chars().zip(word.chars().skip(1)).collect::<Vec<_>>();
    let mut pairs: Vec<_> = whole.iter().flat_map(neighbours).map(<[char; 2]>::from).collect();
    pairs.sort_unstable();
    Words { first, last, whole, initials, finals, pairs }
});

/// Marks words such as "T-score" on a page and, if the page is in Chinese, the phrases in its headings and questions.
/// Takes the page as HTML and returns it as HTML.
pub fn mark(html: &str, is_chinese: bool) -> String {
    let html = hyphens::mark(html);
    if is_chinese { mark_phrases(&html) } else { html }
}

fn mark_phrases(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    let mut done = 0;
    for start in memchr_iter(b'<', html.as_bytes()) {
        if start >= done
            && let Some((content, short)) = marked_content(html, start)
        {
            out.push_str(&html[done..content.start]);
            push_content(&mut out, &html[content.clone()], short);
            done = content.end;
        }
    }
    out.push_str(&html[done..]);
    out
}

/// If a heading or question begins at the offset `start`, returns the byte range of its content, and the number of
/// characters up to which its texts are too short to be marked. `None` if another element begins there.
fn marked_content(html: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let tag = &html[start..];
    let (closing, short) = match *tag.as_bytes() {
        [_, b'h', level @ b'1'..=b'6', b' ' | b'>', ..] => {
            (format!("</h{}>", char::from(level)), SHORT_HEADING)
        }
        _ if tag.starts_with("<legend ") => ("</legend>".to_owned(), SHORT_QUESTION),
        _ => return None,
    };
    let content = start + tag.find('>')? + 1;
    let end = html[content..].find(&closing)?;
    Some((content..content + end, short))
}

/// Appends the content of a heading or question to `out`, with its phrases marked. The texts of links are not marked:
/// their underline would have gaps at the phrases.
fn push_content(out: &mut String, content: &str, short: usize) {
    let mut rest = content;
    while !rest.is_empty() {
        let text = rest.find('<').unwrap_or(rest.len());
        push_text(out, &rest[..text], short);
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

fn push_text(out: &mut String, text: &str, short: usize) {
    let phrases = phrases(text);
    if phrases.len() < 2 || text.chars().count() <= short {
        out.push_str(text);
        return;
    }
    for phrase in phrases {
        out.push_str(START);
        out.push_str(phrase);
        out.push_str(END);
    }
}

/// Splits a text of a heading into phrases, so that a line can break between two phrases. Each phrase has at least two
/// characters that are not punctuation. A text with fewer such characters is returned whole.
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

/// Returns true if a text has enough characters to be a phrase: at least two that are not punctuation.
fn is_long(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some()
}

/// Returns true if a phrase may begin at this byte offset of the text, so that a line may break before it.
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
    // Most characters stand beside none of the words, and comparing two characters is fast.
    if !WORDS.finals.contains(&last) && !WORDS.initials.contains(&next) {
        return false;
    }
    let ends =
        WORDS.last.iter().any(|word| before.ends_with(word) && !is_end_of_longer(word, before));
    let begins =
        WORDS.first.iter().any(|word| after.starts_with(word) && !is_start_of_longer(word, after));
    (ends || begins)
        && !(WORDS.pairs.binary_search(&[last, next]).is_ok() && is_within_word(before, after))
}

/// Returns true if the text ends with a longer word of the list `whole` that ends with `word`: `目的` ends with `的`. Then
/// `word` does not end a phrase, because words of `whole` must not be divided.
fn is_end_of_longer(word: &str, text: &str) -> bool {
    WORDS.whole.iter().any(|whole| whole.ends_with(word) && text.ends_with(whole))
}

/// Returns true if the text begins with a longer word of the list `whole` that begins with `word`: `及時` begins with
/// `及`. Then `word` does not begin a phrase.
fn is_start_of_longer(word: &str, text: &str) -> bool {
    let is_longer = |whole: &str| whole.len() > word.len() && whole.starts_with(word);
    WORDS.whole.iter().any(|whole| is_longer(whole) && text.starts_with(whole))
}

/// Returns true if a line break between `before` and `after` would divide a word of the list `whole`, whose words must
/// not be divided.
fn is_within_word(before: &str, after: &str) -> bool {
    let divides = |word: &str| {
        let mut places = word.char_indices().map(|(place, _)| word.split_at(place)).skip(1);
        places.any(|(head, tail)| before.ends_with(head) && after.starts_with(tail))
    };
    WORDS.whole.iter().any(|word| divides(word))
}

/// Returns true for punctuation such as `，` and `」` that ends a phrase, because no line may begin with it.
fn is_closing(character: char) -> bool {
    matches!(
        character,
        '、' | '，' | '。' | '：' | '；' | '？' | '！' | '）' | '」' | '』' | '》' | '…' | '—'
    )
}

/// Returns true for punctuation such as `「` that begins a phrase, because no line may end with it.
fn is_opening(character: char) -> bool {
    matches!(character, '（' | '「' | '『' | '《')
}
