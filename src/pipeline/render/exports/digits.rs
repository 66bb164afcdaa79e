//! Writes numbers to JSON with the digits that the author wrote: `-1.0` stays `-1.0`.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::quantity::Number;

/// A number that is written to JSON with the digits that the author wrote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits<'g>(pub &'g Number);

impl Serialize for Digits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A number in TOML, without underscores and leading plus sign, is valid JSON.
        match RawValue::from_string(self.0.digits.clone()) {
            Ok(digits) => digits.serialize(serializer),
            Err(_) => serializer.serialize_f64(self.0.value),
        }
    }
}
