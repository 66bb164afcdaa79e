//! Full addresses: which can lead somewhere, and what somebody meant by one that cannot.

/// Schemes of full addresses; anything else before a colon is a kind of mention, right or wrong.
pub const WEB_SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// Schemes that run a program, hold the data themselves, or lead to one computer's disk, and some that only an app
/// understands. A scheme before `//` need not be known to be one.
pub const FORBIDDEN_SCHEMES: [&str; 12] = [
    "javascript",
    "vbscript",
    "livescript",
    "data",
    "blob",
    "file",
    "ftp",
    "about",
    "view-source",
    "intent",
    "ws",
    "filesystem",
];

/// Whether what stands before and behind a colon is a scheme or a disk, rather than a kind of mention and an id.
pub fn is_scheme(before: &str, behind: &str) -> bool {
    let is_disk = before.len() == 1 && behind.starts_with(['/', '\\']);
    let is_forbidden = FORBIDDEN_SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(before));
    is_disk || is_forbidden || behind.starts_with("//")
}

/// Endings of files that are no ends of hosts, though they look like some.
const FILE_ENDINGS: [&str; 28] = [
    "md", "html", "htm", "toml", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "doc",
    "docx", "xls", "xlsx", "ppt", "pptx", "odt", "csv", "txt", "zip", "mov", "json", "xml", "css",
    "js", "ics",
];

/// Whether a full address can lead somewhere: one of the web has a host, one for mail a name and a host, one for the
/// telephone a number.
pub fn is_full_address(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let is_whole = !address.contains(char::is_whitespace);
    is_whole
        && match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => is_site_address(address),
            "mailto" => rest.split(['?', ',']).next().is_some_and(is_mailbox),
            "tel" | "sms" => rest.contains(|c: char| c.is_ascii_digit()),
            _ => false,
        }
}

/// Whether an address is of the web, with a host.
pub fn is_site_address(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    ["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        && !address.contains(char::is_whitespace)
        && is_host(host)
}

/// Whether an address can be that of a whole site: pages are put behind it, so nothing may follow its path, and
/// everybody can read it, so it holds no name or password.
pub fn is_base_address(address: &str) -> bool {
    let authority = address.split("://").nth(1).and_then(|rest| rest.split('/').next());
    is_site_address(address)
        && !address.contains(['?', '#'])
        && authority.is_some_and(|authority| !authority.contains('@'))
}

/// A name between dots or an IP address, with or without a port.
fn is_host(host: &str) -> bool {
    let has_letter = |part: &str| part.contains(char::is_alphanumeric);
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split_once(']').is_some_and(|(address, _)| has_letter(address));
    }
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~%".contains(c);
    let is_wide = |c: char| matches!(c, '\u{3001}' | '\u{3002}' | '\u{FF01}'..='\u{FF65}');
    has_letter(name)
        && name.chars().all(|c| is_plain(c) && !is_wide(c))
        && !name.trim_end_matches('.').split('.').any(str::is_empty)
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// `name@host`, as far as it can be told without writing to it.
fn is_mailbox(address: &str) -> bool {
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
}

/// The full address that somebody meant who wrote something else: one without its beginning, one with full-width signs,
/// a mail address, a telephone number.
pub fn full_address_meant(written: &str) -> Option<String> {
    let half: String = written.trim().chars().map(half_width).collect();
    if half != written && is_full_address(&half) {
        return Some(half);
    }
    if !half.contains('/') && is_mailbox(&half) && half.contains('.') {
        return Some(format!("mailto:{half}"));
    }
    let is_number = |c: char| c.is_ascii_digit() || "+-() ".contains(c);
    if half.chars().all(is_number) && half.chars().filter(char::is_ascii_digit).count() >= 3 {
        let number: String = half.chars().filter(|c| !" ()".contains(*c)).collect();
        return Some(format!("tel:{number}"));
    }
    let behind = match half.split_once(':') {
        Some((scheme, rest)) => is_nearly_web(scheme).then_some(rest)?,
        None => half.strip_prefix("https//").or(half.strip_prefix("http//")).unwrap_or(&half),
    };
    let behind = behind.trim_start_matches('/');
    let host = behind.split(['/', '?', '#']).next().unwrap_or_default();
    let guess = format!("https://{behind}");
    (looks_like_host(host) && is_site_address(&guess)).then_some(guess)
}

/// Whether this is `http` or `https`, or a slip of typing away from it.
fn is_nearly_web(scheme: &str) -> bool {
    let scheme = scheme.to_ascii_lowercase();
    scheme.starts_with('h') && scheme.len() <= 6 && scheme.contains('t') && scheme.contains('p')
}

/// Whether a name is that of a host rather than of a file.
fn looks_like_host(host: &str) -> bool {
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    let is_ending = FILE_ENDINGS.contains(&last.to_ascii_lowercase().as_str());
    let is_letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_host(host) && is_letters && !is_ending
}

/// A full-width sign of an address as the sign itself: a Chinese keyboard writes the former.
fn half_width(character: char) -> char {
    match character {
        '\u{3002}' => '.',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        other => other,
    }
}
