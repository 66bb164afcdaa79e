//! Dates as the data for templates, which write them in the guide's language.

use serde::Serialize;

use crate::model::date::PartialDate;

/// A date, which may be only a year or a month, as the data for templates.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    iso: String,
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl<D: Into<PartialDate>> From<D> for DateView {
    fn from(date: D) -> Self {
        let date = date.into();
        Self { iso: date.to_string(), year: date.year, month: date.month, day: date.day }
    }
}
