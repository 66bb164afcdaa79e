//! The command line in Chinese: help texts and argument errors.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

/// A text of the command line with its id in the program.
struct Text {
    id: &'static str,
    zh: &'static str,
}

/// Help for each argument, by id.
const ARGUMENTS: &[Text] = &[
    Text { id: "quiet", zh: "只列出錯誤與警告" },
    Text { id: "verbose", zh: "連提醒也完整列出，並顯示建置各階段的時間" },
    Text {
        id: "no_sync",
        zh: "不等磁碟寫完：比較快，但停電可能損壞網站，到下次產生才修復；適合預覽",
    },
    Text { id: "timings", zh: "把各階段所花的時間以 JSON 寫入這個檔案" },
    Text {
        id: "language",
        zh: "訊息的語言（也可寫 `--lang`）：`en` 或 `zh-Hant-TW`，後者可簡寫成 `zh`；預設依系統設定",
    },
    Text {
        id: "root", zh: "專案資料夾（裡面有 `content`），預設是目前的資料夾"
    },
    Text {
        id: "date", zh: "以哪一天為準，預設是今天：會影響哪些審閱已經過期"
    },
    Text {
        id: "follow_links",
        zh: "連到專案以外這個資料夾的捷徑（符號連結）也照樣讀取。由執行的人決定，不由指南決定：別人改動裡的連結可能把這台電腦的檔案發布出去",
    },
    Text {
        id: "drafts", zh: "把草稿（`draft = true`）當成已完成的篇章，供預覽用"
    },
    Text { id: "strict", zh: "把警告也當成錯誤" },
    Text { id: "output", zh: "網站輸出的資料夾，預設是專案裡的 `public`" },
    Text {
        id: "record",
        zh: "把網站的網址記到 `content/addresses.txt`；之後若有網址消失，會提出 `vanished-address`",
    },
    Text { id: "base_url", zh: "網站的網址，取代指南裡的 `base-url`" },
    Text {
        id: "format",
        zh: "報告格式：`human`（預設）給人看；`json`、`sarif`、`github` 給程式讀，寫到標準輸出",
    },
    Text { id: "folder", zh: "要建立的資料夾；必須還不存在，或是空的" },
    Text {
        id: "answer id",
        zh: "問卷或表格（screening、bands）的代號；回答以 JSON 陣列從標準輸入讀取，例如 `[{\"sex\": \"female\", \"age\": 67, \"answers\": {\"smoking\": \"yes\"}}]`，分級表還可以有 `\"number\"`；結果也以 JSON 陣列列出",
    },
    Text { id: "query", zh: "要找的字詞；分開寫的字詞分開找" },
    Text { id: "most", zh: "最多列出幾頁，預設 5 頁" },
    Text { id: "json", zh: "以 JSON 列出結果" },
    Text {
        id: "rule",
        zh: "規則名稱，例如 `error[unknown-citation]` 裡的 `unknown-citation`；不寫就列出所有規則",
    },
    Text { id: "port", zh: "連接埠，預設 4000；已有程式使用時，改用下一個" },
    Text {
        id: "host",
        zh: "在哪個位址提供預覽，預設 `127.0.0.1`，只有這台電腦看得到；寫 `0.0.0.0`，同一個網路的其他裝置也看得到",
    },
    Text { id: "open", zh: "自動在瀏覽器開啟預覽" },
    Text {
        id: "base_path",
        zh: "把網站放在主機的這個資料夾底下預覽，例如 `/guide/`，就像發布之後一樣",
    },
    Text {
        id: "editor",
        zh: "從預覽開啟檔案時用哪個程式：名稱（`vscode`、`idea` 等）、網址（例如 `vscode://file/{path}:{line}:{column}`）或指令（例如 `gedit +{line} {path}`）；預設依環境變數 OSTEON_EDITOR、VISUAL、EDITOR",
    },
    Text {
        id: "schema name",
        zh: "要列出的結構描述，例如 `guide`、`table-causes`；不寫就列出全部的名稱",
    },
    Text {
        id: "path",
        zh: "要複製的檔案或資料夾，例如 `templates/locales/en.toml`；不寫就列出全部",
    },
    Text { id: "print", zh: "只列出內容，不複製" },
    Text { id: "shell", zh: "哪一種 shell：`bash`、`zsh`、`fish`、`elvish`、`powershell`" },
    Text { id: "schema output", zh: "把全部結構描述寫入這個資料夾" },
    Text { id: "new title", zh: "指南的名稱，預設是範例的名稱" },
    Text { id: "kinds", zh: "先建立這幾種表格，各有一列待填；用逗號分開" },
    Text {
        id: "tools", zh: "先建立這些工具：各有一張待填的表格，以及放置它的一篇"
    },
    Text { id: "section title", zh: "文章的標題" },
    Text { id: "section folder", zh: "放在 `sections/` 的哪個資料夾" },
    Text { id: "table kind", zh: "表格的種類，例如 `causes`；寫錯時會列出全部" },
    Text { id: "table title", zh: "表格的標題" },
    Text { id: "table", zh: "表格的代號，也就是檔名" },
    Text { id: "name", zh: "這一列的名稱" },
    Text { id: "questionnaire", zh: "問卷的代號，也就是檔名" },
    Text { id: "question", zh: "題目" },
    Text { id: "term", zh: "名詞" },
    Text {
        id: "entry",
        zh: "DOI、一筆 BibTeX、RIS 或 CSL-JSON，或放這些資料的檔案；不寫就從標準輸入讀取",
    },
    Text { id: "id", zh: "代號；不寫就依文字自動取" },
    Text { id: "help", zh: "顯示說明" },
    Text { id: "version", zh: "顯示版本" },
];

