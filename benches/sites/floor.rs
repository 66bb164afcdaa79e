//! The lower bound for the cost of a site: a program with one thread that writes the same number of files and bytes
//! into the same folders. It reads no guide and computes nothing.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The argument that makes this program write files.
pub const WORD: &str = "--write-floor";

/// Writes the list of a site's files, one per line, for `write_all`.
pub fn write_list(files: &[(PathBuf, u64)], list: &Path) -> io::Result<()> {
    let mut text = String::new();
    for (path, length) in files {
        let _ = writeln!(text, "{length} {}", path.display());
    }
    std::fs::write(list, text)
}

/// The command that runs this program to write the files of a list into a folder.
pub fn command(list: &Path, folder: &Path) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(WORD).arg(list).arg(folder);
    Ok(command)
}

/// Writes the files of a list into a folder.
pub fn write_all(list: &Path, folder: &Path) -> io::Result<()> {
    let list = std::fs::read_to_string(list)?;
    let mut bytes = Vec::new();
    let mut last = PathBuf::new();
    for line in list.lines() {
        let (length, path) = line.split_once(' ').ok_or_else(|| io::Error::other("not a list"))?;
        let length: usize = length.parse().map_err(io::Error::other)?;
        if bytes.len() < length {
            bytes.resize(length, b'x');
        }
        let path = folder.join(path);
        // The files of one folder follow each other in the list, so each folder is created once.
        if let Some(parent) = path.parent().filter(|parent| *parent != last) {
            std::fs::create_dir_all(parent)?;
            parent.clone_into(&mut last);
        }
        std::fs::write(&path, &bytes[..length])?;
    }
    Ok(())
}
