//! Guesses what the author meant by a value that TOML or its field does not accept.
//!
//! Such values are numbers with full-width digits, dates in another order, or ranges in words. A function that corrects
//! a value returns the correct form, or `None` if it cannot tell what the author meant.

use crate::model::date::Date;
use crate::pipeline::lexicon::Lexicon;

/// The words in a date that mark its year as one of the Republic of China, such as `民國113年` for 2024.
const REPUBLIC: Lexicon = Lexicon { en: "Republic of China", zh: "民國" };
const REPUBLIC_IN_FULL: Lexicon = Lexicon { en: "the Republic of China", zh: "中華民國" };
const YEAR: Lexicon = Lexicon { en: "years", zh: "年" };
const MONTH: Lexicon = Lexicon { en: "month", zh: "月" };
const DAY: Lexicon = Lexicon { en: "day", zh: "日" };
const NUMBERED_DAY: Lexicon = Lexicon { en: "th", zh: "號" };
const OLD: Lexicon = Lexicon { en: "years", zh: "歲" };
const AND_OVER: Lexicon = Lexicon { en: " and over", zh: "以上" };
const AND_UNDER: Lexicon = Lexicon { en: " and under", zh: "以下" };
const TO: Lexicon = Lexicon { en: " to ", zh: "到" };
const UNTIL: Lexicon = Lexicon { en: "..", zh: "至" };
const YES: Lexicon = Lexicon { en: "yes", zh: "是" };
const NO: Lexicon = Lexicon { en: "no", zh: "否" };

/// Converts full-width characters to half-width ones, dashes that look like a minus sign to `-`, and special spaces to
/// ordinary ones.
pub fn half_width(text: &str) -> String {
    let half = |character: char| match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' | '\u{2796}' => '-',
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        '〜' => '~',
        '。' | '·' => '.',
        _ => character,
    };
    text.chars().map(half).collect()
}

/// Returns true if a text is a decimal number as TOML writes it, such as `-1.5`. Exponents and underscores are not
/// accepted.
pub fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    are_digits(whole) && are_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

/// Converts a number that TOML does not accept, such as `1,200`, `007`, `.5`, `1/2` or `民國113年`, to TOML's form. `None`
/// if the text is no number, or if it can be read in several ways.
pub fn number(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = text.trim();
    if let Some(year) = text.strip_prefix(REPUBLIC.zh).and_then(|rest| rest.strip_suffix(YEAR.zh)) {
        return year.trim().parse::<u16>().ok().map(|year| (u32::from(year) + 1911).to_string());
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = if let Some(value) = fraction(digits) {
        value
    } else {
        let without_commas = without_thousands(digits)?;
        let (whole, fraction) = match without_commas.split_once('.') {
            Some((whole, fraction)) => {
                (whole, Some(fraction).filter(|fraction| !fraction.is_empty()))
            }
            None => (without_commas.as_str(), None),
        };
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        fraction.map_or_else(|| whole.to_owned(), |fraction| format!("{whole}.{fraction}"))
    };
    let number = format!("{sign}{plain}");
    (is_number(&number) && digits.contains(|c: char| c.is_ascii_digit())).then_some(number)
}

/// Removes the commas between thousands: `1,200,000.5` becomes `1200000.5`. Otherwise reads a single comma as a decimal
/// point: `1,5` becomes `1.5`. `None` if commas are used in another way.
fn without_thousands(digits: &str) -> Option<String> {
    let Some((first, rest)) = digits.split_once(',') else { return Some(digits.replace('_', "")) };
    let (groups, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit());
    if is_first && first != "0" && groups.split(',').all(is_group) {
        let end = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
        return Some(format!("{first}{}{end}", groups.replace(',', "")));
    }
    let is_decimal = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
    is_decimal.then(|| format!("{first}.{rest}"))
}

/// Converts a fraction such as `1/2` to a decimal number, such as `0.5`. `None` if the fraction is 1 or more, or if the
/// decimal number would need more than three decimals.
fn fraction(text: &str) -> Option<String> {
    let (above, below) = text.split_once('/')?;
    let (above, below): (u32, u32) = (above.trim().parse().ok()?, below.trim().parse().ok()?);
    let thousandths = (above.checked_mul(1000)?).checked_div(below)?;
    if thousandths.checked_mul(below)? != above * 1000 || above >= below {
        return None;
    }
    Some((f64::from(thousandths) / 1000.0).to_string())
}

/// Splits a number with a unit, such as `30%`, `5 mg` or `65歲`, into number and unit. `None` if one of the two is
/// missing, or if the unit contains digits.
pub fn number_with_unit(text: &str) -> Option<(String, String)> {
    let text = half_width(text);
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || "+-.,".contains(c)))?;
    let (digits, unit) = text.split_at_checked(end)?;
    let is_unit = !unit.contains(|c: char| c.is_ascii_digit() || "-~/:=".contains(c));
    let digits = digits.trim_end_matches([',', '.']);
    (is_unit && !unit.trim().is_empty() && digits != "0").then_some(())?;
    Some((number(digits)?, unit.trim().to_owned()))
}

