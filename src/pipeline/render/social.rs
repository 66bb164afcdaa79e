//! Link-preview pictures: the theme's picture with the guide's title and publisher. Only this module uses fonts and
//! images.

use ab_glyph::{Font, FontRef, Glyph, ScaleFont, point};

use crate::error::Error;
use crate::model::settings::Settings;
use crate::pipeline::compose::view::text_layout::{SIZE, wrapped};
use crate::theme::Social;

/// Path of the picture below the site.
pub const PATH: &str = "social.png";

// Where words stand, in pixels of the theme's picture: its left is free for them.
const LEFT: f32 = 90.0;
const ROOM: f32 = 660.0;
/// The title is centred at this height, and is at most this high.
const MIDDLE: f32 = 340.0;
const HIGHEST: f32 = 300.0;
/// Font sizes of the title, from which the largest that fits is used.
const TITLES: [f32; 5] = [104.0, 84.0, 68.0, 54.0, 44.0];
/// Line height of the title, relative to the font size.
const LINE: f32 = 1.25;
/// Distance from the middle of a line to its baseline, relative to the font size.
const DROP: f32 = 0.37;
const PUBLISHER: f32 = 32.0;
/// Space between Han characters and letters or digits in ems, as browsers insert with `text-autospace`.
const BETWEEN_SCRIPTS: f32 = 0.125;
const PUBLISHER_FOOT: f32 = 590.0;

/// Draws the picture and returns it as PNG. A text with characters that the font lacks is omitted as a whole, because a
/// partial title would be wrong.
///
/// # Errors
/// If the theme's picture is not a PNG, or its font is not an OpenType font.
pub fn picture(settings: &Settings, social: &Social) -> Result<Vec<u8>, Error> {
    let mut canvas = Canvas::read(&social.background)?;
    let font = FontRef::try_from_slice(&social.font)
        .map_err(|error| wrong(Social::FONT, &error.to_string()))?;
    if has_all(&font, &settings.title) {
        let (size, lines) = title(&settings.title);
        let step = size * LINE;
        let first = MIDDLE - step * (lines.len() as f32 - 1.0) / 2.0 + size * DROP;
        for (number, line) in lines.iter().enumerate() {
            canvas.write(&font, line, size, first + step * number as f32);
        }
    }
    if has_all(&font, &settings.publisher.name) {
        let line = one_line(&settings.publisher.name, PUBLISHER);
        canvas.write(&font, &line, PUBLISHER, PUBLISHER_FOOT);
    }
    canvas.png()
}

/// The largest font size in which a title fits, and its lines. A title that never fits ends in an ellipsis.
fn title(text: &str) -> (f32, Vec<String>) {
    let lines = |size: f32| wrapped(text, f64::from(ROOM / size) * SIZE);
    let most = |size: f32| (HIGHEST / (size * LINE)) as usize;
    let fits = |size: &f32| lines(*size).len() <= most(*size);
    let smallest = TITLES[TITLES.len() - 1];
    let size = TITLES.into_iter().find(fits).unwrap_or(smallest);
    let mut shown = lines(size);
    if shown.len() > most(size) {
        shown.truncate(most(size));
        if let Some(last) = shown.last_mut() {
            shorten(last);
        }
    }
    (size, shown)
}

/// The part of a text that fits in one line.
fn one_line(text: &str, size: f32) -> String {
    let mut lines = wrapped(text, f64::from(ROOM / size) * SIZE).into_iter();
    let mut first = lines.next().unwrap_or_default();
    if lines.next().is_some() {
        shorten(&mut first);
    }
    first
}

/// Replaces the last character by an ellipsis, so that the line keeps its length.
fn shorten(line: &mut String) {
    line.pop();
    line.push('…');
}

/// Returns true if the font has a glyph for every character.
fn has_all(font: &FontRef<'_>, text: &str) -> bool {
    text.chars().all(|character| font.glyph_id(character).0 != 0)
}

/// Returns true if one character is Han and the other a letter or digit of another script.
fn meets_script(left: char, right: char) -> bool {
    let is_han =
        |character: char| matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let is_other = |character: char| character.is_alphanumeric() && character < '\u{2E80}';
    (is_han(left) && is_other(right)) || (is_other(left) && is_han(right))
}

/// An RGB image in memory, three bytes per pixel, row by row.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    /// Decodes a PNG. Ignores transparency.
    fn read(bytes: &[u8]) -> Result<Self, Error> {
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
            // Greyscale has one value for all three channels.
            few @ 1..=2 => buffer.chunks_exact(few).flat_map(|pixel| [pixel[0]; 3]).collect(),
            many => {
                buffer.chunks_exact(many).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
            }
        };
        Ok(Self { width: info.width as usize, height: info.height as usize, pixels })
    }

    /// Draws a line of text in white with its baseline at `foot`.
    fn write(&mut self, font: &FontRef<'_>, line: &str, size: f32, foot: f32) {
        // The library's sizes are relative to the font's height, type sizes to the em.
        let em = font.units_per_em().unwrap_or(1000.0);
        let font = font.as_scaled(size * font.height_unscaled() / em);
        let mut x = LEFT;
        let mut before = None;
        for character in line.chars() {
            let id = font.glyph_id(character);
            if let Some((left, before)) = before {
                x += font.kern(before, id);
                x += if meets_script(left, character) { size * BETWEEN_SCRIPTS } else { 0.0 };
            }
            self.draw(&font, id.with_scale_and_position(font.scale(), point(x, foot)));
            x += font.h_advance(id);
            before = Some((character, id));
        }
    }

    fn draw<F: Font, S: ScaleFont<F>>(&mut self, font: &S, glyph: Glyph) {
        let Some(outline) = font.font().outline_glyph(glyph) else {
            return;
        };
        let corner = outline.px_bounds().min;
        outline.draw(|x, y, cover| {
            let (x, y) = (corner.x + x as f32, corner.y + y as f32);
            if x < 0.0 || y < 0.0 || x >= self.width as f32 || y >= self.height as f32 {
                return;
            }
            let start = (y as usize * self.width + x as usize) * 3;
            for value in &mut self.pixels[start..start + 3] {
                let below = f32::from(*value);
                *value = (below + (255.0 - below) * cover.clamp(0.0, 1.0)).round() as u8;
            }
        });
    }

    /// Encodes as PNG.
    fn png(&self) -> Result<Vec<u8>, Error> {
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

fn wrong(path: &str, message: &str) -> Error {
    Error::ThemeFile { path: path.to_owned(), message: message.to_owned() }
}
