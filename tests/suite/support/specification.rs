//! Parses Markdown specifications. In a specification, each heading begins a case, and fenced blocks are files and
//! expected results.
//!
//! `tests/README.md` describes the format. Text outside the fences is ignored.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use osteon::diagnostic::{Diagnostic, Language, Rule, Severity};
use osteon::pipeline::{assemble, link, parse};
use osteon::span::line_and_column;

use super::project::{Session, TODAY, with_section};

/// Front matter that is added to sections without front matter.
const FRONT_MATTER: &str = "+++\ntitle = \"段落\"\n+++\n";

/// A specification: the Markdown file that documents and tests a rule or a kind.
pub struct Specification {
    /// The name of the rule or kind, which is the first heading.
    pub name: String,
    pub cases: Vec<Case>,
}

/// A case of a specification: a heading with the blocks below it.
pub struct Case {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// A fenced block: a file or an expected result.
pub struct Block {
    /// The first word after the fence.
    pub kind: String,
    /// The second word after the fence, such as a path; empty if the fence has only one word.
    pub argument: String,
    pub text: String,
    /// The range of the lines between the fences, counted from 0.
    pub lines: Range<usize>,
}

impl Specification {
    /// Parses a specification.
    pub fn parse(text: &str) -> Self {
        let mut specification = Self { name: String::new(), cases: Vec::new() };
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at];
            at += 1;
            if let Some(title) = line.strip_prefix("## ") {
                specification.cases.push(Case { title: title.to_owned(), blocks: Vec::new() });
            } else if let (Some(name), true) =
                (line.strip_prefix("# "), specification.name.is_empty())
            {
                name.clone_into(&mut specification.name);
            } else if line.starts_with("```") {
                let block = block(&lines, at);
                at = block.lines.end + 1;
                if let Some(case) = specification.cases.last_mut() {
                    case.blocks.push(block);
                }
            }
        }
        specification
    }
}

/// The block whose content begins at the line `first`. Its fence is on the line before.
fn block(lines: &[&str], first: usize) -> Block {
    let fence = lines[first - 1];
    let length = fence.len() - fence.trim_start_matches('`').len();
    let is_end = |line: &&str| {
        line.len() >= length
            && line.trim_end().chars().all(|c| c == '`')
            && line.trim_end().len() >= length
    };
    let end = lines[first..].iter().position(is_end).map_or(lines.len(), |count| first + count);
    let mut words = fence.trim_start_matches('`').split_whitespace().map(str::to_owned);
    Block {
        kind: words.next().unwrap_or_default(),
        argument: words.next().unwrap_or_default(),
        text: lines[first..end].iter().map(|line| format!("{line}\n")).collect(),
        lines: first..end,
    }
}

impl Block {
    /// Returns true if the block is a file of the project, that is, if its second word is a path.
    fn is_file(&self) -> bool {
        self.kind != "html" && self.argument.contains('/')
    }

    /// The content of the file that the block contains.
    fn bytes(&self) -> Vec<u8> {
        match self.kind.as_str() {
            "bytes" => unescaped(self.text.trim_end_matches('\n')),
            _ if self.gets_front_matter() => format!("{FRONT_MATTER}{}", self.text).into_bytes(),
            _ => self.text.clone().into_bytes(),
        }
    }

    fn gets_front_matter(&self) -> bool {
        let is_section =
            self.argument.starts_with("content/sections/") && self.argument.ends_with(".md");
        is_section && self.kind == "md" && !self.text.starts_with("+++")
    }
}

/// Decodes the escapes `\xFF`, `\n`, `\r`, `\t`, `\0` and `\\`.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let (byte, length) = match after.chars().next() {
            Some('x') => (u8::from_str_radix(&after[1..3], 16).expect("two hexadecimal digits"), 3),
            Some('n') => (b'\n', 1),
            Some('r') => (b'\r', 1),
            Some('t') => (b'\t', 1),
            Some('0') => (0, 1),
            Some('\\') => (b'\\', 1),
            other => panic!("`\\{other:?}` is no escape; write `\\\\` for a backslash"),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.bytes());
    bytes
}

impl Case {
    /// The first block of a kind; `None` if the case has no block of this kind.
    pub fn block(&self, kind: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// The blocks that contain expected HTML.
    pub fn html(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind == "html")
    }

    /// Makes the project of the case. Adds a section if it has none, unless the case is about a guide without sections.
    pub fn session(&self, name: &str) -> Session {
        let (links, files): (Vec<&Block>, Vec<&Block>) =
            self.blocks.iter().filter(|block| block.is_file()).partition(|own| own.kind == "link");
        let files = files.into_iter();
        let mut files: BTreeMap<_, _> =
            files.map(|block| (block.argument.clone(), block.bytes())).collect();
        if name != "no-sections" {
            with_section(&mut files);
        }
        let settings: toml::Table = self
            .block("settings")
            .map_or("", |block| &block.text)
            .parse()
            .expect("settings are TOML");
        let today = settings.get("today").map_or(TODAY.to_owned(), toml::Value::to_string);
        let links = links.iter().map(|block| (block.argument.as_str(), block.text.trim()));
        Session::with_links(files, &links.collect::<Vec<_>>()).on(&today)
    }

    /// The findings that are compared with the `diagnostics` block. These are the findings of the rule `name`, those of
    /// rules that the block names, and all other errors except those of later stages.
    pub fn findings(&self, name: &str, session: &Session) -> Vec<Finding> {
        let written = self.block("diagnostics").map_or("", |block| &block.text);
        let own_stage = stage(name);
        let is_shown = |finding: &&Diagnostic| {
            let rule = finding.rule;
            let is_error = rule.severity == Severity::Error && stage(rule.name) <= own_stage;
            is_error || rule.name == name || written.contains(&format!("[{}]", rule.name))
        };
        let analysis = session.check();
        let shown = analysis.found.iter().filter(is_shown);
        let mut findings: Vec<_> =
            shown.map(|diagnostic| self.finding(diagnostic, session)).collect();
        findings.sort();
        findings
    }

