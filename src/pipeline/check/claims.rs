//! What a sentence claims of the one reader who reads it: a level of risk, a diagnosis, that medicine or care may be left.
//! Each language has its own patterns; a language without patterns has no claims.

mod chinese;
mod english;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// What a text is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A heading. It claims even where it denies: read alone, it is what stays.
    Heading,
    /// What answers come to, so it is about the reader unless it speaks of people at large.
    Result,
    /// What a questionnaire is, and is not.
    Promise,
    /// What stands beside a result: also what is known of people at large.
    Aside,
    /// A sentence that the reader says to a doctor.
    Statement,
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A level of risk.
    Risk,
    /// A disease.
    Diagnosis,
    /// That medicine or care may be left.
    Advice,
}

/// The first claim of a sentence, in Chinese or English, and which of its bytes make it.
pub fn claim(sentence: &str, reading: Reading) -> Option<(Sort, Range<usize>)> {
    // Every claim has a letter of its language.
    let has_letter = sentence.bytes().any(|byte| byte.is_ascii_alphabetic());
    let of_chinese = if sentence.is_ascii() { None } else { chinese::claim(sentence, reading) };
    of_chinese.or_else(|| has_letter.then(|| english::claim(sentence, reading)).flatten())
}

/// The words of a list.
pub fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('、')
}

/// Whether a list has a word.
pub fn is_listed(words: &'static str, word: &str) -> bool {
    listed(words).any(|own| own == word)
}

/// A list of words in which words are looked up.
pub struct List {
    words: &'static str,
    known: OnceLock<BTreeSet<&'static str>>,
}

impl List {
    /// The words of a list.
    pub const fn of(words: &'static str) -> Self {
        Self { words, known: OnceLock::new() }
    }

    /// Whether the list has a word.
    pub fn has(&self, word: &str) -> bool {
        self.known.get_or_init(|| listed(self.words).collect()).contains(word)
    }
}
