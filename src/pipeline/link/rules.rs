//! The rules of linking.

use super::redirects;
use super::resolve::pageless::{LINK_TO_DRAFT, MISPLACED_SNIPPET};
use super::resolve::picture::BROKEN_PICTURE;
use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_MENTION,
    &UNKNOWN_MENTION_KIND,
    &UNKNOWN_ANCHOR,
    &NUMBERED_HEADING,
    &UNKNOWN_CITATION,
    &UNKNOWN_EMBED,
    &UNKNOWN_PERSON,
    &NOT_A_CLINICAL_REVIEWER,
    &BROKEN_PATH,
    &UNUSABLE_ADDRESS,
    &FORBIDDEN_SCHEME,
    &PICTURE_FROM_THE_WEB,
    &NOT_A_PICTURE,
    &BROKEN_PICTURE,
    &DUPLICATE_PATH,
    &FILE_AND_FOLDER,
    &redirects::UNUSABLE_ALIAS,
    &redirects::VANISHED_ADDRESS,
    &UNPORTABLE_NAME,
    &LONG_NAME,
    &MISPLACED_EMBED,
    &MISPLACED_SNIPPET,
    &REPEATED_TOOL,
    &TABLE_BESIDE_ITS_TOOL,
    &NO_CHART,
    &LINK_TO_DRAWING,
    &LINK_TO_DRAFT,
    &NO_NUMBERS,
    &NOT_A_SCHEDULE,
    &UNKNOWN_SCHEDULE_QUESTION,
];

/// A mention of something that does not exist.
pub static UNKNOWN_MENTION: Rule = Rule {
    name: "unknown-mention",
    severity: Severity::Error,
    message: Words { en: "`{kind}:{id}` does not exist", zh: "找不到 `{kind}:{id}`" },
    help: Words {
        en: "check the spelling, or add it first", zh: "請檢查拼法，或先新增這個項目"
    },
    specification: include_str!("rules/unknown-mention.md"),
};

/// A mention of a kind that does not exist.
pub static UNKNOWN_MENTION_KIND: Rule = Rule {
    name: "unknown-mention-kind",
    severity: Severity::Error,
    message: Words {
        en: "a link cannot begin with `{kind}:`", zh: "`{kind}:` 不是可以連結的種類"
    },
    help: Words {
        en: "the kinds are {kinds}; web addresses begin with `https://`",
        zh: "可用的種類：{kinds}；網址請以 `https://` 開頭",
    },
    specification: include_str!("rules/unknown-mention-kind.md"),
};

/// A mention of a place that its target does not have.
pub static UNKNOWN_ANCHOR: Rule = Rule {
    name: "unknown-anchor",
    severity: Severity::Error,
    message: Words {
        en: "`{id}` has no place `#{fragment}`",
        zh: "`{id}` 裡沒有 `#{fragment}` 這個位置",
    },
    help: Words {
        en: "the id of a heading is its text, in lower case and with `-` for spaces and punctuation; a row or a question has the `id` from its file",
        zh: "標題的代號就是標題文字，英文用小寫，空格和標點改成 `-`；表格的列與問卷的題目，請寫檔案裡的 `id`",
    },
    specification: include_str!("rules/unknown-anchor.md"),
};

/// A citation of a source that is not listed.
pub static UNKNOWN_CITATION: Rule = Rule {
    name: "unknown-citation",
    severity: Severity::Error,
    message: Words {
        en: "there is no source `{key}` in references.toml",
        zh: "參考文獻裡沒有 `{key}`",
    },
    help: Words {
        en: "check the spelling, or add it to content/references.toml",
        zh: "請檢查拼法，或把它加到 content/references.toml",
    },
    specification: include_str!("rules/unknown-citation.md"),
};

