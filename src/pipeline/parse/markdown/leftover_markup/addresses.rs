//! Recognises texts that were probably meant as the address of a link, such as `causes.md` or `section:causes`.

use crate::model::mention::OWN_KINDS;
use crate::model::table_kinds::TABLE_KINDS;

/// URL schemes that links can have.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// Endings of the files that guides usually link to or show as pictures.
const ENDINGS: [&str; 12] = [
    ".md", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".csv",
    ".mp4",
];

/// Returns true if the word is a kind of mention, such as `cause` in `cause:aging`.
pub fn is_kind(word: &str) -> bool {
    OWN_KINDS.contains(&word) || TABLE_KINDS.iter().any(|kind| kind.mention == Some(word))
}

/// Returns true if a text is a mention, such as `cause:aging`. The caller has converted full-width characters to
/// half-width ones.
pub fn is_mention(text: &str) -> bool {
    let Some((kind, id)) = text.split_once(':') else { return false };
    is_kind(kind) && id.starts_with(char::is_alphanumeric) && !id.contains(char::is_whitespace)
}

/// Returns true if the ending of a path is that of a picture, such as `.png`.
pub fn is_picture(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "svg", "webp"].contains(&ending.as_str())
}

/// Returns true if a text is probably the address of a link. The text must be in half-width characters. `is_close` is
/// true if no space separates the text from the bracket before it. With a space, fewer texts are accepted: `#id`, for
/// instance, is not.
pub fn is_address(text: &str, is_close: bool) -> bool {
    let first = text.split(char::is_whitespace).next().unwrap_or("");
    let first = first.trim_start_matches('<').trim_end_matches('>');
    if let Some((scheme, rest)) = first.split_once(':')
        && !rest.is_empty()
    {
        if SCHEMES.contains(&scheme) || is_kind(scheme) {
            return true;
        }
        let is_word =
            scheme.len() > 2 && scheme.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let is_id = |c: char| c.is_ascii_alphanumeric() || "-_.#".contains(c);
        if is_word && is_close && rest.chars().all(is_id) && first.len() == text.len() {
            return true;
        }
    }
    let path = text.split('#').next().unwrap_or("").trim_end();
    let has_ending = ENDINGS.iter().any(|ending| {
        path.len() > ending.len()
            && path
                .get(path.len() - ending.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    });
    let is_fragment =
        |rest: &str| rest.starts_with(char::is_alphabetic) && first.len() == text.len();
    has_ending
        || first.starts_with("www.")
        || first.starts_with("./")
        || first.starts_with("../")
        || (is_close && first.strip_prefix('#').is_some_and(is_fragment))
}
