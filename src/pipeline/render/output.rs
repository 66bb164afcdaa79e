//! A finished site in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Every file of a site, by path with `/` between names. The same guide, theme and date give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The files.
    pub files: BTreeMap<String, Arc<[u8]>>,
}