/// Converts a date such as `31.1.2026`, `2026/1/31` or `民國115年1月31日` to TOML's form, `2026-01-31`. `None` if the text
/// is no date, or if the day and the month could be confused, as in `1/2/2026`.
pub fn date(text: &str) -> Option<String> {
    let text = half_width(text);
    let trimmed = text.trim().trim_matches(['"', '\'']).trim();
    let of_republic =
        trimmed.strip_prefix(REPUBLIC_IN_FULL.zh).or(trimmed.strip_prefix(REPUBLIC.zh));
    let plain = of_republic
        .unwrap_or(trimmed)
        .replace(YEAR.zh, "-")
        .replace(MONTH.zh, "-")
        .replace(DAY.zh, "")
        .replace(NUMBERED_DAY.zh, "");
    let sign = plain.chars().find(|c| "-/.".contains(*c))?;
    let parts: Vec<&str> = plain.split(['-', '/', '.']).map(str::trim).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let part = |text: &str| text.parse::<i16>().ok();
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) if of_republic.is_none() => (part(first)?, part(second)?, part(third)?),
        (1..=3, 1 | 2) if of_republic.is_some() || first.len() == 3 => {
            (part(first)? + 1911, part(second)?, part(third)?)
        }
        (1 | 2, 4) => match (part(first)?, part(second)?) {
            (day, month) if sign == '.' || day > 12 => (part(third)?, month, day),
            (month, day) if day > 12 => (part(third)?, month, day),
            _ => return None,
        },
        _ => return None,
    };
    let date = Date::new(year, month as i8, day as i8).ok()?;
    (1..=12).contains(&month).then(|| date.to_string())
}

/// Returns true if a text looks like a date. It must have three groups of digits, with at least six digits in all.
/// These must be separated by two of `-`, `/` and `.`, or by 年 and 月.
pub fn looks_like_date(text: &str) -> bool {
    let text = half_width(text);
    let mut groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let is_three = groups.by_ref().count() == 3;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    is_three
        && digits >= 6
        && ((text.contains(YEAR.zh) && text.contains(MONTH.zh))
            || text.matches(['-', '/', '.']).count() == 2)
}

/// The lower and the upper end of a range that the author wrote as `18-39`, `65+`, `≥ 65`, `< 18` or `18 歲以上`. For each
/// end: the number as text, and true if the range includes this number. `None` if the range is open at this end.
pub type Ends = (Option<(String, bool)>, Option<(String, bool)>);

/// Parses a range that is written with signs or words, such as `≥ 65` or `18 歲以上`. `None` if the text is no range.
pub fn ends(text: &str) -> Option<Ends> {
    let text = half_width(text);
    let text = text.trim().trim_matches(['"', '\'']).trim();
    for (sign, is_lower, inclusive) in [
        (">=", true, true),
        ("≥", true, true),
        ("≧", true, true),
        ("<=", false, true),
        ("≤", false, true),
        ("≦", false, true),
        (">", true, false),
        ("<", false, false),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            let end = (plain(rest)?, inclusive);
            return Some(if is_lower { (Some(end), None) } else { (None, Some(end)) });
        }
    }
    let open = [(AND_OVER.zh, true), ("+", true), (AND_OVER.en, true), (" or more", true)];
    let open =
        open.into_iter().chain([(AND_UNDER.zh, false), (" or less", false), (AND_UNDER.en, false)]);
    for (words, is_lower) in open {
        if let Some(rest) = text.strip_suffix(words) {
            let end = (plain(rest)?, true);
            return Some(if is_lower { (Some(end), None) } else { (None, Some(end)) });
        }
    }
    // A leading minus sign belongs to the number.
    ["~", TO.en, TO.zh, UNTIL.zh, UNTIL.en, "-"].into_iter().find_map(|sign| {
        let (at, _) = text.match_indices(sign).find(|(at, _)| *at > 0)?;
        let (from, to) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let (from, to) = (plain(from)?, plain(to)?);
        let is_sorted = from.parse::<f64>().ok()? <= to.parse::<f64>().ok()?;
        is_sorted.then_some((Some((from, true)), Some((to, true))))
    })
}

/// Reads the number at one end of a range, which a unit may follow: `歲`, `年`, `years` or `%`. Returns the number in
/// TOML's form; `None` if the text is no number.
fn plain(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_end_matches('%')
        .trim_end_matches(OLD.zh)
        .trim_end_matches(YEAR.zh)
        .trim_end();
    number(text.trim_end_matches("years").trim_end())
}

/// Converts a word such as `Yes` or `off` to the truth value that it means, `true` or `false`. `None` for any other
/// text.
pub fn boolean(text: &str) -> Option<&'static str> {
    match text.trim().trim_matches(['"', '\'']).to_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true"),
        "false" | "no" | "off" => Some("false"),
        word if word == YES.zh => Some("true"),
        word if word == NO.zh => Some("false"),
        _ => None,
    }
}
