//! A page of a site, parsed as a browser parses it.

use scraper::{ElementRef, Html, Node, Selector};

/// A page of a site.
pub struct Page<'p> {
    /// Path of the page below the site.
    pub path: &'p str,
    /// Source text of the page.
    pub source: &'p str,
    /// Parsed document.
    pub html: Html,
}

/// An address or id in an attribute of a page. What it names must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name of the attribute if it contains an address, such as `href`; `id` if it contains an id.
    pub attribute: &'static str,
    pub address: String,
}

/// Attributes that contain an address.
const ADDRESSES: [&str; 6] = ["href", "src", "action", "poster", "cite", "data"];

/// Attributes that contain ids of elements on the same page.
const IDS: [&str; 8] = [
    "for",
    "form",
    "list",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
];

impl<'p> Page<'p> {
    /// Parses a page.
    pub fn read(path: &'p str, source: &'p str) -> Self {
        Self { path, source, html: Html::parse_document(source) }
    }

    /// The elements that match a CSS selector, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("the selector is right");
        self.html.select(&selector).collect()
    }

    /// All elements, in the order of the page.
    pub fn elements(&self) -> Vec<ElementRef<'_>> {
        self.all("*")
    }

    /// The ids of all elements, in the order of the page.
    pub fn ids(&self) -> Vec<String> {
        let id = |element: &ElementRef<'_>| element.attr("id").map(str::to_owned);
        self.elements().iter().filter_map(id).collect()
    }

    /// The text of the page's `title`.
    pub fn title(&self) -> String {
        self.all("head > title").first().map(text).unwrap_or_default()
    }

    /// All addresses and ids in attributes of the page that must exist.
    pub fn references(&self) -> Vec<Reference> {
        let mut references = Vec::new();
        for element in self.elements() {
            for attribute in ADDRESSES {
                let address = element.attr(attribute).map(str::to_owned);
                references.extend(address.map(|address| Reference { attribute, address }));
            }
            for ids in IDS.iter().filter_map(|attribute| element.attr(attribute)) {
                let reference = |id: &str| Reference { attribute: "id", address: format!("#{id}") };
                references.extend(ids.split_whitespace().map(reference));
            }
        }
        references
    }

    /// The texts of the page, without code.
    pub fn prose(&self) -> Vec<&str> {
        let mut pieces = Vec::new();
        for node in self.html.tree.nodes() {
            let Node::Text(text) = node.value() else { continue };
            let is_code = |element: ElementRef<'_>| {
                ["code", "pre", "style", "script"].contains(&element.value().name())
            };
            if !node.ancestors().filter_map(ElementRef::wrap).any(is_code) {
                pieces.push(&**text);
            }
        }
        pieces
    }
}

/// The text of an element. Each sequence of white space becomes one space.
pub fn text(element: &ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The start tag of an element, as messages show it.
pub fn shown(element: &ElementRef<'_>) -> String {
    let attributes: String =
        element.value().attrs().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    format!("<{}{attributes}>", element.value().name())
}

/// The elements that contain an element, innermost first.
pub fn ancestors<'a>(element: &ElementRef<'a>) -> impl Iterator<Item = ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap)
}

/// The elements directly inside an element.
pub fn children<'a>(element: &ElementRef<'a>) -> Vec<ElementRef<'a>> {
    element.children().filter_map(ElementRef::wrap).collect()
}
