//! Rust as far as the checks need it: tokens, the paths that a file names, the items that it gives to others.

use super::{Tree, folder, stem};

/// A token. Comments are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// An identifier or keyword.
    Word(&'t str),
    /// `::`.
    Path,
    /// A string or character literal, as it is written between its quotes.
    Literal(&'t str),
    /// Any other character.
    Sign(char),
}

/// The tokens of a text, each with its line.
pub fn tokens(text: &str) -> Vec<(Token<'_>, usize)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let (token, length) = token(&text[at..], first);
        if let Some(token) = token {
            tokens.push((token, text[..at].matches('\n').count() + 1));
        }
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
        // A lifetime.
        return (None, 1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1));
    }
    if is_word(first) {
        let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
        return (Some(Token::Word(word)), word.len());
    }
    ((!first.is_whitespace()).then_some(Token::Sign(first)), first.len_utf8())
}

/// A string or character that begins here, and how long it is with its quotes.
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

/// Where a quote ends.
fn unescaped(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, character)| {
        let is_end = character == quote && !escaped;
        escaped = character == '\\' && !escaped;
        is_end.then_some(at)
    })
}

/// Something that a file names by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Whether it is in this crate.
    pub is_ours: bool,
    /// The full path, from the crate's root, or from the crate's name where that is another.
    pub path: Vec<String>,
    /// The line.
    pub line: usize,
}

/// The module of a file below `src`.
pub fn module_of(path: &str) -> Vec<String> {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs");
    if below == "lib" { Vec::new() } else { below.split('/').map(str::to_owned).collect() }
}

/// Everything that a file names by a path of at least two names.
pub fn references(path: &str, tree: &Tree) -> Vec<Reference> {
    let tokens = tokens(&tree[path]);
    let mut walk = Walk { module: module_of(path), open: Vec::new(), tree, found: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        at = walk.step(&tokens, at);
    }
    walk.found
}

struct Walk<'t> {
    /// The module that the next token stands in.
    module: Vec<String>,
    /// Of each open brace, whether it is that of a module.
    open: Vec<bool>,
    tree: &'t Tree,
    found: Vec<Reference>,
}

