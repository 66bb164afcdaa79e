//! The place for one more measurement: one text among many is changed, and that page alone is asked for, within one
//! process. It needs a library that makes single pages. What a whole build costs after an edit is measured in `rounds`.
