//! The inline style of the 404 page: only the components that its templates use.

use std::collections::BTreeSet;

use super::calls::calls;
use super::escape;
use crate::theme::Theme;

/// The page type that can be served under any path. It contains its style because it cannot use relative addresses.
pub const CARRIES_STYLE: &str = "not-found";

/// The component that renders texts of the guide and can contain any other component. The 404 page has no such text.
const TEXTS: &str = "content";

/// The template that every page extends.
const FRAME: &str = "base.html";

/// The style, escaped for use in a document.
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
    // This component is used by the page itself, not by the frame.
    shown.insert("group-list".to_owned());
    escape::style(&theme.stylesheet.of_components(&shown)).into_owned()
}
