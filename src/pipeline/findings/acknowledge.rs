//! Acknowledgements: an author accepts a note or warning with a comment `allow: rule — reason`.

use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::rules::UNUSED_ALLOW;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity, Words};
use crate::pipeline::load::Sources;
use crate::pipeline::parse::toml::comments::{Comment, comments};
use crate::span::{SourceId, Span};
use crate::suggestions::nearest;

static NOTHING: Words = Words("there is no finding of this rule here");
static UNKNOWN: Words = Words("there is no such rule");
static IS_ERROR: Words = Words("an error cannot be acknowledged, only corrected");
static LIST: Words = Words(
    "write the name that stands in [ ] after `warning` or `note`, such as `overlapping-rows`, or delete this comment; `osteon explain` lists all rules",
);
static MEND: Words = Words("delete this comment, and correct the error");

/// A rule that a comment `allow: rule — reason` names.
struct Allowed<'s> {
    name: &'s str,
    place: Span,
    /// Byte range in which the author's comment acknowledges findings.
    scope: std::ops::Range<usize>,
    reason: &'s str,
    is_used: bool,
}

/// The files that contain the word `allow`: for each, its number, path and text. Leaves out files that are not UTF-8.
fn texts_that_allow(sources: &Sources) -> Vec<(SourceId, &str, Arc<String>)> {
    let word = Finder::new("allow");
    let files = sources.files.par_iter().enumerate();
    let files = files.filter(|(_, file)| file.valid_up_to.is_none());
    let texts = files.filter_map(|(number, file)| {
        word.find(&file.text.bytes())?;
        Some((SourceId(number as u32), file.path.as_str(), file.text.read()))
    });
    texts.collect()
}

/// Moves findings that the author acknowledges to the list of acknowledged findings in `found`, and reports
/// acknowledgements that match no finding.
pub fn acknowledge(sources: &Sources, rules: &[&'static Rule], found: &mut Diagnostics) {
    let mut allowed: Vec<Allowed<'_>> = Vec::new();
    let texts = texts_that_allow(sources);
    for (source, path, text) in &texts {
        for comment in comments(path, text) {
            let is_list = path.ends_with(".csv");
            let list = if is_list { Some(comment.text) } else { list_in(comment.text) };
            allowed.extend(list.into_iter().flat_map(|list| rules_of(*source, &comment, list)));
        }
    }
    if allowed.is_empty() {
        return;
    }
    let mut by_rule: BTreeMap<(SourceId, &str), Vec<usize>> = BTreeMap::new();
    for (number, one) in allowed.iter().enumerate() {
        by_rule.entry((one.place.source, one.name)).or_default().push(number);
    }
    found.acknowledge(|finding| {
        let places = [finding.span].into_iter().chain(finding.related.iter().map(|(at, _)| *at));
        let mut reason = None;
        for place in places {
            let numbers = by_rule.get(&(place.source, finding.rule.name));
            let concerns = |number: &&usize| {
                let scope = allowed.get(**number).map(|one| one.scope.clone());
                scope.is_some_and(|scope| scope.contains(&(place.start as usize)))
            };
            if let Some(number) = numbers.into_iter().flatten().find(concerns)
                && let Some(one) = allowed.get_mut(*number)
            {
                one.is_used = true;
                reason = reason.or(Some(one.reason.to_owned()));
            }
        }
        reason
    });
    // An error may hide the acknowledged finding, so report an unused acknowledgement only if there are no errors.
    let is_whole = found.count(Severity::Error) == 0;
    for one in allowed.iter().filter(|one| !one.is_used) {
        if let Some(finding) = unused(one, rules, is_whole) {
            found.push(finding.with("name", one.name));
        }
    }
}

fn unused(one: &Allowed<'_>, rules: &[&'static Rule], is_whole: bool) -> Option<Diagnostic> {
    let finding = UNUSED_ALLOW.at(one.place);
    match rules.iter().find(|rule| rule.name == one.name) {
        None => {
            let names = rules.iter().filter(|rule| rule.severity != Severity::Error);
            let near = nearest(one.name, names.map(|rule| rule.name));
            Some(finding.with("problem", &UNKNOWN).suggest(near).advise(&LIST))
        }
        Some(rule) if rule.severity == Severity::Error => {
            Some(finding.with("problem", &IS_ERROR).advise(&MEND))
        }
        Some(_) => is_whole.then(|| finding.with("problem", &NOTHING)),
    }
}

/// The text after `allow:` in a comment; `None` if the comment does not begin with `allow:`.
fn list_in(comment: &str) -> Option<&str> {
    let (before, list) = comment.split_once([':', '：'])?;
    before.trim().eq_ignore_ascii_case("allow").then_some(list)
}

/// Parses the list of rules at the end of a comment: `one-rule, another-rule — reason`.
fn rules_of<'s>(source: SourceId, comment: &Comment<'s>, list: &'s str) -> Vec<Allowed<'s>> {
    let text = comment.text;
    let separators = [" - ", " -- ", "—", "–", ":", "：", "\n"];
    let end = separators.iter().filter_map(|sign| list.find(sign)).min().unwrap_or(list.len());
    let (names, rest) = list.split_at_checked(end).unwrap_or((list, ""));
    let is_sign = |c: char| "-—–:：".contains(c) || c.is_whitespace();
    let reason = rest.trim_start_matches(is_sign).trim_end();
    let list_at = comment.start + text.len() - list.len();
    let mut at = list_at;
    let mut allowed = Vec::new();
    for part in names.split_inclusive([',', '，', '、']) {
        let name = part.trim_end_matches([',', '，', '、']).trim();
        let start = at + part.len() - part.trim_start().len();
        at += part.len();
        if !name.is_empty() {
            let place = Span::new(source, start..start + name.len());
            let scope = comment.scope.clone();
            allowed.push(Allowed { name, place, scope, reason, is_used: false });
        }
    }
    allowed
}
