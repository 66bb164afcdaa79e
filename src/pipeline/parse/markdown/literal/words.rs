//! Advice for each kind of leftover markup.

use super::super::rules::{LITERAL_MARKUP, POSSIBLE_MARKUP};
use super::What;
use crate::diagnostic::Words;

/// A source without brackets.
pub static BARE_CITATION: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "cite a source in square brackets: `{meant}`",
        zh: "引用來源要放在半形方括號裡：`{meant}`",
    },
};

/// The key of a source in brackets, without `@`.
pub static UNMARKED_CITATION: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "this is the key of a source; to cite it, write `{meant}`",
        zh: "這是一筆來源的代號；要引用它，請寫成 `{meant}`",
    },
};

/// A mention without brackets.
pub static BARE_MENTION: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "to link to it, write `{meant}`, or with your own words between the brackets",
        zh: "要做成連結，請寫 `{meant}`，方括號裡可以放自己的文字",
    },
};

/// Bold text with other marks.
pub static BOLD: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write bold text between two half-width asterisks on each side: `{meant}`",
        zh: "粗體前後各用兩個半形星號：`{meant}`",
    },
};

/// An unrecognised callout.
pub static CALLOUT: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "begin the callout with `{meant}`, in half-width characters, on the first line of a quote, and every following line with `>`",
        zh: "提示框的第一行請用半形符號寫成 `{meant}`，後面每行開頭也加 `>`",
    },
};

/// An unrecognised citation.
pub static CITATION: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write `{meant}`, in half-width characters",
        zh: "請用半形符號寫成 `{meant}`",
    },
};

/// A CSS class.
pub static CLASS: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "styles cannot be chosen here: remove `{text}`",
        zh: "這裡不能指定樣式，請刪除 `{text}`",
    },
};

/// An unpaired backtick.
pub static CODE: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write code between two half-width backticks: `` `code` ``; to show a backtick, write `` \\` ``",
        zh: "程式碼前後各要一個半形反引號：`` `code` ``；如果就是要顯示反引號，請寫 `` \\` ``",
    },
};

/// An unrecognised code fence.
pub static CODE_FENCE: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "a block of code begins and ends with a line of three half-width backticks",
        zh: "程式碼區塊的前後各要一行三個半形反引號",
    },
};

/// A comment in the syntax of other tools.
pub static COMMENT: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a note for editors between `<!--` and `-->`; readers would see this",
        zh: "讀者會看到這段文字；給編輯看的註解請放在 `<!--` 和 `-->` 之間",
    },
};

/// A container in the syntax of other tools.
pub static CONTAINER: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a callout as `> [!NOTE]`, and every following line with `>`",
        zh: "提示框的第一行請寫 `> [!NOTE]`，後面每行開頭加 `>`",
    },
};

/// A directive of other tools.
pub static DIRECTIVE: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "remove it: it has no meaning here, and every page has a table of contents",
        zh: "這裡不支援這種寫法，請刪除；每一頁本來就有目錄",
    },
};

/// An unrecognised embed or picture.
pub static EMBED: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write `![…](…)` with half-width characters and no space between them, such as `![](table:causes)`",
        zh: "請用半形符號寫 `![…](…)`，中間不要有空格，例如 `![](table:causes)`",
    },
};

/// The name of an emoji.
pub static EMOJI: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write the emoji itself, or words; names of emoji are not replaced here",
        zh: "這裡不會把這個名稱換成圖案，請直接放表情符號或改用文字",
    },
};

/// An unrecognised character reference.
pub static ENTITY: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write `{meant}` with its half-width semicolon, or the character itself",
        zh: "請寫成 `{meant}`，用半形的 `&` 和分號，或直接打出那個字元",
    },
};

/// An unrecognised footnote call.
pub static FOOTNOTE: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write `{meant}`, in half-width characters",
        zh: "請用半形符號寫成 `{meant}`",
    },
};

/// The end of a front matter, in the text.
pub static HEAD: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "remove this line, or move the fields to the top of the file: front matter stands between two lines `+++` there",
        zh: "`+++` 只用在檔案最上方，獨立成兩行，把欄位包在中間：請刪除這一行，或把欄位移到那兩行之間",
    },
};

/// An unrecognised heading.
pub static HEADING: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "begin a heading with half-width `#` and a space at the start of the line: `{meant}`",
        zh: "標題請在行首用半形 `#`，後面空一格：`{meant}`",
    },
};

/// A heading's id outside a heading.
pub static HEADING_ID: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write the id of a heading at the end of its line, in half-width characters: `## Heading {#id}`",
        zh: "標題代號要放在標題行的最後，用半形符號：`## 標題 {#id}`",
    },
};

/// Highlighted text with other marks.
pub static HIGHLIGHT: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words { en: "write `{meant}`", zh: "請寫成 `{meant}`" },
};

/// An unrecognised list item.
pub static ITEM: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "begin a list item with a half-width `-` and a space; to show this character at the start of a line, put a blank line before it",
        zh: "清單項目請用半形 `-` 加一個空格開頭；如果不是清單，請在前面空一行，另成一段",
    },
};

/// An unrecognised link.
pub static LINK: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a link as `[text](address)`, with half-width brackets and no space between them",
        zh: "連結請寫成 `[文字](位址)`，用半形括號，兩個括號之間不要有空格",
    },
};

/// A subscript with other marks.
pub static LOWERED: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words { en: "write `{meant}`", zh: "請寫成 `{meant}`" },
};

