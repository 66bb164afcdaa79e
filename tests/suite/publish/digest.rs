//! Digests: of a whole content, of a content in pieces, and of lists. Also their hexadecimal form.

use osteon::digest::{Digest, Hasher};

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
fn a_list_takes_more_memory_than_its_bytes() {
    assert_ne!(Digest::of_list(["a", "bc"]), Digest::of_list(["ab", "c"]));
    assert_ne!(Digest::of_list(["abc"]), Digest::of_list(["abc", ""]));
}
