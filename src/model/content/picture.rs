//! A picture that is published beside the pages.

/// Widths in pixels of the smaller copies that are made of photographs: a phone, a phone with a dense screen or a
/// column of text, and a column of text on a dense screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// Largest width of a copy, relative to the picture. A wider copy would save almost no data.
const LEAST_GAIN: f64 = 0.8;

/// Pictures with more pixels are not decoded, because each pixel takes up to eight bytes of memory.
const MOST_PIXELS: u64 = 100_000_000;

/// The size of a picture as browsers show it, which may be turned by its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// True for photographs, which get smaller copies.
    pub is_photograph: bool,
}

impl Picture {
    /// The widths of its smaller copies, in ascending order.
    pub fn copies(&self) -> impl Iterator<Item = u32> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let may_shrink = self.is_photograph && pixels <= MOST_PIXELS;
        let most = f64::from(self.width) * LEAST_GAIN;
        WIDTHS.into_iter().filter(move |width| may_shrink && f64::from(*width) <= most)
    }

    /// The height in pixels of the copy with this width, at the same aspect ratio.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}

/// The path of the copy of a picture that has this width: `images/walk.jpg~480.jpg` for `images/walk.jpg`.
pub fn copy_path(path: &str, width: u32) -> String {
    format!("{path}~{width}.jpg")
}
