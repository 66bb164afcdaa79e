//! Everything that was read, as one digest.

use rayon::prelude::*;

use super::{Flaw, Role, SourceAsset, SourceFile, Sources};
use crate::digest::Digest;

impl Sources {
    /// The digest of all that was read, and of what was said beside it. It does not depend on where the project is.
    pub fn digest(&self) -> Digest {
        let files = self.files.par_iter().map(SourceFile::digest);
        let assets = self.assets.par_iter().chain(&self.overrides).map(SourceAsset::digest);
        let counts = [self.files.len(), self.assets.len(), self.overrides.len()];
        let mut parts: Vec<Digest> = files.chain(assets).collect();
        parts.push(Digest::of_list(counts.map(|count| count.to_string())));
        parts.push(Digest::of_list(self.base_url.iter()));
        Digest::of_list(parts)
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
        };
        let valid_up_to = self.valid_up_to.map(|length| length.to_string()).unwrap_or_default();
        Digest::of_list([self.path.as_str(), role, valid_up_to.as_str(), self.text.as_str()])
    }
}

impl SourceAsset {
    fn digest(&self) -> Digest {
        Digest::of_list([self.path.as_bytes(), &self.bytes])
    }
}
