//! The list of our files in a published folder. Its presence says that the folder is ours.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use crate::digest::Digest;

/// The manifest's own name in the published folder.
pub const NAME: &str = ".osteon-manifest.json";

/// Version 1 had shorter digests. It still says which files are ours.
const VERSIONS: [u32; 2] = [1, 2];
const VERSION: u32 = 2;
const TOOL: &str = "osteon";

/// Every file of a site but the manifest. It holds no time and nothing of the machine: the same input has the same
/// manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The build that made it, where that is known.
    pub build: Option<Build>,
    /// What we wrote, by path with `/` between names.
    pub files: BTreeMap<String, Record>,
}

/// What a build of a whole site was made from, and how it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Build {
    /// The digest of everything that the build depended on.
    pub inputs: Digest,
    /// Whether there was nothing to report, so that the same build has nothing to report either.
    pub is_clean: bool,
}

/// What a file holds, in short.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// How many bytes.
    pub size: u64,
    /// Their digest; nothing where an older manifest has another one.
    #[serde(rename = "sha256", deserialize_with = "digest")]
    pub digest: Option<Digest>,
    /// The digest of all that the bytes depend on, where it is known.
    #[serde(default, deserialize_with = "digest")]
    pub inputs: Option<Digest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    tool: String,
    #[serde(default, deserialize_with = "digest")]
    inputs: Option<Digest>,
    #[serde(default)]
    clean: bool,
    files: BTreeMap<String, Record>,
}

fn digest<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Digest>, D::Error> {
    Cow::<str>::deserialize(deserializer).map(|hex| Digest::from_hex(&hex))
}

impl Record {
    /// The record of a file that holds these bytes.
    pub fn of(bytes: &[u8], inputs: Option<Digest>) -> Self {
        Self { size: bytes.len() as u64, digest: Some(Digest::of(bytes)), inputs }
    }
}

impl Manifest {
    /// Reads a manifest; nothing when it is none of ours.
    pub fn parse(json: &[u8]) -> Option<Self> {
        let document: Document = serde_json::from_slice(json).ok()?;
        let is_ours = VERSIONS.contains(&document.version) && document.tool == TOOL;
        let build = document.inputs.map(|inputs| Build { inputs, is_clean: document.clean });
        is_ours.then_some(Self { build, files: document.files })
    }

    /// As written to disk: a line a file, so that people who keep their site in version control see what changed.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = format!("{{\n  \"version\": {VERSION},\n  \"tool\": \"{TOOL}\",\n");
        if let Some(Build { inputs, is_clean }) = self.build {
            let inputs = inputs.to_hex();
            json += &format!("  \"inputs\": \"{inputs}\",\n  \"clean\": {is_clean},\n");
        }
        json += "  \"files\": {";
        let mut separator = "\n";
        for (path, record) in &self.files {
            let path = serde_json::Value::from(path.as_str());
            json += &format!("{separator}    {path}: {{\"size\": {}", record.size);
            for (name, digest) in [("sha256", record.digest), ("inputs", record.inputs)] {
                if let Some(digest) = digest {
                    json += &format!(", \"{name}\": \"{}\"", digest.to_hex());
                }
            }
            json.push('}');
            separator = ",\n";
        }
        json += if self.files.is_empty() { "}\n}\n" } else { "\n  }\n}\n" };
        json.into_bytes()
    }

    /// Whether a path below the folder is ours.
    pub fn holds(&self, path: &str) -> bool {
        path == NAME || self.files.contains_key(path)
    }
}

/// All folders above some files, by path with `/` between names. A folder comes before what is in it.
pub fn folders_above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    let mut last = "";
    for path in paths {
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            // Neighbours in a sorted list are mostly in the same folder.
            if folder == last || !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
        last = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let inputs = Some(Digest::of("inputs"));
        let files = [("a \"b\".html", "x", inputs), ("中/文.html", "", None)];
        let record = |(path, text, inputs): (&str, &str, _)| {
            (path.to_owned(), Record::of(text.as_bytes(), inputs))
        };
        let build = inputs.map(|inputs| Build { inputs, is_clean: true });
        let json = Manifest { build, files: files.map(record).into() }.to_json();
        let read = Manifest::parse(&json).expect("our own manifest is readable");
        assert_eq!(read.files.keys().collect::<Vec<_>>(), ["a \"b\".html", "中/文.html"]);
        assert_eq!(read.to_json(), json);
        assert!(Manifest::parse(b"{}").is_none());
        assert!(Manifest::parse(&Manifest::default().to_json()).is_some());
    }
}
