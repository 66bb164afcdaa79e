//! The TOML head of a section, between lines of `+++`.

/// A section's file, cut in two.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'t> {
    /// The TOML, and where it begins.
    pub head: (&'t str, usize),
    /// The Markdown, and where it begins.
    pub body: (&'t str, usize),
}

/// Cuts a section's file; none if it has no front matter that is closed.
pub fn split(text: &str) -> Option<Parts<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[start..].split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == "+++")?;
    let head = start + opening.len();
    let mut at = head;
    for line in lines {
        let next = at + line.len();
        if line.trim_end() == "+++" {
            return Some(Parts { head: (&text[head..at], head), body: (&text[next..], next) });
        }
        at = next;
    }
    None
}
