//! Rules for the project's own theme files.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: &[&Rule] = &[
    &UNUSED_THEME_FILE,
    &BROKEN_STYLE,
    &UNKNOWN_CUSTOM_PROPERTY,
    &LOST_CUSTOM_PROPERTY,
    &UNKNOWN_WORD,
    &EMPTY_WORD,
    &MISFIT_WORD,
    &LOST_PLACEHOLDER,
    &UNFILLED_PLACEHOLDER,
    &UNTRANSLATED_WORDS,
    &LOW_CONTRAST,
    &MISSING_MARK,
];

/// A file below `templates/` that has no effect.
pub static UNUSED_THEME_FILE: Rule = Rule {
    name: "unused-theme-file",
    severity: Severity::Warning,
    message: Words {
        en: "this file changes nothing: the theme has no `{path}`, and nothing uses it",
        zh: "這個檔案沒有作用：佈景主題裡沒有 `{path}`，也沒有地方用到它",
    },
    help: Words {
        en: "give it the path of the file that it should replace; `osteon theme` lists them. Files to publish belong in `static/`",
        zh: "請改成要取代的檔案的路徑（見 osteon 的 `templates/README.md`）；要公開的檔案請放在 `static/`",
    },
    specification: include_str!("rules/unused-theme-file.md"),
};

/// A stylesheet with syntax errors.
pub static BROKEN_STYLE: Rule = Rule {
    name: "broken-style",
    severity: Severity::Error,
    message: Words {
        en: "browsers cannot read this style: {problem}",
        zh: "瀏覽器讀不懂這裡的樣式：{problem}",
    },
    help: Words {
        en: "correct it: all styles become one file, so a mistake here breaks the styles after it too",
        zh: "所有樣式會合成一個檔案，這裡壞了，後面的樣式也會一起失效",
    },
    specification: include_str!("rules/broken-style.md"),
};

/// A custom property that is never defined.
pub static UNKNOWN_CUSTOM_PROPERTY: Rule = Rule {
    name: "unknown-custom-property",
    severity: Severity::Warning,
    message: Words {
        en: "`{name}` has no value, so browsers ignore this declaration",
        zh: "沒有地方定義 `{name}`，瀏覽器會忽略這一行",
    },
    help: Words {
        en: "use one of the theme's names in `styles/tokens.css`, give it a value with `{name}: …;`, or give a fallback value: `var({name}, …)`",
        zh: "佈景主題的變數在 `styles/tokens.css`；也可以自己定義 `{name}: …;`，或寫預設值 `var({name}, …)`",
    },
    specification: include_str!("rules/unknown-custom-property.md"),
};

/// A custom property of the default theme that the project's styles no longer define.
pub static LOST_CUSTOM_PROPERTY: Rule = Rule {
    name: "lost-custom-property",
    severity: Severity::Warning,
    message: Words {
        en: "the theme uses {names}, to which this file gives no value",
        zh: "佈景主題用到 {names}，但這個檔案不再定義",
    },
    help: Words {
        en: "copy what is missing from the theme's file of the same path, or change the styles that use it",
        zh: "請從佈景主題的同名檔案補回來，或修改用到它的樣式",
    },
    specification: include_str!("rules/lost-custom-property.md"),
};

/// A key in a locale that the theme does not use.
pub static UNKNOWN_WORD: Rule = Rule {
    name: "unknown-word",
    severity: Severity::Warning,
    message: Words {
        en: "the theme has no word `{word}`", zh: "佈景主題沒有用到 `{word}` 這個詞"
    },
    help: Words {
        en: "the names of all words are in the theme's `locales/en.toml`",
        zh: "所有詞語的名稱請見佈景主題的 `locales/en.toml`",
    },
    specification: include_str!("rules/unknown-word.md"),
};

