//! The reference pages of the manual in `guides/manual/`. They are generated, in each language, from the parser's
//! schemas, the table kinds and the rules. `BLESS=1` rewrites them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use osteon::diagnostic::{Language, Severity, Words};
use osteon::model::table::kind::TableKind;
use osteon::model::table_kinds::TABLE_KINDS;
use osteon::pipeline::parse::toml::schemas::{FILES, TomlSchema, ValueType, table_schema};
use osteon::pipeline::rule_groups;

use super::osteon;

/// The languages that have a manual.
fn languages() -> impl Iterator<Item = Language> {
    Language::all().filter(|language| manual(*language).exists())
}

fn manual(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/manual").join(language.tag())
}

/// The texts that the reference pages need, in one language.
struct ManualTexts {
    language: Language,
}

impl ManualTexts {
    fn of(&self, en: &'static str, zh: &'static str) -> &'static str {
        if self.language == Language::ENGLISH { en } else { zh }
    }

    fn about(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    /// Describes the type of a value in words.
    fn in_words(&self, value_type: ValueType) -> String {
        let words = || format!("`{}`", value_type.words().join("`, `"));
        match value_type {
            ValueType::Text | ValueType::Id => self.of("text", "文字").to_owned(),
            ValueType::Inline => self.of("a line of Markdown", "一行 Markdown").to_owned(),
            ValueType::Markdown => "Markdown".to_owned(),
            ValueType::Texts => self.of("list of texts", "多個文字").to_owned(),
            ValueType::Inlines => self.of("list of lines of Markdown", "多行 Markdown").to_owned(),
            ValueType::Citations => self.of("list of citations", "多個引用").to_owned(),
            ValueType::Mention => self.of("a mention", "一個提及").to_owned(),
            ValueType::Mentions => self.of("list of mentions", "多個提及").to_owned(),
            ValueType::Address => self.of("an address", "網址").to_owned(),
            ValueType::Language => self.of("a language tag", "語言標籤").to_owned(),
            ValueType::Color => self.of("a colour code", "色碼").to_owned(),
            ValueType::MonthDay => self.of("month and day", "月與日").to_owned(),
            ValueType::Date | ValueType::PartialDate => self.of("a date", "日期").to_owned(),
            ValueType::Boolean => "`true`, `false`".to_owned(),
            ValueType::Number => self.of("a number", "數字").to_owned(),
            ValueType::WholeNumber => self.of("a whole number", "整數").to_owned(),
            ValueType::Between(least, most) => {
                format!("{}{least}–{most}", self.of("a whole number, ", "整數："))
            }
            ValueType::Choice(_) | ValueType::Word(_) => words(),
            ValueType::Choices(_) | ValueType::SomeWords(_) => {
                format!("{}{}", self.of("some of ", "其中幾個："), words())
            }
            ValueType::Table(schema) => format!("[{0}](#{0})", schema.name),
            ValueType::Tables(schema, _) => {
                format!("{}[{1}](#{1})", self.of("list of ", "多個 "), schema.name)
            }
            ValueType::Either(types) => {
                let parts: Vec<_> = types.iter().map(|own| self.in_words(*own)).collect();
                parts.join(self.of(" or ", " 或 "))
            }
            ValueType::Array(own, _) => {
                format!("{}{}", self.of("list: ", "多個："), self.in_words(*own))
            }
            ValueType::Rows => self.of("the rows, below", "各列，見下方").to_owned(),
            ValueType::Any => self.of("anything", "任何值").to_owned(),
        }
    }

    fn row(&self, name: &str, value_type: ValueType, is_required: bool, about: &str) -> String {
        let need = if is_required { self.of("yes", "是") } else { "" };
        format!("| `{name}` | {need} | {} | {} |\n", self.in_words(value_type), about)
    }

    fn head(&self) -> &'static str {
        self.of(
            "| key | required | value | what it is |\n|---|---|---|---|\n",
            "| 欄位 | 必填 | 值 | 說明 |\n|---|---|---|---|\n",
        )
    }

    /// Describes the fields of a schema, and of the schemas to which it refers. `seen` has the names of the schemas
    /// already described, which are left out.
    fn fields(&self, schema: &'static TomlSchema, seen: &mut BTreeSet<&'static str>) -> String {
        let mut text = String::new();
        let fields = schema.fields();
        if !fields.is_empty() {
            text += self.head();
        }
        for field in &fields {
            text +=
                &self.row(field.name, field.value_type, field.is_required, self.about(field.about));
        }
        let inner = fields.iter().filter_map(|field| field.value_type.schema());
        for inner in inner.chain(schema.others.and_then(ValueType::schema)) {
            if inner.name != "row" && seen.insert(inner.name) {
                let about = self.about(inner.about);
                let own = self.fields(inner, seen);
                let _ = write!(text, "\n## {0} {{#{0}}}\n\n{about}\n\n{own}", inner.name);
            }
        }
        text
    }

    fn file(&self, name: &str, place: &str, schema: &'static TomlSchema) -> (String, String) {
        let title = format!("{}{name}", self.of("File: ", "檔案："));
        let mut seen = BTreeSet::from([schema.name]);
        let about = self.about(schema.about);
        let text = format!("{about}\n\n`content/{place}`\n\n{}", self.fields(schema, &mut seen));
        (format!("file-{name}"), page(&title, &text))
    }

    fn kind(&self, kind: &'static TableKind) -> (String, String) {
        let title = format!("{}{}", self.of("Tables: ", "表格："), kind.name);
        let schema = table_schema(kind);
        let mut seen = BTreeSet::from([schema.name]);
        let mut rows = self.head().to_owned();
        let id =
            self.of("The id, by which mentions refer to the row.", "代號，內文用它提到這一列。");
        rows += &self.row("id", ValueType::Id, true, id);
        let mut inner = String::new();
        for column in kind.columns {
            let value_type = ValueType::of_column(column.column_type);
            rows += &self.row(column.id, value_type, column.required, self.about(column.about));
            if let Some(schema) = value_type.schema().filter(|schema| seen.insert(schema.name)) {
                let own = self.fields(schema, &mut seen);
                let about = self.about(schema.about);
                let _ = write!(inner, "\n## {0} {{#{0}}}\n\n{about}\n\n{own}", schema.name);
            }
        }
        let rows = if kind.declares_columns() {
            String::new()
        } else {
            format!("## {}\n\n{rows}\n", self.of("Each row", "每一列"))
        };
        let sample = self.sample(kind);
        let start = self.of("How it begins", "從這裡開始");
        let whole = self.of("The table as a whole", "整張表格");
        let table = self.fields(schema, &mut seen);
        let name = kind.name;
        let text = format!(
            "## {start}\n\n{} `osteon new table {name}`\n\n```toml\n{sample}```\n\n{rows}{inner}\n## {whole}\n\n{table}",
            self.of("This is what it writes:", "這個指令會寫出下面的檔案：")
        );
        (format!("table-{name}"), page(&title, &text))
    }

    /// The text that `osteon new table` writes for a table of this kind.
    fn sample(&self, kind: &TableKind) -> String {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let language = ["--language", self.language.tag()];
        osteon(folder.path(), &[&["new", "."], &language[..]].concat()).ends(0);
        let new = ["new", "table", kind.name, "--id", "sample"];
        osteon(folder.path(), &[&new[..], &language[..]].concat()).ends(0);
        let path = folder.path().join("content/tables/sample.toml");
        fs::read_to_string(path).expect("it was written")
    }

    fn rules(&self) -> (String, String) {
        let mut text = String::new();
        for (group, mut rules) in rule_groups() {
            let _ = write!(text, "## {}\n\n", self.about(*group));
            rules.sort_by_key(|rule| rule.name);
            for rule in rules {
                let severity = match rule.severity {
                    Severity::Error => self.of("error", "錯誤"),
                    Severity::Warning => self.of("warning", "警告"),
                    Severity::Note => self.of("note", "提醒"),
                };
                let fill = |words: &Words| escaped(&words.fill(self.language, |_| Some("…")));
                let _ = write!(text, "### {0} {{#{0}}}\n\n", rule.name);
                let said = [fill(&rule.message), fill(&rule.help)];
                let said: Vec<_> = said.iter().filter(|said| !said.is_empty()).cloned().collect();
                let _ = write!(text, "{severity}：{}\n\n", said.join("\n\n"));
            }
        }
        if self.language == Language::ENGLISH {
            text = text.replace('：', ": ");
        }
        // In this text, 「」 shows how an address is written. The manual shows this as code instead.
        text = text.replace("「種類:代號」", " `kind:id`");
        ("rules".to_owned(), page(self.of("Every rule", "所有規則"), &text))
    }

    fn pages(&self) -> Vec<(String, String)> {
        let files = FILES.iter().map(|file| self.file(file.name, file.path_pattern, file.schema));
        let kinds = TABLE_KINDS.iter().map(|kind| self.kind(kind));
        files.chain(kinds).chain([self.rules()]).collect()
    }
}