/// Help for each command.
const COMMANDS: &[Text] = &[
    Text { id: "build", zh: "產生網站" },
    Text { id: "check", zh: "檢查指南有沒有問題，不產生網站" },
    Text { id: "serve", zh: "邊寫邊在瀏覽器預覽：一存檔就更新，也列出錯誤" },
    Text { id: "new", zh: "建立一份小指南，從這裡開始寫" },
    Text { id: "answer", zh: "顯示問卷或工具對一組回答的結果" },
    Text { id: "search", zh: "像網站的讀者一樣搜尋指南" },
    Text { id: "explain", zh: "說明某一條規則" },
    Text { id: "completions", zh: "輸出 shell 的自動補全腳本" },
    Text { id: "man", zh: "輸出使用手冊頁，供 `man` 閱讀" },
    Text { id: "theme", zh: "列出佈景的檔案，或複製到專案裡修改" },
    Text { id: "schema", zh: "輸出 JSON Schema，讓編輯器在輸入時提示與檢查" },
];

/// Help for the subcommands of `new`.
const PARTS: &[Text] = &[
    Text { id: "section", zh: "新增一篇文章，排在閱讀順序的最後" },
    Text { id: "table", zh: "新增一張表格，附一列待填的內容" },
    Text { id: "row", zh: "在表格新增一列" },
    Text { id: "question", zh: "在問卷新增一題" },
    Text { id: "term", zh: "在名詞解釋新增一個名詞" },
    Text { id: "reference", zh: "新增一筆參考文獻：DOI、BibTeX、RIS 或 CSL-JSON" },
];

const ABOUT: Text = Text {
    id: "about",
    zh: "健康指南的編譯器：把 Markdown 與 TOML 變成彼此相連的網站。",
};
const TEMPLATE: Text =
    Text { id: "template", zh: "{about-with-newline}\n用法：{usage}\n\n{all-args}" };
const COMMANDS_HEADING: Text = Text { id: "commands", zh: "指令" };
const ARGUMENTS_HEADING: Text = Text { id: "arguments", zh: "參數" };
const OPTIONS_HEADING: Text = Text { id: "options", zh: "選項" };

/// Translates the help of the command line.
pub fn translate(command: Command) -> Command {
    let command = translated(
        command
            .about(ABOUT.zh)
            .subcommand_help_heading(COMMANDS_HEADING.zh)
            .subcommand_value_name(COMMANDS_HEADING.zh),
    );
    let command = command.disable_version_flag(true).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(help("osteon", "version"))
            .help_heading(OPTIONS_HEADING.zh),
    );
    let command = with_commands(command, COMMANDS);
    command.mut_subcommand("new", |new| {
        let new = new
            .subcommand_help_heading(COMMANDS_HEADING.zh)
            .subcommand_value_name(COMMANDS_HEADING.zh);
        with_commands(new, PARTS)
    })
}

fn with_commands(command: Command, texts: &[Text]) -> Command {
    texts.iter().fold(command.disable_help_subcommand(true), |command, about| {
        command.mut_subcommand(about.id, |own| translated(own.about(about.zh)))
    })
}

