//! Site search: builds an index from the finished pages, and finds results in it. `docs/search.md` specifies what is
//! found and in which order. `search.js` does the same in browsers; tests run the same queries on this program and on
//! the script and compare the results.
//!
//! The index is built from the finished pages, so everything that readers see can be found. On a small site the index
//! is one file with the texts of all pages, which the script searches directly. On other sites it consists of many
//! small files, of which a browser loads only the few that a query needs.

mod excerpt;
mod files;
mod finder;
mod fold;
mod html;
mod index;
mod keys;
mod packed_integers;
mod page_text;
mod postings;
mod query;
mod rank;
mod searchable_site;
mod sort;
mod word_matching;

pub use self::excerpt::Stretch;
pub use self::files::{
    FOLDER, IndexFiles, Start, bucket_file, buckets, is_one_file, page_file, start_file,
};
pub use self::finder::{BATCH, Found, FoundPassage, find};
pub use self::html::page_text;
pub use self::page_text::{PageText, Passage};
pub use self::searchable_site::{LocaleWords, SearchableSite};
