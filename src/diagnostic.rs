//! What an author got wrong: rules, and the findings that name a rule, a place and the words that differ.
//!
//! A diagnostic is gathered, never thrown: the stage that finds one goes on. A rule's words stand once, in English and
//! in Traditional Chinese beside each other; a finding adds values for their `{placeholders}`.

use crate::placeholders;
use std::collections::BTreeSet;

use crate::span::Span;

/// The language that diagnostics are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Traditional Chinese, as written in Taiwan.
    Chinese,
}

impl Language {
    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hant-TW",
        }
    }
}

/// The same words in both languages, with `{placeholders}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Traditional Chinese.
    pub zh: &'static str,
}

impl Words {
    /// The words in one language.
    pub fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }

    /// The words in one language with values for their placeholders.
    pub fn fill<'v>(&self, language: Language, value: impl Fn(&str) -> Option<&'v str>) -> String {
        placeholders::fill(self.in_language(language), value)
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Stops a build only under `--strict`.
    Warning,
    /// Stops no build: something to know, that may well be meant.
    Note,
}

/// Something that a guide can get wrong.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case. It names what is wrong, so that it reads well after "allow": `unknown-citation`.
    pub name: &'static str,
    /// Whether it stops a build.
    pub severity: Severity,
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
    /// The rule's own Markdown file: shown by `explain`, run by the tests.
    pub specification: &'static str,
}

impl Rule {
    /// A finding of this rule at a place.
    pub fn at(&'static self, span: Span) -> Diagnostic {
        Diagnostic {
            rule: self,
            span,
            values: Vec::new(),
            advice: None,
            suggestion: None,
            related: Vec::new(),
        }
    }
}

/// What stands in place of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// The author's own words, or a name: the same in both languages.
    Verbatim(String),
    /// Our words.
    Words(&'static Words),
    /// What we say of this case.
    Said(Said),
}

/// What we say of one case, made of words and values, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    en: String,
    zh: String,
}

impl Said {
    /// The same in both languages.
    pub fn verbatim(text: impl Into<String>) -> Self {
        let en = text.into();
        Self { zh: en.clone(), en }
    }

    /// Words with values for their placeholders.
    pub fn of(words: &Words, values: &[(&str, Self)]) -> Self {
        let filled = |language| {
            words.fill(language, |name| {
                let found = values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.in_language(language))
            })
        };
        Self { en: filled(Language::English), zh: filled(Language::Chinese) }
    }

    /// One after the other, with words between each two.
    pub fn joined(parts: &[Self], by: &Words) -> Self {
        let all = |language| {
            let parts: Vec<_> = parts.iter().map(|part| part.in_language(language)).collect();
            parts.join(by.in_language(language))
        };
        Self { en: all(Language::English), zh: all(Language::Chinese) }
    }

    /// The text in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

impl From<Said> for Value {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Verbatim(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Verbatim(text.to_owned())
    }
}

