//! Suggests the right form for a value of the wrong type.

use ::toml::de::DeValue;

use super::syntax::range_fields;
use super::type_names::Expected;
use super::{guess, quotes};

/// Maximum length in bytes of a wrong value for which a correct form is suggested.
const LONGEST: usize = 80;

/// The form to suggest for a value of the wrong type, as source text of the type `expected`. `written` is the source
/// text of the wrong value. `None` if it does not show what the author meant.
pub fn meant(expected: Expected, value: &DeValue<'_>, written: &str) -> Option<String> {
    if written.len() > LONGEST {
        return None;
    }
    let text = value.as_str();
    let is_number = matches!(value, DeValue::Integer(_) | DeValue::Float(_));
    match expected {
        Expected::Text => {
            let is_plain = is_number || matches!(value, DeValue::Datetime(_));
            let only = value.as_array().filter(|entries| entries.len() == 1);
            let only = only.filter(|entries| entries.iter().all(|entry| entry.get_ref().is_str()));
            let inner = only.map(|_| written.trim_matches(['[', ']', ' ', ',']).to_owned());
            inner.or_else(|| is_plain.then(|| format!("\"{written}\"")))
        }
        Expected::PlainNumber => number(text?),
        Expected::WholeNumber => number(text?).filter(|number| !number.contains(['.', '-'])),
        Expected::Boolean => guess::boolean(text?).map(str::to_owned),
        Expected::Date => guess::date(text?),
        Expected::Array => text.map(|_| format!("[{written}]")),
        Expected::Age => match text {
            Some(text) => range_fields("age", text),
            None => is_number.then(|| format!("{{ from = {written} }}")),
        },
        Expected::Range => match text {
            Some(text) => range_fields("", text),
            None => is_number.then(|| format!("{{ at-least = {written} }}")),
        },
        Expected::Quantity => {
            let (number, unit) = guess::number_with_unit(text?)?;
            Some(format!("{{ value = {number}, unit = \"{}\" }}", quotes::escaped(&unit)))
        }
        Expected::Interval | Expected::Table => None,
    }
}

fn number(text: &str) -> Option<String> {
    guess::number(text).or_else(|| guess::number_with_unit(text).map(|(number, _)| number))
}
