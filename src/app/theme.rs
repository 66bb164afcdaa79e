//! `osteon theme`: lists and copies the theme's files.

use std::path::Path;

use super::arguments::authoring::ThemeArguments;
use super::project_files::{exists, write};
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::suggestions::nearest;
use crate::theme::default_files;

static COPIED: Words =
    Words("copied {path}: edit it, then build. Delete it to return to the theme's own file");
static NO_FILE: Words = Words("the theme has no file `{path}`");
static DID_YOU_MEAN: Words = Words("did you mean `{near}`?");
static LIST: Words = Words("`osteon theme` lists them");
static IS_THERE: Words = Words("{path} already exists and was not changed");
static MOVE_IT: Words = Words(
    "to get the theme's own file, move this one away first; `osteon theme {path} --print` shows it",
);

/// Without a path, lists the theme's files. With the path of a file or folder of the theme, copies this file, or all
/// files in this folder, into the project. With `--print`, prints the files instead of copying them.
pub(super) fn theme(arguments: &ThemeArguments, terminal: &Terminal) -> Outcome {
    let files = default_files();
    let mut names: Vec<&str> =
        files.keys().map(String::as_str).filter(|path| !path.starts_with(SCAFFOLD)).collect();
    names.sort_unstable();
    let Some(asked) = &arguments.path else {
        terminal.print(&names.join("\n"))?;
        return Ok(Ending::Fine);
    };
    let asked = asked.trim_end_matches('/');
    let below = format!("{asked}/");
    let chosen: Vec<&str> =
        names.iter().copied().filter(|name| *name == asked || name.starts_with(&below)).collect();
    if chosen.is_empty() {
        let reason = Reason::new(&NO_FILE).with("path", asked);
        return Err(Error::Usage(match nearest(asked, names.iter().copied()) {
            Some(near) => reason.with("near", near).help(&DID_YOU_MEAN),
            None => reason.help(&LIST),
        }));
    }
    if arguments.print {
        for name in chosen {
            terminal.print(String::from_utf8_lossy(&files[name]).trim_end())?;
        }
        return Ok(Ending::Fine);
    }
    // All files are checked before the first is copied, so that all of them are copied or none.
    for name in &chosen {
        refuse_what_is_there(&arguments.root, name)?;
    }
    for name in chosen {
        write(&arguments.root.join(name), &files[name])?;
        terminal.try_info(&COPIED, &[("path", name.to_owned())])?;
    }
    Ok(Ending::Fine)
}

/// Folder of the files that `osteon new` starts from. They are embedded like the theme, but are not part of it, so
/// `osteon theme` does not list them.
const SCAFFOLD: &str = "templates/scaffold/";

fn refuse_what_is_there(root: &Path, name: &str) -> Result<(), Error> {
    match exists(&root.join(name)) {
        true => Err(Error::Usage(Reason::new(&IS_THERE).with("path", name).help(&MOVE_IT))),
        false => Ok(()),
    }
}
