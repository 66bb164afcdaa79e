//! Diagnostics: mistakes that authors made in a guide. A rule describes a kind of mistake. A finding is one case of it,
//! with a source position and with values for the `{placeholders}` in the rule's texts.
//!
//! Diagnostics are collected, not thrown: the stage that finds a mistake continues. The texts of rules are written in
//! English; `src/diagnostic/messages/` has one file of translations per language.

mod language;
pub mod placeholders;

use std::collections::BTreeSet;

use crate::span::Span;

pub use language::Language;

/// A text that the program shows to users, in English. Its translations are in `src/diagnostic/messages/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(pub &'static str);

impl Words {
    /// The translation of this text into a language, or the English text if there is no translation.
    pub fn in_language(&self, language: Language) -> &'static str {
        language.translation(self.0).unwrap_or(self.0)
    }

    /// The text in a language, with its placeholders filled in. `value` gets the name of a placeholder and returns its
    /// value. If `value` returns `None`, the placeholder stays in the text.
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

/// A kind of mistake, with the texts that report it.
#[derive(Debug)]
pub struct Rule {
    /// Name of the rule in kebab case, such as `unused-reference`. The name describes the mistake, because authors
    /// write it to allow the mistake: `allow: unused-reference`.
    pub name: &'static str,
    /// Severity of all findings of this rule.
    pub severity: Severity,
    /// The message of a finding: says what is wrong. It may contain `{placeholders}`.
    pub message: Words,
    /// The help text of a finding: says how to fix the mistake. Empty if there is nothing to add.
    pub help: Words,
    /// Content of the rule's Markdown file, which `osteon explain` shows and the tests run.
    pub specification: &'static str,
}

impl Rule {
    /// Creates a finding of this rule at a source position.
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

/// The value of a `{placeholder}` in a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A text of the author, or a name. It is not translated.
    Verbatim(String),
    /// A fixed text of the program. It is shown in the language of the message.
    Words(&'static Words),
    /// A text that the program composed. It is shown in the language of the message.
    Localized(Localized),
}

/// A text that is composed of fixed texts of the program and of values, in every language of messages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Localized {
    /// A text that is the same in all languages.
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
    /// Makes a text that is the same in all languages.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::Same(text.into())
    }

    /// Fills in the placeholders of a fixed text, in every language. `values` are pairs of a placeholder's name and its
    /// value.
    pub fn of(words: &Words, values: &[(&str, Self)]) -> Self {
        let filled = |language| {
            words.fill(language, |name| {
                let found = values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.in_language(language))
            })
        };
        Self::Each(Language::all().map(filled).collect())
    }

    /// Joins texts, in every language, with a separator such as ", " between them.
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

