//! "Did you mean": the nearest of the names that would have been right.

/// The name most like `wrong`, if any is near enough to be worth saying.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const NEAR_ENOUGH: f64 = 0.5;
    let wrong = wrong.to_lowercase();
    names
        .into_iter()
        .map(|name| (likeness(&wrong, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        // The first of equals, so that the suggestion does not hang on the order of a map.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, name)| name)
}

/// 1 for equal names, 0 for names that share nothing. Typing errors and a lost ending both count as near.
fn likeness(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(a, b).max(strsim::jaro_winkler(a, b) - 0.3)
}
