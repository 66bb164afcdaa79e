//! Reports link definitions, lines such as `[label]: address`, that are unused or ignored.

use super::super::citations;
use super::super::events::fold;
use super::super::reader::{Reader, Setting};
use super::rules;
use pulldown_cmark::{Event, LinkType, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

impl Reader<'_> {
    /// Reports link definitions that no link uses. Also reports link definitions that are ignored because an earlier
    /// one has the same label.
    pub(in super::super) fn report_definitions(&mut self) {
        if self.events.definitions.is_empty() {
            return;
        }
        let mut used = BTreeSet::new();
        let mut read: Vec<Range<usize>> = Vec::new();
        for (event, place) in &self.events.list {
            match event {
                Event::Start(
                    Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. },
                ) if matches!(
                    link_type,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                ) =>
                {
                    used.insert(fold(id).into_owned());
                }
                Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => {
                    read.push(place.clone());
                }
                _ => {}
            }
        }
        let mut first = BTreeSet::new();
        for (label, place) in &self.events.definitions {
            first.insert(place.start);
            let is_reported = citations::looks_like_one(label)
                || (self.setting == Setting::Line && label.starts_with('^'));
            if !used.contains(label) && !is_reported {
                self.report_unused(label, place.clone());
            }
        }
        self.report_repeated(&first, &read);
    }

    fn report_unused(&mut self, label: &str, place: Range<usize>) {
        let source = self.prose.text[place.clone()].trim_end();
        let place = place.start..place.start + source.len();
        let address = source.split_once("]:").map_or("", |(_, address)| address.trim());
        // `[//]: # (…)` is a common way to write comments.
        if address.starts_with('#') || address.starts_with("<>") || label == "//" {
            return;
        }
        let first = address.split(char::is_whitespace).next().unwrap_or("");
        let is_address = first.contains(['/', '#', '<']) || first.contains(':') || is_file(first);
        let rule = if is_address { &rules::UNUSED_DEFINITION } else { &rules::SWALLOWED_TEXT };
        let written =
            source.split_once("]:").map_or(label, |(label, _)| label.trim_start_matches('['));
        let finding = rule.at(self.prose.span(place)).with("label", written);
        self.found.push(finding.with("text", address));
    }

    /// Reports link definitions that are ignored, because the same label is already defined with another address.
    /// `first` holds the offsets of the definitions that are not ignored. `read` holds the byte ranges of text, code
    /// and HTML: a line such as `[label]: address` inside them is not a definition.
    fn report_repeated(&mut self, first: &BTreeSet<usize>, read: &[Range<usize>]) {
        let mut start = 0;
        for line in self.prose.text.split_inclusive('\n') {
            let inner = line.trim_start_matches([' ', '>', '-', '*']);
            let at = start + (line.len() - inner.len());
            let end = start + line.trim_end().len();
            start += line.len();
            let Some(label) = inner.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else {
                continue;
            };
            let label = label.0;
            let after = read.partition_point(|place| place.end <= at);
            let is_text = read.get(after).is_some_and(|place| place.start < end);
            if is_text || first.contains(&at) {
                continue;
            }
            let address =
                |text: &str| text.split_once("]:").map(|(_, rest)| rest.trim().to_owned());
            let written = address(&self.prose.text[at..end]);
            let is_other =
                |place: &&Range<usize>| address(&self.prose.text[(*place).clone()]) != written;
            let first = self.events.definitions.get(&*fold(label)).filter(is_other);
            if let Some(place) = first.filter(|_| label != "//") {
                let finding = rules::DUPLICATE_DEFINITION.at(self.prose.span(at..end));
                let earlier = self.prose.span(place.clone());
                self.found.push(finding.with("label", label).related(earlier, &rules::FIRST));
            }
        }
    }
}

/// Returns true if a word looks like a file name: a name, a dot, and an ending of one to five letters or digits.
fn is_file(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}