/// A finding: one case of a mistake, at one place in the author's files.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// The source position to which the finding refers.
    pub span: Span,
    /// Pairs of a placeholder's name and its value, for the rule's message and help text.
    pub values: Vec<(&'static str, Value)>,
    /// A help text that fits this case better than the rule's own; shown in its place.
    pub advice: Option<&'static Words>,
    /// What the author probably meant, to be shown after "did you mean".
    pub suggestion: Option<String>,
    /// Other source positions that explain the finding, each with a label. Example: where an id was used first.
    pub related: Vec<(Span, &'static Words)>,
}

impl Diagnostic {
    /// Adds to the finding the value of the placeholder with this name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Sets a help text for this case that replaces the rule's own. Needed if the fix depends on where the mistake is.
    #[must_use]
    pub fn advise(mut self, words: &'static Words) -> Self {
        self.advice = Some(words);
        self
    }

    /// Sets what the author probably meant. `None` leaves the finding without a "did you mean".
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// Adds another source position that explains the finding, with a label.
    #[must_use]
    pub fn related(mut self, span: Span, words: &'static Words) -> Self {
        self.related.push((span, words));
        self
    }

    /// The rule's message in a language, with its placeholders filled in.
    pub fn message(&self, language: Language) -> String {
        self.fill(&self.rule.message, language)
    }

    /// The help text in a language, with its placeholders filled in; `None` if it is empty.
    pub fn help(&self, language: Language) -> Option<String> {
        Some(self.fill(self.advice.unwrap_or(&self.rule.help), language))
            .filter(|help| !help.is_empty())
    }

    /// The value of a placeholder, if that value is verbatim text; otherwise `None`.
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

/// The findings that one analysis of a guide has collected.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Findings that are reported only if the guide has a source with one of the keys in the list. Example: the address
    /// `@who` is a badly written citation only if the guide has a source with the key `who`.
    if_source: Vec<(Vec<String>, Diagnostic)>,
    /// Findings that the author acknowledged, each with the author's reason, which may be empty.
    acknowledged: Vec<(Diagnostic, String)>,
    /// Number of findings that are not reported because they only follow from other findings.
    held_back: usize,
}

impl Diagnostics {
    /// Creates an empty collection of findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding to the collection.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds a finding that is reported only if the guide has a source with one of these keys. While a file is parsed,
    /// the guide's sources are not known yet.
    pub fn push_if_source(&mut self, keys: Vec<String>, diagnostic: Diagnostic) {
        self.if_source.push((keys, diagnostic));
    }

    /// Decides about the findings that were added by `push_if_source`: keeps a finding if `is_source` returns true for
    /// one of its keys, otherwise drops it.
    pub fn decide_conditional(&mut self, is_source: impl Fn(&str) -> bool) {
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

    /// Sorts the findings by file and position, so that their order does not depend on which was found first. Removes
    /// duplicates.
    pub fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            let place = |found: &Diagnostic| (found.span, found.rule.name);
            place(a).cmp(&place(b)).then_with(|| a.values.cmp(&b.values))
        });
        self.found.dedup_by(|a, b| {
            a.span == b.span && a.rule.name == b.rule.name && a.values == b.values
        });
    }

    /// Number of findings in the collection. A caller compares the numbers before and after calling a function: if the
    /// number has grown, that function has reported the mistake, and the caller does not report it again.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns true if there are no findings.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Drops all other findings in each file that has a finding of `rule`. Example: a merge conflict explains every
    /// other finding in its file.
    pub fn drop_all_beside(&mut self, rule: &'static Rule) {
        let is_of = |finding: &Diagnostic| finding.rule.name == rule.name;
        let files: BTreeSet<_> =
            self.found.iter().filter(|one| is_of(one)).map(|one| one.span.source).collect();
        self.found.retain(|finding| is_of(finding) || !files.contains(&finding.span.source));
    }

    /// Keeps the findings that satisfy `wanted`.
    pub fn retain(&mut self, wanted: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(wanted);
    }

    /// Calls `reason` for each finding that is not an error. If `reason` returns a reason that the author gave, moves
    /// the finding to the acknowledged findings, together with the reason. Errors cannot be acknowledged.
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

    /// Removes the findings for which `follows` returns true, and counts them. These are findings that only follow from
    /// other findings, so they need no report.
    pub fn hold_back(&mut self, mut follows: impl FnMut(&Diagnostic) -> bool) {
        let before = self.found.len();
        self.found.retain(|finding| !follows(finding));
        self.held_back += before - self.found.len();
    }

    /// Number of findings removed by [`Diagnostics::hold_back`].
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    /// Moves the findings for which `is_first` returns true to the front, so that people read the cause before its
    /// consequences. Apart from that, the order stays the same.
    pub fn put_first(&mut self, is_first: impl Fn(&Diagnostic) -> bool) {
        self.found.sort_by_key(|finding| !is_first(finding));
    }

    /// The findings to report, in their current order. Acknowledged findings are not among them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Returns true if the findings stop a build: an error always does, a warning only if `strict` is true.
    pub fn must_stop(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || (strict && self.count(Severity::Warning) > 0)
    }

    /// Number of findings with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count()
    }
}
