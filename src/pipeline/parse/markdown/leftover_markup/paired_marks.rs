//! Finds leftover markup that has an opening and a closing mark, such as `==text==`, and that the Markdown parser has
//! not recognised. Each function gets the text from the opening mark on, and returns the length in bytes up to the end
//! of the closing mark.

use super::leftovers::GAP;

/// Finds `^[text of the note]`, a footnote syntax of other tools, at the start of `rest`. Returns its length in bytes.
/// `before` is the character before `rest`: after a digit, `^[` is a power and not a footnote.
pub fn note(rest: &str, before: char) -> Option<usize> {
    let inner = rest.strip_prefix("^[")?.split(['\n', GAP, '[']).next()?;
    let length = inner.find(']')?;
    let letters = inner[..length].chars().filter(|c| c.is_alphabetic()).count();
    let is_power = before.is_ascii_digit() || inner[..length].contains(['+', '=']);
    (letters > 2 && !is_power).then_some("^[]".len() + length)
}

/// Finds strikethrough with unequal marks, `~~text~` or `~text~~`, at the start of `rest`. Returns its length in bytes.
/// `None` if `before`, the character before `rest`, is a letter, a digit or `~`.
pub fn half_struck(rest: &str, before: char) -> Option<usize> {
    let line = rest.split(['\n', GAP]).next()?;
    let inner = line.trim_start_matches('~');
    let opening = line.len() - inner.len();
    let length = inner.find('~')?;
    let closing = inner[length..].bytes().take_while(|byte| *byte == b'~').count();
    let is_text = !inner[..length].starts_with(char::is_whitespace)
        && !inner[..length].ends_with(char::is_whitespace)
        && inner[..length].chars().any(char::is_alphabetic);
    let is_apart = !before.is_alphanumeric() && before != '~';
    let is_half = matches!((opening, closing), (1, 2) | (2, 1));
    (is_half && is_text && is_apart).then_some(opening + length + closing)
}

/// Finds a formula between dollar signs, `$x^2$` or `$$…$$`, at the start of `rest`. Returns its length in bytes.
/// Leaves out prices, such as `$5 or $6`: between single dollar signs, a formula must contain a sign such as `^` or
/// `=`.
pub fn mathematics(rest: &str, before: char) -> Option<usize> {
    let rest_line = rest.split(GAP).next()?;
    if let Some(inner) = rest_line.strip_prefix("$$") {
        let length = inner.find("$$").filter(|length| *length > 0)?;
        return Some(length + 4);
    }
    let inner = rest_line.strip_prefix('$')?.split('\n').next()?;
    let length = inner.find('$')?;
    let (inner, behind) = inner.split_at(length);
    let is_price = behind[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_formula = inner.contains(['^', '_', '\\', '=', '{']) && !inner.is_empty();
    let is_close = !inner.starts_with(' ') && !inner.ends_with(' ');
    (is_formula && is_close && !is_price && !before.is_ascii_alphanumeric()).then_some(length + 2)
}

/// Finds a superscript between two carets, as in `x^2^`. `rest` begins with the first caret, which is `mark`,
/// half-width or full-width; `before` is the character before it. Returns the length in bytes, with both carets.
pub fn raised(rest: &str, before: char, mark: char) -> Option<usize> {
    let inner = &rest[mark.len_utf8()..];
    let is_script = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '−' | '.');
    let length = inner.find(|c| !is_script(c)).filter(|length| (1..=12).contains(length))?;
    let is_base = before.is_alphanumeric() || matches!(before, ')' | ']');
    (is_base && inner[length..].starts_with(mark)).then_some(length + 2 * mark.len_utf8())
}

/// Finds a subscript of one to three digits between tildes, as in `H~2~O`. `rest` begins with the first tilde; the
/// caller has checked that a letter precedes it. Returns the length in bytes, with both tildes.
pub fn lowered(rest: &str) -> Option<usize> {
    let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
    let is_script = (1..=3).contains(&digits) && rest[1 + digits..].starts_with('~');
    (is_script
        && !rest[2 + digits..].starts_with(['~', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']))
    .then_some(digits + 2)
}

/// Finds text between doubled marks, such as `==text==`, at the start of `rest`. `mark` is one such mark, here `=`;
/// `before` is the character before `rest`. Returns the length in bytes, with all marks.
pub fn doubled(rest: &str, mark: char, before: char) -> Option<usize> {
    let marks = mark.to_string().repeat(2);
    let line = rest.split('\n').next()?;
    let inner = line.strip_prefix(&marks)?;
    let length = inner.find(&marks)?;
    let text = &inner[..length];
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != mark);
    let is_text = touches(text.chars().next()) && touches(text.chars().next_back());
    let behind = inner[length + marks.len()..].chars().next();
    let is_apart = before != mark && behind != Some(mark);
    // Comparisons such as `a==b` touch text on both sides.
    let is_code = mark == '='
        && before.is_ascii_alphanumeric()
        && text.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_text && is_apart && !is_code).then_some(length + 2 * marks.len())
}

/// Finds Han text between underscores, `_字_` or `__字__`, at the start of `rest`. CommonMark does not take it for
/// emphasis if other Han text touches the underscores. `mark` is the underscore, half-width or full-width. Returns the
/// length in bytes.
pub fn underscores(rest: &str, mark: char, before: char) -> Option<usize> {
    let count = rest.chars().take_while(|c| *c == mark).count();
    let marks = mark.to_string().repeat(count);
    let inner = rest.strip_prefix(&marks)?.split('\n').next()?;
    let length = inner.find(mark).filter(|length| *length > 0)?;
    let (text, behind) = inner.split_at(length);
    let is_even = behind.chars().take_while(|c| *c == mark).count() == count;
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii());
    let is_text = !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace);
    let has_han = touches(text.chars().next()) && touches(text.chars().next_back());
    let is_bound = mark == '＿'
        || touches(Some(before))
        || touches(behind.trim_start_matches(mark).chars().next());
    (count < 3 && is_even && is_text && has_han && is_bound).then_some(length + 2 * marks.len())
}

/// Finds a comment between double percent signs, `%%for editors%%`, at the start of `rest`. Returns its length in
/// bytes.
pub fn comment(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("%%")?;
    let length = inner.find("%%")?;
    let is_text = inner[..length].chars().any(char::is_alphabetic);
    (is_text && !inner[..length].contains(GAP)).then_some(length + 4)
}

/// Finds a link in the syntax of wikis, `[[page]]`, at the start of `rest`. Returns its length in bytes.
pub fn wiki(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("[[")?;
    let length = inner.find([']', '[', '\n', GAP])?;
    let is_word = inner[..length].chars().any(char::is_alphabetic);
    (is_word && inner[length..].starts_with("]]")).then_some(length + 4)
}

/// Finds text between two equal marks on one line, such as code between full-width backticks: `｀code｀`. Returns the
/// length in bytes, including both marks.
pub fn between_single_marks(rest: &str, mark: char) -> Option<usize> {
    let inner = rest.strip_prefix(mark)?.split('\n').next()?;
    let length = inner.find(mark).filter(|length| *length > 0)?;
    Some(length + 2 * mark.len_utf8())
}
