//! A drawing: shapes that take the colours of the theme, and what they show in words.

use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// How texts name it: the file's name without its ending.
    pub id: Spanned<Id>,
    /// The file.
    pub source: SourceId,
    /// What it is called, for those who do not see it.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The rectangle that is shown: left, top, width, height.
    pub view: [f64; 4],
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Shape>,
}

impl HasId for Drawing {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

/// A shape, or a group of shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Which: one of the names that a drawing may hold.
    pub name: &'static str,
    /// Its classes: colours and lines of the theme.
    pub classes: Vec<&'static str>,
    /// Its attributes, without ids and references.
    pub attributes: Vec<(&'static str, String)>,
    /// Its own name, which `use` may repeat.
    pub own_name: Option<String>,
    /// What it repeats.
    pub repeats: Option<String>,
    /// What stands in it.
    pub content: ShapeContent,
}

/// What stands in a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeContent {
    /// Shapes, or nothing.
    Shapes(Vec<Shape>),
    /// Letters.
    Text(String),
}
