//! Diagnostics: mistakes of an author. A rule describes a kind of mistake; a finding is one case, with a position and
//! values.
//!
//! Diagnostics are collected, not thrown: the stage that finds one continues. The texts of a rule are written in English;
//! `src/diagnostic/messages/` has one file of translations per language. A finding supplies values for their `{placeholders}`.

mod language;

use std::collections::BTreeSet;

use crate::placeholders;
use crate::span::Span;

pub use language::Language;

/// A text of the program, in English. The translations are in `src/diagnostic/messages/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(pub &'static str);

impl Words {
    /// The text in one language; in English if it has no translation.
    pub fn in_language(&self, language: Language) -> &'static str {
        language.translation(self.0).unwrap_or(self.0)
    }

    /// The text in one language, with placeholders filled in by `value`.
    pub fn fill<'v>(&self, language: Language, value: impl Fn(&str) -> Option<&'v str>) -> String {
        placeholders::fill(self.in_language(language), value)
    }
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops every build.
    Error,
    /// Stops a build only under `--strict`.
    Warning,
    /// Never stops a build: a hint about something that may be intended.
    Note,
}

/// A kind of mistake.
#[derive(Debug)]
pub struct Rule {
    /// Name in kebab case. It names the mistake, so that it reads well after "allow": `unknown-citation`.
    pub name: &'static str,
    /// Severity of its findings.
    pub severity: Severity,
    /// The message, which says what is wrong.
    pub message: Words,
    /// The help text, which says how to fix it.
    pub help: Words,
    /// The rule's Markdown file: shown by `explain`, run as a test.
    pub specification: &'static str,
}

impl Rule {
    /// Creates a finding of this rule.
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

/// The value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Text of the author or a name: the same in all languages.
    Verbatim(String),
    /// A fixed text of the program, shown in the language of the message.
    Words(&'static Words),
    /// A text composed by the program, shown in the language of the message.
    Localized(Localized),
}

/// A text composed of fixed texts and values, available in all languages of messages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Localized {
    /// One text for all languages.
    Same(String),
    /// One text per language, in the order of [`Language::all`].
    Each(Vec<String>),
}

impl Default for Localized {
    fn default() -> Self {
        Self::Same(String::new())
    }
}

impl Localized {
    /// A text that is the same in all languages.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::Same(text.into())
    }

    /// Fills the placeholders of a text with composed texts.
    pub fn of(words: &Words, values: &[(&str, Self)]) -> Self {
        let filled = |language| {
            words.fill(language, |name| {
                let found = values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.in_language(language))
            })
        };
        Self::Each(Language::all().map(filled).collect())
    }

    /// Joins texts with a separator.
    pub fn joined(parts: &[Self], by: &Words) -> Self {
        let all = |language| {
            let parts: Vec<_> = parts.iter().map(|part| part.in_language(language)).collect();
            parts.join(by.in_language(language))
        };
        Self::Each(Language::all().map(all).collect())
    }

    /// The text in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each(texts) => texts.get(language.index()).map_or("", String::as_str),
        }
    }
}

impl From<Localized> for Value {
    fn from(said: Localized) -> Self {
        Self::Localized(said)
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

/// A finding: one case of a mistake.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// The source position to which the finding refers.
    pub span: Span,
    /// Values of the placeholders in the rule's texts.
    pub values: Vec<(&'static str, Value)>,
    /// A help text for this case, in place of the rule's help.
    pub advice: Option<&'static Words>,
    /// What the author probably meant.
    pub suggestion: Option<String>,
    /// Other relevant positions, such as the first of two equal ids, each with a label.
    pub related: Vec<(Span, &'static Words)>,
}

impl Diagnostic {
    /// Adds the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Replaces the rule's help for this case. Needed if the fix depends on where the rule is broken.
    #[must_use]
    pub fn advise(mut self, words: &'static Words) -> Self {
        self.advice = Some(words);
        self
    }

    /// Adds a "did you mean" suggestion, if there is one.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Adds another relevant position with a label.
    #[must_use]
    pub fn related(mut self, span: Span, words: &'static Words) -> Self {
        self.related.push((span, words));
        self
    }

    /// The message in a language, with its placeholders filled in.
    pub fn message(&self, language: Language) -> String {
        self.fill(&self.rule.message, language)
    }

    /// The help text in a language, with its placeholders filled in.
    pub fn help(&self, language: Language) -> Option<String> {
        Some(self.fill(self.advice.unwrap_or(&self.rule.help), language))
            .filter(|help| !help.is_empty())
    }

    /// The value of a placeholder, if it is verbatim text.
    pub fn value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.values.iter().find(|(known, _)| *known == name)?;
        match value {
            Value::Verbatim(verbatim) => Some(verbatim),
            Value::Words(_) | Value::Localized(_) => None,
        }
    }

    fn fill(&self, words: &Words, language: Language) -> String {
        words.fill(language, |name| {
            let (_, value) = self.values.iter().find(|(known, _)| *known == name)?;
            Some(match value {
                Value::Verbatim(verbatim) => verbatim,
                Value::Words(words) => words.in_language(language),
                Value::Localized(said) => said.in_language(language),
            })
        })
    }
}

/// The findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Findings that hold only if a source has one of these keys.
    if_source: Vec<(Vec<String>, Diagnostic)>,
    /// Acknowledged findings, each with the author's reason, which may be empty.
    acknowledged: Vec<(Diagnostic, String)>,
    /// Number of findings that are not reported because they only follow from others.
    held_back: usize,
}

impl Diagnostics {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding to the collection.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds a finding that holds only if a source has one of the keys. Used while parsing, when the sources are not
    /// known yet.
    pub fn push_if_source(&mut self, keys: Vec<String>, diagnostic: Diagnostic) {
        self.if_source.push((keys, diagnostic));
    }

