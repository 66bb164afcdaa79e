//! A number in JSON with the digits that its author wrote: `-1.0` stays `-1.0`.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::quantity::Number;

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits<'g>(pub &'g Number);

impl Serialize for Digits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What TOML calls a number, without underscores and a plus sign in front, JSON does too.
        match RawValue::from_string(self.0.digits.clone()) {
            Ok(digits) => digits.serialize(serializer),
            Err(_) => serializer.serialize_f64(self.0.value),
        }
    }
}
