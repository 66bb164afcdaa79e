//! The elements, attributes and classes that a drawing may contain.

/// Elements that draw, or hold others.
pub const SHAPES: [&str; 12] = [
    "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "defs", "use",
];

/// Attributes of numbers, by which shapes have their place, and those that say how a line is drawn.
pub const NUMBERS: [&str; 16] = [
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x1",
    "y1",
    "x2",
    "y2",
    "dx",
    "dy",
    "stroke-width",
];

/// Attributes of numbers and letters of a small alphabet.
pub const GEOMETRY: [&str; 4] = ["d", "points", "transform", "stroke-dasharray"];

/// Attributes of one word each, with the words.
pub const WORDS: [(&str, &[&str]); 6] = [
    ("fill", &["none"]),
    ("stroke", &["none"]),
    ("fill-rule", &["evenodd", "nonzero"]),
    ("stroke-linecap", &["butt", "round", "square"]),
    ("stroke-linejoin", &["bevel", "miter", "round"]),
    ("text-anchor", &["start", "middle", "end"]),
];

/// Attributes of the outermost element that say nothing here: the page gives the size.
pub const IGNORED: [&str; 6] = ["version", "width", "height", "x", "y", "role"];

/// The classes: fills, then lines, then letters. The theme's component `drawing` says how each looks.
pub const CLASSES: [&str; 27] = [
    "paper",
    "ground",
    "ink",
    "muted",
    "accent",
    "accent-soft",
    "warm",
    "warm-shade",
    "clay",
    "clay-shade",
    "sand",
    "sand-shade",
    "sky",
    "sky-shade",
    "skin",
    "skin-shade",
    "hair",
    "hair-dark",
    "trousers",
    "trousers-shade",
    "shoes",
    "line",
    "thin",
    "line-accent",
    "line-warm",
    "dashed",
    "label",
];

/// True if a value consists of numbers, spaces and the letters of paths and transformations. It cannot contain a link.
pub fn is_geometry(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || " \n\r\t.,+-()".contains(c))
}

/// True if a value is a number.
pub fn is_number(value: &str) -> bool {
    value.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

/// True if an id is allowed for a shape.
pub fn is_own_name(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}