impl From<&'static Words> for Value {
    fn from(words: &'static Words) -> Self {
        Self::Words(words)
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What is wrong, in general.
    pub rule: &'static Rule,
    /// Where.
    pub span: Span,
    /// Values of the placeholders in the rule's words.
    pub values: Vec<(&'static str, Value)>,
    /// What to do here, where that is not what the rule says.
    pub advice: Option<&'static Words>,
    /// What the author probably meant.
    pub suggestion: Option<String>,
    /// Other places that matter, such as the first of two equal ids.
    pub related: Vec<(Span, &'static Words)>,
}

impl Diagnostic {
    /// Adds the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Says what to do here, in place of the rule's own words: one rule may be broken in places that ask for different
    /// things.
    #[must_use]
    pub fn advise(mut self, words: &'static Words) -> Self {
        self.advice = Some(words);
        self
    }

    /// Adds "did you mean", if there is something near.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Adds another place, with what it is.
    #[must_use]
    pub fn related(mut self, span: Span, words: &'static Words) -> Self {
        self.related.push((span, words));
        self
    }

    /// What is wrong here, in one sentence.
    pub fn message(&self, language: Language) -> String {
        self.fill(&self.rule.message, language)
    }

    /// What to do, if there is more to say than the message.
    pub fn help(&self, language: Language) -> Option<String> {
        Some(self.fill(self.advice.unwrap_or(&self.rule.help), language))
            .filter(|help| !help.is_empty())
    }

    /// The value of a placeholder, if it is the author's own words.
    pub fn value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.values.iter().find(|(known, _)| *known == name)?;
        match value {
            Value::Verbatim(verbatim) => Some(verbatim),
            Value::Words(_) | Value::Said(_) => None,
        }
    }

    fn fill(&self, words: &Words, language: Language) -> String {
        words.fill(language, |name| {
            let (_, value) = self.values.iter().find(|(known, _)| *known == name)?;
            Some(match value {
                Value::Verbatim(verbatim) => verbatim,
                Value::Words(words) => words.in_language(language),
                Value::Said(said) => said.in_language(language),
            })
        })
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Those that hold only if a source has one of these keys.
    if_source: Vec<(Vec<String>, Diagnostic)>,
    /// Findings that their author acknowledges where they occur, each with a reason, which may be empty.
    acknowledged: Vec<(Diagnostic, String)>,
    /// How many findings are not reported, because they only follow from others.
    held_back: usize,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds a finding that holds only if a source has one of the keys. A file by itself does not know the sources.
    pub fn push_if_source(&mut self, keys: Vec<String>, diagnostic: Diagnostic) {
        self.if_source.push((keys, diagnostic));
    }

    /// Keeps the findings that depend on sources where `is_source` knows one of their keys, and drops the others.
    pub fn settle(&mut self, is_source: impl Fn(&str) -> bool) {
        let settled = std::mem::take(&mut self.if_source).into_iter();
        self.found.extend(settled.filter_map(|(keys, diagnostic)| {
            keys.iter().any(|key| is_source(key)).then_some(diagnostic)
        }));
    }

    /// Adds the findings of work that was done beside this.
    pub fn extend(&mut self, others: Diagnostics) {
        self.found.extend(others.found);
        self.if_source.extend(others.if_source);
        self.acknowledged.extend(others.acknowledged);
        self.held_back += others.held_back;
    }

    /// Sorts by file and place, so that the order of work does not show, and drops what was found twice.
    pub fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            let place = |found: &Diagnostic| (found.span, found.rule.name);
            place(a).cmp(&place(b)).then_with(|| a.values.cmp(&b.values))
        });
        self.found.dedup_by(|a, b| {
            a.span == b.span && a.rule.name == b.rule.name && a.values == b.values
        });
    }

    /// How many there are, for code that must not find more where something was found already.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Drops all other findings of files that `rule` was found in.
    pub fn keep_alone(&mut self, rule: &'static Rule) {
        let is_of = |finding: &Diagnostic| finding.rule.name == rule.name;
        let files: BTreeSet<_> =
            self.found.iter().filter(|one| is_of(one)).map(|one| one.span.source).collect();
        self.found.retain(|finding| is_of(finding) || !files.contains(&finding.span.source));
    }

    /// Keeps those that `wanted` wants.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(wanted);
    }

    /// Sets findings apart for which `reason` gives a reason. Errors cannot be acknowledged.
    pub fn acknowledge(&mut self, mut reason: impl FnMut(&Diagnostic) -> Option<String>) {
        for finding in std::mem::take(&mut self.found) {
            let is_error = finding.rule.severity == Severity::Error;
            match Some(&finding).filter(|_| !is_error).and_then(&mut reason) {
                Some(reason) => self.acknowledged.push((finding, reason)),
                None => self.found.push(finding),
            }
        }
    }

    /// The acknowledged findings, each with its author's reason.
    pub fn acknowledged(&self) -> impl Iterator<Item = &(Diagnostic, String)> {
        self.acknowledged.iter()
    }

    /// Takes away and counts findings that only follow from others.
    pub fn hold_back(&mut self, mut follows: impl FnMut(&Diagnostic) -> bool) {
        let before = self.found.len();
        self.found.retain(|finding| !follows(finding));
        self.held_back += before - self.found.len();
    }

    /// How many findings are held back.
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    /// Moves some findings before the others; otherwise the order stays.
    pub fn put_first(&mut self, is_first: impl Fn(&Diagnostic) -> bool) {
        self.found.sort_by_key(|finding| !is_first(finding));
    }

    /// In the order in which they stand.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Whether a build must stop: at errors, and where it is `strict` at warnings.
    pub fn must_stop(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }

    /// How many are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count()
    }
}
