//! Explains TOML syntax errors by what the author probably meant, with the text to write instead.
//!
//! The parser's message gives only the type of error. The explanation is derived from the line that the author wrote.

use std::ops::Range;

use super::error::{Line, SyntaxError};
use super::kinds::{self, SyntaxErrorKind};
use super::names::{head, is_name, name};
use crate::pipeline::parse::toml::{guess, quotes};

/// Explains the error that the TOML parser found at the byte range `range`, in this line. `message` is the parser's
/// message.
pub fn explain(line: &Line<'_>, range: Range<usize>, message: &str) -> SyntaxError {
    if let Some(error) = thousands(line) {
        return error;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    let odd = line.after().chars().next().filter(|c| c.is_control() && *c != '\t');
    if let Some(odd) = odd.filter(|_| begins(&["invalid", "unexpected content between"])) {
        return SyntaxError::new(&kinds::CONTROL, range, format!("U+{:04X}", u32::from(odd)));
    }
    if let Some((words, text)) = named(line, message) {
        return SyntaxError::new(words, range, text);
    }
    let is_end = line.after().trim_start().starts_with(['}', ']', ',']);
    if is_end && line.before().trim_end().ends_with('=') {
        return SyntaxError::new(&kinds::NOTHING_AFTER, range, "");
    }
    let is_text = ["basic string", "literal string"].iter().any(|sort| message.contains(sort));
    if is_text && message.starts_with("invalid") {
        return unclosed_text(line, range);
    }
    if line.is_head() {
        return head(line, range);
    }
    if begins(&["unclosed"]) {
        let sign = if message.contains("inline") { "}" } else { "]" };
        return SyntaxError::new(&kinds::NOT_CLOSED, range, sign);
    }
    if begins(&["extra comma"]) {
        return SyntaxError::new(&kinds::EXTRA_COMMA, range, "");
    }
    if begins(&["extra", "unexpected `=`"]) {
        return extra_equals(line, range);
    }
    let of_names = [
        "key with no value",
        "missing assignment",
        "invalid unquoted key",
        "unquoted keys",
        "missing value for key",
        "invalid key-value",
        "missing key",
        "keys cannot",
        "invalid inline table element",
    ];
    if begins(&of_names) {
        return name(line, range);
    }
    if begins(&["unexpected key or value", "unexpected content", "missing comma"]) {
        return after_value(line, range);
    }
    value(line, range)
}

/// Recognises errors for which the parser's message alone is enough, such as "duplicate key". Returns the kind of
/// error, and the part of the line that its explanation quotes. `None` for other errors.
fn named<'l>(line: &Line<'l>, message: &str) -> Option<(&'static SyntaxErrorKind, &'l str)> {
    static NAMED: [(&str, &SyntaxErrorKind); 6] = [
        ("cannot recurse", &kinds::TOO_DEEP),
        ("recursion", &kinds::TOO_DEEP),
        ("carriage return", &kinds::LINE_END),
        ("missing escaped", &kinds::BACKSLASH),
        ("too few unicode", &kinds::CODE_POINT),
        ("invalid value", &kinds::CODE_POINT),
    ];
    if message.starts_with("duplicate key") {
        let name = line.after().split([']', '=', '.']).next().unwrap_or_default().trim();
        return Some((&kinds::TWICE, name));
    }
    let of_message = NAMED.iter().find(|(start, _)| message.starts_with(start));
    of_message.map(|(_, words)| (*words, ""))
}

/// Recognises a number with commas between thousands, such as `1,200`, which the parser reads as several values.
/// Returns the error, with the number without commas as suggestion. `None` if the line contains no such number.
fn thousands(line: &Line<'_>) -> Option<SyntaxError> {
    let value = line.before().rsplit_once('=').map_or(line.text.split_once('='), |(name, _)| {
        Some((name, line.text.get(name.len() + 1..)?))
    });
    let value = value?.1.trim_start();
    let end =
        value.find(|c: char| !(c.is_ascii_digit() || "+-.,".contains(c))).unwrap_or(value.len());
    let (digits, rest) = value.split_at_checked(end)?;
    let is_whole = rest.trim_start().is_empty() || rest.trim_start().starts_with(['}', '#', ']']);
    let is_split = digits.contains(',') && !digits.ends_with(',') && is_whole;
    let suggestion = guess::number(digits).filter(|_| is_split)?;
    Some(SyntaxError::new(&kinds::NUMBER, line.place(digits), suggestion))
}

