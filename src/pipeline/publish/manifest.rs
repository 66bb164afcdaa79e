//! The manifest: the list of the files that osteon has published in a folder. A folder with a manifest may be replaced.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use crate::digest::Digest;

/// File name of the manifest.
pub const NAME: &str = ".osteon-manifest.json";

/// The versions of the manifest's format that can be read. Version 1 has shorter digests, which are ignored, but its
/// list of the published files is used.
const VERSIONS: [u32; 2] = [1, 2];
const VERSION: u32 = 2;
const TOOL: &str = "osteon";
/// Length of most lines in bytes, or more.
const LINE: usize = 144;

/// The list of all files of a site except the manifest itself. It contains no times and nothing about the computer, so
/// equal input gives an equal manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The build that made the site; `None` if the manifest does not record it.
    pub build: Option<Build>,
    /// The published files: for each path, with `/` as separator, the file's size and digests.
    pub files: BTreeMap<String, FileRecord>,
}

/// What a build was made from, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Build {
    /// Digest of all input of the build: everything on which the pages depend.
    pub inputs: Digest,
    /// True if the build had no findings. Another build from the same input then has no findings either.
    pub is_clean: bool,
}

/// Size and digests of a published file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRecord {
    /// Size of the file in bytes.
    pub size: u64,
    /// Digest of the file's content; `None` if the manifest is of version 1, which has shorter digests.
    #[serde(rename = "sha256", deserialize_with = "digest")]
    pub digest: Option<Digest>,
    /// Digest of everything on which the published file's content depends; `None` if that is not known.
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
    files: BTreeMap<String, FileRecord>,
}

fn digest<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Digest>, D::Error> {
    Cow::<str>::deserialize(deserializer).map(|hex| Digest::from_hex(&hex))
}

impl FileRecord {
    /// The size and digests of a file with the content `bytes`. `inputs` is the digest of everything on which the
    /// content depends; `None` if it is not known.
    pub fn of(bytes: &[u8], inputs: Option<Digest>) -> Self {
        Self { size: bytes.len() as u64, digest: Some(Digest::of(bytes)), inputs }
    }
}

/// What is in the file that has the name of the manifest.
pub enum Found {
    /// A valid manifest of osteon.
    Whole(Manifest),
    /// A manifest of osteon that is damaged, for instance by a power cut or a merge conflict. Contains the entries that
    /// can still be read.
    Damaged(Manifest),
    /// A manifest that a later version of osteon wrote.
    Newer,
    /// A file that another program wrote.
    Foreign,
}

/// Two fields of a file that has the name of the manifest. They say which program wrote the file.
#[derive(Deserialize)]
struct Origin {
    version: Option<u32>,
    tool: Option<String>,
}

impl Manifest {
    /// Parses the content of the file that has the name of the manifest. Another program may have written this file.
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

    /// Reads the entries of a damaged manifest that are intact. They can be found because each entry has a line of its
    /// own.
    fn salvage(json: &[u8]) -> Self {
        let lines = json.split(|byte| *byte == b'\n').filter_map(|line| {
            let line = line.trim_ascii();
            let line = line.strip_suffix(b",").unwrap_or(line);
            let object = [b"{", line, b"}"].concat();
            serde_json::from_slice::<BTreeMap<String, FileRecord>>(&object).ok()
        });
        Self { build: None, files: lines.flatten().collect() }
    }

    /// Formats the manifest of these files as JSON, with one line per file, so that version control shows differences
    /// well. `files` is sorted by path.
    pub fn json<'f>(
        build: Option<Build>,
        files: impl Iterator<Item = (&'f str, FileRecord)>,
    ) -> Vec<u8> {
        // While a string grows, it is in memory twice, and this one can be long.
        let mut json = String::with_capacity(LINE * (files.size_hint().0 + 4));
        json += &format!("{{\n  \"version\": {VERSION},\n  \"tool\": \"{TOOL}\",\n");
        if let Some(Build { inputs, is_clean }) = build {
            let inputs = inputs.to_hex();
            json += &format!("  \"inputs\": \"{inputs}\",\n  \"clean\": {is_clean},\n");
        }
        json += "  \"files\": {";
        let mut separator = "\n";
        for (path, record) in files {
            let path = serde_json::Value::from(path);
            json += &format!("{separator}    {path}: {{\"size\": {}", record.size);
            for (name, digest) in [("sha256", record.digest), ("inputs", record.inputs)] {
                if let Some(digest) = digest {
                    json += &format!(", \"{name}\": \"{}\"", digest.to_hex());
                }
            }
            json.push('}');
            separator = ",\n";
        }
        json += if separator == "\n" { "}\n}\n" } else { "\n  }\n}\n" };
        json.into_bytes()
    }

    /// Returns true if the manifest lists the file with this path, or if the file is the manifest itself.
    pub fn holds(&self, path: &str) -> bool {
        path == NAME || self.files.contains_key(path)
    }
}

/// All folders of the site that contain one of the files at `paths`, directly or deeper. An outer folder comes before
/// the folders in it.
pub fn folders_above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    let mut last = "";
    for path in paths {
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            // In sorted order, a path is mostly in the same folder as the path before it, so the loop can end early.
            if folder == last || !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
        last = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    folders
}
