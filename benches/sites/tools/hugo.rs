//! Hugo.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{
    ADDRESS, DESCRIPTION, TITLE, Tool, navigation, quoted, version_of, weighted_page,
    with_front_matter, write_theme,
};
use crate::corpus::{Corpus, Notation, Page, folder_name, folder_title};
use crate::files::write;

/// The program Hugo.
pub struct Hugo {
    /// Path of the program.
    pub program: PathBuf,
}

impl Notation for Hugo {
    fn link(&self, to: Page, text: &str) -> String {
        format!("[{text}]({{{{< ref \"/{}\" >}}}})", to.path())
    }
}

impl Tool for Hugo {
    fn name(&self) -> &'static str {
        "hugo"
    }

    fn version(&self) -> String {
        version_of(&self.program, "version")
    }

    fn write_frame(&self, corpus: Corpus, project: &Path) -> io::Result<()> {
        let item = |path: &str, title: &str| {
            format!("[[params.folders]]\npath = \"{path}\"\ntitle = \"{title}\"\n")
        };
        let settings = format!(
            "title = \"{TITLE}\"\nbaseURL = \"{ADDRESS}\"\nlanguageCode = \"zh\"\n\
             disableKinds = [\"taxonomy\", \"term\"]\ndisableHugoGeneratorInject = true\n\n\
             [outputs]\nhome = [\"HTML\", \"RSS\"]\nsection = [\"HTML\"]\npage = [\"HTML\"]\n\n\
             [markup.tableOfContents]\nstartLevel = 2\nendLevel = 3\n\n\
             [params]\ndescription = \"{DESCRIPTION}\"\n\n{}",
            navigation(corpus, item, "\n")
        );
        write(&project.join("hugo.toml"), settings.as_bytes())?;
        for folder in 0..corpus.folders() {
            let fields = [("title", quoted(&folder_title(folder)))];
            let path = format!("content/{}/_index.md", folder_name(folder));
            write(&project.join(path), with_front_matter(&fields, "").as_bytes())?;
        }
        write_theme("hugo", project, "")
    }

    fn source(&self, page: Page) -> String {
        format!("content/{}.md", page.path())
    }

    fn text(&self, corpus: Corpus, page: Page) -> String {
        weighted_page(corpus, page, self)
    }

    fn command(&self, project: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["--quiet", "--source"]).arg(project);
        command
    }
}
