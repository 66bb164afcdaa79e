//! Small values that many stages share: text of content, web addresses, digests.
use std::sync::Arc;

use osteon::digest::{Digest, Hasher};
use osteon::model::content::Text;
use osteon::model::mention::web::{full_address_meant, is_base_address, is_full_address};

#[test]
fn neighbours_in_a_file_are_joined_without_a_copy() {
    let file = Arc::new("one two".to_owned());
    let mut text = Text::within(&file, 0..4);
    text.push(&Text::within(&file, 4..7));
    assert_eq!(&*text, "one two");
    assert_eq!(text.as_ptr(), file.as_ptr());
}

#[test]
fn others_are_copied_and_the_file_stays_as_it_is() {
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

#[test]
fn an_address_leads_somewhere_or_not() {
    for right in [
        "https://www.who.int/",
        "HTTPS://example.org",
        "http://[::1]:8080/a",
        "https://衛教.tw/骨?a#b",
        "mailto:a@b.tw?subject=x",
        "tel:119",
        "sms:+886912345678",
        "https://example.org./",
    ] {
        assert!(is_full_address(right), "{right}");
    }
    for wrong in [
        "https://",
        "https:///a",
        "http:x",
        "https:alert(1)",
        "mailto:",
        "mailto:nurse",
        "mailto:@b.tw",
        "tel:",
        "tel:八",
        "//host/a",
        "https://a b.tw",
        "https://www.hpa,gov.tw",
        "https://hpa。gov.tw",
        "https://a..b",
        "javascript:alert(1)",
        "https://:80/",
    ] {
        assert!(!is_full_address(wrong), "{wrong}");
    }
}

#[test]
fn a_site_has_neither_query_nor_password() {
    assert!(is_base_address("https://example.org/guide/"));
    for wrong in [
        "https://example.org/?a",
        "https://example.org/#a",
        "https://me:word@example.org/",
        "ftp://a.b/",
    ] {
        assert!(!is_base_address(wrong), "{wrong}");
    }
}

#[test]
fn what_was_meant_is_a_full_address() {
    for (written, meant) in [
        ("www.who.int", Some("https://www.who.int")),
        ("hpa.gov.tw/bone", Some("https://hpa.gov.tw/bone")),
        ("//who.int/a", Some("https://who.int/a")),
        ("htps://www.who.int/", Some("https://www.who.int/")),
        ("https//www.who.int/", Some("https://www.who.int/")),
        ("https：／／who.int/", Some("https://who.int/")),
        ("nurse@example.org", Some("mailto:nurse@example.org")),
        ("02-2345-6789", Some("tel:02-2345-6789")),
        ("images/sun.png", None),
        ("cuases.md", None),
        ("zinc", None),
        ("https:alert(1)", None),
    ] {
        assert_eq!(full_address_meant(written).as_deref(), meant, "{written}");
    }
}

#[test]
fn hexadecimal_digits_can_be_read_back() {
    let digest = Digest::of("abc");
    assert_eq!(digest.to_hex(), "ba7816bf8f01cfea414140de5dae2223");
    assert_eq!(Digest::from_hex(&digest.to_hex()), Some(digest));
    for wrong in ["", "ba7816bf8f01cfea", "BA7816bf8f01cfea414140de5dae2223"] {
        assert_eq!(Digest::from_hex(wrong), None);
    }
}

#[test]
fn pieces_have_the_digest_of_the_whole() {
    let mut hasher = Hasher::default();
    hasher.add(b"a");
    hasher.add(b"bc");
    assert_eq!(hasher.digest(), Digest::of("abc"));
}

#[test]
fn a_list_is_more_than_its_bytes() {
    assert_ne!(Digest::of_list(["a", "bc"]), Digest::of_list(["ab", "c"]));
    assert_ne!(Digest::of_list(["abc"]), Digest::of_list(["abc", ""]));
}
