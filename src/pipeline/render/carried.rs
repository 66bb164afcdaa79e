//! The style inside the 404 page: that of the components that its templates use, no more.

use std::collections::BTreeSet;

use super::calls::calls;
use super::escape;
use crate::theme::Theme;

/// The page type of the 404 page. It contains its style, because it is served under any path and so cannot use relative
/// addresses.
pub const CARRIES_STYLE: &str = "not-found";

/// The component for texts of the guide, which can contain any other component. The 404 page has no such text.
const TEXTS: &str = "content";

/// The template that the 404 page extends, as other pages do.
const FRAME: &str = "base.html";

/// The style for the 404 page, escaped for a style element.
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
    // The template of the 404 page uses this component's classes without calling it.
    shown.insert("group-list".to_owned());
    escape::style(&theme.stylesheet.of_components(&shown)).into_owned()
}
