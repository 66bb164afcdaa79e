//! What a guide changes of the theme without a file of its own.

use crate::model::settings::color::Color;
use crate::span::Spanned;

/// The colours, the sign and the words of a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The colours that are written, each with its place.
    pub colors: Vec<(Paint, Spanned<Color>)>,
    /// A picture among the published files, in place of the theme's sign.
    pub mark: Option<Spanned<String>>,
}

/// A colour that a guide can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Links, buttons and signs on light pages.
    Accent,
    /// The same on dark pages.
    AccentDark,
    /// The page itself, where it is light.
    Paper,
    /// The page itself, where it is dark.
    PaperDark,
    /// The band at the top of the home page.
    Band,
}

impl Paint {
    /// All of them, as an author writes them.
    pub const ALL: [(&'static str, Self); 5] = [
        ("accent", Self::Accent),
        ("accent-dark", Self::AccentDark),
        ("paper", Self::Paper),
        ("paper-dark", Self::PaperDark),
        ("band", Self::Band),
    ];

    /// The name as authors write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, paint)| *paint == self).map_or("accent", |(name, _)| name)
    }
}

impl Look {
    /// A colour that is written.
    pub fn color(&self, paint: Paint) -> Option<Color> {
        let own = self.colors.iter().find(|(known, _)| *known == paint);
        own.map(|(_, color)| color.value)
    }
}
