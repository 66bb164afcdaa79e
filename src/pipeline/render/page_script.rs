//! Scripts in the heads of pages, and the script that adds further texts to a page.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use tera::Value;

use super::escape;
use crate::theme::{Theme, policy_source};

/// The page type of the scripts that contain texts for the page of a questionnaire, such as its result. The page shows
/// these texts only if scripts run.
pub const PAGE_AS_SCRIPT: &str = "result";

/// A script inside the head of a page, as templates receive it: its text, and its hash for the Content-Security-Policy.
#[derive(Serialize)]
pub struct PageScript<'t> {
    #[serde(serialize_with = "as_html")]
    script: Cow<'t, str>,
    source: String,
}

impl<'t> PageScript<'t> {
    /// A script that every page has.
    pub fn new(script: &'t str) -> Self {
        let script = escape::script(script);
        Self { source: policy_source(&script), script }
    }
}

impl PageScript<'static> {
    /// The inline script that loads the script files `scripts`, in their order. Each pair is the address of a script
    /// file, relative to the page, and the content of the file.
    pub fn loading(scripts: &[(String, &str)], theme: &Theme) -> Self {
        let list: Vec<_> = scripts
            .iter()
            .map(|(path, text)| format!("['{path}', '{}']", policy_source(text)))
            .collect();
        let text = theme.load_script.replace("{scripts}", &format!("[{}]", list.join(", ")));
        let script = escape::script(&text).into_owned();
        Self { source: policy_source(&script), script: script.into() }
    }
}

/// The script that adds the texts in `html` to a page. It is made from `templates/texts.js`.
pub fn giving(html: &str, theme: &Theme) -> String {
    // A text can always be written as JSON.
    theme.texts_script.replace("{html}", &serde_json::to_string(html).unwrap_or_default())
}

pub fn as_html<S: Serializer>(html: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Value::safe_string(html).serialize(serializer)
}
