//! The date of the build. Only this module reads the clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::model::date::Date;

static NO_SECONDS: Words =
    Words("SOURCE_DATE_EPOCH is `{seconds}`, which is not a number of seconds");

/// The date of the build. This is `asked` if it is given, otherwise the date in the environment variable
/// `SOURCE_DATE_EPOCH`, otherwise today in the local time zone. Packagers set `SOURCE_DATE_EPOCH` so that builds are
/// reproducible.
///
/// # Errors
/// If `SOURCE_DATE_EPOCH` is not a number of seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "only this module reads the clock")]
pub(super) fn today(asked: Option<Date>) -> Result<Date, Error> {
    if let Some(date) = asked {
        return Ok(date);
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .map(|timestamp| timestamp.to_zoned(TimeZone::UTC).date())
            .ok_or_else(|| Error::Usage(Reason::new(&NO_SECONDS).with("seconds", seconds))),
        Err(_) => Ok(Timestamp::now().to_zoned(TimeZone::system()).date()),
    }
}
