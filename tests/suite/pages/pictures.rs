//! Pictures: sizes and captions.

use std::collections::BTreeMap;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, Rgb, RgbImage};

use osteon::pipeline::workspace::Workspace;

use crate::support::project::Session;

/// The first bytes of a GIF picture with 7 × 5 pixels.
const GIF: &[u8] = b"GIF89a\x07\x00\x05\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;";

fn page(text: &str) -> String {
    let section = format!("+++\ntitle = \"A\"\n+++\n\n{text}\n");
    let files = BTreeMap::from([
        ("content/sections/a.md".to_owned(), section.into_bytes()),
        ("content/sections/sun.gif".to_owned(), GIF.to_vec()),
        ("content/sections/odd.png".to_owned(), b"no picture".to_vec()),
    ]);
    Session::of_exactly(files).build().text("a.html").expect("the page").to_owned()
}

#[test]
fn a_picture_has_its_size_and_loads_lazily() {
    let page = page("See ![the sun](sun.gif \"Noon\") here.\n\n![nothing](odd.png)");
    let sun = "<img src=\"sun.gif\" alt=\"the sun\" title=\"Noon\" width=\"7\" height=\"5\" loading=\"lazy\">";
    assert!(page.contains(sun), "{page}");
    assert!(
        page.contains("<p><img src=\"odd.png\" alt=\"nothing\" loading=\"lazy\"></p>"),
        "{page}"
    );
}

#[test]
fn the_title_of_a_picture_by_itself_is_its_caption() {
    let page = page("![the sun](sun.gif \"Noon & heat\")");
    let figure = "<figure><img src=\"sun.gif\" alt=\"the sun\" width=\"7\" height=\"5\" loading=\"lazy\"><figcaption>Noon &amp; heat</figcaption></figure>";
    assert!(page.contains(figure), "{page}");
}

/// A photograph in which every pixel differs from its neighbours.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| {
        Rgb([(x * 7 % 256) as u8, (y * 13 % 256) as u8, ((x ^ y) * 31 % 256) as u8])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

/// The photograph as a JPEG from a camera that was turned by 90 degrees. Its metadata say that browsers must turn it
/// back.
fn turned_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 50);
    let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    encoder.set_exif_metadata(exif.to_vec()).expect("EXIF");
    photograph(width, height).write_with_encoder(encoder).expect("a JPEG");
    bytes
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(PngEncoder::new(&mut bytes)).expect("a PNG");
    bytes
}

fn session(pictures: &[(&str, &[u8])]) -> Session {
    let texts = pictures.iter().map(|(name, _)| format!("![a picture]({name})\n\n"));
    let section = format!("+++\ntitle = \"A\"\n+++\n\n{}", texts.collect::<String>());
    let mut files = BTreeMap::from([("content/sections/a.md".to_owned(), section.into_bytes())]);
    for (name, bytes) in pictures {
        files.insert(format!("content/sections/{name}"), bytes.to_vec());
    }
    Session::of_exactly(files)
}

#[test]
fn a_photograph_has_smaller_copies_as_browsers_show_it() {
    let original = turned_jpeg(900, 1300);
    let site = session(&[("walk.jpg", &original)]).build();
    let sizes = "sizes=\"(min-width: 42rem) 38rem, 100vw\"";
    let image = format!(
        "<picture><source type=\"image/webp\" srcset=\"walk.jpg~480.webp 480w, walk.jpg~960.webp 960w, walk.jpg~1300.webp 1300w\" {sizes}>\
         <img src=\"walk.jpg\" alt=\"a picture\" srcset=\"walk.jpg~480.jpg 480w, walk.jpg~960.jpg 960w, walk.jpg 1300w\" {sizes} width=\"1300\" height=\"900\" loading=\"lazy\"></picture>"
    );
    let page = site.text("a.html").expect("the page");
    assert!(page.contains(&image), "{page}");
    assert_eq!(*site.output.files["walk.jpg"], *original);
    for (path, size) in [("walk.jpg~480.jpg", (480, 332)), ("walk.jpg~960.jpg", (960, 664))] {
        let copy = image::load_from_memory(&site.output.files[path]).expect("a picture");
        assert_eq!((copy.width(), copy.height()), size, "{path}");
        let webp = path.replace(".jpg~", "~").replace(".jpg", ".webp").replace('~', ".jpg~");
        let webp = &site.output.files[&webp];
        let seen = imagesize::blob_size(webp).expect("a WebP file");
        assert_eq!(&webp[8..12], b"WEBP");
        assert_eq!((seen.width, seen.height), (size.0 as usize, size.1 as usize), "{path}");
        assert!(webp.len() < site.output.files[path].len(), "WebP is smaller");
    }
    let again = session(&[("walk.jpg", &original)]).build();
    assert_eq!(site.output, again.output, "equal pictures give equal bytes");
}

