//! osteon: once with templates that show the same as those of the other tools, once with its own theme.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{
    ADDRESS, DESCRIPTION, FOOTER, PUBLISHER, TITLE, Tool, navigation, quoted, version_of,
    with_front_matter, write_theme,
};
use crate::corpus::{Corpus, Notation, Page, folder_name, folder_title};
use crate::files::write;

/// The date of every build.
const DAY: &str = "2026-12-01";

/// The appearance of the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// The templates in `benches/themes/osteon`.
    Plain,
    /// The default theme, which does more.
    Shipped,
}

/// The program that this benchmark was built with.
pub struct Osteon {
    program: PathBuf,
    theme: Theme,
    writes_timings: bool,
}

impl Osteon {
    /// Creates the tool: the program with a theme.
    pub fn new(program: &Path, theme: Theme) -> Self {
        let help = Command::new(program).args(["build", "--help"]).output();
        let writes_timings =
            help.is_ok_and(|help| String::from_utf8_lossy(&help.stdout).contains("--timings"));
        Self { program: program.to_owned(), theme, writes_timings }
    }

    /// Path of the file in which a build of this project records the times of its stages.
    pub fn timings(project: &Path) -> PathBuf {
        project.join("timings.json")
    }
}

impl Notation for Osteon {
    fn link(&self, to: Page, text: &str) -> String {
        format!("[{text}](section:{})", to.name())
    }

    fn link_by_title(&self, to: Page) -> String {
        format!("[](section:{})", to.name())
    }
}

impl Tool for Osteon {
    fn name(&self) -> &'static str {
        match self.theme {
            Theme::Plain => "osteon",
            Theme::Shipped => "shipped",
        }
    }

    fn version(&self) -> String {
        version_of(&self.program, "--version")
    }

    fn write_frame(&self, corpus: Corpus, project: &Path) -> io::Result<()> {
        // The other tools make no search index.
        let has_search = self.theme == Theme::Shipped;
        let settings = format!(
            "search = {has_search}\ntitle = \"{TITLE}\"\ndescription = \"{DESCRIPTION}\"\n\
             language = \"zh-Hant-TW\"\nbase-url = \"{ADDRESS}\"\nurls = \"folders\"\n\n[publisher]\nname = \"{PUBLISHER}\"\n\n\
             [editorial]\ndisclaimer = \"{FOOTER}\"\n"
        );
        write(&project.join("content/guide.toml"), settings.as_bytes())?;
        for folder in 0..corpus.folders() {
            let text = with_front_matter(&[("title", quoted(&folder_title(folder)))], "");
            let path = format!("content/sections/{}/_part.md", folder_name(folder));
            write(&project.join(path), text.as_bytes())?;
        }
        if self.theme == Theme::Plain {
            let item = |path: &str, title: &str| {
                format!("{{\"path\": \"{path}\", \"title\": \"{title}\"}}")
            };
            write_theme("osteon", project, &format!("[{}]", navigation(corpus, item, ", ")))?;
        }
        Ok(())
    }

    fn source(&self, page: Page) -> String {
        format!("content/sections/{}.md", page.path())
    }

    fn text(&self, corpus: Corpus, page: Page) -> String {
        let fields = [
            ("title", quoted(&page.title())),
            ("description", quoted(&page.description())),
            ("updated", page.day()),
        ];
        with_front_matter(&fields, &corpus.body(page, self))
    }

    fn command(&self, project: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["build", "--quiet", "--date", DAY, "--root"]).arg(project);
        if self.writes_timings {
            command.arg("--timings").arg(Self::timings(project));
        }
        command
    }

    fn keeps_anything(&self) -> bool {
        true
    }
}
