//! Reports an amount that a guide writes in two ways, such as `1000 mg` and `1,000 毫克`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::prefilter::Clue;
use super::tally::{Tally, Thing};
use super::{Check, CheckedText, Language, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Counted(clues, count, report) };

static RULE: Rule = Rule {
    name: "number-in-two-forms",
    severity: Severity::Note,
    message: Words(
        "the guide says `{rarer}` here ({rarer-count} in all), but `{commoner}` elsewhere ({count})",
    ),
    help: Words(
        "both are the same amount: write `{commoner}` here too, so that readers see this at once",
    ),
    specification: include_str!("number_in_two_forms.md"),
};

static COMMONER: Words = Words("the way that is used more often");

/// The units of the amounts that are compared. Each has its English and its Chinese names. Units are not converted, so
/// amounts in different units are never the same.
static UNITS: [Lexicon; 10] = [
    Lexicon { en: "kg", zh: "公斤" },
    Lexicon { en: "g", zh: "公克" },
    Lexicon { en: "mg", zh: "毫克" },
    Lexicon { en: "µg、μg、mcg", zh: "微克" },
    Lexicon { en: "cm", zh: "公分" },
    Lexicon { en: "mm", zh: "毫米" },
    Lexicon { en: "L", zh: "公升" },
    Lexicon { en: "mL、ml", zh: "毫升" },
    Lexicon { en: "kcal", zh: "大卡" },
    Lexicon { en: "IU", zh: "國際單位" },
];

/// All names of the units, each with the index of its unit in [`UNITS`].
static UNIT_NAMES: LazyLock<Vec<(usize, &str)>> = LazyLock::new(|| {
    let units = UNITS.iter().enumerate();
    let names = |unit: &Lexicon| unit.zh.split('、').chain(unit.en.split('、'));
    units.flat_map(|(number, unit)| names(unit).map(move |name| (number, name))).collect()
});

/// Characters after a unit that make it part of a longer unit, such as `/` in `mg/dL`.
const JOINED: &str = "/／·⁻²³^";

fn clues(language: Language) -> Vec<Clue> {
    if !language.is_traditional() {
        return Vec::new();
    }
    vec![Clue::Character("0123456789")]
}

fn count(passage: &CheckedText<'_>, _: &[usize], tally: &mut Tally) {
    let text = passage.text();
    let mut ways: BTreeMap<Thing, BTreeMap<String, Vec<Range<usize>>>> = BTreeMap::new();
    for (thing, form, range) in amounts(text) {
        ways.entry(thing).or_default().entry(form).or_default().push(range);
    }
    // In `30 毫克（30 mg）`, one way of writing explains the other, so neither is counted.
    for (thing, forms) in ways.into_iter().filter(|(_, forms)| forms.len() == 1) {
        for (form, range) in forms.iter().flat_map(|(form, at)| at.iter().map(move |at| (form, at)))
        {
            if passage.placed.is_text(range)
                && let Some(place) = passage.span(range.clone())
            {
                tally.add(thing, form, place);
            }
        }
    }
}

/// The amounts in a text. Returns for each: the amount itself, which is the same for all ways to write it; the amount
/// as written, but with one space before the unit; and its byte range.
fn amounts(text: &str) -> impl Iterator<Item = (Thing, String, Range<usize>)> {
    numbers(text).filter_map(|number| {
        let behind = &text[number.end..];
        let unit_at = number.end + behind.len() - behind.trim_start_matches([' ', '\u{A0}']).len();
        let rest = &text[unit_at..];
        let (own, unit) = unit_of(rest)?;
        let next = rest[unit.len()..].chars().next();
        let is_joined =
            |c: char| JOINED.contains(c) || unit.is_ascii() && c.is_ascii_alphanumeric();
        let is_longer = rest[unit.len()..].starts_with(" Hg") || next.is_some_and(is_joined);
        let written = &text[number.clone()];
        let (digits, exponent) = value(written)?;
        let thing = Thing::Amount(own, digits, exponent);
        let form = format!("{written} {unit}");
        (!is_longer).then_some((thing, form, number.start..unit_at + unit.len()))
    })
}

/// Recognises the name of a unit at the start of a text. Returns the index of the unit in [`UNITS`], and the name.
/// `None` if the text begins with something else.
fn unit_of(text: &str) -> Option<(usize, &'static str)> {
    UNIT_NAMES.iter().copied().find(|(_, name)| text.starts_with(name))
}

/// The byte ranges of the numbers in a text. A number may contain commas and a decimal point. Leaves out digits
/// directly after a Latin letter or one of `/.-^`: the 12 of `B12`, the 01 (but not the 2026) of `2026-01`, the 9 (but
/// not the 10) of `10^9`.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
            let is_inner = |place: usize| {
                matches!(bytes[place], b',' | b'.')
                    && bytes.get(place + 1).is_some_and(u8::is_ascii_digit)
            };
            let mut end = start;
            while end < bytes.len() && (bytes[end].is_ascii_digit() || is_inner(end)) {
                end += 1;
            }
            at = end;
            let before = start.checked_sub(1).map(|place| bytes[place]);
            let is_name = before.is_some_and(|c| c.is_ascii_alphabetic() || b"/.-^".contains(&c));
            if !is_name {
                return Some(start..end);
            }
        }
    })
}

/// The value of a number as a whole number without final zeros, and the power of ten by which it is multiplied: 15 and
/// 2 for `1,500`. `None` if the value is zero or has too many digits.
fn value(written: &str) -> Option<(u64, i32)> {
    let bare: String = written.chars().filter(|c| *c != ',').collect();
    let (whole, part) = bare.split_once('.').unwrap_or((&bare, ""));
    let mut digits: u64 = format!("{whole}{part}").parse().ok()?;
    let mut exponent = -i32::try_from(part.len()).ok()?;
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        exponent += 1;
    }
    (digits > 0).then_some((digits, exponent))
}

fn report(tally: &Tally, found: &mut Diagnostics) {
    tally.report(&RULE, &COMMONER, |thing| matches!(thing, Thing::Amount(..)), found);
}
