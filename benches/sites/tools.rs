//! The programs that are compared: how each writes the same guide, and how it is run.

pub mod hugo;
pub mod osteon;
pub mod zola;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::corpus::{Corpus, Notation, Page, folder_name, folder_title};
use super::files::{copy_folder, write};

/// Texts that the templates and settings of all tools share.
pub const TITLE: &str = "生活筆記";
pub const DESCRIPTION: &str = "量測用的指南，內文是日常生活的筆記，不是醫療建議。";
pub const ADDRESS: &str = "https://example.org/";
pub const PUBLISHER: &str = "量測用出版者";
pub const FOOTER: &str = "內容僅供量測程式使用，不能取代醫師的診斷與建議。";

/// A tool, or one way of using it.
pub trait Tool {
    /// The name in the table, and of the project's folder.
    fn name(&self) -> &'static str;
    /// The program with its version, for the heading of the table.
    fn version(&self) -> String;
    /// Writes the settings, templates and lists of a project: everything except its pages.
    fn write_frame(&self, corpus: Corpus, project: &Path) -> io::Result<()>;
    /// The path of a page's source below the project.
    fn source(&self, page: Page) -> String;
    /// The source of a page.
    fn text(&self, corpus: Corpus, page: Page) -> String;
    /// A build of the project into its folder `public`.
    fn command(&self, project: &Path) -> Command;
    /// Returns true if the tool reuses results of an earlier build. Other tools are measured only in a cold build and
    /// after one edit.
    fn keeps_anything(&self) -> bool {
        false
    }
}

/// The installed tools: this build of osteon, and other tools that are found.
pub fn installed(osteon: &Path) -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![
        Box::new(osteon::Osteon::new(osteon, osteon::Theme::Plain)),
        Box::new(osteon::Osteon::new(osteon, osteon::Theme::Shipped)),
    ];
    if let Some(program) = find("ZOLA", "zola") {
        tools.push(Box::new(zola::Zola { program }));
    }
    if let Some(program) = find("HUGO", "hugo") {
        tools.push(Box::new(hugo::Hugo { program }));
    }
    tools
}

/// Finds a program by an environment variable, or by its name in the search path.
fn find(variable: &str, name: &str) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Writes the whole project of a tool.
pub fn write_project(tool: &dyn Tool, corpus: Corpus, project: &Path) -> io::Result<()> {
    tool.write_frame(corpus, project)?;
    for page in corpus.pages() {
        write(&project.join(tool.source(page)), tool.text(corpus, page).as_bytes())?;
    }
    Ok(())
}

/// Copies the templates of a tool, and fills in the texts that all tools share.
fn write_theme(name: &str, to: &Path, navigation: &str) -> io::Result<()> {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/themes").join(name);
    copy_folder(&theme, to, &|text| {
        text.replace("NAVIGATION", navigation).replace("FOOTER", FOOTER)
    })
}

/// The folders of the navigation, formatted as a list of the tool.
fn navigation(corpus: Corpus, form: impl Fn(&str, &str) -> String, between: &str) -> String {
    let item = |folder| form(&format!("{}/", folder_name(folder)), &folder_title(folder));
    corpus.navigation().map(item).collect::<Vec<_>>().join(between)
}

/// Formats a page: TOML front matter with plain values, then the body.
fn with_front_matter(fields: &[(&str, String)], body: &str) -> String {
    let mut text = String::from("+++\n");
    for (key, value) in fields {
        let _ = writeln!(text, "{key} = {value}");
    }
    text.push_str("+++\n\n");
    text.push_str(body);
    text
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// The source of a page for Zola and Hugo, which both sort pages by `weight`.
fn weighted_page(corpus: Corpus, page: Page, notation: &dyn Notation) -> String {
    let fields = [
        ("title", quoted(&page.title())),
        ("description", quoted(&page.description())),
        ("date", page.day()),
        ("weight", (page.number + 1).to_string()),
    ];
    with_front_matter(&fields, &corpus.body(page, notation))
}

/// The version that a program prints, without the text after it.
fn version_of(program: &Path, argument: &str) -> String {
    let output = Command::new(program).arg(argument).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let words: Vec<String> =
        text.unwrap_or_default().split_whitespace().take(2).map(str::to_owned).collect();
    words.join(" ")
}
