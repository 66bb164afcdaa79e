//! Digests of all files and command-line options from which a site is made.

use rayon::prelude::*;

use super::{Flaw, Role, SourceAsset, SourceFile, Sources};
use crate::digest::Digest;
use crate::error::Error;

impl Sources {
    /// Digest of everything that a site is made from, including command-line options. Does not depend on the location
    /// of the project.
    ///
    /// # Errors
    /// If a published file cannot be read.
    pub fn digest(&self) -> Result<Digest, Error> {
        let files = self.files.par_iter().map(|file| Ok(file.digest()));
        let overrides = self.overrides.par_iter().map(|file| Ok(file.digest()));
        let assets = self
            .assets
            .par_iter()
            .map(|file| Ok(Digest::of_list([file.path.as_bytes(), file.digest()?.as_ref()])));
        let counts = [self.files.len(), self.assets.len(), self.overrides.len()];
        let parts: Result<Vec<Digest>, Error> = files.chain(assets).chain(overrides).collect();
        let mut parts = parts?;
        parts.push(Digest::of_list(counts.map(|count| count.to_string())));
        parts.push(Digest::of_list(self.base_url.iter()));
        parts.push(Digest::of(if self.shows_drafts { "drafts" } else { "" }));
        Ok(Digest::of_list(parts))
    }
}

impl SourceFile {
    fn digest(&self) -> Digest {
        let role = match self.role {
            Role::Read => "read",
            Role::Published => "published",
            Role::LeftOut(Flaw::LeftOver) => "left over",
            Role::LeftOut(Flaw::DeadLink) => "dead link",
            Role::LeftOut(Flaw::LinkOutside) => "link outside",
            Role::LeftOut(Flaw::NoFile) => "no file",
            Role::LeftOut(Flaw::TooDeep) => "too deep",
            Role::LeftOut(Flaw::TooLargeText) => "too large a text",
            Role::LeftOut(Flaw::TooLargeForTheme) => "too large for a theme",
            Role::LeftOut(Flaw::TooLargeForDisks) => "too large for disks",
        };
        let valid_up_to = self.valid_up_to.map(|length| length.to_string()).unwrap_or_default();
        let texts = [self.path.as_str(), role, valid_up_to.as_str()].map(str::as_bytes);
        Digest::of_list(texts.into_iter().chain([self.text.digest().as_ref()]))
    }
}

impl SourceAsset {
    fn digest(&self) -> Digest {
        Digest::of_list([self.path.as_bytes(), &self.bytes])
    }
}
