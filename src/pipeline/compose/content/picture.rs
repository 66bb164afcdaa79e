//! Pictures, with their size in HTML, so that the layout does not shift while they load, and with their smaller copies.

use super::escape::{push_address, push_text, push_title};
use super::html::TextContext;
use crate::model::content::picture::{Picture, copy_path};
use crate::model::content::{Image, Inline};
use crate::model::mention::Ref;
use crate::pipeline::link::Destination;

/// The width at which pictures are shown: that of the column of text, or of a narrower window.
const SIZES: &str = "(min-width: 42rem) 38rem, 100vw";

/// Copies at least this wide make the original unnecessary: no column is wider, so browsers choose among the copies
/// alone.
const WIDE_ENOUGH: u32 = 1440;

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
    /// Appends the figure as HTML.
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
        if let Some(Some(picture)) = scene.at.guide.guide.pictures.get(path) {
            push_copies(out, path, picture, scene);
            out.push_str(&format!(" width=\"{}\" height=\"{}\"", picture.width, picture.height));
        }
        // Lazy loading makes no sense in print.
        if !scene.at.is_print() {
            out.push_str(" loading=\"lazy\"");
        }
    }
    out.push('>');
}

/// Appends the smaller copies of a picture, among which browsers choose.
fn push_copies(out: &mut String, path: &str, picture: &Picture, scene: &TextContext<'_, '_>) {
    let mut separator = " srcset=\"";
    let mut push = |path: &str, width: u32| {
        out.push_str(separator);
        // A comma separates the copies.
        push_address(out, &scene.at.path(path).replace(',', "%2C"));
        out.push_str(&format!(" {width}w"));
        separator = ", ";
    };
    for width in picture.copies() {
        push(&copy_path(path, width), width);
    }
    match picture.copies().last() {
        None => return,
        Some(widest) if widest >= WIDE_ENOUGH => {}
        Some(_) => push(path, picture.width),
    }
    out.push_str("\" sizes=\"");
    out.push_str(SIZES);
    out.push('"');
}
