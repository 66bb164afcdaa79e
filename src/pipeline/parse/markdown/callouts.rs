//! Block quotes, and callouts: block quotes whose first line names their kind.
//!
//! GFM alerts, such as `> [!NOTE]`, are parsed here too, because the Markdown parser accepts an alert only without a
//! heading.

use super::reader::{MAX_CALLOUTS, Reader};
use super::{rules, soft_breaks};
use crate::model::content::{Block, Callout, CalloutKind, Inline};
use crate::suggestions;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

impl Reader<'_> {
    /// Converts the events of a block quote or callout to a block.
    pub(super) fn quote(&mut self, place: &Range<usize>) -> Block {
        let Some((name, marker)) = self.marker() else {
            self.report_quoted_number(place);
            return Block::Quote(self.blocks());
        };
        let name = name.to_owned();
        let name = name.as_str();
        self.callout_end = marker.end;
        let Some(kind) = CalloutKind::from_name(name) else {
            let known = suggestions::nearest(name, CalloutKind::ALL.map(|(name, _)| name));
            let finding = rules::UNKNOWN_CALLOUT.at(self.prose.span(marker)).with("name", name);
            self.found.push(finding.suggest(known.map(|name| format!("[!{name}]"))));
            return Block::Quote(self.blocks());
        };
        self.report_fold(marker.end);
        if self.callouts == MAX_CALLOUTS {
            self.report(&rules::TOO_DEEP, marker.clone());
        }
        self.callouts += 1;
        let (heading, first) = self.first_paragraph(marker.len());
        let mut body: Vec<_> = first.into_iter().collect();
        body.extend(self.blocks());
        self.callouts -= 1;
        let is_list = matches!(&body[..], [Block::List(list)] if list.start.is_none());
        if matches!(kind, CalloutKind::Do | CalloutKind::Dont) && !is_list {
            let finding = rules::CALLOUT_WITHOUT_LIST.at(self.prose.span(marker));
            self.found.push(finding.with("name", kind.name()));
        }
        let span = self.prose.span(place.clone());
        Block::Callout(Box::new(Callout { kind, span, heading, body }))
    }

    /// The name in a marker such as `[!DO]` at the start of the quote, and the byte range of the marker. `None` if the
    /// quote does not begin with a marker.
    fn marker(&self) -> Option<(&str, Range<usize>)> {
        let mut coming = self.coming().iter();
        let Some((Event::Start(Tag::Paragraph), place)) = coming.next() else { return None };
        // If a link definition or an address belongs to the brackets, the parser emits a link here.
        let Some((Event::Text(_), _)) = coming.next() else { return None };
        let inner = self.prose.text[place.clone()].strip_prefix("[!")?;
        let name = &inner[..inner.find([']', '[', ' ', '\n'])?];
        let end = place.start + "[!".len() + name.len();
        let is_marker = !name.is_empty() && self.prose.text[end..].starts_with(']');
        is_marker.then(|| (name, place.start..end + 1))
    }

    /// Reads the first paragraph of a callout. The paragraph begins with a marker such as `[!DO]`, which is `marker`
    /// bytes long. Returns the text after the marker on its line as the heading, and the lines below it as a paragraph.
    /// The paragraph is `None` if no lines follow.
    fn first_paragraph(&mut self, marker: usize) -> (Vec<Inline>, Option<Block>) {
        self.take();
        let mut heading = soft_breaks::merge(self.lines());
        self.take();
        let is_break = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
        let line_end = heading.iter().position(is_break).unwrap_or(heading.len());
        let mut rest = heading.split_off(line_end);
        if !rest.is_empty() {
            rest.remove(0);
        }
        if let Some(Inline::Text(text, span)) = heading.first_mut() {
            let marker = text.len() - text[marker..].trim_start().len();
            span.start += marker as u32;
            text.skip(marker);
            if text.is_empty() {
                heading.remove(0);
            }
        }
        let rest = soft_breaks::join(rest);
        (heading, (!rest.is_empty()).then_some(Block::Paragraph(rest)))
    }
}
