//! The size of a picture file, and the smaller copies that are published beside it.

/// Widths in pixels of the smaller copies of photographs: 480 for phones; 960 for phones with a dense screen, and for a
/// column of text; 1440 for a column of text on a dense screen.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// Largest width of a smaller copy, as a share of the picture's width. A wider copy would save almost no data.
const LARGEST_SHARE: f64 = 0.8;

/// If a picture has more pixels than this, no copies of it are made. Making copies takes up to eight bytes of memory
/// per pixel.
const MOST_PIXELS: u64 = 100_000_000;

/// Greatest width and height of a WebP file, in pixels.
const MAX_WEBP_SIDE: u32 = 16_383;

/// The size of a picture as browsers show it. If the metadata of a photograph says so, browsers turn it, and width and
/// height may be exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width of the picture in pixels.
    pub width: u32,
    /// Height of the picture in pixels.
    pub height: u32,
    /// True for a photograph. Smaller copies of photographs are published.
    pub is_photograph: bool,
}

/// A published copy of a photograph, smaller or in another format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureCopy {
    /// Width of the copy in pixels.
    pub width: u32,
    /// The file format of the copy.
    pub format: CopyFormat,
}

/// The file format of a copy of a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFormat {
    /// JPEG, for browsers that cannot show WebP.
    Jpeg,
    /// WebP. Its files are about a third smaller than JPEG files.
    WebP,
}

impl CopyFormat {
    /// The ending of the names of files in this format, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

impl PictureCopy {
    /// The path at which this copy of the picture `original` is published: `images/walk.jpg~480.webp` for
    /// `images/walk.jpg`.
    pub fn path(&self, original: &str) -> String {
        format!("{original}~{}.{}", self.width, self.format.ending())
    }
}

impl Picture {
    /// The copies of this picture in a format, from the narrowest to the widest; empty if the picture is not a
    /// photograph. If all smaller copies are too narrow for a column of text on a dense screen, WebP gets another copy
    /// in full size. JPEG does not need one, because the original picture has the full size.
    pub fn copies(&self, format: CopyFormat) -> impl Iterator<Item = PictureCopy> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let has_copies = self.is_photograph && pixels <= MOST_PIXELS;
        let most = f64::from(self.width) * LARGEST_SHARE;
        let smaller = WIDTHS.into_iter().filter(move |width| f64::from(*width) <= most);
        let full = (format == CopyFormat::WebP && !self.has_widest_copy()).then_some(self.width);
        let widths = smaller.chain(full);
        let is_possible = move |width: &u32| {
            has_copies && (format == CopyFormat::Jpeg || self.height_at(*width) <= MAX_WEBP_SIDE)
        };
        widths.filter(is_possible).map(move |width| PictureCopy { width, format })
    }

    /// The copies of this picture in all formats.
    pub fn all_copies(&self) -> impl Iterator<Item = PictureCopy> {
        self.copies(CopyFormat::Jpeg).chain(self.copies(CopyFormat::WebP))
    }

    /// Returns true if the picture is large enough for a copy of the greatest width in `WIDTHS`, which a column of text
    /// needs on a dense screen.
    pub fn has_widest_copy(&self) -> bool {
        f64::from(WIDTHS[WIDTHS.len() - 1]) <= f64::from(self.width) * LARGEST_SHARE
    }

    /// The height in pixels of a copy with this width. The copy has the picture's aspect ratio.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}
