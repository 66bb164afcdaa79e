//! The published files of the search index. Each is a JavaScript file that passes its data to the script of the search
//! page, so that it loads from a disk as well as from a server.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use super::fold::{FoldedText, variants};
use super::index::{Index, bucket_of, first_of};
use super::keys;
use super::packed_integers;
use super::page_text::{PageText, Passage};
use crate::digest::Digest;
use crate::spill::Spill;

/// Folder, in the site, of the search index's files.
pub const FOLDER: &str = "assets/search";

/// Maximum number of pages of a small site. On a small site, the first file of the index contains the texts of all
/// pages, and the script searches these texts directly. A site with more pages gets an index of many files. At this
/// number of pages, a browser loads about the same amount of data either way.
const FEW_PAGES: usize = 64;

/// A site with more than [`FEW_PAGES`] pages has one more bucket (file of keys) for each further `PAGES_PER_BUCKET`
/// pages. With 10,000 pages, a query loads at most about 100 KB.
const PAGES_PER_BUCKET: usize = 2;

/// Maximum number of groups of synonymous names in the search index.
const MOST_NAMES: usize = 1000;

/// Maximum number of words of a site for which the search index has a single list of words. If a site has more words,
/// the index has one list for each first letter.
const MOST_WORDS: usize = 1000;

/// Builds the files of the search index. Pages can be added in any order; the files can be made once all pages are
/// added.
pub struct IndexFiles {
    index: Index,
    /// For each page, by number, what the search index keeps of the page; empty until the page has been added.
    read: Vec<OnceLock<PageRead>>,
    lower: [usize; 3],
    seen: CharacterSet,
    finished: OnceLock<Finished>,
}

/// What the index keeps of a page in addition to its keys: the hash of the JavaScript file with the page's text, and
/// what the fields below say.
struct PageRead {
    digest: Digest,
    /// For each passage of the page that has several names, such as a term and its abbreviation, all its names.
    names: Vec<Vec<String>>,
    /// The text of the page, if the first file of the index will contain it (on a small site); otherwise `None`.
    page: Option<PageText>,
}

struct Finished {
    start: Start,
    /// The site's words, in lists by name. There is one list, named `*`, or one list for each first letter, such as
    /// `*b`. Each list is a text with spaces between the words.
    words: BTreeMap<String, String>,
}

/// The part of the search index that browsers load first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Start {
    /// Version of the search index: a hash, which changes when the index changes.
    pub version: String,
    /// Number of pages in the index.
    pub pages: u32,
    /// Three page numbers. In the index, less important pages come after the others. Pages from the first number on are
    /// less important, such as tables: their scores are halved. For pages from the second number on, such as the list
    /// of sources, the scores are halved again. Pages from the third number on are the glossary, whose terms answer
    /// questions for the meaning of a name.
    pub lower: [u32; 3],
    /// Number of buckets (files of keys).
    pub buckets: u32,
    /// True if the index has one list of the site's words for each first letter, false if all words are in one list.
    pub letters: bool,
    /// Pairs of characters, written without separators, such as `臺台`: a variant, and the character by which search
    /// replaces the variant. Contains a pair only if its second character occurs in the site's folded texts.
    pub folds: String,
    /// Groups of synonymous names, such as a term, its abbreviation and its other names.
    pub names: Vec<Vec<String>>,
    /// On a small site, the text of every page, so that the index needs no other files; otherwise empty.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_parts")]
    pub texts: Vec<PageText>,
}