/// An embed of something that cannot be placed in the text.
pub static UNKNOWN_EMBED: Rule = Rule {
    name: "unknown-embed",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` cannot be embedded in the text",
        zh: "`{address}` 不能放進內文",
    },
    help: Words {
        en: "tables, questionnaires and charts can be embedded: `![…](table:id)`, `![…](questionnaire:id)`, `![…](chart:id)`; to link to something else, remove the `!`",
        zh: "可以放進內文的有表格、問卷與圖表：`![…](table:代號)`、`![…](questionnaire:代號)`、`![…](chart:代號)`；其他請拿掉 `!`，改成連結",
    },
    specification: include_str!("rules/unknown-embed.md"),
};

/// An author or reviewer who is not listed.
pub static UNKNOWN_PERSON: Rule = Rule {
    name: "unknown-person",
    severity: Severity::Error,
    message: Words {
        en: "there is no person `{id}` in people.toml",
        zh: "people.toml 裡沒有 `{id}`",
    },
    help: Words {
        en: "check the spelling, or add the person to content/people.toml",
        zh: "請檢查拼法，或把這個人加到 content/people.toml",
    },
    specification: include_str!("rules/unknown-person.md"),
};

/// A review by somebody who is not a clinical reviewer.
pub static NOT_A_CLINICAL_REVIEWER: Rule = Rule {
    name: "not-a-clinical-reviewer",
    severity: Severity::Error,
    message: Words { en: "`{id}` is not a clinical reviewer", zh: "`{id}` 不是臨床審閱者" },
    help: Words {
        en: "if this person is a clinician and has read the page, add the role `clinical-reviewer` in people.toml; otherwise remove `[review]`",
        zh: "若確由臨床人員審閱，請在 people.toml 加上角色 `clinical-reviewer`；否則請刪除 `[review]`",
    },
    specification: include_str!("rules/not-a-clinical-reviewer.md"),
};

/// A relative link to a file that is not published.
pub static BROKEN_PATH: Rule = Rule {
    name: "broken-path",
    severity: Severity::Error,
    message: Words {
        en: "there is no published file `{path}`",
        zh: "發布的網站裡沒有 `{path}` 這個檔案",
    },
    help: Words {
        en: "write links to sections as `section:id`, and to the web as `https://…`; put pictures into content/sections/ or static/",
        zh: "連到篇章請寫 `section:代號`，冒號用半形；網址請以 `https://` 開頭；圖片請放在 content/sections/ 或 static/ 底下",
    },
    specification: include_str!("rules/broken-path.md"),
};

/// A web address without host, a mail address without mailbox, or a telephone address without number.
pub static UNUSABLE_ADDRESS: Rule = Rule {
    name: "unusable-address",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` leads nowhere: part of the address is missing",
        zh: "`{address}` 連不到任何地方：網址不完整",
    },
    help: Words {
        en: "copy the address from the browser; write `https://` and a host, `mailto:name@example.org`, or `tel:` and a number",
        zh: "請從瀏覽器複製網址；網頁寫 `https://` 加網站，電子郵件寫 `mailto:name@example.org`，電話寫 `tel:` 加號碼",
    },
    specification: include_str!("rules/unusable-address.md"),
};

/// An address with a scheme that is not allowed.
pub static FORBIDDEN_SCHEME: Rule = Rule {
    name: "forbidden-scheme",
    severity: Severity::Error,
    message: Words {
        en: "a link cannot lead to an address that begins with `{scheme}:`",
        zh: "不能連到以 `{scheme}:` 開頭的網址",
    },
    help: Words {
        en: "a link can begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`; for an app, link to its page on the web, or say its name in the text",
        zh: "連結只能以 `https:`、`http:`、`mailto:`、`tel:`、`sms:` 開頭；要提到某個 App，請連到它的網頁，或在文字裡寫出名稱",
    },
    specification: include_str!("rules/forbidden-scheme.md"),
};

/// A picture or video from another site.
pub static PICTURE_FROM_THE_WEB: Rule = Rule {
    name: "picture-from-the-web",
    severity: Severity::Error,
    message: Words {
        en: "readers would not see this, because pages load no pictures or films from other sites",
        zh: "讀者會看不到：網頁不會顯示其他網站的圖片或影片",
    },
    help: Words {
        en: "if you may use the picture, put it beside the section: `![what it shows](images/name.jpg)`; to link to a film or a page, remove the `!`: `[what it shows]({address})`",
        zh: "若有權使用這張圖，請把圖檔放在篇章旁邊：`![圖片內容](images/name.jpg)`；要連到影片或網頁，請拿掉 `!`：`[影片內容]({address})`",
    },
    specification: include_str!("rules/picture-from-the-web.md"),
};

