//! Text that Markdown reads as a heading, list, code, quote or emphasis, probably against the author's intention.

use super::super::reader::Reader;
use super::rules;
use crate::diagnostic::Words;
use crate::model::content::{Inline, plain_text};
use std::ops::Range;

/// Two texts for a finding: how Markdown reads a text, such as "a quote", and advice for an author who did not mean
/// this.
type Mistake = (&'static Words, &'static Words);

/// For a text that Markdown reads as code, because it is indented by four spaces.
pub const CODE: Mistake = (
    &Words("code, because of the spaces at its start"),
    &Words(
        "remove the spaces at the start of the line; write code between two lines of three backticks",
    ),
);

const HEADING: Mistake = (
    &Words("a heading, because of the line below it"),
    &Words("put a blank line between the text and the line below it; begin headings with `##`"),
);

const LINE: Mistake = (
    &Words("a line across the page"),
    &Words(
        "write a table with `|` between its cells and `| --- | --- |` below its first line; a line across the page is `---` without spaces",
    ),
);

const LIST: Mistake = (
    &Words("an item of a list"),
    &Words("if it is not a list, write a backslash before the full stop: `{escaped}`"),
);

const QUOTE: Mistake =
    (&Words("a quote"), &Words("if it means “more than”, write it in words, or write `\\>`"));

const DEFINITION: Mistake = (
    &Words("the definition of the line above it"),
    &Words("if it is not a definition, write `\\:`; otherwise write a space after the colon"),
);

const EMPHASIS: Mistake = (
    &Words("emphasis, and removes the asterisks"),
    &Words("write `×` for multiplication, or `\\*` to show an asterisk"),
);

impl Reader<'_> {
    /// Reports a text that Markdown reads in another way than the author probably meant. `mistake` says how Markdown
    /// reads it, and what to write instead.
    pub(in super::super) fn report_unintended(&mut self, mistake: Mistake, place: Range<usize>) {
        let (reads_as, advice) = mistake;
        let source = &self.prose.text[place.clone()];
        let escaped = source.split_whitespace().next().unwrap_or("").replacen('.', "\\.", 1);
        let finding = rules::UNINTENDED_MARKUP.at(self.prose.span(place));
        self.found.push(finding.with("reads", reads_as).with("escaped", escaped).advise(advice));
    }

    /// Reports a sentence directly above a line of dashes. Markdown reads the sentence as a heading; `content` are the
    /// inlines of this heading.
    pub(in super::super) fn report_underlined(&mut self, content: &[Inline], place: &Range<usize>) {
        let source = self.prose.text[place.clone()].trim_end();
        if source.trim_start().starts_with('#') {
            return;
        }
        let Some((text, line)) = source.rsplit_once('\n') else { return };
        let dashes = line.trim_start_matches([' ', '>']).trim_end();
        if !dashes.starts_with('-') {
            return;
        }
        let written = plain_text(content);
        let is_sentence = written.ends_with(['。', '！', '？', '；', '，', '.', '!', ';', ','])
            || written.contains(['。', '，', '；'])
            || text.contains('\n');
        if is_sentence || dashes.len() <= 3 {
            let end = place.start + text.trim_end().len();
            self.report_unintended(HEADING, place.start..end);
        }
    }

    /// Reports a line such as `----  ----`, which Markdown reads as a line across the page. In other tools, it is the
    /// head of a table.
    pub(in super::super) fn report_ruled_columns(&mut self, place: &Range<usize>) {
        let line = self.prose.text[place.clone()].trim();
        let mut groups = line.split_whitespace();
        if line.contains(' ')
            && groups.all(|dashes| dashes.len() > 1 && !dashes.contains(['*', '_']))
        {
            self.report_unintended(LINE, place.start..place.start + line.len());
        }
    }

    /// Reports a line such as `2026. 字`, which Markdown reads as a list item although the number is probably part of
    /// the text. Also reports a list whose numbers are not consecutive, because the page shows them differently.
    pub(in super::super) fn report_numbers(&mut self, start: Option<u64>, items: &[Range<usize>]) {
        let Some(start) = start else { return };
        let number = |place: &Range<usize>| {
            let source = &self.prose.text[place.clone()];
            let digits = source.trim_start_matches([' ', '>']);
            let length = digits.bytes().take_while(u8::is_ascii_digit).count();
            let at = place.start + (source.len() - digits.len());
            Some((digits[..length].parse::<u64>().ok()?, at..at + length + 1))
        };
        let written: Vec<_> = items.iter().filter_map(number).collect();
        let Some((_, first)) = written.first().cloned() else { return };
        if start > 99 || (items.len() == 1 && start > 1) {
            self.report_unintended(LIST, first);
            return;
        }
        let is_same = written.iter().all(|(number, _)| *number == start);
        let shown = written.iter().zip(start..).find(|((number, _), shown)| number != shown);
        if let Some(((_, place), shown)) = shown
            && !is_same
        {
            let text = self.prose.text[place.clone()].to_owned();
            let finding = rules::CHANGED_NUMBER.at(self.prose.span(place.clone()));
            self.found.push(finding.with("text", text).with("shown", shown.to_string()));
        }
    }

    /// Reports `> 65 歲`, which Markdown reads as a quote.
    pub(in super::super) fn report_quoted_number(&mut self, place: &Range<usize>) {
        let source = self.prose.text[place.clone()].trim_end();
        let number = source.strip_prefix('>').map(|rest| rest.trim_start_matches(['=', ' ']));
        let begins = number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let is_list = number.is_some_and(|rest| {
            let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            behind.starts_with(". ") || behind.starts_with(") ")
        });
        if begins && !is_list && !source.contains('\n') {
            self.report_unintended(QUOTE, place.start..place.start + source.len());
        }
    }

    /// Reports a line such as `:名詞`, without a space after the colon. Markdown reads the line above it as a term, and
    /// this line as the term's definition.
    pub(in super::super) fn report_close_colon(&mut self, place: &Range<usize>) {
        let source = &self.prose.text[place.clone()];
        let blank = source.len() - source.trim_start_matches([' ', '\t', '\n']).len();
        let line = source[blank..].lines().next().unwrap_or("").trim_end();
        let behind = line.strip_prefix(':');
        let is_close =
            behind.is_some_and(|rest| !rest.starts_with([' ', '\t', ':']) && !rest.is_empty());
        if is_close {
            let start = place.start + blank;
            self.report_unintended(DEFINITION, start..start + line.len());
        }
    }

    /// Reports a product such as `5*6*7`. Markdown shows its middle number as emphasis, and drops the asterisks.
    pub(in super::super) fn report_multiplied(&mut self, place: &Range<usize>) {
        let before = self.prose.text[..place.start].chars().next_back();
        let after = self.prose.text[place.end..].chars().next();
        let inner = self.prose.text[place.clone()].trim_matches('*').trim();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_number = inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' '));
        if self.prose.text[place.clone()].starts_with('*')
            && is_number
            && is_digit(before)
            && is_digit(after)
        {
            self.report_unintended(EMPHASIS, place.clone());
        }
    }
}
