//! Numbers that keep the digits their author wrote, and types built on them: quantities, ages, intervals, ranges.

/// A number. It is compared by value and shown by its digits, so that `-1.0` stays `-1.0`.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The numeric value.
    pub value: f64,
    /// The digits as the author wrote them.
    pub digits: String,
}

/// A value or a range of values, with a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Lowest value of the range.
    pub from: Number,
    /// Highest value; equal to `from` for a single value.
    pub to: Number,
    /// Unit of the values, as shown.
    pub unit: String,
}

/// An age range in years, both ends included. A missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeRange {
    /// Lowest age of the range.
    pub from: Option<u32>,
    /// Highest age of the range.
    pub to: Option<u32>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// The unit is days.
    Day,
    /// The unit is weeks.
    Week,
    /// The unit is months.
    Month,
    /// The unit is years.
    Year,
}

impl TimeUnit {
    /// All units, with their name in TOML, which themes use too.
    pub const ALL: [(&'static str, TimeUnit); 4] =
        [("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("year", Self::Year)];

    /// The longest interval that is accepted, in this unit: 100 years.
    pub fn longest(self) -> u32 {
        match self {
            Self::Day => 36_500,
            Self::Week => 5_200,
            Self::Month => 1_200,
            Self::Year => 100,
        }
    }

    /// The name of the unit in TOML.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("day", |(name, _)| name)
    }
}

/// How often something is done: every `from` to `to` units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Shortest interval, in units.
    pub from: u32,
    /// Longest interval, in units; equal to `from` if there is only one.
    pub to: u32,
    /// Unit of time of the interval.
    pub unit: TimeUnit,
}

/// One end of a range of a measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number at the boundary.
    pub number: Number,
    /// True if the boundary belongs to the range.
    pub inclusive: bool,
}

/// A range of a measurement. A missing end is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The lower end: `at-least` or `above`.
    pub lower: Option<Bound>,
    /// The upper end: `at-most` or `below`.
    pub upper: Option<Bound>,
}
