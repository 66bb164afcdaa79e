//! Parses drawings: SVG with a few allowed elements. Everything else is an error, so scripts, styles and external
//! addresses cannot reach a page.

pub mod rules;
mod vocabulary;

use std::collections::BTreeSet;
use std::ops::Range;

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::{Diagnostic, Diagnostics, Localized, Words};
use crate::model::section::drawing::{Drawing, Shape, ShapeContent};
use crate::pipeline::parse::checked_id;
use crate::span::{SourceId, Span, Spanned};
use crate::suggestions::nearest;
use vocabulary::{
    CLASSES, GEOMETRY, IGNORED, NUMBERS, SHAPES, WORDS, is_geometry, is_id, is_number,
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Maximum size of a drawing in bytes.
const MOST_BYTES: usize = 20 * 1024;

/// Maximum number of XML nodes in a drawing.
const MOST_NODES: u32 = 20_000;
const MOST_DEPTH: usize = 32;

static AN_ELEMENT: Words = Words("the element `<{name}>`");
static AN_ATTRIBUTE: Words = Words("the attribute `{name}`");
static A_VALUE: Words = Words("this value of `{name}`: `{value}`");
static A_COLOUR: Words =
    Words("a fixed colour: `{value}`. Dark pages and paper need other colours");
static LOOSE_TEXT: Words = Words("text outside of `<text>`");
static TOO_DEEP: Words = Words("elements nested more than 32 deep");
static NOT_SVG: Words = Words("its outermost element is not `<svg>`");
static NO_VIEW: Words = Words("it has no `viewBox` of four numbers, the last two larger than 0");
static NOTHING_THERE: Words =
    Words("`use` repeats `{value}`, but no shape in `<defs>` has this id");
static SYNTAX: Words = Words("it is not correct XML ({detail})");
static NOT_CLOSED: Words = Words("the tag `<{open}>` is not closed before `</{closing}>`");
static CLOSE_FIRST: Words = Words(
    "write `</{open}>` where it should end, at the latest directly before `</{closing}>`; if the name in `</{closing}>` is misspelt, correct it",
);
static BEGIN_WITH_SVG: Words = Words(
    "the file must begin with `<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 150\">` and end with `</svg>`; export the picture as SVG again, or delete the file",
);
static ADD_VIEW: Words = Words(
    "write `viewBox=\"0 0 200 150\"` between `<svg` and `>`, with the width and the height of the drawing in place of 200 and 150",
);
static NAME_A_SHAPE: Words = Words(
    "delete this tag from `<use` to `>`, or write after the first `>` of the file `<defs>`, the shape with `id=\"…\"`, and `</defs>`",
);
static USE_A_CLASS: Words = Words(
    "write `class=\"accent\"` instead of `{name}=\"{value}\"`; `osteon manual --open` lists the other classes",
);
static INTO_TEXT: Words = Words(
    "delete it, or write it as `<text x=\"10\" y=\"20\">…</text>`, with the place of the words in the drawing",
);

/// Returns true if `path`, a path below `content/`, is that of a drawing: an SVG file directly in `drawings/`.
pub fn is_drawing(path: &str) -> bool {
    let name = path.strip_prefix("drawings/");
    name.is_some_and(|name| name.ends_with(".svg") && !name.contains('/'))
}

/// Parses the drawing in a file. Returns `None` if it is not correct XML, is not SVG, or has no valid `viewBox`.
pub fn drawing(
    source: SourceId,
    id: Spanned<String>,
    text: &str,
    found: &mut Diagnostics,
) -> Option<Drawing> {
    let id = checked_id(id, found);
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let place = offset(text, error.pos());
            let finding = rules::BROKEN_DRAWING.at(Span::new(source, place..place));
            found.push(explained(finding, &error));
            return None;
        }
    };
    let root = document.root_element();
    let mut reader = Reader { source, found, names: BTreeSet::new() };
    let broken = |problem: &'static Words, advice: &'static Words| {
        let start = root.range().start;
        let finding = rules::BROKEN_DRAWING.at(Span::new(source, start..start + 1));
        finding.with("problem", problem).advise(advice)
    };
    if !root.has_tag_name((SVG, "svg")) {
        reader.found.push(broken(&NOT_SVG, &BEGIN_WITH_SVG));
        return None;
    }
    let Some(view) = root.attribute("viewBox").and_then(view) else {
        reader.found.push(broken(&NO_VIEW, &ADD_VIEW));
        return None;
    };
    if text.len() > MOST_BYTES {
        let size = text.len().div_ceil(1024).to_string();
        reader.found.push(rules::LARGE_DRAWING.at(Span::new(source, 0..0)).with("size", size));
    }
    reader.check_root(root);
    let [title, description] = ["title", "desc"].map(|name| reader.text_of(root, name));
    reader.names = named_in_defs(root);
    let shapes = reader.shapes(root, 1);
    Some(Drawing { id, source, title, description, view, shapes })
}

