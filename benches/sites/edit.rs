//! The time from an edit to the new page, within one process: one text among many is changed and that page is asked for.
//! It is measured here once the library can make a single page; a whole build after an edit is among the other cases.

/// Nothing yet.
pub fn measure() {}
