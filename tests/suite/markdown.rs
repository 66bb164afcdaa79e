//! Markdown: the examples of CommonMark, and Chinese text.

mod chinese;
mod commonmark;
mod emphasis;
mod plain_text;
mod text;
