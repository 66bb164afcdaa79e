//! Parses JSON, and reports if a key occurs twice in one object. Such a key would give a question two answers. Only one
//! of them can be right, so osteon refuses the input.

use std::cell::RefCell;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Parses JSON. Returns the value, and the first key that occurs twice in one object. The key is `None` if no key
/// occurs twice.
///
/// # Errors
/// If the text is not JSON.
pub fn read_json(text: &str) -> Result<(Value, Option<String>), serde_json::Error> {
    let repeated = RefCell::new(None);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = ValueParser(&repeated).deserialize(&mut json)?;
    json.end()?;
    Ok((value, repeated.into_inner()))
}

/// Parses one JSON value. Stores the first key that occurs twice in one object in the `RefCell`.
#[derive(Clone, Copy)]
struct ValueParser<'r>(&'r RefCell<Option<String>>);

impl<'de> DeserializeSeed<'de> for ValueParser<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueParser<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if values.insert(key.clone(), value).is_some() {
                self.0.borrow_mut().get_or_insert(key);
            }
        }
        Ok(Value::Object(values))
    }
}