/// A text in a locale that is empty.
pub static EMPTY_WORD: Rule = Rule {
    name: "empty-word",
    severity: Severity::Warning,
    message: Words {
        en: "`{word}` is empty, so readers see a gap",
        zh: "`{word}` 是空的，讀者會看到一個缺口",
    },
    help: Words {
        en: "write the word, or remove the line to show the theme's own word",
        zh: "請寫上文字，或刪掉這一行，就會用佈景主題原來的詞",
    },
    specification: include_str!("rules/empty-word.md"),
};

/// A locale entry of the wrong form, such as a text in place of a group.
pub static MISFIT_WORD: Rule = Rule {
    name: "misfit-word",
    severity: Severity::Error,
    message: Words { en: "`{word}` should be {expected}", zh: "`{word}` 應該是{expected}" },
    help: Words {
        en: "the theme's `locales/en.toml` shows the form of each word",
        zh: "每個詞的寫法請見佈景主題的 `locales/en.toml`",
    },
    specification: include_str!("rules/misfit-word.md"),
};

/// A text that lost a placeholder.
pub static LOST_PLACEHOLDER: Rule = Rule {
    name: "lost-placeholder",
    severity: Severity::Warning,
    message: Words {
        en: "`{word}` lacks `{name}`, so the page does not show that value",
        zh: "`{word}` 少了 `{name}`，該顯示的內容不會出現",
    },
    help: Words {
        en: "write `{name}`, with its braces, where the value should be",
        zh: "請在要顯示內容的地方寫 `{name}`（連同大括號）",
    },
    specification: include_str!("rules/lost-placeholder.md"),
};

/// A text with a placeholder that has no value.
pub static UNFILLED_PLACEHOLDER: Rule = Rule {
    name: "unfilled-placeholder",
    severity: Severity::Warning,
    message: Words {
        en: "`{name}` in `{word}` is unknown, so readers see it as written",
        zh: "`{word}` 裡的 `{name}` 沒有對應的內容，讀者會直接看到它",
    },
    help: Words {
        en: "use the names of the theme's own word", zh: "請用佈景主題同一個詞裡的名稱"
    },
    specification: include_str!("rules/unfilled-placeholder.md"),
};

/// A locale for another language that lacks texts.
pub static UNTRANSLATED_WORDS: Rule = Rule {
    name: "untranslated-words",
    severity: Severity::Note,
    message: Words {
        en: "{count} words are missing, and are shown in English: {words}",
        zh: "這裡少了 {count} 個詞，會顯示英文：{words}",
    },
    help: Words {
        en: "the names of all words are in the theme's `locales/en.toml`",
        zh: "所有詞語的名稱請見佈景主題的 `locales/en.toml`",
    },
    specification: include_str!("rules/untranslated-words.md"),
};

/// A colour with insufficient contrast.
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    severity: Severity::Warning,
    message: Words {
        en: "{what} would be hard to read: the contrast between `{color}` and `{other}` is {ratio} : 1, but should be at least 4.5 : 1",
        zh: "{what}會看不清楚：`{color}` 與 `{other}` 的對比只有{ratio}比1，至少要4.5比1",
    },
    help: Words {
        en: "the nearest shade with enough contrast is `{meant}`",
        zh: "最接近、大家都看得清楚的顏色是 `{meant}`",
    },
    specification: include_str!("rules/low-contrast.md"),
};

/// Help if no shade of the colour has sufficient contrast.
pub static NO_SHADE: Words = Words {
    en: "no shade of this colour has enough contrast with the other colours: change one of those",
    zh: "這個顏色調深或調淺都不夠清楚，請改另一個顏色",
};

/// A logo that is not among the published files.
pub static MISSING_MARK: Rule = Rule {
    name: "missing-mark",
    severity: Severity::Error,
    message: Words {
        en: "`static/{path}` does not exist, or is not a picture",
        zh: "沒有 `static/{path}`，或它不是能當標誌的圖片",
    },
    help: Words {
        en: "put the picture into `static/`, and write its path below that folder: `mark = \"mark.svg\"`",
        zh: "請把圖片放在 `static/`，並寫它在那個資料夾裡的路徑：`mark = \"mark.svg\"`",
    },
    specification: include_str!("rules/missing-mark.md"),
};
