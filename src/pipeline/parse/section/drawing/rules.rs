//! Rules for drawings.

use crate::diagnostic::{Rule, Severity, Words};

/// A file in `drawings/` that cannot be parsed as a drawing.
pub static BROKEN_DRAWING: Rule = Rule {
    name: "broken-drawing",
    severity: Severity::Error,
    message: Words("this drawing cannot be read: {problem}"),
    help: Words(
        "correct the marked place, or export the picture as SVG again; each tag is closed, as in `<g>…</g>` or `<circle r=\"3\"/>`, and `&` is written `&amp;`",
    ),
    specification: include_str!("rules/broken-drawing.md"),
};

/// An element, attribute or value that drawings may not contain.
pub static FORBIDDEN_IN_DRAWING: Rule = Rule {
    name: "forbidden-in-drawing",
    severity: Severity::Error,
    message: Words("a drawing must not contain {what}"),
    help: Words(
        "delete what is marked; a drawing may contain only simple shapes, such as `<path>`, `<circle>`, `<rect>` and `<text>`, with colours by `class`",
    ),
    specification: include_str!("rules/forbidden-in-drawing.md"),
};

/// A class, given to a shape in a drawing, that the theme does not define.
pub static UNKNOWN_DRAWING_CLASS: Rule = Rule {
    name: "unknown-drawing-class",
    severity: Severity::Error,
    message: Words("drawings have no class `{class}`"),
    help: Words("write one of these names instead of `{class}`: {classes}"),
    specification: include_str!("rules/unknown-drawing-class.md"),
};

/// A drawing without title or description, which readers who cannot see it need.
pub static DRAWING_WITHOUT_TEXT: Rule = Rule {
    name: "drawing-without-text",
    severity: Severity::Error,
    message: Words("this drawing has no `<{element}>`, so people who cannot see it learn nothing"),
    help: Words(
        "directly after `<svg …>`, write `<title>what it is</title><desc>what it shows, in a sentence or two</desc>`",
    ),
    specification: include_str!("rules/drawing-without-text.md"),
};

/// A drawing that is too large to be part of a page.
pub static LARGE_DRAWING: Rule = Rule {
    name: "large-drawing",
    severity: Severity::Warning,
    message: Words("this drawing has {size} KB, which makes every page with it slow"),
    help: Words(
        "use fewer shapes and numbers with one decimal; 20 KB are enough for a picture of a house with people",
    ),
    specification: include_str!("rules/large-drawing.md"),
};
