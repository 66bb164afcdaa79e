//! Numbers with the digits that their author wrote, and quantities, ranges of ages, intervals, and ranges of numbers.

/// A number, with the digits that the author wrote for it. Conditions and bands compare the value. Pages show the
/// digits, so that `-1.0` stays `-1.0`.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The numeric value.
    pub value: f64,
    /// The digits as the author wrote them.
    pub digits: String,
}

/// A value, or a range of values, with its unit: `800–1000 mg`.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value, or the lowest value if the quantity is a range.
    pub from: Number,
    /// The highest value if the quantity is a range; equal to `from` if it is a single value.
    pub to: Number,
    /// The unit of the values, as readers see it.
    pub unit: String,
}

/// A range of ages in years, both ends included. An end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeRange {
    /// The lowest age of the range, in years; `None` if there is no lowest age.
    pub from: Option<u32>,
    /// The highest age of the range, in years; `None` if there is no highest age.
    pub to: Option<u32>,
}

/// The unit in which an interval is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// The interval is a number of days.
    Day,
    /// The interval is a number of weeks.
    Week,
    /// The interval is a number of months.
    Month,
    /// The interval is a number of years.
    Year,
}

impl TimeUnit {
    /// All units, each with the name that TOML files and themes use for it.
    pub const ALL: [(&'static str, TimeUnit); 4] =
        [("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("year", Self::Year)];

    /// The longest interval that a guide may give, as a number of this unit: 100 years, 1,200 months, 5,200 weeks or
    /// 36,500 days.
    pub fn longest(self) -> u32 {
        match self {
            Self::Day => 36_500,
            Self::Week => 5_200,
            Self::Month => 1_200,
            Self::Year => 100,
        }
    }

    /// The name of the unit in TOML files, such as `week`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("day", |(name, _)| name)
    }
}

/// How often something is done: "every 1 to 2 years".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The shortest time between two repetitions, in units of `unit`.
    pub from: u32,
    /// The longest time between two repetitions, in units of `unit`; equal to `from` if the interval is fixed.
    pub to: u32,
    /// The unit of time in which `from` and `to` are counted.
    pub unit: TimeUnit,
}

/// One end of a range of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number at this end of the range.
    pub number: Number,
    /// True if the range includes this number.
    pub inclusive: bool,
}

/// A range of measured numbers. An end that is `None` is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The lower end of the range: `at-least` (included) or `above` (not included). `None` if the range is open below.
    pub lower: Option<Bound>,
    /// The upper end of the range: `at-most` (included) or `below` (not included). `None` if the range is open above.
    pub upper: Option<Bound>,
}
