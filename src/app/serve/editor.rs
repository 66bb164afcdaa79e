//! Opens positions of the guide in the user's editor.

use std::path::Path;
use std::process::{Command, Stdio};

/// Known editors by name, each with the URL or command that opens a file at a line.
const KNOWN: [(&str, &str); 14] = [
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("code", "code --goto {path}:{line}:{column}"),
    ("codium", "codium --goto {path}:{line}:{column}"),
    ("subl", "subl {path}:{line}:{column}"),
    ("kate", "kate --line {line} --column {column} {path}"),
    ("gedit", "gedit +{line}:{column} {path}"),
    ("emacsclient", "emacsclient -n +{line}:{column} {path}"),
    ("gvim", "gvim +{line} {path}"),
    ("mate", "mate --line {line} {path}"),
];

/// Names of editors that run in a terminal. The preview cannot open them, because it has no terminal.
const IN_TERMINALS: [&str; 9] = ["vi", "vim", "nvim", "nano", "pico", "emacs", "micro", "hx", "ed"];

/// The URL or command that opens a file in the author's editor. It contains the placeholders `{path}`, `{line}` and
/// `{column}`. `None` if no editor is known.
pub struct Editor(Option<String>);

impl Editor {
    /// The editor that the user asked for, otherwise the one set in the environment.
    #[expect(clippy::disallowed_methods, reason = "the user's editor is set in the environment")]
    pub fn new(asked: Option<&str>) -> Self {
        let set = |name: &str| std::env::var(name).ok();
        let named = ["OSTEON_EDITOR", "VISUAL", "EDITOR"].iter().find_map(|name| set(name));
        let named = asked.map(str::to_owned).or(named).filter(|named| !named.trim().is_empty());
        Self(named.and_then(|named| template(named.trim())))
    }

    /// Returns true if an editor is configured.
    pub fn is_known(&self) -> bool {
        self.0.is_some()
    }

    /// Opens a file at a line and column. Returns true if the editor could be started.
    pub fn open(&self, path: &Path, line: usize, column: usize) -> bool {
        let Some(template) = &self.0 else { return false };
        let path = path.to_string_lossy();
        let (line, column) = (line.to_string(), column.to_string());
        let filled = |part: &str, path: &str| {
            part.replace("{line}", &line).replace("{column}", &column).replace("{path}", path)
        };
        if template.contains("://") {
            return open::that_detached(filled(template, &encoded(&path))).is_ok();
        }
        let mut parts = template.split_whitespace().map(|part| filled(part, &path));
        let Some(program) = parts.next() else { return false };
        start(&program, &parts.collect::<Vec<_>>())
    }
}

/// The URL or command that opens a file in an editor, with the placeholder `{path}`. `named` is the name of an editor,
/// or already a URL or command with this placeholder. `None` for an editor that runs in a terminal.
fn template(named: &str) -> Option<String> {
    if named.contains("{path}") {
        return Some(named.to_owned());
    }
    let program = named.split_whitespace().next()?;
    let name = Path::new(program).file_stem()?.to_str()?;
    if IN_TERMINALS.contains(&name) {
        return None;
    }
    match KNOWN.iter().find(|(known, _)| *known == name) {
        Some((_, template)) if template.contains("://") => Some((*template).to_owned()),
        // `named` may contain the path and options of the program, so it replaces the program's name in the command.
        Some((known, template)) => Some(template.replacen(known, named, 1)),
        None => Some(format!("{named} {{path}}")),
    }
}

/// Starts a program and does not wait for its end. Returns true if the program could be started.
#[expect(
    clippy::disallowed_methods,
    reason = "starts the user's editor after a click in the preview"
)]
fn start(program: &str, arguments: &[String]) -> bool {
    let mut command = Command::new(program);
    let nothing = Stdio::null;
    command.args(arguments).stdin(nothing()).stdout(nothing()).stderr(nothing());
    match command.spawn() {
        Ok(mut child) => {
            // Another thread waits for the end of the program. Otherwise the finished process would stay in the
            // system's list of processes.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

/// Percent-encodes a path for a URL.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.trim_start_matches('/').bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                out.push(char::from(byte));
            }
            b'\\' => out.push('/'),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    // On Windows a path begins with a drive letter and not with a slash.
    if path.starts_with('/') { format!("/{out}") } else { out }
}
