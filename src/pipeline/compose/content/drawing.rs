//! Drawings as the data for templates: inline SVG with ids that are unique on the page.

use serde::Serialize;

use super::Html;
use super::escape::push_text;
use crate::model::section::drawing::{Drawing, Shape, ShapeContent};
use crate::pipeline::compose::page_context::PageContext;
use crate::span::Span;

/// A drawing in a text, as the data for its template.
#[derive(Serialize)]
pub struct DrawingView<'g> {
    /// Prefix of all ids in the SVG. No other drawing on the page has this prefix.
    id: String,
    name: &'g str,
    title: &'g str,
    description: &'g str,
    /// The value of the SVG's `viewBox` attribute.
    view: String,
    /// Width of the drawing in ems, as text; `height` is its height in ems.
    width: String,
    height: String,
    /// The shapes of the drawing, as SVG.
    shapes: Html,
}

/// Number of units, as in the drawing's `viewBox`, that take one em of the page's text.
const UNITS: f64 = 20.0;

impl<'g> DrawingView<'g> {
    /// Makes the data of a drawing. `place` is the source position of the embed that shows it.
    pub fn new(drawing: &'g Drawing, place: Span, at: &PageContext<'g>) -> Self {
        let id = format!("drawing:{}", at.embeds().chart_number(place));
        let mut out = String::new();
        push_shapes(&mut out, &drawing.shapes, &id);
        let [left, top, width, height] = drawing.view;
        Self {
            id,
            name: drawing.id.value.as_str(),
            title: &drawing.title,
            description: &drawing.description,
            view: format!("{left} {top} {width} {height}"),
            width: format!("{:.2}", width / UNITS),
            height: format!("{:.2}", height / UNITS),
            shapes: Html(out),
        }
    }
}

fn push_shapes(out: &mut String, shapes: &[Shape], id: &str) {
    for shape in shapes {
        push_shape(out, shape, id);
    }
}

fn push_shape(out: &mut String, shape: &Shape, id: &str) {
    out.push('<');
    out.push_str(shape.name);
    if !shape.classes.is_empty() {
        let classes = shape.classes.iter().map(|class| format!("drawing-{class}"));
        push_attribute(out, "class", &classes.collect::<Vec<_>>().join(" "));
    }
    for (name, value) in &shape.attributes {
        push_attribute(out, name, value);
    }
    if let Some(name) = &shape.id {
        push_attribute(out, "id", &format!("{id}:{name}"));
    }
    if let Some(name) = &shape.repeats {
        push_attribute(out, "href", &format!("#{id}:{name}"));
    }
    out.push('>');
    match &shape.content {
        ShapeContent::Shapes(shapes) => push_shapes(out, shapes, id),
        ShapeContent::Text(text) => push_text(out, text),
    }
    out.push_str("</");
    out.push_str(shape.name);
    out.push('>');
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_text(out, value);
    out.push('"');
}