fn translated(command: Command) -> Command {
    let ids: Vec<(String, bool, bool)> = command
        .get_arguments()
        .map(|argument| {
            let takes_value = argument.get_action().takes_values();
            (argument.get_id().to_string(), argument.is_positional(), takes_value)
        })
        .collect();
    let name = command.get_name().to_owned();
    let command = command.help_template(TEMPLATE.zh).disable_help_flag(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(help("osteon", "help")),
    );
    let command = ids.into_iter().fold(command, |command, (id, is_positional, takes_value)| {
        let heading = if is_positional { ARGUMENTS_HEADING.zh } else { OPTIONS_HEADING.zh };
        command.mut_arg(&id, |argument| {
            let argument = argument.help_heading(heading);
            let argument = match help(&name, &id) {
                "" => argument,
                help => argument.help(help),
            };
            // The help text mentions the possible values already.
            argument.hide_possible_values(takes_value).hide_default_value(takes_value)
        })
    });
    command.mut_arg("help", |argument| argument.help_heading(OPTIONS_HEADING.zh))
}

/// The help for an argument; an entry for this command takes precedence.
fn help(command: &str, id: &str) -> &'static str {
    let own = format!("{command} {id}");
    let text = ARGUMENTS.iter().find(|text| text.id == own);
    text.or_else(|| ARGUMENTS.iter().find(|text| text.id == id)).map_or("", |text| text.zh)
}

/// Argument errors by error kind. `{argument}` and `{value}` are what the user typed.
const PROBLEMS: [(ErrorKind, Text); 12] = [
    (ErrorKind::InvalidValue, Text { id: "value", zh: "`{argument}` 不能寫 `{value}`" }),
    (ErrorKind::ValueValidation, Text { id: "value", zh: "`{argument}` 看不懂 `{value}`" }),
    (ErrorKind::UnknownArgument, Text { id: "argument", zh: "沒有 `{argument}` 這個選項" }),
    (ErrorKind::InvalidSubcommand, Text { id: "command", zh: "沒有 `{value}` 這個指令" }),
    (ErrorKind::MissingRequiredArgument, Text { id: "missing", zh: "少了必要的參數：{argument}" }),
    (ErrorKind::MissingSubcommand, Text { id: "missing", zh: "少了指令" }),
    (
        ErrorKind::ArgumentConflict,
        Text {
            id: "conflict", zh: "`{argument}` 不能與其他選項同時使用，或重複了"
        },
    ),
    (ErrorKind::NoEquals, Text { id: "equals", zh: "`{argument}` 後面少了內容" }),
    (ErrorKind::TooFewValues, Text { id: "few", zh: "`{argument}` 的內容太少" }),
    (ErrorKind::WrongNumberOfValues, Text { id: "number", zh: "`{argument}` 的內容數目不對" }),
    (ErrorKind::TooManyValues, Text { id: "many", zh: "`{argument}` 後面寫得太多" }),
    (ErrorKind::InvalidUtf8, Text { id: "text", zh: "參數不是 UTF-8 文字" }),
];
const NO_VALUE: Text = Text { id: "value", zh: "`{argument}` 後面少了內容" };
const NOT_UNDERSTOOD: Text = Text { id: "other", zh: "看不懂這些參數" };
const ERROR: Text = Text { id: "error", zh: "錯誤：{problem}\n" };
const VALID: Text = Text { id: "valid", zh: "  可用的內容：{value}\n" };
const NEAR: Text = Text { id: "near", zh: "  您是不是要寫 `{value}`？\n" };
const MORE: Text = Text { id: "more", zh: "\n用 `osteon --help` 查看說明。\n" };

/// The message for an argument error.
pub fn said(error: &Error) -> String {
    let value = |kinds: &[ContextKind]| {
        let text = kinds.iter().find_map(|kind| match error.get(*kind)? {
            ContextValue::String(text) => Some(text.clone()),
            ContextValue::Strings(texts) => Some(texts.join(", ")),
            _ => None,
        });
        text.filter(|text| !text.is_empty())
    };
    let argument = value(&[ContextKind::InvalidArg]).unwrap_or_default();
    let wrong = value(&[ContextKind::InvalidValue, ContextKind::InvalidSubcommand]);
    let known = PROBLEMS.iter().find(|(kind, _)| *kind == error.kind()).map(|(_, text)| text.zh);
    let problem = match known {
        Some(_) if error.kind() == ErrorKind::InvalidValue && wrong.is_none() => NO_VALUE.zh,
        known => known.unwrap_or(NOT_UNDERSTOOD.zh),
    };
    let problem = problem.replace("{argument}", &argument);
    let problem = problem.replace("{value}", &wrong.unwrap_or_default());
    let mut said = ERROR.zh.replace("{problem}", &problem);
    if let Some(valid) = value(&[ContextKind::ValidValue]) {
        said += &VALID.zh.replace("{value}", &valid);
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    if let Some(near) = value(&near) {
        said += &NEAR.zh.replace("{value}", &near);
    }
    said + MORE.zh
}
