//! The stages by name, for whoever measures them.

/// A stage of the pipeline, or the part of one that can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The project is read.
    Load,
    /// Each file is parsed.
    Parse,
    /// The files are put together.
    Assemble,
    /// References are looked up.
    Link,
    /// The project's own theme files are looked at, and the theme is put together.
    Theme,
    /// The guide is checked.
    Check,
    /// Pages are listed, and the theme is made ready to show them.
    Compose,
    /// Pages are composed, rendered and written, one by one.
    Publish,
}

impl Stage {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Parse => "parse",
            Self::Assemble => "assemble",
            Self::Link => "link",
            Self::Theme => "theme",
            Self::Check => "check",
            Self::Compose => "compose",
            Self::Publish => "publish",
        }
    }
}

/// Is told of each stage when it is done.
pub type Done<'d> = dyn FnMut(Stage) + 'd;
