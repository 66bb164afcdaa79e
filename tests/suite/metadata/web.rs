//! Web addresses: which of them are complete, which can be the base address of a site, which address the author meant,
//! and how many a sitemap contains.

use osteon::model::mention::web_address::{full_address_meant, is_base_address, is_full_address};
use osteon::pipeline::compose::sitemap::{self, MOST_ADDRESSES, MOST_BYTES};

#[test]
fn an_address_resolves_or_does_not() {
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
fn a_site_address_has_neither_query_nor_password() {
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
fn the_suggested_address_is_complete() {
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
fn addresses_are_split_into_sitemaps_by_number_and_by_size() {
    let all = sitemap::files(std::iter::repeat_n(90, MOST_ADDRESSES));
    assert!(matches!(all.as_slice(), [file] if *file == (0..MOST_ADDRESSES)));
    let one_more = sitemap::files(std::iter::repeat_n(90, MOST_ADDRESSES + 1));
    assert_eq!(one_more, [0..MOST_ADDRESSES, MOST_ADDRESSES..MOST_ADDRESSES + 1]);
    assert_eq!(sitemap::files([MOST_BYTES - 9, 9, 1].into_iter()), [0..2, 2..3]);
    assert!(sitemap::files(std::iter::empty()).is_empty());
}