/// Adds to a finding what is wrong with the XML. A tag that is not closed is the most frequent mistake.
fn explained(finding: Diagnostic, error: &roxmltree::Error) -> Diagnostic {
    if let roxmltree::Error::UnexpectedCloseTag(open, closing, _) = error {
        let names = [("open", open), ("closing", closing)];
        let [open, closing] = names.map(|(key, name)| (key, Localized::verbatim(name)));
        let problem = Localized::of(&NOT_CLOSED, &[open.clone(), closing.clone()]);
        let finding = finding.with("problem", problem).advise(&CLOSE_FIRST);
        return finding.with(open.0, open.1).with(closing.0, closing.1);
    }
    let detail = [("detail", Localized::verbatim(error.to_string()))];
    finding.with("problem", Localized::of(&SYNTAX, &detail))
}

/// Converts the line and column of an XML error to a byte offset in the text.
fn offset(text: &str, at: roxmltree::TextPos) -> usize {
    let line = text.split_inclusive('\n').nth(at.row.saturating_sub(1) as usize);
    let before: usize =
        text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum();
    let line = line.unwrap_or_default();
    let column = line.char_indices().nth(at.col.saturating_sub(1) as usize);
    before + column.map_or(line.len(), |(place, _)| place)
}

fn view(text: &str) -> Option<[f64; 4]> {
    let numbers = text.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let view: [f64; 4] = numbers.try_into().ok()?;
    let is_there = view.iter().all(|number| number.is_finite()) && view[2] > 0.0 && view[3] > 0.0;
    is_there.then_some(view)
}

/// The ids of the shapes in `<defs>`. Only these shapes can be repeated with `use`, and they must not contain `use`
/// themselves. This limits the rendered size of a drawing.
fn named_in_defs(root: Node<'_, '_>) -> BTreeSet<String> {
    let defs = root.descendants().filter(|node| node.has_tag_name((SVG, "defs")));
    let named = defs.flat_map(|defs| defs.descendants()).filter_map(|node| node.attribute("id"));
    named.map(str::to_owned).collect()
}

/// Reads the shapes of a drawing, and reports elements that are not allowed.
struct Reader<'f> {
    source: SourceId,
    found: &'f mut Diagnostics,
    /// Ids of shapes that `use` may repeat.
    names: BTreeSet<String>,
}

