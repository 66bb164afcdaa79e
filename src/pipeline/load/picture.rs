//! Reads the size and the orientation of a picture, and whether it is complete, without decoding it.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use image::metadata::Orientation;

use crate::model::content::picture::Picture;

/// Number of bytes at the end of a JPEG file in which its end marker is looked for first.
const TAIL: u64 = 64 * 1024;

/// Opaque PNGs with at least this many bytes per pixel are photographs. Screenshots and diagrams have far fewer.
const BYTES_PER_PIXEL_OF_A_PHOTOGRAPH: u64 = 1;

/// Returns true if the file name ends like that of a picture with a size in pixels, such as `.png`.
pub fn has_size(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "avif"].contains(&ending.as_str())
}

/// Reads the properties of a picture file. Returns `None` if browsers cannot show the picture, or would show only its
/// upper part because the file is cut off.
pub fn picture(file: File) -> Option<Picture> {
    let size = imagesize::reader_size(BufReader::new(&file)).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let mut file = BufReader::new(file);
    let start = read_at::<8>(&mut file, 0).unwrap_or_default();
    let whole = Picture { width, height, is_photograph: false };
    match start {
        [0xFF, 0xD8, ..] => {
            let orientation = walk_jpeg(&mut file).ok()?;
            let is_lying = matches!(
                orientation,
                Orientation::Rotate90
                    | Orientation::Rotate270
                    | Orientation::Rotate90FlipH
                    | Orientation::Rotate270FlipH
            );
            let (width, height) = if is_lying { (height, width) } else { (width, height) };
            Some(Picture { width, height, is_photograph: true })
        }
        [0x89, b'P', b'N', b'G', ..] => {
            let is_opaque_still = walk_png(&mut file).ok()?;
            let bytes = file.seek(SeekFrom::End(0)).ok()?;
            let pixels = u64::from(width) * u64::from(height);
            let is_photograph =
                is_opaque_still && bytes >= pixels * BYTES_PER_PIXEL_OF_A_PHOTOGRAPH;
            Some(Picture { is_photograph, ..whole })
        }
        [b'R', b'I', b'F', b'F', length @ ..] => {
            let bytes = file.seek(SeekFrom::End(0)).ok()?;
            (u64::from(u32::from_le_bytes(length)) + 8 <= bytes).then_some(whole)
        }
        _ => Some(whole),
    }
}

/// Returns the orientation that the metadata of a JPEG give. Fails if the file is cut off.
fn walk_jpeg(file: &mut BufReader<File>) -> io::Result<Orientation> {
    let mut orientation = Orientation::NoTransforms;
    let mut at = 2;
    loop {
        let [sign, marker, high, low] = read_at(file, at)?;
        let length = u64::from(u16::from_be_bytes([high, low]));
        match (sign, marker) {
            // Fill bytes, which may precede a marker.
            (0xFF, 0xFF) => at += 1,
            // The compressed pixels begin. The end marker cannot occur in them.
            (0xFF, 0xDA) => break,
            (0xFF, 0xE1) => {
                let mut exif = vec![0; length.saturating_sub(2) as usize];
                file.read_exact(&mut exif)?;
                let turned = exif.strip_prefix(b"Exif\0\0").and_then(Orientation::from_exif_chunk);
                orientation = turned.unwrap_or(orientation);
                at += 2 + length;
            }
            (0xFF, _) => at += 2 + length,
            _ => return Err(ErrorKind::InvalidData.into()),
        }
    }
    let end = file.seek(SeekFrom::End(0))?;
    // Phones append videos to pictures, so the end marker may be far from the end of the file.
    let tail = at.max(end.saturating_sub(TAIL));
    if has_end(file, tail)? || has_end(file, at)? {
        Ok(orientation)
    } else {
        Err(ErrorKind::UnexpectedEof.into())
    }
}

/// Returns true if the end marker of a JPEG occurs after the offset `from`.
fn has_end(file: &mut BufReader<File>, from: u64) -> io::Result<bool> {
    file.seek(SeekFrom::Start(from))?;
    let mut piece = [0; 16 * 1024];
    let mut last = 0;
    loop {
        let read = match file.read(&mut piece) {
            Ok(0) => return Ok(false),
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let is_split = last == 0xFF && read[0] == 0xD9;
        if is_split || read.windows(2).any(|pair| pair == [0xFF, 0xD9]) {
            return Ok(true);
        }
        last = read[read.len() - 1];
    }
}

/// Returns true if a PNG has neither transparency nor animation, so that it may be a photograph. Fails if the file is
/// cut off.
fn walk_png(file: &mut BufReader<File>) -> io::Result<bool> {
    /// The two colour types of PNG without transparency: greyscale, and red-green-blue.
    const OPAQUE: [u8; 2] = [0, 2];
    let color_type = read_at::<26>(file, 0)?[25];
    let mut is_opaque_still = OPAQUE.contains(&color_type);
    let mut at = 8;
    loop {
        let [a, b, c, d, name @ ..] = read_at::<8>(file, at)?;
        match &name {
            // The checksum follows the chunk's length and name. Reading it fails if the file is cut off there.
            b"IEND" => {
                read_at::<4>(file, at + 8)?;
                return Ok(is_opaque_still);
            }
            b"acTL" | b"tRNS" => is_opaque_still = false,
            _ => {}
        }
        at += 12 + u64::from(u32::from_be_bytes([a, b, c, d]));
    }
}

/// Reads `LENGTH` bytes at the offset `place`.
fn read_at<const LENGTH: usize>(
    file: &mut BufReader<File>,
    place: u64,
) -> io::Result<[u8; LENGTH]> {
    let now = file.stream_position()?;
    // A relative seek keeps the buffer if the new offset is within it.
    file.seek_relative(place as i64 - now as i64)?;
    let mut bytes = [0; LENGTH];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
