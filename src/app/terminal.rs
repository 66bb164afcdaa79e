//! The terminal: who reads, in which language, and the two streams.

use std::io::{IsTerminal, Read, Write};

use super::arguments::MessageLanguage;
use super::report::{Format, ReportOptions, write_report};
use crate::diagnostic::{Diagnostics, Language, Words};
use crate::error::Error;
use crate::pipeline::load::Sources;

/// Where words go: reports for people and the tool's own to standard error, what was asked for to standard output.
pub(super) struct Terminal {
    quiet: bool,
    colour: bool,
    language: Language,
}

impl Terminal {
    /// The terminal that the program was started in.
    #[expect(clippy::disallowed_methods, reason = "the one door to the environment")]
    pub(super) fn new(quiet: bool, asked: Option<MessageLanguage>) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let plain = set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb");
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
        let chinese = locale.is_some_and(|locale| locale.to_lowercase().starts_with("zh"));
        Self {
            quiet,
            colour: std::io::stderr().is_terminal() && !plain,
            language: match asked {
                Some(MessageLanguage::En) => Language::English,
                Some(MessageLanguage::ZhHantTw) => Language::Chinese,
                None if chinese => Language::Chinese,
                None => Language::English,
            },
        }
    }

    /// The language that people are spoken to in.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Shows findings to people.
    pub(super) fn findings(&self, found: &Diagnostics, sources: &Sources, strict: bool) {
        let options = ReportOptions { language: self.language, colour: self.colour, strict };
        self.ignore_closed(write_report(
            Format::named("human"),
            found,
            sources,
            &options,
            &mut std::io::stderr().lock(),
        ));
    }

    /// Writes findings for a program.
    pub(super) fn report(
        &self,
        format: &Format,
        found: &Diagnostics,
        sources: &Sources,
        strict: bool,
    ) {
        let options = ReportOptions { language: self.language, colour: false, strict };
        let out = &mut std::io::stdout().lock();
        self.ignore_closed(write_report(format, found, sources, &options, out));
    }

    /// Says how it went, with values for the placeholders.
    pub(super) fn say(&self, words: &Words, values: &[(&str, String)]) {
        if !self.quiet {
            let value = |name: &str| {
                values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
            };
            let said = words.fill(self.language, value);
            self.ignore_closed(writeln!(std::io::stderr().lock(), "{said}"));
        }
    }

    /// Prints what was asked for.
    pub(super) fn print(&self, words: &str) {
        self.ignore_closed(writeln!(std::io::stdout().lock(), "{words}"));
    }

    /// Reads what was given on standard input, all of it.
    ///
    /// # Errors
    /// If it cannot be read, or is not UTF-8.
    pub(super) fn read(&self) -> Result<String, Error> {
        let mut text = String::new();
        let read = std::io::stdin().lock().read_to_string(&mut text);
        read.map_err(|source| Error::Read { path: "standard input".into(), source })?;
        Ok(text)
    }

    /// Says why the tool could not go on.
    pub(super) fn error(&self, error: &Error) {
        self.ignore_closed(writeln!(std::io::stderr().lock(), "error: {error}"));
    }

    /// A reader who has left, as `head` does, is no failure of ours.
    fn ignore_closed(&self, result: std::io::Result<()>) {
        drop(result);
    }
}
