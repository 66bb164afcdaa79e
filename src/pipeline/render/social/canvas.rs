//! Draws text onto an image.

use ab_glyph::{Font, FontRef, OutlinedGlyph, Point, ScaleFont, point};

use super::wrong;
use crate::error::Error;
use crate::theme::Social;

/// Width of the space between a Han character and another letter or digit, in ems. Browsers insert the same space with
/// `text-autospace`.
const BETWEEN_SCRIPTS: f32 = 0.125;

/// An RGB image in memory, three bytes per pixel, row by row.
pub struct Canvas {
    pub width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    /// Creates an image in one colour.
    pub fn plain(width: usize, height: usize, color: [u8; 3]) -> Self {
        Self { width, height, pixels: color.repeat(width * height) }
    }

    /// Decodes a PNG image. Ignores transparency.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let unreadable = |error: png::DecodingError| wrong(Social::BACKGROUND, &error.to_string());
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let size = reader.output_buffer_size().unwrap_or_default();
        let mut buffer = vec![0; size];
        let info = reader.next_frame(&mut buffer).map_err(unreadable)?;
        buffer.truncate(info.buffer_size());
        let pixels = match info.color_type.samples() {
            3 => buffer,
            // An image in shades of grey has one value for all three colours.
            few @ 1..=2 => buffer.chunks_exact(few).flat_map(|pixel| [pixel[0]; 3]).collect(),
            many => {
                buffer.chunks_exact(many).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
            }
        };
        Ok(Self { width: info.width as usize, height: info.height as usize, pixels })
    }

    /// Draws a line of text in the font size `size`. `left` is the distance in pixels from the left edge of the image
    /// to the text, `foot` the distance from the upper edge down to the text's baseline.
    pub fn write(
        &mut self,
        font: &FontRef<'_>,
        line: &str,
        size: f32,
        (left, foot): (f32, f32),
        color: [u8; 3],
    ) {
        // The library takes a font size for the height of the font, but here it is the size of an em.
        let em = font.units_per_em().unwrap_or(1000.0);
        let font = font.as_scaled(size * font.height_unscaled() / em);
        let mut x = left;
        let mut before = None;
        for character in line.chars() {
            let id = font.glyph_id(character);
            if let Some((left, before)) = before {
                x += font.kern(before, id);
                x += if meets_script(left, character) { size * BETWEEN_SCRIPTS } else { 0.0 };
            }
            let glyph = id.with_scale_and_position(font.scale(), point(x, foot));
            if let Some(outline) = font.outline_glyph(glyph) {
                self.fill(&outline, outline.px_bounds().min, color);
            }
            x += font.h_advance(id);
            before = Some((character, id));
        }
    }

    /// Draws a character in the centre of the image. Does nothing if the font lacks the character.
    pub fn write_in_the_middle(
        &mut self,
        font: &FontRef<'_>,
        character: char,
        size: f32,
        color: [u8; 3],
    ) {
        let em = font.units_per_em().unwrap_or(1000.0);
        let font = font.as_scaled(size * font.height_unscaled() / em);
        let id = font.glyph_id(character);
        let glyph = id.with_scale(font.scale());
        if let Some(outline) = font.outline_glyph(glyph).filter(|_| id.0 != 0) {
            let bounds = outline.px_bounds();
            let left = (self.width as f32 - bounds.width()) / 2.0;
            let top = (self.height as f32 - bounds.height()) / 2.0;
            self.fill(&outline, point(left.round(), top.round()), color);
        }
    }

    /// Draws the outline of a character, so that the upper left corner of its box is at `corner`.
    fn fill(&mut self, outline: &OutlinedGlyph, corner: Point, color: [u8; 3]) {
        outline.draw(|x, y, cover| {
            // Most pixels of the box are outside the outline.
            if cover <= 0.0 {
                return;
            }
            let (x, y) = (corner.x + x as f32, corner.y + y as f32);
            if x < 0.0 || y < 0.0 || x >= self.width as f32 || y >= self.height as f32 {
                return;
            }
            let start = (y as usize * self.width + x as usize) * 3;
            for (value, above) in self.pixels[start..start + 3].iter_mut().zip(color) {
                let below = f32::from(*value);
                let above = f32::from(above);
                *value = (below + (above - below) * cover.clamp(0.0, 1.0)).round() as u8;
            }
        });
    }

    /// Encodes the image as PNG.
    pub fn png(&self) -> Result<Vec<u8>, Error> {
        let failed = |error: png::EncodingError| wrong(Social::BACKGROUND, &error.to_string());
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        encoder.set_filter(png::Filter::Up);
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&self.pixels).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(bytes)
    }
}

/// Returns true if one of the two characters is Han and the other is a letter or digit of another script. A space is
/// drawn between two such characters.
fn meets_script(left: char, right: char) -> bool {
    let is_han =
        |character: char| matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let is_other = |character: char| character.is_alphanumeric() && character < '\u{2E80}';
    (is_han(left) && is_other(right)) || (is_other(left) && is_han(right))
}
