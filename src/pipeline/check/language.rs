//! The language of a guide. Only the languages that checks treat differently are told apart.

/// The language of a guide. Only the languages that checks treat differently are told apart.
#[derive(Clone, Copy)]
pub enum Language {
    /// Chinese of Taiwan, not in Simplified characters: `zh-TW`, `zh-Hant-TW`.
    Taiwanese,
    /// Chinese of Hong Kong or Macau, or in Traditional characters: `zh-HK`, `zh-Hant`.
    TraditionalChinese,
    /// All other Chinese, in Simplified characters or an unknown script: `zh-CN`, `zh`.
    Chinese,
    /// English.
    English,
    /// Any language besides Chinese and English.
    Other,
}

impl Language {
    /// The language that a BCP 47 tag such as `zh-Hant-TW` names.
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

    /// Returns true for every kind of Chinese: Traditional, Simplified, or in an unknown script.
    pub fn is_chinese(self) -> bool {
        self.is_traditional() || matches!(self, Self::Chinese)
    }

    /// Returns true for the Chinese of Taiwan.
    pub fn is_of_taiwan(self) -> bool {
        matches!(self, Self::Taiwanese)
    }

    /// Returns true for Chinese in Traditional characters, which includes the Chinese of Taiwan.
    pub fn is_traditional(self) -> bool {
        matches!(self, Self::Taiwanese | Self::TraditionalChinese)
    }
}