impl Reader<'_> {
    fn forbid(&mut self, place: Range<usize>, what: &'static Words, name: &str, value: &str) {
        let finding = rules::FORBIDDEN_IN_DRAWING.at(Span::new(self.source, place));
        let value: String = value.chars().take(40).collect();
        let values = [("name", Localized::verbatim(name)), ("value", Localized::verbatim(value))];
        let finding = finding.with("what", Localized::of(what, &values));
        let [name, value] = values;
        let finding = finding.with(name.0, name.1).with(value.0, value.1);
        self.found.push(match what {
            _ if std::ptr::eq(what, &A_COLOUR) => finding.advise(&USE_A_CLASS),
            _ if std::ptr::eq(what, &LOOSE_TEXT) => finding.advise(&INTO_TEXT),
            _ => finding,
        });
    }

    fn check_root(&mut self, root: Node<'_, '_>) {
        for attribute in root.attributes() {
            let name = attribute.name();
            if attribute.namespace().is_some() || !(IGNORED.contains(&name) || name == "viewBox") {
                self.forbid(attribute.range(), &AN_ATTRIBUTE, name, attribute.value());
            }
        }
    }

    /// The text of the element `name`, which is `title` or `desc`, at the top of the drawing. If it is missing or
    /// empty, reports this and returns an empty text.
    fn text_of(&mut self, root: Node<'_, '_>, name: &'static str) -> String {
        let own = root.children().find(|node| node.has_tag_name((SVG, name)));
        let text = own.and_then(|node| node.text()).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let start = own.unwrap_or(root).range().start;
            let finding = rules::DRAWING_WITHOUT_TEXT.at(Span::new(self.source, start..start + 1));
            self.found.push(finding.with("element", name));
        }
        text
    }

    fn shapes(&mut self, parent: Node<'_, '_>, depth: usize) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for node in parent.children() {
            if node.is_text() && !node.text().unwrap_or_default().trim().is_empty() {
                self.forbid(node.range(), &LOOSE_TEXT, "", "");
            }
            let is_told = depth == 1 && ["title", "desc"].contains(&node.tag_name().name());
            if node.is_element() && !is_told {
                shapes.extend(self.shape(node, depth));
            }
        }
        shapes
    }

    fn shape(&mut self, node: Node<'_, '_>, depth: usize) -> Option<Shape> {
        let tag = node.tag_name();
        let start = node.range().start;
        let place = start..start + 1 + tag.name().len();
        let known = SHAPES.into_iter().find(|name| *name == tag.name());
        let Some(name) = known.filter(|_| tag.namespace() == Some(SVG)) else {
            self.forbid(place, &AN_ELEMENT, tag.name(), "");
            return None;
        };
        if depth > MOST_DEPTH {
            self.forbid(place, &TOO_DEEP, "", "");
            return None;
        }
        if name == "use" && node.ancestors().any(|above| above.has_tag_name((SVG, "defs"))) {
            self.forbid(place, &AN_ELEMENT, "use", "");
            return None;
        }
        let mut shape = Shape {
            name,
            classes: Vec::new(),
            attributes: Vec::new(),
            id: None,
            repeats: None,
            content: ShapeContent::Shapes(Vec::new()),
        };
        for attribute in node.attributes() {
            self.attribute(&mut shape, &attribute);
        }
        let is_letters =
            ["text", "tspan"].contains(&name) && !node.children().any(|n| n.is_element());
        shape.content = match node.text().filter(|_| is_letters) {
            Some(text) => ShapeContent::Text(text.trim().to_owned()),
            None => ShapeContent::Shapes(self.shapes(node, depth + 1)),
        };
        Some(shape)
    }

    fn attribute(&mut self, shape: &mut Shape, attribute: &roxmltree::Attribute<'_, '_>) {
        let (name, value) = (attribute.name(), attribute.value());
        let is_plain = attribute.namespace().is_none();
        let number = NUMBERS.into_iter().find(|known| *known == name && is_plain);
        let geometry = GEOMETRY.into_iter().find(|known| *known == name && is_plain);
        let is_good = if number.is_some() { is_number(value) } else { is_geometry(value) };
        let worded = WORDS.into_iter().find(|(known, _)| *known == name && is_plain);
        match (number.or(geometry), worded, name) {
            (Some(known), ..) if is_good => {
                shape.attributes.push((known, value.trim().to_owned()));
            }
            (_, Some((known, words)), _) if words.contains(&value) => {
                shape.attributes.push((known, value.to_owned()));
            }
            (_, Some(_), "fill" | "stroke") => {
                self.forbid(attribute.range(), &A_COLOUR, name, value);
            }
            (Some(_), ..) | (_, Some(_), _) => {
                self.forbid(attribute.range(), &A_VALUE, name, value);
            }
            (_, _, "class") if is_plain => self.classes(shape, attribute),
            (_, _, "id") if is_plain && is_id(value) => {
                shape.id = Some(value.to_owned());
            }
            (_, _, "href") if shape.name == "use" => self.repeat(shape, attribute),
            _ => self.forbid(attribute.range(), &AN_ATTRIBUTE, name, value),
        }
    }

    fn classes(&mut self, shape: &mut Shape, attribute: &roxmltree::Attribute<'_, '_>) {
        for class in attribute.value().split_whitespace() {
            if let Some(known) = CLASSES.into_iter().find(|known| *known == class) {
                shape.classes.push(known);
                continue;
            }
            let finding =
                rules::UNKNOWN_DRAWING_CLASS.at(Span::new(self.source, attribute.range_value()));
            let near = nearest(class, CLASSES).map(str::to_owned);
            let classes = format!("`{}`", CLASSES.join("`, `"));
            self.found.push(finding.with("class", class).with("classes", classes).suggest(near));
        }
    }

    fn repeat(&mut self, shape: &mut Shape, attribute: &roxmltree::Attribute<'_, '_>) {
        let value = attribute.value();
        match value.strip_prefix('#').filter(|name| self.names.contains(*name)) {
            Some(name) => shape.repeats = Some(name.to_owned()),
            None if value.starts_with('#') => {
                let place = Span::new(self.source, attribute.range_value());
                let problem =
                    Localized::of(&NOTHING_THERE, &[("value", Localized::verbatim(value))]);
                let finding = rules::BROKEN_DRAWING.at(place).with("problem", problem);
                self.found.push(finding.advise(&NAME_A_SHAPE));
            }
            None => self.forbid(attribute.range(), &A_VALUE, "href", value),
        }
    }
}
