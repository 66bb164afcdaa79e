//! The list of our files in a published folder. Its presence says that the folder is ours.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pipeline::render::output::Output;

/// The manifest's own name in the published folder.
pub const NAME: &str = ".osteon-manifest.json";

const VERSION: u32 = 1;
const TOOL: &str = "osteon";

/// Every file of a site but the manifest. It holds no date and no version of the program: the same site has the same
/// manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    files: BTreeMap<String, Record>,
}

/// What a file holds, in short.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    size: u64,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    tool: String,
    files: BTreeMap<String, Record>,
}

impl Manifest {
    /// The manifest of a site.
    pub fn of(output: &Output) -> Self {
        let record = |bytes: &[u8]| Record { size: bytes.len() as u64, sha256: digest(bytes) };
        let files =
            output.files.par_iter().map(|(path, bytes)| (path.clone(), record(bytes))).collect();
        Self { files }
    }

    /// Reads a manifest; nothing when it is none of ours.
    pub fn parse(json: &[u8]) -> Option<Self> {
        let document: Document = serde_json::from_slice(json).ok()?;
        let is_ours = document.version == VERSION && document.tool == TOOL;
        is_ours.then_some(Self { files: document.files })
    }

    /// As written to disk: a line a file, so that people who keep their site in version control see what changed.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json =
            format!("{{\n  \"version\": {VERSION},\n  \"tool\": \"{TOOL}\",\n  \"files\": {{");
        let mut separator = "\n";
        for (path, Record { size, sha256 }) in &self.files {
            let path = serde_json::Value::from(path.as_str());
            json +=
                &format!("{separator}    {path}: {{\"size\": {size}, \"sha256\": \"{sha256}\"}}");
            separator = ",\n";
        }
        json += if self.files.is_empty() { "}\n}\n" } else { "\n  }\n}\n" };
        json.into_bytes()
    }

    /// Whether a path below the folder is ours.
    pub fn holds(&self, path: &str) -> bool {
        path == NAME || self.files.contains_key(path)
    }

    /// The paths of our files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// All folders above some files, by path with `/` between names.
pub fn folders_above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}

/// The first 64 bits: enough to tell apart all that a site ever held, in a manifest of half the size.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let files = [("a \"b\".html", "x"), ("中/文.html", "")];
        let output = Output {
            files: files.map(|(path, text)| (path.to_owned(), text.as_bytes().into())).into(),
        };
        let json = Manifest::of(&output).to_json();
        let read = Manifest::parse(&json).expect("our own manifest is readable");
        assert_eq!(read.paths().collect::<Vec<_>>(), ["a \"b\".html", "中/文.html"]);
        assert_eq!(read.to_json(), json);
        assert_eq!(Manifest::parse(b"{}").map(|_| ()), None);
        assert!(Manifest::parse(&Manifest::default().to_json()).is_some());
    }
}
