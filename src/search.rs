//! What readers find: pages → index → results. `docs/search.md` says what is found and in which order; `search.js` says
//! the same in browsers, and tests run both on the same queries.
//!
//! The index is of finished pages, so that whatever a reader sees can be found. It is published in small files, of
//! which a query needs few.

mod excerpt;
mod files;
mod finder;
mod fold;
mod html;
mod index;
mod keys;
mod numbers;
mod page;
mod postings;
mod query;
mod rank;
mod shelf;
mod words;

pub use self::excerpt::Stretch;
pub use self::files::{FOLDER, IndexFiles, Start, bucket_file, buckets, page_file, start_file};
pub use self::finder::{BATCH, Found, FoundPassage, find};
pub use self::html::page_text;
pub use self::page::{PageText, Passage};
pub use self::shelf::{Everyday, Search};
