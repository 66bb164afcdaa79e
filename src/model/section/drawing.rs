//! A drawing: shapes in the colours of the theme, with a description in words.

use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A drawing of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The id, as texts refer to it: the file's name without ending.
    pub id: Spanned<Id>,
    /// The file that contains the drawing.
    pub source: SourceId,
    /// The title, which screen readers read out.
    pub title: String,
    /// The description in words, for readers who cannot see the drawing.
    pub description: String,
    /// The visible rectangle: left, top, width, height.
    pub view: [f64; 4],
    /// Shapes, from back to front.
    pub shapes: Vec<Shape>,
}

impl HasId for Drawing {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

/// A shape or a group of shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The SVG element's name.
    pub name: &'static str,
    /// Classes: colours and lines of the theme.
    pub classes: Vec<&'static str>,
    /// Attributes, except ids and references.
    pub attributes: Vec<(&'static str, String)>,
    /// The id under which `use` elements can repeat this shape.
    pub own_name: Option<String>,
    /// The id of the shape that this `use` repeats.
    pub repeats: Option<String>,
    /// Content of the shape.
    pub content: ShapeContent,
}

/// The content of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeContent {
    /// Nested shapes; may be empty.
    Shapes(Vec<Shape>),
    /// A piece of text.
    Text(String),
}
