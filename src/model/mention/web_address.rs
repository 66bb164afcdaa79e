//! Full addresses of the web, of mail and of telephones: checks whether an address is complete, and guesses the address
//! that the author meant if it is not.

/// The schemes of full addresses, such as `https` in `https://…`. Any other word before a colon is taken for a kind of
/// thing in the guide, such as `section` in `section:diet`.
pub const WEB_SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// The schemes that are refused, because addresses with these schemes run a program, contain the data themselves, lead
/// to a local disk, or work only with a certain app.
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

/// Returns true if an address with a colon cannot name a thing in the guide. `before` is the text before the colon,
/// `behind` the text after it. True if `before` is a refused scheme (`javascript`) or a drive letter (`C:\`), or if
/// `behind` begins with `//`. False for `section:diet`.
pub fn is_refused_scheme_or_drive(before: &str, behind: &str) -> bool {
    let is_disk = before.len() == 1 && behind.starts_with(['/', '\\']);
    let is_forbidden = FORBIDDEN_SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(before));
    is_disk || is_forbidden || behind.starts_with("//")
}

/// Endings of file names, such as `md` in `food.md`. They must not be taken for the last part of a host name.
const FILE_ENDINGS: [&str; 28] = [
    "md", "html", "htm", "toml", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "doc",
    "docx", "xls", "xlsx", "ppt", "pptx", "odt", "csv", "txt", "zip", "mov", "json", "xml", "css",
    "js", "ics",
];

/// Returns true if this is a complete address of the web, of mail or of a telephone: `https:` with a host, `mailto:`
/// with a name and a host, or `tel:` with a number. `http:` and `sms:` are accepted, too. False for a relative address.
pub fn is_full_address(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let is_whole = !address.contains(char::is_whitespace);
    is_whole
        && match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => is_site_address(address),
            "mailto" => rest.split(['?', ',']).next().is_some_and(is_mailbox),
            "tel" | "sms" => rest.is_ascii() && rest.contains(|c: char| c.is_ascii_digit()),
            _ => false,
        }
}

/// Returns true for an address that begins with `http://` or `https://` and has a host.
pub fn is_site_address(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    ["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        && !address.contains(char::is_whitespace)
        && is_host(host)
}

/// Returns true if an address can be the beginning of all addresses of a site. It must not contain a query, a fragment
/// or the name of a page, because paths of pages are appended to it. It must not contain a user name or a password,
/// because it is published.
pub fn is_base_address(address: &str) -> bool {
    let authority = address.split("://").nth(1).and_then(|rest| rest.split('/').next());
    is_site_address(address)
        && !address.contains(['?', '#'])
        && ![".html", ".htm", ".php"].iter().any(|ending| address.ends_with(ending))
        && authority.is_some_and(|authority| !authority.contains('@'))
}

/// Returns true if a text is a domain name or an IP address, with or without a port.
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

/// Returns true if a text has the form `name@host`.
fn is_mailbox(address: &str) -> bool {
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
}

/// Guesses the full address that the author meant by an incomplete or wrong address: `https://www.who.int` for
/// `www.who.int`. The address may lack `https://`, `mailto:` or `tel:`, or contain full-width characters. `None` if
/// there is no good guess.
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

/// Returns true for `http`, `https` and common misspellings of them, such as `htpp`.
fn is_nearly_web(scheme: &str) -> bool {
    let scheme = scheme.to_ascii_lowercase();
    scheme.starts_with('h') && scheme.len() <= 6 && scheme.contains('t') && scheme.contains('p')
}

/// Returns true if a text looks like a host name and not like the name of a file.
fn looks_like_host(host: &str) -> bool {
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    let is_ending = FILE_ENDINGS.contains(&last.to_ascii_lowercase().as_str());
    let is_letters = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_host(host) && is_letters && !is_ending
}

/// Converts a full-width character, which Chinese keyboards may type in an address, to its half-width form: `：` to `:`.
fn half_width(character: char) -> char {
    match character {
        '\u{3002}' => '.',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        other => other,
    }
}
