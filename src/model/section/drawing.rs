//! A drawing: shapes in the colours of the theme, with a description in words for readers who cannot see it.

use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A drawing of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The id by which texts refer to the drawing: the name of its file without ending.
    pub id: Spanned<Id>,
    /// The file that contains the drawing.
    pub source: SourceId,
    /// The title of the drawing, which screen readers read out.
    pub title: String,
    /// The description in words, for readers who cannot see the drawing.
    pub description: String,
    /// The rectangle of the drawing that is visible: left edge, top edge, width and height, in units of the drawing.
    pub view: [f64; 4],
    /// The shapes, from back to front.
    pub shapes: Vec<Shape>,
}

impl HasId for Drawing {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

/// A shape, a text, or a group of shapes: one SVG element.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Name of the SVG element, such as `path`.
    pub name: &'static str,
    /// Classes of the element, which give it colours and lines of the theme.
    pub classes: Vec<&'static str>,
    /// Attributes of the element as pairs of name and value, except ids and references to other elements.
    pub attributes: Vec<(&'static str, String)>,
    /// The id by which `use` elements repeat this shape; `None` if the author gives none.
    pub id: Option<String>,
    /// For a `use` element, the id of the shape that it repeats; otherwise `None`.
    pub repeats: Option<String>,
    /// What is inside this SVG element.
    pub content: ShapeContent,
}

/// What is inside an SVG element.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeContent {
    /// Further shapes inside the SVG element; the list may be empty.
    Shapes(Vec<Shape>),
    /// Text inside the SVG element.
    Text(String),
}
