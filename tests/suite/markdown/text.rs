//! The type for texts: a text is a range of its file where possible, otherwise a copy.

use std::sync::Arc;

use osteon::model::content::Text;

#[test]
fn neighbours_in_a_file_are_joined_without_a_copy() {
    let file = Arc::new("one two".to_owned());
    let mut text = Text::within(&file, 0..4);
    text.push(&Text::within(&file, 4..7));
    assert_eq!(&*text, "one two");
    assert_eq!(text.as_ptr(), file.as_ptr());
}

#[test]
fn joined_texts_are_copied_and_the_file_is_unchanged() {
    let file = Arc::new("one\ntwo".to_owned());
    let mut text = Text::within(&file, 0..3);
    text.push(&Text::within(&file, 4..7));
    text.push(&Text::from("!"));
    text.skip(1);
    text.truncate(4);
    assert_eq!((&*text, file.as_str()), ("netw", "one\ntwo"));
    text.push(&Text::from("?"));
    assert_eq!(&*text, "netw?");
}