/// A picture reference to a file that is not a picture.
pub static NOT_A_PICTURE: Rule = Rule {
    name: "not-a-picture",
    severity: Severity::Error,
    message: Words {
        en: "`{path}` is not a picture, so it cannot be shown in the text",
        zh: "`{path}` 不是圖片，不能顯示在內文裡",
    },
    help: Words {
        en: "remove the `!` to make it a link; names of pictures end in .png, .jpg, .gif, .svg, .webp or .avif",
        zh: "請拿掉 `!`，改成連結；圖片的檔名以 .png、.jpg、.gif、.svg、.webp 或 .avif 結尾",
    },
    specification: include_str!("rules/not-a-picture.md"),
};

/// Two pages or files with the same address.
pub static DUPLICATE_PATH: Rule = Rule {
    name: "duplicate-path",
    severity: Severity::Error,
    message: Words {
        en: "two files would be published as `{path}`",
        zh: "有兩個檔案都會發布成 `{path}`",
    },
    help: Words {
        en: "rename one of them; index, about, references, glossary, print and 404 are pages that every guide has",
        zh: "請替其中一個換檔名；index、about、references、glossary、print、404 是每份指南都有的網頁，不能當檔名",
    },
    specification: include_str!("rules/duplicate-path.md"),
};

/// A file whose path is that of a folder.
pub static FILE_AND_FOLDER: Rule = Rule {
    name: "file-and-folder",
    severity: Severity::Error,
    message: Words {
        en: "`{path}` cannot be published, because a file and a folder would have the same name",
        zh: "`{path}` 無法發布：有一個檔案和一個資料夾同名",
    },
    help: Words {
        en: "rename the folder or the file; `feed.xml`, `robots.txt`, `sitemap.xml` and the pages `….html` are files of the site",
        zh: "請替資料夾或檔案換個名稱；`feed.xml`、`robots.txt`、`sitemap.xml` 與各頁的 `….html` 都是網站的檔案",
    },
    specification: include_str!("rules/file-and-folder.md"),
};

/// A name that some file systems do not allow.
pub static UNPORTABLE_NAME: Rule = Rule {
    name: "unportable-name",
    severity: Severity::Warning,
    message: Words {
        en: "Windows and USB sticks cannot store a file named `{name}`",
        zh: "Windows 與隨身碟存不了名為 `{name}` 的檔案",
    },
    help: Words {
        en: "rename the file: names such as `con`, `aux`, `nul` are reserved there, a name cannot contain `< > : \" | ? * \\`, and it cannot begin with a space or end with a space or a dot",
        zh: "請改檔名：`con`、`aux`、`nul` 等名稱在那裡不能用，檔名裡不能有 `< > : \" | ? * \\`，開頭不能是空白，結尾不能是空白或句點",
    },
    specification: include_str!("rules/unportable-name.md"),
};

/// A name that is too long for every file system.
pub static LONG_NAME: Rule = Rule {
    name: "long-name",
    severity: Severity::Error,
    message: Words { en: "the name `{name}` is too long for a file", zh: "檔名 `{name}` 太長" },
    help: Words {
        en: "choose a shorter one: with its ending, a name has at most 255 bytes, which is 255 English or about 80 Chinese characters",
        zh: "請縮短：連同副檔名最多 255 個位元組，大約是 80 個中文字",
    },
    specification: include_str!("rules/long-name.md"),
};

/// An embed in a place where embeds are not allowed.
pub static MISPLACED_EMBED: Rule = Rule {
    name: "misplaced-embed",
    severity: Severity::Error,
    message: Words {
        en: "tables, questionnaires and charts can be embedded in sections or in the introduction, but not here",
        zh: "表格、問卷與圖表只能放在篇章或前言裡",
    },
    help: Words {
        en: "link to it instead: `[…]({address})`", zh: "請改用連結：`[…]({address})`"
    },
    specification: include_str!("rules/misplaced-embed.md"),
};

