//! The footer of a printed hand-out: the page's address, also as a QR code, the date and the number of sources.

use qrcode::{Color, QrCode};
use serde::Serialize;

use crate::model::date::Date;
use crate::model::section::Section;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::DateView;

/// The footer of a printed hand-out, as the data for its template.
#[derive(Serialize)]
pub struct HandoutView {
    /// The full address of the page. `None` if the site's address is unknown.
    address: Option<String>,
    /// A QR code with the address of the page. `None` if the address is unknown or too long.
    code: Option<CodeView>,
    /// The date of the hand-out's last change. If the author does not state it, the date of the build.
    date: DateView,
    /// Number of sources that the hand-out cites.
    sources: usize,
}

/// A QR code with the address of a page.
#[derive(Serialize)]
struct CodeView {
    /// Width and height of the QR code in modules (its small squares), with the quiet zone around it.
    size: usize,
    /// The path, for an SVG, that draws the dark modules (small squares).
    path: String,
}

/// Width in modules (small squares) of the quiet zone, the empty margin that ISO/IEC 18004 requires around a QR code.
const QUIET: usize = 4;

impl HandoutView {
    /// Makes the footer of a hand-out. `sources` is the number of sources that it cites. `today`, the date of the
    /// build, is shown if the author does not state when the hand-out last changed.
    pub fn new(section: &Section, sources: usize, today: Date, at: &PageContext<'_>) -> Self {
        let address = at.canonical();
        let date = section.updated.as_ref().map_or(today, |date| date.value);
        Self {
            code: address.as_deref().and_then(CodeView::new),
            address,
            date: date.into(),
            sources,
        }
    }
}

impl CodeView {
    /// Makes the QR code of an address; `None` if the address is too long for one.
    fn new(address: &str) -> Option<Self> {
        let code = QrCode::new(address).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] == Color::Dark {
                    let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                    path.push_str(&format!("M{left} {top}h{length}v1h-{length}z"));
                }
                x += run.len();
            }
        }
        Some(Self { size: width + 2 * QUIET, path })
    }
}
