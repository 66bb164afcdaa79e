//! The elements, attributes and classes that a drawing may contain.

/// Elements that draw something or contain other elements.
pub const SHAPES: [&str; 12] = [
    "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "defs", "use",
];

/// Attributes whose value is one number, such as a position, a size or the width of a line.
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

/// Attributes whose value contains coordinates or transformations, that is, numbers, letters and a few signs.
pub const GEOMETRY: [&str; 4] = ["d", "points", "transform", "stroke-dasharray"];

/// Attributes whose value is one word. For each attribute: its name, and the words that are allowed.
pub const WORDS: [(&str, &[&str]); 6] = [
    ("fill", &["none"]),
    ("stroke", &["none"]),
    ("fill-rule", &["evenodd", "nonzero"]),
    ("stroke-linecap", &["butt", "round", "square"]),
    ("stroke-linejoin", &["bevel", "miter", "round"]),
    ("text-anchor", &["start", "middle", "end"]),
];

/// Attributes of the element `svg` that are allowed but ignored: the page determines the size and the role of a
/// drawing.
pub const IGNORED: [&str; 6] = ["version", "width", "height", "x", "y", "role"];

/// The classes that shapes may have: first those for fills, then for lines, then for texts. The theme's component
/// `drawing` defines their styles.
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

/// Returns true if a value contains only numbers, letters, spaces and the signs of paths and transformations. A URL
/// contains other characters.
pub fn is_geometry(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || " \n\r\t.,+-()".contains(c))
}

/// Returns true if a value is a number.
pub fn is_number(value: &str) -> bool {
    value.trim().parse::<f64>().is_ok_and(f64::is_finite)
}

/// Returns true if a shape may have this value as its id.
pub fn is_id(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}
