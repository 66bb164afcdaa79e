//! "Did you mean": finds the existing name that is most similar to a mistyped name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A mistyped name is compared with every known name if there are at most this many. If there are more, it is only
/// compared with names that contain one of its rare groups of three letters. A site may have thousands of names and
/// thousands of mistyped names, so comparing all of them would be slow.
const MOST_COMPARED: usize = 100;
/// Maximum number of names with which a mistyped name is compared if there are more than [`MOST_COMPARED`] names. Among
/// this many names, the most similar one is nearly always included, and comparing them is fast.
const MOST_CANDIDATES: usize = 40;
/// Maximum length, in characters, of a text for which a similar name is looked for. Longer texts are sentences, not
/// mistyped names.
const LONGEST: usize = 100;

/// A map from names to values. For a name that is not in the map, it can find the most similar name in the map.
#[derive(Debug)]
pub struct NameMap<T> {
    entries: BTreeMap<String, T>,
    /// The index by which similar names are found. It is built when `nearest` first needs it.
    names: OnceLock<NameIndex>,
}

impl<T> Default for NameMap<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), names: OnceLock::new() }
    }
}

impl<T> FromIterator<(String, T)> for NameMap<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect(), names: OnceLock::new() }
    }
}

impl<T> NameMap<T> {
    /// Inserts a value; replaces an existing one of the same name.
    pub fn insert(&mut self, name: &str, value: T) {
        self.entries.insert(name.to_owned(), value);
        self.names = OnceLock::new();
    }

    /// The value with this name; `None` if the map does not have the name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entries.get(name)
    }

    /// Returns true if the map has a value with this name.
    pub fn contains(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// The known names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Number of entries of the map.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns true if there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name in the map that is most similar to `wrong`; `None` if no name is similar enough.
    pub fn nearest(&self, wrong: &str) -> Option<&str> {
        let names = || NameIndex::new(self.entries.keys().map(String::as_str));
        self.names.get_or_init(names).nearest(wrong)
    }
}

/// A list of names with an index by groups of three letters. The index makes it fast to find the most similar name for
/// each of many mistyped names.
#[derive(Debug, Default)]
struct NameIndex {
    names: Vec<Name>,
    /// For each group of three letters, the indices of the names that contain it.
    by_trigram: OnceLock<BTreeMap<[char; 3], Vec<u32>>>,
}

#[derive(Debug)]
struct Name {
    written: String,
    folded: String,
}

impl NameIndex {
    fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let name = |name: &str| Name { written: name.to_owned(), folded: name.to_lowercase() };
        Self { names: names.into_iter().map(name).collect(), by_trigram: OnceLock::new() }
    }

    fn nearest(&self, wrong: &str) -> Option<&str> {
        let wrong = wrong.to_lowercase();
        let near = if self.names.len() <= MOST_COMPARED {
            best(&wrong, self.names.iter().map(|name| (name, &name.folded)))
        } else {
            let candidates = self.candidates(&wrong).into_iter();
            let candidates = candidates.filter_map(|number| self.names.get(number as usize));
            best(&wrong, candidates.map(|name| (name, &name.folded)))
        };
        near.map(|name| name.written.as_str())
    }

    /// The indices, in ascending order, of the names with which `wrong` is compared: the names that contain the rarest
    /// groups of three letters in `wrong`.
    fn candidates(&self, wrong: &str) -> Vec<u32> {
        let all = self.by_trigram.get_or_init(|| self.group_by_trigram());
        let mut lists: Vec<&[u32]> = trigrams(wrong)
            .iter()
            .filter_map(|trigram| all.get(trigram))
            .map(Vec::as_slice)
            .collect();
        lists.sort_by_key(|list| (list.len(), list.first().copied()));
        let mut candidates: Vec<u32> = Vec::new();
        for list in lists {
            // A group of three letters that many names contain must not fill the whole list.
            let room = (MOST_CANDIDATES / 2).min(MOST_CANDIDATES - candidates.len());
            let new = list.iter().take(MOST_CANDIDATES).filter(|one| !candidates.contains(one));
            let new: Vec<u32> = new.copied().take(room).collect();
            candidates.extend(new);
        }
        candidates.sort_unstable();
        candidates
    }

    fn group_by_trigram(&self) -> BTreeMap<[char; 3], Vec<u32>> {
        let mut all: BTreeMap<[char; 3], Vec<u32>> = BTreeMap::new();
        for (number, name) in self.names.iter().enumerate() {
            for trigram in trigrams(&name.folded) {
                all.entry(trigram).or_default().push(number as u32);
            }
        }
        all
    }
}

/// The most similar name in a short list; `None` if no name is similar enough. For long lists, use [`NameMap`].
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    best(&wrong.to_lowercase(), names.into_iter().map(|name| (name, name.to_lowercase())))
}

/// The name from which `wrong` differs by the fewest typing errors; `None` if no name is similar enough. If several
/// names are equally similar, takes the name that begins like `wrong` for the most letters, and of several such names
/// the first.
fn best<T>(wrong: &str, names: impl Iterator<Item = (T, impl AsRef<str>)>) -> Option<T> {
    let length = wrong.chars().count();
    if length > LONGEST {
        return None;
    }
    let mut best: Option<((usize, usize), T)> = None;
    for (name, folded) in names {
        let folded = folded.as_ref();
        let Some(distance) = distance((wrong, length), folded) else { continue };
        let alike = wrong.chars().zip(folded.chars()).take_while(|(a, b)| a == b).count();
        let rank = (distance, LONGEST - alike);
        if best.as_ref().is_none_or(|(other, _)| rank < *other) {
            best = Some((rank, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The number of typing errors by which `wrong` differs from `name`. `None` if the two differ so much that `wrong`
/// cannot be a misspelt `name`. `length` is the number of characters in `wrong`.
fn distance((wrong, length): (&str, usize), name: &str) -> Option<usize> {
    let name_length = name.chars().count();
    let (shorter, longer) = (length.min(name_length), length.max(name_length));
    let (short, long) = if length < name_length { (wrong, name) } else { (name, wrong) };
    // If one name only continues the other, as `references` continues `referenc`, the rest counts as at most three
    // errors.
    if is_telling_beginning(short, shorter) && longer <= 4 * shorter && long.starts_with(short) {
        return Some((longer - shorter).min(3));
    }
    // At most a third of the letters may differ, rounded up, but never all of them.
    let most = longer.div_ceil(3).min(longer.saturating_sub(1));
    if longer - shorter > most {
        return None;
    }
    let distance = strsim::osa_distance(wrong, name);
    (distance <= most).then_some(distance)
}

/// Returns true if two names that both begin with `letters` probably do so for a reason and not by chance: `letters`
/// has at least three letters, or two Han characters. `length` is the number of characters in `letters`.
fn is_telling_beginning(letters: &str, length: usize) -> bool {
    length >= 3 || (length == 2 && letters.chars().all(|letter| letter > '\u{2E80}'))
}

/// The groups of three successive letters in a name, without duplicates. Before the first letter and after the last,
/// two blanks are added, so that names with the same beginning or end have groups in common.
fn trigrams(name: &str) -> Vec<[char; 3]> {
    const EDGES: [char; 2] = ['\0'; 2];
    let letters = name.chars().take(LONGEST);
    let padded: Vec<char> = EDGES.into_iter().chain(letters).chain(EDGES).collect();
    let mut trigrams: Vec<_> =
        padded.windows(3).map(|three| [three[0], three[1], three[2]]).collect();
    trigrams.sort_unstable();
    trigrams.dedup();
    trigrams
}
