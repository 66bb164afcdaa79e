//! The paper size of a region.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The stylesheet that contains the paper size.
const STYLES: &str = "templates/styles/print.css";

/// Regions that print on US Letter; all others use A4. Source: the supplemental data of the Unicode CLDR.
const WITH_LETTER: [&str; 15] =
    ["BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

/// Sets the paper size of the language's region in the default theme's styles.
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
