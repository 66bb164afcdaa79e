//! Icons for the home screens of phones, for a guide whose logo is a letter: the letter on a square in the accent
//! colour.

use ab_glyph::FontRef;

use super::canvas::Canvas;
use crate::error::Error;
use crate::theme::{Initial, Social};

/// For each icon: its path in the site, the length of its side in pixels, and the size of its letter relative to the
/// side. The letter of the last icon is smaller, because systems crop this icon to other shapes, such as a circle.
pub const ICONS: [(&str, usize, f32); 5] = [
    ("icons/32.png", 32, 0.66),
    ("icons/180.png", 180, 0.6),
    ("icons/192.png", 192, 0.6),
    ("icons/512.png", 512, 0.6),
    ("icons/512-maskable.png", 512, 0.46),
];

/// Draws an icon as PNG. `side` is the width of the icon in pixels, `size` the size of its letter relative to `side`.
/// If the font lacks the letter, the square stays empty.
///
/// # Errors
/// If the icon cannot be encoded.
pub fn icon(initial: &Initial, social: &Social, side: usize, size: f32) -> Result<Vec<u8>, Error> {
    let mut canvas = Canvas::plain(side, side, initial.square.to_rgb());
    if let Ok(font) = FontRef::try_from_slice(&social.font) {
        let color = initial.on.to_rgb();
        canvas.write_in_the_middle(&font, initial.letter, side as f32 * size, color);
    }
    canvas.png()
}
