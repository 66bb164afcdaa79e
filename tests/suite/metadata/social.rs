//! Link-preview pictures: which picture a site has, and the text on it.

use crate::support::project::Session;

/// The width and height of a picture, and its pixels.
fn pixels(bytes: &[u8]) -> ((u32, u32), Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut pixels).expect("a PNG");
    ((info.width, info.height), pixels)
}

/// The link-preview picture of a guide with this title and publisher, and with further files; `None` if it has none.
fn picture(title: &str, publisher: &str, files: &[(&str, &str)]) -> Option<Vec<u8>> {
    let guide = format!(
        "title = \"{title}\"\ndescription = \"說明。\"\nlanguage = \"zh-Hant-TW\"\nbase-url = \"https://example.org/\"\n[publisher]\nname = \"{publisher}\"\n"
    );
    let mut all = vec![("content/guide.toml", guide.as_str())];
    all.extend(files);
    Session::of_files(&all).build().output.files.get("social.png").map(|bytes| bytes.to_vec())
}

#[test]
fn the_preview_picture_shows_title_and_publisher() {
    let drawn = |title: &str, publisher: &str| {
        pixels(&picture(title, publisher, &[]).expect("a guide that knows its address has one"))
    };
    let wordless = drawn("\u{20BB7}野家", "\u{20BB7}");
    assert_eq!(wordless.0, (1200, 630));
    let guide = drawn("骨質健康指南", "\u{20BB7}");
    assert_eq!(guide, drawn("骨質健康指南", "\u{20BB7}"));
    assert_ne!(guide, wordless, "a title of common characters is shown");
    assert_ne!(guide, drawn("骨質健康指針", "\u{20BB7}"), "titles differ");
    assert_ne!(wordless, drawn("\u{20BB7}野家", "出版者"), "a publisher is shown");
    // Even a long text stays on the left, away from the drawing on the right.
    let right = |picture: &((u32, u32), Vec<u8>)| {
        let rows = picture.1.chunks_exact(1200 * 3);
        rows.flat_map(|row| row[752 * 3..].to_vec()).collect::<Vec<u8>>()
    };
    for words in [
        "給所有人的骨質健康指南 Bone health: a guide for everybody ",
        "骨質健康指南",
        "低骨量（骨質缺乏）",
        "Pneumonoultramicroscopic",
        "，，",
    ] {
        let long = drawn(&words.repeat(9), &words.repeat(9));
        assert_ne!(long, wordless);
        assert!(right(&long) == right(&wordless), "words stay on the left: {words}");
    }
}

#[test]
fn the_preview_picture_of_a_guide_without_a_sign_shows_no_bone() {
    // If the font lacks the letter of the logo, the picture has neither text nor a drawing, only one colour.
    let (_, plain) = pixels(&picture("\u{20BB7}", "\u{20BB7}", &[]).expect("a picture"));
    assert!(plain.chunks_exact(3).all(|pixel| pixel == &plain[..3]));
}

#[test]
fn a_guide_has_its_own_picture_or_none() {
    let own = picture("標題", "出版者", &[("static/social.png", "any bytes")]);
    assert_eq!(own.as_deref(), Some(b"any bytes".as_slice()));
    let without_address = Session::of_files(&[]).build();
    assert!(!without_address.output.files.contains_key("social.png"));
}

#[test]
fn a_theme_file_that_is_neither_picture_nor_font_is_reported() {
    let guide = "title = \"標題\"\ndescription = \"說明。\"\nlanguage = \"zh-Hant-TW\"\nbase-url = \"https://example.org/\"\n[publisher]\nname = \"出版者\"\n";
    for path in ["templates/social/background.png", "templates/social/font.otf"] {
        let session = Session::of_files(&[("content/guide.toml", guide), (path, "text")]);
        let report = session.report();
        assert!(report.contains("error[unusable-theme-file]"), "{report}");
        assert!(report.contains(&format!("--> {path}:1:1")), "{report}");
    }
}
