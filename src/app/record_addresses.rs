//! `osteon build --record`: adds the site's addresses to `content/addresses.txt`. Later builds are compared with this
//! list.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Error;
use crate::pipeline::link::LinkedGuide;

/// Path of the list of published addresses, from the project's folder.
const FILE: &str = "content/addresses.txt";

/// The comment at the start of the list of published addresses.
const HEAD: &str = "# Addresses that this guide has had, written by `osteon build --record`. Take out only what is gone for good.\n";

/// Adds the addresses of a guide to the project's list of published addresses. The addresses that are already in the
/// list stay, because they were published too.
///
/// # Errors
/// If the file cannot be written.
#[expect(clippy::disallowed_methods, reason = "`--record` requests this file")]
pub(super) fn record(root: &Path, guide: &LinkedGuide) -> Result<(), Error> {
    let own = guide.addresses();
    let recorded = guide.guide.earlier_addresses.iter().map(|address| address.value.clone());
    let all: BTreeSet<String> = recorded.chain(own).collect();
    let lines = all.into_iter().map(|line| line + "\n");
    let text = HEAD.to_owned() + &lines.collect::<String>();
    let path = root.join(FILE);
    std::fs::write(&path, text).map_err(|source| Error::Write { path, source })
}
