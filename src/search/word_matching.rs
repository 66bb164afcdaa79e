//! Finds the words of the site that a typed word may stand for. These are the words that begin with the typed word. If
//! no word does, these are the words that begin with it after one typing error is corrected.
//!
//! A typing error is accepted only in a word of at least five characters, and not in its first character, as in
//! Meilisearch ("Typo tolerance calculations" in its documentation). Shorter words are similar to too many others:
//! `pain` would find `print`.

/// Maximum number of words of the site that one typed word can stand for.
const MOST_MEANT: usize = 8;

/// Shortest word, in characters, in which a typing error is accepted.
const SHORTEST_FOR_ERRORS: usize = 5;

/// The words in `words` that a typed word may stand for, best first. Also returns true if a typing error was accepted.
pub fn matching_words<'w>(
    typed: &[char],
    words: impl Iterator<Item = &'w str> + Clone,
) -> (Vec<&'w str>, bool) {
    let is_number = typed.iter().all(char::is_ascii_digit);
    let fits = |word: &&str| {
        let mut characters = word.chars();
        let begins = typed.iter().all(|own| characters.next() == Some(*own));
        // A number does not match a longer number, and a single letter would match too many words.
        begins && (characters.next().is_none() || typed.len() > 1 && !is_number)
    };
    let begun = best(words.clone().filter(fits));
    if !begun.is_empty() || typed.len() < SHORTEST_FOR_ERRORS || is_number {
        return (begun, false);
    }
    let nearly = |word: &&str| is_near(typed, &word.chars().collect::<Vec<char>>());
    (best(words.filter(nearly)), true)
}

/// Returns the [`MOST_MEANT`] shortest of these words, because they add the fewest characters to what was typed.
fn best<'w>(words: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    let mut found: Vec<(usize, &str)> = words.map(|word| (word.chars().count(), word)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, word)| word).take(MOST_MEANT).collect()
}

/// Returns true if a word begins with the typed word, apart from one typing error after the first character: a missing,
/// additional or different character, or two swapped characters. The word may be at most four characters longer than
/// the typed word.
fn is_near(typed: &[char], word: &[char]) -> bool {
    let same = typed.iter().zip(word).take_while(|(one, other)| one == other).count();
    if same == 0 {
        return false;
    }
    let begins = |word: &[char], with: &[char]| word.starts_with(with);
    let (rest, left) = (&typed[same..], &word[same..]);
    let Some((_, after)) = rest.split_first() else { return false };
    let is_extra = begins(left, after);
    let is_other = left.split_first().is_some_and(|(_, left)| begins(left, after));
    let is_missing = left.split_first().is_some_and(|(_, left)| begins(left, rest));
    let is_swapped = matches!((rest, left), ([a, b, more @ ..], [c, d, left @ ..])
        if a == d && b == c && begins(left, more));
    // Only a short ending may follow: with a longer one it is another word.
    let is_about_as_long = word.len() <= typed.len() + 4;
    is_about_as_long && (is_extra || is_other || is_missing || is_swapped)
}
