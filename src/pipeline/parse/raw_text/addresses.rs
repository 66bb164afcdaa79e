//! Parses `addresses.txt`: the addresses of an earlier site, one per line.

use crate::span::{SourceId, Span, Spanned};

/// Path of the list of earlier addresses, below `content/`.
pub const FILE: &str = "addresses.txt";

/// Parses the addresses, each with its position. Skips empty lines, and lines that begin with `#`.
pub fn addresses(source: SourceId, text: &str) -> Vec<Spanned<String>> {
    let mut start = 0;
    let mut addresses = Vec::new();
    for line in text.split('\n') {
        let address = line.trim();
        if !address.is_empty() && !address.starts_with('#') {
            let from = start + (line.len() - line.trim_start().len());
            let span = Span::new(source, from..from + address.len());
            addresses.push(Spanned::new(address.to_owned(), span));
        }
        start += line.len() + 1;
    }
    addresses
}
