//! Chooses the paper size for print, US Letter or A4, by the region of the guide's language.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Path, in the theme, of the stylesheet that sets the paper size.
const STYLES: &str = "templates/styles/print.css";

/// Codes of the regions that print on US Letter; all others use A4. Source: the supplemental data of the Unicode CLDR.
const WITH_LETTER: [&str; 15] =
    ["BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

/// Sets the paper size US Letter in the print styles if people use it in the region of the language tag, as in the
/// United States for `en-US`. `files` are the files of the default theme.
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
