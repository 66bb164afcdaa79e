//! `osteon new`: a small guide to start from.

use std::path::Path;

use super::arguments::NewArguments;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::error::Error;
use crate::theme::scaffold;

static WROTE: Words = Words {
    en: "wrote a guide to {folder}\nnext: osteon build --root {folder}",
    zh: "已在 {folder} 建立一份指南\n下一步：osteon build --root {folder}",
};

/// Writes the scaffold into a folder that does not exist or is empty.
pub(super) fn new(arguments: &NewArguments, terminal: &Terminal) -> Outcome {
    let folder = &arguments.folder;
    if is_taken(folder)? {
        return Err(Error::NotEmpty { path: folder.clone() });
    }
    for (path, bytes) in scaffold() {
        write(&folder.join(path), bytes)?;
    }
    terminal.tell(&WROTE, &[("folder", folder.display().to_string())])?;
    Ok(Ending::Fine)
}

#[expect(clippy::disallowed_methods, reason = "`new` writes a project where there is none")]
fn is_taken(folder: &Path) -> Result<bool, Error> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(Error::Read { path: folder.to_owned(), source }),
    }
}

#[expect(clippy::disallowed_methods, reason = "`new` writes a project where there is none")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let error = |source| Error::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(error)?;
    }
    std::fs::write(path, bytes).map_err(error)
}