    fn finding(&self, diagnostic: &Diagnostic, session: &Session) -> Finding {
        let (path, text) = session.sources.file(diagnostic.span.source).expect("there is a file");
        let (mut line, mut column) = line_and_column(&text, diagnostic.span.start as usize);
        let own = self.blocks.iter().find(|block| block.is_file() && block.argument == path);
        if own.is_some_and(Block::gets_front_matter) {
            let above = FRONT_MATTER.lines().count();
            column = if line > above { column } else { 1 };
            line = line.saturating_sub(above).max(1);
        }
        let severity = match diagnostic.rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        Finding {
            path: path.to_owned(),
            line,
            column,
            head: format!("{severity}[{}]", diagnostic.rule.name),
            suggestion: diagnostic.suggestion.clone(),
            advice: diagnostic.advice.and_then(|_| diagnostic.help(Language::ENGLISH)),
        }
    }
}

/// The index of the stage that reports the findings of a rule.
fn stage(name: &str) -> usize {
    let stages = [
        parse::rules::RULES,
        &parse::markdown::rules::RULES,
        assemble::rules::RULES,
        link::rules::RULES,
    ];
    let is_in = |rules: &&[&Rule]| rules.iter().any(|rule| rule.name == name);
    stages.iter().position(is_in).unwrap_or(stages.len())
}

/// A finding in a `diagnostics` block: one line, and the suggestion and advice below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub column: usize,
    /// Severity and rule, as in `error[rule]`.
    pub head: String,
    pub suggestion: Option<String>,
    /// The advice in English, if the finding has advice of its own instead of the rule's help.
    pub advice: Option<String>,
}

impl Finding {
    /// Parses the findings in a `diagnostics` block.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let mut findings: Vec<Self> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let suggestion = line
                .trim()
                .strip_prefix("help: did you mean `")
                .and_then(|rest| rest.strip_suffix("`?"));
            let advice = line.trim().strip_prefix("help: ");
            match (suggestion, advice, findings.last_mut()) {
                (Some(suggestion), _, Some(last)) => last.suggestion = Some(suggestion.to_owned()),
                (None, Some(advice), Some(last)) => last.advice = Some(advice.to_owned()),
                _ => findings
                    .push(Self::parse(line).ok_or_else(|| format!("not a finding: {line}"))?),
            }
        }
        findings.sort();
        Ok(findings)
    }

    fn parse(line: &str) -> Option<Self> {
        let (head, place) = line.split_once(": ")?;
        let mut parts = place.rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let path = parts.next()?.to_owned();
        Some(Self { path, line, column, head: head.to_owned(), suggestion: None, advice: None })
    }

    /// Returns true if `made`, a finding of the program, is the finding that this one expects. If this one has no
    /// suggestion or advice, these are not compared.
    pub fn agrees(&self, made: &Self) -> bool {
        let suggestion = self.suggestion.clone().or_else(|| made.suggestion.clone());
        let advice = self.advice.clone().or_else(|| made.advice.clone());
        *made == Self { suggestion, advice, ..self.clone() }
    }

    /// Returns true if the finding belongs to this rule.
    pub fn is_of(&self, rule: &str) -> bool {
        self.head.ends_with(&format!("[{rule}]"))
    }
}

/// Formats findings as the text of a `diagnostics` block.
pub fn written(findings: &[Finding]) -> String {
    let mut text = String::new();
    for Finding { path, line, column, head, suggestion, advice } in findings {
        writeln!(text, "{head}: {path}:{line}:{column}").expect("memory takes all");
        if let Some(suggestion) = suggestion {
            writeln!(text, "  help: did you mean `{suggestion}`?").expect("memory takes all");
        }
        if let Some(advice) = advice {
            writeln!(text, "  help: {advice}").expect("memory takes all");
        }
    }
    text
}

/// The paths of the pages in which a block of HTML may be. `argument` is the path of a file of the project, or the id
/// of a section.
pub fn page_of(argument: &str) -> Vec<String> {
    let name = match argument.strip_prefix("content/") {
        Some("guide.toml") => "index",
        Some("people.toml") => "about",
        Some(path) => path.strip_prefix("sections/").unwrap_or(path),
        None => argument,
    };
    let stem = Path::new(name).with_extension("").to_string_lossy().replace('\\', "/");
    vec![format!("{stem}.html"), format!("{stem}/index.html")]
}

/// Returns true if the text of a page contains this HTML. White space beside tags is ignored. A line `…` stands for any
/// HTML.
pub fn occurs(html: &str, page: &str) -> bool {
    let main = without_white_space(text_of(page));
    let parts: Vec<&str> = html.split("\n…\n").collect();
    let mut rest = main.as_str();
    parts.iter().all(|part| {
        let part = without_white_space(part);
        rest.find(&part).map(|at| rest = &rest[at + part.len()..]).is_some()
    })
}

/// The text of a page: what is between its header and its footer.
pub fn text_of(page: &str) -> &str {
    let page = &page[page.find("<main").unwrap_or_default()..];
    &page[..page.find("<footer class=\"site-footer").unwrap_or(page.len())]
}

fn without_white_space(html: &str) -> String {
    let words: Vec<&str> = html.split_whitespace().collect();
    words.join(" ").replace("> ", ">").replace(" <", "<")
}
