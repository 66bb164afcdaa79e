//! Writes messages and results to the terminal: in the user's language, in the wanted amount, and to the right stream.

use std::io::{BufRead, IsTerminal, Read, Write};

use super::invisible_characters::{visible_json, visible_lines};
use super::report::{Format, Notes, ReportOptions, write_report};
use crate::diagnostic::{Diagnostics, Language, Words};
use crate::error::Error;
use crate::pipeline::load::Sources;

/// The output of the program. Messages and reports for people go to standard error. Data that the user asks for go to
/// standard output.
pub(super) struct Terminal {
    quiet: bool,
    verbose: bool,
    colour: bool,
    language: Language,
    knows_language: bool,
    /// True if a message may replace the one before it on the same line. This needs an interactive terminal; it is
    /// false with `--quiet`.
    rewrites: bool,
}

impl Terminal {
    /// Finds out what the terminal can do, and in which language to write.
    #[expect(clippy::disallowed_methods, reason = "only this module reads the environment")]
    pub(super) fn new(quiet: bool, verbose: bool, asked: Option<Language>) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let plain = set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb");
        let is_dumb = set("TERM").is_none_or(|term| term == "dumb");
        Self {
            rewrites: std::io::stderr().is_terminal() && !quiet && !is_dumb,
            quiet,
            verbose,
            colour: std::io::stderr().is_terminal() && !plain,
            knows_language: asked.is_some()
                || locale().is_some_and(|locale| Language::of_tag(&locale).is_some()),
            language: asked.unwrap_or_else(system_language),
        }
    }

    /// The language of messages.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Returns true if the user chose the language of messages, or if the system's setting names one that osteon has.
    /// Returns false if English is used because no language is known. `osteon new` then asks for the language.
    pub(super) fn knows_language(&self) -> bool {
        self.knows_language
    }

    /// Asks the user a question and returns the answer. `None` if the terminal is not interactive, with `--quiet`, or
    /// if the answer is empty.
    ///
    /// # Errors
    /// If the answer cannot be read.
    pub(super) fn ask(&self, question: &Words) -> Result<Option<String>, Error> {
        self.answer_to(question.in_language(self.language))
    }

    /// Asks the user a question and returns the answer. In the question, `value` replaces the placeholder with the name
    /// `name`. `None` if the terminal is not interactive, with `--quiet`, or if the answer is empty.
    ///
    /// # Errors
    /// If the answer cannot be read.
    pub(super) fn ask_with(
        &self,
        question: &Words,
        name: &str,
        value: &str,
    ) -> Result<Option<String>, Error> {
        self.answer_to(&question.fill(self.language, |own| (own == name).then_some(value)))
    }

    /// Asks a question in all languages and returns the answer. For questions to a user whose language is not known
    /// yet. `value` replaces the placeholder with the name `name`. `None` if the terminal is not interactive, with
    /// `--quiet`, or if the answer is empty.
    ///
    /// # Errors
    /// If the answer cannot be read.
    pub(super) fn ask_in_all(
        &self,
        question: &Words,
        name: &str,
        value: &str,
    ) -> Result<Option<String>, Error> {
        let fill = |language| question.fill(language, |own| (own == name).then_some(value));
        self.answer_to(&Language::all().map(fill).collect::<String>())
    }

    fn answer_to(&self, question: &str) -> Result<Option<String>, Error> {
        if self.quiet || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
            return Ok(None);
        }
        let mut out = std::io::stderr().lock();
        let asked = write!(out, "{question}");
        written_to("standard error", asked.and_then(|()| out.flush()))?;
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        read.map_err(|source| Error::Read { path: "standard input".into(), source })?;
        Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
    }

    /// Shows findings to the user on standard error.
    ///
    /// # Errors
    /// If the findings cannot be written.
    pub(super) fn findings(
        &self,
        found: &Diagnostics,
        sources: &Sources,
        strict: bool,
    ) -> Result<(), Error> {
        let notes = match () {
            () if self.quiet => Notes::Hidden,
            () if self.verbose => Notes::Full,
            () => Notes::Short,
        };
        let options = ReportOptions { language: self.language, colour: self.colour, strict, notes };
        let out = &mut std::io::BufWriter::new(std::io::stderr().lock());
        let written = write_report(Format::named("human"), found, sources, &options, out);
        written_to("standard error", written.and_then(|()| out.flush()))
    }

    /// Writes findings to standard output, in a format for programs.
    ///
    /// # Errors
    /// If the findings cannot be written.
    pub(super) fn report(
        &self,
        format: &Format,
        found: &Diagnostics,
        sources: &Sources,
        strict: bool,
    ) -> Result<(), Error> {
        let options =
            ReportOptions { language: self.language, colour: false, strict, notes: Notes::Full };
        let out = &mut std::io::BufWriter::new(std::io::stdout().lock());
        let written = write_report(format, found, sources, &options, out);
        written_to("standard output", written.and_then(|()| out.flush()))
    }

    /// Prints a message to standard error, unless `--quiet` is given. If the message cannot be written, nothing
    /// happens.
    pub(super) fn info(&self, words: &Words, values: &[(&str, String)]) {
        // The command has done its work, so it does not fail if a message cannot be written.
        drop(self.try_info(words, values));
    }

    /// Prints a message to standard error, unless `--quiet` is given.
    ///
    /// # Errors
    /// If the message cannot be written.
    pub(super) fn try_info(&self, words: &Words, values: &[(&str, String)]) -> Result<(), Error> {
        if self.quiet {
            return Ok(());
        }
        let value = |name: &str| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
        };
        let said = words.fill(self.language, value);
        let told = writeln!(std::io::stderr().lock(), "{}", visible_lines(&said));
        written_to("standard error", told)
    }

    /// Prints a finished text, such as a notice, to standard error, unless `--quiet` is given. Control characters in
    /// it, for example in a file name, become visible escapes.
    pub(super) fn info_text(&self, said: &str) {
        if !self.quiet {
            // The command has done its work, so it does not fail if a text cannot be written.
            drop(writeln!(std::io::stderr().lock(), "{}", visible_lines(said)));
        }
    }

    /// Shows a message that the next message replaces. Does nothing if the terminal is not interactive.
    pub(super) fn show_for_now(&self, words: &Words, values: &[(&str, String)]) {
        if self.rewrites {
            let value = |name: &str| {
                values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
            };
            let said = words.fill(self.language, value);
            drop(write!(std::io::stderr().lock(), "\r{}\x1b[K", visible_lines(&said)));
        }
    }

    /// Clears the line shown by [`Terminal::show_for_now`].
    pub(super) fn clear(&self) {
        if self.rewrites {
            drop(write!(std::io::stderr().lock(), "\r\x1b[K"));
        }
    }

    /// Prints a message to standard error, but only if `--verbose` is given.
    pub(super) fn verbose_info(&self, words: &Words, values: &[(&str, String)]) {
        if self.verbose {
            self.info(words, values);
        }
    }

    /// Prints what the user asked for to standard output.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn print(&self, words: &str) -> Result<(), Error> {
        print(words)
    }

    /// Prints JSON to standard output. Control characters become visible escapes.
    ///
    /// # Errors
    /// If the JSON cannot be written.
    pub(super) fn print_json(&self, json: &str) -> Result<(), Error> {
        print(&visible_json(json))
    }

    /// Reads all of standard input.
    ///
    /// # Errors
    /// If standard input cannot be read, or is not UTF-8.
    pub(super) fn read(&self) -> Result<String, Error> {
        let mut text = String::new();
        let read = std::io::stdin().lock().read_to_string(&mut text);
        read.map_err(|source| Error::Read { path: "standard input".into(), source })?;
        Ok(text)
    }

    /// Prints the message and help of an error that stopped the program.
    pub(super) fn error(&self, error: &Error) {
        let (message, help) = error.message_and_help(self.language);
        // File names may contain control characters, which could change what the terminal does.
        let mut said = format!("{}{message}", ERROR.in_language(self.language));
        if let Some(help) = help {
            said = format!("{said}\n{}{help}", HELP.in_language(self.language));
        }
        let said = visible_lines(&said);
        // If this message cannot be written, there is no other way to report it.
        drop(writeln!(std::io::stderr().lock(), "{said}"));
    }
}