    /// Decides the findings that depend on sources: keeps a finding if `is_source` accepts one of its keys, and drops
    /// it otherwise.
    pub fn settle(&mut self, is_source: impl Fn(&str) -> bool) {
        let settled = std::mem::take(&mut self.if_source).into_iter();
        self.found.extend(settled.filter_map(|(keys, diagnostic)| {
            keys.iter().any(|key| is_source(key)).then_some(diagnostic)
        }));
    }

    /// Adds all findings of another collection.
    pub fn extend(&mut self, others: Diagnostics) {
        self.found.extend(others.found);
        self.if_source.extend(others.if_source);
        self.acknowledged.extend(others.acknowledged);
        self.held_back += others.held_back;
    }

    /// Sorts by file and position, so that the result does not depend on the order of work; removes duplicates.
    pub fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            let place = |found: &Diagnostic| (found.span, found.rule.name);
            place(a).cmp(&place(b)).then_with(|| a.values.cmp(&b.values))
        });
        self.found.dedup_by(|a, b| {
            a.span == b.span && a.rule.name == b.rule.name && a.values == b.values
        });
    }

    /// Number of findings. Used to detect whether an error was already reported, so as not to report it twice.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns true if there are no findings.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// In files with a finding of `rule`, drops all other findings.
    pub fn keep_alone(&mut self, rule: &'static Rule) {
        let is_of = |finding: &Diagnostic| finding.rule.name == rule.name;
        let files: BTreeSet<_> =
            self.found.iter().filter(|one| is_of(one)).map(|one| one.span.source).collect();
        self.found.retain(|finding| is_of(finding) || !files.contains(&finding.span.source));
    }

    /// Keeps the findings that satisfy `wanted`.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(wanted);
    }

    /// Moves the findings for which `reason` returns a reason to the acknowledged ones. Errors cannot be acknowledged.
    pub fn acknowledge(&mut self, mut reason: impl FnMut(&Diagnostic) -> Option<String>) {
        for finding in std::mem::take(&mut self.found) {
            let is_error = finding.rule.severity == Severity::Error;
            match Some(&finding).filter(|_| !is_error).and_then(&mut reason) {
                Some(reason) => self.acknowledged.push((finding, reason)),
                None => self.found.push(finding),
            }
        }
    }

    /// The acknowledged findings, each with the author's reason.
    pub fn acknowledged(&self) -> impl Iterator<Item = &(Diagnostic, String)> {
        self.acknowledged.iter()
    }

    /// Removes findings that only follow from others, and counts them.
    pub fn hold_back(&mut self, mut follows: impl FnMut(&Diagnostic) -> bool) {
        let before = self.found.len();
        self.found.retain(|finding| !follows(finding));
        self.held_back += before - self.found.len();
    }

    /// Number of findings removed by [`Diagnostics::hold_back`].
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    /// Moves the findings that satisfy `is_first` to the front; keeps the order otherwise.
    pub fn put_first(&mut self, is_first: impl Fn(&Diagnostic) -> bool) {
        self.found.sort_by_key(|finding| !is_first(finding));
    }

    /// The findings, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Returns true if a build must stop: at an error, or, if `strict`, at a warning.
    pub fn must_stop(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }

    /// Number of findings with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count()
    }
}
