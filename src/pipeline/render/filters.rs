//! Filters that templates can use, in addition to those of the template engine.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::plural_forms;
use crate::diagnostic::placeholders::{self, Part};

/// Adds the filters of osteon to the template engine, and replaces the engine's filter `safe`. `tag` is the language of
/// the texts; it decides which plural form a number needs.
pub fn register(engine: &mut Tera, tag: &str) {
    let own = tag.to_owned();
    engine.register_filter("fill", move |word: Value, values: Kwargs, state: &State<'_>| {
        is_there(&word)?;
        let count = values.get::<u64>("count")?;
        fill(&plural_forms::form(&word, count, &own), word.is_safe(), &values, state)
    });
    let own = tag.to_owned();
    engine.register_filter("forms", move |word: Value, _: Kwargs, _: &State<'_>| {
        is_there(&word)?;
        TeraResult::Ok(Value::from(plural_forms::forms(&word, &own).map_err(tera::Error::message)?))
    });
    engine.register_filter("json", json);
    engine.register_filter("safe", safe);
}

/// Returns an error if the value is undefined. Otherwise a mistake in a template would become an empty text that nobody
/// notices.
fn is_there(value: &Value) -> TeraResult<()> {
    match value.is_undefined() {
        true => Err(tera::Error::message("A value given to this filter is undefined")),
        false => Ok(()),
    }
}

/// The filter `words.formats.date | fill(year=…, month=…)`: replaces the placeholders of a text by values. If the text
/// has plural forms, the value `count` selects the form. If the text or one of the values is HTML, the result is HTML,
/// and the parts that are not HTML are escaped.
fn fill(text: &str, is_safe: bool, values: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    values.iter().try_for_each(|(_, value)| is_there(value))?;
    let is_html = |value: &Value| value.is_string() && value.is_safe();
    let value = |name: &str| {
        values.iter().find(|(known, _)| known.as_str() == Some(name)).map(|(_, value)| value)
    };
    let makes_html =
        state.autoescaping_enabled() && (is_safe || values.iter().any(|(_, value)| is_html(value)));
    if !makes_html {
        let value = |name: &str| value(name).map(ToString::to_string);
        return Ok(Value::from(placeholders::fill(text, value)));
    }
    let mut filled = String::new();
    for part in placeholders::parts(text) {
        match part {
            Part::Text(part) if is_safe => filled.push_str(part),
            Part::Text(part) => filled.push_str(&state.escape(part)?),
            Part::Name(name) => match value(name) {
                Some(value) => filled.push_str(&state.escape_if_needed(value)?),
                None => placeholders::push_name(&mut filled, name),
            },
        }
    }
    Ok(Value::safe_string(&filled))
}

/// The filter `value | json`: the value as JSON that contains no tag, comment or entity of HTML.
fn json(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    is_there(&value)?;
    let json = serde_json::to_string(&value).map_err(tera::Error::message)?;
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Ok(Value::safe_string(&json))
}

/// The filter `value | safe`, which does nothing, because the type of a value says whether it is HTML. The filter
/// exists so that older templates still work.
fn safe(value: Value, _: Kwargs, _: &State<'_>) -> Value {
    value
}