/// The text of a page as the search script gets it: the page's address, then anchor, name and text of each passage.
type PageParts<'p> = (&'p str, Vec<[&'p str; 3]>);

/// Returns true if the search index of a site with this many pages is a single file.
pub fn is_one_file(pages: usize) -> bool {
    pages <= FEW_PAGES
}

/// Number of buckets (files of keys) in the search index of a site with this many pages.
pub fn buckets(pages: usize) -> u32 {
    let more = pages.saturating_sub(FEW_PAGES).div_ceil(PAGES_PER_BUCKET);
    u32::try_from(pages.clamp(1, FEW_PAGES) + more).unwrap_or(u32::MAX)
}

/// Path, in the site, of the file that contains the bucket with this number.
pub fn bucket_file(number: u32) -> String {
    format!("{FOLDER}/k{number}.js")
}

/// Path, in the site, of the file that contains the text of the page with this number.
pub fn page_file(number: usize) -> String {
    format!("{FOLDER}/t{number}.js")
}

/// Path, in the site, of the file of the search index that browsers load first.
pub fn start_file() -> String {
    format!("{FOLDER}/start.js")
}

/// The name of the list of words that contains `word`. If there is one list for each first letter, this is `*` and the
/// first letter of `word`, otherwise `*`.
pub fn list_of(word: &str, has_letters: bool) -> String {
    let letter = word.chars().next().filter(|_| has_letters);
    std::iter::once('*').chain(letter).collect()
}

impl IndexFiles {
    /// Creates an empty index for this number of pages. `lower` are three page numbers: see [`Start::lower`].
    /// `spill` decides which part of the index stays in memory while it is built.
    pub fn new(pages: usize, lower: [usize; 3], spill: Arc<Spill>) -> Self {
        Self {
            index: Index::new(pages, buckets(pages), spill),
            read: (0..pages).map(|_| OnceLock::new()).collect(),
            lower,
            seen: CharacterSet::default(),
            finished: OnceLock::new(),
        }
    }

    /// Returns true if the page with this number has been added.
    pub fn has(&self, number: usize) -> bool {
        self.read.get(number).is_some_and(|read| read.get().is_some())
    }

    /// Adds the page with this number to the index. Returns the text of the JavaScript file that contains the page's
    /// text.
    pub fn read(&self, number: usize, page: &PageText) -> String {
        let script = page_script(number, page);
        if !self.has(number)
            && let Some(place) = self.read.get(number)
        {
            self.index.read(number, page, |characters| self.seen.add(characters));
            let several = page.passages.iter().filter(|passage| passage.name.contains('\n'));
            let names = several.map(|passage| passage.name.lines().map(str::to_owned).collect());
            let digest = Digest::of(&script);
            let kept = is_one_file(self.read.len()).then(|| page.clone());
            place.get_or_init(|| PageRead { digest, names: names.collect(), page: kept });
        }
        script
    }

    /// The content of the first file of the search index that browsers load. All pages must have been added.
    pub fn start(&self) -> &Start {
        &self.finished().start
    }

    fn finished(&self) -> &Finished {
        self.finished.get_or_init(|| {
            let words = self.index.take_words();
            // The script of a small site reads the words in the texts, and knows all of them.
            let letters = words.len() > MOST_WORDS && !is_one_file(self.read.len());
            let mut lists: BTreeMap<String, String> = BTreeMap::new();
            for word in words {
                let list = lists.entry(list_of(&word, letters)).or_default();
                if !list.is_empty() {
                    list.push(' ');
                }
                list.push_str(&word);
            }
            let start = Start {
                version: self.version(),
                pages: u32::try_from(self.read.len()).unwrap_or(u32::MAX),
                lower: self.lower.map(|first| u32::try_from(first).unwrap_or(u32::MAX)),
                buckets: self.index.buckets(),
                letters,
                folds: self.seen.folds(),
                names: self.names(),
                texts: self.pages().filter_map(|read| read.page.clone()).collect(),
            };
            Finished { start, words: lists }
        })
    }

    /// The text of the JavaScript file of the search index that browsers load first.
    pub fn start_script(&self) -> String {
        script("start", self.start())
    }

    /// The text of the JavaScript file of a bucket: its keys with their postings, and the lists of words that belong to
    /// the bucket. It states the index's version, because a browser may have kept files of an older index.
    pub fn bucket_script(&self, number: u32) -> String {
        let words = self.finished().words.iter();
        let is_own =
            |key: &str| bucket_of(keys::number(key.chars()), self.index.buckets()) == number;
        let words: BTreeMap<_, _> = words.filter(|(key, _)| is_own(key)).collect();
        let words = serde_json::to_string(&words).unwrap_or_default();
        let version = &self.start().version;
        let bucket = self.index.bucket(number);
        // A bucket needs no escaping: see `packed_integers`.
        format!("osteonSearch(\"k{number}\",[\"{version}\",\"{bucket}\",{words}]);\n")
    }

    /// The encoded postings of all keys in a bucket, by the number of the key.
    pub fn bucket(&self, number: u32) -> BTreeMap<u32, String> {
        let text = self.index.bucket(number);
        let mut key = first_of(number, self.index.buckets());
        let mut rest = text.as_str();
        let mut found = BTreeMap::new();
        while let Some((gap, length)) =
            packed_integers::first(&mut rest).zip(packed_integers::first(&mut rest))
        {
            let Some((postings, after)) = rest.split_at_checked(length as usize) else { break };
            key += gap;
            found.insert(key, postings.to_owned());
            rest = after;
        }
        found
    }

    /// The list of words with this name, a text with spaces between the words; empty if no list has this name.
    pub fn words(&self, list: &str) -> &str {
        self.finished().words.get(list).map_or("", String::as_str)
    }

    fn pages(&self) -> impl Iterator<Item = &PageRead> {
        self.read.iter().filter_map(OnceLock::get)
    }

    /// Groups of synonyms for the search index. If a passage has several names, such as a term and its abbreviation,
    /// these names are a group. No group occurs twice, and there are at most [`MOST_NAMES`] groups.
    fn names(&self) -> Vec<Vec<String>> {
        let mut seen = BTreeSet::new();
        let groups = self.pages().flat_map(|page| &page.names).filter(|names| {
            let folded = names.iter().map(|name| FoldedText::of(name).characters);
            seen.insert(folded.collect::<Vec<_>>())
        });
        groups.take(MOST_NAMES).cloned().collect()
    }

    fn version(&self) -> String {
        let lower = format!("{:?}", self.lower);
        let digests = self.pages().map(|page| page.digest.as_ref());
        let all = Digest::of_list(digests.chain([lower.as_bytes()]));
        all.to_hex()[..8].to_owned()
    }
}

fn parts(page: &PageText) -> PageParts<'_> {
    let passages = page.passages.iter();
    (&page.address, passages.map(|own| [own.anchor.as_str(), &own.name, &own.text]).collect())
}