/// The language that the environment of the program sets, such as `zh_TW.UTF-8`. `None` if it sets no language.
#[expect(clippy::disallowed_methods, reason = "only this module reads the environment")]
fn locale() -> Option<String> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))
}

/// The language that the system's setting names. English if the setting names no language, or a language in which
/// osteon has no messages.
fn system_language() -> Language {
    locale().and_then(|locale| Language::of_tag(&locale)).unwrap_or(Language::ENGLISH)
}

/// The language for help and for errors in arguments. It is found before the arguments are parsed.
#[expect(clippy::disallowed_methods, reason = "only this module reads the environment")]
pub(super) fn spoken_language() -> Language {
    let arguments: Vec<String> =
        std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let asked = arguments.iter().enumerate().find_map(|(place, argument)| {
        let value = argument.strip_prefix("--language").or(argument.strip_prefix("--lang"))?;
        match value.strip_prefix('=') {
            Some(value) => Some(value.to_owned()),
            None => arguments.get(place + 1).filter(|_| value.is_empty()).cloned(),
        }
    });
    asked.as_deref().and_then(Language::of_tag).unwrap_or_else(system_language)
}

/// Prints a text and a line end to standard output.
fn print(words: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    written_to("standard output", writeln!(out, "{words}").and_then(|()| out.flush()))
}

/// Prints the message about wrong arguments to standard error.
pub(super) fn print_usage_error(words: &str) {
    // If this message cannot be written, there is no other way to report it.
    drop(write!(std::io::stderr().lock(), "{words}"));
}

static ERROR: Words = Words("error: ");
static HELP: Words = Words("  help: ");

/// Converts the failure of a write to an error. It is not an error if the program that reads the output has ended
/// early, as `head` does.
pub(super) fn written_to(stream: &str, result: std::io::Result<()>) -> Result<(), Error> {
    match result {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: stream.into(), source })
        }
        _ => Ok(()),
    }
}
