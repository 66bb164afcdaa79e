//! Ages and ranges: two ends, of which one may be open.

use super::rules;
use super::toml::{Fields, TomlText, Value};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::quantity::{AgeRange, Bound, Range};

/// Beyond this a number of type `f64` no longer tells one whole number from the next.
const LARGEST: f64 = 1e15;

static TOO_LARGE: Words = Words {
    en: "no measurement has a number as large as this: write the number that is meant, or leave this end out",
    zh: "沒有測量值會這麼大：請寫真正的數字，或不寫這一端",
};

/// Ages, as in `{ from = 20, to = 40 }`.
pub fn age(toml: TomlText<'_>, value: &Value<'_>, found: &mut Diagnostics) -> Option<AgeRange> {
    let before = found.len();
    let mut fields = toml.table(value, found)?;
    let from = whole(toml, &mut fields, "from", found);
    let to = whole(toml, &mut fields, "to", found);
    fields.finish(found);
    match (from, to) {
        (Some(from), Some(to)) if from > to => invalid_range(toml, value, before, found),
        (None, None) => invalid_range(toml, value, before, found),
        (from, to) => Some(AgeRange { from, to }),
    }
}

/// A range of a measurement, as in `{ above = -2.5, below = -1.0 }`.
pub fn range(toml: TomlText<'_>, value: &Value<'_>, found: &mut Diagnostics) -> Option<Range> {
    let before = found.len();
    let mut fields = toml.table(value, found)?;
    let range = bounds(&mut fields, found);
    fields.finish(found);
    range.filter(is_sensible).or_else(|| invalid_range(toml, value, before, found))
}

/// The ends of a range that are fields among others; none where there is no end, or one twice.
pub fn bounds(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<Range> {
    let mut bound = |key: &'static str, inclusive: bool, found: &mut Diagnostics| {
        let toml = fields.toml();
        let value = fields.value(key)?;
        let number = toml.number(value, found)?;
        if number.value.abs() > LARGEST {
            let finding = rules::INVALID_RANGE.at(toml.span(value.span()));
            found.push(finding.advise(&TOO_LARGE));
            return None;
        }
        Some(Bound { number, inclusive })
    };
    let (at_least, above) = (bound("at-least", true, found), bound("above", false, found));
    let (at_most, below) = (bound("at-most", true, found), bound("below", false, found));
    let doubled = (at_least.is_some() && above.is_some()) || (at_most.is_some() && below.is_some());
    let range = Range { lower: at_least.or(above), upper: at_most.or(below) };
    let open = range.lower.is_none() && range.upper.is_none();
    (!doubled && !open).then_some(range)
}

/// Whether some number is in the range.
pub fn is_sensible(range: &Range) -> bool {
    let (Some(lower), Some(upper)) = (&range.lower, &range.upper) else { return true };
    let (low, high) = (lower.number.value, upper.number.value);
    low < high || (low == high && lower.inclusive && upper.inclusive)
}

/// A whole number that is a field.
pub fn whole(
    toml: TomlText<'_>,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    found: &mut Diagnostics,
) -> Option<u32> {
    fields.value(key).and_then(|value| toml.whole_number(value, found))
}

/// Reports a range that makes no sense, unless what is wrong within it has been reported since `before`.
pub fn invalid_range<T>(
    toml: TomlText<'_>,
    value: &Value<'_>,
    before: usize,
    found: &mut Diagnostics,
) -> Option<T> {
    if found.len() == before {
        found.push(rules::INVALID_RANGE.at(toml.span(value.span())));
    }
    None
}
