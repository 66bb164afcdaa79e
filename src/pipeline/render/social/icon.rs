//! The icons of a guide without a sign of its own, for home screens of phones: the first letter of its name on a square
//! of its accent.

use ab_glyph::FontRef;

use super::canvas::Canvas;
use crate::error::Error;
use crate::theme::{Initial, Social};

/// Path, side in pixels, and the size of the letter relative to the side. Systems cut the last one to a shape of theirs.
pub const ICONS: [(&str, usize, f32); 5] = [
    ("icons/32.png", 32, 0.66),
    ("icons/180.png", 180, 0.6),
    ("icons/192.png", 192, 0.6),
    ("icons/512.png", 512, 0.6),
    ("icons/512-maskable.png", 512, 0.46),
];

/// Draws an icon. A letter that the font lacks is left out.
///
/// # Errors
/// If it cannot be encoded.
pub fn icon(initial: &Initial, social: &Social, side: usize, size: f32) -> Result<Vec<u8>, Error> {
    let mut canvas = Canvas::plain(side, side, initial.square.to_rgb());
    if let Ok(font) = FontRef::try_from_slice(&social.font) {
        let color = initial.on.to_rgb();
        canvas.write_in_the_middle(&font, initial.letter, side as f32 * size, color);
    }
    canvas.png()
}