#[test]
fn a_diagram_has_no_copies_and_a_small_photograph_only_as_webp() {
    let diagram = png(&DynamicImage::ImageRgb8(RgbImage::new(2000, 100)));
    let site = session(&[("diagram.png", &diagram), ("small.jpg", &turned_jpeg(300, 500))]).build();
    let page = site.text("a.html").expect("the page");
    assert!(page.contains("srcset=\"small.jpg~500.webp 500w\""), "{page}");
    assert!(page.contains("<img src=\"small.jpg\" alt=\"a picture\" width=\"500\""), "{page}");
    let copies: Vec<_> = site.output.files.keys().filter(|path| path.contains('~')).collect();
    assert_eq!(copies, ["small.jpg~500.webp"]);
}

#[test]
fn a_photograph_with_damaged_data_is_published_as_it_is() {
    let mut damaged = png(&photograph(700, 300));
    let middle = damaged.len() / 2;
    damaged[middle..middle + 400].fill(0);
    let site = session(&[("damaged.png", &damaged)]).build();
    for copy in ["damaged.png~480.jpg", "damaged.png~480.webp", "damaged.png~700.webp"] {
        assert_eq!(*site.output.files[copy], *damaged, "{copy}");
    }
}

#[test]
fn a_picture_that_is_too_tall_for_webp_has_no_such_copies() {
    let tall = png(&photograph(60, 16_400));
    let site = session(&[("tall.png", &tall)]).build();
    assert!(site.output.files.keys().all(|path| !path.contains('~')));
}

#[test]
fn the_colour_profile_is_kept_in_every_copy() {
    let mut profile = vec![0; 200];
    profile[16..20].copy_from_slice(b"RGB ");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 50);
    encoder.set_icc_profile(profile.clone()).expect("a profile");
    photograph(700, 300).write_with_encoder(encoder).expect("a JPEG");
    let site = session(&[("walk.jpg", &bytes)]).build();
    for copy in ["walk.jpg~480.jpg", "walk.jpg~480.webp", "walk.jpg~700.webp"] {
        let file = &site.output.files[copy];
        assert!(file.windows(200).any(|part| part == profile), "{copy}");
    }
}

#[test]
fn a_file_with_the_name_of_a_copy_is_reported() {
    for copy in ["walk.jpg~480.jpg", "walk.jpg~480.webp"] {
        let found = session(&[("walk.jpg", &turned_jpeg(400, 700)), (copy, GIF)]).check().found;
        assert!(found.iter().any(|finding| finding.rule.name == "duplicate-path"), "{copy}");
    }
}

#[test]
fn an_open_project_shows_the_copy_of_the_current_picture() {
    let of = |height| session(&[("walk.png", &png(&photograph(700, height)))]);
    let (before, after) = (of(300), of(320));
    let open = Workspace::open(before.sources.clone(), before.today);
    let mut workspace = open.expect("the theme is whole");
    let file = |workspace: &Workspace| workspace.file("walk.png~480.webp").expect("it is made");
    let expected = |session: &Session| session.build().output.files["walk.png~480.webp"].to_vec();
    for _ in 0..2 {
        assert_eq!(file(&workspace), Some(expected(&before)));
    }
    workspace.replace(after.sources.clone()).expect("the theme is whole");
    assert_eq!(file(&workspace), Some(expected(&after)));
}
