//! The manifest: the list of our files in a published folder. A folder that contains one is ours.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use crate::digest::Digest;

/// File name of the manifest.
pub const NAME: &str = ".osteon-manifest.json";

/// The versions that can be read. Version 1 had shorter digests, but still says which files are ours.
const VERSIONS: [u32; 2] = [1, 2];
const VERSION: u32 = 2;
const TOOL: &str = "osteon";

/// All files of a site except the manifest. Contains no time and no machine data: equal input gives an equal manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The build that made the site, if known.
    pub build: Option<Build>,
    /// The files that we wrote, by path with `/` as separator.
    pub files: BTreeMap<String, Record>,
}

/// The inputs and the outcome of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Build {
    /// Digest of everything that the build depends on.
    pub inputs: Digest,
    /// True if the build had no findings; the same inputs then have none again.
    pub is_clean: bool,
}

/// Size and digests of a file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Size of the file in bytes.
    pub size: u64,
    /// Digest of the content; `None` if an older manifest has another type of digest.
    #[serde(rename = "sha256", deserialize_with = "digest")]
    pub digest: Option<Digest>,
    /// Digest of everything that the content depends on, if known.
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
    /// The record of a file with this content.
    pub fn of(bytes: &[u8], inputs: Option<Digest>) -> Self {
        Self { size: bytes.len() as u64, digest: Some(Digest::of(bytes)), inputs }
    }
}

/// The result of reading a file with the manifest's name.
pub enum Found {
    /// A valid manifest of ours.
    Whole(Manifest),
    /// A damaged manifest of ours, for instance after a power cut or a merge conflict; holds what is still readable.
    Damaged(Manifest),
    /// Written by a newer version of osteon.
    Newer,
    /// Written by another program.
    Foreign,
}

/// The fields that identify the program of an unreadable manifest.
#[derive(Deserialize)]
struct Origin {
    version: Option<u32>,
    tool: Option<String>,
}

impl Manifest {
    /// Parses the content of a manifest file.
    pub fn parse(json: &[u8]) -> Found {
        // Some editors add a byte order mark.
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

    /// Recovers the readable entries of a damaged manifest; every file is on a line of its own.
    fn salvage(json: &[u8]) -> Self {
        let lines = json.split(|byte| *byte == b'\n').filter_map(|line| {
            let line = line.trim_ascii();
            let line = line.strip_suffix(b",").unwrap_or(line);
            let object = [b"{", line, b"}"].concat();
            serde_json::from_slice::<BTreeMap<String, Record>>(&object).ok()
        });
        Self { build: None, files: lines.flatten().collect() }
    }

    /// Formats the manifest with one line per file, so that differences in version control are readable.
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

    /// Returns true if a path below the folder is ours.
    pub fn holds(&self, path: &str) -> bool {
        path == NAME || self.files.contains_key(path)
    }
}

/// All folders that contain the given files, by path with `/` as separator, parents first.
pub fn folders_above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    let mut last = "";
    for path in paths {
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            // Sorted neighbours are mostly in the same folder, so stop early.
            if folder == last || !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
        last = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    folders
}
