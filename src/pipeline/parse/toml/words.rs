//! What the types of values are called, in findings.

use crate::diagnostic::Words;

/// A string.
pub static TEXT: Words = Words { en: "text in quotes", zh: "引號裡的文字" };
/// A number, as found.
pub static NUMBER: Words = Words { en: "a number", zh: "數字" };
/// A number to count with.
pub static WHOLE_NUMBER: Words = Words { en: "a whole number, 0 or more", zh: "0 以上的整數" };
/// A number to show.
pub static PLAIN_NUMBER: Words =
    Words { en: "a plain number such as 12 or 0.5", zh: "一般數字，例如 12 或 0.5" };
/// True or false.
pub static BOOLEAN: Words = Words { en: "`true` or `false`", zh: "`true` 或 `false`" };
/// A date.
pub static DATE: Words =
    Words { en: "a date such as 2026-01-31", zh: "日期，例如 2026-01-31" };
/// A list.
pub static ARRAY: Words = Words { en: "a list in [ ]", zh: "用 [ ] 括起來的清單" };
/// A table.
pub static TABLE: Words =
    Words { en: "fields in { } or below a [name]", zh: "{ } 裡或 [名稱] 底下的欄位" };
/// How often.
pub static INTERVAL: Words = Words {
    en: "an interval such as `{ every = 1, unit = \"year\" }`, or text in quotes",
    zh: "間隔，例如 `{ every = 1, unit = \"year\" }`，或引號裡的文字",
};

/// What to do about a head with one bracket of which there may be several.
pub static TWO_BRACKETS: Words = Words {
    en: "write `{head}`, with two brackets on each side, even if there is only one: several may follow each other",
    zh: "請寫成 `{head}`，前後各兩個方括號，只有一個時也一樣，因為同樣的內容可以有好幾個",
};
