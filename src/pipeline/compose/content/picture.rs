//! A picture: with its size, so that the text around it stays where it is while the picture loads.

use super::escape::{push_address, push_text, push_title};
use super::html::Scene;
use crate::model::content::Inline;
use crate::model::mention::Ref;
use crate::pipeline::link::Destination;

/// A picture with its caption.
pub struct Figure<'c> {
    source: Ref,
    alternative: &'c str,
    caption: &'c str,
}

/// The figure that a paragraph is which holds a picture of the guide's with a title, and nothing else.
pub fn figure<'c>(content: &'c [Inline], scene: &Scene<'_, '_>) -> Option<Figure<'c>> {
    match content {
        [Inline::Image { source, title, alternative, .. }] if !title.is_empty() => {
            let target = scene.at.guide.target(*source)?;
            let is_ours = matches!(target.destination(), Destination::Asset(_));
            is_ours.then_some(Figure { source: *source, alternative, caption: title })
        }
        _ => None,
    }
}

impl Figure<'_> {
    /// Adds what it holds.
    pub fn push(&self, out: &mut String, scene: &Scene<'_, '_>) {
        push_picture(out, self.source, "", self.alternative, scene);
        out.push_str("<figcaption>");
        push_text(out, self.caption);
        out.push_str("</figcaption>");
    }
}

/// Adds a picture; where its file is missing, what it shows in words.
pub fn push_picture(
    out: &mut String,
    source: Ref,
    title: &str,
    alternative: &str,
    scene: &Scene<'_, '_>,
) {
    let Some(target) = scene.at.guide.target(source) else {
        return push_text(out, alternative);
    };
    out.push_str("<img src=\"");
    push_address(out, &scene.at.target_href(target, scene.scope));
    out.push_str("\" alt=\"");
    push_text(out, alternative);
    out.push('"');
    push_title(out, title);
    if let Destination::Asset(path) = target.destination() {
        if let Some((width, height)) = scene.at.guide.guide.picture_sizes.get(path) {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        // Paper does not scroll.
        if !scene.at.is_print() {
            out.push_str(" loading=\"lazy\"");
        }
    }
    out.push('>');
}
