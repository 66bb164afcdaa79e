//! Extracts the passages of a finished page: exactly the text that readers see, whatever templates produced it.
//!
//! Reads the page's `main` and an `aside` after it, which has the page's sources, without navigation. From the page's
//! head, reads the description, which sums the page up, and `keywords`: words and questions of readers by which the
//! author wants the page to be found. A heading begins a passage, and so does an element with an anchor of the guide: a
//! row, a term, a question. Templates refine this with the attribute `data-search`. The value `name` marks another name
//! of a passage. The value `aside` marks text that refers to other pages or is repeated on every page: it can be found
//! but belongs to no passage. The value `none` marks content that is not text, such as a number.

mod tags;
mod text;

use memchr::memmem;

use self::tags::{attribute, attributes, end_of_tag, is_inline, is_silent, is_void};
use self::text::push_text;
use super::page_text::{PageText, Passage};

/// CSS classes of the numbers of sources and footnotes, which osteon adds. These numbers are not text of the page.
const MARKS: [&str; 2] = ["citation", "footnote"];

/// Extracts the passages from the HTML of a page. `address` is the page's address, relative to the root of the site.
pub fn page_text(address: &str, html: &str) -> PageText {
    let find = |text: &str, tag: &str| memmem::find(text.as_bytes(), tag.as_bytes());
    let (head, main) = html.split_at(find(html, "<main").unwrap_or(html.len()));
    let main = &main[..end_of_text(main)];
    let mut reader = Reader::default();
    let mut rest = main;
    while let Some(start) = memchr::memchr(b'<', rest.as_bytes()) {
        reader.text(&rest[..start]);
        let tag = &rest[start + 1..];
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = end_of_tag(tag) else { break };
        reader.tag(&tag[..end]);
        rest = &tag[end + 1..];
    }
    let mut page = reader.finish(address);
    add_head(head, &mut page);
    page
}

/// Byte offset at which the text of a page ends: at `</main>`, or at the end of an `aside` between it and the footer.
fn end_of_text(html: &str) -> usize {
    let find = |from: usize, tag: &str| {
        Some(from + memmem::find(&html.as_bytes()[from..], tag.as_bytes())?)
    };
    let Some(main) = find(0, "</main>") else { return html.len() };
    let footer = find(main, "<footer").unwrap_or(html.len());
    find(main, "</aside>").filter(|aside| *aside < footer).unwrap_or(main)
}

/// Adds what the head of the page contains. The page's description is added to the text before the first heading,
/// unless the page's text contains it already. Each word or question by which the author wants the page to be found
/// becomes a passage.
fn add_head(head: &str, page: &mut PageText) {
    let tags = memmem::find_iter(head.as_bytes(), "<meta ").map(|start| &head[start + 1..]);
    let metas = tags.filter_map(|tag| Some(&tag[..end_of_tag(tag)?]));
    for meta in metas {
        let Some(content) = attribute(meta, "content") else { continue };
        let mut text = String::new();
        push_text(content, &mut text);
        match attribute(meta, "name") {
            Some("description") => {
                let known = page.passages.iter().flat_map(|passage| passage.text.split('\n'));
                let known: String = known.collect();
                let first = &mut page.passages[0].text;
                let begun = text.trim_end_matches('…');
                if memmem::find(known.as_bytes(), begun.as_bytes()).is_none() {
                    *first = if first.is_empty() { text } else { format!("{text}\n{first}") };
                }
            }
            Some("keywords") => {
                let names = text.split([',', '，']).map(|name| name.trim().to_owned());
                let names = names.filter(|name| !name.is_empty());
                page.passages.extend(names.map(|name| Passage { name, ..Passage::default() }));
            }
            _ => {}
        }
    }
}

/// Where extracted text goes: to the text of a passage, to the name of a passage, to the text that belongs to no
/// passage, or nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Text,
    Name,
    Aside,
    Nowhere,
}

/// An HTML element that has begun but not ended. Its start has changed where extracted text goes; its end undoes this
/// change.
struct OpenElement<'h> {
    element: &'h str,
    /// Number of open elements inside this one that have the same tag name. Their end tags do not end this element.
    nested: usize,
    /// Where extracted text goes after this element has ended.
    destination: Destination,
    passage: usize,
    wants_name: bool,
}

#[derive(Default)]
struct Reader<'h> {
    passages: Vec<Passage>,
    aside: String,
    open: Vec<OpenElement<'h>>,
    destination: Option<Destination>,
    passage: usize,
    /// True if the current passage is a row, term or question whose name has not been read yet.
    wants_name: bool,
    /// Anchor of the last heading that has an anchor. A heading without an anchor uses it, too.
    anchor: &'h str,
}

impl<'h> Reader<'h> {
    fn passage(&mut self) -> &mut Passage {
        if self.passages.is_empty() {
            self.passages.push(Passage::default());
        }
        &mut self.passages[self.passage]
    }

