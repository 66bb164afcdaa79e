//! Smaller copies of photographs, for phones. They are published next to the original, which is published unchanged.
//!
//! The published folder serves as the cache: a copy whose original is unchanged is not made again. The width, the
//! quality and the encoder are part of the program, and every build records which program made the site.

use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageReader, ImageResult, Limits,
};

use super::output::SiteFile;
use crate::digest::Digest;
use crate::error::Error;
use crate::model::content::picture::{Picture, copy_path};
use crate::pipeline::link::LinkedGuide;
use crate::pipeline::load::PublishedFile;

/// The quality of the copies, from 1 to 100.
const QUALITY: u8 = 80;

/// How copies are made. It is part of their input digest and must be changed when copies are made differently.
const RECIPE: &str = "jpeg 80, Catmull-Rom, 1";

/// Pictures with more pixels are decoded one after the other, so that the memory in use does not grow with the number
/// of cores.
const MANY_PIXELS: u64 = 12_000_000;

/// Most memory, in bytes, that decoding one picture may take.
const MOST_MEMORY: u64 = 1 << 30;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Lists the smaller copies of the pictures that the texts of a guide show. No picture is decoded yet.
pub fn copies<'s>(guide: &'s LinkedGuide, assets: &'s [PublishedFile]) -> Vec<SiteFile<'s>> {
    let shown = guide.shown_pictures();
    let shown = assets.iter().filter_map(|asset| Some((asset, *shown.get(asset.path.as_str())?)));
    shown.flat_map(|(asset, picture)| copies_of(asset, picture)).collect()
}

/// Lists the copies of one picture. The picture is decoded once, when the first of them is made.
fn copies_of(asset: &PublishedFile, picture: Picture) -> Vec<SiteFile<'_>> {
    let widths: Vec<u32> = picture.copies().collect();
    let Some(Ok(digest)) = (!widths.is_empty()).then(|| asset.digest()) else { return Vec::new() };
    let kept = Arc::new(Mutex::new(vec![None; widths.len()]));
    let copy = |(number, width): (usize, &u32)| {
        let inputs = Digest::of_list([digest.as_ref(), RECIPE.as_bytes(), &width.to_le_bytes()]);
        let kept = Arc::clone(&kept);
        SiteFile::lazy(copy_path(&asset.path, *width), Some(inputs), move || {
            // The list stays consistent if another thread panicked, because it is replaced whole.
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept[number].is_none() {
                *kept = all_copies(asset, picture)?.into_iter().map(Some).collect();
            }
            Ok(kept[number].take().unwrap_or_default())
        })
    };
    widths.iter().enumerate().map(copy).collect()
}

/// Makes all copies of a picture. If the picture is damaged and cannot be decoded, or if a copy would not be smaller,
/// the copy equals the original: browsers then show as much of it as they can.
fn all_copies(asset: &PublishedFile, picture: Picture) -> Result<Vec<Vec<u8>>, Error> {
    let original = asset.read()?;
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let is_large = pixels > MANY_PIXELS;
    let alone = is_large.then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    let made = shrunk(&original, picture);
    drop(alone);
    let made = made.unwrap_or_else(|_| vec![Vec::new(); picture.copies().count()]);
    let or_original = |copy: Vec<u8>| match copy.is_empty() || copy.len() > original.len() {
        true => original.clone(),
        false => copy,
    };
    Ok(made.into_iter().map(or_original).collect())
}

/// Decodes a picture and encodes its copies, each from the next larger one.
fn shrunk(original: &[u8], picture: Picture) -> ImageResult<Vec<Vec<u8>>> {
    let mut reader = ImageReader::new(Cursor::new(original)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (orientation, profile) = (decoder.orientation()?, decoder.icc_profile()?);
    // A colour profile for print does not apply after the conversion to screen colours.
    let profile = profile.filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut image = DynamicImage::from_decoder(decoder)?;
    let widths: Vec<u32> = picture.copies().collect();
    let widest = widths.last().copied().unwrap_or_default();
    // First reduce the size by averaging whole pixels, which is fast and takes little memory.
    let is_turned = image.width() != picture.width;
    let (width, height) = (widest * 2, picture.height_at(widest * 2));
    let (width, height) = if is_turned { (height, width) } else { (width, height) };
    if image.width() > width {
        image = image.thumbnail_exact(width, height);
    }
    image.apply_orientation(orientation);
    let mut image = DynamicImage::ImageRgb8(image.into_rgb8());
    let mut copies = Vec::new();
    for width in widths.into_iter().rev() {
        image = image.resize_exact(width, picture.height_at(width), FilterType::CatmullRom);
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        if let Some(profile) = &profile {
            encoder.set_icc_profile(profile.clone()).map_err(ImageError::Unsupported)?;
        }
        image.write_with_encoder(encoder)?;
        copies.push(bytes);
    }
    copies.reverse();
    Ok(copies)
}
