//! Divides Rust source text into tokens, and counts the public items of a file.

/// A token of Rust source text. Comments are not tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// An identifier or keyword.
    Word(&'t str),
    /// `::`.
    Path,
    /// A string or character literal, without its quotes.
    Literal(&'t str),
    /// Any other character.
    Sign(char),
}

/// The tokens of a text, each with the number of its line.
pub fn tokens(text: &str) -> Vec<(Token<'_>, usize)> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let (token, length) = token(&text[at..], first);
        if let Some(token) = token {
            tokens.push((token, line));
        }
        line += text[at..at + length].matches('\n').count();
        at += length;
    }
    tokens
}

fn token(rest: &str, first: char) -> (Option<Token<'_>>, usize) {
    if rest.starts_with("//") {
        return (None, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (None, rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    if rest.starts_with("::") {
        return (Some(Token::Path), 2);
    }
    if let Some((literal, length)) = literal(rest) {
        return (Some(Token::Literal(literal)), length);
    }
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    if first == '\'' {
        // This is a lifetime, such as `'a`, and not a character literal.
        return (None, 1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1));
    }
    if is_word(first) {
        let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        return (Some(Token::Word(word)), word.len());
    }
    ((!first.is_whitespace()).then_some(Token::Sign(first)), first.len_utf8())
}

/// The string or character literal at the start of `rest`, without its quotes, and its length in bytes with its quotes.
/// `None` if no literal begins there.
fn literal(rest: &str) -> Option<(&str, usize)> {
    let unprefixed = rest.trim_start_matches(['b', 'c', 'r']);
    let prefix = rest.len() - unprefixed.len();
    let hashes = unprefixed.len() - unprefixed.trim_start_matches('#').len();
    if prefix > 2 || (hashes > 0 && !rest[..prefix].contains('r')) {
        return None;
    }
    let open = prefix + hashes + 1;
    if unprefixed[hashes..].starts_with('"') {
        let end = if rest[..prefix].contains('r') {
            rest[open..].find(&format!("\"{}", "#".repeat(hashes)))?
        } else {
            unescaped(&rest[open..], '"')?
        };
        return Some((&rest[open..open + end], open + end + 1 + hashes));
    }
    let is_char = rest[prefix..].starts_with('\'') && hashes == 0 && prefix < 2;
    let end = if is_char { unescaped(&rest[open..], '\'')? } else { return None };
    let inner = &rest[open..open + end];
    let is_char = inner.starts_with('\\') || inner.chars().count() == 1;
    is_char.then_some((inner, open + end + 1))
}

/// The byte offset of the first `quote` in `text` that no backslash escapes; `None` if `text` does not contain one.
fn unescaped(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, character)| {
        let is_end = character == quote && !escaped;
        escaped = character == '\\' && !escaped;
        is_end.then_some(at)
    })
}

/// The number of public items at the top level of a file, except modules and re-exports.
pub fn public_items(text: &str) -> usize {
    const ITEMS: [&str; 9] =
        ["fn", "struct", "enum", "trait", "const", "static", "type", "union", "async"];
    let (mut depth, mut items) = (0_usize, 0);
    let tokens = tokens(text);
    for (at, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth = depth.saturating_sub(1),
            Token::Word("pub") if depth == 0 => {
                let mut after = tokens[at + 1..].iter().map(|(token, _)| *token).peekable();
                if after.peek() == Some(&Token::Sign('(')) {
                    after.by_ref().find(|token| *token == Token::Sign(')'));
                }
                let is_item = |token| matches!(token, Token::Word(word) if ITEMS.contains(&word));
                items += usize::from(after.next().is_some_and(is_item));
            }
            _ => {}
        }
    }
    items
}

#[test]
fn comments_are_not_tokens_and_a_literal_is_one_token() {
    assert_eq!(tokens("// a\n/* b */").len(), 0);
    assert_eq!(tokens("b'x' 'a").len(), 1);
    let literals = ["\"a \\\" b\"", "r#\"a\"b\"#", "'\\''", "'\"'", "b\"a\""];
    for literal in literals {
        assert!(matches!(tokens(literal)[..], [(Token::Literal(_), 1)]), "{literal}");
    }
}

#[test]
fn public_items_are_those_at_the_top() {
    let text = "pub mod m; pub use x::Y; pub(super) fn f() {} pub const fn g() {} fn p() {}
        pub struct S { pub a: u8 } impl S { pub fn h() {} }";
    assert_eq!(public_items(text), 3);
}
