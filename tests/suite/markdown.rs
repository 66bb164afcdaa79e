//! Markdown by itself: the standard's own examples, and Chinese.

mod chinese;
mod commonmark;
mod emphasis;
mod plain_text;
