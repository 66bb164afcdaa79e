//! Computes a questionnaire's scale, such as an index of age and weight, with exact decimal numbers. Binary
//! floating-point numbers can put a sum on the wrong side of a cut-off: with them, `0.1 + 0.2` is greater than `0.3`.

use crate::model::quantity::{Number, Range};
use crate::model::questionnaire::scale::{Rounding, Scale};

use super::reader::contains;

/// The result of computing a questionnaire's scale, such as an index of age and weight.
#[derive(Clone, Debug, PartialEq)]
pub enum Scaled {
    /// The scale has no value, because the input with this index is missing, implausible, or too large to compute with.
    Input(usize),
    /// The value of the scale in decimal digits, and the index of the cut-off whose range contains the value; `None` if
    /// no range contains it.
    Value(String, Option<usize>),
}

/// A decimal number: `units` divided by 10 to the power of `places`. Example: 2.5 is 25 units with 1 place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    units: i128,
    places: u32,
}

/// Maximum number of decimal places of an input. Measurements of the body need few; the limit prevents overflows.
const MOST_PLACES: u32 = 12;

/// Computes a questionnaire's scale, such as an index of age and weight. `inputs` has one entry for each input of the
/// scale: a number in decimal digits, or `None` if the reader gave no number.
pub fn scaled(scale: &Scale, inputs: &[Option<String>]) -> Scaled {
    let mut sum = scale.constant.as_ref().map_or(Some(Decimal::ZERO), decimal);
    for (number, (input, weight)) in scale.inputs.iter().zip(&scale.weights).enumerate() {
        let given = inputs.get(number).and_then(Option::as_deref).and_then(Decimal::parse);
        let sensible = |value: &Decimal| is_accepted(input.accepts.as_ref(), *value);
        let Some(given) = given.filter(sensible) else { return Scaled::Input(number) };
        let term = decimal(weight).and_then(|weight| weight.times(given)).map(|term| {
            let each = scale.rounding == Rounding::TruncateEachTerm;
            if each { term.truncated() } else { term }
        });
        sum = sum.zip(term).and_then(|(sum, term)| sum.plus(term));
    }
    let Some(sum) = sum else { return Scaled::Input(0) };
    let value = match scale.rounding {
        Rounding::None | Rounding::TruncateEachTerm => sum,
        Rounding::Nearest => sum.rounded(),
        Rounding::Truncate => sum.truncated(),
    };
    let place =
        scale.cut_offs.iter().position(|cut_off| contains(&cut_off.range.value, value.as_number()));
    Scaled::Value(value.digits(), place)
}

fn is_accepted(range: Option<&Range>, value: Decimal) -> bool {
    range.is_none_or(|range| contains(range, value.as_number()))
}

fn decimal(number: &Number) -> Option<Decimal> {
    Decimal::parse(&number.digits).or_else(|| Decimal::parse(&number.value.to_string()))
}

impl Decimal {
    const ZERO: Self = Self { units: 0, places: 0 };

    /// Parses decimal digits such as `-2.50`, with an optional sign. `None` for any other text, or if there are too
    /// many digits.
    fn parse(digits: &str) -> Option<Self> {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let places = u32::try_from(fraction.len()).ok().filter(|places| *places <= MOST_PLACES)?;
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = whole.trim_start_matches(['-', '+']);
        if unsigned.is_empty() || unsigned.len() > 12 || !is_plain(unsigned) || !is_plain(fraction)
        {
            return None;
        }
        format!("{whole}{fraction}").parse().ok().map(|units| Self { units, places })
    }

    fn times(self, other: Self) -> Option<Self> {
        let places = self.places + other.places;
        self.units.checked_mul(other.units).map(|units| Self { units, places })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let units = self.at(places)?.checked_add(other.at(places)?)?;
        Some(Self { units, places })
    }

    fn at(self, places: u32) -> Option<i128> {
        self.units.checked_mul(10_i128.checked_pow(places - self.places)?)
    }

    /// Drops the decimals (rounds towards zero).
    fn truncated(self) -> Self {
        Self { units: self.units / 10_i128.pow(self.places), places: 0 }
    }

    /// Rounds to the nearest whole number; halves are rounded away from zero: 2.5 to 3, −2.5 to −3.
    fn rounded(self) -> Self {
        let one = 10_i128.pow(self.places);
        let half = if self.units < 0 { -one / 2 } else { one / 2 };
        Self { units: (self.units + half) / one, places: 0 }
    }

    fn digits(self) -> String {
        let sign = if self.units < 0 { "-" } else { "" };
        let one = 10_u128.pow(self.places);
        let (whole, rest) = (self.units.unsigned_abs() / one, self.units.unsigned_abs() % one);
        let fraction = format!("{rest:0places$}", places = self.places as usize);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() || self.places == 0 { "" } else { "." };
        let fraction = if self.places == 0 { "" } else { fraction };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// The value as a floating-point number, to compare with the boundaries of ranges. The boundaries are parsed from
    /// decimal digits in the same way, so equal digits give equal numbers.
    fn as_number(self) -> f64 {
        self.digits().parse().unwrap_or(f64::NAN)
    }
}
