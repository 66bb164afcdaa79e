//! What stands at the foot of a hand-out, on paper.

use qrcode::{Color, QrCode};
use serde::Serialize;

use crate::model::date::Date;
use crate::model::section::Section;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::DateView;

/// The foot of a hand-out.
#[derive(Serialize)]
pub struct HandoutView {
    /// The full address of its page, where the guide says where it is published.
    address: Option<String>,
    /// The address as a QR code.
    code: Option<CodeView>,
    /// The day the text last changed, or else the day of the build.
    date: DateView,
    /// How many sources it cites.
    sources: usize,
}

/// A QR code.
#[derive(Serialize)]
struct CodeView {
    /// Its width and height in modules, with the quiet zone that readers need.
    size: usize,
    /// Its dark modules as the path of a drawing.
    path: String,
}

/// The free modules on each side of a QR code: ISO/IEC 18004 wants four.
const QUIET: usize = 4;

impl HandoutView {
    /// The foot of a hand-out that cites so many sources, built on this day.
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
    /// Makes the code; `None` if the address is too long for one.
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
