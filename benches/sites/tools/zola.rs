//! Zola.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{
    ADDRESS, DESCRIPTION, PUBLISHER, TITLE, Tool, navigation, quoted, version_of, weighted_page,
    with_front_matter, write_theme,
};
use crate::corpus::{Corpus, Notation, Page, folder_name, folder_title};
use crate::files::write;

/// The program Zola.
pub struct Zola {
    /// Path of the program.
    pub program: PathBuf,
}

impl Notation for Zola {
    fn link(&self, to: Page, text: &str) -> String {
        format!("[{text}](@/{}.md)", to.path())
    }
}

impl Tool for Zola {
    fn name(&self) -> &'static str {
        "zola"
    }

    fn version(&self) -> String {
        version_of(&self.program, "--version")
    }

    fn write_frame(&self, corpus: Corpus, project: &Path) -> io::Result<()> {
        let item = |path: &str, title: &str| format!("{{path = \"{path}\", title = \"{title}\"}}");
        let address = ADDRESS.trim_end_matches('/');
        let settings = format!(
            "title = \"{TITLE}\"\ndescription = \"{DESCRIPTION}\"\nbase_url = \"{address}\"\n\
             default_language = \"zh\"\ngenerate_feeds = true\nfeed_filenames = [\"atom.xml\"]\n\
             feed_limit = 50\ncompile_sass = false\nbuild_search_index = false\n\n\
             [markdown]\nbottom_footnotes = true\n\n[slugify]\nanchors = \"safe\"\n\n\
             [extra]\npublisher = \"{PUBLISHER}\"\nfolders = [{}]\n",
            navigation(corpus, item, ", ")
        );
        write(&project.join("config.toml"), settings.as_bytes())?;
        for folder in 0..corpus.folders() {
            let fields = [("title", quoted(&folder_title(folder))), ("sort_by", quoted("weight"))];
            let path = format!("content/{}/_index.md", folder_name(folder));
            write(&project.join(path), with_front_matter(&fields, "").as_bytes())?;
        }
        write_theme("zola", project, "")
    }

    fn source(&self, page: Page) -> String {
        format!("content/{}.md", page.path())
    }

    fn text(&self, corpus: Corpus, page: Page) -> String {
        weighted_page(corpus, page, self)
    }

    fn command(&self, project: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--root").arg(project).args(["build", "--force"]);
        command
    }
}
