//! Finds the headings of a text, and their ids.

use crate::model::content::{Block, Document, Heading};
use crate::suggestions::NameMap;

/// The ids of all headings in a text. The value is true for an id that ends in a number only because another heading
/// has the same text, such as `causes-2`.
pub fn heading_ids(document: &Document) -> NameMap<bool> {
    let mut all = Vec::new();
    collect_headings(&document.blocks, &mut all);
    all.into_iter().map(|heading| (heading.id.clone(), heading.is_numbered)).collect()
}

/// The ids of all headings in a text, in order. Includes headings inside quotes, lists and callouts.
pub fn anchors(document: &Document) -> Vec<&str> {
    let mut all = Vec::new();
    collect_headings(&document.blocks, &mut all);
    all.into_iter().map(|heading| heading.id.as_str()).collect()
}

fn collect_headings<'d>(blocks: &'d [Block], all: &mut Vec<&'d Heading>) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            all.push(heading);
        }
        block.children().for_each(|blocks| collect_headings(blocks, all));
    }
}
