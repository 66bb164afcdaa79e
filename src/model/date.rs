//! Dates that may be incomplete: a year, perhaps with a month and a day.

pub use jiff::civil::Date;

/// A date with a known year. The month and the day may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year of the date.
    pub year: i16,
    /// The month, from 1 to 12; `None` if it is not known.
    pub month: Option<i8>,
    /// The day of the month, from 1 to 31; `None` if it is not known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Parses `2024`, `2024-01` or `2024-01-15`. `None` for any other text, and for a day that does not exist, such as
    /// `2024-02-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let (month, day) = (month.flatten().map(|m| m as i8), day.flatten().map(|d| d as i8));
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }
}

fn digits(part: &str, count: usize) -> Option<i16> {
    let right = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| part.parse().ok()).flatten()
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl std::fmt::Display for PartialDate {
    /// Writes the date in the form of ISO 8601: `2024`, `2024-01` or `2024-01-15`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}
