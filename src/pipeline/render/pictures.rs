//! Smaller copies of photographs for phones, each as JPEG and as WebP, published next to the unchanged original.
//!
//! A copy is made again only if its original has changed: the published folder still contains the earlier copy. The
//! width, the quality and the encoder are part of the program, and every build records which program made the site.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageReader, ImageResult, Limits,
};
use webpx::{EncoderConfig, Unstoppable};

use super::output::SiteFile;
use crate::digest::Digest;
use crate::error::Error;
use crate::model::content::picture::{CopyFormat, Picture, PictureCopy};
use crate::pipeline::link::LinkedGuide;
use crate::pipeline::load::PublishedFile;

/// Quality of JPEG copies, from 1 to 100.
const JPEG_QUALITY: u8 = 80;

/// Qualities of WebP copies. They are tried in turn until the file is smaller than the JPEG copy. The first quality
/// looks about as good as the JPEG copies (measured by structural similarity, SSIM). The lower ones are for originals
/// that are strongly compressed.
const WEBP_QUALITIES: [f32; 4] = [84.0, 75.0, 60.0, 45.0];

/// A description of how copies are made. It must be changed whenever copies are made differently, because it is part of
/// the digest that decides whether a copy is made again.
const RECIPE: &str = "jpeg 80, webp 84, Catmull-Rom, 2";

/// Photographs with more pixels than this are decoded one after the other. Otherwise each processor core could decode
/// one at the same time, and together they would need too much memory.
const MANY_PIXELS: u64 = 12_000_000;

/// Maximum number of bytes of memory for decoding one photograph.
const MOST_MEMORY: u64 = 1 << 30;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Lists the smaller copies of all photographs that the texts of a guide show. No photograph is decoded before a copy
/// is needed.
pub fn copies<'s>(guide: &'s LinkedGuide, assets: &'s [PublishedFile]) -> Vec<SiteFile<'s>> {
    let shown = guide.shown_pictures();
    let shown = assets.iter().filter_map(|asset| Some((asset, *shown.get(asset.path.as_str())?)));
    shown.flat_map(|(asset, picture)| copies_of(asset, picture)).collect()
}

/// Lists the smaller copies of one photograph. When the first copy is needed, the photograph is decoded and all copies
/// are made.
fn copies_of(asset: &PublishedFile, picture: Picture) -> Vec<SiteFile<'_>> {
    let wanted: Vec<PictureCopy> = picture.all_copies().collect();
    let Some(Ok(digest)) = (!wanted.is_empty()).then(|| asset.digest()) else { return Vec::new() };
    let kept = Arc::new(Mutex::new(vec![None; wanted.len()]));
    let copy = |(number, copy): (usize, &PictureCopy)| {
        let (width, ending) = (copy.width.to_le_bytes(), copy.format.ending().as_bytes());
        let inputs = Digest::of_list([digest.as_ref(), RECIPE.as_bytes(), &width, ending]);
        let kept = Arc::clone(&kept);
        SiteFile::lazy(copy.path(&asset.path), Some(inputs), move || {
            // If another thread panicked while it held the lock, the list is still consistent, because it is replaced
            // in one step.
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept[number].is_none() {
                *kept = all_copies(asset, picture)?.into_iter().map(Some).collect();
            }
            Ok(kept[number].take().unwrap_or_default())
        })
    };
    wanted.iter().enumerate().map(copy).collect()
}

/// Makes all copies of a photograph, in the order of [`Picture::all_copies`]. If a copy would be larger than the
/// original, or if the photograph is damaged, the bytes of the original take the place of the copy. Browsers show these
/// bytes correctly, because the content of a file, not its name, tells them the format.
fn all_copies(asset: &PublishedFile, picture: Picture) -> Result<Vec<Vec<u8>>, Error> {
    let original = asset.read()?;
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let is_large = pixels > MANY_PIXELS;
    let alone = is_large.then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    let made = Copies::of(&original, picture);
    drop(alone);
    let made = made.unwrap_or_default();
    let or_original = |copy: PictureCopy| match made.files.get(&(copy.format.ending(), copy.width))
    {
        Some(file) if file.len() <= original.len() => file.clone(),
        _ => original.clone(),
    };
    Ok(picture.all_copies().map(or_original).collect())
}

