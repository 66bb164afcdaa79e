//! Numbers that keep the digits their author wrote, and what is made of them: quantities, ages, intervals, ranges.

/// A number. It is compared by value and shown by its digits, so that `-1.0` stays `-1.0`.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// Its digits, as written.
    pub digits: String,
}

/// One value or a span of values, with a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The lowest.
    pub from: Number,
    /// The highest; equal to the lowest where there is only one value.
    pub to: Number,
    /// What it counts, as shown.
    pub unit: String,
}

/// Ages in years; both ends belong to it, an end that is missing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeRange {
    /// The youngest.
    pub from: Option<u32>,
    /// The oldest.
    pub to: Option<u32>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl TimeUnit {
    /// All of them, with the words that authors and themes use.
    pub const ALL: [(&'static str, TimeUnit); 4] =
        [("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("year", Self::Year)];

    /// How many of it an interval may have at most: 100 years.
    pub fn longest(self) -> u32 {
        match self {
            Self::Day => 36_500,
            Self::Week => 5_200,
            Self::Month => 1_200,
            Self::Year => 100,
        }
    }

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("day", |(name, _)| name)
    }
}

/// How often something is done: every `from` to `to` units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The shortest.
    pub from: u32,
    /// The longest; equal to the shortest where there is only one.
    pub to: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// One end of a range of a measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// Where it is.
    pub number: Number,
    /// Whether the boundary itself belongs to the range.
    pub inclusive: bool,
}

/// A range of a measurement; an end that is missing is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The lower end: `at-least` or `above`.
    pub lower: Option<Bound>,
    /// The upper end: `at-most` or `below`.
    pub upper: Option<Bound>,
}
