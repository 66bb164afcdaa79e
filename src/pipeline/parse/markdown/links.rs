//! Reads links, pictures and embeds. Also reads citations, which the parser reports as links.

use super::events::fold;
use super::inlines::is_inline;
use super::reader::{Reader, Setting, without_nul};
use super::{citations, rules};
use crate::diagnostic::Diagnostic;
use crate::model::content::{Embed, Image, Inline, Link, is_unnamed, plain_text};
use crate::model::mention::web_address::is_refused_scheme_or_drive;
use crate::model::mention::{Address, Usage};
use crate::span::Span;
use pulldown_cmark::{CowStr, Event, LinkType, Tag};
use std::ops::Range;

/// Captions that mean "no visible caption", as in `![—](table:bmd)`.
const DASHES: [&str; 4] = ["-", "–", "—", "－"];

/// The destination, title and label of a link or picture, in this order.
type Parts<'p> = [&'p CowStr<'p>; 3];

impl Reader<'_> {
    /// Converts a link to inlines. The link's start event was read last; `place` is the byte range of the link.
    pub(super) fn link(
        &mut self,
        link_type: LinkType,
        parts: Parts<'_>,
        place: &Range<usize>,
    ) -> Vec<Inline> {
        match link_type {
            _ if is_unknown(link_type) => self.citation(link_type, parts[2], place),
            LinkType::Autolink | LinkType::Email => {
                let [destination, ..] = parts;
                let written = without_nul(destination);
                let address = match link_type {
                    LinkType::Email => Address::Web(format!("mailto:{written}")),
                    _ => Address::parse(&written),
                };
                let span = self.prose.span(place.start + 1..place.end - 1);
                let start = self.leftovers.as_text().len();
                let content = self.inlines();
                self.leftovers.link_from(start);
                // Links cannot be nested; the outer one is kept.
                if self.is_in_link {
                    return content;
                }
                let to = self.prose.mentions.add(span, address, Usage::Link);
                vec![Inline::Link(Box::new(Link { to, title: Box::default(), content }))]
            }
            _ => {
                if link_type == LinkType::Inline {
                    self.report_cited_link(place, parts[0]);
                }
                let start = self.leftovers.as_text().len();
                let outer = std::mem::replace(&mut self.is_in_link, true);
                let content = self.inlines();
                self.is_in_link = outer;
                self.leftovers.link_from(start);
                let (span, address) =
                    self.destination(parts, place, self.ends[1].max(place.start + 1));
                self.report_wide_bang(&address, content.is_empty(), place);
                let usage = if is_unnamed(&content) { Usage::Nameless } else { Usage::Link };
                let to = self.prose.mentions.add(span, address, usage);
                let title = without_nul(parts[1]).into();
                vec![Inline::Link(Box::new(Link { to, title, content }))]
            }
        }
    }

    /// Converts a picture within a text to inlines. The picture's start event was read last; `place` is its byte range.
    pub(super) fn image(
        &mut self,
        link_type: LinkType,
        parts: Parts<'_>,
        place: &Range<usize>,
    ) -> Vec<Inline> {
        if is_unknown(link_type) {
            // An exclamation mark followed by a citation.
            let mark = place.start..place.start + 1;
            let mut text = vec![Inline::Text("!".into(), self.prose.span(mark.clone()))];
            text.extend(self.citation(link_type, parts[2], &(mark.end..place.end)));
            return text;
        }
        let content = self.inlines();
        let (source, address) = self.destination(parts, place, self.ends[1].max(place.start + 2));
        if let Address::Item { kind, id, .. } = &address
            && !is_refused_scheme_or_drive(kind, id)
        {
            let finding = rules::EMBED_IN_TEXT.at(self.prose.span(place.clone()));
            self.found.push(finding.with("address", address.to_string()));
            return content;
        }
        let alternative = plain_text(&content);
        if alternative.trim().is_empty() {
            self.report(&rules::MISSING_ALTERNATIVE_TEXT, place.clone());
        }
        let span = self.prose.span(place.clone());
        let source = self.prose.mentions.add(source, address, Usage::Picture);
        let (title, alternative) = (without_nul(parts[1]).into(), alternative.into());
        vec![Inline::Image(Box::new(Image { source, span, title, alternative }))]
    }

    /// Reads the next paragraph if it consists of one embed. Otherwise returns `None` and reads nothing.
    pub(super) fn lone_embed(&mut self) -> Option<Embed> {
        let (Event::Start(Tag::Image { dest_url, title, id, .. }), place) = self.peek()? else {
            return None;
        };
        let is_item = matches!(Address::parse(dest_url), Address::Item { .. });
        if !is_item || self.setting == Setting::Line || !self.is_alone() {
            return None;
        }
        self.take();
        let mut caption = self.text_block();
        let is_bare =
            matches!(caption.as_slice(), [Inline::Text(text, _)] if DASHES.contains(&&**text));
        if is_bare {
            caption.clear();
        }
        let (span, address) =
            self.destination([dest_url, title, id], place, self.ends[1].max(place.start + 2));
        let to = self.prose.mentions.add(span, address, Usage::Embed);
        self.take();
        Some(Embed { to, span: self.prose.span(place.clone()), caption, is_bare })
    }

    /// Returns true if the next element is the last of its paragraph.
    fn is_alone(&self) -> bool {
        let mut open = 0;
        for (event, _) in self.coming() {
            match event {
                Event::Start(tag) if open == 0 && !is_inline(tag) => return true,
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => return true,
                Event::End(_) => open -= 1,
                _ if open == 0 => return false,
                _ => {}
            }
        }
        true
    }

    /// The address of a link or picture, and the position of this address. `place` is the byte range of the whole link;
    /// `after` is the offset at which the text of the link ends.
    fn destination(&self, parts: Parts<'_>, place: &Range<usize>, after: usize) -> (Span, Address) {
        let [destination, _, label] = parts;
        // For a reference link, the address is in its definition, which may come earlier in the text.
        let definitions = &self.events.definitions;
        let is_defined = !label.is_empty() && !definitions.is_empty();
        let (opening, within) = match definitions.get(&*fold(label)) {
            Some(definition) if is_defined => ("]:", definition.clone()),
            _ => ("](", after.min(place.end)..place.end),
        };
        let found = self.prose.text[within.clone()].find(opening);
        let start = within.start + found.map_or(0, |at| at + opening.len());
        let span =
            self.prose.span(self.place_of(destination, start..within.end).unwrap_or(place.clone()));
        (span, Address::parse(&without_nul(destination)))
    }

    /// Finds the byte range of a link's address in the Markdown. `address` is the address as the parser returns it, and
    /// `within` begins with the address as written. This may be longer, because it may contain backslashes and
    /// character references. `None` if the end of the address cannot be found.
    fn place_of(&self, address: &str, within: Range<usize>) -> Option<Range<usize>> {
        let source = &self.prose.text[within.clone()];
        let behind = source.trim_start_matches(|c: char| c.is_whitespace() || c == '<' || c == '>');
        let length = if behind.starts_with(address) {
            address.len()
        } else {
            behind.find([' ', '\n', ')', '>'])?
        };
        let start = within.end - behind.len();
        Some(start..start + length)
    }

    fn citation(&mut self, link_type: LinkType, label: &str, place: &Range<usize>) -> Vec<Inline> {
        let label = without_nul(label);
        if link_type == LinkType::ShortcutUnknown
            && let Some(citations) = citations::group(self.prose, &label, place.clone(), self.found)
        {
            self.skip();
            self.leftovers.gap();
            return vec![Inline::Citation(citations)];
        }
        if link_type == LinkType::ReferenceUnknown
            && let Some(call_and_citation) = self.called_and_cited(&label, place)
        {
            return call_and_citation;
        }
        let source = &self.prose.text[place.clone()];
        let written = match link_type {
            LinkType::ReferenceUnknown if source.starts_with("[@") => source.replace("][", "; "),
            _ => label.clone(),
        };
        // The parser's range omits the brackets `[]` of `[@key][]`.
        let end = place.end + if link_type == LinkType::CollapsedUnknown { "[]".len() } else { 0 };
        self.report_citation(written.trim_matches(['[', ']']), place.start..end);
        let span = self.prose.span(place.clone());
        let mut text = vec![Inline::Text("[".into(), span)];
        let start = self.leftovers.as_text().len();
        text.extend(self.inlines());
        self.leftovers.forget_from(start);
        let closing = match link_type {
            LinkType::ReferenceUnknown => format!("][{label}]"),
            LinkType::CollapsedUnknown => "][]".to_owned(),
            _ => "]".to_owned(),
        };
        text.push(Inline::Text(closing.into(), span));
        text
    }

    /// Reads a footnote call and a citation, `[^1][@who]`, which Markdown takes for one link with the label `@who`.
    /// Returns `None` for anything else.
    fn called_and_cited(&mut self, label: &str, place: &Range<usize>) -> Option<Vec<Inline>> {
        let note = self.prose.text[place.clone()].strip_prefix("[^")?.split(']').next()?;
        let number = self.footnotes.called(note)?;
        let behind = place.start + "[^]".len() + note.len()..place.end;
        let citations = citations::group(self.prose, label, behind, self.found)?;
        self.skip();
        self.leftovers.gap();
        Some(vec![Inline::FootnoteCall { number, call: 0 }, Inline::Citation(citations)])
    }

    /// Reports a malformed citation, and suggests its correct form. `written` is the text between its brackets.
    pub(super) fn report_citation(&mut self, written: &str, place: Range<usize>) {
        let finding = self.cited_badly(written, place);
        self.found.push(finding);
    }

    fn cited_badly(&self, written: &str, place: Range<usize>) -> Diagnostic {
        let suggestion = citations::well_formed(written).map(|group| format!("[{group}]"));
        let text = self.prose.text[place.clone()].to_owned();
        let example = suggestion.clone().unwrap_or_else(|| "[@key, p. 12]".to_owned());
        let finding = rules::MALFORMED_CITATION.at(self.prose.span(place));
        finding.with("text", text).with("example", example).suggest(suggestion)
    }

    /// Reports `[@key](address)`, a citation that is written as a link. If the address is on the web, reports it only
    /// if `key` is that of a source: `[@clinic](https://…)` may name an account.
    fn report_cited_link(&mut self, place: &Range<usize>, address: &str) {
        let inner = self.prose.text[place.start + 1..place.end].split(']').next().unwrap_or("");
        if !inner.starts_with('@') || !citations::looks_like_one(inner) {
            return;
        }
        let inner = inner.to_owned();
        let finding = self.cited_badly(&inner, place.clone());
        if matches!(Address::parse(address), Address::Web(_)) {
            let is_end = |c: char| matches!(c, ',' | ';' | ' ');
            let key = inner[1..].split(is_end).next().unwrap_or("").to_owned();
            self.found.push_if_source(vec![key], finding);
        } else {
            self.found.push(finding);
        }
    }
}

/// Returns true for a link event that stands for brackets whose label has no link definition. The parser emits such an
/// event only if the text in the brackets looks like a citation.
fn is_unknown(link_type: LinkType) -> bool {
    matches!(
        link_type,
        LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown
    )
}
