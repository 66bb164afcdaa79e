//! Names of the stages, for measuring.

/// A stage of the pipeline, or a measurable part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reads the project.
    Load,
    /// Parses each file.
    Parse,
    /// Combines the files.
    Assemble,
    /// Resolves references.
    Link,
    /// Checks the project's own theme files and builds the theme.
    Theme,
    /// Checks the guide.
    Check,
    /// Lists the pages and prepares the templates.
    Compose,
    /// Composes, renders and writes pages, one by one.
    Publish,
}

impl Stage {
    /// The name of the stage, as `--timings` writes it.
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

/// A callback that is called when a stage is done.
pub type Done<'d> = dyn FnMut(Stage) + 'd;
