//! Checks the contrast of the colours that a guide chooses.

use super::rules;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::settings::color::Color;
use crate::model::settings::look::{Look, Paint};
use crate::theme::Tokens;
use crate::theme::palette::Palette;

/// A pair of style tokens (CSS custom properties, such as `--link`): the colour of a text, and the colour of the
/// background behind it.
struct Pair {
    front: &'static str,
    back: &'static str,
    what: &'static Words,
}

const fn pair(front: &'static str, back: &'static str, what: &'static Words) -> Pair {
    Pair { front, back, what }
}

static LINKS: Words = Words("links");
static LINKS_ON_BOXES: Words = Words("links in boxes");
static LETTERS_ON_BUTTONS: Words = Words("the letters on buttons");
static ON_SOFT: Words = Words("links on the quiet background of the same colour");
static TEXT: Words = Words("the text");
static SMALL_TEXT: Words = Words("the smaller text");
static WARNINGS: Words = Words("warnings");
static HOME_STRIP_TEXT: Words = Words("the text of the band");

/// Pairs of style tokens (CSS custom properties) to check if the guide chooses an accent colour.
static OF_ACCENT: [Pair; 5] = [
    pair("--link", "--paper", &LINKS),
    pair("--link", "--surface", &LINKS_ON_BOXES),
    pair("--link", "--raised", &LINKS_ON_BOXES),
    pair("--accent", "--accent-soft", &ON_SOFT),
    pair("--on-accent", "--accent", &LETTERS_ON_BUTTONS),
];
/// Pairs of style tokens (CSS custom properties) to check if the guide chooses the background colour of the page.
static OF_PAPER: [Pair; 8] = [
    pair("--ink", "--paper", &TEXT),
    pair("--muted", "--paper", &SMALL_TEXT),
    pair("--muted", "--surface", &SMALL_TEXT),
    pair("--link", "--paper", &LINKS),
    pair("--link-visited", "--paper", &LINKS),
    pair("--warn", "--paper", &WARNINGS),
    pair("--danger", "--paper", &WARNINGS),
    pair("--bone-ink", "--paper", &SMALL_TEXT),
];
/// Pairs of style tokens (CSS custom properties) to check if the guide chooses the background colour of the strip at
/// the top of the home page.
static OF_HOME_STRIP: [Pair; 3] = [
    pair("--on-band", "--band", &HOME_STRIP_TEXT),
    pair("--on-band-muted", "--band", &HOME_STRIP_TEXT),
    pair("--band-gold-text", "--band", &HOME_STRIP_TEXT),
];

/// Minimum contrast of text of ordinary size: level AA of WCAG 2.
const NEEDED: f64 = 4.5;

/// Reports each colour that the guide chooses and that has too little contrast with a colour next to it. The colours
/// that the theme derives from chosen colours are not checked: the theme makes them with enough contrast.
pub fn check(look: &Look, palette: Palette, theme: &Tokens, found: &mut Diagnostics) {
    for (paint, color) in &look.colors {
        let (pairs, scheme) = pairs_of(*paint);
        let Some(worst) = worst(pairs, scheme, palette, theme) else { continue };
        if worst.ratio >= NEEDED {
            continue;
        }
        let finding = rules::LOW_CONTRAST.at(color.span).with("color", color.value.to_string());
        let finding = finding
            .with("what", worst.pair.what)
            .with("other", worst.other(paint_token(*paint)).to_string())
            .with("ratio", rounded(worst.ratio));
        let meant = nearest(*paint, color.value, palette, theme);
        found.push(match meant {
            Some(meant) => finding.with("meant", meant.to_string()),
            None => finding.advise(&rules::NO_SHADE),
        });
    }
}

/// The pairs of style tokens to check for a colour that the guide chooses. Also returns the colour scheme that uses the
/// colour: light (0) or dark (1).
fn pairs_of(paint: Paint) -> (&'static [Pair], usize) {
    match paint {
        Paint::Accent => (&OF_ACCENT, 0),
        Paint::AccentDark => (&OF_ACCENT, 1),
        Paint::Paper => (&OF_PAPER, 0),
        Paint::PaperDark => (&OF_PAPER, 1),
        Paint::HomeStrip => (&OF_HOME_STRIP, 0),
    }
}

/// The style token that a colour of the guide sets, such as `--accent`.
fn paint_token(paint: Paint) -> &'static str {
    match paint {
        Paint::Accent | Paint::AccentDark => "--accent",
        Paint::Paper | Paint::PaperDark => "--paper",
        Paint::HomeStrip => "--band",
    }
}

/// A pair of style tokens, the colours of the two tokens, and the contrast ratio between these colours.
struct PairColors {
    pair: &'static Pair,
    colors: [Color; 2],
    ratio: f64,
}

impl PairColors {
    /// The colour of the token that is paired with `token`.
    fn other(&self, token: &str) -> Color {
        let is_back = self.pair.back == token;
        self.colors[usize::from(!is_back)]
    }
}

/// Finds the pair of style tokens with the least contrast between its two colours, in the light (0) or dark (1) colour
/// scheme. `None` if no pair has two known colours.
fn worst(
    pairs: &'static [Pair],
    scheme: usize,
    palette: Palette,
    theme: &Tokens,
) -> Option<PairColors> {
    let values = palette.values(theme);
    let color = |name: &str| {
        let own = values.iter().find(|(known, _)| *known == name);
        own.map(|(_, colors)| colors[scheme]).or_else(|| theme.color(name, scheme))
    };
    let colored = pairs.iter().filter_map(|pair| {
        let colors = [color(pair.front)?, color(pair.back)?];
        Some(PairColors { pair, colors, ratio: colors[0].contrast(colors[1]) })
    });
    colored.min_by(|a, b| a.ratio.total_cmp(&b.ratio))
}

/// The colour nearest to `color` that is darker or lighter and has enough contrast in all pairs of style tokens that
/// are checked for `paint`. `None` if no darker or lighter colour has enough contrast.
fn nearest(paint: Paint, color: Color, palette: Palette, theme: &Tokens) -> Option<Color> {
    let (pairs, scheme) = pairs_of(paint);
    let passes = |shade: &Color| {
        let mut palette = palette;
        match paint {
            Paint::Accent | Paint::AccentDark => palette.accent[scheme] = Some(*shade),
            Paint::Paper | Paint::PaperDark => palette.paper[scheme] = Some(*shade),
            Paint::HomeStrip => palette.band = Some(*shade),
        }
        worst(pairs, scheme, palette, theme).is_none_or(|worst| worst.ratio >= NEEDED)
    };
    let toward =
        |end: Color| (1..=50).map(move |step| (step, color.mixed(end, f64::from(step) / 50.0)));
    let first = |end| toward(end).find(|(_, shade)| passes(shade));
    let both = [first(Color::BLACK), first(Color::WHITE)].into_iter().flatten();
    both.min_by_key(|(step, _)| *step).map(|(_, shade)| shade)
}

/// Writes a contrast ratio with one decimal, rounded down: 4.49 must not look like the minimum 4.5.
fn rounded(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0)
}
