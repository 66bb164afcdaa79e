//! Words that depend on a count: `{ one = "{count} place", other = "{count} places" }` in a locale.

use tera::Value;
use tera::value::Key;

use crate::theme::plural;

/// The form of a word for a count. A word without forms is the same for every count.
pub fn form(word: &Value, count: Option<u64>, tag: &str) -> String {
    let Some(forms) = word.as_map() else {
        return word.as_str().map_or_else(|| word.to_string(), str::to_owned);
    };
    let named = |name: &'static str| forms.get(&Key::from(name)).and_then(Value::as_str);
    let own = count.and_then(|count| named(plural::category(tag, count)));
    own.or_else(|| named(plural::OTHER)).unwrap_or_default().to_owned()
}

/// All forms of a word for a script that will know the count: as JSON, with the language whose rules choose. A word
/// without forms stays as it is.
pub fn forms(word: &Value, tag: &str) -> Result<String, serde_json::Error> {
    if !word.is_map() {
        return Ok(form(word, None, tag));
    }
    serde_json::to_string(&serde_json::json!({ "language": tag, "forms": word }))
}
