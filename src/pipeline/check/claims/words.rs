//! Divides sentences in Latin script into clauses, and clauses into words.

use std::ops::Range;

/// A word in lower case, and its byte range in the sentence.
pub type Word = (String, Range<usize>);

/// The words of a sentence, in one list for each clause. A clause ends at any character except ASCII letters and
/// digits, white space, hyphens and apostrophes.
pub fn clauses(sentence: &str) -> Vec<Vec<Word>> {
    let mut clauses = vec![Vec::new()];
    let mut start = None;
    let end_word = |clauses: &mut Vec<Vec<Word>>, start: &mut Option<usize>, end: usize| {
        if let Some(start) = start.take()
            && let Some(clause) = clauses.last_mut()
        {
            let word = sentence[start..end].to_lowercase().replace('’', "'");
            clause.push((word, start..end));
        }
    };
    for (at, character) in sentence.char_indices() {
        let next = sentence[at + character.len_utf8()..].chars().next();
        let is_hyphen =
            character == '-' && start.is_some() && next.is_some_and(char::is_alphanumeric);
        let is_word =
            (character.is_ascii_alphanumeric() || matches!(character, '\'' | '’')) && !is_hyphen;
        if is_word {
            start.get_or_insert(at);
            continue;
        }
        if is_hyphen && joins(&sentence[start.unwrap_or(at)..at]) {
            continue;
        }
        end_word(&mut clauses, &mut start, at);
        if !character.is_whitespace() && character != '-' {
            clauses.push(Vec::new());
        }
    }
    end_word(&mut clauses, &mut start, sentence.len());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// Returns true if `word` and what follows its hyphen form one word. This is so only for `check` and `follow`, as in
/// `follow-up`. After any other word, a hyphen separates two words.
fn joins(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "check" | "follow")
}
