//! Sources → Parsed: each file alone, going on after mistakes.

pub mod markdown;
pub mod prose;