/// Explains why TOML cannot read a value: for instance because quotation marks are missing, or because they are those
/// of a word processor.
fn value(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let written = line.value_at_error();
    if written.is_empty() {
        return SyntaxError::new(&kinds::NOTHING_AFTER, range, "");
    }
    let place = line.place(written);
    let first = written.chars().next();
    if quotes::MARKS.iter().any(|(open, _)| Some(*open) == first) {
        return SyntaxError::new(&kinds::QUOTES, place, quotes::quoted(written));
    }
    if written.starts_with(['［', '｛']) {
        let suggestion = written.replace('＂', "\"").replace('，', ", ");
        return SyntaxError::new(&kinds::FULL_WIDTH, place, guess::half_width(&suggestion));
    }
    if let Some((_, comment)) = written.split_once("//") {
        let comment = line.place(written).end - comment.len() - 2..line.place(written).end;
        return SyntaxError::new(&kinds::COMMENT, comment, "");
    }
    if written.ends_with(['"', '\'']) {
        let suggestion = quotes::quoted(written.trim_end_matches(['"', '\'']));
        return SyntaxError::new(&kinds::OPENING_MISSING, range, suggestion);
    }
    if line.is_in_list() && are_several_numbers(written) {
        let suggestion = written.split_whitespace().collect::<Vec<_>>().join(", ");
        return SyntaxError::new(&kinds::COMMA_MISSING, place, suggestion);
    }
    unquoted(line, written, place)
}

/// Explains why TOML cannot read `written`, a value without quotation marks: a date in another form, a range in words,
/// a plain word and so on.
fn unquoted(line: &Line<'_>, written: &str, place: Range<usize>) -> SyntaxError {
    if let Some(suggestion) = guess::date(written) {
        return SyntaxError::new(&kinds::DATE, place, suggestion);
    }
    if let Some(suggestion) = guess::number(written) {
        return SyntaxError::new(&kinds::NUMBER, place, suggestion);
    }
    if guess::looks_like_date(written) {
        return SyntaxError::new(&kinds::DATE_UNCLEAR, place, "");
    }
    // A day of the year, pages and years are not ranges of a measurement.
    let is_no_range = ["reminder", "pages", "year"].contains(&line.field());
    if line.field() != "year" && is_no_range && guess::ends(written).is_some() {
        return SyntaxError::new(&kinds::NEEDS_QUOTES, place, quotes::quoted(written));
    }
    if let Some(suggestion) = range_fields(line.field(), written).filter(|_| !is_no_range) {
        return SyntaxError::new(&kinds::RANGE, place, suggestion).quoted(written);
    }
    if let Some((number, _)) = guess::number_with_unit(written) {
        return SyntaxError::new(&kinds::NUMBER_WITH_UNIT, place, number).quoted(written);
    }
    match written.to_lowercase().as_str() {
        "null" | "none" | "nil" | "undefined" => {
            return SyntaxError::new(&kinds::NOTHING_WORD, place, "");
        }
        word if word.is_ascii() => {
            if let Some(suggestion) = guess::boolean(word) {
                return SyntaxError::new(&kinds::YES_OR_NO, place, suggestion).quoted(written);
            }
        }
        _ => {}
    }
    if written.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
        return SyntaxError::new(&kinds::NO_NUMBER, place, "").quoted(written);
    }
    SyntaxError::new(&kinds::NEEDS_QUOTES, place, quotes::quoted(written))
}

fn are_several_numbers(text: &str) -> bool {
    text.split_whitespace().count() > 1 && text.split_whitespace().all(guess::is_number)
}