    /// The buffer for the text at the current place of the page, such as the name of a passage. `None` if search does
    /// not find the text at this place.
    fn receiver(&mut self) -> Option<&mut String> {
        match self.destination.unwrap_or(Destination::Text) {
            Destination::Text => Some(&mut self.passage().text),
            Destination::Name => Some(&mut self.passage().name),
            Destination::Aside => Some(&mut self.aside),
            Destination::Nowhere => None,
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let Some(out) = self.receiver() else { return };
        push_text(text, out);
    }

    fn end_line(&mut self) {
        if let Some(out) = self.receiver() {
            let kept = out.trim_end().len();
            out.truncate(kept);
            if kept > 0 {
                out.push('\n');
            }
        }
    }

    fn tag(&mut self, tag: &'h str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim_end());
            return;
        }
        let is_end = |byte: u8| byte == b'/' || byte.is_ascii_whitespace();
        let element = &tag[..tag.bytes().position(is_end).unwrap_or(tag.len())];
        if !is_inline(element) {
            self.end_line();
        }
        if is_void(element) || tag.ends_with('/') {
            return;
        }
        if let Some(open) = self.open.last_mut().filter(|open| open.element == element) {
            open.nested += 1;
        }
        if self.destination != Some(Destination::Nowhere)
            && self.destination != Some(Destination::Aside)
        {
            self.begin(element, tag);
        }
    }

    /// Handles the start of an HTML element. Depending on the element, changes where extracted text goes, or begins a
    /// passage.
    fn begin(&mut self, element: &'h str, tag: &'h str) {
        let (mut class, mut search, mut id, mut scope) = ("", "", None, "");
        for (name, value) in attributes(&tag[element.len()..]) {
            match name {
                "class" => class = value,
                "data-search" => search = value,
                "id" if !value.contains(':') && !value.starts_with('_') => id = Some(value),
                "scope" => scope = value,
                _ => {}
            }
        }
        if is_silent(element) || (matches!(element, "span" | "sup") && MARKS.contains(&class)) {
            self.enter(element, Destination::Nowhere);
            return;
        }
        match search {
            "aside" => return self.enter(element, Destination::Aside),
            "none" => return self.enter(element, Destination::Nowhere),
            "name" => {
                self.enter(element, Destination::Name);
                return self.next_name();
            }
            _ => {}
        }
        match element {
            "h1" => {
                self.enter(element, Destination::Name);
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                let is_hidden = class.split(' ').any(|class| class == "visually-hidden");
                if is_hidden {
                    return;
                }
                self.anchor = id.unwrap_or(self.anchor);
                let anchor = self.anchor;
                self.start(anchor);
                self.enter(element, Destination::Name);
            }
            "th" if self.wants_name && scope == "row" => self.name(element),
            "dt" | "legend" if self.wants_name => self.name(element),
            "tr" | "div" | "fieldset" | "li" | "dt" if let Some(id) = id => {
                self.enter(element, self.destination.unwrap_or(Destination::Text));
                self.start(id);
                self.wants_name = true;
            }
            _ => {}
        }
    }

    fn name(&mut self, element: &'h str) {
        self.enter(element, Destination::Name);
        self.next_name();
        if let Some(open) = self.open.last_mut() {
            open.wants_name = false;
        }
    }

    /// Begins a new line in the name of a passage. A passage with several names has each name on its own line.
    fn next_name(&mut self) {
        self.end_line();
    }

    fn start(&mut self, anchor: &str) {
        self.passage();
        self.passages.push(Passage { anchor: anchor.to_owned(), ..Passage::default() });
        self.passage = self.passages.len() - 1;
    }

    fn enter(&mut self, element: &'h str, destination: Destination) {
        self.open.push(OpenElement {
            element,
            nested: 0,
            destination: self.destination.unwrap_or(Destination::Text),
            passage: self.passage,
            wants_name: self.wants_name,
        });
        self.destination = Some(destination);
    }

    fn close(&mut self, element: &str) {
        if !is_inline(element) {
            self.end_line();
        }
        let Some(open) = self.open.last_mut().filter(|open| open.element == element) else {
            return;
        };
        if open.nested > 0 {
            open.nested -= 1;
            return;
        }
        let is_row = self.destination == Some(open.destination);
        let (destination, passage, wants_name) = (open.destination, open.passage, open.wants_name);
        self.open.pop();
        self.destination = Some(destination);
        self.wants_name = wants_name;
        // After a row, a question or the like, text belongs to the earlier passage again. After a heading, it belongs
        // to the passage of the heading.
        if is_row {
            self.passage = passage;
        }
    }

    fn finish(mut self, address: &str) -> PageText {
        self.passage();
        if !self.aside.trim().is_empty() {
            self.passages.push(Passage { text: self.aside, ..Passage::default() });
        }
        for passage in &mut self.passages {
            tidy(&mut passage.name);
            tidy(&mut passage.text);
        }
        let mut kept = self.passages.into_iter();
        let first = kept.next().unwrap_or_default();
        let others = kept.filter(|own| !own.name.is_empty() || !own.text.is_empty());
        PageText {
            address: address.to_owned(),
            passages: std::iter::once(first).chain(others).collect(),
        }
    }
}

fn tidy(text: &mut String) {
    let says_something = |line: &&str| line.chars().any(char::is_alphanumeric);
    // Removes the separators between names in a list.
    let lines = text.split('\n').map(|line| line.trim().trim_end_matches(['、', '，', ',']));
    let mut tidied = String::with_capacity(text.len());
    for line in lines.filter(says_something) {
        if !tidied.is_empty() {
            tidied.push('\n');
        }
        tidied.push_str(line);
    }
    *text = tidied;
}
