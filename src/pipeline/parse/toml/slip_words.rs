//! Messages for syntax errors: problem and advice.

use crate::diagnostic::Words;

/// A kind of syntax error.
#[derive(Debug)]
pub struct SlipWords {
    /// The problem, as it follows "this cannot be read:".
    pub problem: Words,
    /// The advice. `{right}` is the suggested form, `{quoted}` the same as quoted text.
    pub advice: Words,
}

/// Declares messages as statics; each entry has three lines.
macro_rules! slips {
    ($($name:ident { en: $en:literal, zh: $zh:literal; en: $help_en:literal, zh: $help_zh:literal })*) => {
        $(pub static $name: SlipWords = SlipWords {
            problem: Words { en: $en, zh: $zh },
            advice: Words { en: $help_en, zh: $help_zh },
        };)*
    };
}

slips! {
    FULL_WIDTH {
        en: "this character is full-width, but must be half-width", zh: "這是全形符號，要改成半形";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    NUMBER {
        en: "this number is not written in half-width digits", zh: "這個數字的寫法讀不懂";
        en: "write `{right}`: half-width digits, `-` from the keyboard for minus, `.` for decimals, no comma between thousands, no 0 in front",
        zh: "請寫成 `{right}`：用半形數字，負號用鍵盤上的 `-`，小數點用 `.`，千位不加逗號，開頭不補 0"
    }
    NO_NUMBER {
        en: "this is not a number", zh: "這不是數字";
        en: "write a number as `12`, `-1.5` or `0.5`; if this is text, put it in quotes: `{quoted}`",
        zh: "數字請寫成 `12`、`-1.5` 或 `0.5` 這樣；若是文字，請加引號：`{quoted}`"
    }
    NUMBER_WITH_UNIT {
        en: "there is text after the number", zh: "數字後面多了別的字";
        en: "write `{right}` if this is a number, or `{quoted}` if it is text",
        zh: "這裡若要數字，只寫 `{right}`；若是文字，請加引號：`{quoted}`"
    }
    DATE {
        en: "this is not how a date is written", zh: "日期不是這樣寫";
        en: "write `{right}`: year, month and day with `-` between them, without quotes",
        zh: "請寫成 `{right}`：西元年-月-日，中間用 `-`，月日各兩位，不加引號"
    }
    DATE_UNCLEAR {
        en: "this is not a date", zh: "這不是正確的日期";
        en: "write the year, the month and the day as `2026-01-31`, without quotes, with two digits for day and month; the day must exist",
        zh: "請寫成 `2026-01-31` 這樣：西元年-月-日，月日各兩位，不加引號；民國年請加 1911，也請確認真的有這一天"
    }
    QUOTES {
        en: "these are not the plain quotation marks", zh: "引號要用半形的 `\"`";
        en: "write `{right}`, with `\"` from the keyboard on both sides; “ ” and 「 」 are allowed within the text",
        zh: "請寫成 `{right}`，前後用鍵盤上的 `\"`；「」和 “ ” 只能放在文字裡面"
    }
    NEEDS_QUOTES {
        en: "text needs quotation marks", zh: "文字前後要加半形引號 `\"`";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    OPENING_MISSING {
        en: "the opening quotation mark is missing", zh: "少了前面的引號";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    YES_OR_NO {
        en: "this word cannot stand without quotes", zh: "這個字不能不加引號";
        en: "write `{right}` in lower case if this switches something on or off, or `{quoted}` if it is a word",
        zh: "表示「開或關」時請寫小寫的 `{right}`；若是要選的字，請加引號：`{quoted}`"
    }
    NOTHING_WORD {
        en: "a field cannot have an empty value", zh: "「沒有」不用寫出來";
        en: "remove the whole line if there is nothing to say here", zh: "這裡沒有內容的話，請把整行刪掉"
    }
    RANGE {
        en: "a range needs braces", zh: "範圍要寫在 { } 裡";
        en: "write `{right}` for a range, or `{quoted}` for text",
        zh: "若是範圍，請寫成 `{right}`；若是文字，請寫成 `{quoted}`"
    }
    COMMENT {
        en: "a comment begins with `#`", zh: "註解要用 `#` 開頭";
        en: "write `# …`; the rest of the line after `#` is ignored", zh: "請寫成 `# …`；`#` 之後到行尾的字不會出現"
    }
    NOTHING_AFTER {
        en: "there is nothing after `=`", zh: "`=` 後面沒有內容";
        en: "write the value after `=`, or remove the line", zh: "請在 `=` 後面寫上內容，或刪掉這一行"
    }
    COLON {
        en: "`=` must stand between a name and its value", zh: "名稱與內容之間要用 `=`";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    EQUALS_MISSING {
        en: "`=` is missing", zh: "少了 `=`";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    NO_FIELD {
        en: "`=` and a value are missing", zh: "少了 `=` 與內容";
        en: "write `name = value` on each line; write a text of several lines between `\"\"\"` and `\"\"\"`; begin a note to yourself with `#`",
        zh: "每行寫成 `name = 內容`；跨好幾行的文字，前後用 `\"\"\"` 包起來；給自己看的註解用 `#` 開頭"
    }
    EXTRA_EQUALS {
        en: "there is one `=` too many", zh: "多了一個 `=`";
        en: "write `name = value`, with one `=`, and text in quotes", zh: "請寫成 `name = 內容`，只用一個 `=`；文字要加引號"
    }
    COMMA_MISSING {
        en: "a comma is missing", zh: "少了半形逗號 `,`";
        en: "put a half-width comma between the two: `{right}`", zh: "兩項之間要加半形逗號：`{right}`"
    }
    OWN_LINE {
        en: "a second field begins on the same line", zh: "同一行裡又開始了另一個欄位";
        en: "begin a new line before `{right}`", zh: "請在 `{right}` 之前換行"
    }
    QUOTE_WITHIN {
        en: "a quotation mark within the text ends it too early", zh: "文字裡的引號讓文字提早結束了";
        en: "write `{right}`; or use “ ” or 「 」 within the text", zh: "請寫成 `{right}`；文字裡面也可以改用「」"
    }
    TWO_VALUES {
        en: "only one value is allowed here", zh: "這裡只能寫一個內容";
        en: "join both into one text, or, if this should be a list, put them in brackets: `[\"…\", \"…\"]`",
        zh: "請合成一段文字；若這裡是清單，請用方括號：`[\"…\", \"…\"]`"
    }
    COMMA_AT_END {
        en: "there is a comma at the end of this field", zh: "欄位的行尾不加逗號";
        en: "remove the comma; commas are only used within [ ] and { }", zh: "請刪掉逗號；逗號只用在 [ ] 與 { } 裡面"
    }
    EXTRA_COMMA {
        en: "there is one comma too many", zh: "多了一個逗號";
        en: "remove one comma, or write what is missing between the two", zh: "請刪掉一個逗號，或補上兩個逗號之間的內容"
    }
    CLOSES_NOTHING {
        en: "this bracket closes nothing", zh: "這個括號沒有對應的前半";
        en: "remove it, or add the bracket that opens", zh: "請刪掉，或補上前面的括號"
    }
    CLOSING_MISSING {
        en: "the quotation mark at the end of the text is missing", zh: "文字後面少了引號";
        en: "end the text with the same quotation mark as at its beginning; write a text of several lines between `\"\"\"` and `\"\"\"`",
        zh: "文字開頭用什麼引號，結尾也要有一個；跨好幾行的文字，前後用 `\"\"\"` 包起來"
    }
    CLOSING_WRONG {
        en: "the quotation mark at the end is not a plain one", zh: "結尾的引號不是半形的 `\"`";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    NOT_CLOSED {
        en: "this bracket or quotation mark is never closed", zh: "這裡打開之後沒有關上";
        en: "add the closing `{right}`", zh: "請補上結尾的 `{right}`"
    }
    HEAD {
        en: "the brackets of this header do not match", zh: "這個標頭的方括號不成對";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    HEAD_NAME {
        en: "a name with letters other than a to z needs quotes", zh: "名稱裡有英文字母以外的字，要加引號";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    BLANK_IN_NAME {
        en: "a name cannot contain spaces", zh: "名稱裡不能有空白";
        en: "write `{right}`", zh: "請寫成 `{right}`"
    }
    OTHER_SCRIPT {
        en: "the names of fields are English words", zh: "欄位名稱要用英文";
        en: "use the English name of the field, as in the content format; write your own names with other letters in quotes: `{right}`",
        zh: "請用內容格式說明裡的英文欄位名稱；自己取的中文名稱要加引號：`{right}`"
    }
    NAME_MISSING {
        en: "the name before `=` is missing", zh: "`=` 前面少了名稱";
        en: "write `name = value`", zh: "請寫成 `name = 內容`"
    }
    BACKSLASH {
        en: "`\\` has a special meaning within quotes", zh: "引號裡的 `\\` 有特別的意思";
        en: "write `\\\\` for the character itself; separate the folders of a path with `/`", zh: "要寫 `\\` 這個字元，請寫成 `\\\\`；路徑請用 `/`"
    }
    CODE_POINT {
        en: "the code after `\\x`, `\\u` or `\\U` is not valid", zh: "`\\x`、`\\u`、`\\U` 後面的字碼不對";
        en: "write `\\\\` for the character `\\` itself; a code has 2 digits after `\\x`, 4 after `\\u`, 8 after `\\U`",
        zh: "要寫 `\\` 這個字元，請寫成 `\\\\`；字碼在 `\\x` 後面是 2 位，`\\u` 後面 4 位，`\\U` 後面 8 位"
    }
    CONTROL {
        en: "there is an invisible character here", zh: "這裡有看不見的字元";
        en: "delete the character {right}, or type the line again", zh: "請刪掉這個字元（{right}），或把這一行重打一次"
    }
    LINE_END {
        en: "this line has an outdated line end", zh: "這裡的換行是很舊的格式";
        en: "save the file with the line ends LF or CRLF", zh: "請用 LF 或 CRLF 的換行格式重新儲存"
    }
    TOO_DEEP {
        en: "brackets are nested too deeply", zh: "括號一層套一層，太深了";
        en: "use fewer levels: one `{ any = [ … ] }` or `{ all = [ … ] }` may have many parts side by side",
        zh: "請減少層數：同一個 `{ any = [ … ] }` 或 `{ all = [ … ] }` 裡可以並排寫很多項"
    }
    TWICE {
        en: "this name is used twice", zh: "這個名稱用了兩次";
        en: "keep one `{right}` and remove the other, or give it another name", zh: "`{right}` 請只留一個，或替另一個換個名稱"
    }
    LIST_MARK {
        en: "a list is not written with `-`", zh: "清單不是用 `-` 寫的";
        en: "write `name = [\"…\", \"…\"]`, with commas between the items", zh: "請寫成 `name = [\"甲\", \"乙\"]`，每項之間用半形逗號"
    }
    NOT_HERE {
        en: "this does not belong here", zh: "這裡多了東西";
        en: "write `name = \"text\"`, `name = 12` or `name = [\"a\", \"b\"]`, each on a line of its own",
        zh: "每行只寫一個欄位：`name = \"文字\"`、`name = 12` 或 `name = [\"甲\", \"乙\"]`"
    }
}
