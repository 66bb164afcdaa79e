//! `content/addresses.txt`: the addresses that a site had, for those of later sites to be held against.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Error;
use crate::pipeline::link::LinkedGuide;

/// The file, below the project.
const FILE: &str = "content/addresses.txt";

/// What the file says of itself.
const HEAD: &str = "# Addresses that this guide has had, written by `osteon build --record`. Take out only what is gone for good.\n";

/// Adds the addresses of a guide to the file. Those that it has stay, for they were published.
///
/// # Errors
/// If the file cannot be written.
#[expect(clippy::disallowed_methods, reason = "`--record` asks for this file")]
pub(super) fn record(root: &Path, guide: &LinkedGuide) -> Result<(), Error> {
    let own = guide.addresses();
    let recorded = guide.guide.published.iter().map(|address| address.value.clone());
    let all: BTreeSet<String> = recorded.chain(own).collect();
    let lines = all.into_iter().map(|line| line + "\n");
    let text = HEAD.to_owned() + &lines.collect::<String>();
    let path = root.join(FILE);
    std::fs::write(&path, text).map_err(|source| Error::Write { path, source })
}
