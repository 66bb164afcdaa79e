//! The language of a guide, as far as checks distinguish languages.

/// The language of a guide, as far as checks distinguish languages.
#[derive(Clone, Copy)]
pub enum Language {
    /// Chinese of Taiwan, in Traditional characters.
    Taiwanese,
    /// Other Chinese in Traditional characters, recognised by script or region.
    TraditionalChinese,
    /// Other Chinese, in Simplified characters or in an unknown script.
    Chinese,
    /// English.
    English,
    /// Another language.
    Other,
}

impl Language {
    /// The language of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        let parts: Vec<String> = tag.split('-').map(str::to_lowercase).collect();
        let is_traditional = |part: &String| matches!(part.as_str(), "hant" | "tw" | "hk" | "mo");
        let is_simplified = parts.iter().any(|part| part == "hans");
        match parts.first().map(String::as_str) {
            Some("zh") if !is_simplified && parts.iter().any(|part| part == "tw") => {
                Self::Taiwanese
            }
            Some("zh") if !is_simplified && parts.iter().any(is_traditional) => {
                Self::TraditionalChinese
            }
            Some("zh") => Self::Chinese,
            Some("en") => Self::English,
            _ => Self::Other,
        }
    }

    pub fn is_chinese(self) -> bool {
        self.is_traditional() || matches!(self, Self::Chinese)
    }

    pub fn is_of_taiwan(self) -> bool {
        matches!(self, Self::Taiwanese)
    }

    pub fn is_traditional(self) -> bool {
        matches!(self, Self::Taiwanese | Self::TraditionalChinese)
    }
}
