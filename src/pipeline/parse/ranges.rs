//! Parses ages and ranges. Each has a lower and an upper end, and may be open at one of them.

use super::rules;
use super::toml::schemas::{AGE, RANGE};
use super::toml::{Expected, Fields, TomlText, Value};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::quantity::{AgeRange, Bound, Range};
use crate::span::Span;

/// The highest age that is accepted, in years.
pub const OLDEST: u32 = 130;

static TOO_OLD: Words = Words("ages go up to 130 years");
static HOW_OLD: Words = Words(
    "write the age in years, at most 130; for everybody from an age on, leave out `to`: `{ from = 65 }`",
);
static NO_AGE: Words = Words("it names no age");
static WRITE_AGE: Words = Words(
    "write the youngest age, the oldest age, or both: `{ from = 65 }`, `{ to = 12 }`, `{ from = 20, to = 40 }`",
);
/// What is wrong with a range whose lower end is higher than its upper end.
pub static REVERSED: Words = Words("its lower end is higher than its upper end");
/// The advice for a range whose lower end is higher than its upper end.
pub static TURN: Words =
    Words("exchange the two numbers: `from` is the smaller one, `to` the larger one");
static NO_NUMBER: Words = Words("it contains no number");
static WIDEN: Words = Words(
    "the lower end (`at-least`, `above`) must be smaller than the upper end (`at-most`, `below`); one number alone is `{ at-least = 7, at-most = 7 }`",
);
static NO_END: Words = Words("it has neither a lower nor an upper end");
static WRITE_END: Words = Words(
    "write from or up to which number, such as `{ at-least = 120 }`, `{ below = 135 }` or both: `{ at-least = 120, below = 135 }`",
);
static TWICE: Words = Words("it has two lower or two upper ends");
static ONCE: Words = Words(
    "delete one of the two: keep `at-least` (with this number) or `above` (without it), and `at-most` (with it) or `below` (without it)",
);

/// Largest absolute value of an end of a range. Numbers much larger than this are not exact in an `f64`.
const LARGEST: f64 = 1e15;

static TOO_LARGE: Words = Words("the number is too large for a measurement");
static WRITE_NUMBER: Words = Words(
    "correct the number; if there is no limit on this side, delete it with its name and comma",
);

/// Parses ages, such as `{ from = 20, to = 40 }`.
pub fn age(toml: TomlText<'_>, value: &Value<'_>, found: &mut Diagnostics) -> Option<AgeRange> {
    let before = found.len();
    let mut fields = toml.table_of(value, &AGE, Expected::Age, found)?;
    let from = whole(toml, &mut fields, "from", found);
    let to = whole(toml, &mut fields, "to", found);
    fields.finish(found);
    let problem = match (from, to) {
        (None, None) => Some((&NO_AGE, &WRITE_AGE)),
        _ if from.max(to) > Some(OLDEST) => Some((&TOO_OLD, &HOW_OLD)),
        (Some(from), Some(to)) if from > to => Some((&REVERSED, &TURN)),
        _ => None,
    };
    match problem {
        Some(problem) => invalid_range(toml.span(value.span()), problem, before, found),
        None => Some(AgeRange { from, to }),
    }
}

/// What is wrong with a range, and the advice for it.
pub type Problem = (&'static Words, &'static Words);

/// Parses a range of a measurement, such as `{ above = -2.5, below = -1.0 }`.
pub fn range(toml: TomlText<'_>, value: &Value<'_>, found: &mut Diagnostics) -> Option<Range> {
    let before = found.len();
    let mut fields = toml.table_of(value, &RANGE, Expected::Range, found)?;
    let range = bounds(&mut fields, found);
    fields.finish(found);
    match range {
        Ok(range) => Some(range),
        Err(problem) => invalid_range(toml.span(value.span()), problem, before, found),
    }
}

/// Parses the ends of a range, such as `at-least = 3` in `{ item = "drinks", at-least = 3 }`. Does not touch the other
/// fields. If the ends make no valid range, returns as an error what is wrong, and advice.
pub fn bounds(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Result<Range, Problem> {
    let mut bound = |key: &'static str, inclusive: bool, found: &mut Diagnostics| {
        let toml = fields.toml();
        let value = fields.value(key)?;
        let number = toml.number(value, found)?;
        if number.value.abs() > LARGEST {
            let finding = rules::INVALID_RANGE.at(toml.span(value.span()));
            found.push(finding.with("problem", &TOO_LARGE).advise(&WRITE_NUMBER));
            return None;
        }
        Some(Bound { number, inclusive })
    };
    let (at_least, above) = (bound("at-least", true, found), bound("above", false, found));
    let (at_most, below) = (bound("at-most", true, found), bound("below", false, found));
    let doubled = (at_least.is_some() && above.is_some()) || (at_most.is_some() && below.is_some());
    let range = Range { lower: at_least.or(above), upper: at_most.or(below) };
    if doubled {
        Err((&TWICE, &ONCE))
    } else if range.lower.is_none() && range.upper.is_none() {
        Err((&NO_END, &WRITE_END))
    } else if !is_sensible(&range) {
        Err((&NO_NUMBER, &WIDEN))
    } else {
        Ok(range)
    }
}

/// Returns true if at least one number is in the range.
pub fn is_sensible(range: &Range) -> bool {
    let (Some(lower), Some(upper)) = (&range.lower, &range.upper) else { return true };
    let (low, high) = (lower.number.value, upper.number.value);
    low < high || (low == high && lower.inclusive && upper.inclusive)
}

/// Parses the field `key`, which contains a whole number that is not negative. Returns `None` if the field is missing;
/// also if it contains something else, which is reported.
pub fn whole(
    toml: TomlText<'_>,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    found: &mut Diagnostics,
) -> Option<u32> {
    fields.value(key).and_then(|value| toml.whole_number(value, found))
}

/// Reports an invalid range, unless parsing it has already added a finding. `before` is the number of findings in
/// `found` before the range was parsed. Always returns `None`.
pub fn invalid_range<T>(
    span: Span,
    (problem, advice): Problem,
    before: usize,
    found: &mut Diagnostics,
) -> Option<T> {
    if found.len() == before {
        found.push(rules::INVALID_RANGE.at(span).with("problem", problem).advise(advice));
    }
    None
}
