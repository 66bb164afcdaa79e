//! Colours, and the contrast between them.

use std::fmt;

/// An opaque sRGB colour: red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// The colour black.
    pub const BLACK: Self = Self([0, 0, 0]);
    /// The colour white.
    pub const WHITE: Self = Self([255, 255, 255]);

    /// Parses a colour code: `#8c1c4a`, or its short form `#81a`. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = text
            .strip_prefix('#')?
            .chars()
            .map(|digit| digit.to_digit(16).map(|value| value as u8))
            .collect();
        match digits?.as_slice() {
            [red, green, blue] => Some(Self([red * 17, green * 17, blue * 17])),
            [a, b, c, d, e, f] => Some(Self([a * 16 + b, c * 16 + d, e * 16 + f])),
            _ => None,
        }
    }

    /// Guesses the colour that the author meant by a text such as `8c1c4a` or `rgb(140, 28, 74)`, which
    /// [`Color::parse`] does not accept. `None` if there is no good guess.
    pub fn meant(text: &str) -> Option<Self> {
        let text = text.trim().replace('＃', "#");
        let numbers = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
        match numbers {
            Some(numbers) => {
                let numbers = numbers.split([',', ' ']).filter(|part| !part.is_empty());
                let numbers: Vec<u8> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
                Some(Self(numbers.try_into().ok()?))
            }
            None => Self::parse(&format!("#{}", text.trim_start_matches('#'))),
        }
    }

    /// The red, green and blue of the colour, each from 0 to 255.
    pub fn to_rgb(self) -> [u8; 3] {
        self.0
    }

    /// Mixes another colour into this one. `share` is the share of the other colour, from 0 to 1.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |own: u8, other: u8| {
            (f64::from(own) * (1.0 - share) + f64::from(other) * share).round() as u8
        };
        let [red, green, blue] = self.0;
        let [other_red, other_green, other_blue] = other.0;
        Self([mix(red, other_red), mix(green, other_green), mix(blue, other_blue)])
    }

    /// The contrast ratio of two colours as WCAG 2 defines it, from 1 (same colour) to 21 (black and white).
    pub fn contrast(self, other: Self) -> f64 {
        let (own, other) = (self.luminance(), other.luminance());
        (own.max(other) + 0.05) / (own.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}