fn as_parts<S: Serializer>(pages: &[PageText], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pages.iter().map(parts))
}

fn script(name: &str, value: &impl Serialize) -> String {
    // The data consist of texts and lists, so this cannot fail.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("osteonSearch(\"{name}\",{json});\n")
}

/// The text of the JavaScript file with the text of a page: as [`script`] makes it from [`parts`], but faster.
fn page_script(number: usize, page: &PageText) -> String {
    let texts = page.passages.iter().flat_map(|own| [&own.anchor, &own.name, &own.text]);
    // One more byte for each line end, and a few for the signs around each text.
    let length: usize = texts.map(|text| text.len() + text.len() / 32 + 8).sum();
    let mut out = String::with_capacity(length + page.address.len() + 64);
    out.push_str(&format!("osteonSearch(\"t{number}\",["));
    push_json(&page.address, &mut out);
    out.push_str(",[");
    for (number, Passage { anchor, name, text }) in page.passages.iter().enumerate() {
        out.push_str(if number == 0 { "[" } else { ",[" });
        push_json(anchor, &mut out);
        out.push(',');
        push_json(name, &mut out);
        out.push(',');
        push_json(text, &mut out);
        out.push(']');
    }
    out.push_str("]]);\n");
    out
}

/// Appends a text as JSON. Tests many bytes at once, because most lines need no escaping.
fn push_json(text: &str, out: &mut String) {
    let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    let mut before = "\"";
    for line in text.split('\n') {
        out.push_str(std::mem::replace(&mut before, "\\n"));
        if line.bytes().fold(false, |found, byte| found | is_special(byte)) {
            let json = serde_json::to_string(line).unwrap_or_default();
            out.push_str(&json[1..json.len() - 1]);
        } else {
            out.push_str(line);
        }
    }
    out.push('"');
}

/// The set of characters that occur in the site's folded texts: one bit for each Unicode character. Several threads add
/// to it at the same time.
struct CharacterSet(Vec<AtomicU64>);

impl Default for CharacterSet {
    fn default() -> Self {
        Self((0..=char::MAX as usize / 64).map(|_| AtomicU64::new(0)).collect())
    }
}

impl CharacterSet {
    fn add(&self, characters: &[char]) {
        for character in characters {
            let (place, bit) = self.place(*character);
            if place.load(Ordering::Relaxed) & bit == 0 {
                place.fetch_or(bit, Ordering::Relaxed);
            }
        }
    }

    fn place(&self, character: char) -> (&AtomicU64, u64) {
        let number = character as usize;
        (&self.0[number / 64], 1 << (number % 64))
    }

    fn has(&self, character: char) -> bool {
        let (place, bit) = self.place(character);
        place.load(Ordering::Relaxed) & bit != 0
    }

    /// Pairs of characters for [`Start::folds`]: a variant, and the character to which it folds. Contains a pair only
    /// if its second character occurs on the site.
    fn folds(&self) -> String {
        variants().filter(|(_, to)| self.has(*to)).flat_map(|(from, to)| [from, to]).collect()
    }
}