/// Converts a range in words to the TOML table that the author should write: `{ from = 18, to = 39 }` for an age,
/// `{ at-least = 120 }` for a measurement. `field` is the name of the field, which decides whether the range is an age.
/// `None` if `text` is no range.
pub fn range_fields(field: &str, text: &str) -> Option<String> {
    let (lower, upper) = guess::ends(text)?;
    let is_age = ["age", "applies-to", "every"].contains(&field);
    let end = |end: Option<(String, bool)>, age: &str, closed: &str, open: &str| {
        let (number, inclusive) = end?;
        let name = if is_age {
            age
        } else if inclusive {
            closed
        } else {
            open
        };
        Some(format!("{name} = {number}"))
    };
    let step = |end: Option<(String, bool)>, step: i64| match end {
        Some((number, false)) if is_age => {
            number.parse::<i64>().ok().map(|number| ((number + step).to_string(), true))
        }
        end => end,
    };
    let lower = end(step(lower, 1), "from", "at-least", "above");
    let upper = end(step(upper, -1), "to", "at-most", "below");
    let ends: Vec<String> = [lower, upper].into_iter().flatten().collect();
    Some(format!("{{ {} }}", ends.join(", ")))
}

/// Explains the error in a line in which more text follows a complete value.
fn after_value(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let (before, after) = (line.before(), line.after());
    let rest = after.trim_start();
    if rest.starts_with(['，', '、', '；']) {
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        let place = line.place(rest.get(..sign).unwrap_or_default());
        return SyntaxError::new(&kinds::FULL_WIDTH, place, ",");
    }
    if let Some(list) = joining_list(rest) {
        return SyntaxError::new(
            &kinds::JOINED,
            range,
            format!("{{ {list} = [{{ … }}, {{ … }}] }}"),
        );
    }
    if rest.starts_with("//") || rest.starts_with("<!--") || rest.starts_with("/*") {
        return SyntaxError::new(&kinds::COMMENT, line.place(rest.trim_end()), "");
    }
    let compared = line.text.split_once('=').map(|(_, value)| value.trim());
    if let Some(value) = compared.filter(|value| value.starts_with(['>', '<', '≥', '≤']))
        && let Some(suggestion) = range_fields(line.field(), value)
    {
        return SyntaxError::new(&kinds::RANGE, line.place(value), suggestion).quoted(value);
    }
    if let Some(suggestion) = with_inner_quotes(before, after) {
        return SyntaxError::new(&kinds::QUOTE_WITHIN, range, suggestion);
    }
    let value = compared.filter(|value| !value.starts_with(['"', '\'', '[', '{']));
    if let Some(value) =
        value.filter(|value| value.starts_with(|c: char| !c.is_alphanumeric() && !"+-".contains(c)))
        && !line.is_in_braces()
    {
        return SyntaxError::new(&kinds::NEEDS_QUOTES, line.place(value), quotes::quoted(value));
    }
    if rest.starts_with(',') && !line.is_in_list() && !line.is_in_braces() {
        let is_last =
            rest.trim_end() == "," || rest.trim_start_matches(',').trim_start().starts_with('#');
        let words = if is_last { &kinds::COMMA_AT_END } else { &kinds::TWO_VALUES };
        return SyntaxError::new(words, range, "");
    }
    second_value(line, rest, range)
}

/// Explains the error in a line in which `rest` follows a complete value without a comma between them. `rest` begins
/// with another value or field.
fn second_value(line: &Line<'_>, rest: &str, range: Range<usize>) -> SyntaxError {
    let next = rest.split_once('=').map(|(name, _)| name.trim()).filter(|name| is_name(name));
    let is_between = line.is_in_list() || line.is_in_braces();
    match next.or_else(|| rest.starts_with(['"', '\'', '[', '{']).then_some(rest)) {
        Some(next) if is_between => {
            SyntaxError::new(&kinds::COMMA_MISSING, range, format!(", {}", first_of(next)))
        }
        Some(next) if is_name(next) => SyntaxError::new(&kinds::OWN_LINE, line.place(next), next),
        Some(_) => SyntaxError::new(&kinds::TWO_VALUES, range, ""),
        None if rest.starts_with([']', '}']) => SyntaxError::new(&kinds::CLOSES_NOTHING, range, ""),
        None if rest.trim_start_matches([';', '；']).contains('=') => {
            let next = rest.trim_start_matches([';', '；']).trim();
            SyntaxError::new(&kinds::OWN_LINE, range, next)
        }
        None => SyntaxError::new(&kinds::NOT_HERE, range, ""),
    }
}

