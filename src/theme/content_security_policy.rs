//! The hashes by which the content security policy of a page permits its inline scripts and styles.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The hash of a script or style as a content security policy writes it: `sha256-`, followed by the hash in base64.
pub fn policy_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
