//! Selects among the plural forms of the theme's texts, such as `{ one = "{count} place", other = "{count} places" }`.

use tera::Value;
use tera::value::Key;

use crate::theme::plural_rules;

/// The plural form of a text for a count in the language `tag`; without a count, the form `other`. A text without
/// plural forms is returned as it is.
pub fn form(word: &Value, count: Option<u64>, tag: &str) -> String {
    let Some(forms) = word.as_map() else {
        return word.as_str().map_or_else(|| word.to_string(), str::to_owned);
    };
    let named = |name: &'static str| forms.get(&Key::from(name)).and_then(Value::as_str);
    let own = count.and_then(|count| named(plural_rules::category(tag, count)));
    own.or_else(|| named(plural_rules::OTHER)).unwrap_or_default().to_owned()
}

/// All plural forms of a text as JSON, together with the language, so that a script in the browser can select one. A
/// text without plural forms is returned as it is.
pub fn forms(word: &Value, tag: &str) -> Result<String, serde_json::Error> {
    if !word.is_map() {
        return Ok(form(word, None, tag));
    }
    serde_json::to_string(&serde_json::json!({ "language": tag, "forms": word }))
}
