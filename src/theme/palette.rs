//! The colours that a guide chooses, and further colours derived from them, as style tokens (CSS custom properties).

use std::fmt::Write;

use super::colors::Tokens;
use crate::model::settings::color::Color;

/// The colours that a guide chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Palette {
    /// Colour of links, buttons and the logo: on light pages, then on dark pages. `None` if the guide does not choose
    /// the colour.
    pub accent: [Option<Color>; 2],
    /// Background colour of pages: of light pages, then of dark pages. `None` if the guide does not choose the colour.
    pub paper: [Option<Color>; 2],
    /// Background colour of the broad strip at the top of the home page; `None` if the guide does not choose it.
    pub band: Option<Color>,
}

/// A style token, such as `--accent`, with its colour on light pages and on dark pages.
type Value = (&'static str, [Color; 2]);

/// Least WCAG contrast ratio of two derived colours. The colour of the strip at the top of the home page has at least
/// this contrast to white text. The accent for dark pages has at least this contrast to the background of dark pages.
const LEAST_CONTRAST: f64 = 8.0;

impl Palette {
    /// The style tokens whose colours the guide chooses, or that are derived from chosen colours. `theme` supplies the
    /// colours that the guide does not choose.
    pub fn values(&self, theme: &Tokens) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        let of_theme = |name| Some([theme.color(name, 0)?, theme.color(name, 1)?]);
        let chosen = |own: [Option<Color>; 2], name| {
            let theme = of_theme(name)?;
            Some([own[0].unwrap_or(theme[0]), own[1].unwrap_or(theme[1])])
        };
        let [paper, ink] = [chosen(self.paper, "--paper"), of_theme("--ink")];
        if let (Some(paper), Some(ink)) = (paper, ink)
            && self.paper != [None, None]
        {
            let toward_ink =
                |share: f64| [paper[0].mixed(ink[0], share), paper[1].mixed(ink[1], share)];
            values.extend([
                ("--paper", paper),
                ("--surface", toward_ink(0.05)),
                ("--line", toward_ink(0.18)),
            ]);
        }
        let accent = [self.accent[0], self.accent[1].or_else(|| self.accent_on_dark(theme))];
        if let (Some(accent), Some(paper)) = (chosen(accent, "--accent"), paper)
            && accent_is_chosen(self)
        {
            let soft = [paper[0].mixed(accent[0], 0.1), paper[1].mixed(accent[1], 0.16)];
            let on = accent.map(|color| letters_on(color, ink.map(|ink| ink[0])));
            values.extend([
                ("--accent", accent),
                ("--link", accent),
                ("--accent-soft", soft),
                ("--on-accent", on),
            ]);
        }
        let band =
            self.band.or_else(|| Some(clear_of(self.accent[0]?, Color::BLACK, Color::WHITE)));
        values.extend(band.map(|band| ("--band", [band, band])));
        values
    }

    /// Derives the accent for dark pages by lightening the accent for light pages. `None` if the guide chooses no
    /// accent for light pages, or if the theme does not define the background of dark pages.
    fn accent_on_dark(&self, theme: &Tokens) -> Option<Color> {
        let ground = theme.color("--raised", 1)?;
        Some(clear_of(self.accent[0]?, Color::WHITE, ground))
    }

    /// CSS for the style tokens whose colours the guide chooses, or that are derived from chosen colours. It must come
    /// after the theme's own tokens. The strip at the top of the home page is coloured only on screens, not in print.
    pub(super) fn css(&self, theme: &Tokens) -> String {
        let (mut all, mut on_screens) = (String::new(), String::new());
        for (name, [light, dark]) in self.values(theme) {
            let out = if name == "--band" { &mut on_screens } else { &mut all };
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {name}: var(--if-light, {light}) var(--if-dark, {dark});");
        }
        let mut css = String::new();
        if !all.is_empty() {
            css += &format!(":root {{\n{all}}}\n");
        }
        if !on_screens.is_empty() {
            css += &format!("@media screen {{ :root {{\n{on_screens}}} }}\n");
        }
        css
    }
}

fn accent_is_chosen(palette: &Palette) -> bool {
    palette.accent != [None, None]
}

/// Mixes more and more of the colour `toward` into `color`, until its contrast with `other` is at least
/// [`LEAST_CONTRAST`]. Text in one of the two colours is then easy to read on the other.
fn clear_of(color: Color, toward: Color, other: Color) -> Color {
    let shades = (0..=50).map(|step| color.mixed(toward, f64::from(step) / 50.0));
    let mut clear = shades.filter(|shade| shade.contrast(other) >= LEAST_CONTRAST);
    clear.next().unwrap_or(toward)
}

/// The colour for text on a background of `color`: white or the dark colour `ink`, whichever has more contrast to the
/// background. If `ink` is `None`, the dark colour is black.
fn letters_on(color: Color, ink: Option<Color>) -> Color {
    let dark = ink.unwrap_or(Color::BLACK);
    if color.contrast(Color::WHITE) >= color.contrast(dark) { Color::WHITE } else { dark }
}

/// A logo that is a letter on a square in the accent colour.
#[derive(Clone, Copy, Debug)]
pub struct Initial {
    /// The letter that is the logo.
    pub letter: char,
    /// The colour of the square behind the logo's letter.
    pub square: Color,
    /// The colour of the logo's letter, on its square.
    pub on: Color,
}

impl Initial {
    /// Makes a logo that is this letter, in the theme's colours for light pages.
    pub(super) fn new(letter: char, theme: &Tokens) -> Self {
        let [square, on] = ["--accent", "--on-accent"].map(|name| theme.color(name, 0));
        Self { letter, square: square.unwrap_or(Color::BLACK), on: on.unwrap_or(Color::WHITE) }
    }

    /// The logo as an SVG file, 32 × 32 units in size.
    pub(super) fn svg(&self) -> String {
        let letter = match self.letter {
            '<' => "&lt;".to_owned(),
            '&' => "&amp;".to_owned(),
            letter => letter.to_string(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
             fill=\"{}\"/><text x=\"16\" y=\"23\" text-anchor=\"middle\" font-family=\"sans-serif\" \
             font-size=\"19\" font-weight=\"700\" fill=\"{}\">{letter}</text></svg>\n",
            self.square, self.on
        )
    }
}
