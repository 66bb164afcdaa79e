//! The paper of a language's region.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The styles that name a size of paper.
const STYLES: &str = "templates/styles/print.css";

/// Regions where people print on Letter; all others have A4. So says the Unicode CLDR.
const WITH_LETTER: [&str; 15] =
    ["BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

/// Gives the default theme's styles the paper of the language's region.
pub fn fit(language: &str, files: &mut BTreeMap<String, Arc<[u8]>>) {
    let region = language.split('-').skip(1).find(|subtag| subtag.len() == 2);
    let has_letter = region
        .is_some_and(|region| WITH_LETTER.iter().any(|known| known.eq_ignore_ascii_case(region)));
    if let Some(styles) = files.get_mut(STYLES)
        && has_letter
    {
        let css = String::from_utf8_lossy(styles).replace("size: A4;", "size: letter;");
        *styles = css.into_bytes().into();
    }
}