/// A formula.
pub static MATHEMATICS: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write it as text, with `<sup>2</sup>` and `<sub>2</sub>`; formulas are not supported here",
        zh: "這裡不支援數學式，請改寫成文字，上標用 `<sup>2</sup>`，下標用 `<sub>2</sub>`",
    },
};

/// A mention without parentheses.
pub static MENTION: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write `{meant}`; words of your own go between the square brackets",
        zh: "請寫成 `{meant}`，方括號裡可以放自己的文字",
    },
};

/// A footnote with a full-width colon.
pub static NOTE: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "begin the text of a footnote with `{meant}`, with a half-width colon and a space, on a line of its own",
        zh: "註腳的內容要另起一行，用半形冒號加一個空格開頭：`{meant}`",
    },
};

/// The text of a footnote inside the sentence.
pub static NOTE_IN_TEXT: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a footnote as `[^1]`, and its text on a line of its own: `[^1]: …`",
        zh: "註腳請寫成 `[^1]`，內容另起一行，寫成 `[^1]: …`",
    },
};

/// An unrecognised numbered item.
pub static NUMBER: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "begin an item of a numbered list with a half-width number, a full stop and a space: `1. `; if it is not a list, put a blank line before it",
        zh: "編號清單請用半形數字、句點加一個空格開頭：`1. `；如果不是清單，請在前面空一行，另成一段",
    },
};

/// An unclosed comment.
pub static OPEN_COMMENT: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "begin a comment with `<!--` and end it with `-->`, without a blank line in it if it stands within a paragraph; readers would see this",
        zh: "讀者會看到這段註解：註解以 `<!--` 開頭、`-->` 結尾，寫在段落中間時裡面不能有空行",
    },
};

/// Possibly the kind of a callout.
pub static PERHAPS_CALLOUT: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "begin a callout with `{meant}`, and every following line with `>`",
        zh: "提示框的第一行要寫成 `{meant}`，後面每行開頭也加 `>`",
    },
};

/// Possibly a heading.
pub static PERHAPS_HEADING: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "begin a heading with at least two half-width `#` and a space: `## …`; to show `#` at the start of a line, write `\\#`",
        zh: "標題至少用兩個半形 `#`，後面空一格：`## …`；如果就是要顯示 `#`，請寫 `\\#`",
    },
};

/// Possibly a link.
pub static PERHAPS_LINK: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "if the address contains spaces, write `[text](<the address>)`; to show brackets, write `\\[`",
        zh: "位址裡不能有空格，一定要有時請寫 `[文字](<位址>)`；如果就是要顯示括號，請寫 `\\[`",
    },
};

/// Possibly a table row.
pub static PERHAPS_TABLE: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write a table with half-width `|`, and a second line `| --- | --- |` with as many parts as the first",
        zh: "表格要用半形 `|`，第二行寫 `| --- | --- |`，格數和第一行相同",
    },
};

/// An unrecognised quote.
pub static QUOTE: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "begin a quote with a half-width `>` at the start of the line",
        zh: "引用請在行首用半形 `>`",
    },
};

/// A superscript with other marks.
pub static RAISED: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words { en: "write `{meant}`", zh: "請寫成 `{meant}`" },
};

/// A template tag of other tools.
pub static SHORTCODE: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write the text itself, or embed something with `![](table:ID)`; templates do not work in a text",
        zh: "內文不支援這種樣板語法，請直接寫出文字，或用 `![](table:ID)` 放入內容",
    },
};

/// An address with spaces.
pub static SPACES: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write an address with spaces between `<` and `>`: `[…](<my file.pdf>)`; better, rename the file without spaces",
        zh: "位址裡有空格時要放在 `<` 和 `>` 之間：`[…](<我的 檔案.pdf>)`；最好把檔名裡的空格拿掉",
    },
};

/// Struck-out text with other marks.
pub static STRUCK: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write struck text between half-width `~~`",
        zh: "刪除線前後要用半形的 `~~`",
    },
};

/// An unrecognised table.
pub static TABLE: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a table with half-width `|`, a second line `| --- | --- |` with as many parts as the first, and a blank line before it; readers would see this as text",
        zh: "這個表格會變成文字：請用半形 `|`，第二行寫 `| --- | --- |`，格數和第一行相同，表格前面空一行",
    },
};

/// An unrecognised tag.
pub static TAG: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write the tag as `{meant}`, in half-width characters and without spaces",
        zh: "標籤請用半形符號寫成 `{meant}`，中間不要有空格",
    },
};

/// An unrecognised task.
pub static TASK: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "write a task as a list item: `- [ ] text`, in half-width characters, with a space between the brackets",
        zh: "待辦項目要寫成 `- [ ] 文字`，用半形符號，方括號裡空一格",
    },
};

/// A character reference that no character has.
pub static UNKNOWN_ENTITY: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "no character has this name: write the character itself; to show `&`, write `\\&`",
        zh: "沒有這個名稱的字元，請直接打出那個字元；如果就是要顯示 `&`，請寫 `\\&`",
    },
};

/// An address that is not a link.
pub static URL: What = What {
    rule: &POSSIBLE_MARKUP,
    advice: Words {
        en: "to make it a link, write `{meant}`, or `[text]({text})`",
        zh: "要能點選，請寫成 `{meant}`，或 `[文字]({text})`",
    },
};

/// A link in the syntax of wikis.
pub static WIKI: What = What {
    rule: &LITERAL_MARKUP,
    advice: Words {
        en: "write a link as `[text](section:ID)`",
        zh: "連結請寫成 `[文字](section:ID)`",
    },
};
