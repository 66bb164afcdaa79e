//! Converts pictures to HTML. The HTML names smaller copies of a picture, from which browsers choose. It also states
//! the picture's size, so that the layout does not shift while the picture loads.

use super::escape::{push_address, push_text, push_title};
use super::html::TextContext;
use crate::model::content::picture::{CopyFormat, Picture};
use crate::model::content::{Image, Inline};
use crate::model::mention::MentionId;
use crate::pipeline::link::Destination;

/// The value of the attribute `sizes`, which tells browsers how wide pictures are: as wide as the column of text or, in
/// narrow windows, as the window.
const SIZES: &str = "(min-width: 42rem) 38rem, 100vw";

/// A picture with a caption. In Markdown, the caption is the title of the picture: `![…](sun.png "caption")`.
pub struct Figure<'c> {
    source: MentionId,
    alternative: &'c str,
    caption: &'c str,
}

/// The only picture of a paragraph, with its title as caption. `None` if the paragraph contains anything else, if the
/// picture has no title, or if it is not a file of the guide.
pub fn figure<'c>(content: &'c [Inline], context: &TextContext<'_, '_>) -> Option<Figure<'c>> {
    match content {
        [Inline::Image(image)] if !image.title.is_empty() => {
            let Image { source, title, alternative, .. } = &**image;
            let target = context.at.guide.target(*source)?;
            let is_ours = matches!(target.destination(), Destination::Asset(_));
            is_ours.then_some(Figure { source: *source, alternative, caption: title })
        }
        _ => None,
    }
}

impl Figure<'_> {
    /// Appends the picture and its caption to `out` as HTML.
    pub fn push(&self, out: &mut String, context: &TextContext<'_, '_>) {
        push_picture(out, self.source, "", self.alternative, context);
        out.push_str("<figcaption>");
        push_text(out, self.caption);
        out.push_str("</figcaption>");
    }
}

/// Appends a picture to `out` as HTML. If its file is missing, appends its alternative text.
pub fn push_picture(
    out: &mut String,
    source: MentionId,
    title: &str,
    alternative: &str,
    context: &TextContext<'_, '_>,
) {
    let Some(target) = context.at.guide.target(source) else {
        return push_text(out, alternative);
    };
    let picture = match target.destination() {
        Destination::Asset(path) => context.at.guide.guide.pictures.get(path).copied().flatten(),
        _ => None,
    };
    let copies = |format| match (target.destination(), &picture) {
        (Destination::Asset(path), Some(picture)) => srcset(path, picture, format, context),
        _ => String::new(),
    };
    let web_p = copies(CopyFormat::WebP);
    if !web_p.is_empty() {
        out.push_str("<picture><source type=\"image/webp\"");
        out.push_str(&web_p);
        out.push('>');
    }
    out.push_str("<img src=\"");
    push_address(out, &context.at.target_href(target, context.scope));
    out.push_str("\" alt=\"");
    push_text(out, alternative);
    out.push('"');
    push_title(out, title);
    out.push_str(&copies(CopyFormat::Jpeg));
    if let Some(picture) = picture {
        out.push_str(&format!(" width=\"{}\" height=\"{}\"", picture.width, picture.height));
    }
    // Print editions need all pictures at once, so they do not load lazily.
    if matches!(target.destination(), Destination::Asset(_)) && !context.at.is_print() {
        out.push_str(" loading=\"lazy\"");
    }
    out.push('>');
    if !web_p.is_empty() {
        out.push_str("</picture>");
    }
}

/// The attributes `srcset` and `sizes`, from which browsers choose a smaller copy of the picture at `path`. All copies
/// have the given format. Empty if the picture has no copies.
fn srcset(
    path: &str,
    picture: &Picture,
    format: CopyFormat,
    context: &TextContext<'_, '_>,
) -> String {
    let mut files: Vec<(String, u32)> =
        picture.copies(format).map(|copy| (copy.path(path), copy.width)).collect();
    if files.is_empty() {
        return String::new();
    }
    if format == CopyFormat::Jpeg && !picture.has_widest_copy() {
        files.push((path.to_owned(), picture.width));
    }
    let mut out = String::new();
    let mut separator = " srcset=\"";
    for (path, width) in files {
        out.push_str(separator);
        // A comma would separate two copies, so it is encoded.
        push_address(&mut out, &context.at.path(&path).replace(',', "%2C"));
        out.push_str(&format!(" {width}w"));
        separator = ", ";
    }
    out.push_str("\" sizes=\"");
    out.push_str(SIZES);
    out.push('"');
    out
}
