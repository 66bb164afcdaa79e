//! Draws the picture that link previews of the site show: the theme's picture, with the guide's title and publisher
//! written on it. Only this module uses fonts and images.

mod canvas;
pub mod icon;

use ab_glyph::{Font, FontRef};

use self::canvas::Canvas;
use crate::error::Error;
use crate::model::settings::Settings;
use crate::pipeline::compose::view::text_layout::{SIZE, wrapped};
use crate::theme::{Initial, Social};

/// Path, in the site, of the picture for link previews.
pub const PATH: &str = "social.png";

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
const WHITE: [u8; 3] = [255; 3];

// Positions of the texts, in pixels of the theme's picture, which has room for them on the left.
const LEFT: f32 = 90.0;
const ROOM: f32 = 660.0;
/// Distance in pixels from the top of the picture down to the middle of the title.
const MIDDLE: f32 = 340.0;
/// Maximum height of the title in pixels.
const HIGHEST: f32 = 300.0;
/// Font sizes of the title in pixels; the largest that fits is used.
const TITLES: [f32; 5] = [104.0, 84.0, 68.0, 54.0, 44.0];
/// Height of a line of the title, relative to the font size.
const LINE: f32 = 1.25;
/// Distance from the middle of a line of the title down to its baseline, relative to the font size.
const DROP: f32 = 0.37;
const PUBLISHER: f32 = 32.0;
const PUBLISHER_FOOT: f32 = 590.0;

/// Draws the picture for link previews as PNG. Leaves out the title if the font lacks one of its characters, and the
/// publisher if the font lacks one of its characters. `plain` is the guide's logo if the logo is a letter. The
/// background is then only the colour of the logo, because the theme's background shows a bone.
///
/// # Errors
/// If the theme's picture is not a PNG, or its font is not an OpenType font.
pub fn picture(
    settings: &Settings,
    social: &Social,
    plain: Option<&Initial>,
) -> Result<Vec<u8>, Error> {
    let (mut canvas, color) = match plain {
        Some(sign) => (Canvas::plain(WIDTH, HEIGHT, sign.square.to_rgb()), sign.on.to_rgb()),
        None => (Canvas::read(&social.background)?, WHITE),
    };
    let font = FontRef::try_from_slice(&social.font)
        .map_err(|error| wrong(Social::FONT, &error.to_string()))?;
    if has_all(&font, &settings.title) {
        let (size, lines) = title(&settings.title);
        let step = size * LINE;
        let first = MIDDLE - step * (lines.len() as f32 - 1.0) / 2.0 + size * DROP;
        for (number, line) in lines.iter().enumerate() {
            canvas.write(&font, line, size, (LEFT, first + step * number as f32), color);
        }
    }
    if has_all(&font, &settings.publisher.name) {
        let line = one_line(&settings.publisher.name, PUBLISHER);
        canvas.write(&font, &line, PUBLISHER, (LEFT, PUBLISHER_FOOT), color);
    }
    canvas.png()
}

/// The largest font size in which a title fits, and the lines into which the title is divided. A title that is too long
/// even in the smallest size ends in an ellipsis.
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

/// The beginning of a text that fits into one line at this font size, with an ellipsis if something is cut.
fn one_line(text: &str, size: f32) -> String {
    let mut lines = wrapped(text, f64::from(ROOM / size) * SIZE).into_iter();
    let mut first = lines.next().unwrap_or_default();
    if lines.next().is_some() {
        shorten(&mut first);
    }
    first
}

/// Replaces the last character of a line by an ellipsis, so that the line does not become longer.
fn shorten(line: &mut String) {
    line.pop();
    line.push('…');
}

/// Returns true if the font can draw every character of a text.
fn has_all(font: &FontRef<'_>, text: &str) -> bool {
    text.chars().all(|character| font.glyph_id(character).0 != 0)
}

fn wrong(path: &str, message: &str) -> Error {
    Error::ThemeFile { path: path.to_owned(), message: message.to_owned() }
}
