//! Theme settings of a guide that need no theme file.

use crate::model::settings::color::Color;
use crate::span::Spanned;

/// Colours and logo of a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Chosen colours with their source positions.
    pub colors: Vec<(Paint, Spanned<Color>)>,
    /// A published picture that replaces the theme's logo.
    pub mark: Option<Spanned<String>>,
}

/// A colour that a guide can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Links, buttons and logo on light pages.
    Accent,
    /// Links, buttons and logo on dark pages.
    AccentDark,
    /// Page background in the light scheme.
    Paper,
    /// Page background in the dark scheme.
    PaperDark,
    /// The band at the top of the home page.
    Band,
}

impl Paint {
    /// All colours, with their name in TOML.
    pub const ALL: [(&'static str, Self); 5] = [
        ("accent", Self::Accent),
        ("accent-dark", Self::AccentDark),
        ("paper", Self::Paper),
        ("paper-dark", Self::PaperDark),
        ("band", Self::Band),
    ];

    /// The name in TOML.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, paint)| *paint == self).map_or("accent", |(name, _)| name)
    }
}

impl Look {
    /// The chosen colour, if there is one.
    pub fn color(&self, paint: Paint) -> Option<Color> {
        let own = self.colors.iter().find(|(known, _)| *known == paint);
        own.map(|(_, color)| color.value)
    }
}
