//! The colours and the logo that a guide chooses in `guide.toml`, without a change to files of the theme.

use crate::model::settings::color::Color;
use crate::span::Spanned;

/// The colours and the logo that a guide chooses instead of the theme's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The colours that the guide chooses: for each, the part of the pages that gets the colour, and the colour with
    /// its source position.
    pub colors: Vec<(Paint, Spanned<Color>)>,
    /// Path of the picture that is the guide's logo; `None` if the theme's logo is used.
    pub logo: Option<Spanned<String>>,
}

/// A part of the pages for which a guide can choose a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Links, buttons and logo on light pages.
    Accent,
    /// Links, buttons and logo on dark pages.
    AccentDark,
    /// The background of pages in the light scheme.
    Paper,
    /// The background of pages in the dark scheme.
    PaperDark,
    /// The broad strip at the top of the home page.
    HomeStrip,
}

impl Paint {
    /// All parts of the pages for which a guide can choose a colour, each with its key in TOML files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("accent", Self::Accent),
        ("accent-dark", Self::AccentDark),
        ("paper", Self::Paper),
        ("paper-dark", Self::PaperDark),
        ("band", Self::HomeStrip),
    ];

    /// The key of this `Paint` in TOML files, such as `accent-dark`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, paint)| *paint == self).map_or("accent", |(name, _)| name)
    }
}

impl Look {
    /// The colour that the guide chooses for `paint`; `None` if the theme's colour is used.
    pub fn color(&self, paint: Paint) -> Option<Color> {
        let own = self.colors.iter().find(|(known, _)| *known == paint);
        own.map(|(_, color)| color.value)
    }
}