impl Walk<'_> {
    fn step(&mut self, tokens: &[(Token<'_>, usize)], at: usize) -> usize {
        let next = |ahead: usize| tokens.get(at + ahead).map(|(token, _)| *token);
        match tokens[at].0 {
            Token::Word("mod") if next(2) == Some(Token::Sign('{')) => {
                if let Some(Token::Word(name)) = next(1) {
                    self.module.push(name.to_owned());
                }
                self.open.push(true);
                at + 3
            }
            Token::Sign('{') => {
                self.open.push(false);
                at + 1
            }
            Token::Sign('}') => {
                if self.open.pop() == Some(true) {
                    self.module.pop();
                }
                at + 1
            }
            Token::Word("use") if !matches!(next(1), Some(Token::Sign('<'))) => {
                self.tree_of_names(tokens, at + 1, &[])
            }
            Token::Word(_) | Token::Path => self.path(tokens, at, &[]).1,
            _ => at + 1,
        }
    }

    /// A path, which may go on in braces. Gives its names, and where it ends.
    fn path(
        &mut self,
        tokens: &[(Token<'_>, usize)],
        start: usize,
        before: &[String],
    ) -> (Vec<String>, usize) {
        let (mut names, mut at) = (before.to_vec(), start);
        // `.name` is a field, and `<T>::name` belongs to a type.
        let after = start.checked_sub(1).map(|at| tokens[at].0);
        let is_path = !matches!(after, Some(Token::Sign('.' | '>')));
        if tokens[at].0 == Token::Path && before.is_empty() {
            names.push("::".to_owned());
            at += 1;
        }
        while let Some((Token::Word(name), _)) = tokens.get(at) {
            names.push((*name).to_owned());
            at += 1;
            if tokens.get(at).map(|(token, _)| *token) != Some(Token::Path) {
                break;
            }
            at += 1;
        }
        if is_path && before.is_empty() && names.len() > 1 {
            self.note(&names, tokens[start].1);
        }
        (names, at.max(start + 1))
    }

    /// What stands behind `use`.
    fn tree_of_names(
        &mut self,
        tokens: &[(Token<'_>, usize)],
        start: usize,
        before: &[String],
    ) -> usize {
        let (mut names, mut at) = (before.to_vec(), start);
        let mut is_group = false;
        while let Some((token, line)) = tokens.get(at) {
            match token {
                Token::Word("as") => at += 1,
                Token::Word("self") if !before.is_empty() => {}
                Token::Word(name) => names.push((*name).to_owned()),
                Token::Path if names.is_empty() => names.push("::".to_owned()),
                Token::Sign('{') => {
                    is_group = true;
                    at = self.tree_of_names(tokens, at + 1, &names);
                    while tokens[at].0 == Token::Sign(',') {
                        at = self.tree_of_names(tokens, at + 1, &names);
                    }
                }
                Token::Sign(',' | '}' | ';') => {
                    if !is_group && names.len() > before.len().min(1) {
                        self.note(&names, *line);
                    }
                    return at;
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn note(&mut self, names: &[String], line: usize) {
        let mut path = self.module.clone();
        let mut rest = names;
        match names[0].as_str() {
            "crate" => path.clear(),
            "self" => {}
            "super" => {
                while let Some((_, others)) = rest.split_first().filter(|(name, _)| *name == "super") {
                    path.pop();
                    rest = others;
                }
                return self.found.push(Reference { is_ours: true, path: [&path, rest].concat(), line });
            }
            first if is_child(&self.module, first, self.tree) => {
                let path = [&path, names].concat();
                return self.found.push(Reference { is_ours: true, path, line });
            }
            first => {
                let path = if first == "::" { &names[1..] } else { names }.to_vec();
                return self.found.push(Reference { is_ours: false, path, line });
            }
        }
        path.extend_from_slice(&rest[1..]);
        self.found.push(Reference { is_ours: true, path, line });
    }
}

fn is_child(module: &[String], name: &str, tree: &Tree) -> bool {
    let below: String = module.iter().map(|name| format!("{name}/")).collect();
    tree.contains_key(&format!("src/{below}{name}.rs"))
}

/// The names that a file gives to others: items with `pub` at its top. Modules and re-exports are not its own.
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

/// Rust files directly in a folder, by stem.
pub fn files_in<'t>(tree: &'t Tree, wanted: &str) -> Vec<&'t str> {
    let is_in = |path: &&String| folder(path) == wanted && path.ends_with(".rs");
    tree.keys().filter(is_in).map(|path| stem(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let tree = sample(&[("src/a/b.rs", text), ("src/a/b/child.rs", ""), ("src/a.rs", "")]);
        let show = |reference: Reference| {
            let origin = if reference.is_ours { "crate" } else { "" };
            format!("{origin}::{}", reference.path.join("::"))
        };
        references("src/a/b.rs", &tree).into_iter().map(show).collect()
    }

    #[test]
    fn paths_are_read_from_the_root() {
        assert_eq!(named("use crate::x::{y::Z, w};"), ["crate::x::y::Z", "crate::x::w"]);
        assert_eq!(named("use super::c::{self, D as E};"), ["crate::a::c", "crate::a::c::D"]);
        assert_eq!(named("pub use self::child::Z;"), ["crate::a::b::child::Z"]);
        assert_eq!(named("fn f() { child::g(crate::x::h()) }"), ["crate::a::b::child::g", "crate::x::h"]);
        assert_eq!(named("use ::toml::de::X; fn f(t: toml::Y) {}"), ["::toml::de::X", "::toml::Y"]);
        assert_eq!(named("mod tests { use super::super::q; }"), ["crate::a::q"]);
        assert_eq!(named("mod tests { use super::*; } use super::c;"), ["crate::a::b", "crate::a::c"]);
    }

    #[test]
    fn comments_and_strings_name_nothing() {
        let text = "// crate::a\n/* crate::b */ fn f<'a>(c: char) { \"crate::c \\\" crate::d\"; r#\"crate::e\"\"#; '\"'; '\\''; }";
        assert_eq!(named(text), [""; 0]);
        assert_eq!(tokens("b'x' 'a").len(), 1);
    }

    #[test]
    fn public_items_are_those_at_the_top() {
        let text = "pub mod m; pub use x::Y; pub(super) fn f() {} pub const fn g() {} pub struct S { pub a: u8 } impl S { pub fn h() {} } fn p() {}";
        assert_eq!(public_items(text), 3);
    }
}
