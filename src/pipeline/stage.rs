//! Names of the stages, for measuring how long each takes.

/// A stage of the pipeline, or a step of a stage that is measured separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reads the project's files.
    Load,
    /// Parses each file by itself.
    Parse,
    /// Puts the parsed files together into a guide.
    Assemble,
    /// Finds out where all mentions lead.
    Link,
    /// Checks the project's own theme files and builds the theme.
    Theme,
    /// Runs the checks on the guide.
    Check,
    /// Composes the list of pages and compiles the templates.
    Compose,
    /// Makes the pages one by one and writes them to the folder of the site.
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

/// A function that is called at the end of each stage, to measure how long the stage took.
pub type Done<'d> = dyn FnMut(Stage) + 'd;
