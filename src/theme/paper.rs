//! Chooses the paper size for print: US Letter or A4, by region.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Path of the stylesheet that sets the paper size.
const STYLES: &str = "templates/styles/print.css";

/// Codes of the regions that print on US Letter; all others use A4. Source: the supplemental data of the Unicode CLDR.
const WITH_LETTER: [&str; 15] =
    ["BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

/// Sets the paper size in the default theme's print styles, by the region in a language tag such as `en-US`.
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
