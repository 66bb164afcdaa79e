//! Pictures, with their size in HTML, so that the layout does not shift while they load.

use super::escape::{push_address, push_text, push_title};
use super::html::TextContext;
use crate::model::content::{Image, Inline};
use crate::model::mention::Ref;
use crate::pipeline::link::Destination;

/// A picture with a caption.
pub struct Figure<'c> {
    source: Ref,
    alternative: &'c str,
    caption: &'c str,
}

/// The figure, if a paragraph contains only a picture of the guide with a title.
pub fn figure<'c>(content: &'c [Inline], scene: &TextContext<'_, '_>) -> Option<Figure<'c>> {
    match content {
        [Inline::Image(image)] if !image.title.is_empty() => {
            let Image { source, title, alternative, .. } = &**image;
            let target = scene.at.guide.target(*source)?;
            let is_ours = matches!(target.destination(), Destination::Asset(_));
            is_ours.then_some(Figure { source: *source, alternative, caption: title })
        }
        _ => None,
    }
}

impl Figure<'_> {
    /// Appends the figure.
    pub fn push(&self, out: &mut String, scene: &TextContext<'_, '_>) {
        push_picture(out, self.source, "", self.alternative, scene);
        out.push_str("<figcaption>");
        push_text(out, self.caption);
        out.push_str("</figcaption>");
    }
}

/// Appends a picture, or its alternative text if the file is missing.
pub fn push_picture(
    out: &mut String,
    source: Ref,
    title: &str,
    alternative: &str,
    scene: &TextContext<'_, '_>,
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
        // Lazy loading makes no sense in print.
        if !scene.at.is_print() {
            out.push_str(" loading=\"lazy\"");
        }
    }
    out.push('>');
}