/// The encoded copies of one photograph.
#[derive(Default)]
struct Copies {
    /// The bytes of each copy, by its file ending and its width in pixels.
    files: BTreeMap<(&'static str, u32), Vec<u8>>,
}

impl Copies {
    /// Decodes a photograph and encodes its copies. Each smaller copy is made from the next larger one.
    fn of(original: &[u8], picture: Picture) -> ImageResult<Self> {
        let mut widths: Vec<u32> = picture.all_copies().map(|copy| copy.width).collect();
        widths.sort_unstable();
        widths.dedup();
        let widest = widths.last().copied().unwrap_or_default();
        let (mut image, profile) = decoded(original, picture, widest)?;
        let mut copies = Self::default();
        for width in widths.into_iter().rev() {
            if image.width() != width {
                let height = picture.height_at(width);
                image = image.resize_exact(width, height, FilterType::CatmullRom);
            }
            let profile = profile.as_deref();
            let mut most = original.len();
            for copy in picture.all_copies().filter(|copy| copy.width == width) {
                let file = match copy.format {
                    CopyFormat::Jpeg => jpeg(&image, profile)?,
                    CopyFormat::WebP => webp(&image, profile, most).unwrap_or_default(),
                };
                most = file.len();
                copies.files.insert((copy.format.ending(), width), file);
            }
        }
        copies.files.retain(|_, file| !file.is_empty());
        Ok(copies)
    }
}

/// Decodes a photograph, and turns it as its metadata say. `widest` is the width of its widest copy. If the photograph
/// is more than twice as wide, shrinks it to twice this width. Also returns its colour profile; `None` if it has no
/// profile for RGB colours.
fn decoded(
    original: &[u8],
    picture: Picture,
    widest: u32,
) -> ImageResult<(DynamicImage, Option<Vec<u8>>)> {
    let mut reader = ImageReader::new(Cursor::new(original)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (orientation, profile) = (decoder.orientation()?, decoder.icc_profile()?);
    // A colour profile for print does not fit any more, because decoding converts the colours for screens.
    let profile = profile.filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut image = DynamicImage::from_decoder(decoder)?;
    // First reduce the size by averages of whole pixels, which is fast and takes little memory.
    let is_turned = image.width() != picture.width;
    let (width, height) = (widest * 2, picture.height_at(widest * 2));
    let (width, height) = if is_turned { (height, width) } else { (width, height) };
    if image.width() > width {
        image = image.thumbnail_exact(width, height);
    }
    image.apply_orientation(orientation);
    Ok((DynamicImage::ImageRgb8(image.into_rgb8()), profile))
}

fn jpeg(image: &DynamicImage, profile: Option<&[u8]>) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(ImageError::Unsupported)?;
    }
    image.write_with_encoder(encoder)?;
    Ok(bytes)
}

/// Encodes an image as WebP in fewer than `most` bytes, with the best of the [`WEBP_QUALITIES`] that makes the file so
/// small. `None` if every quality gives a larger file.
fn webp(image: &DynamicImage, profile: Option<&[u8]>, most: usize) -> Option<Vec<u8>> {
    let encoded = WEBP_QUALITIES.into_iter().filter_map(|quality| {
        let mut encoder = EncoderConfig::new().quality(quality);
        if let Some(profile) = profile {
            encoder = encoder.icc_profile(profile);
        }
        encoder.encode_rgb(image.as_bytes(), image.width(), image.height(), Unstoppable).ok()
    });
    encoded.into_iter().find(|file| file.len() < most)
}
