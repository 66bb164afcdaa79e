//! Enumerations whose values have names in TOML files and themes. Each name is defined in one place.

/// An enumeration whose values have names in TOML files. The values are listed in the order in which they are shown.
pub trait Named: Copy + PartialEq + 'static {
    /// All values, each with its name.
    const ALL: &'static [(&'static str, Self)];

    /// The name of this value in TOML files.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }

    /// Finds the value with a name; `None` if no value has this name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The names of all values, in the order in which they are shown.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|(name, _)| *name).collect()
    }
}
