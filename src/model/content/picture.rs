//! A picture that is published beside the pages.

/// Widths in pixels of the smaller copies that are made of photographs: a phone, a phone with a dense screen or a
/// column of text, and a column of text on a dense screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// Largest width of a copy, relative to the picture. A wider copy would save almost no data.
const LEAST_GAIN: f64 = 0.8;

/// Pictures with more pixels are not decoded, because each pixel takes up to eight bytes of memory.
const MOST_PIXELS: u64 = 100_000_000;

/// Maximum width and height of a WebP file, in pixels.
const MOST_WEBP: u32 = 16_383;

/// The size of a picture as browsers show it, which may be turned by its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// True for photographs, which get copies.
    pub is_photograph: bool,
}

/// A copy of a photograph: smaller, or in another format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureCopy {
    /// Width in pixels.
    pub width: u32,
    /// The format of the file.
    pub format: CopyFormat,
}

/// The format of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// JPEG, for browsers that do not show WebP.
    Jpeg,
    /// WebP, whose files are about a third smaller.
    WebP,
}

impl CopyFormat {
    /// The ending of file names in this format. It is also the last part of the media type.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

impl PictureCopy {
    /// The path of this copy of a picture: `images/walk.jpg~480.webp` for `images/walk.jpg`.
    pub fn path(&self, original: &str) -> String {
        format!("{original}~{}.{}", self.width, self.format.ending())
    }
}

impl Picture {
    /// The copies in this format, in ascending order of width. If the largest is narrower than a column on a dense
    /// screen, one in full size is added: for JPEG the picture itself, for WebP a copy.
    pub fn copies(&self, format: CopyFormat) -> impl Iterator<Item = PictureCopy> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let has_copies = self.is_photograph && pixels <= MOST_PIXELS;
        let most = f64::from(self.width) * LEAST_GAIN;
        let smaller = WIDTHS.into_iter().filter(move |width| f64::from(*width) <= most);
        let full = (format == CopyFormat::WebP && !self.has_widest_copy()).then_some(self.width);
        let widths = smaller.chain(full);
        let is_possible = move |width: &u32| {
            has_copies && (format == CopyFormat::Jpeg || self.height_at(*width) <= MOST_WEBP)
        };
        widths.filter(is_possible).map(move |width| PictureCopy { width, format })
    }

    /// The copies in all formats.
    pub fn all_copies(&self) -> impl Iterator<Item = PictureCopy> {
        self.copies(CopyFormat::Jpeg).chain(self.copies(CopyFormat::WebP))
    }

    /// Returns true if the largest copy suffices for a column of text on a dense screen.
    pub fn has_widest_copy(&self) -> bool {
        f64::from(WIDTHS[WIDTHS.len() - 1]) <= f64::from(self.width) * LEAST_GAIN
    }

    /// The height in pixels of the copy with this width, at the same aspect ratio.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}
