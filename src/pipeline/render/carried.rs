//! The style within the one page that holds its own: of what its templates may show, and no more.

use std::collections::BTreeSet;

use super::calls::calls;
use super::escape;
use crate::theme::Theme;

/// The page type that may be served at any depth, and so holds its style and names no address.
pub const CARRIES_STYLE: &str = "not-found";

/// The component that shows texts of the guide, and with them any other. The page has no such text.
const TEXTS: &str = "content";

/// What every page extends.
const FRAME: &str = "base.html";

/// The style that the page holds, as it may stand in a document.
pub fn style(theme: &Theme) -> String {
    let mut shown = BTreeSet::new();
    let mut to_read = vec![FRAME.to_owned(), format!("pages/{CARRIES_STYLE}.html")];
    while let Some(template) = to_read.pop() {
        let text = theme.templates.get(&template).map_or("", String::as_str);
        for call in calls(text) {
            let component = call.name.replace('_', "-");
            if component != TEXTS && shown.insert(component.clone()) {
                to_read.push(format!("components/{component}/{component}.html"));
            }
        }
    }
    // The list of sections stands on the page itself.
    shown.insert("group-list".to_owned());
    escape::style(&theme.stylesheet.of_components(&shown)).into_owned()
}