/// Recognises that `rest` begins with a word or sign such as `and` or `||`, by which the author joined two conditions.
/// Returns the key of the list in which both conditions should be: `any` for `or` and `||`, otherwise `all`. `None` if
/// no such word is there, or no condition follows it.
fn joining_list(rest: &str) -> Option<&'static str> {
    let is_joined = ["and", "or", "AND", "OR", "&&", "||", "not"]
        .iter()
        .any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with('{')));
    let is_any = rest.to_lowercase().starts_with("or") || rest.starts_with('|');
    is_joined.then_some(if is_any { "any" } else { "all" })
}

/// The first value or name in `rest`, as a message quotes it: a whole string, or the text up to the next comma or
/// closing bracket.
fn first_of(rest: &str) -> &str {
    let quote = rest.chars().next().filter(|c| "\"'".contains(*c));
    let end = quote.and_then(|quote| Some(rest.get(1..)?.find(quote)? + 2));
    let end = end.or_else(|| rest.find([',', ']', '}'])).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim()
}

/// Corrects a string with a quotation mark inside, as in `"a "b" c"`. TOML ends this string at the inner mark; `before`
/// and `after` are the parts of the line before and after this place. `None` if the line has another mistake.
fn with_inner_quotes(before: &str, after: &str) -> Option<String> {
    let (trimmed, rest) = (before.trim_end(), after.trim_start());
    let quote = trimmed.chars().next_back().filter(|c| "\"'".contains(*c))?;
    let end = rest.rfind(quote).filter(|_| !rest.starts_with(quote))?;
    let is_sum = rest.starts_with(['+', '&', '.']);
    let is_field = is_sum || rest.split_once('=').is_some_and(|(name, _)| is_name(name.trim()));
    if is_field || rest.starts_with([',', ']', '}']) {
        return None;
    }
    let begin = before.get(opening_quote(trimmed, quote) + 1..)?;
    let end = after.get(..end + after.len() - rest.len())?;
    Some(format!("\"{}\"", quotes::escaped(&format!("{begin}{end}"))))
}

/// Offset of the opening quotation mark of the string that ends `text`. `quote` is the string's closing mark.
fn opening_quote(text: &str, quote: char) -> usize {
    let inner = text.strip_suffix(quote).unwrap_or(text);
    inner.rfind(quote).unwrap_or_default()
}

/// Explains an `=` that should not be there. Either there are two, as in `x = = 3`, or a comma before the name is
/// missing, as in `{ from = 1 to = 2 }`.
fn extra_equals(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let between = line.before().rsplit('=').next().unwrap_or_default().trim();
    let words = between.rsplit_once(char::is_whitespace).map(|(value, name)| (value.trim(), name));
    match words.filter(|(value, name)| !value.is_empty() && is_name(name)) {
        Some((_, name)) if line.is_in_braces() => {
            SyntaxError::new(&kinds::COMMA_MISSING, line.place(name), format!(", {name} ="))
        }
        Some((_, name)) => SyntaxError::new(&kinds::OWN_LINE, line.place(name), name),
        None => SyntaxError::new(&kinds::EXTRA_EQUALS, range, ""),
    }
}

/// Explains a string in one line that has no closing quotation mark, or a wrong one.
fn unclosed_text(line: &Line<'_>, range: Range<usize>) -> SyntaxError {
    let value = line.text.split_once('=').map_or(line.text, |(_, value)| value).trim();
    let quote = value.find(['"', '\'']).and_then(|at| value.get(at..)).unwrap_or_default();
    let inner = quote.trim_start_matches(['"', '\'']);
    let closing = inner.chars().next_back().filter(|c| "”’」』＂＇".contains(*c));
    // A matching pair of marks within the text does not end it.
    let opens = |open: char| inner.contains(open);
    let is_pair = match closing {
        Some('”') => opens('“'),
        Some('’') => opens('‘'),
        Some('」') => opens('「'),
        Some('』') => opens('『'),
        _ => false,
    };
    match closing.filter(|_| !is_pair) {
        Some(closing) => {
            let suggestion = quotes::quoted(inner.strip_suffix(closing).unwrap_or(inner));
            SyntaxError::new(&kinds::CLOSING_WRONG, range, suggestion)
        }
        None => SyntaxError::new(&kinds::CLOSING_MISSING, range, ""),
    }
}