fn page(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n\n{}\n", text.trim())
}

/// Escapes the Markdown syntax in a text, except between backticks.
fn escaped(text: &str) -> String {
    let mut is_code = false;
    let mut plain = String::new();
    for c in text.chars() {
        is_code ^= c == '`';
        if !is_code && "*_[]<>#~$|\\^".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

#[test]
fn the_manual_has_a_page_of_every_file_and_kind_and_every_rule() {
    let is_blessed = std::env::var_os("BLESS").is_some();
    for language in languages() {
        let folder = manual(language).join("content/sections/reference");
        let mut wanted = BTreeSet::from(["_part.md".to_owned()]);
        for (name, text) in (ManualTexts { language }).pages() {
            let path = folder.join(format!("{name}.md"));
            if is_blessed {
                fs::create_dir_all(&folder).expect("a folder");
                fs::write(&path, &text).expect("written");
            }
            let there = fs::read_to_string(&path).unwrap_or_default();
            assert!(there == text, "{} is out of date: BLESS=1 writes it anew", path.display());
            wanted.insert(format!("{name}.md"));
        }
        let there = fs::read_dir(&folder).expect("there are pages");
        let names = there.map(|entry| entry.expect("readable").file_name());
        let there: BTreeSet<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        assert_eq!(there, wanted, "pages of what is no more");
    }
}

#[test]
fn the_manual_builds_without_a_finding() {
    for language in languages() {
        osteon(&manual(language), &["check", "--strict"]).ends(0).says("no problems found");
    }
}

/// The fields of a schema, and of the schemas inside it, that the page does not mention.
fn unnamed(
    schema: &'static TomlSchema,
    page: &str,
    seen: &mut BTreeSet<&'static str>,
) -> Vec<String> {
    if !seen.insert(schema.name) {
        return Vec::new();
    }
    let is_of_name = |c: char| c.is_alphanumeric() || c == '-';
    let names: BTreeSet<&str> = page.split(|c| !is_of_name(c)).collect();
    let fields = schema.fields();
    let own = fields.iter().filter(|field| !names.contains(field.name));
    let mut all: Vec<String> =
        own.map(|field| format!("{} of {}", field.name, schema.name)).collect();
    let inner = fields.iter().filter_map(|field| field.value_type.schema());
    for inner in inner.chain(schema.others.and_then(ValueType::schema)) {
        all.extend(unnamed(inner, page, seen));
    }
    all
}

#[test]
fn the_documentation_of_the_format_names_every_field() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let page = fs::read_to_string(path).expect("the page");
    let schemas = FILES.iter().map(|file| file.schema);
    let schemas = schemas.chain(TABLE_KINDS.iter().map(|kind| table_schema(kind)));
    let mut seen = BTreeSet::new();
    let missing: Vec<String> =
        schemas.flat_map(|schema| unnamed(schema, &page, &mut seen)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // This shows that the check can fail.
    let without = page.replace("accent", "");
    let guide = FILES.iter().find(|file| file.name == "guide").expect("the guide").schema;
    assert!(!unnamed(guide, &without, &mut BTreeSet::new()).is_empty());
}

/// The errors in the TOML blocks of a page, each with the line at which its block begins. In a block, a line `…` stands
/// for any text.
fn broken_toml(page: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for (number, line) in page.lines().enumerate() {
        match &mut block {
            Some((begin, text)) if line.trim_start().starts_with("```") => {
                if let Err(error) = toml::from_str::<toml::Table>(text) {
                    broken.push(format!("line {begin}: {error}"));
                }
                block = None;
            }
            Some((_, text)) if line.trim() != "…" => *text += &format!("{line}\n"),
            Some(_) => {}
            None if line.trim_start() == "```toml" => block = Some((number + 1, String::new())),
            None => {}
        }
    }
    broken
}

#[test]
fn the_toml_of_the_documentation_can_be_copied() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("docs/format.md")];
    for language in languages() {
        let folder = manual(language).join("content/sections");
        let files = walkdir::WalkDir::new(folder).into_iter().map(|file| file.expect("a file"));
        let texts = files.filter(|file| file.path().extension().is_some_and(|end| end == "md"));
        pages.extend(texts.map(walkdir::DirEntry::into_path));
    }
    for path in pages {
        let page = fs::read_to_string(&path).expect("the page");
        assert_eq!(broken_toml(&page), [""; 0], "{}", path.display());
    }
    // This shows that the check can fail.
    assert_eq!(broken_toml("```toml\na = 1  # a long\nremark\n```\n").len(), 1);
}

#[test]
fn the_program_writes_the_manual() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    for (language, title) in [("en", "osteon manual"), ("zh", "osteon 使用手冊")] {
        osteon(folder.path(), &["manual", language, "--language", language])
            .ends(0)
            .says("index.html");
        let page = fs::read_to_string(folder.path().join(language).join("index.html"));
        assert!(page.expect("the page").contains(title));
    }
    // A folder that the program has not written stays as it is.
    fs::create_dir(folder.path().join("own")).expect("a folder");
    fs::write(folder.path().join("own/letter.txt"), "Dear").expect("written");
    osteon(folder.path(), &["manual", "own"]).ends(2);
}
