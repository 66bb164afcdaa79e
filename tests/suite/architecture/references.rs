//! Finds the paths that a Rust file uses, and resolves them to full paths.

use super::tokens::{Token, tokens};
use super::{Tree, folder, sample, stem};

/// A path used in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// True if the path is in this crate.
    pub is_ours: bool,
    /// The names of the full path. It begins at the root of this crate, or with the name of another crate.
    pub path: Vec<String>,
    /// The line on which the path stands, counted from 1.
    pub line: usize,
}

/// The names in the module path of a file below `src`.
pub fn module_of(path: &str) -> Vec<String> {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs");
    if below == "lib" { Vec::new() } else { below.split('/').map(str::to_owned).collect() }
}

/// All paths of at least two names in a file.
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
    /// The module that contains the next token.
    module: Vec<String>,
    /// For each brace that is open, true if it is the brace of a module.
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

    /// Reads a path, which may end in a group of names in braces. Returns the names of the path, and the index of the
    /// token after it.
    fn path(
        &mut self,
        tokens: &[(Token<'_>, usize)],
        start: usize,
        before: &[String],
    ) -> (Vec<String>, usize) {
        let (mut names, mut at) = (before.to_vec(), start);
        // A name after `.` is a field or method, and a name in `<T>::name` belongs to a type.
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

    /// Reads the paths after `use`, with their groups in braces. Returns the index of the token after them.
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
        let (is_ours, path) = self.full_path(names);
        self.found.push(Reference { is_ours, path, line });
    }

    /// Resolves a path. Returns true if it is in this crate, and the names of its full path.
    fn full_path(&self, names: &[String]) -> (bool, Vec<String>) {
        let ups = names.iter().take_while(|name| *name == "super").count();
        match names[0].as_str() {
            "crate" => (true, names[1..].to_vec()),
            "self" => (true, [&self.module, &names[1..]].concat()),
            "super" => {
                let above = &self.module[..self.module.len().saturating_sub(ups)];
                (true, [above, &names[ups..]].concat())
            }
            "::" => (false, names[1..].to_vec()),
            first if is_child(&self.module, first, self.tree) => {
                (true, [&self.module, names].concat())
            }
            _ => (false, names.to_vec()),
        }
    }
}

fn is_child(module: &[String], name: &str, tree: &Tree) -> bool {
    let below: String = module.iter().map(|name| format!("{name}/")).collect();
    tree.contains_key(&format!("src/{below}{name}.rs"))
}

/// Names of the Rust files directly in a folder, without their ending.
pub fn files_in<'t>(tree: &'t Tree, wanted: &str) -> Vec<&'t str> {
    let is_in = |path: &&String| folder(path) == wanted && path.ends_with(".rs");
    tree.keys().filter(is_in).map(|path| stem(path)).collect()
}

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
    assert_eq!(
        named("fn f() { child::g(crate::x::h()) }"),
        ["crate::a::b::child::g", "crate::x::h"]
    );
    assert_eq!(named("use ::toml::de::X; fn f(t: toml::Y) {}"), ["::toml::de::X", "::toml::Y"]);
    assert_eq!(named("mod tests { use super::super::q; }"), ["crate::a::q"]);
    assert_eq!(named("mod tests { use super::*; } use super::c;"), ["crate::a::b", "crate::a::c"]);
}

#[test]
fn comments_and_strings_name_nothing() {
    let text = "// crate::a\n/* crate::b */
        fn f<'a>(c: char) { \"crate::c \\\" crate::d\"; r#\"crate::e\"\"#; '\"'; '\\''; }";
    assert_eq!(named(text), [""; 0]);
}
