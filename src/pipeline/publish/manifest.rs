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

/// What a file with the manifest's name says.
pub enum Found {
    /// It is a manifest of ours.
    Whole(Manifest),
    /// It was one, by its name, and something happened to it: a power cut, a merge. What can still be read of it is.
    Damaged(Manifest),
    /// A later version of the program wrote it.
    Newer,
    /// Another program did.
    Foreign,
}

/// What is asked of a manifest that cannot be read as ours.
#[derive(Deserialize)]
struct Origin {
    version: Option<u32>,
    tool: Option<String>,
}

impl Manifest {
    /// Reads a manifest.
    pub fn parse(json: &[u8]) -> Found {
        // Some editors write a mark before the text.
        let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
        let is_ours =
            |document: &Document| VERSIONS.contains(&document.version) && document.tool == TOOL;
        if let Some(document) = serde_json::from_slice(json).ok().filter(is_ours) {
            let build = document.inputs.map(|inputs| Build { inputs, is_clean: document.clean });
            return Found::Whole(Self { build, files: document.files });
        }
        match serde_json::from_slice(json) {
            Ok(Origin { tool: Some(tool), .. }) if tool != TOOL => Found::Foreign,
            Ok(Origin { version: Some(version), .. }) if version > VERSION => Found::Newer,
            _ => Found::Damaged(Self::salvage(json)),
        }
    }

    /// What a damaged manifest still says: every file has a line of its own.
    fn salvage(json: &[u8]) -> Self {
        let lines = json.split(|byte| *byte == b'\n').filter_map(|line| {
            let line = line.trim_ascii();
            let line = line.strip_suffix(b",").unwrap_or(line);
            let object = [b"{", line, b"}"].concat();
            serde_json::from_slice::<BTreeMap<String, Record>>(&object).ok()
        });
        Self { build: None, files: lines.flatten().collect() }
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
        let Found::Whole(read) = Manifest::parse(&json) else { panic!("it is our own") };
        assert_eq!(read.files.keys().collect::<Vec<_>>(), ["a \"b\".html", "中/文.html"]);
        assert_eq!(read.to_json(), json);
        let empty = Manifest::default().to_json();
        assert!(matches!(Manifest::parse(&empty), Found::Whole(_)));
        let Found::Damaged(cut) = Manifest::parse(&json[..json.len() - 10]) else { panic!("cut") };
        assert_eq!(cut.files.keys().collect::<Vec<_>>(), ["a \"b\".html"]);
    }
}