/// The same questionnaire, planner or band reader twice on a page.
pub static REPEATED_TOOL: Rule = Rule {
    name: "repeated-tool",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` is already embedded on this page",
        zh: "這一頁已經放過 `{address}`",
    },
    help: Words {
        en: "keep one of the two, and write a link instead of the other: `[…]({address})`; otherwise the answers to the two copies would get mixed up",
        zh: "請只留一個，另一處改用連結：`[…]({address})`；同一頁放兩份，讀者的回答會混在一起",
    },
    specification: include_str!("rules/repeated-tool.md"),
};

/// A table on the same page as the planner or band reader that contains it.
pub static TABLE_BESIDE_ITS_TOOL: Rule = Rule {
    name: "table-beside-its-tool",
    severity: Severity::Warning,
    message: Words {
        en: "`{table}` is on this page twice: by itself, and in its planner or band reader",
        zh: "這一頁放了兩次 `{table}`：一次單獨放，一次在互動工具裡",
    },
    help: Words {
        en: "remove the embed of the table, `![…]({table})`: a planner or a band reader contains the whole table",
        zh: "請刪去單獨放的表格 `![…]({table})`；`planner:` 與 `reader:` 本身就包含整張表",
    },
    specification: include_str!("rules/table-beside-its-tool.md"),
};

/// A chart of a table whose kind cannot be drawn.
pub static NO_CHART: Rule = Rule {
    name: "no-chart",
    severity: Severity::Error,
    message: Words {
        en: "the table `{id}` is of a kind that has no chart",
        zh: "`{id}` 這一類表格沒有圖表",
    },
    help: Words {
        en: "charts exist for questionnaires and for tables of the kinds {kinds}; embed the table itself: `![…](table:{id})`",
        zh: "問卷與這些種類的表格才有圖表：{kinds}；請改放表格本身：`![…](table:{id})`",
    },
    specification: include_str!("rules/no-chart.md"),
};

/// A link to a drawing.
pub static LINK_TO_DRAWING: Rule = Rule {
    name: "link-to-drawing",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` is a drawing, which has no page to link to",
        zh: "`{address}` 是圖，沒有可以連結的網頁",
    },
    help: Words {
        en: "embed it in a paragraph of its own: `![…]({address})`, or link to the section that shows it",
        zh: "請獨立成一段放進來：`![…]({address})`，或連結到有這張圖的篇章",
    },
    specification: include_str!("rules/link-to-drawing.md"),
};

/// Marks from a table without numbers.
pub static NO_NUMBERS: Rule = Rule {
    name: "no-numbers",
    severity: Severity::Error,
    message: Words {
        en: "`{address}` is not a table with a column of numbers",
        zh: "`{address}` 不是有數字欄位的表格",
    },
    help: Words {
        en: "`marks` names tables of the kind `plain` that have a column with `type = \"number\"`",
        zh: "`marks` 要寫種類為 `plain`、且有一欄 `type = \"number\"` 的表格",
    },
    specification: include_str!("rules/no-numbers.md"),
};

/// A questionnaire whose `screening` is not a schedule.
pub static NOT_A_SCHEDULE: Rule = Rule {
    name: "not-a-schedule",
    severity: Severity::Error,
    message: Words {
        en: "this is not a table of the kind `screening`",
        zh: "這不是 `screening` 種類的表格",
    },
    help: Words {
        en: "name a schedule: `table = \"table:…\"`, whose file says `kind = \"screening\"`",
        zh: "請寫檢查時程的表格：`table = \"table:…\"`，該檔案的 `kind` 是 `\"screening\"`",
    },
    specification: include_str!("rules/not-a-schedule.md"),
};

/// An answer to a question that the schedule does not have.
pub static UNKNOWN_SCHEDULE_QUESTION: Rule = Rule {
    name: "unknown-schedule-question",
    severity: Severity::Error,
    message: Words { en: "the schedule does not ask `{id}`", zh: "檢查時程沒有問 `{id}`" },
    help: Words {
        en: "the keys below `[screening.answers]` are the ids of the schedule's `[[questions]]`",
        zh: "`[screening.answers]` 底下要寫檢查時程 `[[questions]]` 的 id",
    },
    specification: include_str!("rules/unknown-schedule-question.md"),
};

/// A link to a heading by the number that distinguishes it from others with the same text.
pub static NUMBERED_HEADING: Rule = Rule {
    name: "numbered-heading",
    severity: Severity::Warning,
    message: Words {
        en: "`{id}` is numbered, because several headings have the same text; if another one is added above, this link leads elsewhere",
        zh: "`{id}` 是相同標題的編號：前面再多一個同名標題，就會連到別處",
    },
    help: Words {
        en: "give the heading an id of its own, `## Heading {#name}`, and write that id here",
        zh: "請替標題取代號，例如 `## 標題 {#name}`，再把這裡改成那個代號",
    },
    specification: include_str!("rules/numbered-heading.md"),
};
